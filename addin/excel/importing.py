"""An export brought into the open workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from addin.excel.former import forget_former
from addin.excel.import_host import read_host
from addin.excel.import_messages import (
    NAMES_UNKNOWN,
    NOT_IMPORTED,
    NOTHING_TO_WRITE,
    import_question,
    imported_message,
    lines_message,
)
from addin.excel.paper import write_page
from addin.excel.selection import selection
from addin.excel.session import agreed, quiet
from addin.excel.tabs import home
from addin.excel.write_cells import write_edit
from scoring.crm.any_plan import SUBJECTS, plan_any
from scoring.crm.edits import edits_of
from scoring.crm.files import read_export
from scoring.crm.plan import NameUnknownError
from scoring.crm.report import report
from scoring.errors import FileError, ModelError
from scoring.stages import calendar_day
from scoring.values.table import heading_key
from scoring.vocabulary import SHEET_WORDS


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.crm.plan import Plan
    from scoring.vocabulary import Sheet


def import_file(book: xw.Book, export: Path) -> str:
    """Import an export, once its user agrees; say what came of it.

    Raises
    ------
    FileError
        If the export cannot be read, or something stands in the way of the import.
    """
    plan, message = _planned(book, export)
    if plan is None:
        return message
    if plan.nothing:
        return str(NOTHING_TO_WRITE)
    if not agreed(book.app, import_question(plan, report(plan), export.name)):
        return str(NOT_IMPORTED)
    with quiet(book.app):
        # what was kept for Undo is older than this
        forget_former(book)
        _write(book, plan)
    return imported_message(plan, report(plan))


def _planned(book: xw.Book, export: Path) -> tuple[Plan | None, str]:
    """Work the import out; where the names are unknown, ask for them on Mapping."""
    with quiet(book.app) as tell:
        try:
            rows, host = read_export(export), read_host(book, tell)
            return plan_any(rows, host, _into(book), tell), ""
        except NameUnknownError as error:
            _write(book, error.plan)
            return None, str(NAMES_UNKNOWN)
        except ModelError as error:
            raise FileError(lines_message(error.findings)) from error


def _into(book: xw.Book) -> Sheet | None:
    """Take the tab in front, where it is one for people, deals or activities.

    On any other the headings of the export say where its rows go.
    """
    selected = selection(book)
    named = {
        heading_key(word): sheet for sheet in SUBJECTS for word in SHEET_WORDS[sheet]
    }
    return None if selected is None else named.get(heading_key(selected.sheet.name))


def _write(book: xw.Book, plan: Plan) -> None:
    edits = edits_of(plan, plan.host.settings.today or calendar_day())
    for edit in edits.sheets:
        write_edit(book.sheets[edit.sheet], edit)
    for page in edits.pages:
        write_page(book, page)()
    if edits.sheets or not plan.host.there:
        home(book.sheets[report(plan).sheet])


def path_from(code: str) -> Path:
    """Read a path as Visual Basic hands it over: no sign of it means anything to a shell.

    >>> path_from("0043003A002F00E6").as_posix()
    'C:/\u00e6'
    """
    return Path(bytes.fromhex(code).decode("utf-16-be"))
