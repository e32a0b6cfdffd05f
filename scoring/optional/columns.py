"""The columns of the optional tabs: heading, what it holds, and the note on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from scoring.language import phrase
from scoring.vocabulary import Head


class Kind(Enum):
    """What a column or a setting holds, which decides format and drop-down."""

    NAME = auto()
    TEXT = auto()
    COUNT = auto()
    DATE = auto()
    YES_NO = auto()
    RATING = auto()
    SHARE = auto()
    CHOICE = auto()
    MOMENT = auto()
    POINTS = auto()
    TEST = auto()
    VALUE = auto()
    GROUP = auto()
    ACCOUNT = auto()
    ACTIVITY = auto()
    FIELD = auto()
    CONTACT_FIELD = auto()
    ONCE_PER = auto()
    IF_BLANK = auto()
    OUTCOME = auto()
    OVERRIDE = auto()
    EXPECTED = auto()
    JUDGEMENT = auto()


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column of a table: its heading, what it holds, and the note on it."""

    heading: str
    kind: Kind
    width: float
    note: str


ACCOUNT_NOTE: Final = phrase(
    "The account's name as in Accounts; capitals and spaces do not matter. Where the "
    "name is not found, a column Domain or Email tells the account."
)
ACCOUNT: Final = DataColumn(Head.ACCOUNT, Kind.ACCOUNT, 34, ACCOUNT_NOTE)

ACTIVITY_COLUMNS: Final = (
    ACCOUNT,
    DataColumn(
        Head.DATE,
        Kind.MOMENT,
        19,
        phrase(
            "When it happened, with or without the time of day. What is later than "
            "Today is left out."
        ),
    ),
    DataColumn(
        Head.ACTIVITY,
        Kind.ACTIVITY,
        30,
        phrase("What they did: a kind listed on Signals."),
    ),
    DataColumn(
        Head.CONTACT,
        Kind.TEXT,
        26,
        phrase(
            "Who did it, if you know. The same activity of the same person at the same "
            "moment counts once."
        ),
    ),
)
COUNT: Final = DataColumn(
    Head.COUNT,
    Kind.COUNT,
    10,
    phrase("How many times, if the row stands for several. Blank: once."),
)
SIGNAL_COLUMNS: Final = (
    DataColumn(
        Head.ACTIVITY, Kind.NAME, 34, phrase("A kind of activity, as on Activities.")
    ),
    DataColumn(
        Head.POINTS,
        Kind.POINTS,
        10,
        phrase("What it is worth on the day; less than 0 takes points away."),
    ),
    DataColumn(
        Head.HALF_LIFE,
        Kind.COUNT,
        11,
        phrase(
            "After so many days half of the points are left, after twice as many a "
            "quarter. Blank: they never fade."
        ),
    ),
    DataColumn(
        Head.MOST,
        Kind.COUNT,
        10,
        phrase(
            "The most points that an account can have from this kind. Blank: no limit."
        ),
    ),
    DataColumn(
        Head.GROUP,
        Kind.GROUP,
        16,
        phrase(
            "Each group has a sum of its own, which Criteria can name: 'Activity points: ' "
            "and the group."
        ),
    ),
)
MORE_SIGNAL_COLUMNS: Final = (
    DataColumn(
        Head.EXPIRES,
        Kind.COUNT,
        14,
        phrase(
            "After so many days it counts nothing at all. Blank: it fades, but stays."
        ),
    ),
    DataColumn(
        Head.ONCE_PER,
        Kind.ONCE_PER,
        14,
        phrase(
            "contact or day: it counts once for each, the latest; or a heading of "
            "Activities, such as Asset. Blank: every time."
        ),
    ),
    DataColumn(Head.NOTE, Kind.TEXT, 38, phrase("A remark for yourself.")),
)
CONTACT_COLUMNS: Final = (
    ACCOUNT,
    DataColumn(Head.CONTACT, Kind.NAME, 26, phrase("The person's name.")),
)
ROLE: Final = DataColumn(
    Head.ROLE,
    Kind.TEXT,
    20,
    phrase(
        "The part they have in the purchase, such as Decision maker. The setting Roles "
        "needed asks for some."
    ),
)
DEAL_COLUMNS: Final = (
    ACCOUNT,
    DataColumn(Head.DATE, Kind.DATE, 14, phrase("The day of the order.")),
    DataColumn(
        Head.AMOUNT,
        Kind.COUNT,
        14,
        phrase("What it came to; less than 0 for money back."),
    ),
)
OUTCOME_COLUMNS: Final = (
    ACCOUNT,
    DataColumn(
        Head.OUTCOME,
        Kind.OUTCOME,
        16,
        phrase("Won or Lost. Blank or Open while it is not decided."),
    ),
    DataColumn(Head.DATE, Kind.DATE, 14, phrase("The day on which it was decided.")),
)
OVERRIDE_COLUMNS: Final = (
    ACCOUNT,
    DataColumn(
        Head.OVERRIDE,
        Kind.OVERRIDE,
        16,
        phrase(
            "A rating from 0 to 10 in place of that of the rules; or contact, not contact "
            "or out, whatever the rating."
        ),
    ),
    DataColumn(
        Head.REASON,
        Kind.TEXT,
        44,
        phrase("Why, for all to read: it stands in Why on Scored."),
    ),
    DataColumn(Head.BY, Kind.TEXT, 18, phrase("Who decides it.")),
    DataColumn(
        Head.UNTIL,
        Kind.DATE,
        14,
        phrase("The last day on which it holds. Blank: no end."),
    ),
)
EXAMPLE_COLUMNS: Final = (
    DataColumn(
        Head.ACCOUNT,
        Kind.ACCOUNT,
        34,
        phrase(
            "An account of the list by its name. Or any name, and cells under headings of "
            "Accounts that you add to the right: an invented account."
        ),
    ),
    DataColumn(
        Head.EXPECTED,
        Kind.EXPECTED,
        16,
        phrase("A rating such as 8, a range such as 7-10, a tier or a status."),
    ),
    DataColumn(
        Head.WHY, Kind.TEXT, 44, phrase("Why it must be so, for your colleagues.")
    ),
)
SOURCE_COLUMNS: Final = (
    DataColumn(
        Head.NAME, Kind.NAME, 22, phrase("What you call it. Blank: as the file.")
    ),
    DataColumn(
        Head.FILE,
        Kind.TEXT,
        30,
        phrase(
            "A sheet of this workbook, or a file in its folder: credit.csv, or "
            "[credit.xlsx]Sheet2 for a sheet of a file."
        ),
    ),
    DataColumn(
        Head.KEY_HERE,
        Kind.FIELD,
        24,
        phrase("The heading of Accounts that is the key."),
    ),
    DataColumn(
        Head.KEY_THERE, Kind.TEXT, 24, phrase("The heading there that holds the same.")
    ),
    DataColumn(
        Head.COLUMNS,
        Kind.TEXT,
        40,
        phrase("The headings to join, separated by a semicolon. Blank: all of them."),
    ),
)
ROUTING_COLUMNS: Final = (
    DataColumn(
        Head.FIELD,
        Kind.FIELD,
        26,
        phrase(
            "The heading of Accounts that is looked at, or Rating, Tier, Matrix, Best "
            "profile or a group. Blank with a blank Test: every account."
        ),
    ),
    DataColumn(Head.TEST, Kind.TEST, 19, phrase("How it is tested, as on Criteria.")),
    DataColumn(
        Head.VALUE,
        Kind.VALUE,
        30,
        phrase(
            "What it is compared with. Several words are separated by a semicolon: DK; SE"
        ),
    ),
    DataColumn(Head.TO, Kind.VALUE, 13, phrase("The other end, for 'between'.")),
    DataColumn(
        Head.SELLER,
        Kind.NAME,
        30,
        phrase(
            "Who gets them; several names, as Ann; Bo, take turns. 'keep: Owner' leaves an "
            "account to the seller in its column Owner."
        ),
    ),
    DataColumn(
        Head.MOST_PER_SELLER,
        Kind.COUNT,
        17,
        phrase("Who has so many accounts gets no more by this row. Blank: no limit."),
    ),
)
COMPARE_COLUMNS: Final = (
    DataColumn(
        Head.CRITERION, Kind.NAME, 24, phrase("A criterion, by its name on Criteria.")
    ),
    DataColumn(
        Head.AGAINST, Kind.NAME, 24, phrase("The one that it is compared with.")
    ),
)
VOTER_NOTE: Final = phrase(
    "One column per person, headed with their name. Nobody need fill in every pair: the "
    "mean of those who did counts."
)
