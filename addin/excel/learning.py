"""What outcomes teach, on the open workbook: the tab Review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.excel.former import forget_former, keep_former
from addin.excel.messages import review_message
from addin.excel.paper import write_page
from addin.excel.read_cells import read_cells
from addin.excel.read_workbook import find_tab, options_of, read_sheets
from addin.excel.session import quiet
from addin.excel.tabs import refuse_foreign
from addin.excel.written import Written
from scoring.lessons import describe, lesson_of, uses_on
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.lessons import Lesson
    from scoring.progress import Tell


def write_review(book: xw.Book) -> Written:
    """Review the ratings by the outcomes, and write the values of the tabs.

    Raises
    ------
    FileError, ModelError
        If the accounts cannot be rated, or there are no outcomes.
    """
    with quiet(book.app) as tell:
        # whatever comes of this, what was kept before it is not what it leaves
        forget_former(book)
        described = describe(read_lesson(book, tell))
        tabs = [page.sheet for page in described.pages]
        refuse_foreign(book, tabs)
        keep_former(book, tabs)
        dressings = tuple(write_page(book, page) for page in described.pages)
    message = review_message(described.review, described.findings)
    return Written(dressings, message, Sheet.REVIEW)


def read_lesson(book: xw.Book, tell: Tell) -> Lesson:
    """Rate the accounts of an open workbook, and read their outcomes.

    Raises
    ------
    FileError, ModelError
        If the accounts cannot be rated.
    """
    return lesson_of(read_sheets(book, tell), options_of(book), _uses(book), tell)


def _uses(book: xw.Book) -> dict[str, str]:
    tab = find_tab(book, Sheet.REVIEW)
    return {} if tab is None else uses_on(read_cells(tab.used_range))
