"""What an earlier Score left, found again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.history.snapshot import needed, unchanged
from scoring.reading.workbook import read_last
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.book import Book
    from scoring.reading.workbook import Last


def recalled(book: Book, last: Last) -> Book:
    """Add what an earlier Score left, to be compared with, where that is wanted."""
    if not _keeps_history(book):
        return book
    findings = (*book.findings, *last.findings)
    tables = {**book.tables, **last.tables}
    return replace(book, tables=tables, findings=findings, taken=last.taken)


def looked_back(book: Book, place: Path) -> Book:
    """Look for an earlier Score in the workbook, then in the file to be replaced."""
    if not _keeps_history(book):
        return book
    if book.workbook == book.path:
        book = recalled(book, _last(book, book.path))
    known = Sheet.HISTORY in (*book.tables, *book.taken)
    if known or not place.exists() or place.samefile(book.path):
        return book
    try:
        last = _last(book, place)
    except FileError as error:
        return _lost(book, place, str(error))
    if last.taken:
        return _lost(book, place, "; ".join(found.text for found in last.findings))
    return recalled(book, replace(last, taken=book.taken))


def _last(book: Book, path: Path) -> Last:
    return read_last(path, needed, lambda kept: unchanged(kept, book.table))


def _lost(book: Book, place: Path, why: str) -> Book:
    text = f"{place.name} is replaced, and what it knew of earlier days is lost"
    lost = finding("H204", Sheet.HISTORY, text, found=why)
    return replace(book, findings=(*book.findings, lost))


def _keeps_history(book: Book) -> bool:
    return book.model is not None and book.model.settings.keep_history != 0
