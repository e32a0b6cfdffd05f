"""The filled cells of one row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.values.cell import number_text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.values.table import SheetTable


LEADING = 3
"""Columns, from the first, in which a row says that it is no account."""


def row_cells(table: SheetTable, row: int) -> Iterator[tuple[int, str]]:
    """Give the filled cells of a row as texts, with their columns."""
    values = table.frame.iloc[row]
    for column, (value, blank) in enumerate(zip(values, values.isna(), strict=True)):
        text = number_text(value) if isinstance(value, float) else str(value).strip()
        if not blank and text:
            yield column, text


def lone_text(table: SheetTable, row: int) -> str:
    """Give the text of a row with one filled cell, among the first; else nothing."""
    cells = list(row_cells(table, row))
    alone = len(cells) == 1 and len(table.columns) > 1 and cells[0][0] < LEADING
    return cells[0][1] if alone else ""
