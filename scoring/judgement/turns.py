"""The nearest weights at which the list of contacts changes, and who joins or leaves.

Between two weights every rating has bounds, by which most accounts certainly stay what
they are. The way from today's weight is halved for those that may change, nearest part
first, until the place of the first change is known to 11 digits. So it holds for models
with profiles, floors, groups that contacts need, a share that must be known and a limit
to the number of contacts, alike.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import sum_each
from scoring.judgement.contact_rule import HALF_NINTH, contact_rule
from scoring.judgement.courses import sums_by
from scoring.judgement.motion import alike, motion_of
from scoring.rating.plan import Plan
from scoring.threads import blocks, each


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Floats, Indices, Ints
    from scoring.judgement.motion import Certain, Motion
    from scoring.rating.ratings import Ratings

FAR: Final = 10.0
"""How many times all weights together one of them is followed upwards."""
FINE: Final = 1e-11
EDGES: Final = 8
"""The way is cut at half, a quarter, an eighth ... of it; most changes are near."""
NARROW: Final = 1 / 16
BEYOND: Final = (FINE, 1e-9, 1e-8, 1e-7)
STEPS: Final = 3000
"""Parts of the way that are looked at before the search gives up."""


class Turn(NamedTuple):
    """Where the list of contacts changes.

    Parameters
    ----------
    weight : float
        The nearest weight; NaN where the search gave up.
    joins, leaves : ndarray of int
        The accounts that are contacts just beyond it, and that are none any more.
    """

    weight: float
    joins: Indices
    leaves: Indices


class Turns(NamedTuple):
    """The changes nearest to today's weight of a criterion; None where there is none."""

    criterion: int
    below: Turn | None
    above: Turn | None


def turns_of(ratings: Ratings) -> tuple[Turns, ...]:
    """Find for each criterion with weight where the list of contacts changes first.

    Parameters
    ----------
    ratings : Ratings
        The accounts.
    """
    plan = Plan.of(ratings.model)
    rule = contact_rule(plan, ratings.outcomes, ratings.points)
    sums = [[sums_by(rule, bar.weighing) for bar in way.bars] for way in rule.ways]
    criteria = ratings.model.criteria
    far = FAR * sum(criterion.weight for criterion in criteria)
    weighty = [n for n, criterion in enumerate(criteria) if criterion.weight > 0]

    def work(place: slice) -> Turns:
        index = weighty[place.start]
        weight = criteria[index].weight
        return _turns(motion_of(rule, sums, index, weight), index, weight, far)

    return tuple(each(work, blocks(len(weighty), 1)))


def _turns(motion: Motion, criterion: int, weight: float, far: float) -> Turns:
    def down(share: float) -> float:
        return weight * (1 - share)

    def up(share: float) -> float:
        return float(weight * (far / weight) ** share)

    below = _turn(motion, _first(motion, down), down)
    above = _turn(motion, _first(motion, up), up)
    return Turns(criterion, below, above)


def _turn(
    motion: Motion, share: float | None, way: Callable[[float], float]
) -> Turn | None:
    if share is None:
        return None
    nobody = np.zeros(0, dtype=np.intp)
    if math.isnan(share):
        return Turn(math.nan, nobody, nobody)
    joins = leaves = nobody
    # where one takes another's place, both wait while they are tied at nine decimals
    for beyond in BEYOND:
        then = motion.contacts(way(min(share + beyond, 1.0)))
        joins = np.flatnonzero(then & ~motion.now)
        leaves = np.flatnonzero(motion.now & ~then)
        if len(joins) or motion.most is None:
            break
    return Turn(way(share), joins, leaves)


def _first(motion: Motion, way: Callable[[float], float]) -> float | None:
    """Find the first change on a way from 0 to 1; None for none, NaN for giving up."""
    # what is certain all the way needs no further look
    first, last = sorted((way(0.0), way(1.0)))
    few, ahead, _ = _doubtful(motion, 0, (first, last, False))
    edges = [0.0, *(2.0**-power for power in range(EDGES, -1, -1))]
    open_parts = [(*pair, few, ahead) for pair in pairwise(edges)][::-1]
    for _ in range(STEPS):
        if not open_parts:
            return None
        low, high, part, ahead = open_parts.pop()
        first, last = sorted((way(low), way(high)))
        span = (first, last, high - low <= NARROW)
        part, ahead, doubtful = _doubtful(part, ahead, span)
        if not doubtful:
            continue
        if high - low > FINE:
            middle = (low + high) / 2
            open_parts += [(middle, high, part, ahead), (low, middle, part, ahead)]
            continue
        if (motion.contacts(way(min(high + FINE, 1.0))) != motion.now).any():
            return high
    return math.nan


def _doubtful(
    motion: Motion, ahead: int, span: tuple[float, float, bool]
) -> tuple[Motion, int, bool]:
    """Keep the accounts that may change between two weights, and what decides on them.

    Parameters
    ----------
    motion : Motion
        Accounts.
    ahead : int
        How many contacts are ahead of all of them.
    span : tuple of (float, float, bool)
        The weights, and whether they are so near that ties are looked for.

    Returns
    -------
    tuple of (Motion, int, bool)
        The same of fewer accounts, and whether any may change.
    """
    first, last, narrow = span
    certain = motion.certain(first, last)
    if motion.most is None:
        doubt = ~np.where(motion.now, certain.yes, certain.no)
        return motion.take(np.flatnonzero(doubt), None), 0, bool(doubt.any())
    doubt = ~_unmoved(motion, ahead, certain, ties=narrow)
    if not doubt.any():
        return motion, ahead, False
    floor, top = certain.low[doubt].min(), certain.high[doubt].max()
    before = certain.yes & (certain.low > top)
    matters = doubt | (~certain.no & (certain.high >= floor) & ~before)
    more = int((before & ~doubt).sum())
    rows = np.flatnonzero(matters)
    return motion.take(rows, motion.most), ahead + more, True


def _unmoved(motion: Motion, ahead: int, certain: Certain, *, ties: bool) -> Bools:
    """Mark who certainly stays among the best, or certainly outside."""
    most, sure = motion.most or 0, certain.yes
    rivals = ahead + _from(certain.high[~certain.no], certain.low - HALF_NINTH)
    bounds = certain.high - HALF_NINTH
    betters = ahead + _from(certain.low[sure], bounds)
    # an account counts itself, and those that are tied with it are its betters, too
    own = certain.low >= bounds
    outside = certain.no | (betters + np.where(own, ~sure, 1) > most)
    inside = certain.yes & (rivals <= most)
    unmoved: Bools = np.where(motion.now, inside, outside)
    rows = np.flatnonzero(~unmoved & ~motion.now & ~own)
    if ties and len(rows):
        tied = alike(motion.take(rows, most), tuple(s[rows] for s in certain.shown))
        more = sum_each(tied, sure[rows])[tied] + ~sure[rows]
        unmoved[rows] = betters[rows] + more > most
    return unmoved


def _from(values: Floats, bounds: Floats) -> Ints:
    """Count the values at or above each bound."""
    count: Ints = len(values) - np.searchsorted(np.sort(values), bounds, side="left")
    return count
