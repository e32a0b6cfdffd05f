"""Gaps between bands: `between 1 and 10` and `between 11 and 50` leave out 10.5."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.model.conditions.equality import Not
from scoring.model.conditions.filled import Filled
from scoring.model.conditions.formula import Formula
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Condition, Lens
    from scoring.model.model import Criterion, Rule


LENSES: Final[tuple[Lens, ...]] = ("number", "day")
_FINEST: Final = 12
"""Significant digits of the ends of a band, as people write them."""


class Band(NamedTuple):
    """The numbers (or days) that one rule catches, both ends included."""

    low: float
    high: float
    rule: Rule


class Gap(NamedTuple):
    """What lies between two neighbouring bands, both ends excluded."""

    lens: Lens
    below: Band
    above: Band

    def holds(self, values: Floats) -> Bools:
        """Say which numbers (or days) fall into it; NaN never does."""
        inside: Bools = (values > self.below.high) & (values < self.above.low)
        return inside

    @property
    def ends(self) -> tuple[float, float]:
        """The ends as the user wrote them."""
        return _written(self.below.high), _written(self.above.low)

    @property
    def example(self) -> float:
        """A number in the middle of it."""
        first, last = self.ends
        return (first + last) / 2


def gaps(criterion: Criterion) -> Iterator[Gap]:
    """Find the gaps between the bands of a criterion that look unintended.

    A gap is so if it is as narrow as the step in which the ends are written, or if
    `between` stands on both sides; `at most 10` and `at least 100` may well mean to
    leave out what lies between. Rules that could catch anything leave no gap.
    """
    conditions = [rule.condition for rule in criterion.rules]
    if any(map(_catches_much, conditions)):
        return
    for lens in LENSES:
        bands = sorted(_bands(criterion, lens), key=lambda band: band[:2])
        for below, above in _neighbours(bands):
            gap = Gap(lens, below, above)
            if _is_open(gap) and (_both_between(gap) or _is_narrow(gap)):
                yield gap


def _catches_much(condition: Condition) -> bool:
    catch_all = isinstance(condition, Filled) and condition.filled
    return catch_all or isinstance(condition, Scale | Not | Formula)


def _bands(criterion: Criterion, lens: Lens) -> Iterator[Band]:
    for rule in criterion.rules:
        condition = rule.condition
        if isinstance(condition, Within) and condition.lens == lens:
            yield Band(condition.low, condition.high, rule)
        for item in condition.values():
            day = item.value.day
            low, high = (item.low, item.high) if lens == "number" else (day, day)
            if not math.isnan(low):
                yield Band(low, high, rule)


def _neighbours(bands: list[Band]) -> Iterator[tuple[Band, Band]]:
    """Give each band with the one that reaches furthest below it."""
    furthest = bands[0] if bands else None
    for band in bands[1:]:
        if furthest is not None and band.low > furthest.high:
            yield furthest, band
        if furthest is None or band.high > furthest.high:
            furthest = band


def _is_open(gap: Gap) -> bool:
    """Say whether any number (or whole day) lies between."""
    if gap.lens == "day":
        return _days(gap) > 0
    return math.nextafter(gap.below.high, math.inf) < gap.above.low


def _both_between(gap: Gap) -> bool:
    return gap.below.rule.test is gap.above.rule.test is Test.BETWEEN


def _is_narrow(gap: Gap) -> bool:
    if gap.lens == "day":
        return _days(gap) == 1
    first, last = gap.ends
    step = 10.0 ** -max(_decimals(first), _decimals(last))
    return last - first <= step * (1 + 1e-6)


def _days(gap: Gap) -> int:
    return math.ceil(gap.above.low) - math.floor(gap.below.high) - 1


def _written(end: float) -> float:
    """Undo the hair's breadth by which a bound is moved to compare at 15 digits."""
    return float(format(end, f".{_FINEST}g"))


def _decimals(number: float) -> int:
    text = format(number, f".{_FINEST}g")
    return len(text.partition(".")[2]) if "e" not in text else 0
