"""Every word of the workbook: sheets, headings, Tests, settings, yes and no.

Nothing else in the project spells these out. Each entry lists the English word
first, which is what is written; all that follow are understood as well.
Translations are added by appending to the tuples.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sheet(StrEnum):
    """The sheets of a workbook, by the name they are written with."""

    START = "Start"
    CRITERIA = "Criteria"
    ACCOUNTS = "Accounts"
    SETTINGS = "Settings"
    SIGNALS = "Signals"
    ACTIVITIES = "Activities"
    CONTACTS = "Contacts"
    CONTACT_CRITERIA = "Contact criteria"
    DEALS = "Deals"
    SOURCES = "Sources"
    MAPPING = "Mapping"
    ROUTING = "Routing"
    COMPARE = "Compare"
    SCORED = "Scored"
    CONTACTS_SCORED = "Contacts scored"
    SUMMARY = "Summary"
    CHECK = "Check"
    HISTORY = "History"
    HISTORY_CRITERIA = "History criteria"


RESULT_SHEETS = (
    Sheet.SCORED,
    Sheet.CONTACTS_SCORED,
    Sheet.SUMMARY,
    Sheet.CHECK,
    Sheet.HISTORY,
    Sheet.HISTORY_CRITERIA,
)
"""All that can be written, in the order of their tabs."""
SHEET_WORDS: dict[Sheet, tuple[str, ...]] = {sheet: (sheet.value,) for sheet in Sheet}
FUNCTION_PREFIX = "ACCOUNT_"
"""How each of our worksheet functions begins; only the add-in can calculate them."""


class Head(StrEnum):
    """The headings of the tables that people fill in, but for Accounts' own."""

    CRITERION = "Criterion"
    WEIGHT = "Weight"
    FIELD = "Account field"
    TEST = "Test"
    VALUE = "Value"
    TO = "To"
    POINTS = "Points"
    IF_BLANK = "If blank"
    GROUP = "Group"
    PROFILE = "Profile"
    NOTE = "Note"
    SETTING = "Setting"
    ACCOUNT = "Account"
    DATE = "Date"
    ACTIVITY = "Activity"
    CONTACT = "Contact"
    COUNT = "Count"
    HALF_LIFE = "Half-life"
    MOST = "Most"
    EXPIRES = "Expires after"
    ONCE_PER = "Once per"
    ROLE = "Role"
    AMOUNT = "Amount"
    AGAINST = "Against"
    NAME = "Name"
    FILE = "File or sheet"
    KEY_HERE = "Key here"
    KEY_THERE = "Key there"
    COLUMNS = "Columns"
    EXPORT_HEADING = "Export heading"
    SAMPLE = "Sample"
    SELLER = "Seller"
    MOST_PER_SELLER = "Most per seller"
    RATING = "Rating"
    STATUS = "Status"
    TIME_PASSED = "Time passed"
    DATA_CHANGED = "Data changed"
    WEIGHTS_CHANGED = "Weights changed"
    WHAT_CHANGED = "What changed"
    SETTING_VALUE = "Setting value"
    STATUS_CODE = "Status code"
    STATUS_CODE_BEFORE = "Status code before"
    CONTACT_FROM_BEFORE = "Contact from before"
    CONTACT_FROM_AFTER = "Contact from after"
    KNOWN_BEFORE = "Known at least before"
    KNOWN_AFTER = "Known at least after"
    DISQUALIFIED_BY = "Disqualified by"
    CRITERIA_CHANGED = "Criteria changed"
    CONTACT_FROM = "Contact from"
    FINGERPRINT = "Fingerprint of Accounts"
    ACCOUNTS_COLUMN = "Column of Accounts"
    ACCOUNTS_HEADING = "Heading of Accounts"
    ACCOUNTS_SHOWN = "Place on Scored"


_ALSO: dict[Head, tuple[str, ...]] = {
    Head.ACCOUNT: ("Company", "Account name", "Company name"),
    Head.CONTACT: ("Contact name", "Person", "Full name"),
    Head.FILE: ("File", "Sheet"),
}
HEAD_WORDS: dict[Head, tuple[str, ...]] = {
    head: (head.value, *_ALSO.get(head, ())) for head in Head
}
CRITERIA_HEADS = (
    Head.CRITERION,
    Head.WEIGHT,
    Head.FIELD,
    Head.TEST,
    Head.VALUE,
    Head.TO,
    Head.POINTS,
    Head.IF_BLANK,
    Head.GROUP,
    Head.PROFILE,
    Head.NOTE,
)
CRITERIA_REQUIRED = (Head.CRITERION, Head.TEST, Head.POINTS)
SETTINGS_REQUIRED = (Head.SETTING, Head.VALUE)
OPTIONAL_REQUIRED: dict[Sheet, tuple[Head, ...]] = {
    Sheet.SIGNALS: (Head.ACTIVITY, Head.POINTS),
    Sheet.ACTIVITIES: (Head.ACCOUNT, Head.DATE, Head.ACTIVITY),
    Sheet.CONTACTS: (Head.ACCOUNT, Head.CONTACT),
    Sheet.CONTACT_CRITERIA: CRITERIA_REQUIRED,
    Sheet.DEALS: (Head.ACCOUNT, Head.DATE, Head.AMOUNT),
    Sheet.SOURCES: (Head.FILE, Head.KEY_HERE, Head.KEY_THERE),
    Sheet.MAPPING: (Head.EXPORT_HEADING, Head.FIELD),
    Sheet.ROUTING: (Head.SELLER,),
    Sheet.COMPARE: (Head.CRITERION, Head.AGAINST),
}
"""The sheets that may be there beside Criteria, Accounts and Settings."""
LAST_REQUIRED: dict[Sheet, tuple[Head, ...]] = {
    Sheet.HISTORY: (Head.DATE, Head.ACCOUNT, Head.RATING, Head.STATUS),
    Sheet.HISTORY_CRITERIA: (*CRITERIA_REQUIRED, Head.SETTING, Head.SETTING_VALUE),
    Sheet.SCORED: (Head.ACCOUNT, Head.RATING, Head.STATUS),
}
"""What an earlier Score left, and the next one looks at."""
KEEP_OWNER = "keep:"
MAPPING_HEADS = (Head.EXPORT_HEADING, Head.FIELD, Head.NOTE, Head.SAMPLE)
NAME_HEADINGS: tuple[str, ...] = (
    *("Account", "Company", "Name", "Account name", "Company name"),
    *("Konto", "Kunde", "Virksomhed", "Firma", "Navn"),
    *("Kund", "Företag", "Bolag", "Namn", "Cont", "Companie", "Nume"),
)
NAME_HEADINGS_OF_PROGRAMS: tuple[str, ...] = (
    *("Organization - Name", "Organization", "Organisation", "Deal - Organization"),
    *("Display Name", "partner_id/name", "Partner", "Name 1", "NAME1"),
    *("Customer", "Customer name", "Client", "Client name", "Business name"),
    *("Firmanavn", "Virksomhedsnavn", "Kundenavn", "Företagsnamn", "Kundnamn"),
    *("Denumire", "Nume companie", "Nume client", "Client/Nume"),
)
"""How other programs head the column with the names of companies."""
TOTAL_WORDS: tuple[str, ...] = (
    *("Total", "Totals", "Grand total", "Grand totals", "Subtotal", "Sum"),
    *("I alt", "Ialt", "Sum i alt", "Samlet", "Totalt", "Summa", "Totalsumma"),
    *("Delsumma", "Suma", "Total general", "Totaluri"),
)
"""What a row of sums below a list is called."""


class Takes(StrEnum):
    """What a Test wants in Value and To."""

    NOTHING = "nothing"
    ANY = "a text, number, date or yes/no"
    LIST = "a list such as a; b; c"
    LIMIT = "a number or date"
    RANGE = "a number or date in Value and in To"
    DAYS = "a number of days"
    FORMULA = "an Excel formula"


class Test(StrEnum):
    """The Tests, by the word they are written with."""

    IS = "is"
    IS_NOT = "is not"
    IS_ONE_OF = "is one of"
    IS_NOT_ONE_OF = "is not one of"
    CONTAINS = "contains"
    CONTAINS_NOT = "does not contain"
    HAS_WORD = "has the word"
    HAS_WORD_NOT = "does not have the word"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    BETWEEN = "between"
    SCALE = "scale"
    YES = "yes"
    NO = "no"
    IN_LAST_DAYS = "in the last days"
    NOT_IN_LAST_DAYS = "not in the last days"
    IN_NEXT_DAYS = "in the next days"
    FORMULA = "formula"
    IS_BLANK = "is blank"
    IS_NOT_BLANK = "is not blank"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class TestWord:
    """How one Test is written, what it takes and what it says, in one line."""

    test: Test
    also: tuple[str, ...]
    takes: Takes
    says: str


TESTS: tuple[TestWord, ...] = (
    TestWord(Test.IS, ("=", "equals"), Takes.ANY, "equals Value"),
    TestWord(
        Test.IS_NOT,
        ("<>", "!=", "≠"),
        Takes.ANY,
        "is filled and does not equal Value",
    ),
    TestWord(Test.IS_ONE_OF, (), Takes.LIST, "equals any of a; b; c"),
    TestWord(
        Test.IS_NOT_ONE_OF,
        (),
        Takes.LIST,
        "is filled and equals none of a; b; c",
    ),
    TestWord(Test.CONTAINS, (), Takes.LIST, "has any of a; b; c inside its text"),
    TestWord(
        Test.CONTAINS_NOT,
        (),
        Takes.LIST,
        "is filled and has none of a; b; c inside",
    ),
    TestWord(
        Test.HAS_WORD,
        ("has word", "has the words"),
        Takes.LIST,
        "has any of a; b; c as a whole word",
    ),
    TestWord(
        Test.HAS_WORD_NOT,
        ("does not have word", "has not the word"),
        Takes.LIST,
        "is filled and has none of a; b; c as a whole word",
    ),
    TestWord(Test.AT_LEAST, (">=", "≥"), Takes.LIMIT, "is Value or more"),
    TestWord(Test.MORE_THAN, (">",), Takes.LIMIT, "is more than Value"),
    TestWord(Test.AT_MOST, ("<=", "≤"), Takes.LIMIT, "is Value or less"),
    TestWord(Test.LESS_THAN, ("<",), Takes.LIMIT, "is less than Value"),
    TestWord(Test.BETWEEN, (), Takes.RANGE, "is from Value to To, both included"),
    TestWord(
        Test.SCALE,
        (),
        Takes.RANGE,
        "earns Points in proportion, none at Value and all at To",
    ),
    TestWord(Test.YES, (), Takes.NOTHING, "is TRUE or a word for yes"),
    TestWord(Test.NO, (), Takes.NOTHING, "is FALSE or a word for no"),
    TestWord(
        Test.IN_LAST_DAYS,
        ("in the last",),
        Takes.DAYS,
        "is a date at most Value days ago, not in the future",
    ),
    TestWord(
        Test.NOT_IN_LAST_DAYS,
        ("not in the last",),
        Takes.DAYS,
        "is a date more than Value days ago",
    ),
    TestWord(
        Test.IN_NEXT_DAYS,
        ("in the next",),
        Takes.DAYS,
        "is today or a date at most Value days ahead",
    ),
    TestWord(
        Test.FORMULA,
        (),
        Takes.FORMULA,
        "is TRUE by an Excel formula with account fields as [Heading]",
    ),
    TestWord(Test.IS_BLANK, ("blank",), Takes.NOTHING, "is blank"),
    TestWord(Test.IS_NOT_BLANK, ("not blank",), Takes.NOTHING, "is not blank"),
    TestWord(
        Test.OTHERWISE,
        ("else",),
        Takes.NOTHING,
        "is not blank and no rule above matched",
    ),
)

TEST_SYNONYMS: dict[str, Test] = {
    **dict.fromkeys(("equal", "equal to", "equals to", "is equal to", "=="), Test.IS),
    **dict.fromkeys(("exactly", "match", "matches", "eq"), Test.IS),
    **dict.fromkeys(
        ("not", "not equal", "not equal to", "does not equal"), Test.IS_NOT
    ),
    **dict.fromkeys(("is not equal to", "other than", "ne"), Test.IS_NOT),
    **dict.fromkeys(("in", "is in", "any of", "one of", "is any of"), Test.IS_ONE_OF),
    **dict.fromkeys(("in list", "in the list", "equals any of"), Test.IS_ONE_OF),
    **dict.fromkeys(
        ("not in", "none of", "is none of", "not one of"), Test.IS_NOT_ONE_OF
    ),
    **dict.fromkeys(("includes", "include", "has", "like", "with"), Test.CONTAINS),
    **dict.fromkeys(("contain", "containing", "contains any of"), Test.CONTAINS),
    **dict.fromkeys(
        ("not contains", "excludes", "without", "not like"), Test.CONTAINS_NOT
    ),
    **dict.fromkeys(("word", "contains the word", "whole word"), Test.HAS_WORD),
    **dict.fromkeys(("greater than or equal to", "=>", "min"), Test.AT_LEAST),
    **dict.fromkeys(
        ("minimum", "or more", "from", "no less than", "gte"), Test.AT_LEAST
    ),
    **dict.fromkeys(("not less than", "is at least", "equal or more"), Test.AT_LEAST),
    **dict.fromkeys(("greater than", "greater", "is greater than"), Test.MORE_THAN),
    **dict.fromkeys(("over", "above", "larger than", "bigger than"), Test.MORE_THAN),
    **dict.fromkeys(("higher than", "is more than", "exceeds", "gt"), Test.MORE_THAN),
    **dict.fromkeys(("less than or equal to", "=<", "max", "maximum"), Test.AT_MOST),
    **dict.fromkeys(
        ("up to", "or less", "no more than", "not more than"), Test.AT_MOST
    ),
    **dict.fromkeys(("is at most", "to", "lte"), Test.AT_MOST),
    **dict.fromkeys(("fewer than", "lower than", "smaller than", "lt"), Test.LESS_THAN),
    **dict.fromkeys(("under", "below", "less", "is less than"), Test.LESS_THAN),
    **dict.fromkeys(("range", "in range", "in the range", "is between"), Test.BETWEEN),
    **dict.fromkeys(("linear", "proportional", "in proportion"), Test.SCALE),
    **dict.fromkeys(("true", "is true", "is yes", "checked", "ticked"), Test.YES),
    **dict.fromkeys(("false", "is false", "is no", "unchecked"), Test.NO),
    **dict.fromkeys(("within", "within days", "last days", "since"), Test.IN_LAST_DAYS),
    **dict.fromkeys(("within the last", "newer than", "in last"), Test.IN_LAST_DAYS),
    **dict.fromkeys(
        ("older than", "not within", "more than days ago"), Test.NOT_IN_LAST_DAYS
    ),
    **dict.fromkeys(("next days", "within the next", "in next"), Test.IN_NEXT_DAYS),
    **dict.fromkeys(("empty", "is empty", "missing", "unknown"), Test.IS_BLANK),
    **dict.fromkeys(
        ("not empty", "is not empty", "filled", "is filled"), Test.IS_NOT_BLANK
    ),
    **dict.fromkeys(
        ("exists", "known", "has value", "has any value"), Test.IS_NOT_BLANK
    ),
    **dict.fromkeys(("default", "other", "others", "all others"), Test.OTHERWISE),
    **dict.fromkeys(("any other", "everything else", "rest"), Test.OTHERWISE),
}
"""What people write for a Test in other programs: only asked back, never taken for it."""

# what Excel writes for TRUE and FALSE into CSV files is among them, in each language
YES_WORDS = (
    *("yes", "y", "true", "t", "on", "1", "x", "✓", "✔", "☑", "✅"),
    *("ja", "j", "da", "oui", "si", "sì", "sí"),
    *("sand", "sandt", "sant", "adevărat", "wahr", "vrai", "vero"),
    *("verdadero", "verdadeiro", "tosi", "waar"),
)
NO_WORDS = (
    *("no", "n", "false", "f", "off", "0", "✗", "✘", "☐", "❌"),
    *("nej", "nei", "nu", "nein", "non", "não"),
    *("falsk", "falskt", "fals", "usand", "usant", "falsch", "faux", "falso"),
    *("epätosi", "onwaar"),
)
BLANK_WORDS = (
    *("n/a", "na", "n.a.", "-", "\N{EN DASH}", "\N{EM DASH}", "?", "unknown", "tbd"),
    *("ukendt", "ved ikke", "okänt", "okänd", "vet ej", "necunoscut", "nu știu"),
)
"""What counts as blank unless the setting *Blank words* says otherwise."""
JUDGEMENT_WORDS: dict[float, tuple[str, ...]] = {
    1.0: ("equal", "equally", "the same", "as much"),
    3.0: ("a little more", "little more", "slightly more"),
    5.0: ("clearly more", "clearly", "more"),
    7.0: ("much more", "much"),
    9.0: ("overwhelmingly more", "overwhelmingly", "far more"),
    1 / 3: ("a little less", "little less", "slightly less"),
    1 / 5: ("clearly less", "less"),
    1 / 7: ("much less",),
    1 / 9: ("overwhelmingly less", "far less"),
}
"""How a pair of criteria is judged on Compare: the first matters so many times as much."""
SKIP_WORDS = ("skip",)
OUT_WORDS = ("out",)
FLOOR_WORDS = ("at least", ">=", "≥")
"""How Points say the rating that an account has at least."""
LIST_SEPARATOR = ";"

DAYS_SINCE = ("days since",)
YEARS_SINCE = ("years since",)


class Setting(StrEnum):
    """The settings, by the word they are written with."""

    CONTACT_FROM = "Contact from"
    KNOWN_AT_LEAST = "Known at least"
    TIERS = "Tiers"
    ACCOUNT_NAME = "Account name"
    BLANK_WORDS = "Blank words"
    DECIMAL_SIGN = "Decimal sign"
    TODAY = "Today"
    LANGUAGE = "Language"
    MATRIX = "Matrix"
    KEEP_HISTORY = "Keep history"
    CONTACT_ALSO_NEEDS = "Contact also needs"
    CONTACTS_AT_MOST = "Contacts at most"
    ROLES_NEEDED = "Roles needed"
    CALL_AT = "Call at"


SETTING_WORDS: dict[Setting, tuple[str, ...]] = {s: (s.value,) for s in Setting}


class Status(StrEnum):
    """What to do with an account."""

    CONTACT = "Contact"
    WAITING = "Waiting"
    RESEARCH = "Research"
    NOT_NOW = "Not now"
    DISQUALIFIED = "Disqualified"
    NO_DATA = "No data"


class ScoredHead(StrEnum):
    """The headings of the Scored sheet that do not depend on the model."""

    RANK = "Rank"
    ACCOUNT = "Account"
    RATING = "Rating"
    CONTACT = "Contact"
    TIER = "Tier"
    STATUS = "Status"
    SELLER = "Seller"
    CHANGE = "Change"
    TREND = "Trend"
    BEST_PROFILE = "Best profile"
    MATRIX = "Matrix"
    KNOWN = "Known"
    LOW = "Low"
    HIGH = "High"
    WHY = "Why"
    TO_RESEARCH = "To research"


class DerivedField(StrEnum):
    """The account fields made of other tables; braces are filled in."""

    POINTS = "Activity points"
    POINTS_OF = "Activity points: {name}"
    ACTIVITIES = "Activities"
    COUNT_OF = "Count of {name}"
    LAST = "Last activity"
    LAST_OF = "Last {name}"
    MOMENTUM = "Activity momentum"
    CONTACTS = "Contacts"
    BEST_CONTACT = "Best contact"
    BEST_RATING = "Best contact rating"
    MEAN_RATING = "Mean contact rating"
    SUM_RATING = "Sum of contact ratings"
    TO_CALL = "Contacts to call"
    ROLES_COVERED = "Roles covered"
    MISSING_ROLES = "Missing roles"
    RECENCY = "Recency days"
    FREQUENCY = "Frequency"
    MONETARY = "Monetary"
    RFM_RECENCY = "RFM recency"
    RFM_FREQUENCY = "RFM frequency"
    RFM_MONETARY = "RFM monetary"


IN_THE_LAST = ("in the last {days} days",)
"""How a field is limited to what happened lately."""


class Momentum(StrEnum):
    """How the last 7 days compare with the weeks before."""

    NEW = "New"
    RISING = "Rising"
    STEADY = "Steady"
    FALLING = "Falling"
    QUIET = "Quiet"


ONCE_PER_CONTACT = ("contact",)
ONCE_PER_DAY = ("day",)

ACCOUNT_PREFIX = "account:"
"""How a contact criterion names a column of the contact's account."""


class ContactHead(StrEnum):
    """The headings of Contacts scored that differ from those of Scored."""

    CONTACT = "Contact"
    ACCOUNT = "Account"
    CALL = "Call"
    ACCOUNT_RATING = "Account rating"
    ACCOUNT_STATUS = "Account status"


class CallAt(StrEnum):
    """The accounts whose people are to be called, as the setting *Call at* says."""

    CONTACTS = "contacts"
    ALL = "all"


CONTACT_YES = "Yes"
CONTACT_NO = "No"
POINTS_SUFFIX = "points"
