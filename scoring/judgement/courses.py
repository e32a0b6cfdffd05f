"""Ratings on their course, as the weight of one criterion moves and all others stay.

Symbols::

    v          the weight                                 above 0
    S, W, N    earned, worth and cost without it          (n,)
    F          full without it
    p          its points, 0 where skipped                (n,)
    i          1 where it is not skipped, else 0          (n,)

    exact(v) = (S + v p) / (W + v i) + N / (F + v)        where it earns
    exact(v) = S / W + (N + v p) / F                      where it is a penalty

Each of the two parts only ever rises, or only ever falls, so that between two weights it
stays between its two ends.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Indices
    from scoring.judgement.contact_rule import ContactRule
    from scoring.rating.kernel import Weighing

NOTHING: Final = 1e-9
"""The share of a weight that is but the noise of sums taken apart."""


class Role(Enum):
    """What the criterion that moves is to a rating."""

    EARNS = auto()
    COSTS = auto()
    NONE = auto()


class Sums(NamedTuple):
    """What ratings by one weighing are made of, all criteria included.

    Parameters
    ----------
    weighing : Weighing
        The criteria.
    earned, worth, cost : ndarray of float, shape (n,)
        S, W and N.
    """

    weighing: Weighing
    earned: Floats
    worth: Floats
    cost: Floats


class Course(NamedTuple):
    """A rating of n accounts as one weight moves; see the symbols above."""

    role: Role
    earned: Floats
    worth: Floats
    cost: Floats
    full: float
    points: Floats
    there: Floats

    def take(self, rows: Indices) -> Course:
        """Keep some accounts."""
        earned, worth, cost = self.earned[rows], self.worth[rows], self.cost[rows]
        points, there = self.points[rows], self.there[rows]
        return Course(self.role, earned, worth, cost, self.full, points, there)

    def parts(self, weight: float) -> tuple[Floats, Floats]:
        """Give the two parts of the rating, each of shape (n,)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.role is Role.NONE:
                return self.earned / self.worth, self.cost / self.full
            if self.role is Role.COSTS:
                cost = (self.cost + weight * self.points) / self.full
                return self.earned / self.worth, cost
            worth = self.worth + weight * self.there
            share = (self.earned + weight * self.points) / worth
            # just above a weight of 0, where it is all the worth there is
            share = np.where(worth > 0, share, self.points)
            return share, np.where(self.cost < 0, self.cost / (self.full + weight), 0.0)

    def at(self, weight: float) -> Floats:
        """Give the rating at a weight; NaN without worth."""
        share, cost = self.parts(weight)
        return share + cost

    def between(self, first: float, last: float) -> tuple[Floats, Floats]:
        """Give bounds of the rating between two weights."""
        (share, cost), (later_share, later_cost) = self.parts(first), self.parts(last)
        low = np.minimum(share, later_share) + np.minimum(cost, later_cost)
        high = np.maximum(share, later_share) + np.maximum(cost, later_cost)
        return low, high


def sums_by(rule: ContactRule, weighing: Weighing) -> Sums:
    """Add up what ratings are made of."""
    n = rule.points.shape[1]
    earned, worth, cost = np.zeros(n), np.zeros(n), np.zeros(n)
    each = zip(weighing.criteria, weighing.weights, weighing.positive, strict=True)
    for index, weight, positive in each:
        if positive:
            earned += rule.points[index] * weight
            worth += rule.there[index] * weight
        else:
            cost += rule.points[index] * weight
    return Sums(weighing, earned, worth, cost)


def course_of(sums: Sums, rule: ContactRule, criterion: int) -> Course:
    """Take one criterion out of the sums, to let its weight move."""
    weighing, points = sums.weighing, rule.points[criterion]
    there = rule.there[criterion].astype(np.float64)
    if criterion not in weighing.criteria:
        rest = (sums.earned, sums.worth, sums.cost)
        return Course(Role.NONE, *rest, weighing.full, points, there)
    place = weighing.criteria.index(criterion)
    weight = weighing.weights[place]
    if not weighing.positive[place]:
        rest = (sums.earned, sums.worth, sums.cost - weight * points)
        return Course(Role.COSTS, *rest, weighing.full, points, there)
    worth = sums.worth - weight * there
    alone = worth <= NOTHING * weight
    earned = np.where(alone, 0.0, sums.earned - weight * points)
    full = weighing.full - weight
    full = 0.0 if full <= NOTHING * weight else full
    worth = np.where(alone, 0.0, worth)
    return Course(Role.EARNS, earned, worth, sums.cost, full, points, there)


def known_course(rule: ContactRule, weighing: Weighing, criterion: int) -> Course:
    """Give the share of the weight that is known, as if it were a rating."""
    n = rule.points.shape[1]
    known, nothing = np.zeros(n), np.zeros(n)
    for index, weight in zip(weighing.criteria, weighing.weights, strict=True):
        if index != criterion:
            known += rule.known[index] * weight
    inside = criterion in weighing.criteria
    own = weighing.weights[weighing.criteria.index(criterion)] if inside else 0.0
    rest = weighing.total - own
    rest = 0.0 if rest <= NOTHING * own else rest
    role = Role.EARNS if inside else Role.NONE
    points: Bools = rule.known[criterion]
    return Course(
        role, known, np.full(n, rest), nothing, 1.0, points.astype(np.float64), nothing + 1
    )  # fmt: skip
