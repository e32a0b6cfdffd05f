"""Where two tables differ that should be the same, cell by cell.

Rows are brought together by the account's name, so that a table that was sorted
otherwise is the same; columns by their headings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.values.cell import cell_text, read_cell
from scoring.values.table import heading_key


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Ints, Objects
    from scoring.values.table import SheetTable

SAME: Final = 1e-12
"""Share by which two numbers may differ that a spreadsheet program has written anew."""


class Kind(StrEnum):
    """What is different."""

    CELL = "cell"
    HEADING = "heading"
    MISSING = "missing"
    """A row that should be there."""
    EXTRA = "extra"
    """A row that should not."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is not what it should be.

    Parameters
    ----------
    kind : Kind
        Whether it is a cell, a heading or a row.
    place : str
        Such as ``Scored!C7``; the sheet for a row that is missing.
    account : str
        Whose row it is; empty for a heading.
    heading : str
        Whose column it is; empty for a whole row.
    there, wanted : str
        What stands there, and what should; empty for a blank.
    """

    kind: Kind
    place: str
    account: str
    heading: str
    there: str
    wanted: str


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Rows, or columns, of two tables that belong together; -1 for none."""

    there: Ints
    wanted: Ints


def differences(there: SheetTable, wanted: SheetTable, name: str) -> Differences:
    """Find where a table is not as it should be.

    Parameters
    ----------
    there, wanted : SheetTable
        The table, and what it should be. Further columns on `there` are left alone.
    name : str
        The heading of the column that tells rows apart.
    """
    heads = _columns(there, wanted)
    at = wanted.find(name) or 0
    rows = _rows(there, wanted, (_partner(heads, at), at))
    both = (rows.there >= 0) & (rows.wanted >= 0)
    pairs = _Pairs(rows.there[both], rows.wanted[both])
    cells = [
        (int(left), int(right), _unequal(there, wanted, pairs, (int(left), int(right))))
        for left, right in zip(heads.there, heads.wanted, strict=True)
        if left >= 0
    ]
    return Differences(there, wanted, at, heads, rows, pairs, tuple(cells))


@dataclass(frozen=True, slots=True)
class Differences:
    """All that is different, which can be many cells.

    Parameters
    ----------
    there, wanted : SheetTable
        The table, and what it should be.
    name : int
        The column of `wanted` that tells rows apart.
    heads, rows, pairs : _Pairs
        Columns, rows, and rows that both have.
    cells : tuple of (int, int, ndarray of int)
        For each column, on either table, the `pairs` that differ in it.
    """

    there: SheetTable
    wanted: SheetTable
    name: int
    heads: _Pairs
    rows: _Pairs
    pairs: _Pairs
    cells: tuple[tuple[int, int, Ints], ...]

    def __len__(self) -> int:
        """Count the cells, headings and rows."""
        rows = np.count_nonzero((self.rows.there < 0) | (self.rows.wanted < 0))
        cells = sum(len(rows) for _, _, rows in self.cells)
        return int(rows) + cells + sum(1 for _ in self._headings())

    def __iter__(self) -> Iterator[Difference]:
        """Give headings, then cells column by column, then whole rows."""
        yield from self._headings()
        for left, right, unequal in self.cells:
            for pair in unequal:
                yield self._cell(left, right, int(pair))
        yield from self._whole_rows()

    def _headings(self) -> Iterator[Difference]:
        for left, right in zip(self.heads.there, self.heads.wanted, strict=True):
            wanted = self.wanted.headings[right]
            if left < 0:
                yield Difference(Kind.HEADING, self.there.sheet, "", wanted, "", wanted)
            elif heading_key(there := self.there.headings[left]) != heading_key(wanted):
                place = self.there.heading_cell(int(left))
                yield Difference(Kind.HEADING, place, "", wanted, there, wanted)

    def _cell(self, left: int, right: int, pair: int) -> Difference:
        row, wanted = int(self.pairs.there[pair]), int(self.pairs.wanted[pair])
        return Difference(
            Kind.CELL,
            self.there.cell(row, left),
            _text(self.wanted, wanted, self.name),
            self.wanted.headings[right],
            _text(self.there, row, left),
            _text(self.wanted, wanted, right),
        )

    def _whole_rows(self) -> Iterator[Difference]:
        for row in self.rows.wanted[self.rows.there < 0]:
            name = _text(self.wanted, int(row), self.name)
            yield Difference(Kind.MISSING, self.there.sheet, name, "", "", name)
        column = max(_partner(self.heads, self.name), 0)
        for row in self.rows.there[self.rows.wanted < 0]:
            name = _text(self.there, int(row), column)
            place = self.there.cell(int(row), column)
            yield Difference(Kind.EXTRA, place, name, "", name, "")


def _partner(heads: _Pairs, wanted: int) -> int:
    """Find the column that stands for one of the table as it should be; -1 for none."""
    return int(heads.there[heads.wanted == wanted][0])


def _columns(there: SheetTable, wanted: SheetTable) -> _Pairs:
    """Bring columns together by heading, else by place where a heading was changed."""
    keys = [heading_key(heading) for heading in there.headings]
    ours = [heading_key(heading) for heading in wanted.headings]
    at = [keys.index(key) if key in keys else -1 for key in ours]
    for place, column in enumerate(at):
        renamed = column < 0 and place < len(keys) and keys[place] not in ours
        if renamed:
            at[place] = place
    return _Pairs(np.array(at, dtype=np.int64), np.arange(len(at)))


def _rows(there: SheetTable, wanted: SheetTable, names: tuple[int, int]) -> _Pairs:
    """Bring rows together by name, else by place where a name was changed."""
    count, length = len(wanted.frame), len(there.frame)
    if names[0] < 0:
        at = np.where(np.arange(count) < length, np.arange(count), -1)
    else:
        at = _by_name(_names(there, names[0]), _names(wanted, names[1]))
        lost = np.flatnonzero(at < 0)
        free = np.setdiff1d(lost[lost < length], at)
        at[free] = free
    extra = np.setdiff1d(np.arange(length), at)
    return _Pairs(
        np.concatenate([at, extra]).astype(np.int64),
        np.concatenate([np.arange(count), np.full(len(extra), -1)]).astype(np.int64),
    )


def _by_name(there: pd.Series[str], wanted: pd.Series[str]) -> Ints:
    """Find for each row the one of its name; of several, the one in its turn.

    Where one of several is missing, the turns say nothing: those in their place count.
    """
    at = np.full(len(wanted), -1, dtype=np.int64)
    counts = wanted.value_counts().reindex(wanted.unique())
    uneven = counts.index[counts != there.value_counts().reindex(counts.index)]
    both = min(len(wanted), len(there))
    same = (wanted[:both].to_numpy() == there[:both].to_numpy()) & (
        wanted[:both].isin(uneven).to_numpy()
    )
    at[:both][same] = np.flatnonzero(same)
    left = np.setdiff1d(np.arange(len(there)), at)
    rest = np.flatnonzero(at < 0)
    turn = _turned(there.iloc[left]).get_indexer(_turned(wanted.iloc[rest]))
    at[rest[turn >= 0]] = left[turn[turn >= 0]]
    return at


def _names(table: SheetTable, column: int) -> pd.Series[str]:
    texts = table.frame.iloc[:, column].astype(object)
    return pd.Series(
        [str(text) for text in texts.where(texts.notna(), "")], dtype=object
    )


def _turned(names: pd.Series[str]) -> pd.MultiIndex:
    """Tell rows apart by their name, and which one of that name they are."""
    return pd.MultiIndex.from_arrays([names, names.groupby(names).cumcount()])


def _unequal(
    there: SheetTable, wanted: SheetTable, pairs: _Pairs, columns: tuple[int, int]
) -> Ints:
    one = _values(there, pairs.there, columns[0])
    two = _values(wanted, pairs.wanted, columns[1])
    unequal: Bools = np.asarray(one != two, dtype=np.bool_)
    rows = np.flatnonzero(unequal)
    near = [_close(one[row], two[row]) for row in rows]
    return rows[~np.array(near, dtype=np.bool_)] if len(rows) else rows


def _values(table: SheetTable, rows: Ints, column: int) -> Objects:
    series = table.frame.iloc[:, column].take(rows).astype(object)
    values: Objects = series.where(series.notna() & (series != ""), None).to_numpy()
    return values


def _close(one: object, two: object) -> bool:
    if not isinstance(one, int | float) or not isinstance(two, int | float):
        return False
    return abs(one - two) <= SAME * max(abs(one), abs(two))


def _text(table: SheetTable, row: int, column: int) -> str:
    return cell_text(read_cell(table.frame.iat[row, column])).strip()
