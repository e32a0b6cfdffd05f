"""Which texts of a workbook do not fit their cells, measured by the font's own widths."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from tests.sheets.calibri import BOLD, REGULAR


if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

DOTS_OF_A_POINT = 96 / 72
LINE = 1.22
"""How much higher a line is than its letters."""
MARGIN, INDENT, BUTTON, USUAL = 5, 9, 17, 9.14
"""In dots what a cell has at its edges, what texts are indented by and how wide a button
of a filter is; in characters how wide a column is of which nothing is said."""


class Fit(NamedTuple):
    """A text, and the cell that it stands in."""

    text: str
    size: float
    bold: bool
    room: float
    height: float | None

    def width(self, text: str) -> float:
        """Measure a text in dots."""
        letters = BOLD if self.bold else REGULAR
        units = sum(letters.get(letter, letters["0"]) for letter in text)
        return units / 2048 * self.size * DOTS_OF_A_POINT

    def faults(self) -> Iterator[str]:
        """Say what of it cannot be read where it is wrapped."""
        widest = max(self.width(word) for word in re.split(r"\s", self.text))
        if widest > self.room:
            yield f"a word of '{self.text}' is broken: {widest:.0f} > {self.room:.0f}"
        needed = self.lines() * self.size * LINE
        if self.height is not None and needed > self.height + 1:
            yield f"'{self.text}' is cut below: {needed:.0f} > {self.height:g}"

    def lines(self) -> int:
        """Count the lines that it takes."""
        count = 0
        for line in self.text.split("\n"):
            end, count = 0.0, count + 1
            for word in line.split():
                wide = self.width(word)
                after = end + self.width(" ") + wide if end else wide
                fits = after <= self.room or not end
                end, count = (after, count) if fits else (wide, count + 1)
        return count


def faults_of(sheet: Worksheet) -> list[str]:
    """All texts of a sheet that do not fit where they are wrapped."""
    widths = columns_of(sheet)
    buttons = {cell for table in sheet.tables.values() for cell in heads(table.ref)}
    misfits = []
    for row in sheet.iter_rows(max_row=120):
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            fit = fit_of(cell, sheet, widths, buttons)
            if fit is not None:
                place = f"{sheet.title}!{cell.coordinate}"
                misfits += [f"{place}: {fault}" for fault in fit.faults()]
    return misfits


def fit_of(
    cell: Cell,
    sheet: Worksheet,
    widths: dict[int, float],
    buttons: set[tuple[int, int]],
) -> Fit | None:
    """Measure a cell; none if it is hidden, blank or not wrapped."""
    row = sheet.row_dimensions[cell.row]
    wide = merged_width(cell, sheet, widths)
    wrapped = cell.alignment.wrap_text or wide != widths.get(cell.column)
    if not isinstance(cell.value, str) or not cell.value.strip() or not wrapped:
        return None
    if row.hidden or not wide:
        return None
    room = wide - MARGIN - INDENT * int(cell.alignment.indent or 0)
    room -= BUTTON if (cell.row, cell.column) in buttons else 0
    return Fit(cell.value, cell.font.sz or 11, bool(cell.font.b), room, row.height)


def columns_of(sheet: Worksheet) -> dict[int, float]:
    """How many dots wide each column is; nothing where it is hidden."""
    widths = {n: dots(USUAL) for n in range(1, sheet.max_column + 30)}
    for column in sheet.column_dimensions.values():
        first = column.min or 1
        for number in range(first, (column.max or first) + 1):
            widths[number] = 0 if column.hidden else dots(column.width or USUAL)
    return widths


def dots(width: float) -> float:
    return int(width * 7 + MARGIN)


def merged_width(cell: Cell, sheet: Worksheet, widths: dict[int, float]) -> float:
    """How many dots wide a cell is, with those that it is merged with."""
    for block in sheet.merged_cells.ranges:
        if (block.min_row, block.min_col) == (cell.row, cell.column):
            return sum(widths[n] for n in range(block.min_col, block.max_col + 1))
    return widths.get(cell.column, 0)


def heads(table: str) -> Iterator[tuple[int, int]]:
    """The cells of the headings of a table, each with a button."""
    block = CellRange(table)
    columns = range(block.min_col, block.max_col + 1)
    yield from ((block.min_row, column) for column in columns)


def overlapped(sheet: Worksheet, row: int) -> list[str]:
    """The texts of a row that run into the next cell, which is filled."""
    widths, misfits = columns_of(sheet), []
    cells = [cell for cell in sheet[row] if isinstance(cell.value, str)]
    for cell, after in pairwise(cells):
        text = str(cell.value)
        between = range(cell.column, after.column)
        room = sum(widths[n] for n in between) - MARGIN
        fit = Fit(text, cell.font.sz or 11, bool(cell.font.b), room, None)
        if not cell.alignment.wrap_text and fit.width(text) > room:
            place = f"{get_column_letter(cell.column)}{row}"
            misfits.append(f"{sheet.title}!{place}: '{text}' runs into the next")
    return misfits
