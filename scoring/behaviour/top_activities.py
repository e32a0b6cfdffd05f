"""The activities that give most of an account's points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.behaviour.fading import totals


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints
    from scoring.behaviour.fading import Tally

TOP: Final = 2
"""How many are named."""
SETTLED: Final = 9
"""Decimals at which points are equal."""


@dataclass(frozen=True, slots=True)
class TopActivities:
    """The kinds of activity that give most of the points of n rows, the most first.

    Parameters
    ----------
    names : tuple of str
        The kinds, as people write them.
    kinds : ndarray of int, shape (TOP, n)
        Index into `names`; -1 where there is no further one.
    days : ndarray of float, shape (TOP, n)
        Day of the latest activity of that kind; NaN where there is none.
    """

    names: tuple[str, ...]
    kinds: Ints
    days: Floats

    def take(self, rows: Ints) -> TopActivities:
        """Keep some rows."""
        return replace(self, kinds=self.kinds[:, rows], days=self.days[:, rows])


def top_pairs(pairs: Tally, points: Floats, count: int) -> Ints:
    """Find for each account the kinds that give most of its points.

    What counts against the sum gives nothing of it; of equals the newest is first,
    then the first of Signals.

    Parameters
    ----------
    pairs : Tally
        What m pairs of account and kind have.
    points : ndarray of float, shape (m,)
        Their points, limited to the most of their kind.
    count : int
        How many accounts there are.

    Returns
    -------
    ndarray of int, shape (TOP, count)
        Index of the pair; -1 for none.
    """
    signs = np.sign(np.round(totals(pairs.owners, points, count), SETTLED))
    worth = np.round(points * signs[pairs.owners], SETTLED)
    giving = np.flatnonzero(worth > 0)
    owners = pairs.owners[giving]
    keys = (pairs.kinds[giving], -pairs.last[giving], -worth[giving], owners)
    order = np.lexsort(keys)
    owners, at = owners[order], giving[order]
    starts = np.searchsorted(owners, owners, "left")
    place = np.arange(len(owners)) - starts
    top = np.full((TOP, count), -1, dtype=np.int64)
    first = place < TOP
    top[place[first], owners[first]] = at[first]
    return top
