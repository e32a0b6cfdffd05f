"""What History keeps is numbers, codes and names: its words may say anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.history.history_sheet import history_sheet, read_past
from scoring.history.moves import BETWEEN, Moves
from scoring.history.past import Past
from scoring.history.sentences import what_changed
from scoring.model.model import Settings
from scoring.rating.rate_block import STATUSES
from scoring.sheets.scored import sheet_frame
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet
from tests.chance import examples
from tests.history.scored_days import (
    CRITERIA,
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

    Pair = tuple[float, float]
    Row = tuple[int, int, Pair, Pair, str, str]

WORDS = "Status", "What changed"
NO_BOUND = (float("nan"), float("nan"))
tenths = st.integers(0, 100).map(lambda n: n / 10)
none = st.just(float("nan"))
codes = st.integers(-1, len(STATUSES) - 1)
pairs = st.one_of(st.tuples(none, none), st.tuples(tenths, tenths))
shares = pairs.map(lambda pair: tuple(value / 10 for value in pair))
names = st.text("abc;→ 5.0", min_size=1).map(lambda text: f"x{text}x")
lists = st.lists(names, max_size=3).map(BETWEEN.join)
row = st.tuples(codes, codes, pairs, shares, st.one_of(st.just(""), names), lists)


def past_of(rows: list[Row]) -> Past:
    now, before, contact_from, known, culprits, criteria = zip(*rows, strict=True)
    count = len(rows)
    moves = Moves(
        np.full((3, count), 0.5),
        np.array(before, dtype=np.int64),
        np.vstack([np.array(contact_from).T, np.array(known).T]),
        pd.Series(culprits, dtype="str"),
        pd.Series(criteria, dtype="str"),
    )
    accounts = pd.Series([f"a{n}" for n in range(count)], dtype="str")
    days, ratings = np.full(count, 20_000.0), np.full(count, 5.5)
    return Past(days, accounts, ratings, np.array(now, dtype=np.int64), moves)


def as_table(shown: ScoredSheet, *, in_words: str | None = None) -> SheetTable:
    """Give the sheet as it is read, its words replaced by others."""
    frame = sheet_frame(shown)
    for head in WORDS if in_words is not None else ():
        frame[head] = in_words
    cells = frame.astype(object).where(frame.notna(), None).replace({"": None})
    return SheetTable.of(Sheet.HISTORY, [[*frame.columns], *cells.to_numpy().tolist()])


@pytest.mark.slow
@settings(max_examples=examples(50))
@given(st.lists(row, min_size=1, max_size=5))
def test_what_is_written_is_read_whatever_the_words_say(
    rows: list[Row],
) -> None:
    past = past_of(rows)
    for in_words in (None, "Kontakt fra 6,0"):
        table = as_table(history_sheet(past), in_words=in_words)
        read, findings = read_past(table, Settings())
        assert findings == []
        moves, known = read.moves, past.statuses >= 0
        assert read.statuses[known].tolist() == past.statuses[known].tolist()
        assert moves.statuses.tolist() == past.moves.statuses.tolist()
        assert np.array_equal(moves.bounds, past.moves.bounds, equal_nan=True)
        assert moves.culprits.tolist() == past.moves.culprits.tolist()
        assert moves.criteria.tolist() == past.moves.criteria.tolist()
        sentences = what_changed(past.moves, past.statuses).tolist()
        assert what_changed(moves, past.statuses).tolist() == sentences


def test_a_row_that_a_person_added_may_have_its_status_in_words() -> None:
    table = as_table(history_sheet(past_of([(0, -1, NO_BOUND, NO_BOUND, "", "")])))
    frame = table.frame.copy()
    heads = [*table.headings]
    frame.iloc[:, heads.index("Status code")] = None
    frame.iloc[:, heads.index("Status")] = " not NOW"
    read, _ = read_past(
        SheetTable.of(Sheet.HISTORY, [heads, *frame.to_numpy().tolist()]), Settings()
    )
    assert [STATUSES[code] for code in read.statuses] == ["Not now"]


def test_a_history_in_other_words_is_compared_all_the_same(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20, Bolt=60), Contact_from=7)
    first = score(path, MONDAY)
    workbook = openpyxl.load_workbook(first.path)
    for cells in workbook["History"].iter_rows(min_row=2):
        cells[3].value, cells[7].value = "Kontakt", "noget andet"
    workbook.save(first.path)
    moved = book(tmp_path, accounts(Acme=20, Bolt=60), Contact_from=6)
    second = score(moved, TUESDAY)
    (became,) = changed(second).became
    assert (became.account, became.why) == ("Acme", "Contact from 7.0 → 6.0")
    assert column(second.path, "Trend")["Acme"] == "= 6.0 → 6.0"
    heads, *rows = rows_of(second.path, "History")
    monday = {r[1]: r[heads.index("Status")] for r in rows if r[0].day == MONDAY.day}
    assert monday == {"Acme": "Not now", "Bolt": "Contact"}


@pytest.mark.parametrize("own", ["Rating", "Size points", "To research", None])
def test_the_accounts_are_found_on_scored_in_any_words(
    tmp_path: Path, own: str | None
) -> None:
    def rows(size: int) -> list[list[Any]]:
        head, *body = accounts(Acme=size, Bolt=60)
        return [[*head, own], *([*row, "x"] for row in body)]

    first = score(book(tmp_path, rows(20)), MONDAY)
    workbook = openpyxl.load_workbook(first.path)
    sheet = workbook["Scored"]
    ours = [cell for cell in sheet[1] if cell.value in {"To research", "Why", "Known"}]
    for cell in (*ours, *sheet[1][-len(CRITERIA) + 1 :]):
        cell.value = f"noget andet {cell.column}"
    del sheet.tables["Scored"]
    workbook.save(first.path)
    second = score(book(tmp_path, rows(60)), TUESDAY)
    heads, acme, bolt, *_ = rows_of(second.path, "History")
    at = heads.index("Data changed")
    assert {acme[1]: acme[at], bolt[1]: bolt[at]} == {"Acme": 2, "Bolt": None}


def test_columns_of_scored_that_were_moved_are_found(tmp_path: Path) -> None:
    first = score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    workbook = openpyxl.load_workbook(first.path)
    sheet = workbook["Scored"]
    del sheet.tables["Scored"]
    sheet.insert_cols(3, 2)
    sheet.cell(1, 3, "Remark")
    sheet.cell(1, 4, "Who")
    workbook.save(first.path)
    second = score(book(tmp_path, accounts(Acme=60, Bolt=60)), TUESDAY)
    today = {r[1]: r[5] for r in rows_of(second.path, "History")[1:3]}
    assert today == {"Acme": 2, "Bolt": None}
