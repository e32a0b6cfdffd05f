"""Amounts of two currencies in one column, which are compared as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import count_each
from scoring.checks.quoting import first_and_more
from scoring.checks.unclear_decimals import number_columns
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.columns import Coded
from scoring.values.amounts import currencies


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell

    Money = frozenset[str]


WORDS: Final = phrase(
    "'{cell}' in '{heading}' is of another currency than '{other}', but both count as "
    "plain numbers; write all amounts in one currency"
)
CODE: Final = Code(
    "A221",
    Level.WARNING,
    title="two currencies",
    help="Amounts are compared as plain numbers, whatever their currency.",
    advice="Write all amounts of the column in one currency.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class TwoCurrencies:
    """Columns compared by number in which two currencies stand; once per column."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first amount of the rarer currency, and count the others."""
        for column in sorted(number_columns(ratings)):
            yield from two_currencies(column, places)


def two_currencies(column: int, places: Places) -> Iterator[Finding]:
    """Find two currencies in a column, counted from 0."""
    read = places.accounts.column(column)
    if not isinstance(read, Coded):
        return
    moneys = [_money(cell) for cell in read.cells]
    counts: dict[Money, int] = {}
    for money, count in zip(moneys, count_each(read.codes, len(moneys)), strict=True):
        if money:
            counts[money] = counts.get(money, 0) + int(count)
    ordered = sorted(counts, key=lambda money: -counts[money])
    # kr. may be Danish, Swedish or Norwegian, so it is none of these by itself
    pairs = (pair for pair in combinations(ordered, 2) if not pair[0] & pair[1])
    for usual, rare in pairs:
        row, more = first_and_more(_rows(read, moneys, rare)) or (0, 0)
        other, _ = first_and_more(_rows(read, moneys, usual)) or (0, 0)
        cell = places.quote(row, column)
        sentence = message(
            WORDS,
            cell=cell,
            heading=places.heading_to_read(column),
            other=places.quote(other, column),
        )
        yield CODE.at(places.cell(row, column), sentence, found=cell, more=more)
        return


def _rows(read: Coded, moneys: list[Money], money: Money) -> Bools:
    rows: Bools = np.array([each == money for each in moneys])[read.codes]
    return rows


def _money(cell: Cell) -> Money:
    """Give the currencies that an amount may be of; none where it names none."""
    text = cell.value
    if not isinstance(text, str) or cell.number != cell.number:
        return frozenset()
    return currencies(text)
