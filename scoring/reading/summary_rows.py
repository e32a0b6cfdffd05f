"""Rows that sum up others: totals, averages, the least and the greatest."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.model.conditions.base import Moment
from scoring.model.model import Settings
from scoring.rating.accounts import Accounts
from scoring.reading.row_cells import LEADING, row_cells
from scoring.vocabulary import AVERAGE_WORDS, EXTREME_WORDS, TOTAL_WORDS


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats, Ints
    from scoring.values.cell import Cell
    from scoring.values.table import SheetTable


Kind = Literal["total", "average", "extreme"]
Figures = dict[str, tuple[float, ...]]
WORDS: Final[dict[Kind, tuple[str, ...]]] = {
    "total": TOTAL_WORDS,
    "average": AVERAGE_WORDS,
    "extreme": EXTREME_WORDS,
}
FITTING: Final[dict[Kind, frozenset[str]]] = {
    # a total of sums gives shares and rates as their mean
    "total": frozenset({"sum", "count", "mean"}),
    "average": frozenset({"mean"}),
    "extreme": frozenset({"extreme"}),
}
COUNTED: Final = (
    *("accounts", "companies", "customers", "records", "rows"),
    *("virksomheder", "kunder", "rækker", "företag", "rader"),
    *("companii", "clienți", "rânduri"),
)
SUMMED: Final = 1e-4
"""How far, for its size, a rounded figure may be from what it sums up."""
DIGITS: Final = 4


def _called(words: Sequence[str]) -> str:
    names, things = ("|".join(map(re.escape, each)) for each in (words, COUNTED))
    figure = r"[:=]\s*[0-9][0-9 .,]*"
    counted = rf":?\s*(?:[0-9]*\s*(?:{things}))?\s*:?"
    return rf"(?:{names})\s*(?:\([^)]*\))?\s*(?:{counted}|{figure})"


CALLED: Final[dict[Kind, re.Pattern[str]]] = {
    kind: re.compile(_called(words), re.IGNORECASE) for kind, words in WORDS.items()
}
_ANY: Final = rf"^\s*(?:{'|'.join(each.pattern for each in CALLED.values())})\s*$"


@dataclass(slots=True)
class SummaryRows:
    """The rows of a table that are called a summary, and what they turn out to be.

    Parameters
    ----------
    table : SheetTable
        The table.
    rest : ndarray of bool, shape (n,)
        Its rows that may be accounts.
    kinds : dict of int to Kind
        The rows that give nothing but figures of other rows.
    doubtful : dict of int to int
        The rows that give numbers only, and other ones; the column of the first.
    """

    table: SheetTable
    rest: Bools
    kinds: dict[int, Kind] = field(default_factory=dict)
    doubtful: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, table: SheetTable, rest: Bools) -> SummaryRows:
        """Find them from the top, so that none sums up another."""
        summary = cls(table, rest)
        called = _called_first(table) & rest
        final = np.flatnonzero(rest & ~called).max(initial=-1)
        accounts = Accounts(table.frame, Settings(), 0.0, table.headings)
        for row in np.flatnonzero(called).tolist():
            summary._judge(accounts, row, last=row > final)
        if final >= 0:
            summary._judge_nameless(accounts, final)
        return summary

    def of_kind(self, kind: Kind) -> Ints:
        """Give the rows of a kind."""
        return np.array([r for r, k in self.kinds.items() if k == kind], np.int64)

    def _judge(self, accounts: Accounts, row: int, *, last: bool) -> None:
        (_, word), *others = row_cells(self.table, row)
        kind = next((k for k, c in CALLED.items() if c.fullmatch(word)), None)
        if kind is None:
            return
        read = {column: _cell(accounts, column, row) for column, _ in others}
        cells = {c: cell for c, cell in read.items() if not _is_blank(accounts, cell)}
        if not cells:
            if last:
                self.kinds[row] = kind
            return
        if any(math.isnan(cell.number) for cell in cells.values()):
            return  # it has a trade or a seller, so it is a company of that name
        misfits = self._misfits(accounts, cells, kind, row)
        if misfits:
            self.doubtful[row] = misfits[0]
        else:
            self.kinds[row] = kind

    def _judge_nameless(self, accounts: Accounts, row: int) -> None:
        """Take the last row for a total, if it has sums of the rows above alone."""
        columns = [column for column, _ in row_cells(self.table, row)]
        if not columns or not columns[0]:
            return
        above = self.rest.copy()
        above[[*self.kinds, *range(row, len(above))]] = False
        cells = {column: _cell(accounts, column, row) for column in columns}
        # of one row alone, and of nothing, a sum is no proof
        if above.sum() > 1 and all(
            cell.number and "sum" in _figures_like(cell.number, figures)
            for column, cell in cells.items()
            for figures in [_figures(accounts, column, above)]
        ):
            self.kinds[row] = "total"

    def _misfits(
        self, accounts: Accounts, cells: dict[int, Cell], kind: Kind, row: int
    ) -> list[int]:
        """Give the cells that fit no figure, for the rows that fit best."""
        each = [_misfits(accounts, cells, kind, rows) for rows in self._sections(row)]
        return min(each, key=len, default=list(cells))

    def _sections(self, row: int) -> list[Bools]:
        """Give the rows that may be summed up: all above, the last group, all below."""
        rest = self.rest.copy()
        rest[[row, *self.kinds]] = False
        at = np.arange(len(rest))
        group = max((r for r in self.kinds if r < row), default=-1)
        sections = (
            rest & (at < row),
            rest & (at > group) & (at < row),
            rest & (at > row),
        )
        return [section for section in sections if section.any()]


def _called_first(table: SheetTable) -> Bools:
    """Find the rows whose first filled cell, among the leading ones, says so."""
    called = np.zeros(len(table.frame), dtype=np.bool_)
    blank = ~called
    for column in range(min(LEADING, table.frame.shape[1])):
        values = table.frame.iloc[:, column]
        if values.dtype.kind in "fiM":
            blank &= values.isna().to_numpy()
        else:
            texts = pa.array(values.astype("str"), pa.large_string())
            # a trade may be called Media, which is an average in other languages
            called |= blank & _matches(texts, _ANY)
            blank &= ~_matches(texts, r"[^\s\p{Z}]")
        if not blank.any():
            break
    return called


def _matches(texts: pa.Array, pattern: str) -> Bools:
    matches = pc.match_substring_regex(texts, pattern, ignore_case=True)
    return np.asarray(pc.fill_null(matches, fill_value=False), dtype=np.bool_)


def _cell(accounts: Accounts, column: int, row: int) -> Cell:
    coded = accounts.coded(column)
    return coded.cells[int(coded.codes[row])]


def _is_blank(accounts: Accounts, cell: Cell) -> bool:
    return cell.kind == "blank" or accounts.blank_words.cell(cell, Moment(0.0))


def _misfits(
    accounts: Accounts, cells: dict[int, Cell], kind: Kind, rows: Bools
) -> list[int]:
    figures: dict[int, set[str]] = {
        column: _figures_like(cell.number, _figures(accounts, column, rows))
        for column, cell in cells.items()
    }
    misfits = [c for c, names in figures.items() if not names & FITTING[kind]]
    if not misfits and kind == "total":
        summed = any(names - {"mean"} for names in figures.values())
        return [] if summed else list(cells)
    return misfits


def _figures(accounts: Accounts, column: int, rows: Bools) -> Figures:
    """Give what a column comes to: of all its numbers, and of those stored as such."""
    coded = accounts.coded(column)
    numbers = np.array([cell.number for cell in coded.cells])[coded.codes][rows]
    # a figure that a spreadsheet made passes over numbers stored as text
    stored = np.array([cell.kind == "number" for cell in coded.cells])[coded.codes]
    filled = accounts.frame.iloc[:, column].notna().to_numpy()[rows].sum()
    each = [numbers[~np.isnan(numbers)], numbers[stored[rows]]]
    some = [values for values in each if values.size]
    return {
        "sum": tuple(float(values.sum()) for values in some),
        "count": (float(rows.sum()), float(filled)),
        "mean": tuple(f(v) for v in some for f in (_mean, _median)),
        "extreme": tuple(f(v) for v in some for f in (_least, _greatest)),
    }


def _mean(values: Floats) -> float:
    return float(values.mean())


def _median(values: Floats) -> float:
    return float(np.median(values))


def _least(values: Floats) -> float:
    return float(values.min())


def _greatest(values: Floats) -> float:
    return float(values.max())


def _figures_like(number: float, figures: Figures) -> set[str]:
    """Name the figures that a number is, which may be rounded."""
    # a mean is seldom whole, and shown with few decimals
    digits = next(
        d for d in range(DIGITS + 1) if round(number, d) == number or d == DIGITS
    )
    rounding = 0.5 * 10.0**-digits if digits < DIGITS else 0.0
    return {
        name
        for name, values in figures.items()
        for value in values
        if abs(value - number)
        <= SUMMED * max(1.0, abs(value)) + (rounding if name == "mean" else 0.0)
    }
