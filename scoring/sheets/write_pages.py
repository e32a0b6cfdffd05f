"""Write pages of ours into a copy of a workbook, and leave all else as it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from scoring.reading.sheet import top_cells
from scoring.sheets import looks
from scoring.sheets.ownership import MARK, looks_ours, mark_of, refuse
from scoring.sheets.page_part import page_names, page_part
from scoring.values.refs import Area, sheet_reference
from scoring.vocabulary import tab_names
from scoring.xlsx.copy_parts import appearing, check_ending, open_source, write_parts
from scoring.xlsx.draft import Draft
from scoring.xlsx.draw.style_sheet import StyleSheet
from scoring.xlsx.host import Host
from scoring.xlsx.parts import place
from scoring.xlsx.table_names import TableNames
from scoring.xlsx.workbook_part import Book


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from scoring.sheets.page import Page
    from scoring.vocabulary import Sheet
    from scoring.xlsx.archive import Archive
    from scoring.xlsx.draw.styles import Style
    from scoring.xlsx.parts import Placed
    from scoring.xlsx.tabs import Tab

FILTER: Final = "_xlnm._FilterDatabase"
NO_NAMES: Final[Mapping[str, Style]] = MappingProxyType({})


def write_pages(
    source: Path | None,
    target: Path,
    pages: Sequence[Page],
) -> None:
    """Write a workbook with some pages of ours; the first is the one it opens on.

    Parameters
    ----------
    source : pathlib.Path or None
        The user's workbook; None makes one of the pages alone. It is only read.
    target : pathlib.Path
        The file to write; it may be `source` and is replaced if it exists.
    pages : sequence of Page
        What to write; a page of ours under the same name is replaced where it is.

    Raises
    ------
    FileError
        If the workbook cannot be read, has a tab of somebody else's under the name of
        a page, or the file cannot be written.
    """
    with appearing(target) as file:
        draft = Draft(open_source(source))
        book = Book(draft)
        check_ending(book, target)
        refuse([*filter(None, (_foreign(book, page.sheet) for page in pages))])
        tabs: dict[str, Tab] = {
            page.sheet: book.claim(*tab_names(page.sheet), hidden=page.hidden)
            for page in pages
        }
        book.replace(tabs.values())
        host = _host(book, draft, tabs, looks.NAMED)
        placed = _placed(book, draft, host, pages)
        for page in pages:
            tab = tabs[page.sheet]
            names = {} if page.hidden else page_names(page, tab.name)
            book.define(tab, names, mark_of(page.sheet))
        if book.may_open_on(tabs[pages[0].sheet]):
            book.open_on(tabs[pages[0].sheet])
        _finish(book, draft, host, placed, file)


def add_pages(
    source: Path, target: Path, pages: Sequence[Page], read: Archive | None = None
) -> None:
    """Write a workbook with pages added at its end, for people to fill in.

    Parameters
    ----------
    source : pathlib.Path
        The user's workbook; it is only read.
    target : pathlib.Path
        The file to write; it may be `source` and is replaced if it exists.
    pages : sequence of Page
        What to add; the workbook has no tabs of their names.
    read : Archive, optional
        The workbook as it was read to lay the pages out; it must still be so.

    Raises
    ------
    FileError
        If the workbook cannot be read, or has changed, or the file cannot be written.
    """
    # one that is not there yet may be written by somebody else meanwhile
    with appearing(target, new=not target.exists(), unchanged=read) as file:
        draft = Draft(open_source(source))
        book = Book(draft)
        check_ending(book, target)
        tabs: dict[str, Tab] = {
            page.sheet: book.claim(*tab_names(page.sheet)) for page in pages
        }
        host = _host(book, draft, tabs)
        placed = _placed(book, draft, host, pages)
        for page in pages:
            tab = tabs[page.sheet]
            book.define(tab, page_names(page, tab.name), _filter_name(page, tab.name))
        _finish(book, draft, host, placed, file)


def _host(
    book: Book,
    draft: Draft,
    tabs: dict[str, Tab],
    named: Mapping[str, Style] = NO_NAMES,
) -> Host:
    """Gather what pages must know of the workbook that they go into."""
    name = book.styles()
    styles = draft.read(name) if draft.find(name) else b""
    return Host(
        StyleSheet(styles, named),
        book.date1904,
        tabs,
        frozenset(tab.name.casefold() for tab in book.tabs()),
        TableNames(book),
    )


def _placed(
    book: Book, draft: Draft, host: Host, pages: Sequence[Page]
) -> list[Placed]:
    """Lay pages out as parts of the workbook, each behind its tab."""
    parts = [page_part(page, host) for page in pages]
    base = book.name.rpartition("/")[0]
    placed = place(parts, base, draft.names_in_use())
    for page, part in zip(pages, placed, strict=True):
        book.show(host.tabs[page.sheet], part)
    return placed


def _finish(
    book: Book, draft: Draft, host: Host, placed: Sequence[Placed], file: BinaryIO
) -> None:
    draft.change(book.styles(), host.styles.to_bytes())
    book.save()
    write_parts(draft, placed, book, file)


def _filter_name(page: Page, title: str) -> dict[str, str]:
    """Give the hidden name by which Excel knows what it filters on a sheet."""
    area = Area.of(page.filled.filtered) if page.filled else None
    if area is None:
        return {}
    return {FILTER: sheet_reference(title, area.absolute)}


def _foreign(book: Book, sheet: Sheet) -> str:
    """Name a tab that has the name of a page, but is somebody else's."""
    tab = book.find(*tab_names(sheet))
    if tab is None or not tab.part or MARK in book.names_of(tab):
        return ""
    cells = top_cells(book.package, tab.name)
    return "" if looks_ours(sheet, cells.values()) else tab.name
