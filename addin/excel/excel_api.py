"""What xlwings has no words for, said to the spreadsheet program itself.

All of this is dressing: where the program has no such thing, or refuses, the sheet is
plainer and nothing else changes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from types import TracebackType

    import xlwings as xw

IN_BROWSER: Final = sys.platform == "emscripten"
"""Whether this is xlwings Lite, which has other words for some things."""


class dressing:  # noqa: N801 - reads as a statement: with dressing()
    """Go on without what the program refuses.

    Each program raises errors of its own for what it does not have.
    """

    def __enter__(self) -> None:
        """Try."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Forget what went wrong."""
        return kind is not None and issubclass(kind, Exception)


def freeze(sheet: xw.Sheet, rows: int, columns: int) -> None:
    """Keep the first rows and columns in sight."""
    if IN_BROWSER:
        corner = sheet.range((rows, max(columns, 1))).address
        with dressing():
            sheet.freeze_panes.freeze_at(f"$A$1:{corner}" if columns else f"1:{rows}")
        return
    with dressing():
        sheet.activate()
        window = sheet.book.app.api.ActiveWindow
        window.FreezePanes = False
        window.ScrollRow = window.ScrollColumn = 1
        window.SplitRow, window.SplitColumn = rows, columns
        window.FreezePanes = True


def widen(columns: xw.Range, characters: float) -> None:
    """Set the width of columns, in characters of Excel's usual font."""
    points = (characters * 7 + 5) * 0.75
    with dressing():
        columns.column_width = points if IN_BROWSER else characters


def fold(columns: xw.Range) -> None:
    """Fold columns away under a button."""
    with dressing():
        columns.api.EntireColumn.Group()
        columns.sheet.api.Outline.ShowLevels(ColumnLevels=1)


def unfold(sheet: xw.Sheet) -> None:
    """Take all folds and all hidden rows and columns away."""
    with dressing():
        sheet.api.AutoFilterMode = False
    with dressing():
        sheet.api.Cells.ClearOutline()
    with dressing():
        sheet.used_range.rows.hidden = False
    with dressing():
        sheet.used_range.columns.hidden = False


def unlist(table: xw.main.Table) -> None:
    """Make a table plain cells; references to it become references to the cells."""
    with dressing():
        table.api.Unlist()


def counts_from_1904(book: xw.Book) -> bool:
    """Say whether the workbook counts its days from 1904."""
    with dressing():
        return book.api.Date1904 is True
    return False
