"""Workbooks of cases with Live, and what the engine says of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import xlsxwriter

from scoring.vocabulary import Head, Setting, Sheet, Test
from scoring.vocabulary.cell_words import CellWord
from scoring.vocabulary.field_words import FieldForm
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


WORDED = {
    Sheet.CRITERIA: {
        LIVE_CRITERIA_COLUMNS.index(head)
        for head in (Head.FIELD, Head.TEST, Head.POINTS, Head.IF_BLANK)
    },
    Sheet.SETTINGS: {0},
}
"""The columns that hold words of ours."""
OURS = {
    word.value.casefold(): word
    for kind in (Head, Test, CellWord, FieldForm, Setting)
    for word in kind
}
BEFORE = (FieldForm.DAYS_SINCE, FieldForm.YEARS_SINCE, CellWord.AT_LEAST)
"""Words that stand before a name or a number."""


def spoken(cell: Cell) -> Cell:
    """Say a word of ours, as untidily as it stands."""
    if not isinstance(cell, str):
        return cell
    bare = cell.strip()
    word = OURS.get(bare.casefold())
    if word is not None:
        shown = str(word).upper() if bare.isupper() else str(word)
        return cell.replace(bare, shown)
    for word in BEFORE:
        if cell.startswith(f"{word.value} "):
            return cell.replace(word.value, str(word), 1)
    return cell


def tables(case: Case) -> dict[Sheet, tuple[tuple[Cell, ...], ...]]:
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
    """Write the tables where the template has them, and Live, all to be calculated.

    What is a word of ours is in the language that is spoken.
    """
    with xlsxwriter.Workbook(path) as book:
        dated = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in tables(case).items():
            sheet = book.add_worksheet(str(name))
            sheet.write_string(0, 0, str(name))
            for row, content in enumerate(rows, HEAD_ROW):
                for column, cell in enumerate(content):
                    ours = name is not Sheet.ACCOUNTS and (
                        row == HEAD_ROW or column in WORDED[name]
                    )
                    shown = spoken(cell) if ours else cell
                    fill(sheet, (row, column), shown, dated)
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
