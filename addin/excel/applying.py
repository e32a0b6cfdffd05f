"""Suggested weights taken over into Criteria of the open workbook, and given back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from addin.excel.apply_messages import (
    NOT_APPLIED,
    PROTECTED,
    applied_message,
    apply_question,
    unasked_message,
)
from addin.excel.excel_api import is_protected, optional
from addin.excel.former import forget_former
from addin.excel.learning import read_lesson
from addin.excel.paper import write_page
from addin.excel.read_workbook import find_tab, read_tab
from addin.excel.session import agreed, quiet
from addin.excel.tabs import home
from addin.excel.write_cells import write_edit
from scoring.apply.change import former_change, latest_copy, next_change
from scoring.apply.files import NO_COPY
from scoring.errors import FileError
from scoring.vocabulary import CRITERIA_REQUIRED, SETTINGS_REQUIRED, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

    from scoring.apply.change import Change
    from scoring.values.table import SheetTable

REQUIRED: Final = {
    Sheet.CRITERIA: CRITERIA_REQUIRED,
    Sheet.SETTINGS: SETTINGS_REQUIRED,
}


def apply_weights(book: xw.Book, *, ask: bool = True) -> str:
    """Take suggested weights over once the user agrees, or go back; say what came of it.

    Parameters
    ----------
    book : xlwings.Book
        The workbook.
    ask : bool
        Whether to ask first; where no question can be asked, the press on Apply is the
        answer, and one more press goes back.

    Raises
    ------
    NothingToApplyError
        If no weights are suggested.
    FileError, ModelError
        If the accounts cannot be rated, or there are no outcomes.
    """
    with quiet(book.app) as tell:
        lesson = read_lesson(book, tell)
        names = [tab.name for tab in book.sheets]
        change = next_change(lesson, names, partial(_criteria_on, book))
    _refuse_protected(book, change)
    if ask and not agreed(book.app, apply_question(change)):
        return str(NOT_APPLIED)
    with quiet(book.app):
        # what was kept for Undo is older than this
        forget_former(book)
        _write(book, change)
    return applied_message(change) if ask else unasked_message(change)


def _write(book: xw.Book, change: Change) -> None:
    if not change.back:
        _copy(book, change)
    for edit in change.edits:
        write_edit(book.sheets[edit.sheet], edit)
    for page in change.pages:
        write_page(book, page)()
    home(book.sheets[change.edits[0].sheet])


def _refuse_protected(book: xw.Book, change: Change) -> None:
    for edit in change.edits:
        if is_protected(book.sheets[edit.sheet]):
            raise FileError(PROTECTED.format(tab=edit.sheet))


def _copy(book: xw.Book, change: Change) -> None:
    """Copy Criteria to the end; what it shows stays, whatever becomes of the accounts."""
    criteria = book.sheets[change.edits[0].sheet]
    copied: xw.Sheet = criteria.copy(None, book.sheets[-1], change.copy)
    with optional():
        copied.used_range.copy()
        copied.used_range.paste("values")
        book.app.cut_copy_mode = False


def undo_apply(book: xw.Book) -> None:
    """Give the weights before the last ones back, and delete the tab that kept them.

    Raises
    ------
    FileError
        If there is no such tab.
    """
    with quiet(book.app):
        tables = dict(_tables(book))
        criteria = tables.get(Sheet.CRITERIA)
        names = [tab.name for tab in book.sheets]
        copy = None if criteria is None else latest_copy(criteria.sheet, names)
        then = None if copy is None else _criteria_on(book, copy)
        if copy is None or then is None:
            raise FileError(NO_COPY.format(file=book.name))
        _write(book, former_change(tables, copy, then))
        _delete(book.sheets[copy])


def _tables(book: xw.Book) -> Iterator[tuple[Sheet, SheetTable]]:
    """Give Criteria and Settings, as far as they are there."""
    for sheet, required in REQUIRED.items():
        tab = find_tab(book, sheet)
        table = None if tab is None else read_tab(tab, required).table
        if table is not None:
            yield sheet, table


def _criteria_on(book: xw.Book, name: str) -> SheetTable | None:
    return read_tab(book.sheets[name], CRITERIA_REQUIRED).table


def _delete(tab: xw.Sheet) -> None:
    with optional():
        tab.delete()
