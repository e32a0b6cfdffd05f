"""An open workbook as an import sees it: its tables, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.cells.ranges import plain
from addin.excel.excel_api import is_filtered, is_protected, optional
from addin.excel.read_cells import formulas_of, read_cells
from addin.excel.read_workbook import excel_tables, path_of, read_sheets, read_tab
from scoring.crm.host import SheetCells, Tabs, host_of
from scoring.values.refs import Area


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import xlwings as xw

    from scoring.crm.host import Host
    from scoring.progress import Tell
    from scoring.reading.known_sheets import TableRead


def read_host(book: xw.Book, tell: Tell) -> Host:
    """Read the workbook that an import goes into.

    Raises
    ------
    FileError
        If it has no Accounts with headings.
    """
    tabs = {tab.name: tab for tab in book.sheets}

    def read(name: str, required: Sequence[str]) -> TableRead:
        return read_tab(tabs[name], required)

    def state(name: str) -> SheetCells:
        return _state(tabs[name])

    known = read_sheets(book, tell).known
    return host_of(Tabs(path_of(book), (*tabs,), known, read, state))


def _state(tab: xw.Sheet) -> SheetCells:
    last = tab.used_range.last_cell
    every = tab.range((1, 1), (last.row, last.column))
    return SheetCells(
        tuple(tuple(map(plain, row)) for row in read_cells(every)),
        frozenset(formulas_of(every)),
        is_protected(tab),
        is_filtered(tab),
        (*_merged(every),),
        tuple(excel_tables(tab)),
    )


def _merged(area: xw.Range) -> Iterator[Area]:
    """Find merged cells by halves: Excel says of an area only whether it has any."""
    with optional():
        if area.merge_cells is False:
            return
        height, width = area.shape
        if (height, width) == (1, 1):
            whole = area.merge_area
            if (whole.row, whole.column) == (area.row, area.column):
                yield _area(whole)
            return
        lying = height == 1
        middle = (width if lying else height) // 2
        halves = (
            (area[:, :middle], area[:, middle:])
            if lying
            else (area[:middle, :], area[middle:, :])
        )
        for half in halves:
            yield from _merged(half)


def _area(cells: xw.Range) -> Area:
    last = cells.last_cell
    return Area(cells.row, cells.column, last.row, last.column)
