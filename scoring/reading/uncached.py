"""Formulas that were saved without their values: computed here, or named.

Excel and LibreOffice store a formula with its value; programs that only write
files may not. In a small book such formulas are computed one by one, in a large
one the user is asked to let Excel do it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from scoring.finding_codes import finding
from scoring.language import phrase
from scoring.values.refs import cell_name, sheet_reference
from scoring.xlsx.read.calculator import CannotComputeError
from scoring.xlsx.read.series import column_of, days


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.findings import Finding
    from scoring.values.table import SheetTable
    from scoring.xlsx.package import Package


UNKNOWN = phrase(
    "a formula was saved without its value; open the file in Excel or LibreOffice, save "
    "it and try again"
)
COMPUTED = phrase("a formula was saved without its value, which was computed here")
MOST_FORMULAS = 2_000
# openpyxl takes a second or two for as much
MOST_XML = 12 << 20


def fill_formulas(
    package: Package, table: SheetTable, cells: Sequence[tuple[int, int]]
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Compute formula cells that have no value, if the book is small.

    Parameters
    ----------
    package : Package
        The workbook.
    table : SheetTable
        The table they stand in.
    cells : sequence of (int, int)
        Sheet row and column of each, at least one, in sheet order.

    Returns
    -------
    SheetTable
        The table with the values.
    tuple of Finding
        F402 for those that were computed, F401 for those that could not be.
    """
    sizes = [package.archive.size(part) for part in package.sheets.values()]
    values: dict[tuple[int, int], object] = {}
    if len(cells) <= MOST_FORMULAS and sum(sizes) <= MOST_XML:
        values = _compute(package, table, cells)
    rest = [cell for cell in cells if cell not in values]
    findings = []
    if rest:
        findings.append(_finding(table, rest, "F401", UNKNOWN))
    if values:
        findings.append(_finding(table, list(values), "F402", COMPUTED))
        table = _filled(table, values)
    return table, tuple(findings)


def _finding(
    table: SheetTable,
    cells: Sequence[tuple[int, int]],
    code: str,
    words: str,
) -> Finding:
    row, column = cells[0]
    place = sheet_reference(table.sheet, cell_name(row, column))
    return finding(code, place, words, more=len(cells) - 1)


def _compute(
    package: Package, table: SheetTable, cells: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], object]:
    values: dict[tuple[int, int], object] = {}
    try:
        calculator = package.calculator
    except CannotComputeError:
        return values
    for cell in cells:
        try:
            value = calculator.value(table.sheet, *cell)
        except CannotComputeError:
            continue
        if isinstance(value, float) and calculator.shows_date(table.sheet, *cell):
            value = days(np.array([value]), date1904=table.date1904)[0]
        values[cell] = value
    return values


def _filled(table: SheetTable, values: Mapping[tuple[int, int], object]) -> SheetTable:
    frame = table.frame.copy()
    place = {int(row): i for i, row in enumerate(table.rows)}
    for j, column in enumerate(table.columns):
        mine = {place[row]: v for (row, c), v in values.items() if c == column}
        if mine:
            cells = frame[j].astype(object).to_numpy(copy=True)
            for i, value in mine.items():
                cells[i] = value
            frame[j] = column_of(cells)
    return dataclasses.replace(table, frame=frame)
