"""How well ratings tell won from lost deals: AUC, its interval and its test.

Symbols::

    x       ratings                                        (n,)
    y       True where won                                 (n,)
    m, l    how many are won and lost
    AUC     share of won-lost pairs in which the won one is rated higher, ties half
    k       how much wider the interval is because accounts repeat, 1 or more

Sources: Hanley and McNeil (1982); Newcombe (2006), method 5, for the interval; DeLong
(1988) and Obuchowski (1997) for `k`; Mann and Whitney (1947) for the test.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import sum_each


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Floats, Ints

QUANTILE: Final = 1.959963984540054
"""The normal distribution's, for an interval that holds 95 %."""
HALVINGS: Final = 100


class Separation(NamedTuple):
    """How well ratings tell won from lost.

    Parameters
    ----------
    won, lost : int
        How many outcomes.
    auc : float
        0 to 1; 0.5 tells nothing; NaN without both.
    low, high : float
        The 95 % interval.
    z : float
        The test against no difference; below 0 where lost ones are rated higher.
    spread : float
        How much larger the variance is because accounts repeat; 1 or more.
    """

    won: int
    lost: int
    auc: float
    low: float
    high: float
    z: float
    spread: float


def separation(
    ratings: Floats, won: Bools, clusters: Ints, widened: float = 1.0
) -> Separation:
    """Measure how well ratings tell won from lost.

    Parameters
    ----------
    ratings : ndarray of float, shape (n,)
        No NaN.
    won : ndarray of bool, shape (n,)
        Whether each deal was won.
    clusters : ndarray of int, shape (n,)
        Equal for outcomes of one account.
    widened : float
        A further factor on the variance.
    """
    m = int(won.sum())
    lost = len(won) - m
    if not m or not lost:
        return Separation(m, lost, math.nan, math.nan, math.nan, 0.0, 1.0)
    ranks, ties = mid_ranks(ratings)
    auc = (float(ranks[won].sum()) - m * (m + 1) / 2) / (m * lost)
    spread = cluster_factor(ratings, won, clusters, auc) * widened
    low, high = auc_interval(auc, m, lost, spread)
    return Separation(
        m, lost, auc, low, high, rank_test(auc, m, lost, ties, spread), spread
    )


def mid_ranks(values: Floats) -> tuple[Floats, Ints]:
    """Rank values from 1, equal ones at the mean of their places, and count ties.

    >>> mid_ranks(np.array([3.0, 1.0, 3.0]))
    (array([2.5, 1. , 2.5]), array([1, 2]))
    """
    _, codes, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[codes], counts


def area(values: Floats, won: Bools) -> float:
    """Give the AUC; NaN where all are won or all lost."""
    m = int(won.sum())
    lost = len(won) - m
    if not m or not lost:
        return math.nan
    ranks, _ = mid_ranks(values)
    return (float(ranks[won].sum()) - m * (m + 1) / 2) / (m * lost)


def auc_interval(auc: float, won: int, lost: int, spread: float) -> tuple[float, float]:
    """Give the 95 % interval of an AUC (Newcombe's method 5).

    >>> [round(bound, 4) for bound in auc_interval(0.65, 40, 40, 1.0)]
    [0.5229, 0.7561]
    """
    half = (won + lost) / 2 - 1
    scale = QUANTILE**2 * spread / (won * lost)

    def beyond(t: float) -> bool:
        variance = t * (1 - t) * (1 + half * (1 - t) / (2 - t) + half * t / (1 + t))
        return (auc - t) ** 2 > scale * variance

    low = 0.0 if auc <= 0 else _edge(0.0, auc, beyond)
    high = 1.0 if auc >= 1 else _edge(1.0, auc, beyond)
    return low, high


def _edge(outside: float, inside: float, beyond: Callable[[float], bool]) -> float:
    """Halve the way between a value outside the interval and one inside."""
    for _ in range(HALVINGS):
        middle = (outside + inside) / 2
        if beyond(middle):
            outside = middle
        else:
            inside = middle
    return (outside + inside) / 2


def cluster_factor(ratings: Floats, won: Bools, clusters: Ints, auc: float) -> float:
    """Compare the variance by clusters with the plain one; 1 at the least."""
    distinct_clusters, codes = np.unique(clusters, return_inverse=True)
    if len(distinct_clusters) == len(clusters):
        return 1.0
    parts = placements(ratings, won) - np.where(won, auc, 1 - auc)
    m = int(won.sum())
    lost = len(won) - m
    plain = _plain(parts[won]) + _plain(parts[~won])
    if plain <= 0 or len(distinct_clusters) < 2:  # noqa: PLR2004 - one cluster has no variance
        return 1.0
    signed = np.where(won, parts / m, -parts / lost)
    sums = sum_each(codes, signed)
    clustered = (
        len(distinct_clusters) / (len(distinct_clusters) - 1) * float((sums**2).sum())
    )
    return max(1.0, clustered / plain)


def placements(ratings: Floats, won: Bools) -> Floats:
    """Give for each the share of the other kind that is rated lower, ties half."""
    ranks, _ = mid_ranks(ratings)
    within = np.empty(len(ratings))
    within[won], within[~won] = mid_ranks(ratings[won])[0], mid_ranks(ratings[~won])[0]
    m = int(won.sum())
    others = np.where(won, len(won) - m, m)
    return (ranks - within) / others


def _plain(parts: Floats) -> float:
    count = len(parts)
    return float((parts**2).sum()) / (count * (count - 1)) if count > 1 else 0.0


def rank_test(auc: float, won: int, lost: int, ties: Ints, spread: float) -> float:
    """Give the z of Mann and Whitney's test, with ties, corrected for continuity."""
    n, pairs = won + lost, won * lost
    sizes = ties.astype(np.float64)
    tied = float((sizes**3 - sizes).sum()) / (n * (n - 1))
    root = math.sqrt(max(pairs / 12 * (n + 1 - tied), 0.0)) * math.sqrt(spread)
    off = auc * pairs - pairs / 2
    return 0.0 if root == 0 else math.copysign(max(abs(off) - 0.5, 0.0), off) / root
