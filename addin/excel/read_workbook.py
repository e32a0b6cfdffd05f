"""An open workbook: its Criteria, Accounts and Settings as tables."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from addin.cells.find_sheets import find_sheets
from addin.cells.grid import Grid
from addin.excel.excel_api import IN_BROWSER, counts_from_1904, optional
from addin.excel.read_cells import read_cells
from scoring.assembly import assemble
from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.history.last_run import read_last_run
from scoring.language import Language, phrase
from scoring.model.read_settings import parse_settings
from scoring.pipeline import Options
from scoring.progress import Progress, Stage, silent
from scoring.reading.known_sheets import TableRead, find_name
from scoring.reading.sheet import BELOW
from scoring.values.refs import Area, cell_name, sheet_reference
from scoring.vocabulary import (
    LAST_REQUIRED,
    SETTINGS_REQUIRED,
    Face,
    Sheet,
    guess_language,
    tab_names,
)
from scoring.xlsx.number_formats import GENERAL
from scoring.xlsx.package import ExcelTable


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    import xlwings as xw

    from scoring.findings import Finding
    from scoring.history.last_run import LastRun
    from scoring.pipeline import Book, Sheets
    from scoring.progress import Tell
    from scoring.reading.locate import Place
    from scoring.values.table import SheetTable

log = logging.getLogger(__name__)
MOST_CELLS: Final = 40_000_000
"""What a read could need beyond this is more than Excel hands over."""
TOO_FAR: Final = phrase(
    "{tab} reaches down to row {row:,} and {columns:,} columns wide: delete the empty "
    "rows and columns after the last filled one, and save the workbook"
)
ROWS: Final = phrase("{rows:,} {rows:row|rows}")


def read_book(book: xw.Book, progress: Tell = silent) -> Book:
    """Read criteria, settings and accounts of an open workbook, collecting findings.

    Returns
    -------
    Book
        As `scoring.read` gives it for a file.

    Raises
    ------
    FileError
        If it has neither the Criteria nor the Accounts sheet, and so is another
        workbook than was meant.
    """
    return assemble(read_sheets(book, progress), options_of(book))


def read_sheets(book: xw.Book, progress: Tell = silent) -> Sheets:
    """Read the sheets of an open workbook that are known; see `read_book`."""
    tabs = {tab.name: tab for tab in book.sheets}

    def read(name: str, required: Sequence[str]) -> TableRead:
        progress(Progress(Stage.READ, 0.0, name))
        return read_tab(tabs[name], required)

    return find_sheets(path_of(book), [*tabs], read)


def options_of(book: xw.Book) -> Options:
    """Say whether files beside the workbook may be read: where it lies is known."""
    face = Face.LITE if IN_BROWSER else Face.EXCEL
    return Options(files=path_of(book).is_absolute(), face=face)


def path_of(book: xw.Book) -> Path:
    """Say where a workbook lies; its name alone where nobody knows.

    Nobody knows of one that was never saved, or that was opened from a cloud whose
    files are not on this computer.
    """
    try:
        path = Path(book.fullname)
    except Exception as error:  # noqa: BLE001 - it depends on the cloud which it is
        log.info("the folder of the workbook is not known: %s", error)
        return Path(book.name)
    return path if path.is_absolute() else Path(book.name)


def read_last(book: xw.Book, accounts: SheetTable) -> LastRun:
    """Read what an earlier Score left in an open workbook.

    Scored, which is large, is not read where the accounts are as they were.
    """

    def read(sheet: Sheet, _: SheetTable | None) -> TableRead | None:
        tab = find_tab(book, sheet)
        return None if tab is None else read_tab(tab, LAST_REQUIRED[sheet])

    return read_last_run(read, accounts)


def language_by_tabs(book: xw.Book) -> Language:
    """Say in which language the tabs of a workbook are named; English where none says."""
    return guess_language(tab.name for tab in book.sheets) or Language.ENGLISH


def language_of_book(book: xw.Book) -> Language:
    """Read the language of a workbook from its Settings, or else from its tabs."""
    tab = find_tab(book, Sheet.SETTINGS)
    table = None if tab is None else read_tab(tab, SETTINGS_REQUIRED).table
    return (
        language_by_tabs(book) if table is None else parse_settings(table)[0].language
    )


def find_tab(book: xw.Book, sheet: Sheet) -> xw.Sheet | None:
    """Find a sheet by its name in any language, ignoring case and space."""
    tabs = {tab.name: tab for tab in book.sheets}
    name = find_name(tabs, tab_names(sheet))
    return None if name is None else tabs[name]


def read_tab(tab: xw.Sheet, required: Sequence[str]) -> TableRead:
    """Read the table of a sheet, as far as there is one."""
    used = tab.used_range
    height, width = used.shape
    if height * width > MOST_CELLS:
        last = used.row + height - 1
        raise FileError(TOO_FAR.format(tab=tab.name, row=last, columns=width))
    cells = read_cells(used)
    grid = Grid(tab.name, tuple(map(tuple, cells)), used.row, used.column)
    place = grid.place(required, excel_tables(tab))
    if place is None:
        return TableRead(None, lack=grid.lack(required))
    table = replace(grid.read(place), date1904=counts_from_1904(tab.book))
    table = replace(table, formats=_formats(tab, table))
    return TableRead(table, tuple(_below(grid, place)))


def excel_tables(tab: xw.Sheet) -> list[ExcelTable]:
    """List the Excel tables of a sheet, from top to bottom."""
    tables: list[ExcelTable] = []
    with optional():
        for table in tab.tables:
            cells = table.range
            height, width = cells.shape
            bottom, right = cells.row + height - 1, cells.column + width - 1
            area = Area(cells.row, cells.column, bottom, right)
            totals = int(bool(table.show_totals))
            tables.append(ExcelTable(area, bool(table.show_headers), totals, ()))
    return sorted(tables, key=lambda table: (table.area.top, table.area.left))


def _formats(tab: xw.Sheet, table: SheetTable) -> tuple[str, ...]:
    """Give the number format of each column's first filled cell."""

    def code(column: int) -> str:
        series: pd.Series[Any] = table.frame.iloc[:, column]
        filled = series.notna().to_numpy().nonzero()[0]
        if not len(filled):
            return GENERAL
        with optional():
            cell = (int(table.rows[filled[0]]), table.columns[column])
            return tab.range(cell).number_format or GENERAL
        return GENERAL

    return tuple(map(code, range(len(table.columns))))


def _below(grid: Grid, place: Place) -> Iterator[Finding]:
    """Find rows typed under an Excel table that did not grow with it."""
    rows = grid.filled_below(place) if place.fixed and not place.has_totals else 0
    if not rows:
        return
    cell = cell_name(place.data.bottom + 1, place.data.left)
    where = sheet_reference(grid.sheet, cell)
    yield finding("F403", where, BELOW, found=ROWS.format(rows=rows))
