"""Rolled up by the engine and row by row by the reference, accounts look the same."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.behaviour.rolled import TODAY, column, rolled_up
from tests.chance import examples
from tests.reference.behaviour import account_fields
from tests.strategies.behaviour import behaviour_tables


if TYPE_CHECKING:
    from tests.behaviour.rolled import Rows
    from tests.strategies.behaviour import Tables


def rows_of(tables: Tables) -> dict[str, Rows]:
    """The tables as the engine takes them, without criteria where there are none."""
    return {
        name: [[*sheet.headings], *map(list, sheet.rows)]
        for name, sheet in tables.items()
        if sheet.rows or name != "Contact criteria"
    }


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return bool(one == other)


ROLES = ("Decision maker", "Champion")
SETTINGS: Rows = [["Setting", "Value"], ["Roles needed", "; ".join(ROLES)]]


@given(behaviour_tables())
@settings(max_examples=examples(60))
def test_engine_and_reference_agree(tables: Tables) -> None:
    expected = account_fields(tables, TODAY, ROLES)
    rolled = rolled_up(rows_of(tables), [*expected[0]], settings=SETTINGS)
    by_key = {heading.casefold(): heading for heading in rolled.table.headings}
    for heading in expected[0]:
        outcome = column(rolled, by_key[heading.casefold()])
        wanted = [fields[heading] for fields in expected]
        pairs = zip(outcome, wanted, strict=True)
        assert all(same(one, other) for one, other in pairs), (heading, outcome, wanted)


LAWS = ("Activity points", "Activities", "Last activity", "Frequency", "Monetary")


@pytest.mark.slow
@given(behaviour_tables(), st.randoms(use_true_random=False))
@settings(max_examples=examples(20))
def test_order_of_rows_changes_nothing(tables: Tables, rng: Any) -> None:
    rows = rows_of(tables)
    shuffled = {
        name: [body[0], *rng.sample(body[1:], len(body) - 1)]
        if name in ("Activities", "Deals")
        else body
        for name, body in rows.items()
    }
    one, other = rolled_up(rows), rolled_up(shuffled)
    for heading in (*LAWS, "RFM recency", "RFM frequency", "RFM monetary"):
        assert column(one, heading) == column(other, heading)


@pytest.mark.slow
@given(behaviour_tables())
@settings(max_examples=examples(20))
def test_a_longer_half_life_never_lowers_what_is_earned(tables: Tables) -> None:
    rows = rows_of(tables)
    head, *signals = rows["Signals"]
    earning = [row for row in signals if float(row[1]) >= 0]
    for row in earning:
        row[2] = row[2] if row[2] != "-" else None
    doubled = [
        [row[0], row[1], None if row[2] is None else 2 * float(row[2]), *row[3:]]
        for row in earning
    ]
    if earning:
        short = column(rolled_up({**rows, "Signals": [head, *earning]}), LAWS[0])
        long = column(rolled_up({**rows, "Signals": [head, *doubled]}), LAWS[0])
        pairs = zip(long, short, strict=True)
        assert all(more >= less - 1e-9 for more, less in pairs)


@pytest.mark.slow
@given(behaviour_tables())
@settings(max_examples=examples(20))
def test_most_limits_what_a_kind_gives_or_takes(tables: Tables) -> None:
    rows = rows_of(tables)
    most = 0.0
    for row in rows["Signals"][1:]:
        row[3] = 3
        most += 3
    points = column(rolled_up(rows), "Activity points")
    assert all(-most <= value <= most for value in points)


@pytest.mark.slow
@given(behaviour_tables(), st.integers(0, 400))
@settings(max_examples=examples(20))
def test_another_activity_never_lowers_what_gives_points(
    tables: Tables, age: int
) -> None:
    rows = rows_of(tables)
    rows["Signals"] = [["Activity", "Points", "Half-life"], ["Visit", 5, 30]]
    before = column(rolled_up(rows), "Activity points")
    for row in rows["Accounts"][1:]:
        when = dt.datetime.combine(TODAY, dt.time(12, 34)) - dt.timedelta(days=age)
        rows["Activities"].append([row[0], when, "Visit", "Zoe", 1, None, None])
    after = column(rolled_up(rows), "Activity points")
    assert all(more >= less for more, less in zip(after, before, strict=True))
