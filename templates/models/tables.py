"""The tables that models share: their headings and what each sheet says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.vocabulary import Head, Sheet
from templates.models.rows import read_rows
from templates.spec import DataColumn, Kind, Table


if TYPE_CHECKING:
    from templates.spec import Cell


ACCOUNT_NOTE = (
    "The account's name as in Accounts; capitals and spaces do not matter. Where the "
    "name is not found, a column Domain or Email tells the account."
)

ACTIVITY_COLUMNS = (
    DataColumn(Head.ACCOUNT, Kind.ACCOUNT, 34, ACCOUNT_NOTE),
    DataColumn(
        Head.DATE,
        Kind.MOMENT,
        19,
        "When it happened, with or without the time of day. What is later than "
        "Today is left out.",
    ),
    DataColumn(
        Head.ACTIVITY, Kind.ACTIVITY, 30, "What they did: a kind listed on Signals."
    ),
    DataColumn(
        Head.CONTACT,
        Kind.TEXT,
        26,
        "Who did it, if you know. The same activity of the same person at the same "
        "moment counts once.",
    ),
)
SIGNAL_COLUMNS = (
    DataColumn(Head.ACTIVITY, Kind.NAME, 34, "A kind of activity, as on Activities."),
    DataColumn(
        Head.POINTS,
        Kind.POINTS,
        10,
        "What it is worth on the day; less than 0 takes points away.",
    ),
    DataColumn(
        Head.HALF_LIFE,
        Kind.COUNT,
        11,
        "After so many days half of the points are left, after twice as many a "
        "quarter. Blank: they never fade.",
    ),
    DataColumn(
        Head.MOST,
        Kind.COUNT,
        10,
        "The most points that an account can have from this kind. Blank: no limit.",
    ),
    DataColumn(
        Head.GROUP,
        Kind.GROUP,
        16,
        "Each group has a sum of its own, which Criteria can name: 'Activity points: ' "
        "and the group.",
    ),
)
CONTACT_COLUMNS = (
    DataColumn(Head.ACCOUNT, Kind.ACCOUNT, 34, ACCOUNT_NOTE),
    DataColumn(Head.CONTACT, Kind.NAME, 26, "The person's name."),
)
DEAL_COLUMNS = (
    DataColumn(Head.ACCOUNT, Kind.ACCOUNT, 34, ACCOUNT_NOTE),
    DataColumn(Head.DATE, Kind.DATE, 14, "The day of the order."),
    DataColumn(
        Head.AMOUNT, Kind.COUNT, 14, "What it came to; less than 0 for money back."
    ),
)

ACTIVITIES_SAY = (
    "One row per thing that somebody did. Paste them from your website, newsletter "
    "or CRM; Signals says what each kind is worth."
)
ACTIVITIES_TASK = (
    "Paste what people did: account, date, activity. It is worth its points on the day, "
    "and fades from there."
)
SIGNALS_SAY = (
    "One row per kind of activity: its points, how fast they fade, and the most that "
    "an account can have from it."
)
SIGNALS_TASK = (
    "Say what each kind of activity is worth, and after how many days half is left."
)
CONTACTS_SAY = (
    "One row per person, in any columns you like. Contact criteria rates them; the "
    "best one counts for the account."
)
CONTACTS_TASK = (
    "Paste the people you know at the accounts. Each gets a rating of their own."
)
CONTACT_CRITERIA_TASK = (
    "Say what makes a good person to call, with the same rules as on Criteria."
)
DEALS_SAY = "One row per order: account, day and amount."
DEALS_TASK = (
    "Paste the orders of the last years. How recent, how many and how much is worked "
    "out for each account."
)


def activities(name: str) -> Table:
    """Describe the table Activities, with the sample of that name."""
    rows = read_rows(name, ACTIVITY_COLUMNS)
    return Table(
        Sheet.ACTIVITIES, ACTIVITIES_SAY, ACTIVITIES_TASK, ACTIVITY_COLUMNS, rows
    )


def signals(*rows: tuple[Cell, ...]) -> Table:
    """Describe the table Signals; a row may leave its last cells out."""
    width = len(SIGNAL_COLUMNS)
    filled = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Table(
        Sheet.SIGNALS, SIGNALS_SAY, SIGNALS_TASK, SIGNAL_COLUMNS, filled, is_model=True
    )


def contacts(name: str, *more: DataColumn) -> Table:
    """Describe the table Contacts, with columns of the model's own."""
    columns = (*CONTACT_COLUMNS, *more)
    rows = read_rows(name, columns)
    return Table(Sheet.CONTACTS, CONTACTS_SAY, CONTACTS_TASK, columns, rows)


def deals(name: str) -> Table:
    """Describe the table Deals, with the sample of that name."""
    rows = read_rows(name, DEAL_COLUMNS)
    return Table(Sheet.DEALS, DEALS_SAY, DEALS_TASK, DEAL_COLUMNS, rows)
