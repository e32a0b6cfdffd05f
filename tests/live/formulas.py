"""The same books as formulas, for HyperFormula."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from openpyxl.formula.translate import Translator

from templates.live.hidden_sheets import is_formula, range_names, sheets
from templates.live.places import (
    ACCOUNT_COLUMNS,
    CRITERIA_COLUMNS,
    FIRST_ACCOUNT,
    FIRST_RULE,
    LEFT_COLUMNS,
    Fill,
    at,
    letter,
)
from templates.live.tab import cells
from templates.places import HEAD_ROW, LIVE
from tests.live.books import tables
from tests.live.hostile import ERROR
from tests.programs import VALIDATOR


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from templates.live.places import Content
    from templates.live.size import Size
    from tests.live.hostile import Case, Cell

MODULES = Path(VALIDATOR).absolute().parents[1] if VALIDATOR else None
needs_hyperformula = pytest.mark.skipif(
    MODULES is None or not (MODULES / "hyperformula").is_dir(),
    reason="needs npm's hyperformula beside @ooxml-tools/validate",
)
SCRIPT = Path(__file__).with_name("hyperformula.mjs")
DAY_0 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no zones
# HyperFormula has no INDEX of a whole row, and counts no columns of a named range
WHOLE_ROW = re.compile(r"INDEX\((Live\w+),\$A([0-9]+)\+1,0\)")
COUNTED = re.compile(r"(ROWS|COLUMNS)\((Live\w+)\)")
FIRST = {
    "LiveAccounts": ("Accounts", FIRST_ACCOUNT, "A", letter(ACCOUNT_COLUMNS - 1)),
    "LiveCriteriaLeft": ("Criteria", FIRST_RULE, "A", letter(LEFT_COLUMNS - 1)),
    "LiveCriteriaRight": (
        "Criteria",
        FIRST_RULE,
        letter(LEFT_COLUMNS + 1),
        letter(CRITERIA_COLUMNS - 1),
    ),
}
Sheet = list[list[object]]


class Tabs(NamedTuple):
    """What a workbook shows: the tabs Live and Criteria."""

    live: Sheet
    criteria: Sheet


def calculated(cases: Iterable[Case], size: Size) -> list[Tabs]:
    """Give what each case shows as HyperFormula calculates it."""
    books = [{"names": range_names(size), "sheets": book(c, size)} for c in cases]
    done = subprocess.run(
        ["node", str(SCRIPT), str(MODULES)],
        input=json.dumps(books),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return [Tabs(*tabs) for tabs in json.loads(done.stdout)]


def book(case: Case, size: Size) -> dict[str, Sheet]:
    made: dict[str, Sheet] = {}
    for tab, rows in tables(case).items():
        made[tab] = [[] for _ in range(HEAD_ROW)]
        made[tab] += [[typed(cell) for cell in row] for row in rows]
    for name, content in (*sheets(size), (LIVE, cells(size))):
        made[name] = grids_of(content, range_names(size))
    return made


def typed(cell: Cell) -> object:
    """Give what a cell holds as HyperFormula takes it: an apostrophe makes a text."""
    if cell == ERROR:
        return "=NA()"
    if isinstance(cell, str) and is_formula(cell):
        return cell
    if isinstance(cell, str):
        return f"'{cell}" if cell else None
    if isinstance(cell, dt.datetime):
        return (cell - DAY_0) / dt.timedelta(days=1)
    if isinstance(cell, dt.date):
        return (cell - DAY_0.date()).days
    return cell


def grids_of(
    content: Iterable[tuple[int, int, Content]], names: Mapping[str, str]
) -> Sheet:
    grid: dict[tuple[int, int], object] = {}
    for row, column, what in content:
        if isinstance(what, Fill):
            grid.update(filled(row, column, what))
        else:
            grid[row, column] = what if is_formula(what) else typed(what)
    for place, cell in grid.items():
        if isinstance(cell, str) and is_formula(cell):
            spelled = WHOLE_ROW.sub(whole_row, cell)
            grid[place] = COUNTED.sub(lambda m: f"{m[1]}({names[m[2]]})", spelled)
    rows = 1 + max(row for row, _ in grid)
    columns = 1 + max(column for _, column in grid)
    return [[grid.get((r, c)) for c in range(columns)] for r in range(rows)]


def filled(row: int, column: int, fill: Fill) -> dict[tuple[int, int], object]:
    """Fill a formula down and to the right, as a spreadsheet does."""
    translator = Translator(f"={fill.formula}", origin=at(row, column))
    return {
        (r, c): translator.translate_formula(at(r, c))
        for r in range(row, row + fill.rows)
        for c in range(column, column + fill.columns)
    }


def whole_row(match: re.Match[str]) -> str:
    sheet, above, first, last = FIRST[match[1]]
    row = int(match[2]) - above + HEAD_ROW + 1
    return f"{sheet}!${first}{row}:${last}{row}"
