"""An export brought into the Accounts of the open workbook."""

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
from addin.excel.session import agreed, quiet
from addin.excel.tabs import home
from addin.excel.write_cells import write_edit
from scoring.crm.edits import edits_of
from scoring.crm.files import read_export
from scoring.crm.plan import NameUnknownError, plan_import
from scoring.crm.report import report
from scoring.errors import FileError, ModelError
from scoring.stages import calendar_day


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.crm.plan import Plan


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
    if not agreed(book.app, import_question(report(plan), plan.findings, export.name)):
        return str(NOT_IMPORTED)
    with quiet(book.app):
        # what was kept for Undo is older than this
        forget_former(book)
        _write(book, plan)
    return imported_message(report(plan))


def _planned(book: xw.Book, export: Path) -> tuple[Plan | None, str]:
    """Work the import out; where the names are unknown, ask for them on Mapping."""
    with quiet(book.app) as tell:
        try:
            return plan_import(
                read_export(export), read_host(book, tell), None, tell
            ), ""
        except NameUnknownError as error:
            _write(book, error.plan)
            return None, str(NAMES_UNKNOWN)
        except ModelError as error:
            raise FileError(lines_message(error.findings)) from error


def _write(book: xw.Book, plan: Plan) -> None:
    edits = edits_of(plan, plan.host.settings.today or calendar_day())
    for edit in edits.sheets:
        write_edit(book.sheets[edit.sheet], edit)
    for page in edits.pages:
        write_page(book, page)()
    accounts = plan.host.accounts.sheet
    if edits.sheets:
        home(book.sheets[accounts])


def path_from(code: str) -> Path:
    """Read a path as Visual Basic hands it over: no sign of it means anything to a shell.

    >>> path_from("0043003A002F00E6").as_posix()
    'C:/\u00e6'
    """
    return Path(bytes.fromhex(code).decode("utf-16-be"))
