"""The headings of what people fill in, and which of them a table must have."""

from __future__ import annotations

from scoring.language import Word
from scoring.vocabulary.sheets import Sheet


class Head(Word):
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
    OVERRIDE = "Override"
    REASON = "Reason"
    BY = "By"
    UNTIL = "Until"
    EXPECTED = "Expected"
    WHY = "Why"
    OUTCOME = "Outcome"
    OUTCOME_DATE = "Outcome date"
    NAME = "Name"
    FILE = "File or sheet"
    KEY_HERE = "Key here"
    KEY_THERE = "Key there"
    COLUMNS = "Columns"
    EXPORT_HEADING = "Export heading"
    SAMPLE = "Sample"
    TAB = "Tab"
    CHANGED_FIELD = "Field"
    BEFORE = "Before"
    AFTER = "After"
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
    PARTS = "Parts of the change"
    RATING_EARLIER = "Rating earlier that day"
    STATUS_EARLIER = "Status code earlier that day"
    HAND_EARLIER = "By hand earlier that day"
    RULES_RATING_EARLIER = "Rating by the rules earlier that day"
    CONTACT_FROM_EARLIER = "Contact from earlier that day"
    KNOWN_EARLIER = "Known at least earlier that day"
    PARTS_EARLIER = "Parts since earlier that day"
    HAND = "By hand"
    HAND_BEFORE = "By hand before"
    HAND_CHANGED = "Changed by hand"
    DECISION = "Decision"
    RULES_RATING = "Rating by the rules"
    RULES_STATUS = "Status code by the rules"
    CONTACT_FROM = "Contact from"
    FINGERPRINT = "Fingerprint of Accounts"
    ACCOUNTS_COLUMN = "Column of Accounts"
    ACCOUNTS_HEADING = "Heading of Accounts"
    ACCOUNTS_SHOWN = "Place on Scored"
    ROW_DIGESTS = "Fingerprints of rows"
    FIGURE = "Figure"
    FIGURE_OF = "Of"
    USE = "Use"
    DRAFT_WEIGHT = "Draft weight"
    DRAFT_POINTS = "Draft points"


_ALSO: dict[Head, tuple[str, ...]] = {
    Head.ACCOUNT: ("Company", "Account name", "Company name"),
    Head.CONTACT: ("Contact name", "Person", "Full name"),
    Head.FILE: ("File", "Sheet"),
    Head.OUTCOME: ("Udfald", "Utfall", "Rezultat"),
    Head.OUTCOME_DATE: (
        *("Udfaldsdato", "Utfallsdatum", "Data rezultatului"),
        *("Decision date", "Afgørelsesdato", "Beslutsdatum", "Data deciziei"),
    ),
}
HEAD_WORDS: dict[Head, tuple[str, ...]] = {
    head: (*head.understood, *_ALSO.get(head, ())) for head in Head
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
    Sheet.CHANGES: (Head.DATE, Head.ACCOUNT, Head.CHANGED_FIELD, Head.BEFORE),
    Sheet.SOURCES: (Head.FILE, Head.KEY_HERE, Head.KEY_THERE),
    Sheet.MAPPING: (Head.EXPORT_HEADING, Head.FIELD),
    Sheet.ROUTING: (Head.SELLER,),
    Sheet.OVERRIDES: (Head.ACCOUNT, Head.OVERRIDE),
    Sheet.EXAMPLES: (Head.ACCOUNT, Head.EXPECTED),
    Sheet.COMPARE: (Head.CRITERION, Head.AGAINST),
    Sheet.OUTCOMES: (Head.ACCOUNT, Head.OUTCOME),
    Sheet.REVIEW_FIGURES: (Head.FIGURE, Head.FIGURE_OF, Head.VALUE),
}
"""The sheets that may be there beside Criteria, Accounts and Settings."""
LAST_REQUIRED: dict[Sheet, tuple[Head, ...]] = {
    Sheet.HISTORY: (Head.DATE, Head.ACCOUNT, Head.RATING, Head.STATUS),
    Sheet.HISTORY_CRITERIA: (*CRITERIA_REQUIRED, Head.SETTING, Head.SETTING_VALUE),
    Sheet.SCORED: (Head.ACCOUNT, Head.RATING, Head.STATUS),
}
"""What an earlier Score left, and the next one looks at."""
STAMP_HEADS = (Head.FIGURE, Head.VALUE)
"""Those on Summary above what a Score can be repeated by."""
MAPPING_HEADS = (
    *(Head.EXPORT_HEADING, Head.FIELD, Head.NOTE, Head.SAMPLE),
    Head.TAB,
)
CHANGES_HEADS = (
    *(Head.DATE, Head.ACCOUNT, Head.CHANGED_FIELD),
    *(Head.BEFORE, Head.AFTER),
)
NAME_HEADINGS: tuple[str, ...] = (
    *("Account", "Company", "Name", "Account name", "Company name"),
    *("Konto", "Kunde", "Virksomhed", "Firma", "Navn"),
    *("Kund", "Företag", "Bolag", "Namn", "Cont", "Companie", "Nume"),
)
NAME_HEADINGS_OF_PROGRAMS: tuple[str, ...] = (
    *("Organization - Name", "Organization", "Organisation", "Deal - Organization"),
    *("Display Name", "partner_id/name", "Partner", "Name 1", "NAME1"),
    *("Customer", "Customer name", "Client", "Client name", "Business name"),
    *("Firmanavn", "Virksomhedsnavn", "Kundenavn", "Selskab", "Selskabsnavn"),
    *("Debitornavn", "Företagsnamn", "Bolagsnamn", "Kundnamn", "Legal name"),
    *("Denumire", "Denumire firmă", "Denumire companie", "Denumire client"),
    *("Nume firmă", "Nume companie", "Nume client", "Client/Nume"),
)
"""How other programs head the column with the names of companies."""
TOTAL_WORDS: tuple[str, ...] = (
    *("Total", "Totals", "Grand total", "Grand totals", "Subtotal", "Sum"),
    *("I alt", "Ialt", "Sum i alt", "Samlet", "Totalt", "Summa", "Totalsumma"),
    *("Delsumma", "Suma", "Total general", "Totaluri"),
)
"""What a row of sums below a list is called."""
AVERAGE_WORDS: tuple[str, ...] = (
    *("Average", "Averages", "Avg", "Avg.", "Mean", "Median"),
    *("Gennemsnit", "Gns", "Gns.", "Snit", "Middelværdi", "Middel"),
    *("Genomsnitt", "Snitt", "Medel", "Medelvärde", "Medie", "Media", "Mediana"),
)
"""What a row of averages below a list is called."""
EXTREME_WORDS: tuple[str, ...] = (
    *("Minimum", "Maximum", "Min", "Max", "Min.", "Max."),
    *("Mindste", "Største", "Maks", "Maks.", "Minst", "Störst", "Minim", "Maxim"),
)
"""What a row of the least or the greatest values below a list is called."""
UNIT_WORDS: tuple[str, ...] = (
    *("%", "pct", "percent", "per cent", "procent", "kr", "kroner", "kronor", "lei"),
    *("DKK", "SEK", "NOK", "RON", "EUR", "USD", "GBP", "CHF", "€", "$", "£", "euro"),
    *("number", "no", "nos", "count", "pcs", "units", "unit", "#", "yes/no", "days"),
    *("antal", "stk", "st", "ja/nej", "dage", "dagar", "enhed", "enheder", "enhet"),
    *("years", "år", "months", "måneder", "månader", "hours", "timer", "timmar"),
    *("număr", "nr", "buc", "da/nu", "zile", "ani", "luni", "ore", "unitate"),
)
"""What a row below the headings says of its columns' units."""
