"""The result tabs of an open workbook: found or added, and emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.excel_api import (
    IN_BROWSER,
    colour_tab,
    hide_name,
    optional,
    unfold,
    unlist,
)
from addin.excel.read_cells import read_cells
from addin.excel.read_workbook import find_tab
from scoring.reading.locate import SEARCHED_ROWS
from scoring.sheets.looks import TAB
from scoring.sheets.ownership import MARK, looks_ours, mark_of, refuse


if TYPE_CHECKING:
    from collections.abc import Iterable

    import xlwings as xw

    from scoring.vocabulary import Sheet

FIRST: Final = "A1"


def result_tab(book: xw.Book, sheet: Sheet) -> xw.Sheet:
    """Find a result tab, or add it behind all others."""
    tab = find_tab(book, sheet)
    if tab is None:
        tab = book.sheets.add(str(sheet), after=book.sheets[-1])
    if not _is_marked(tab):
        _mark(tab, sheet)
    colour_tab(tab, TAB)
    return tab


def refuse_foreign(book: xw.Book, sheets: Iterable[Sheet]) -> None:
    """Stop before tabs are written that are somebody else's.

    Raises
    ------
    FileError
        It names them.
    """
    there = ((sheet, find_tab(book, sheet)) for sheet in sheets)
    refuse([tab.name for sheet, tab in there if tab and not _is_ours(tab, sheet)])


def _is_ours(tab: xw.Sheet, sheet: Sheet) -> bool:
    if _is_marked(tab):
        return True
    used = tab.used_range
    bottom, right = used.last_cell.row, used.last_cell.column
    top = tab.range((1, 1), (min(bottom, SEARCHED_ROWS), right))
    cells = [cell for row in read_cells(top) for cell in row]
    # what stands below, or a chart, is somebody's work as well
    if not any(cell not in (None, "") for cell in cells):
        return bottom <= SEARCHED_ROWS and not _has_charts(tab)
    return looks_ours(sheet, cells)


def _has_charts(tab: xw.Sheet) -> bool:
    with optional():
        return len(tab.charts) > 0
    return False


def _is_marked(tab: xw.Sheet) -> bool:
    with optional():
        return any(name.name.rpartition("!")[2] == MARK for name in tab.names)
    return False


def _mark(tab: xw.Sheet, sheet: Sheet) -> None:
    """Mark a tab as ours; where names cannot be added, its words will say so.

    The browser adds names after the script has ended: one refused there would take the
    ratings with it.
    """
    if IN_BROWSER:
        return
    for name, formula in mark_of(sheet).items():
        with optional():
            hide_name(tab.names.add(name, f"={formula}"))


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


def free_table_name(book: xw.Book, first: str) -> str:
    """Find a name that no other table has."""
    in_use = {table.name.casefold() for tab in book.sheets for table in tab.tables}
    with optional():
        in_use |= {name.name.casefold() for name in book.names}
    wanted, number = first, 1
    while wanted.casefold() in in_use:
        number += 1
        wanted = f"{first}_{number}"
    return wanted


def home(tab: xw.Sheet) -> None:
    """Show a tab from its first cell."""
    with optional():
        tab.activate()
        tab.range(FIRST).select()


def hide(tab: xw.Sheet) -> None:
    """Take a tab out of sight."""
    with optional():
        tab.visible = False
