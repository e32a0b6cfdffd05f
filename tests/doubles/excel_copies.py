"""Sheets and cells copied as Excel copies them: what goes along, and what does not."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as CellTable

from tests.doubles.excel_charts import drawn_on


if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.doubles.excel_ranges import Range

LOOKS = ("font", "fill", "border", "alignment", "protection")


def copy_sheet(sheet: Worksheet, new: Worksheet) -> None:
    """Make a sheet like another; its tables get names of their own."""
    _copy_cells(sheet, new)
    for name, defined in sheet.defined_names.items():
        new.defined_names[name] = copy(defined)
    for table in sheet.tables.values():
        other = CellTable(displayName=f"{table.displayName}_copy", ref=table.ref)
        other.autoFilter = copy(table.autoFilter)
        other.tableColumns = [*map(copy, table.tableColumns)]
        new.add_table(other)
    new.freeze_panes = sheet.freeze_panes


def copy_all(source: Range, target: Range) -> None:
    """All cells of a sheet, with what lies on them; Excel copies no hidden rows."""
    _copy_cells(source.sheet.cells_of, target.sheet.cells_of)


def _copy_cells(sheet: Worksheet, new: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            other = new[cell.coordinate]
            copy_value(cell, other)
            copy_look(cell, other)
    copy_sizes(sheet, new)
    _copy_formats(sheet, new)
    _copy_charts(sheet, new)


def copy_value(cell: Any, other: Any) -> None:
    other.value, other.data_type = cell.value, cell.data_type
    link = copy(cell.hyperlink)
    if link is not None:
        link.ref = other.coordinate
    other.hyperlink = link


def copy_look(cell: Any, other: Any) -> None:
    if cell.parent.parent is other.parent.parent:
        # within a workbook: numbers of styles, where the styles take milliseconds
        other._style = copy(cell._style)  # noqa: SLF001 - openpyxl offers no other way
        return
    for look in LOOKS:
        setattr(other, look, copy(getattr(cell, look)))
    other.number_format = cell.number_format


def copy_sizes(sheet: Worksheet, new: Worksheet) -> None:
    for name, column in sheet.column_dimensions.items():
        other = new.column_dimensions[name]
        other.width, other.hidden = column.width, column.hidden
        other.outlineLevel = column.outlineLevel
    for number in {*sheet.row_dimensions, *new.row_dimensions}:
        row = sheet.row_dimensions[number]
        new.row_dimensions[number].height = row.height
        new.row_dimensions[number].hidden = row.hidden


def _copy_formats(sheet: Worksheet, new: Worksheet) -> None:
    for merged in sheet.merged_cells.ranges:
        # unlike openpyxl's own way, this changes no border
        new.merged_cells.add(str(merged))
    for formats in sheet.conditional_formatting:
        for rule in formats.rules:
            new.conditional_formatting.add(str(formats.sqref), copy(rule))


def _copy_charts(sheet: Worksheet, new: Worksheet) -> None:
    """Charts go along, and go on showing what they showed."""
    for drawn in drawn_on(sheet):
        drawn_on(new).append(deepcopy(drawn))


def paste(source: Range, target: Range, what: str) -> None:
    """Paste a part of what was copied; of filtered rows, only those in sight."""
    sheet, new = source.sheet.cells_of, target.sheet.cells_of
    if what == "column_widths":
        for at in range(source.left, source.right + 1):
            name = get_column_letter(at)
            into = get_column_letter(target.left + at - source.left)
            if name in sheet.column_dimensions:
                width = sheet.column_dimensions[name].width
                new.column_dimensions[into].width = width
            else:  # the usual width
                new.column_dimensions.pop(into, None)
        return
    if what == "formats":
        _copy_formats(sheet, new)
    rows = range(source.top, source.bottom + 1)
    shown = [row for row in rows if not sheet.row_dimensions[row].hidden]
    for at, row in enumerate(shown):
        for column in range(source.left, source.right + 1):
            cell = sheet.cell(row, column)
            other = new.cell(target.top + at, target.left + column - source.left)
            if what == "formats":
                copy_look(cell, other)
            else:
                assert what == "values"
                # what a formula shows is not known here
                known = cell.data_type != "f"
                other.value = cell.value if known else None
                other.data_type = cell.data_type if known else "n"
