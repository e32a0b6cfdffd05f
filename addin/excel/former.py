"""The result tabs as they were before Score, for its Undo.

Excel forgets its own list of steps when a program writes to a sheet; what a program
offers instead, it must be able to bring back itself. So each tab that Score is about to
write is copied out of sight. What refers to a tab refers to it still when the former
cells are back: the tab is filled anew, not exchanged.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from addin.excel.excel_api import (
    IN_BROWSER,
    ON_MAC,
    fold,
    folded_columns,
    hide_deeply,
    optional,
    point_charts,
)
from addin.excel.read_cells import read_cells
from addin.excel.read_workbook import find_tab
from addin.excel.scored_tab import make_room, show_only, write_headings
from addin.excel.tabs import cleared
from scoring.errors import FileError
from scoring.language import Word, phrase
from scoring.values.refs import Area, sheet_reference
from scoring.values.table import find_heading
from scoring.vocabulary import CalledWord, ContactHead, ScoredHead, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import xlwings as xw

log = logging.getLogger(__name__)
PREFIX: Final = "AccountScoring."
"""How the name of a tab out of sight begins; Visual Basic knows it as well."""
FILTERED: Final[dict[Sheet, Word]] = {
    Sheet.SCORED: ScoredHead.CONTACT,
    Sheet.CONTACTS_SCORED: ContactHead.CALL,
}
"""The heading of the column on which Score filters a tab."""
MOST_CELLS: Final = 2_000_000
"""Above this, copies would take too long and make the workbook too large."""
NOTHING: Final = phrase(
    "There is nothing to undo: the workbook was saved, or scored otherwise."
)


def keep_former(book: xw.Book, sheets: Iterable[Sheet]) -> None:
    """Copy tabs out of sight before they are written; an empty one for a new tab.

    Where Excel refuses, or there is too much of it, there will be no Undo.
    """
    forget_former(book)
    if IN_BROWSER or ON_MAC:
        return
    tabs = {sheet: find_tab(book, sheet) for sheet in sheets}
    if sum(_size(tab) for tab in tabs.values() if tab) > MOST_CELLS:
        log.info("the former results are too large to be kept for Undo")
        return
    try:
        for sheet, tab in tabs.items():
            _keep(book, sheet, tab)
    except Exception:
        log.exception("the former results cannot be kept for Undo")
        forget_former(book)


def _size(tab: xw.Sheet) -> int:
    height, width = tab.used_range.shape
    return height * width


def _keep(book: xw.Book, sheet: Sheet, tab: xw.Sheet | None) -> None:
    name, last = f"{PREFIX}{sheet.value}", book.sheets[-1]
    former_tabs = (
        book.sheets.add(name, after=last) if tab is None else tab.copy(None, last, name)
    )
    hide_deeply(former_tabs)


def forget_former(book: xw.Book) -> None:
    """Delete what was copied out of sight."""
    for former in [tab for tab in book.sheets if tab.name.startswith(PREFIX)]:
        _delete(former)


def _delete(tab: xw.Sheet) -> None:
    with optional():
        # Excel deletes no sheet that is hidden deeply
        tab.visible = True
        tab.delete()


def bring_back(book: xw.Book) -> None:
    """Fill the result tabs with what they held before the last Score.

    A tab that was not there before is deleted.

    Raises
    ------
    FileError
        If nothing was kept.
    """
    former = [*_former(book)]
    if not former:
        raise FileError(NOTHING)
    for sheet, old_tab in former:
        tab = find_tab(book, sheet)
        if tab is None:
            continue
        if _is_empty(old_tab):
            _delete(tab)
        elif _is_table(old_tab):
            _bring_back_table(old_tab, tab, sheet)
        else:
            _bring_back_page(book, old_tab, sheet)
    forget_former(book)


def _former(book: xw.Book) -> Iterator[tuple[Sheet, xw.Sheet]]:
    tabs = {tab.name: tab for tab in book.sheets}
    for sheet in Sheet:
        old_tab = tabs.get(f"{PREFIX}{sheet.value}")
        if old_tab is not None:
            yield sheet, old_tab


def _is_table(tab: xw.Sheet) -> bool:
    """Tell whether all of a tab is one table, as Scored is."""
    return any((t.range.row, t.range.column) == (1, 1) for t in tab.tables)


def _is_empty(tab: xw.Sheet) -> bool:
    used = tab.used_range
    return used.shape == (1, 1) and used.value is None


def _bring_back_table(old_tab: xw.Sheet, tab: xw.Sheet, sheet: Sheet) -> None:
    """Fill a table that stands, so that what refers to it goes on doing so."""
    (old_table, *_) = old_tab.tables
    # of filtered rows Excel copies only those in sight
    old_table.autofilter.clear()
    area = old_table.range
    height, width = area.shape
    reference = Area(1, 1, height, width).reference
    headings = [str(cell) for cell in read_cells(area[:1, :])[0]]
    widest = max(width, tab.used_range.last_cell.column)
    table = make_room(tab, reference)
    write_headings(tab, headings, again=table is not None)
    if height > 1:
        area[1:, :].copy()
        tab.range("A2").paste("values")
    area.copy()
    tab.range("A1").paste("formats")
    # columns that there were none of have their usual width again
    old_tab.range(Area(1, 1, 1, widest).reference).copy()
    tab.range("A1").paste("column_widths")
    for first, last in folded_columns(area):
        fold(tab.range(Area(1, first, 1, last).reference), new=True)
    if table is not None:
        _show_contacts(sheet, table, headings)
    with optional():
        tab.book.app.cut_copy_mode = False


def _show_contacts(sheet: Sheet, table: xw.main.Table, headings: list[str]) -> None:
    """Filter as Score does: on whom to contact, where there is anybody."""
    column = find_heading(FILTERED[sheet], headings) if sheet in FILTERED else None
    if column is None:
        return
    cells = read_cells(table.range[:, column : column + 1])
    # the language may be another now than it was then
    called = next((yes for yes in CalledWord.YES.understood if [yes] in cells), None)
    if called is not None:
        show_only(table, column, called)


def _bring_back_page(book: xw.Book, old_tab: xw.Sheet, sheet: Sheet) -> None:
    """Copy all cells with what lies on them; its charts show the tab's own cells."""
    tab = cleared(book, sheet)
    old_tab.cells.copy(tab.cells)
    point_charts(tab, sheet_reference(old_tab.name, ""), sheet_reference(tab.name, ""))
