"""The arithmetic of activities: arrays in, arrays out, nothing validated.

The points of an account, over its activities of kind k, each a days old::

    sum over k of  limit(sum of count * points_k * 0.5 ** (a / half_life_k), most_k)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

from scoring.arrays import sum_each


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints


SHORTEST: Final = 1e-6
"""A half-life in days; what fades faster is as good as gone at once."""


class Tally(NamedTuple):
    """What each account has of each kind, m pairs, by account and then by kind.

    Parameters
    ----------
    owners, kinds : ndarray of int, shape (m,)
        The account and the kind.
    points, counts, last : ndarray of float, shape (m,)
        What is left of the points, how many, and the latest day.
    """

    owners: Ints
    kinds: Ints
    points: Floats
    counts: Floats
    last: Floats

    def where(self, pairs: Bools) -> Tally:
        """Keep some pairs."""
        numbers = (self.points[pairs], self.counts[pairs], self.last[pairs])
        return Tally(self.owners[pairs], self.kinds[pairs], *numbers)


def left(points: Floats, ages: Floats, half_lives: Floats) -> Floats:
    """Fade points.

    >>> left(np.array([8.0, 8.0]), np.array([60.0, 60.0]), np.array([30.0, np.inf]))
    array([2., 8.])
    """
    faded: Floats = points * np.exp2(-ages / np.maximum(half_lives, SHORTEST))
    return faded


def tally(
    owners: Ints, kinds: Ints, values: Floats, counts: Floats, days: Floats
) -> Tally:
    """Add up activities by account and kind, whatever order they stand in.

    Parameters
    ----------
    owners, kinds : ndarray of int, shape (n,)
        Whose activity it is, and of which kind.
    values, counts, days : ndarray of float, shape (n,)
        What is left of its points, how often it happened, and its day.
    """
    width = int(kinds.max(initial=0)) + 1
    pairs = owners * width + kinds
    # sums in one order of the values, lest another order of rows changes a digit
    order = np.lexsort((counts, values, pairs))
    pairs = pairs[order]
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    if not len(starts):
        nothing = np.empty(0)
        return Tally(pairs, pairs, nothing, nothing, nothing)
    return Tally(
        pairs[starts] // width,
        pairs[starts] % width,
        np.add.reduceat(values[order], starts),
        np.add.reduceat(counts[order], starts),
        np.maximum.reduceat(days[order], starts),
    )


def limited(points: Floats, most: Floats) -> Floats:
    """Limit points to what their kind gives at most, or takes away.

    >>> limited(np.array([25.0, -25.0, 5.0]), np.array([20.0, 20.0, 20.0]))
    array([ 20., -20.,   5.])
    """
    return np.clip(points, -most, most)


def totals(owners: Ints, values: Floats, count: int) -> Floats:
    """Add up values by account; 0 for one without."""
    return sum_each(owners, values, count)


def latest(owners: Ints, days: Floats, count: int) -> Floats:
    """Find the latest day by account; NaN for one without."""
    latest_day = np.full(count, -np.inf)
    np.maximum.at(latest_day, owners, days)
    latest_day[np.isneginf(latest_day)] = np.nan
    return latest_day


def first_of_each(columns: tuple[Ints, ...], counts: Floats) -> Bools:
    """Mark one row of all that are equal in every column, that of greatest count."""
    codes = np.zeros(len(counts), dtype=np.int64)
    for column in columns:
        numbers, values = pd.factorize(column)
        # keep the numbers small, so that many columns cannot overflow them
        codes = pd.factorize(codes * len(values) + numbers)[0]
    order = np.argsort(-counts, kind="stable")
    first = np.empty(len(counts), dtype=np.bool_)
    first[order] = ~pd.Series(codes[order]).duplicated().to_numpy()
    return first
