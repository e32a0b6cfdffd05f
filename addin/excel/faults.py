"""What stops a macro, shown as a message: a macro has nobody else to tell."""

from __future__ import annotations

import logging
from functools import wraps
from typing import TYPE_CHECKING, Final, TypeVar

from addin.excel.excel_api import IN_BROWSER
from addin.excel.log_file import log_path
from addin.excel.messages import errors_message
from addin.excel.read_workbook import language_by_tabs
from addin.excel.result_tabs import write_check
from addin.excel.session import quiet, say
from scoring.errors import FileError, ModelError, ScoringError
from scoring.language import phrase, speaking


if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

T = TypeVar("T")
log = logging.getLogger(__name__)
STOPPED: Final = phrase(
    "This stopped with an error: {error}\n\nIf a cell is being edited, leave it; if a "
    "sheet or the workbook is protected, unprotect it; then try again."
)
LOGGED: Final = phrase("More is written in {log}.")


def in_words(macro: Callable[[xw.Book], T]) -> Callable[[xw.Book], T | None]:
    """Show as a message what stops a macro, and log what nobody foresaw.

    Until the Settings are read, the language is that of the tabs' names.
    """

    @wraps(macro)
    def run(book: xw.Book) -> T | None:
        with speaking(language_by_tabs(book)):
            try:
                return _or_check(macro, book)
            except ScoringError as error:
                say(book.app, str(error), grave=True)
            except Exception as error:
                log.exception("%s stopped", macro.__name__)
                say(book.app, _unforeseen(error), grave=True)
        return None

    return run


def _unforeseen(error: Exception) -> str:
    stopped = STOPPED.format(error=error)
    return stopped if IN_BROWSER else f"{stopped}\n\n{LOGGED.format(log=log_path())}"


def _or_check(macro: Callable[[xw.Book], T], book: xw.Book) -> T | None:
    """Run a macro; if there are errors to put right, write these down instead."""
    try:
        return macro(book)
    except ModelError as error:
        say(book.app, _noted(book, error), grave=True)
    return None


def _noted(book: xw.Book, error: ModelError) -> str:
    """Write errors down on Check, and give them in words; where it cannot, say so."""
    try:
        with quiet(book.app):
            write_check(book, error.findings)()
    except FileError as refusal:
        return f"{errors_message(error.findings, noted=False)}\n\n{refusal}"
    return errors_message(error.findings)
