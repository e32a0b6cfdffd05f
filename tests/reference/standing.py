"""An account as one profile rates it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from tests.reference.arithmetic import as_float, excel_round, rounded_rating


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.reference.answers import Answer
    from tests.reference.criteria import Criterion


@dataclass(frozen=True)
class Standing:
    """An account as one profile (or one group) rates it."""

    profile: str
    answers: tuple[Answer, ...]

    @cached_property
    def counted(self) -> tuple[Answer, ...]:
        """The answers of criteria with weight."""
        return tuple(a for a in self.answers if a.criterion.counts)

    @cached_property
    def full(self) -> Fraction:
        """The weight of all positive criteria."""
        return weight_of(a for a in self.counted if a.criterion.positive)

    @cached_property
    def worth(self) -> Fraction:
        """The weight of the positive criteria that are not skipped."""
        return weight_of(
            answer
            for answer in self.counted
            if answer.criterion.positive and answer.points is not None
        )

    @cached_property
    def contributions(self) -> dict[str, Fraction]:
        """What each criterion adds to exact; empty without worth."""
        if not self.worth:
            return {}
        return {
            answer.criterion.name: answer.criterion.share
            * answer.points
            / (self.worth if answer.criterion.positive else self.full)
            for answer in self.counted
            if answer.points is not None
        }

    @cached_property
    def exact(self) -> Fraction | None:
        """The unrounded rating, or None without worth."""
        if not self.worth:
            return None
        return sum(self.contributions.values(), Fraction(0))

    @cached_property
    def outs(self) -> tuple[Answer, ...]:
        """The answers that disqualify, in the order of Criteria."""
        return tuple(answer for answer in self.answers if answer.disqualifies)

    @cached_property
    def rating(self) -> Fraction | None:
        """The rounded rating."""
        if self.outs:
            return Fraction(0)
        return None if self.exact is None else self.rounded(self.exact)

    @cached_property
    def floor(self) -> Fraction:
        """The highest floor that applies."""
        return max((answer.floor for answer in self.answers), default=Fraction(0))

    def rounded(self, exact: Fraction) -> Fraction:
        """The rating of an exact one, lifted to the floor."""
        return rounded_rating(max(exact, self.floor))

    @cached_property
    def known(self) -> Fraction | None:
        """The share of the weight that is known."""
        total = weight_of(self.counted)
        if not total:
            return None
        return weight_of(a for a in self.counted if not a.unknown) / total

    @cached_property
    def own_known(self) -> bool:
        """Whether anything is known about a criterion of the profile's own."""
        return any(
            self.profile in answer.criterion.profiles and not answer.unknown
            for answer in self.counted
        )

    def rating_at(self, end: int) -> Fraction:
        """The rating with unknown criteria at their least (0) or greatest (1)."""
        total = Fraction(0)
        for answer in self.counted:
            points = answer.points or Fraction(0)
            if answer.unknown:
                points = answer.criterion.attainable[end]
            total += answer.criterion.share * points
        return self.rounded(total / self.full)

    @cached_property
    def span(self) -> tuple[Fraction, Fraction] | None:
        """Low and High, or None where no criterion can earn positive points."""
        if not self.full:
            return None
        if any(not answer.unknown for answer in self.outs):
            return Fraction(0), Fraction(0)
        low = Fraction(0) if self.outs else self.rating_at(0)
        high = self.rating_at(1)
        if self.rating is None:
            return low, high
        return min(low, self.rating), max(high, self.rating)


def weight_of(answers: Iterable[Answer]) -> Fraction:
    """The weight of the criteria behind some answers."""
    return sum((answer.criterion.share for answer in answers), Fraction(0))


def standings(
    answers: Sequence[Answer], profiles: Sequence[str]
) -> tuple[Standing, ...]:
    """The account as each profile rates it; one standing without profiles."""
    return tuple(
        Standing(
            profile,
            tuple(
                answer
                for answer in answers
                if not answer.criterion.profiles or profile in answer.criterion.profiles
            ),
        )
        for profile in profiles or [""]
    )


def best_standing(every: Sequence[Standing]) -> Standing | None:
    """The best profile's standing, or None where no profile has a rating."""
    rated = [s for s in every if s.exact is not None and not s.outs]
    pool = [s for s in rated if s.own_known] or rated
    if not pool:
        return None
    # max keeps the first of equals.
    return max(pool, key=lambda s: excel_round(s.exact or Fraction(0), 9))


def group_ratings(
    standing: Standing, criteria: Sequence[Criterion]
) -> dict[str, float | None]:
    """The rating of each group that has a positive criterion in some profile."""
    names = dict.fromkeys(c.group for c in criteria if c.group)
    with_column = {c.group for c in criteria if c.counts and c.positive}
    ratings: dict[str, float | None] = {}
    for name in names:
        if name in with_column:
            answers = (a for a in standing.answers if a.criterion.group == name)
            ratings[name] = as_float(Standing("", tuple(answers)).rating)
    return ratings


def largest_remainder(standing: Standing) -> dict[str, Fraction]:
    """The contributions at one decimal, such that they sum to exact rounded."""
    if standing.exact is None:
        return {}
    exact_parts = {
        name: excel_round(part, 9) for name, part in standing.contributions.items()
    }
    tenths = {name: math.floor(part * 10) for name, part in exact_parts.items()}
    target = excel_round(excel_round(standing.exact, 9), 1) * 10
    left = {
        name: excel_round(part - Fraction(tenths[name], 10), 4)
        for name, part in exact_parts.items()
    }
    # sorted is stable: equal remainders stay in the order of Criteria.
    order = sorted(left, key=lambda name: -left[name])
    for name in order[: int(target) - sum(tenths.values())]:
        tenths[name] += 1
    return {name: Fraction(tenths[name], 10) for name in tenths}
