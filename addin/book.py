"""An open workbook: its Criteria, Accounts and Settings as tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from addin.grid import Grid
from addin.native import counts_from_1904, dressing
from scoring.accounts import Accounts
from scoring.codes import finding
from scoring.days import day_of
from scoring.errors import FileError
from scoring.layout import SHEET_WORDS, Sheet
from scoring.parse import read_model
from scoring.pipeline import Book
from scoring.quality import check_fields
from scoring.suggest import did_you_mean
from scoring.tables import SheetTable, column_letters, heading_key, sheet_reference
from scoring.workbook.contents import Area, ExcelTable
from scoring.workbook.locate import SEARCHED_ROWS, Place
from scoring.workbook.number_formats import GENERAL
from scoring.workbook.read import REQUIRED


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd
    import xlwings as xw

    from scoring.errors import Finding

    Progress = Callable[[str, float], None]

MOST_CELLS: Final = 40_000_000
"""What a read could need beyond this is more than Excel hands over."""


@dataclass(slots=True)
class _Tabs:
    """The tables found so far, and what was noticed on the way."""

    tables: dict[Sheet, SheetTable]
    findings: list[Finding]


def read_book(book: xw.Book, progress: Progress | None = None) -> Book:
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
    tabs = _Tabs({}, [])
    for sheet, required in REQUIRED.items():
        tab = find_tab(book, sheet)
        if tab is None:
            tabs.findings += _missing(book, sheet)
            continue
        if progress is not None:
            progress(f"Reading {tab.name}", 0.0)
        table, found = _read_tab(tab, required)
        tabs.findings += found
        if table is not None:
            tabs.tables[sheet] = table
    if not any(find_tab(book, sheet) for sheet in (Sheet.CRITERIA, Sheet.ACCOUNTS)):
        raise FileError("\n".join(found.text for found in tabs.findings))
    return _put_together(book, tabs)


def find_tab(book: xw.Book, sheet: Sheet) -> xw.Sheet | None:
    """Find a sheet by any of its names, ignoring case and space."""
    by_key = {heading_key(tab.name): tab for tab in reversed([*book.sheets])}
    found = (by_key.get(heading_key(word)) for word in SHEET_WORDS[sheet])
    return next((tab for tab in found if tab is not None), None)


def _put_together(book: xw.Book, tabs: _Tabs) -> Book:
    criteria, findings = tabs.tables.get(Sheet.CRITERIA), tabs.findings
    accounts = tabs.tables.get(Sheet.ACCOUNTS)
    today, model = dt.datetime.now().astimezone().date(), None
    if criteria is not None:
        model, found = read_model(criteria, tabs.tables.get(Sheet.SETTINGS))
        findings += found
    if accounts is None:
        accounts = SheetTable.of(Sheet.ACCOUNTS, [[]])
    elif len(accounts.frame) == 0:
        text = "there are no accounts under the headings"
        findings.append(finding("A100", accounts.sheet, text))
    if model is not None:
        today = model.settings.today or today
        if accounts.headings:
            settings = replace(model.settings, date1904=accounts.date1904)
            rows = Accounts(accounts.frame, settings, day_of(today), accounts.headings)
            findings += check_fields(model, rows, accounts)
    path = Path(book.name)
    return Book(path, path, model, accounts, tuple(findings), today)


def _missing(book: xw.Book, sheet: Sheet) -> Iterator[Finding]:
    codes = {Sheet.CRITERIA: "C100", Sheet.ACCOUNTS: "A100"}
    if sheet in codes:
        names = [tab.name for tab in book.sheets]
        hint = did_you_mean(SHEET_WORDS[sheet][0], names)
        text = f"the workbook has no sheet {sheet} (it has {', '.join(names)}){hint}"
        yield finding(codes[sheet], "", text, expected=sheet)


def _read_tab(
    tab: xw.Sheet, required: Sequence[str]
) -> tuple[SheetTable | None, list[Finding]]:
    """Read the table of a sheet, as far as there is one."""
    used = tab.used_range
    height, width = used.shape
    if height * width > MOST_CELLS:
        message = (
            f"{tab.name} reaches down to row {used.row + height - 1:,} and "
            f"{width:,} columns wide: delete the empty rows and columns after the last "
            "filled one, and save the workbook"
        )
        raise FileError(message)
    cells = used.options(ndim=2, err_to_str=True).value
    grid = Grid(tab.name, tuple(map(tuple, cells)), used.row, used.column)
    place = grid.place(required, _tables(tab))
    if place is None:
        return None, _no_table(grid, required)
    table = replace(grid.read(place), date1904=counts_from_1904(tab.book))
    return replace(table, formats=_formats(tab, table)), _below(grid, place)


def _tables(tab: xw.Sheet) -> list[ExcelTable]:
    """List the Excel tables of a sheet, from top to bottom."""
    found: list[ExcelTable] = []
    with dressing():
        for table in tab.tables:
            cells = table.range
            height, width = cells.shape
            bottom, right = cells.row + height - 1, cells.column + width - 1
            area = Area(cells.row, cells.column, bottom, right)
            totals = int(bool(table.show_totals))
            found.append(ExcelTable(area, bool(table.show_headers), totals, ()))
    return sorted(found, key=lambda table: (table.area.top, table.area.left))


def _formats(tab: xw.Sheet, table: SheetTable) -> tuple[str, ...]:
    """Give the number format of each column's first filled cell."""

    def code(column: int) -> str:
        series: pd.Series[Any] = table.frame.iloc[:, column]
        filled = series.notna().to_numpy().nonzero()[0]
        if not len(filled):
            return GENERAL
        with dressing():
            cell = (int(table.rows[filled[0]]), table.columns[column])
            return tab.range(cell).number_format or GENERAL
        return GENERAL

    return tuple(map(code, range(len(table.columns))))


def _no_table(grid: Grid, required: Sequence[str]) -> list[Finding]:
    row, lacks = grid.nearest(required)
    named = f"the heading {', '.join(lacks)}" if lacks else "headings"
    text = f"none of the first {SEARCHED_ROWS} rows has {named}"
    nearest = f"row {row} comes nearest" if row else ""
    wanted = ", ".join(lacks)
    return [finding("F404", grid.sheet, text, expected=wanted, found=nearest)]


def _below(grid: Grid, place: Place) -> list[Finding]:
    """Find rows typed under an Excel table that did not grow with it."""
    if not place.fixed or place.has_totals:
        return []
    rows = grid.filled_below(place)
    if not rows:
        return []
    cell = f"{column_letters(place.data.left)}{place.data.bottom + 1}"
    text = (
        "rows below the table are not part of it and were not read; drag the "
        "table's lower right corner over them"
    )
    where = sheet_reference(grid.sheet, cell)
    return [finding("F403", where, text, found=f"{rows:,} rows")]
