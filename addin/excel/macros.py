"""The buttons, run on the open workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlwings as xw

from addin.excel.add_tab import add_tab
from addin.excel.faults import in_words
from addin.excel.former import bring_back, forget_former
from addin.excel.log_file import log_to_file
from addin.excel.messages import counts_message, receipt_message, summary_message
from addin.excel.read_workbook import (
    find_tab,
    language_of_book,
    read_book,
    read_last,
)
from addin.excel.result_tabs import write_check, write_results
from addin.excel.selection import NOWHERE, selected_account, selection
from addin.excel.session import quiet, say
from addin.excel.tabs import home
from addin.excel.written import Written, dress
from scoring import pipeline
from scoring.errors import FileError
from scoring.language import choose
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable

    Macro = Callable[[xw.Book], None]


@in_words
def score(book: xw.Book) -> None:
    """Rate the accounts of a workbook into its tabs Scored, Summary and Check.

    With an error in the tabs only Check is written.
    """
    dress(book, write_values(book))


@in_words
def score_values(book: xw.Book) -> Written:
    """Write the tabs of Score as `score` does, but leave out how they look.

    What fails while they are dressed can then not take the values with it.
    """
    return write_values(book)


def dress_values(book: xw.Book, written: Written | None) -> None:
    """Dress what was written and say what it is; nothing if that stopped."""
    if written is None:
        return

    @in_words
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
    return Written(dressings, summary_message(results.summary), Sheet.SCORED)


@in_words
def check(book: xw.Book) -> None:
    """Write all that is wrong or doubtful into the tab Check."""
    with quiet(book.app) as tell:
        findings = pipeline.check(read_book(book, tell))
        write_check(book, findings)()
    say(book.app, counts_message(findings))


@in_words
def review(book: xw.Book) -> None:
    """Say on the tab Review whether the ratings win deals, and what would do better."""
    dress(book, _written_review(book))


@in_words
def review_values(book: xw.Book) -> Written:
    """Write the tab of `review` as it does, but leave out how it looks."""
    return _written_review(book)


def _written_review(book: xw.Book) -> Written:
    from addin.excel.learning import write_review  # noqa: PLC0415 - Score needs none

    return write_review(book)


@in_words
def apply(book: xw.Book) -> None:
    """Take over the weights that outcomes suggest, once its user agrees; or go back."""
    from addin.excel.applying import apply_weights  # noqa: PLC0415 - Score needs none

    say(book.app, apply_weights(book))


@in_words
def apply_unasked(book: xw.Book) -> None:
    """Take over the weights that outcomes suggest, or go back, without a question."""
    from addin.excel.applying import apply_weights  # noqa: PLC0415 - as above

    say(book.app, apply_weights(book, ask=False))


@in_words
def undo_apply(book: xw.Book) -> None:
    """Bring the weights back as they were before Apply."""
    from addin.excel.applying import undo_apply as give_back  # noqa: PLC0415 - as above

    choose(language_of_book(book))
    give_back(book)


@in_words
def undo(book: xw.Book) -> None:
    """Bring the result tabs back as they were before the last Score or Review."""
    choose(language_of_book(book))
    with quiet(book.app):
        bring_back(book)
        tab = find_tab(book, Sheet.SCORED) or find_tab(book, Sheet.ACCOUNTS)
        if tab is not None:
            home(tab)


@in_words
def explain(book: xw.Book) -> None:
    """Explain the rating of the account in the selected row."""
    selected = selection(book)
    with quiet(book.app) as tell:
        rated = pipeline.rate(read_book(book, tell), tell)
        index = None
        if selected is not None:
            index = selected_account(book, selected, rated)
    if index is None:
        raise FileError(NOWHERE.format(accounts=Sheet.ACCOUNTS, scored=Sheet.SCORED))
    say(book.app, receipt_message(pipeline.explain_account(rated, index)))


def import_export(book: xw.Book, code: str) -> None:
    """Bring an export into Accounts, once its user agrees; its path comes coded."""
    from addin.excel.importing import import_file, path_from  # noqa: PLC0415 - only here

    @in_words
    def bring_in(book: xw.Book) -> None:
        say(book.app, import_file(book, path_from(code)))

    bring_in(book)


def add(book: xw.Book, tab: str) -> None:
    """Add an optional tab, such as Contacts, at the end of the workbook."""

    @in_words
    def add_one(book: xw.Book) -> None:
        with quiet(book.app):
            add_tab(book, tab)

    add_one(book)


def main(macro: str = "score", *given: str) -> None:
    """Run a macro on the workbook whose button was pressed."""
    log_to_file()
    macros: dict[str, Callable[..., None]] = {
        "score": score,
        "check": check,
        "explain": explain,
        "review": review,
        "apply": apply,
        "undo_apply": undo_apply,
        "import": import_export,
        "add": add,
        "undo": undo,
    }
    macros[macro](xw.Book.caller(), *given)
