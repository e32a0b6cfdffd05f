"""Write the result sheets into a copy of the user's workbook, losing nothing.

Every part of the workbook that need not change is copied as the compressed bytes
it is. What changes is the list of sheets and what goes with it, the end of the
lists of styles, and the result sheets themselves. Scoring the copy again
gives the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.progress import silent
from scoring.reading.sheet import top_cells
from scoring.sheets import looks
from scoring.sheets.ownership import MARK, looks_ours, mark_of, refuse
from scoring.sheets.page_part import page_names, page_part
from scoring.sheets.result_pages import result_pages
from scoring.sheets.scored_part import print_names, scored_part
from scoring.sheets.sparklines import with_latest
from scoring.vocabulary import Sheet, tab_names
from scoring.xlsx.copy_parts import appearing, check_ending, open_source, write_parts
from scoring.xlsx.draft import Draft
from scoring.xlsx.draw.style_sheet import StyleSheet
from scoring.xlsx.host import Host
from scoring.xlsx.parts import place
from scoring.xlsx.slicer_caches import SlicerCaches
from scoring.xlsx.workbook_part import Book


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from scoring.progress import Tell
    from scoring.sheets.page import Page
    from scoring.sheets.results import Results
    from scoring.xlsx.parts import Part
    from scoring.xlsx.tabs import Tab


@dataclass(frozen=True, slots=True)
class _Task:
    """What to write, and whom to tell how far it is."""

    results: Results
    progress: Tell


def write_scored(
    source: Path | None,
    target: Path,
    results: Results,
    *,
    progress: Tell = silent,
    new: bool = False,
) -> None:
    """Write a workbook with its result sheets: Scored, Summary, Check and others.

    Sheets of these names, ignoring case, are replaced where they are; else they
    are added at the end. The file appears whole or not at all.

    Parameters
    ----------
    source : pathlib.Path or None
        The user's workbook, .xlsx or .xlsm; None makes one of the result sheets
        alone. It is only read.
    target : pathlib.Path
        The file to write; it may be `source` and is replaced if it exists.
    results : Results
        What the sheets hold.
    progress : callable
        Told how far the writing of each sheet is.
    new : bool
        Whether a file that somebody has put there meanwhile stays as it is.

    Raises
    ------
    FileError
        If the workbook cannot be read, has a tab of somebody else's under the name of
        a result, or the file cannot be written.
    """
    results = replace(results, scored=with_latest(results.scored))
    with appearing(target, new=new) as file:
        _write(Draft(open_source(source)), file, target, _Task(results, progress))


def _write(draft: Draft, file: BinaryIO, target: Path, task: _Task) -> None:
    book = Book(draft)
    check_ending(book, target)
    styles_name = book.styles()
    refuse([*_foreign(book, task.results)])
    host, caches = _prepare(book, draft, styles_name, task.results)
    pages = _pages(task.results, host)
    parts = _parts(task, host, pages)
    base = book.name.rpartition("/")[0]
    placed = place([*parts, *caches.parts()], base, draft.names_in_use())
    for tab, new in zip(host.tabs.values(), placed, strict=False):
        book.show(tab, new)
    caches.enter(placed[len(parts) :])
    _name_areas(book, host, task.results, pages)
    if host.opens_on:
        book.open_on(host.tabs[host.opens_on])
    draft.change(styles_name, host.styles.to_bytes())
    book.save()
    write_parts(draft, placed, book, file)


def _foreign(book: Book, results: Results) -> Iterator[str]:
    """Name the tabs that have the name of a result, but are somebody else's."""
    for sheet in results.sheets:
        tab = book.find(*tab_names(sheet))
        if tab is not None and not _is_ours(book, tab, sheet):
            yield tab.name


def _is_ours(book: Book, tab: Tab, sheet: Sheet) -> bool:
    if not tab.part or MARK in book.names_of(tab):
        return True
    cells = top_cells(book.package, tab.name)
    # a picture or a chart alone is somebody's work as well
    drawn = not cells and book.package.targets(tab.part, "drawing")
    return not drawn and looks_ours(sheet, cells.values())


def _pages(results: Results, host: Host) -> dict[Sheet, Page]:
    """Lay out the result sheets that are pages."""
    check = host.tabs.get(Sheet.CHECK)
    pages = result_pages(results, host.sheets, check.name if check else "")
    return {sheet: page for sheet, page in pages.items() if sheet in host.tabs}


def _parts(task: _Task, host: Host, pages: dict[Sheet, Page]) -> list[Part]:
    """Describe the result sheets in the order of their tabs."""
    tables = task.results.tables

    def part(sheet: Sheet) -> Part:
        if sheet in pages:
            return page_part(pages[sheet], host)
        return scored_part(tables[sheet], host, task.progress, sheet)

    return [part(sheet) for sheet in task.results.sheets]


def _prepare(
    book: Book, draft: Draft, styles_name: str, results: Results
) -> tuple[Host, SlicerCaches]:
    """Make room for the result sheets and tell them where they come to stand."""
    tabs: dict[str, Tab] = {
        s: book.claim(*tab_names(s), hidden=s in results.hidden) for s in results.sheets
    }
    book.replace(tabs.values())
    caches = SlicerCaches(book, draft, tabs)
    has_styles = draft.find(styles_name)
    host = Host(
        StyleSheet(draft.read(styles_name) if has_styles else b"", looks.NAMED),
        book.date1904,
        tabs,
        frozenset(tab.name.casefold() for tab in book.tabs()),
        caches.names,
        Sheet.SCORED if book.may_open_on(tabs[Sheet.SCORED]) else None,
        caches.new,
    )
    return host, caches


def _name_areas(
    book: Book, host: Host, results: Results, pages: dict[Sheet, Page]
) -> None:
    names: dict[str, dict[str, str]] = {
        sheet: page_names(page, host.tabs[sheet].name) for sheet, page in pages.items()
    }
    for sheet, table in results.tables.items():
        # LibreOffice prints hidden sheets too, if they say what of them is printed
        hidden = sheet in results.hidden
        names[sheet] = {} if hidden else print_names(table, host.tabs[sheet].name)
    for name, tab in host.tabs.items():
        book.define(tab, names[name], mark_of(Sheet(name)))
