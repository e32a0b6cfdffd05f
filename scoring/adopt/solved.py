"""Weights that nobody wrote down, worked out from totals that were typed.

Symbols::

    A   marks                                 (n, k)
    y   typed totals                          (n,)
    f   what a total takes of each mark       (k,)

Totals are typed with few decimals, so that least squares gives each `f` nearly; it is
taken for the round number near it, and only if the totals come from just that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats

SPARE: Final = 3
"""Accounts beyond the number of weights that it takes: with fewer anything fits."""
MOST_OF: Final = 0.8
STEPS: Final = (1.0, 0.5, 0.1, 0.05, 0.01)
"""What weights are counted in, the roundest first."""
TINY: Final = 1e-6


class Solved(NamedTuple):
    """What totals take of each mark, and the weights that say so.

    Parameters
    ----------
    factors, weights : ndarray of float, shape (k,)
        0 for what does not count; weights are in per cent where factors sum to 1.
    """

    factors: Floats
    weights: Floats


def solve_weights(marks: Floats, totals: Floats, near: float) -> Solved | None:
    """Work out weights from marks and totals; None where no round ones give them.

    Parameters
    ----------
    marks : ndarray of float, shape (n, k)
        No NaN.
    totals : ndarray of float, shape (n,)
        As they were typed.
    near : float
        By how much a typed total may be off.

    Examples
    --------
    >>> marks = np.array([[9, 7], [3, 8], [10, 1], [5, 5], [0, 2.0]])
    >>> solve_weights(marks, np.array([8.4, 4.5, 7.3, 5, 0.6]), 0.05).weights
    array([70., 30.])
    """
    count, width = marks.shape
    if count < width + SPARE or np.linalg.matrix_rank(marks) < width:
        return None
    used = _fitting(marks, totals, near)
    solution = np.linalg.lstsq(marks[used], totals[used], rcond=None)[0]
    slopes = solution.astype(np.float64)
    # the most that come out right; of equal ones the roundest, which is first
    hits, factors = max(
        (
            (int((np.abs(marks @ f - totals) <= near).sum()), f)
            for f in _rounded(slopes)
        ),
        key=lambda each: each[0],
        default=(0, slopes),
    )
    enough = hits >= max(MOST_OF * count, width + SPARE)
    if not enough or np.count_nonzero(factors) < 2:  # noqa: PLR2004 - of one there is nothing to weigh
        return None
    percent = 100.0 if abs(factors.sum() - 1) < TINY else 1.0
    return Solved(factors, np.round(factors * percent, 6))


def _fitting(marks: Floats, totals: Floats, near: float) -> Bools:
    """Leave out one after the other the totals that are farthest off, a fifth at most."""
    count, width = marks.shape
    used = np.ones(count, dtype=np.bool_)
    while used.sum() - 1 >= max(MOST_OF * count, width + SPARE):
        slopes = np.linalg.lstsq(marks[used], totals[used], rcond=None)[0]
        off = np.where(used, np.abs(marks @ slopes - totals), 0.0)
        if off.max() <= near:
            break
        used[int(off.argmax())] = False
    return used


def _rounded(slopes: Floats) -> Iterator[Floats]:
    """Give round numbers near some, the roundest first."""
    for step in STEPS:
        yield np.round(np.round(slopes / step) * step, 9)
