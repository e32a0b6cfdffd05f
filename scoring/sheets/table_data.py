"""How a sheet that is one table looks, for those who read JSON; see `page_data`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.sheets.looks import TAB
from scoring.sheets.page_data import MarkData
from scoring.sheets.scored_columns import table_look
from scoring.xlsx.draw.marks_xml import Bar  # noqa: TC001 - pydantic reads it
from scoring.xlsx.draw.styles import Mark, Style  # noqa: TC001 - pydantic reads it


if TYPE_CHECKING:
    from scoring.sheets.results import ScoredSheet
    from scoring.sheets.scored_columns import ColumnLook


@dataclass(frozen=True, slots=True)
class ColumnData:
    """How one column looks.

    `heading_style` and `style` are counted from 0, the width is in characters; a mark
    is for a cell that holds just its text, and the bar is drawn in each cell.
    """

    heading_style: int
    style: int
    width: float
    marks: tuple[MarkData, ...]
    bar: Bar | None
    note: str


@dataclass(frozen=True, slots=True)
class TableLookData:
    """How a table looks.

    Parameters
    ----------
    styles : tuple of Style
        Each once.
    columns : tuple of ColumnData
        All of them.
    heading_height : float
        Of the first row, in points.
    frozen : int
        How many of the first columns stay in sight.
    ranks : int
        The column whose blanks tell who stands outside the ranking, from 1; 0 if none.
    row, outside : Mark
        Laid over every row, and first over those outside the ranking.
    tab : str
        The colour of the tab.
    """

    styles: tuple[Style, ...]
    columns: tuple[ColumnData, ...]
    heading_height: float
    frozen: int
    ranks: int
    row: Mark
    outside: Mark
    tab: str


def table_look_data(sheet: ScoredSheet) -> TableLookData:
    """Give the looks of a table as plain data."""
    look = table_look(sheet)
    numbers: dict[Style, int] = {}
    for column in look.columns:
        numbers.setdefault(column.heading_style, len(numbers))
        numbers.setdefault(column.style, len(numbers))
    return TableLookData(
        styles=tuple(numbers),
        columns=tuple(_column(column, numbers) for column in look.columns),
        heading_height=look.heading_height,
        frozen=look.frozen,
        ranks=look.ranks,
        row=look.row,
        outside=look.outside,
        tab=TAB,
    )


def _column(column: ColumnLook, numbers: dict[Style, int]) -> ColumnData:
    return ColumnData(
        heading_style=numbers[column.heading_style],
        style=numbers[column.style],
        width=column.width,
        marks=tuple(MarkData(text, mark) for text, mark in column.marks),
        bar=column.bar,
        note=column.note,
    )
