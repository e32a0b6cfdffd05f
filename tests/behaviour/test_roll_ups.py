"""Rolled up on one day after the other, accounts look as if rolled up on that day alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.behaviour.roll_up import RollUps, roll_up
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet
from tests.behaviour.rolled import TODAY, model_of, plain
from tests.behaviour.test_behaviour_against_reference import SETTINGS, rows_of
from tests.calls import calls_of
from tests.chance import examples
from tests.strategies.behaviour import behaviour_tables


if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.strategies.behaviour import Tables

FIELDS = (
    *("Activity momentum", "Activities in the last 60 days", "Last Demo"),
    *("Frequency in the last 90 days", "RFM monetary", "Best contact rating"),
    *("Missing roles", "Change of Employees in the last 180 days"),
)
AGES = st.lists(st.integers(0, 400), min_size=1, max_size=4)


def tables_of(tables: Tables) -> dict[Sheet, SheetTable]:
    rows = rows_of(tables).items()
    return {Sheet(name): SheetTable.of(name, cells) for name, cells in rows}


def cells(table: SheetTable, rows: Sequence[int]) -> list[list[object]]:
    return [
        [plain(table.frame.iat[row, n]) for row in rows]
        for n in range(table.frame.shape[1])
    ]


@given(behaviour_tables(), AGES, st.data())
@settings(max_examples=examples(40))
def test_each_day_is_as_if_rolled_up_alone(
    tables: Tables, ages: list[int], data: st.DataObject
) -> None:
    given_tables, model = tables_of(tables), model_of(FIELDS, SETTINGS)
    every = range(len(given_tables[Sheet.ACCOUNTS].frame))
    rows = data.draw(st.lists(st.sampled_from(every), min_size=1)) if every else []
    rolled = RollUps(model, given_tables)
    for age in ages:
        day = day_of(TODAY) - age
        alone = roll_up(model, given_tables, day).table
        made = rolled.on_day(day, np.array(rows, dtype=np.int64))
        assert made.headings == alone.headings
        assert cells(made, range(len(rows))) == cells(alone, rows)


def test_who_buys_most_is_a_question_of_all() -> None:
    deals = [
        [f"Account {n}", TODAY - dt.timedelta(days=9), 100 * n] for n in range(1, 6)
    ]
    tables = {
        Sheet.ACCOUNTS: SheetTable.of(
            "Accounts", [["Account"], *([row[0]] for row in deals)]
        ),
        Sheet.DEALS: SheetTable.of("Deals", [["Account", "Date", "Amount"], *deals]),
    }
    rolled = RollUps(model_of(["RFM monetary"]), tables)
    table = rolled.on_day(day_of(TODAY), np.array([2]))
    number = table.headings.index("RFM monetary")
    assert table.frame.iat[0, number] == 3


def test_texts_are_not_read_anew_for_another_day() -> None:
    days = [TODAY - dt.timedelta(days=n % 300) for n in range(3000)]
    activities = [
        [f"Account {n % 200}", day.strftime("%d.%m.%Y"), f"Kind {n % 20}", f"P{n}"]
        for n, day in enumerate(days)
    ]
    tables = {
        Sheet.ACCOUNTS: SheetTable.of(
            "Accounts", [["Account"], *([f"Account {n}"] for n in range(200))]
        ),
        Sheet.ACTIVITIES: SheetTable.of(
            "Activities", [["Account", "Date", "Activity", "Contact"], *activities]
        ),
    }
    model, some = model_of(["Activities"]), np.arange(5)
    rolled = RollUps(model, tables)
    rolled.on_day(day_of(TODAY) - 1, some)
    again = calls_of(lambda: rolled.on_day(day_of(TODAY) - 9, some))
    alone = calls_of(lambda: roll_up(model, tables, day_of(TODAY) - 9))
    assert again < alone / 2
