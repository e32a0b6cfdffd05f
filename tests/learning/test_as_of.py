"""Each outcome is judged by what was known on its eve, as if that day were today."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from scoring import parse_model
from scoring.behaviour.roll_up import roll_up
from scoring.learning.as_of import Known, judge
from scoring.learning.outcomes import Outcomes
from scoring.rating.accounts import Accounts
from scoring.rating.rate import rate_accounts
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings

    Rows = list[list[Any]]

TODAY = dt.date(2026, 11, 20)
CRITERIA: Rows = [
    ["Criterion", "Account field", "Weight", "Test", "Value", "To", "Points"],
    ["Industry", "Industry", 3, "is", "Bank", None, 10],
    ["Visit", "days since Visit", 2, "at most", 90, None, 10],
    ["Engagement", "Activity points", 4, "scale", 0, 30, 10],
    ["Lately", "Activities in the last 60 days", 2, "at least", 1, None, 10],
    ["Momentum", "Activity momentum", 1, "is", "New", None, 10],
    ["People", "Best contact rating", 4, "scale", 0, 10, 10],
    ["Bought", "RFM monetary", 2, "scale", 1, 5, 10],
    ["Often", "Frequency in the last 365 days", 2, "at least", 1, None, 10],
    ["Grown", "Change of Employees in the last 180 days", 1, "at least", 0.1, None, 10],
]
CONTACT_CRITERIA: Rows = [
    ["Criterion", "Account field", "Weight", "Test", "Value", "Points"],
    ["Title", "Title", 3, "is", "CEO", 10],
    ["Own", "Activity points", 3, "at least", 5, 10],
    ["Market", "account: Industry", 1, "is", "Bank", 10],
    ["Seen", "account: Visit", 2, "is not blank", None, 10],
    ["Busy", "account: Activity points", 2, "at least", 12, 10],
]
SIGNALS: Rows = [
    ["Activity", "Points", "Half-life", "Most", "Once per"],
    ["Demo", 10, 30, 20, None],
    ["Visit", 5, 60, None, "day"],
    ["Mail", 1, None, 5, "contact"],
]
ACCOUNTS, DAYS = 40, 500


def tables_of(seed: int) -> dict[Sheet, Rows]:
    """Forty accounts, two of one name, and what happened around them."""
    dice = random.Random(seed)

    def day() -> dt.datetime:
        hours = dt.timedelta(days=dice.randrange(DAYS), hours=dice.randrange(24))
        return dt.datetime.combine(TODAY, dt.time(23)) - hours

    def name() -> str:
        return f"Firm {dice.randrange(ACCOUNTS + 2)}"

    kinds, titles = ("Demo", "Visit", "Mail", "Call"), ("CEO", "CFO", "Clerk", None)
    people = ("Ann", "Bo", "Cy", None)

    def activity(_: int) -> list[Any]:
        return [name(), day(), dice.choice(kinds), dice.choice(people)]

    def contact(_: int) -> list[Any]:
        return [name(), dice.choice(people), dice.choice(titles)]

    head: Rows = [["Account", "Industry", "Employees", "Visit"]]
    accounts: Rows = [
        [f"Firm {n}", dice.choice(("Bank", "Farm", None)), dice.randrange(900), day()]
        for n in range(ACCOUNTS)
    ]
    accounts.append(["Firm 3", "Bank", 50, day()])
    return {
        Sheet.ACCOUNTS: [*head, *accounts],
        Sheet.ACTIVITIES: [
            ["Account", "Date", "Activity", "Contact"],
            *map(activity, range(300)),
        ],
        Sheet.SIGNALS: SIGNALS,
        Sheet.DEALS: [
            ["Account", "Date", "Amount"],
            *([name(), day(), dice.randrange(-20, 900)] for _ in range(120)),
        ],
        Sheet.CONTACTS: [
            ["Account", "Contact", "Title"],
            *map(contact, range(90)),
        ],
        Sheet.CONTACT_CRITERIA: CONTACT_CRITERIA,
        Sheet.CHANGES: [
            ["Account", "Field", "Before", "Date"],
            *([name(), "Employees", dice.randrange(900), day()] for _ in range(60)),
        ],
    }


def rated(model: Model, tables: dict[Sheet, Rows], day: float) -> Ratings:
    """Rate all accounts on a day, the plain way."""
    made = {sheet: SheetTable.of(sheet, rows) for sheet, rows in tables.items()}
    table = roll_up(model, made, day).table
    return rate_accounts(
        model, Accounts(table.frame, model.settings, day, table.headings)
    )


def without(tables: dict[Sheet, Rows], day: float) -> dict[Sheet, Rows]:
    """Take away what happened on a day or later."""

    def late(cell: object) -> bool:
        return isinstance(cell, dt.datetime) and day_of(cell.date()) >= day

    return {
        sheet: [[None if late(cell) else cell for cell in row] for row in rows]
        if sheet is Sheet.ACCOUNTS
        else [row for row in rows if not any(map(late, row))]
        for sheet, rows in tables.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_eve_is_rated_as_if_it_were_today(seed: int) -> None:
    """The quick way reads the accounts of the day; the slow way rates all, each day."""
    tables, model = tables_of(seed), parse_model(CRITERIA)
    made = {sheet: SheetTable.of(sheet, rows) for sheet, rows in tables.items()}
    now = rated(model, tables, day_of(TODAY))
    own = len(tables[Sheet.ACCOUNTS][0])
    dice = np.random.default_rng(seed)
    rows = np.sort(dice.integers(0, ACCOUNTS + 1, 25))
    days = day_of(TODAY) - dice.integers(0, DAYS // 2, 25).astype(float)
    judged = judge(
        Known(now, made, frozenset(), own),
        Outcomes(rows, dice.random(25) < 0.5, days),
    )
    assert len(judged.outcomes) == 25
    for outcome, (row, day) in enumerate(zip(rows, days, strict=True)):
        then: Any = rated(model, without(tables, day), day - 1)
        assert judged.exact[outcome] == then.exact[row]
        np.testing.assert_array_equal(judged.points[:, outcome], then.points[:, row])
