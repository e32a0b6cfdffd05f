"""A workbook that is open, and what can be seen of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import templates
from addin.excel.former import PREFIX
from tests.excel.books import looks_of


if TYPE_CHECKING:
    import xlwings as xw
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.doubles.excel import App

TEMPLATE = Path(str(templates.__file__)).with_name("account-scoring.xlsx")
RESULTS = ("Scored", "Summary", "Check", "History", "History criteria")


def app_of(book: xw.Book) -> App:
    app: App = book.app.impl
    return app


def sheet_of(book: xw.Book, name: str) -> Worksheet:
    sheet: Worksheet = book.impl.book[name]
    return sheet


def sheets_of(book: xw.Book) -> dict[str, Any]:
    """All tabs but those kept for Undo, which nobody sees."""
    names = [n for n in book.impl.book.sheetnames if not n.startswith(PREFIX)]
    return {name: looks_of(sheet_of(book, name)) for name in names}


def selected(book: xw.Book, sheet: str, cell: str) -> None:
    book.sheets[sheet].range(cell).select()
