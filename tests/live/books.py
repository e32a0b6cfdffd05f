"""Workbooks of cases with Live, and what the engine says of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import xlsxwriter

from scoring.vocabulary import Sheet
from templates.live import matches
from templates.live.hidden_sheets import draw_hidden
from templates.live.size import Size
from templates.live.tab import cells
from templates.places import HEAD_ROW, LIVE, LIVE_CRITERIA_COLUMNS, MATCHES, SHARE
from templates.xlsx import repack
from tests.live.hostile import ERROR


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet as CalculatedSheet
    from xlsxwriter.worksheet import Worksheet

    from tests.live.agree import Grid
    from tests.live.hostile import Case, Cell


SIZE = Size(accounts=20, criteria=6, rules=33)
"""Small, so that many models are soon calculated; the formulas are the same."""


def tab(sheet: CalculatedSheet) -> Grid:
    """Give the cells of the tab Live."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def tables(case: Case) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    return {
        Sheet.CRITERIA: tuple(as_in_template(case)),
        Sheet.ACCOUNTS: case.accounts,
        Sheet.SETTINGS: case.settings,
    }


def as_in_template(case: Case) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of Criteria with Share, left empty, and Matches beside Weight."""
    left = LIVE_CRITERIA_COLUMNS.index(SHARE)
    assert case.criteria[0] == (
        *LIVE_CRITERIA_COLUMNS[:left],
        *LIVE_CRITERIA_COLUMNS[left + 2 :],
    )
    for number, row in enumerate(case.criteria):
        beside = (None, matches.formula()) if number else (SHARE, MATCHES)
        yield (*row[:left], *beside, *row[left:])


def write(path: Path, case: Case, size: Size) -> None:
    """Write the tables where the template has them, and Live, all to be calculated."""
    with xlsxwriter.Workbook(path) as book:
        dated = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in tables(case).items():
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, name)
            for row, content in enumerate(rows, HEAD_ROW):
                for column, cell in enumerate(content):
                    fill(sheet, (row, column), cell, dated)
        live = book.add_worksheet(LIVE)
        for row, column, formula in cells(size):
            live.write_array_formula(row, column, row, column, formula)
        draw_hidden(book, size)
    path.write_bytes(repack(path.read_bytes()))


def fill(
    sheet: Worksheet,
    place: tuple[int, int],
    cell: Cell,
    dated: xlsxwriter.format.Format,
) -> None:
    if cell == ERROR:
        sheet.write_formula(*place, "=NA()", None, "#N/A")
    elif cell == matches.formula():
        sheet.write_array_formula(*place, *place, str(cell))
    elif isinstance(cell, str) and cell:
        sheet.write_string(*place, cell)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(*place, cell, dated)
    elif cell is not None and cell != "":
        sheet.write(*place, cell)
