"""Shares and whole percent in one column, of which its rules mean only one."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.checks.factor_hundred import HUNDRED, NEAR, are_shares, number_bounds
from scoring.checks.quoting import first_and_more, sources, worded
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.columns import Coded


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.columns import Column
    from scoring.rating.ratings import Ratings


PERCENT: Final = re.compile(
    r"%|per ?cent|procent|pct|andel|share|growth|vækst|tillväxt|creștere|crestere|"
    r"margin|marj",
    re.IGNORECASE,
)
"""What a heading says that counts in percent."""
LARGE: Final = phrase(
    "'{cell}' in '{heading}' looks like whole percent, but '{other}' and the rule "
    "'{rule}' are shares from 0 to 1, so it counts as a hundred times as much; write all "
    "of them in one way"
)
SMALL: Final = phrase(
    "'{cell}' in '{heading}' looks like a share from 0 to 1, but '{other}' and the rule "
    "'{rule}' are whole percent, so it counts as a hundredth; write all of them in one "
    "way"
)
CODE: Final = Code(
    "A218",
    Level.WARNING,
    title="12 or 12 %?",
    help="Some cells of the column are a hundred times the others.",
    advice="Write all as percent, or all as plain numbers; 12 % is 0.12.",
    words=(LARGE, SMALL),
)


class Sizes(NamedTuple):
    """How large the cells of a column are, whatever their sign.

    Parameters
    ----------
    low, high : ndarray of float, shape (n,)
        The ends of a range, or a number twice; NaN where there is none but 0.
    signed : ndarray of bool, shape (n,)
        Whether a cell is written with ``%``.
    """

    low: Floats
    high: Floats
    signed: Bools

    @property
    def small(self) -> Bools:
        """Mark what can be a share, and no count."""
        return self.high < 1

    @property
    def large(self) -> Bools:
        """Mark what can be no share up to 1, save by far."""
        return self.low >= 2  # noqa: PLR2004 - to be grown by half is 1.5


@dataclass(frozen=True, slots=True)
class MixedShares:
    """Columns in which 0.12 and 12 both stand for 12 %; once per column."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the cells that lie where the others do once they are a hundred times."""
        looked_at: set[int] = set()
        for _, criterion, source in sources(ratings.model, ratings.accounts):
            if source.derive is not None or source.column in looked_at:
                continue
            finding = _finding(criterion, source.column, places)
            if finding is not None:
                looked_at.add(source.column)
                yield finding


def _finding(criterion: Criterion, number: int, places: Places) -> Finding | None:
    bounds = number_bounds(criterion)
    if not bounds:
        return None
    heading = places.heading_to_read(number)
    sizes = _sizes(criterion, places.accounts.column(number))
    hinted = bool(PERCENT.search(heading)) or bool(sizes.signed.any())
    hinted = hinted or any("%" in str(rule.words) for rule, _ in bounds)
    ends = np.array([abs(end) for _, end in bounds])
    others = sizes.small if are_shares(ends) else sizes.large
    if are_shares(ends):
        rows, words = _too_large(sizes, hinted=hinted), LARGE
    elif (ends >= 1).all():
        rows, words = _too_small(sizes, hinted=hinted), SMALL
    else:
        return None
    first, other = first_and_more(rows), first_and_more(others)
    if first is None or other is None:
        return None
    cell = places.quote(first[0], number)
    sentence = message(
        words,
        cell=cell,
        heading=heading,
        other=places.quote(other[0], number),
        rule=bounds[0][0].words,
    )
    return CODE.at(places.cell(first[0], number), sentence, found=cell, more=first[1])


def _too_large(sizes: Sizes, *, hinted: bool) -> Bools:
    """Mark whole percent among shares."""
    rows = sizes.large & _among(sizes.low / HUNDRED, sizes.small, sizes, NEAR)
    whole = (sizes.low % 1 == 0) & (sizes.high % 1 == 0)
    # amounts in millions are small and large too, and seldom all whole
    sure = hinted or not (sizes.large & ~(rows & whole)).any()
    return rows & sure


def _too_small(sizes: Sizes, *, hinted: bool) -> Bools:
    """Mark shares among whole percent."""
    among = _among(sizes.low * HUNDRED, sizes.large, sizes)
    return sizes.small & (sizes.signed | (among & hinted))


def _among(wanted: Floats, cells: Bools, sizes: Sizes, near: float = 1.0) -> Bools:
    """Mark what lies among some cells, or beside them by a factor."""
    if not cells.any():
        return np.zeros(len(wanted), dtype=np.bool_)
    least, most = sizes.low[cells].min() / near, sizes.high[cells].max() * near
    among: Bools = (wanted >= least) & (wanted <= most)
    return among


def _sizes(criterion: Criterion, column: Column) -> Sizes:
    if not isinstance(column, Coded):
        is_number = (column.lens == "number") & (column.values != 0)
        values = np.where(is_number, np.abs(column.values), math.nan)
        return Sizes(values, values, np.zeros(len(values), dtype=np.bool_))
    blank = worded(criterion, column)
    pairs = [(cell.span or (cell.number, cell.number)) for cell in column.cells]
    each = np.abs(np.array(pairs, dtype=np.float64))
    each[np.array(blank) | (each == 0).all(axis=1) | np.isinf(each).any(axis=1)] = (
        math.nan
    )
    signed = [isinstance(c.value, str) and "%" in c.value for c in column.cells]
    low, high = each.min(axis=1), each.max(axis=1)
    codes = column.codes
    return Sizes(
        low[codes], high[codes], np.array(signed)[codes] & ~np.isnan(low)[codes]
    )
