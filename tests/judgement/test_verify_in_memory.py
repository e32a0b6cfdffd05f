"""Whichever cell of six tabs is touched, it is named: rated in memory, many times."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.utils import get_column_letter

from addin.answers.sheets import read_sheets
from addin.cells.grid import Grid
from scoring import pipeline
from scoring.errors import FileError, ModelError
from scoring.sheets.scored import scored_sheet, sheet_frame
from scoring.stamp import stamp_of
from scoring.verify import Result, verdict
from scoring.vocabulary import LAST_REQUIRED, OPTIONAL_REQUIRED, Sheet
from tests.chance import examples
from tests.judgement.scored_books import (
    AS_THEN,
    MORE,
    WORDS,
    named,
)


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from addin.cells.ranges import Rows
    from scoring.language import Language
    from scoring.sheets.stamp_figures import Stamp

TOUCHED = (*MORE, "Scored")


@dataclass(frozen=True)
class Given:
    """Tabs as an open workbook hands them over: cells from A1 on."""

    sheets: Mapping[str, Rows]
    name: str = "scored.xlsx"
    today: dt.date | None = AS_THEN.today
    contact_from: float | None = AS_THEN.contact_from
    language: Language | None = AS_THEN.language


def result_of(rows: Sequence[Sequence[Any]], given: Given, stamp: Stamp) -> Result:
    """Read Scored and Overrides out of cells."""
    scored = Grid("Scored", as_rows(rows)).table(LAST_REQUIRED[Sheet.SCORED])
    if scored is None:
        sentence = "no table on Scored"
        raise FileError(sentence)
    overrides = Grid("Overrides", given.sheets["Overrides"])
    return Result(scored, stamp, overrides.table(OPTIONAL_REQUIRED[Sheet.OVERRIDES]))


def as_rows(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, rows))


def rated_again(given: Given) -> tuple[list[list[Any]], Stamp]:
    """Give the cells of Scored and the stamp, as the tabs give them."""
    book = read_sheets(given)
    scored = scored_sheet(pipeline.rate(book).ratings, book.table)
    frame = sheet_frame(scored).astype(object)
    rows = frame.where(frame.notna(), None).to_numpy().tolist()
    stamp = stamp_of(book)
    assert stamp is not None
    return [[*frame.columns], *rows], stamp


def by_account(rows: Sequence[Sequence[Any]]) -> dict[tuple[object, ...], object]:
    """Give each cell by account, its turn and heading, by plain means."""
    headings, *body = rows
    turns: Counter[object] = Counter()
    cells: dict[tuple[object, ...], object] = {}
    for row in body:
        turns[row[1]] += 1
        for heading, value in zip(headings, row, strict=True):
            cells[row[1], turns[row[1]], heading] = value
    return cells


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_cells_that_were_touched(seed: int) -> None:
    """Single cells of six tabs, changed at random: the tabs are rated in memory."""
    dice = random.Random(seed)
    tabs = {name: [[*row] for row in rows] for name, rows in MORE.items()}
    rows, stamp = rated_again(
        Given({name: as_rows(each) for name, each in tabs.items()})
    )
    tabs["Scored"] = rows
    there = [[*row] for row in rows]
    for _ in range(examples(250)):
        cells = tabs[dice.choice(TOUCHED)]
        tab = next(name for name, rows in tabs.items() if rows is cells)
        row, column = dice.randrange(len(cells)), dice.randrange(len(cells[0]))
        before, value = cells[row][column], dice.choice(WORDS)
        cells[row][column] = value
        place = f"{tab}!{get_column_letter(column + 1)}{row + 1}"
        judge_in_memory(tabs, (there, stamp), place, touched=before != value)
        cells[row][column] = before


def judge_in_memory(
    tabs: dict[str, list[list[Any]]],
    was: tuple[list[list[Any]], Stamp],
    place: str,
    *,
    touched: bool,
) -> None:
    """Compare what is named with what is shown, laid beside each other by plain means."""
    tab, (there, stamp) = place.partition("!")[0], was
    given = Given(
        {name: as_rows(rows) for name, rows in tabs.items() if name != "Scored"}
    )
    trouble, rows, again = "", there, stamp
    try:
        # a cell of Scored is no cell that anything is rated by
        if tab != "Scored":
            rows, again = rated_again(given)
        result = result_of(tabs["Scored"], given, stamp)
    except (ModelError, FileError) as error:
        trouble = str(error) or "nothing said"
    if trouble:
        # an error of that tab; or a heading without which there is no table
        assert tab in trouble or place.endswith("1"), place
        return
    wanted = result_of(rows, given, again)
    verified = verdict(Path(given.name), result, wanted)
    if tab == "Scored":
        assert [d.place for d in verified.differences] == [place] * touched
        assert verified.edited == ()
        return
    one, two = by_account(there), by_account(rows)
    unlike = {key for key in one.keys() | two.keys() if one.get(key) != two.get(key)}
    assert bool(verified.count) == bool(unlike), place
    if one.keys() == two.keys():
        cells = {(str(account), str(heading)) for account, _, heading in unlike}
        assert cells == named(verified), place
    # what was touched is said, of whatever tab, and nothing of the others
    assert set(verified.edited) | set(verified.undigested) <= {tab}, place
