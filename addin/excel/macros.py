"""The buttons: Score, Check and Explain, run on the open workbook."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

import xlwings as xw

from addin.excel.excel_api import IN_BROWSER, optional
from addin.excel.former import bring_back, forget_former, keep_former
from addin.excel.log_file import log_path, log_to_file
from addin.excel.messages import (
    counts_message,
    errors_message,
    receipt_message,
    summary_message,
)
from addin.excel.paper import write_page
from addin.excel.read_workbook import find_tab, read_book, read_last
from addin.excel.scored_tab import write_scored
from addin.excel.session import quiet, say
from addin.excel.tabs import hide, home, refuse_foreign, result_tab
from scoring import pipeline
from scoring.errors import FileError, ModelError, ScoringError
from scoring.explain.receipt import find_account
from scoring.progress import silent
from scoring.sheets.check_page import check_page
from scoring.sheets.summary_page import summary_page
from scoring.values.table import heading_key
from scoring.vocabulary import ScoredHead, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addin.excel.paper import Dressing
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.sheets.results import Results

    Macro = Callable[[xw.Book], None]

T = TypeVar("T")
log = logging.getLogger(__name__)
STOPPED: Final = (
    "This stopped with an error: {error}\n\nIf a cell is being edited, leave it; if a "
    "sheet or the workbook is protected, unprotect it; then try again."
)
LOGGED: Final = "" if IN_BROWSER else "\n\nMore is written in {log}."
NOWHERE: Final = (
    f"Select a cell in the row of an account first, on the sheet {Sheet.ACCOUNTS} or "
    f"{Sheet.SCORED}."
)


@dataclass(frozen=True, slots=True)
class Written:
    """Result tabs whose values are written.

    Parameters
    ----------
    dressings : tuple of callables
        Each makes one tab look well.
    message : str
        What to say when all is done.
    """

    dressings: tuple[Dressing, ...]
    message: str


def _in_words(macro: Callable[[xw.Book], T]) -> Callable[[xw.Book], T | None]:
    """Show what went wrong as a message: a macro has nobody else to tell."""

    @wraps(macro)
    def run(book: xw.Book) -> T | None:
        try:
            return _or_check(macro, book)
        except ScoringError as error:
            say(book.app, str(error), grave=True)
        except Exception as error:
            log.exception("%s stopped", macro.__name__)
            text = STOPPED + LOGGED
            say(book.app, text.format(error=error, log=log_path()), grave=True)
        return None

    return run


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


@_in_words
def score(book: xw.Book) -> None:
    """Rate the accounts of a workbook into its tabs Scored, Summary and Check.

    With an error in the tabs only Check is written.
    """
    dress(book, write_values(book))


@_in_words
def score_values(book: xw.Book) -> Written:
    """Write the tabs of Score as `score` does, but leave out how they look.

    What fails while they are dressed can then not take the values with it.
    """
    return write_values(book)


def dress_values(book: xw.Book, written: Written | None) -> None:
    """Dress what `score_values` wrote and say what it is; nothing if that stopped."""
    if written is None:
        return

    @_in_words
    def dress_tabs(book: xw.Book) -> None:
        dress(book, written)

    dress_tabs(book)


def write_values(book: xw.Book) -> Written:
    """Rate, and write the values of all result tabs."""
    with quiet(book.app) as tell:
        # whatever comes of this, what was kept before it is not what it leaves
        forget_former(book)
        read = read_book(book, tell)
        read = read.after(read_last(book, read.table))
        results = pipeline.describe(pipeline.rate(read, tell))
        dressings = write_results(book, results, tell)
    return Written(dressings, summary_message(results.summary))


def dress(book: xw.Book, written: Written) -> None:
    """Make the tabs that were written look well, and show Scored."""
    with quiet(book.app):
        for dressing in written.dressings:
            dressing()
        home(result_tab(book, Sheet.SCORED))
    say(book.app, written.message)


def write_results(
    book: xw.Book, results: Results, tell: Tell = silent
) -> tuple[Dressing, ...]:
    """Write the values of the result sheets in the order of their tabs."""
    refuse_foreign(book, results.sheets)
    keep_former(book, results.sheets)
    return tuple(_write_result(book, results, sheet, tell) for sheet in results.sheets)


def _write_result(
    book: xw.Book, results: Results, sheet: Sheet, tell: Tell
) -> Dressing:
    new = find_tab(book, sheet) is None
    if sheet is Sheet.SUMMARY:
        dressing = write_summary(book, results)
    elif sheet is Sheet.CHECK:
        dressing = write_check(book, results.findings)
    else:
        dressing = write_scored(book, results.tables[sheet], tell, sheet)
    if new and sheet in results.hidden:
        return partial(_dress_hidden, dressing, result_tab(book, sheet))
    return dressing


def _dress_hidden(dressing: Dressing, tab: xw.Sheet) -> None:
    dressing()
    hide(tab)


def write_summary(book: xw.Book, results: Results) -> Dressing:
    """Write the figures, with a link to the findings if they have a tab."""
    tab = find_tab(book, Sheet.CHECK)
    check = Sheet.CHECK.value if tab is None else tab.name
    there = Sheet.CHECK in results.sheets
    return write_page(book, summary_page(results.summary, check if there else ""))


def write_check(book: xw.Book, findings: Sequence[Finding]) -> Dressing:
    """Write the findings, errors first, each with a link to its cell."""
    refuse_foreign(book, [Sheet.CHECK])
    sheets = frozenset(sheet.name.casefold() for sheet in book.sheets)
    return write_page(book, check_page(findings, sheets))


@_in_words
def check(book: xw.Book) -> None:
    """Write all that is wrong or doubtful into the tab Check."""
    with quiet(book.app) as tell:
        findings = pipeline.check(read_book(book, tell))
        write_check(book, findings)()
    say(book.app, counts_message(findings))


@_in_words
def undo(book: xw.Book) -> None:
    """Bring the result tabs back as they were before the last Score."""
    with quiet(book.app):
        bring_back(book)
        tab = find_tab(book, Sheet.SCORED) or find_tab(book, Sheet.ACCOUNTS)
        if tab is not None:
            home(tab)


@_in_words
def explain(book: xw.Book) -> None:
    """Explain the rating of the account in the selected row."""
    selected = _selection(book)
    with quiet(book.app) as tell:
        rated = pipeline.rate(read_book(book, tell), tell)
        index = None
        if selected is not None:
            index = _selected_account(book, selected, rated)
    if index is None:
        raise FileError(NOWHERE)
    say(book.app, receipt_message(pipeline.explain_account(rated, index)))


def main(macro: str = "score") -> None:
    """Run a macro on the workbook whose button was pressed."""
    log_to_file()
    macros: dict[str, Macro] = {
        "score": score,
        "check": check,
        "explain": explain,
        "undo": undo,
    }
    macros[macro](xw.Book.caller())


def _selection(book: xw.Book) -> xw.Range | None:
    """Give the selected cells; none where a picture or a chart is selected."""
    with optional():
        return book.app.selection
    return None


def _selected_account(
    book: xw.Book, selected: xw.Range, rated: pipeline.Rated
) -> int | None:
    """Find the account in the selected row, counted from 0."""
    sheet, row = selected.sheet, selected.row
    if sheet == find_tab(book, Sheet.ACCOUNTS):
        at = (rated.book.table.rows == row).nonzero()[0]
        return int(at[0]) if len(at) else None
    if sheet == find_tab(book, Sheet.SCORED) and row > 1:
        matches = find_account(rated.ratings, _name_in(sheet, row))
        return matches[0] if matches else None
    return None


def _name_in(scored: xw.Sheet, row: int) -> str:
    """Read the account's name in a row of Scored."""
    width = scored.used_range.last_cell.column
    headings: list[Any] = scored.range((1, 1), (1, width)).options(ndim=1).value
    keys = [heading_key(heading) for heading in headings]
    if heading_key(ScoredHead.ACCOUNT) not in keys:
        return ""
    column = keys.index(heading_key(ScoredHead.ACCOUNT)) + 1
    return str(scored.range((row, column)).value or "")
