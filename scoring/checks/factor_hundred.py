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
                heading=ratings.accounts.headings[source.column],
                number=float(numbers[row]),
                rule=rule.words,
            )
            yield CODE.at(rule.place, sentence, found=rule.words)


def _numbers(column: Column) -> Floats:
    if isinstance(column, Coded):
        each = np.fromiter((cell.number for cell in column.cells), np.float64)
        numbers: Floats = each[column.codes]
        return numbers
    return column.values if column.lens == "number" else np.full(1, math.nan)


def _apart(criterion: Criterion, numbers: Floats) -> tuple[Rule, str] | None:
    """Find the rule with the bounds that fit only at a hundred times, or a hundredth."""
    bounds = _bounds(criterion)
    if not bounds or np.isnan(numbers).all():
        return None
    ends = np.array([end for _, end in bounds])
    if _fits(ends, numbers):
        return None
    if _is_share(ends) and _fits(HUNDRED * ends, numbers, NEAR):
        return bounds[0][0], COLUMN_LARGE
    if _is_share(numbers) and _fits(ends / HUNDRED, numbers, NEAR):
        return bounds[0][0], RULE_LARGE
    return None


def _bounds(criterion: Criterion) -> list[tuple[Rule, float]]:
    """Give the numbers that rules compare with, 0 aside, which says nothing."""
    each = ((rule, end) for rule in criterion.rules for end in _ends(rule.condition))
    return [(rule, end) for rule, end in each if math.isfinite(end) and end]


def _ends(limits: Condition) -> tuple[float, ...]:
    if isinstance(limits, Within) and limits.lens == "number":
        return limits.low, limits.high
    if isinstance(limits, Scale) and limits.lens == "number":
        return limits.start, limits.end
    return ()


def _fits(ends: Floats, numbers: Floats, near: float = 1.0) -> bool:
    """Say whether some bound lies among the numbers, or beside them by a factor."""
    least, most = np.nanmin(numbers), np.nanmax(numbers)
    inside = (ends >= min(least, least / near)) & (ends <= max(most, most * near))
    return bool(inside.any())


def _is_share(values: Floats) -> bool:
    """Say whether all are from 0 to 1, and some lie between, as no count does."""
    known = values[~np.isnan(values)]
    shares = bool(((known >= 0) & (known <= 1)).all())
    return shares and bool(((known > 0) & (known < 1)).any())
