"""The values of the result tabs, and what makes each of them look well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addin.excel.former import keep_former
from addin.excel.paper import write_page
from addin.excel.read_workbook import find_tab
from addin.excel.scored_tab import write_scored
from addin.excel.tabs import hide, refuse_foreign, result_tab
from scoring.progress import silent
from scoring.sheets.check_page import check_page
from scoring.sheets.result_pages import result_pages
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from addin.excel.paper import Dressing
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.sheets.results import Results


def write_results(
    book: xw.Book, results: Results, tell: Tell = silent
) -> tuple[Dressing, ...]:
    """Write the values of the result sheets in the order of their tabs."""
    refuse_foreign(book, results.sheets)
    keep_former(book, results.sheets)
    tab = find_tab(book, Sheet.CHECK)
    check = str(Sheet.CHECK) if tab is None else tab.name
    tabs = _tabs(book) | {str(sheet).casefold() for sheet in results.sheets}
    pages = result_pages(results, tabs, check)

    def write(sheet: Sheet) -> Dressing:
        new = find_tab(book, sheet) is None
        if sheet in pages:
            dressing = write_page(book, pages[sheet])
        else:
            dressing = write_scored(book, results.tables[sheet], tell, sheet)
        if new and sheet in results.hidden:
            return partial(_dress_hidden, dressing, result_tab(book, sheet))
        return dressing

    return tuple(map(write, results.sheets))


def _tabs(book: xw.Book) -> frozenset[str]:
    return frozenset(sheet.name.casefold() for sheet in book.sheets)


def _dress_hidden(dressing: Dressing, tab: xw.Sheet) -> None:
    dressing()
    hide(tab)


def write_check(book: xw.Book, findings: Sequence[Finding]) -> Dressing:
    """Write the findings, errors first, each with a link to its cell."""
    refuse_foreign(book, [Sheet.CHECK])
    return write_page(book, check_page(findings, _tabs(book)))
