"""The account in the row that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from addin.excel.excel_api import optional
from addin.excel.read_workbook import find_tab
from scoring.explain.receipt import find_account
from scoring.language import phrase
from scoring.values.table import find_heading
from scoring.vocabulary import ScoredHead, Sheet


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.pipeline import Rated

NOWHERE: Final = phrase(
    "Select a cell in the row of an account first, on the sheet {accounts} or {scored}."
)


def selection(book: xw.Book) -> xw.Range | None:
    """Give the selected cells; none where a picture or a chart is selected."""
    with optional():
        return book.app.selection
    return None


def selected_account(book: xw.Book, selected: xw.Range, rated: Rated) -> int | None:
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
    column = find_heading(ScoredHead.ACCOUNT, headings)
    if column is None:
        return ""
    return str(scored.range((row, column + 1)).value or "")
