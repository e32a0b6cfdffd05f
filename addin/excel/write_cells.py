"""Cells of the user's own tabs, changed as an import says, and no others."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from addin.excel.cell_values import cell
from addin.excel.excel_api import optional
from addin.excel.read_cells import formulas_of
from scoring.xlsx.edit.cell_writer import Day
from scoring.xlsx.edit.column_runs import column_runs


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.xlsx.edit.cell_writer import Value
    from scoring.xlsx.edit.edit_cells import NewColumn, SheetEdit
    from scoring.xlsx.edit.growth import Growth

FORMATS: Final = "formats"
FIRST_DAY: Final = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - cells have no time zone


def write_edit(tab: xw.Sheet, edit: SheetEdit) -> None:
    """Let the table of a tab grow, then write the cells that change."""
    growth = edit.growth
    calculated = _let_formulas_go_on(tab, growth)
    _grow(tab, growth)
    for column in edit.columns:
        _add_column(tab, growth, column)
    for first, number, block in column_runs(edit, calculated):
        area = tab.range((first, number), (first + len(block) - 1, number))
        area.options(ndim=2).value = [[_value(value)] for value in block]


def _value(value: Value | None) -> Any:
    if isinstance(value, Day):
        return FIRST_DAY + dt.timedelta(days=value.day)
    return cell(value)


def _let_formulas_go_on(tab: xw.Sheet, growth: Growth) -> frozenset[int]:
    """Write the formulas of the last row once more below; name their columns.

    Excel moves their references with the rows. What waits there already stays.
    """
    if growth.last <= growth.head or growth.bottom == growth.last:
        return frozenset()
    area = tab.range((growth.last, growth.left), (growth.bottom, growth.right))
    texts = formulas_of(area)
    for (row, column), text in texts.items():
        waiting = any((below, column) in texts for below in range(2, area.shape[0] + 1))
        if row == 1 and not waiting:
            number = growth.left + column - 1
            own = tab.range((growth.last, number), (growth.bottom, number))
            own.formula = text
    return frozenset(growth.left + column - 1 for _, column in texts)


def _grow(tab: xw.Sheet, growth: Growth) -> None:
    """Let an Excel table grow, and the look of the last row go on."""
    if (growth.bottom, growth.edge) == (growth.last, growth.right):
        return
    for table in tab.tables:
        area = table.range
        if area.row == growth.head and area.column <= growth.left:
            last = area.last_cell
            right, bottom = max(growth.edge, last.column), max(growth.bottom, last.row)
            table.resize(tab.range((area.row, area.column), (bottom, right)))
    if growth.last > growth.head and growth.bottom > growth.last:
        _copy_look(
            tab.range((growth.last, growth.left), (growth.last, growth.right)),
            tab.range((growth.last + 1, growth.left), (growth.bottom, growth.right)),
        )


def _add_column(tab: xw.Sheet, growth: Growth, new: NewColumn) -> None:
    head, bottom = growth.head, growth.bottom
    _copy_look(
        tab.range((head, new.like), (bottom, new.like)),
        tab.range((head, new.column), (bottom, new.column)),
    )
    tab.range((head, new.column)).value = cell(new.heading)
    if new.code:
        with optional():
            tab.range(
                (head + 1, new.column), (bottom, new.column)
            ).number_format = new.code


def _copy_look(source: xw.Range, target: xw.Range) -> None:
    with optional():
        source.copy()
        target.paste(FORMATS)
        target.sheet.book.app.cut_copy_mode = False
