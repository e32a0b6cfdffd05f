"""A workbook whose sheets say our texts in the language that is spoken.

The pages hand over their texts as they are; what stands in the file is said here, at
the last step. Formulas are composed of words said already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from scoring.language import say, words


if TYPE_CHECKING:
    from xlsxwriter.format import Format


class SpokenSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet that says texts of ours; those of the user stay as they are."""

    def _write_string(
        self, row: int, col: int, string: str, cell_format: Format | None = None
    ) -> Any:
        return super()._write_string(row, col, say(string), cell_format)

    def _write_url(  # noqa: PLR0913, PLR0917 - as XlsxWriter calls it
        self,
        row: int,
        col: int,
        url: str,
        cell_format: Format | None = None,
        string: str | None = None,
        tip: str | None = None,
    ) -> Any:
        return super()._write_url(row, col, url, cell_format, say(string), say(tip))

    def write_comment(
        self, row: int, col: int, comment: str, options: dict[str, Any] | None = None
    ) -> Any:
        """Put a note on a cell."""
        return super().write_comment(row, col, say(comment), options)

    def data_validation(
        self, *area: int | str, options: dict[str, Any] | None = None
    ) -> Any:
        """Say what cells may hold, and what a person reads who fills in something else."""
        *place, given = area if options is None else (*area, options)
        spoken = {
            key: words(value) if isinstance(value, list) else say(value)
            for key, value in given.items()  # type: ignore[union-attr]  # the last one
        }
        return super().data_validation(*place, spoken)


class Book(xlsxwriter.Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """A workbook of such sheets."""

    worksheet_class = SpokenSheet
