"""An optional tab added to the open workbook, as `account-scoring add` adds it to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.excel_api import IN_BROWSER, ON_MAC, optional
from addin.excel.paper import dress_page, grid
from addin.excel.read_workbook import options_of, read_sheets
from addin.excel.style import dress
from scoring.optional.add import pages_of, refuse_present
from scoring.optional.neighbours import neighbours_of
from scoring.optional.tabs import tab_of


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.sheets.page import Filled, Page

DRESSED: Final = 2_000
"""Rows below the headings that get their look at once."""


def add_tab(book: xw.Book, word: str) -> str:
    """Add a tab at the end of an open workbook, and show it.

    Excel for Mac and the browser give it no notes, drop-downs and filter buttons.

    Returns
    -------
    str
        Its name.

    Raises
    ------
    FileError
        If the tab is there already, or the workbook has no Accounts.
    """
    tab = tab_of(word)
    refuse_present(book.name, [sheet.name for sheet in book.sheets], (tab,))
    neighbours = neighbours_of(read_sheets(book), options_of(book), (tab.sheet,))
    (page,) = pages_of((tab,), neighbours)
    new = book.sheets.add(str(tab.sheet), after=book.sheets[-1])
    new.range("A1").options(ndim=2).value = grid(page.cells)
    if page.filled is not None:
        _dress_below(new, page, page.filled)
    with optional():
        new.show_gridlines = False
    dress_page(page, new)
    if page.filled is not None and not (ON_MAC or IN_BROWSER):
        _help(new, page.filled)
    return str(tab.sheet)


def _dress_below(new: xw.Sheet, page: Page, filled: Filled) -> None:
    first = page.frozen + 1
    for number, style in enumerate(filled.below, start=1):
        dress(new.range((first, number), (first + DRESSED - 1, number)), style)


def _help(new: xw.Sheet, filled: Filled) -> None:
    """Add notes and filter buttons, in the words of Excel for Windows."""
    for cell, text in filled.notes:
        with optional():
            new.range(cell).api.AddComment(text)
    if filled.filtered:
        with optional():
            new.range(filled.filtered).api.AutoFilter()
