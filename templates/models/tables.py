"""The tables that models share: their headings and what each sheet says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.optional.columns import (
    ACTIVITY_COLUMNS,
    CONTACT_COLUMNS,
    DEAL_COLUMNS,
    MORE_SIGNAL_COLUMNS,
    OVERRIDE_COLUMNS,
    SIGNAL_COLUMNS,
)
from scoring.optional.tabs import (
    ACTIVITIES_SAY,
    CONTACTS_SAY,
    DEALS_SAY,
    OVERRIDES_SAY,
    SIGNALS_SAY,
)
from scoring.vocabulary import Sheet
from templates.models.rows import read_rows
from templates.spec import Table


if TYPE_CHECKING:
    from scoring.optional.columns import DataColumn
    from templates.spec import Cell


ACTIVITIES_TASK = phrase(
    "Paste what people did: account, date, activity. It is worth its points on the day, "
    "and fades from there."
)
SIGNALS_TASK = phrase(
    "Say what each kind of activity is worth, and after how many days half is left."
)
CONTACTS_TASK = phrase(
    "Paste the people you know at the accounts. Each gets a rating of their own."
)
CONTACT_CRITERIA_TASK = phrase(
    "Say what makes a good person to call, with the same rules as on Criteria."
)
DEALS_TASK = phrase(
    "Paste the orders of the last years. How recent, how many and how much is worked "
    "out for each account."
)
OVERRIDES_TASK = phrase(
    "Write what you decide otherwise than the rules, why, and until when. Review says "
    "later who was right."
)


def activities(name: str) -> Table:
    """Describe the table Activities, with the sample of that name."""
    rows = read_rows(name, ACTIVITY_COLUMNS)
    return Table(
        Sheet.ACTIVITIES, ACTIVITIES_SAY, ACTIVITIES_TASK, ACTIVITY_COLUMNS, rows
    )


def signals(*rows: tuple[Cell, ...]) -> Table:
    """Describe the table Signals; a row may leave its last cells out."""
    # the remark would not fit a laptop's screen
    columns = (*SIGNAL_COLUMNS, *MORE_SIGNAL_COLUMNS[:-1])
    width = len(columns)
    filled = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Table(
        Sheet.SIGNALS, SIGNALS_SAY, SIGNALS_TASK, columns, filled, is_model=True
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


def overrides(name: str) -> Table:
    """Describe the table Overrides, with the sample of that name."""
    rows = read_rows(name, OVERRIDE_COLUMNS)
    return Table(Sheet.OVERRIDES, OVERRIDES_SAY, OVERRIDES_TASK, OVERRIDE_COLUMNS, rows)
