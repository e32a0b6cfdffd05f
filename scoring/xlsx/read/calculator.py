"""Compute single formulas of a small workbook with the `formulas` package."""

from __future__ import annotations

import math
import re
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from scoring.values.excel_formulas import (
    FormulaFaultError,
    compile_excel,
    formula_text,
)
from scoring.values.refs import Area
from scoring.xlsx.number_formats import shows_date
from scoring.xlsx.read.formula_shape import shape_of


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from scoring.xlsx.read.formula_shape import Shape


# how far a formula may lead from cell to cell before it is given up
DEEPEST = 40
MOST_CELLS = 50_000
# one takes a millisecond or two to compute, and many to be read
MOST_COMPUTED = 5_000
MOST_SHAPES = 200
MOST_LOOKED_AT = 1_000_000
# links to other files, table references; what differs from run to run; what the
# package reads wrongly (A1:A1048576 as A1)
NOT_HERE = re.compile(
    r"\[|:\$?[A-Z]{1,3}\$?1048576\b|\b(TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|ROWS|INFO|CELL)\(",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?")
WHOLE_COLUMNS = re.compile(r"([A-Z]{1,3}):([A-Z]{1,3})")
UNKNOWN_NAME = "#NAME?"


class CannotComputeError(Exception):
    """A formula that only a spreadsheet program can compute."""


@dataclass(slots=True)
class Calculator:
    """A workbook whose formulas are computed as they are asked for.

    Parameters
    ----------
    formulas, values : openpyxl.Workbook
        The same book, with formulas and with the values that were saved.
    known : dict
        Values by case-folded sheet, row and column.
    shapes : dict
        The compiled formula of each shape; None for what cannot be computed.
    heights : dict
        The last row of each sheet.
    depth, computed, looked_at : int
        How far the formula at work leads, how many were computed, and how many cells
        they looked at.
    """

    formulas: Workbook
    values: Workbook
    known: dict[tuple[str, int, int], object] = field(default_factory=dict)
    shapes: dict[str, Any] = field(default_factory=dict)
    heights: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    computed: int = 0
    looked_at: int = 0

    @classmethod
    def open(cls, path: Path) -> Calculator:
        """Load a book that has passed `preflight.check`.

        Raises
        ------
        CannotComputeError
            If openpyxl does not understand it.
        """
        import openpyxl  # noqa: PLC0415 - slow to import, seldom needed

        with warnings.catch_warnings():
            # about what it would lose on saving; nothing is saved
            warnings.simplefilter("ignore")
            try:
                formulas = openpyxl.load_workbook(path)
                values = openpyxl.load_workbook(path, data_only=True)
            # it raises whatever its parsers raise
            except Exception as error:
                raise CannotComputeError from error
        return cls(formulas, values)

    def shows_date(self, sheet: str, row: int, column: int) -> bool:
        """Tell whether a cell is formatted as a date."""
        return shows_date(str(self._sheet(sheet).cell(row, column).number_format))

    def value(self, sheet: str, row: int, column: int) -> object:
        """Give a cell's value: str, float, bool or None.

        Raises
        ------
        CannotComputeError
            If it is a formula that cannot be computed.
        """
        key = (sheet.casefold(), row, column)
        if key not in self.known:
            self.known[key] = self._value(sheet, row, column)
        return self.known[key]

    def _value(self, sheet: str, row: int, column: int) -> object:
        saved = self._sheet(sheet, self.values).cell(row, column).value
        if saved is not None:
            return _as_number(saved, self.values)
        formula = self._sheet(sheet).cell(row, column).value
        if not isinstance(formula, str) or not formula.startswith("="):
            if formula is None:
                return None
            raise CannotComputeError
        if self.depth >= DEEPEST or self.computed >= MOST_COMPUTED:
            raise CannotComputeError
        if NOT_HERE.search(formula):
            raise CannotComputeError
        self.depth += 1
        self.computed += 1
        try:
            return self._compute(sheet, formula)
        finally:
            self.depth -= 1

    def _sheet(self, name: str, book: Workbook | None = None) -> Worksheet:
        book = book or self.formulas
        for sheet in book.worksheets:
            if sheet.title.casefold() == name.casefold():
                return sheet
        raise CannotComputeError

    def _compute(self, sheet: str, formula: str) -> object:
        shape = shape_of(formula)
        function = self._compiled(shape.text)
        inputs = [
            self._input(sheet, reference, shape)
            for reference in function.inputs.values()
        ]
        try:
            result = function(*inputs)
        # whatever goes wrong in there, the user is asked to let Excel do it
        except Exception as error:
            raise CannotComputeError from error
        return _plain(result)

    def _compiled(self, text: str) -> Any:
        """Read a formula, or take the one of this shape that was read before."""
        if text not in self.shapes:
            many = len(self.shapes) >= MOST_SHAPES
            self.shapes[text] = None if many else _compiled(text)
        function = self.shapes[text]
        if function is None:
            raise CannotComputeError
        return function

    def _input(self, sheet: str, reference: Any, shape: Shape) -> object:
        where = reference.ranges[0]
        named = (where.get("sheet") or "", where["ref"])
        other, place = shape.areas.get(where["ref"], named)
        sheet = other or sheet
        area = self._area(sheet, place)
        width, height = area.right - area.left + 1, area.bottom - area.top + 1
        self.looked_at += width * height
        if width * height > MOST_CELLS or self.looked_at > MOST_LOOKED_AT:
            raise CannotComputeError
        if width == height == 1 and ":" not in place:
            return _argument(self.value(sheet, area.top, area.left))
        block = np.empty((height, width), dtype=object)
        for i in range(height):
            for j in range(width):
                value = self.value(sheet, area.top + i, area.left + j)
                block[i, j] = _argument(value)
        return block

    def _area(self, sheet: str, reference: str) -> Area:
        if whole := WHOLE_COLUMNS.fullmatch(reference):
            if sheet not in self.heights:
                self.heights[sheet] = self._sheet(sheet).max_row
            reference = f"{whole[1]}1:{whole[2]}{self.heights[sheet]}"
        area = Area.of(reference)
        if area is None or not REFERENCE.fullmatch(reference):
            raise CannotComputeError
        return area


def _compiled(formula: str) -> Any | None:
    """Read a formula; None if it cannot be computed, whatever its cells hold."""
    try:
        function = compile_excel(formula)
    except FormulaFaultError:
        return None
    references = function.inputs.values()
    # a name, or several areas
    odd = any(each is None or len(each.ranges) != 1 for each in references)
    return None if odd else function


def _argument(value: object) -> object:
    import formulas  # noqa: PLC0415
    import schedula  # noqa: PLC0415

    if value is None:
        return schedula.EMPTY
    if isinstance(value, str) and value.startswith("#"):
        return formulas.functions.Error.errors.get(value, value)
    return formula_text(value) if isinstance(value, str) else value


def _plain(result: object) -> object:
    cell = np.asarray(result, dtype=object).reshape(-1)
    value = cell[0] if len(cell) else None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, float, np.number)):
        number = float(value)
        if not math.isfinite(number):
            raise CannotComputeError
        return number
    text = str(value)
    if text == "empty":
        return 0.0  # Excel shows a reference to an empty cell as 0
    if text == UNKNOWN_NAME:
        raise CannotComputeError
    return text


def _as_number(value: object, book: Workbook) -> object:
    from openpyxl.utils.datetime import to_excel  # noqa: PLC0415

    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, (datetime, date, time, timedelta)):
        return float(to_excel(value, book.epoch))  # type: ignore[no-untyped-call]
    raise CannotComputeError
