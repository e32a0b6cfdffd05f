"""Shares of won deals, and how sure they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each, sum_each
from scoring.learning.separation import QUANTILE


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats

TENTHS: Final = 10
TINY: Final = 1e-12


class Proportion(NamedTuple):
    """How many of some outcomes are won, with the 95 % interval of their share."""

    size: int
    won: int
    share: float
    low: float
    high: float


def proportion(won: int, count: int) -> Proportion:
    """Give a share with Wilson's interval (1927); NaN of none.

    >>> [round(part, 4) for part in proportion(7, 9)[3:]]
    [0.4526, 0.9368]
    """
    if not count:
        return Proportion(0, 0, math.nan, math.nan, math.nan)
    share, square = won / count, QUANTILE**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    spread = math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    half = QUANTILE * spread / (1 + square / count)
    low = 0.0 if won == 0 else middle - half
    high = 1.0 if won == count else middle + half
    return Proportion(count, won, share, low, high)


def won_among_best(ratings: Floats, won: Bools, parts: int = TENTHS) -> Floats:
    """Count the won among the best 1/parts, 2/parts ... of all by rating.

    Ties are cut in proportion.

    >>> won_among_best(
    ...     np.array([9.0, 5, 5, 1]), np.array([True, True, False, False]), 2
    ... )
    array([1.5, 2. ])
    """
    values, codes = np.unique(-ratings, return_inverse=True)
    counts = count_each(codes, len(values))
    hits = sum_each(codes, won, len(values))
    places = len(ratings) * np.arange(1, parts + 1) / parts
    reached = np.concatenate([[0], np.cumsum(counts)])
    reached_wins: Floats = np.interp(
        places, reached, np.concatenate([[0.0], np.cumsum(hits)])
    )
    return reached_wins


def at_least_as_many(chances: Sequence[float], won: int) -> float:
    """Give the probability of so many won or more, each with its own chance.

    The exact Poisson-binomial distribution.

    >>> round(at_least_as_many([0.5, 0.5], 1), 4)
    0.75
    """
    odds = np.zeros(len(chances) + 1)
    odds[0] = 1.0
    for chance in chances:
        odds[1:] = odds[1:] * (1 - chance) + odds[:-1] * chance
        odds[0] *= 1 - chance
    return float(odds[won:].sum())
