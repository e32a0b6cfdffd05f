"""The result tabs of an open workbook: found or added, and emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.excel_api import optional, unfold, unlist
from addin.excel.read_workbook import find_tab


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.vocabulary import Sheet

FIRST: Final = "A1"


def result_tab(book: xw.Book, sheet: Sheet) -> xw.Sheet:
    """Find a result tab, or add it behind all others."""
    tab = find_tab(book, sheet)
    return tab or book.sheets.add(sheet.value, after=book.sheets[-1])


def cleared(book: xw.Book, sheet: Sheet) -> xw.Sheet:
    """Give an empty result tab."""
    tab = result_tab(book, sheet)
    for table in [*tab.tables]:
        unlist(table)
    unfold(tab)
    tab.clear()
    with optional():
        for chart in [*tab.charts]:
            chart.delete()
    with optional():
        tab.show_gridlines = False
    return tab


def home(tab: xw.Sheet) -> None:
    """Show a tab from its first cell."""
    with optional():
        tab.activate()
        tab.range(FIRST).select()


def hide(tab: xw.Sheet) -> None:
    """Take a tab out of sight."""
    with optional():
        tab.visible = False
