"""Find the table on a sheet: its heading row and how far it reaches."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from scoring.values.refs import MOST_COLUMNS, MOST_ROWS, Area
from scoring.values.table import heading_key
from scoring.vocabulary import (
    HEAD_WORDS,
    NAME_HEADINGS,
    NAME_HEADINGS_OF_PROGRAMS,
)


if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from scoring.xlsx.package import ExcelTable


# how far down the heading row may stand
SEARCHED_ROWS = 30
HEADINGS_MAKE_A_TABLE = 2
SIGNIFICANT = 15
# a title and what stands under it are no longer than this
TITLE_ROWS = 10
NAME_KEYS = frozenset(map(heading_key, (*NAME_HEADINGS, *NAME_HEADINGS_OF_PROGRAMS)))

Cells: TypeAlias = "Mapping[tuple[int, int], object]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands.

    Parameters
    ----------
    header_row : int
        Row of the headings, counted from 1.
    headings : dict of int to str
        Heading of each headed column, by column counted from 1.
    data : Area
        Where its rows can be; rows and columns counted from 1, ends included.
    fixed : bool
        Whether `data` is an Excel table's area rather than the rest of the sheet.
    has_totals : bool
        Whether the Excel table ends with a totals row.
    """

    header_row: int
    headings: dict[int, str]
    data: Area
    fixed: bool
    has_totals: bool = False

    def columns(self, filled: Collection[int]) -> list[int]:
        """List the table's columns, given those that hold data.

        A column without a heading belongs to it if it stands between headings
        or touches the table; a stray cell further off does not.
        """
        if self.fixed:
            return list(range(self.data.left, self.data.right + 1))
        first, last = min(self.headings), max(self.headings)
        while first - 1 in filled:
            first -= 1
        while last + 1 in filled:
            last += 1
        among = range(first, last + 1)
        return [c for c in among if c in self.headings or c in filled]


def locate(
    cells: Cells, tables: Sequence[ExcelTable], required: Sequence[str]
) -> Place | None:
    """Find a table by its headings.

    Parameters
    ----------
    cells : mapping of (int, int) to object
        Values of the filled cells of the first rows, by row and column.
    tables : sequence of ExcelTable
        The sheet's Excel tables, from top to bottom.
    required : sequence of str
        Headings it must have; none means the first row that looks like headings.

    Returns
    -------
    Place or None
        None if no row within the first 30 has the headings.
    """
    placed = [_in_table(table, cells) for table in tables]
    fitting = [p for p in placed if not missing(p.headings.values(), required)]
    if len(tables) == 1:
        return placed[0]
    if required and fitting:
        return fitting[0]
    row = _heading_row(cells, required)
    if row is None:
        return None
    headings = _row(cells, row)
    for place in fitting:
        if place.header_row == row and min(headings) in place.headings:
            return place
    rest = Area(row + 1, 1, MOST_ROWS, MOST_COLUMNS)
    return Place(row, headings, rest, fixed=False)


def missing(headings: Collection[str], required: Sequence[str]) -> list[str]:
    """List the required headings that are not there, in any language."""
    have = {heading_key(heading) for heading in headings}
    return [word for word in required if not have & _also(word)]


def nearest_row(cells: Cells, required: Sequence[str]) -> tuple[int, list[str]]:
    """Find the row with most of the headings, and the ones it lacks."""
    rows = sorted({row for row, _ in cells if row <= SEARCHED_ROWS})
    lacks = [(missing(_row(cells, row).values(), required), row) for row in rows]
    lack, row = min(lacks, key=lambda pair: len(pair[0]), default=(list(required), 0))
    return row, lack


def heading(value: object) -> str:
    """Write a heading cell as text.

    >>> heading(2024.0), heading(" Account "), heading(datetime(2026, 3, 31))
    ('2024', 'Account', '2026-03-31')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.{SIGNIFICANT}g}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).strip()


def _also(word: str) -> set[str]:
    for head, words in HEAD_WORDS.items():
        if head == word:
            return {heading_key(w) for w in words}
    return {heading_key(word)}


def _row(cells: Cells, row: int) -> dict[int, str]:
    headings = {c: heading(value) for (r, c), value in cells.items() if r == row}
    return dict(sorted(headings.items()))


def _heading_row(cells: Cells, required: Sequence[str]) -> int | None:
    rows = sorted({row for row, _ in cells if row <= SEARCHED_ROWS})
    if required:
        fits = (r for r in rows if not missing(_row(cells, r).values(), required))
        return next(fits, None)
    values = [[v for (r, _), v in cells.items() if r == row] for row in rows]
    at = heading_row(values)
    return None if at is None else rows[at]


def heading_row(rows: Sequence[Sequence[object]]) -> int | None:
    """Find the headings among the first rows where none is required.

    It is the first row with two or more filled cells; else the first that is a heading
    of ours, as *Account* under a title, else the first filled one. A title in two cells is passed over: it is narrower than the rows below, and one of
    these holds the headings.

    Parameters
    ----------
    rows : sequence of sequence of object
        The filled cells of each row that has any.

    Returns
    -------
    int or None
        Which of the rows, counted from 0; None if there is none.

    Examples
    --------
    >>> title, heads = ["My list", "28 Mar 2026"], ["Account", "Industry", "Size"]
    >>> heading_row([title, heads, ["Acme", "Software", "80"]])
    1
    >>> heading_row([["My accounts"], ["Account"], ["Acme"]])
    1
    """
    wide = [n for n, row in enumerate(rows) if len(row) >= HEADINGS_MAKE_A_TABLE]
    if not wide:
        named = (n for n, row in enumerate(rows[:TITLE_ROWS]) if _of_headings(row))
        return next(named, 0 if rows else None)
    first = wide[0]
    widths = Counter(len(rows[n]) for n in wide[1:])
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    if len(rows[first]) >= usual:
        return first
    below = (n for n in wide[1 : 1 + TITLE_ROWS] if len(rows[n]) >= usual)
    return next((n for n in below if _of_headings(rows[n])), first)


def _of_headings(row: Sequence[object]) -> bool:
    """Say whether a row is headings for certain: texts, one of which we know."""
    texts = [cell for cell in row if isinstance(cell, str)]
    return len(texts) == len(row) and any(heading_key(t) in NAME_KEYS for t in texts)


def _in_table(table: ExcelTable, cells: Cells) -> Place:
    area = table.area
    across = range(area.left, area.right + 1)
    names = dict(zip(across, table.names, strict=False))
    shown = _row(cells, area.top) if table.headed else {}
    headings = {c: shown.get(c) or heading(names.get(c, "")) for c in across}
    data = Area(
        area.top + table.headed, area.left, area.bottom - table.totals, area.right
    )
    return Place(area.top, headings, data, fixed=True, has_totals=table.totals > 0)
