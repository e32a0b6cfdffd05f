"""Shares that stand as 12 in a column and as 12 % in its rule, or the other way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.rating.columns import Coded


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.conditions.base import Condition
    from scoring.model.model import Criterion, Rule
    from scoring.rating.columns import Column
    from scoring.rating.ratings import Ratings


HUNDRED: Final = 100.0
NEAR: Final = 3.0
"""How far beside the numbers of its column a bound that is meant may lie."""
COLUMN_LARGE: Final = phrase(
    "'{cell}' in '{heading}' is {number:.12g}, but '{rule}' is about shares from 0 to 1; "
    "one of them is a hundred times the other"
)
RULE_LARGE: Final = phrase(
    "'{cell}' in '{heading}' is {number:.12g}, a share, but '{rule}' is about percent as "
    "whole numbers; one of them is a hundred times the other"
)
CODE: Final = Code(
    "C220",
    Level.WARNING,
    title="a factor of 100",
    help="The column says 12 where the rule says 12 %, or the other way.",
    advice="Write both as percent, or both as plain numbers; 12 % is 0.12.",
    words=(COLUMN_LARGE, RULE_LARGE),
)


@dataclass(frozen=True, slots=True)
class FactorHundred:
    """Columns and rules of which one counts in percent and the other in shares."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find them by where a rule's bounds lie beside the numbers of its column."""
        for _, criterion, source in sources(ratings.model, ratings.accounts):
            if source.derive is not None:
                continue
            numbers = _numbers(ratings.accounts.column(source.column))
            pair = _apart(criterion, numbers)
            if pair is None:
                continue
            rule, words = pair
            row = int(np.nanargmax(np.abs(numbers)))
            sentence = message(
                words,
                cell=places.quote(row, source.column),
                heading=places.heading_to_read(source.column),
                number=float(numbers[row]),
                rule=rule.words,
            )
            yield CODE.at(rule.place, sentence, found=rule.words)


def _numbers(column: Column) -> Floats:
    if isinstance(column, Coded):
        each = (cell.span.low if cell.span else cell.number for cell in column.cells)
        numbers: Floats = np.array([*each])[column.codes]
        return np.where(np.isfinite(numbers), numbers, math.nan)
    return column.values if column.lens == "number" else np.full(1, math.nan)


def _apart(criterion: Criterion, numbers: Floats) -> tuple[Rule, str] | None:
    """Find the rule with the bounds that fit only at a hundred times, or a hundredth."""
    bounds = number_bounds(criterion)
    # neither nothing nor a loss says whether shares or percent are meant
    sizes = np.abs(numbers[(numbers != 0) & ~np.isnan(numbers)])
    if not bounds or not sizes.size:
        return None
    ends = np.array([abs(end) for _, end in bounds])
    if _fits(ends, sizes):
        return None
    if are_shares(ends) and _fits(HUNDRED * ends, sizes, NEAR):
        return bounds[0][0], COLUMN_LARGE
    if are_shares(sizes) and _fits(ends / HUNDRED, sizes, NEAR):
        return bounds[0][0], RULE_LARGE
    return None


def number_bounds(criterion: Criterion) -> list[tuple[Rule, float]]:
    """Give the numbers that rules compare with, 0 aside, which says nothing."""
    each = ((rule, end) for rule in criterion.rules for end in _ends(rule.condition))
    finite = ((rule, end) for rule, end in each if math.isfinite(end) and end)
    # a bound lies a hair beside what was written, and 1 is no share
    return [(rule, float(f"{end:.12g}")) for rule, end in finite]


def _ends(limits: Condition) -> tuple[float, ...]:
    if isinstance(limits, Within) and limits.lens == "number":
        return limits.low, limits.high
    if isinstance(limits, Scale) and limits.lens == "number":
        return limits.start, limits.end
    return ()


def _fits(ends: Floats, sizes: Floats, near: float = 1.0) -> bool:
    """Say whether some bound lies among the numbers, or beside them by a factor."""
    inside = (ends >= sizes.min() / near) & (ends <= sizes.max() * near)
    return bool(inside.any())


def are_shares(sizes: Floats) -> bool:
    """Say whether none is above 1, and some are below, as no count is.

    >>> are_shares(np.array([0.5, 1.0])), are_shares(np.array([1.0, 1.0]))
    (True, False)
    """
    return bool((sizes <= 1).all() and (sizes < 1).any())
