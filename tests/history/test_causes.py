"""A change of the rating split into time, data and weights."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scoring
from scoring.history.basis import basis_of, basis_sheet
from scoring.history.causes import moves_of
from scoring.history.history_sheet import read_past
from scoring.history.look_back import look_back
from scoring.history.next_past import next_past
from scoring.history.parts import KINDS, Kind, read_lines
from scoring.history.snapshot import read_snapshot
from scoring.history.steps import Present
from scoring.sheets.scored import scored_sheet, sheet_frame, shown_as
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet
from tests.chance import examples
from tests.excel.books import write_book
from tests.history.scored_days import (
    CRITERIA,
    HEADS,
    LATER,
    MONDAY,
    TUESDAY,
    accounts,
    book,
    changed,
    column,
    rows_of,
    score,
)


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.sheets.results import ScoredSheet


def test_the_three_causes_by_hand(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    heavier = [HEADS, ["Size", 3, *CRITERIA[1][2:]], CRITERIA[2]]
    second = score(book(tmp_path, accounts(Acme=100, Bolt=60), heavier), LATER)
    # of Acme at first (2 + 10) / 2 is 6, by time 1, then by data 5, by weights 7.5
    # of Bolt at first 8, by time 3, still 3 with the data of now, by weights 4.5
    heads = [
        "Account",
        "Time passed",
        "Data changed",
        "Weights changed",
        "What changed",
    ]
    table = rows_of(second.path, "History")
    at = [table[0].index(head) for head in heads]
    assert [tuple(row[n] for n in at) for row in table[1:3]] == [
        (
            *("Acme", -5, 4, 2.5),
            "time: -5.0; Size 20 → 100: +4.0; weight of Size 1 → 3: +2.5",
        ),
        ("Bolt", -5, 0, 1.5, "time: -5.0; weight of Size 1 → 3: +1.5"),
    ]
    assert changed(second).became == ()
    (fell,) = changed(second).fell
    assert (fell.account, fell.was, fell.rating) == ("Bolt", 8.0, 4.5)
    assert fell.why == "time: -5.0; weight of Size 1 → 3: +1.5"


def test_causes_of_a_day_are_summed_over_its_runs(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20)), MONDAY)
    score(book(tmp_path, accounts(Acme=60)), LATER)
    heavier = [HEADS, ["Size", 3, *CRITERIA[1][2:]], CRITERIA[2]]
    again = score(book(tmp_path, accounts(Acme=60), heavier), LATER)
    # 6 -> 1 by time, -> 3 by data in the first run, -> 4.5 by weights in the second
    table = rows_of(again.path, "History")
    words = "time: -5.0; Size 20 → 60: +2.0; weight of Size 1 → 3: +1.5"
    assert table[1][4:8] == (-5, 2, 1.5, words)
    assert len(table) == 3


def test_edited_scored_accounts_have_no_causes(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20, Bolt=60))
    first = score(path, MONDAY)
    workbook = openpyxl.load_workbook(first.path)
    sheet = workbook["Scored"]
    at = [cell.value for cell in sheet[1]].index("Size") + 1
    for row in (2, 3):
        sheet.cell(row, at, 61)
    workbook.save(first.path)
    # of an account that is as it was, Scored is not looked at
    heavier = [CRITERIA[0], ["Size", 3, *CRITERIA[1][2:]], *CRITERIA[2:]]
    second = score(book(tmp_path, accounts(Acme=21, Bolt=60), heavier), TUESDAY)
    today = {row[1]: row[4:7] for row in rows_of(second.path, "History")[1:3]}
    # 60: (6 + 10) / 2 = 8.0, then (3 * 6 + 10) / 4 = 7.0
    assert today == {"Acme": (None, None, None), "Bolt": (0, 0, -1)}


def test_what_did_not_move_is_blank_and_moves_later_that_day(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    still = score(book(tmp_path, accounts(Acme=20, Bolt=60)), TUESDAY)
    assert [row[4:8] for row in rows_of(still.path, "History")[1:3]] == [
        (None,) * 4
    ] * 2
    later = score(book(tmp_path, accounts(Acme=20, Bolt=40)), TUESDAY)
    today = {row[1]: row[4:8] for row in rows_of(later.path, "History")[1:3]}
    assert today["Acme"] == (None, None, None, None)
    assert today["Bolt"] == (0, -1, 0, "Size 60 → 40: -1.0")


def as_table(sheet: Sheet, shown: ScoredSheet) -> SheetTable:
    """What a sheet of ours reads as, without going through a file."""
    frame = sheet_frame(shown)
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    return SheetTable.of(sheet, [[*frame.columns], *rows])


sizes = st.lists(st.one_of(st.none(), st.integers(-20, 120)), min_size=1, max_size=6)


weights = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 80))


@pytest.mark.slow
@settings(max_examples=examples(20))
@given(sizes, sizes, weights, weights, st.integers(0, 40))
def test_the_causes_sum_to_the_change_and_move_one_thing_each(  # noqa: PLR0915
    old: list[int | None],
    new: list[int | None],
    before: tuple[int, int, int],
    after: tuple[int, int, int],
    passed: int,
) -> None:
    visit = pd.Timestamp(2026, 11, 1)

    def criteria(one: int, other: int, days: int) -> list[list[Any]]:
        visits = ["Visit", other, None, "in the last days", days, None, 10]
        return [HEADS, ["Size", one, None, "scale", 0, 100, 10], visits]

    def rated(sizes: list[int | None], rules: list[list[Any]], day: dt.date) -> Any:
        data = {"Account": [f"a{n}" for n in range(len(sizes))], "Size": sizes}
        frame = pd.DataFrame(data | {"Visit": visit}).astype({"Size": object})
        rows = frame.where(frame.notna(), None).to_numpy().tolist()
        table = SheetTable.of("Accounts", [["Account", "Size", "Visit"], *rows])
        frame = table.frame.set_axis([*table.headings], axis=1)
        ratings = scoring.score(scoring.parse_model(rules), frame, today=day)
        return ratings.ratings, table

    def tables(table: SheetTable, rules: list[list[Any]]) -> dict[Sheet, SheetTable]:
        return {Sheet.CRITERIA: SheetTable.of("Criteria", rules), Sheet.ACCOUNTS: table}

    start, later = dt.date(2026, 11, 5), dt.date(2026, 11, 5) + dt.timedelta(passed + 1)
    then, then_table = rated(old, criteria(*before), start)
    none, _ = read_past(None, then.model.settings)
    first = look_back(none, then.accounts.name_texts, day_of(start))
    blank = moves_of(
        Present(then, tables(then_table, criteria(*before)), then_table), None, first
    )
    past, _ = next_past(first, then, blank)
    shown = tuple(map(int, shown_as(then)))
    left = tables(then_table, criteria(*before))
    basis = basis_of(left, then.model, day_of(start), then_table, shown)
    last = read_snapshot(
        {
            Sheet.HISTORY_CRITERIA: as_table(
                Sheet.HISTORY_CRITERIA, basis_sheet(basis)
            ),
            Sheet.SCORED: as_table(Sheet.SCORED, scored_sheet(then)),
        }
    )
    assert last is not None
    now, now_table = rated(new, criteria(*after), later)
    present = Present(now, tables(now_table, criteria(*after)), now_table)
    back = look_back(past, now.accounts.name_texts, day_of(later))
    moves = moves_of(present, last, back)
    both = min(len(old), len(new))
    causes = moves.causes[:, :both]
    assert not np.isnan(causes).any()
    change = now.rating[:both] - then.rating[:both]
    assert np.allclose(causes.sum(axis=0), change)
    assert np.isnan(moves.causes[:, both:]).all()
    parts = read_lines(moves.lines)
    for n in range(both):
        mine = np.flatnonzero(parts.rows == n)
        assert np.isclose(parts.tenths[mine].sum() / 10, change[n])
        kinds = {KINDS[kind] for kind in parts.kinds[mine]}
        assert kinds <= {Kind.TIME, Kind.VALUE, Kind.WEIGHT, Kind.RULES}
    # by hand: one thing after the other, with the plain formula of the rating
    for n in range(both):
        r0 = by_hand(old[n], before, start)
        r1 = by_hand(old[n], before, later)
        r2 = by_hand(new[n], before, later)
        r3 = by_hand(new[n], after, later)
        assert np.allclose(causes[:, n], [r1 - r0, r2 - r1, r3 - r2], atol=1e-6)


def by_hand(size: int | None, rule: tuple[int, int, int], day: dt.date) -> float:
    """The rating of one account: two criteria, a blank earning nothing."""
    one, other, days = rule
    points = 0.0 if size is None else min(max(size, 0), 100) / 10
    visited = 10.0 if (day - dt.date(2026, 11, 1)).days <= days else 0.0
    exact = (one * points + other * visited) / (one + other)
    return float(np.floor(round(exact, 9) * 10 + 0.5) / 10)


def test_activities_that_fade_are_time_and_new_ones_are_data(tmp_path: Path) -> None:
    def path(*more: list[Any]) -> Path:
        call = dt.datetime(2026, 11, 16)  # noqa: DTZ001
        return write_book(
            tmp_path / "book.xlsx",
            Criteria=[HEADS, ["Activity points", 1, None, "scale", 0, 10, 10]],
            Accounts=[["Account"], ["Acme"], ["Bolt"]],
            Signals=[["Activity", "Points", "Half-life"], ["Call", 8, 10]],
            Activities=[
                ["Account", "Date", "Activity"],
                *(["Acme", call, "Call"], ["Bolt", call, "Call"]),
                *more,
            ],
        )

    score(path(), MONDAY)
    # a call of ten days ago has half its 8 points left; Bolt got another today
    day = MONDAY + dt.timedelta(10)
    at = dt.datetime.combine(day, dt.time())
    second = score(path(["Bolt", at, "Call"]), day)
    assert column(second.path, "Change") == {"Acme": -4.0, "Bolt": 2.0}
    table = rows_of(second.path, "History")
    assert [row[4:8] for row in table[1:3]] == [
        (-4, 0, 0, "time: -4.0"),
        (-4, 6, 0, "Activity points 8 → 12: +6.0; time: -4.0"),
    ]
