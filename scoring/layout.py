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
    SCORED = "Scored"
    SUMMARY = "Summary"
    CHECK = "Check"


RESULT_SHEETS = (Sheet.SCORED, Sheet.SUMMARY, Sheet.CHECK)
SHEET_WORDS: dict[Sheet, tuple[str, ...]] = {sheet: (sheet.value,) for sheet in Sheet}


class Head(StrEnum):
    """The headings of the Criteria and Settings tables."""

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


HEAD_WORDS: dict[Head, tuple[str, ...]] = {head: (head.value,) for head in Head}
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
CRITERIA_REQUIRED = (Head.CRITERION, Head.WEIGHT, Head.TEST, Head.POINTS)
SETTINGS_REQUIRED = (Head.SETTING, Head.VALUE)
NAME_HEADINGS: tuple[str, ...] = (
    *("Account", "Company", "Name", "Account name", "Company name"),
    *("Konto", "Kunde", "Virksomhed", "Firma", "Navn"),
    *("Kund", "Företag", "Bolag", "Namn", "Cont", "Companie", "Nume"),
)


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

YES_WORDS = ("yes", "y", "true", "1", "x", "✓", "ja", "j", "da", "oui", "si")
NO_WORDS = ("no", "n", "false", "0", "nej", "nu", "nein", "non")
SKIP_WORDS = ("skip",)
OUT_WORDS = ("out",)
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


SETTING_WORDS: dict[Setting, tuple[str, ...]] = {s: (s.value,) for s in Setting}


class Status(StrEnum):
    """What to do with an account."""

    CONTACT = "Contact"
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
    BEST_PROFILE = "Best profile"
    KNOWN = "Known"
    LOW = "Low"
    HIGH = "High"
    WHY = "Why"
    TO_RESEARCH = "To research"


CONTACT_YES = "Yes"
CONTACT_NO = "No"
POINTS_SUFFIX = "points"


class SummaryWord(StrEnum):
    """The words of the Summary sheet; braces are filled in."""

    TITLE = "Account scoring"
    SOURCE = "{source}, scored {today}, contact from {contact_from:.1f}"
    TO_CONTACT = "to contact, of {accounts:,}"
    FINDINGS = "findings, see Check"
    RATINGS = "Accounts per rating"
    RATING = "Rating"
    TIERS = "Accounts per tier"
    TIER = "Tier"
    ACCOUNTS = "Accounts"
    FIGURES = "Figures behind the charts"
    TOP = "Top ten"
    RESEARCH = "What to research next"
    NOW = "Rating now"
    COULD_REACH = "Up to"
    COVERAGE = "How much is known"
    CRITERION = "Criterion"
    WEIGHT = "Weight"
    KNOWN = "Known"
    NONE = "No account to show"
    ENOUGH = "Nothing: no missing answer would lift an account to a contact"


class CheckWord(StrEnum):
    """The words of the Check sheet."""

    TITLE = "Check"
    ABOUT = (
        "What is wrong or doubtful in Criteria, Accounts and Settings. Click a cell "
        "to go there; after changing it, score again."
    )
    NOTHING = "Nothing found: every rule was understood and every value could be read."
    MORE = "{text} (and {more:,} more)"
    LEVEL = "Level"
    CODE = "Code"
    CELL = "Cell"
    WHAT = "What"
    EXPECTED = "Expected"
    FOUND = "Found"


CHECK_HEADS = (
    CheckWord.LEVEL,
    CheckWord.CODE,
    CheckWord.CELL,
    CheckWord.WHAT,
    CheckWord.EXPECTED,
    CheckWord.FOUND,
)
