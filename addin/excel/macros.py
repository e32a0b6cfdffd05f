"""The buttons: Score, Check and Explain, run on the open workbook."""

from __future__ import annotations

import logging
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import xlwings as xw

from addin.excel.excel_api import IN_BROWSER, optional
from addin.excel.log_file import log_path, log_to_file
from addin.excel.messages import counts_told, findings_told, receipt_told, summary_told
from addin.excel.paper import write_page
from addin.excel.read_workbook import find_tab, read_book, read_last
from addin.excel.scored_tab import write_scored
from addin.excel.session import quiet, say
from addin.excel.tabs import hide, home, result_tab
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

    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.sheets.results import Results

    Macro = Callable[[xw.Book], None]

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


def _in_words(macro: Macro) -> Macro:
    """Show what went wrong as a message: a macro has nobody else to tell."""

    @wraps(macro)
    def run(book: xw.Book) -> None:
        try:
            _or_check(macro, book)
        except ScoringError as error:
            say(book.app, str(error), grave=True)
        except Exception as error:
            log.exception("%s stopped", macro.__name__)
            text = STOPPED + LOGGED
            say(book.app, text.format(error=error, log=log_path()), grave=True)

    return run


def _or_check(macro: Macro, book: xw.Book) -> None:
    """Run a macro; if there are errors to put right, write these down instead."""
    try:
        macro(book)
    except ModelError as error:
        with quiet(book.app):
            write_check(book, error.findings)
        say(book.app, findings_told(error.findings), grave=True)


@_in_words
def score(book: xw.Book) -> None:
    """Rate the accounts of a workbook into its tabs Scored, Summary and Check.

    With an error in the tabs only Check is written.
    """
    with quiet(book.app) as tell:
        read = read_book(book, tell)
        read = read.after(read_last(book, read.table))
        results = pipeline.describe(pipeline.rate(read, tell))
        write_results(book, results, tell)
    say(book.app, summary_told(results.summary))


def write_results(book: xw.Book, results: Results, tell: Tell = silent) -> None:
    """Write the result sheets in the order of their tabs, and show Scored."""
    for sheet in results.sheets:
        new = find_tab(book, sheet) is None
        if sheet is Sheet.SUMMARY:
            write_summary(book, results)
        elif sheet is Sheet.CHECK:
            write_check(book, results.findings)
        else:
            write_scored(book, results.tables[sheet], tell, sheet)
        if new and sheet in results.hidden:
            hide(result_tab(book, sheet))
    home(result_tab(book, Sheet.SCORED))


def write_summary(book: xw.Book, results: Results) -> None:
    """Write the figures, with a link to the findings if they have a tab."""
    tab = find_tab(book, Sheet.CHECK)
    check = Sheet.CHECK.value if tab is None else tab.name
    there = Sheet.CHECK in results.sheets
    write_page(book, summary_page(results.summary, check if there else ""))


def write_check(book: xw.Book, findings: Sequence[Finding]) -> None:
    """Write the findings, errors first, each with a link to its cell."""
    sheets = frozenset(sheet.name.casefold() for sheet in book.sheets)
    write_page(book, check_page(findings, sheets))


@_in_words
def check(book: xw.Book) -> None:
    """Write all that is wrong or doubtful into the tab Check."""
    with quiet(book.app) as tell:
        findings = pipeline.check(read_book(book, tell))
        write_check(book, findings)
    say(book.app, counts_told(findings))


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
    say(book.app, receipt_told(pipeline.explain_account(rated, index)))


def main(macro: str = "score") -> None:
    """Run a macro on the workbook whose button was pressed."""
    log_to_file()
    macros: dict[str, Macro] = {"score": score, "check": check, "explain": explain}
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
        found = find_account(rated.scores, _name_in(sheet, row))
        return found[0] if found else None
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
