"""Ranges of the engine over openpyxl, with all that is set on cells."""

from __future__ import annotations

import datetime as dt
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.formula.translate import Translator
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.styles import Font as CellFont
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.hyperlink import Hyperlink

from tests.doubles.excel_copies import copy_all
from tests.doubles.excel_copies import paste as paste_cells
from tests.doubles.excel_validation import Validation


if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = (1_048_576, 16_384)
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?( ?%)?")
DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?")


def typed(value: Any) -> Any:
    """What Excel makes of a value that is written into a cell."""
    if not isinstance(value, str):
        return value
    if value.startswith("'"):
        return value[1:]
    if value.upper() in ("TRUE", "FALSE"):
        return value.upper() == "TRUE"
    if NUMBER.fullmatch(value):
        return float(value.rstrip(" %").replace(",", "."))
    if DATE.fullmatch(value):
        return dt.datetime(2026, 11, 5)  # noqa: DTZ001
    return value or None


class Range:
    options: Any = None

    def __init__(self, sheet: Any, first: Any, last: Any = None) -> None:
        self.sheet = sheet
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first)
            self.top, self.left = top or 1, left or 1
            self.bottom, self.right = bottom or LAST[0], right or LAST[1]
        else:
            start, end = _corner(first), _corner(last or first, end=True)
            self.top, self.bottom = sorted((start[0], end[0]))
            self.left, self.right = sorted((start[1], end[1]))

    @property
    def api(self) -> Any:
        if not self.sheet.book.com:
            return self
        return NativeRange(
            self,
            EntireColumn=SimpleNamespace(Group=self._group),
            Columns=self._column,
            Validation=Validation(self.sheet.cells_of, self._name),
        )

    @property
    def _name(self) -> str:
        first, last = (get_column_letter(c) for c in (self.left, self.right))
        one = (self.top, self.left) == (self.bottom, self.right)
        name = f"{first}{self.top}"
        return name if one else f"{name}:{last}{self.bottom}"

    def _column(self, number: int) -> Any:
        letters = get_column_letter(self.left + number - 1)
        level = self.sheet.cells_of.column_dimensions[letters].outlineLevel
        return SimpleNamespace(OutlineLevel=level + 1)

    def _group(self) -> None:
        for column in self._columns():
            column.outlineLevel = 1

    @property
    def row(self) -> int:
        return int(self.top)

    @property
    def column(self) -> int:
        return int(self.left)

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.top + 1, self.right - self.left + 1

    @property
    def address(self) -> str:
        first = f"{get_column_letter(self.left)}{self.top}"
        return f"{first}:{get_column_letter(self.right)}{self.bottom}"

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int) -> Range:
        return Range(self.sheet, (self.top + row - 1, self.left + column - 1))

    def cells(self) -> Iterator[Any]:
        """All cells; the rest of whole rows and columns counts for nothing."""
        sheet = self.sheet.cells_of
        bottom = self.bottom if self.bottom < LAST[0] else sheet.max_row
        right = self.right if self.right < LAST[1] else sheet.max_column
        for row in range(self.top, bottom + 1):
            for column in range(self.left, right + 1):
                yield sheet.cell(row, column)

    def _columns(self) -> Iterator[Any]:
        for number in range(self.left, self.right + 1):
            yield self.sheet.cells_of.column_dimensions[get_column_letter(number)]

    @property
    def raw_value(self) -> Any:
        sheet = self.sheet.cells_of
        area = sheet.iter_rows(
            self.top, self.bottom, self.left, self.right, values_only=True
        )
        return [*map(list, area)]

    @raw_value.setter
    def raw_value(self, values: Any) -> None:
        if not isinstance(values, list | tuple):
            values = [[values]]
        for at, row in enumerate(values):
            assert len(row) == len(values[0])
            for place, value in enumerate(row):
                cell = self.sheet.cells_of.cell(self.top + at, self.left + place)
                cell.value = self._in_table(cell, typed(value))
                if isinstance(value, str) and value.startswith("'"):
                    cell.data_type = "s"

    @property
    def formula(self) -> Any:
        """As Excel for Windows gives it: one cell alone, else rows of texts."""
        rows = [[cell or "" for cell in row] for row in self.raw_value]
        return rows[0][0] if self.shape == (1, 1) else tuple(map(tuple, rows))

    @formula.setter
    def formula(self, text: str) -> None:
        """Write a formula of the first cell into all; its references move along."""
        first = next(self.cells())
        for cell in self.cells():
            moved = Translator(text, first.coordinate).translate_formula(
                cell.coordinate
            )
            cell.value = moved

    @property
    def merge_cells(self) -> bool | None:
        inside = [
            cell.coordinate in self.sheet.cells_of.merged_cells for cell in self.cells()
        ]
        return any(inside) if all(inside) or not any(inside) else None

    @property
    def merge_area(self) -> Range:
        at = (self.top, self.left)
        for area in self.sheet.cells_of.merged_cells.ranges:
            if (
                area.min_row <= at[0] <= area.max_row
                and area.min_col <= at[1] <= area.max_col
            ):
                return Range(self.sheet, str(area))
        return Range(self.sheet, at)

    def _in_table(self, cell: Any, value: Any) -> Any:
        """Make a heading unlike the others of its table, as Excel does on entering."""
        for table in self.sheet.cells_of.tables.values():
            area = Range(self.sheet, table.ref)
            left, top, right = area.left, area.top, area.right
            if cell.row == top and left <= cell.column <= right:
                columns = (c for c in range(left, right + 1) if c != cell.column)
                others = {
                    str(self.sheet.cells_of.cell(top, c).value).casefold()
                    for c in columns
                }
                first, number = str(value or f"Column{cell.column - left + 1}"), 1
                value = first
                while value.casefold() in others:
                    number += 1
                    value = f"{first}{number}"
        return value

    def clear(self) -> None:
        self.clear_formats()
        for cell in self.cells():
            cell.value = None
            cell.hyperlink = None

    def clear_formats(self) -> None:
        sheet = self.sheet.cells_of
        for merged in [*sheet.merged_cells.ranges]:
            if self._holds(merged):
                sheet.unmerge_cells(str(merged))
        for cell in self.cells():
            cell.style = "Normal"
        others = ConditionalFormattingList()
        for formats in sheet.conditional_formatting:
            if not all(map(self._holds, formats.cells.ranges)):
                for rule in formats.rules:
                    others.add(str(formats.sqref), rule)
        sheet.conditional_formatting = others

    def _holds(self, area: Any) -> bool:
        inside = self.left <= area.min_col and area.max_col <= self.right
        return bool(inside and self.top <= area.min_row and area.max_row <= self.bottom)

    def copy(self, destination: Any) -> None:
        if destination is not None:
            copy_all(self, destination.impl)
        self.sheet.book.app.clipboard = self

    def paste(
        self,
        paste: str | None,
        operation: str | None,
        skip_blanks: bool,  # noqa: FBT001
        transpose: bool,  # noqa: FBT001
    ) -> None:
        assert not any((operation, skip_blanks, transpose))
        assert paste
        paste_cells(self.sheet.book.app.clipboard, self, paste)

    def select(self) -> None:
        self.sheet.book.app.selection = self

    def merge(self, across: bool) -> None:  # noqa: FBT001
        assert across
        for row in range(self.top, self.bottom + 1):
            self.sheet.cells_of.merge_cells(None, row, self.left, row, self.right)

    def add_hyperlink(self, address: str, text: str, tip: str) -> None:
        cell = self.sheet.cells_of.cell(self.top, self.left)
        cell.hyperlink = Hyperlink(
            ref=cell.coordinate, location=address.removeprefix("#"), tooltip=tip
        )
        cell.value = text

    def autofit(self, axis: str) -> None:
        assert axis == "r"

    def adjust_indent(self, amount: int) -> None:
        """Only the browser has it; desktop engines of xlwings have not."""
        raise NotImplementedError

    def align(self, **changes: Any) -> None:
        for cell in self.cells():
            old = cell.alignment
            new = {
                "horizontal": old.horizontal,
                "vertical": old.vertical,
                "wrap_text": old.wrap_text,
                "indent": old.indent,
            }
            cell.alignment = Alignment(**(new | changes))

    @property
    def font(self) -> Font:
        return Font(self)

    @property
    def borders(self) -> Any:
        return Borders(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        return ConditionalFormats(self)

    def fill(self, name: str, value: Any) -> None:
        for cell in self.cells():
            setattr(cell, name, value)

    def _set_column_width(self, value: float) -> None:
        for column in self._columns():
            column.width = value

    def _set_row_height(self, value: float) -> None:
        for row in range(self.top, self.bottom + 1):
            self.sheet.cells_of.row_dimensions[row].height = value

    def hide_rows(self, value: bool) -> None:  # noqa: FBT001
        for row in range(self.top, self.bottom + 1):
            self.sheet.cells_of.row_dimensions[row].hidden = value

    def _hide_columns(self, value: bool) -> None:  # noqa: FBT001
        for column in self._columns():
            column.hidden = value

    def _number_format(self) -> str:
        return str(next(self.cells()).number_format)

    number_format = property(_number_format, lambda s, v: s.fill("number_format", v))
    color = property(None, lambda s, v: s.fill("fill", _fill(v)))
    column_width = property(None, _set_column_width)
    row_height = property(None, _set_row_height)
    row_hidden = property(None, hide_rows)
    column_hidden = property(None, _hide_columns)
    wrap_text = property(None, lambda s, v: s.align(wrap_text=v))
    horizontal_alignment = property(None, lambda s, v: s.align(horizontal=v))
    vertical_alignment = property(None, lambda s, v: s.align(vertical=v))
    max_cells_per_read = None
    max_cells_per_write = None


class NativeRange(SimpleNamespace):
    """Cells as Excel for Windows has them."""

    def __init__(self, cells: Range, **given: Any) -> None:
        super().__init__(**given)
        self.__dict__["cells"] = cells

    IndentLevel = property(None, lambda s, v: s.cells.align(indent=v))


def _corner(given: Any, *, end: bool = False) -> tuple[int, int]:
    if isinstance(given, Range):
        return (given.bottom, given.right) if end else (given.top, given.left)
    if len(given) > 2:  # a slice comes with its height and width
        top, left, height, width = given
        return (top + height - 1, left + width - 1) if end else (top, left)
    return int(given[0]), int(given[1])


def _hex(colour: Any) -> str:
    if isinstance(colour, tuple):
        return "FF{:02X}{:02X}{:02X}".format(*colour)
    return "FF" + str(colour).lstrip("#").upper()


def _fill(colour: Any) -> PatternFill:
    return PatternFill("solid", start_color=_hex(colour))


class Font:
    def __init__(self, parent: Range) -> None:
        self.parent = parent

    def fill(self, **changes: Any) -> None:
        for cell in self.parent.cells():
            font = cell.font
            old = {"name": font.name, "size": font.size, "bold": font.bold}
            old["color"] = font.color
            cell.font = CellFont(**(old | changes))

    bold = property(None, lambda s, v: s.fill(bold=v))
    size = property(None, lambda s, v: s.fill(size=v))
    name = property(None, lambda s, v: s.fill(name=v))
    color = property(None, lambda s, v: s.fill(color=_hex(v)))


class Borders:
    def __init__(self, parent: Range) -> None:
        self.parent = parent

    def set(self, sides: list[str], **looks: Any) -> None:
        line = Side(style=looks["weight"], color=_hex(looks["color"]))
        for cell in self.parent.cells():
            inner = cell.row < self.parent.bottom
            if ("inside_horizontal" if inner else "edge_bottom") in sides:
                cell.border = Border(bottom=line)


class ConditionalFormats:
    def __init__(self, parent: Range) -> None:
        self.parent = parent

    def _add(self, rule: Any) -> Any:
        sheet = self.parent.sheet.cells_of
        sheet.conditional_formatting.add(self.parent.address, rule)
        return SimpleNamespace(type=rule.type)

    def add_cell_value(self, spec: dict[str, Any]) -> Any:
        assert spec["operator"] == "equal_to"
        formula = spec["formula1"].removeprefix("=")
        colour = spec.get("font_color")
        font = CellFont(bold=spec.get("font_bold"), color=colour and _hex(colour))
        fill = spec.get("fill_color") and PatternFill(bgColor=_hex(spec["fill_color"]))
        return self._add(CellIsRule("equal", [formula], font=font, fill=fill))  # type: ignore[no-untyped-call]

    def add_data_bar(self, spec: dict[str, Any]) -> Any:
        low, high = spec["thresholds"]
        rule = DataBarRule(  # type: ignore[no-untyped-call]
            "num", low, end_type="num", end_value=high, color=_hex(spec["bar_color"])
        )
        return self._add(rule)
