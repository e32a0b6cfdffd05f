"""A small sheet cell by cell: what each shows, and the formula behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from scoring.errors import FileError
from scoring.language import phrase
from scoring.values.refs import Area
from scoring.xlsx.package import Package
from scoring.xlsx.read.calculator import Calculator, CannotComputeError


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

Place = tuple[int, int]
MOST: Final = 100_000
TOO_LARGE: Final = phrase(
    "{sheet} has {cells:,} cells: only up to {most:,} are read as they are"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, its rows and columns counted from 1.

    Parameters
    ----------
    sheet : str
        Its name.
    values : mapping of (int, int) to object
        What is shown in each filled cell; the result where it is a formula.
    formulas : mapping of (int, int) to str
        The formulas, each with its equals sign.
    merged : tuple of Area
        Cells that are one.
    hidden : frozenset of int
        Hidden columns.
    names : mapping of str to str
        What defined names stand for, case folded.
    unknown : frozenset of (int, int)
        Formulas of which the file has no result, nor can it be computed here.
    """

    sheet: str
    values: Mapping[Place, object]
    formulas: Mapping[Place, str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden: frozenset[int] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[Place] = frozenset()


def read_grids(path: Path) -> tuple[Grid, ...]:
    """Read the sheets of a workbook, those of charts alone left out.

    Raises
    ------
    FileError
        If it cannot be read, or is too large.
    """
    Package.open(path)
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    names = {
        name.casefold(): str(defined.attr_text)
        for name, defined in formulas.defined_names.items()
    }
    calculator: Calculator | None = None
    grids = []
    for sheet in formulas.worksheets:
        _check_size(sheet)
        shown = _cells(values[sheet.title])
        own = {at: _formula(v) for at, v in _cells(sheet).items()}
        behind = {at: text for at, text in own.items() if text}
        unknown = set()
        for at in behind.keys() - shown.keys():
            calculator = calculator or Calculator.open(path)
            try:
                result = calculator.value(sheet.title, *at)
            except CannotComputeError:
                unknown.add(at)
                continue
            if result not in (None, ""):
                shown[at] = result
        merged = (Area.of(str(area)) for area in sheet.merged_cells.ranges)
        areas = tuple(area for area in merged if area is not None)
        grid = Grid(
            sheet.title,
            shown,
            behind,
            areas,
            _hidden(sheet),
            names,
            frozenset(unknown),
        )
        grids.append(grid)
    return tuple(grids)


def _check_size(sheet: Worksheet) -> None:
    cells = (sheet.max_row or 0) * (sheet.max_column or 0)
    if cells > MOST:
        raise FileError(TOO_LARGE.format(sheet=sheet.title, cells=cells, most=MOST))


def _cells(sheet: Worksheet) -> dict[Place, Any]:
    return {
        (cell.row, cell.column): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.value != ""
    }


def _formula(value: Any) -> str:
    """Give the text of a formula, also of one that fills an area; else nothing."""
    text = getattr(value, "text", value)
    return text if isinstance(text, str) and text.startswith("=") else ""


def _hidden(sheet: Worksheet) -> frozenset[int]:
    numbers: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            numbers |= set(range(dimension.min, dimension.max + 1))
    return frozenset(numbers)
