"""Weights that the outcomes ask for, no further from the user's than they must be.

Symbols::

    x   points less their mean, 0 where skipped           (n, k)
    y   1 where won                                       (n,)
    c   how many outcomes each row stands for             (n,)
    v   the user's weights, those of P summing to 1       (k,)
    s2  variance of each column of x, 0.0001 at the least (k,)
    L   how strongly the user's weights hold

    minimise over a, b >= 0, beta >= 0:
        sum c (ln(1 + e^(a + x beta)) - y (a + x beta))
        + L/2 sum s2 (beta - b v)^2 + 10^-6/2 (b^2 + sum beta^2)

It is convex with one solution. Newton's steps with the bounds kept (Bertsekas 1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.learning.chance import logistic, logit, softplus
from scoring.learning.products import column_sums, row_sums, squares


if TYPE_CHECKING:
    from scoring.arrays import Floats

RIDGE: Final = 1e-6
LEAST_VARIANCE: Final = 1e-4
OWN: Final = 1e7
"""The L at which nothing but the user's own weights is left."""
STEPS: Final = 500
ENOUGH: Final = 1e-4
SETTLED: Final = 1e-13
NEAR: Final = 1e-8
"""Where the last steps, which give all digits, take over from the search."""
CLOSE: Final = 1e-4
POLISHES: Final = 2


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be solved for one L, rows in an order of their own.

    Parameters
    ----------
    x : ndarray of float, shape (n, k)
        Centred points.
    y, counts : ndarray of float, shape (n,)
        Share won, and how many outcomes a row stands for.
    own : ndarray of float, shape (k,)
        The user's weights, v.
    variance : ndarray of float, shape (k,)
        Of each column.
    """

    x: Floats
    y: Floats
    counts: Floats
    own: Floats
    variance: Floats


class Solution(NamedTuple):
    """Where the minimum lies.

    Parameters
    ----------
    start : float
        a.
    trust : float
        b, how far the user's weights go along.
    slopes : ndarray of float, shape (k,)
        beta.
    """

    start: float
    trust: float
    slopes: Floats

    def line(self, x: Floats) -> Floats:
        """Give the log odds of centred points, shape (n,)."""
        return self.start + row_sums(x, self.slopes)


def task_of(x: Floats, hits: Floats, counts: Floats, own: Floats) -> Task:
    """Prepare to solve.

    Parameters
    ----------
    x : ndarray of float, shape (n, k)
        Centred points, each distinct row once.
    hits, counts : ndarray of float, shape (n,)
        How many outcomes of each row are won, and how many there are.
    own : ndarray of float, shape (k,)
        The user's weights, those of P summing to 1.
    """
    variance = np.maximum(column_sums(counts, x**2) / counts.sum(), LEAST_VARIANCE)
    return Task(x, hits / counts, counts, own, variance)


def column_means(points: Floats, counts: Floats) -> Floats:
    """Give the mean of each column where it is not skipped; 0 where it always is."""
    there = ~np.isnan(points)
    weights = column_sums(counts, there.astype(np.float64))
    sums = column_sums(counts, np.where(there, points, 0.0))
    return np.divide(sums, weights, out=np.zeros(len(sums)), where=weights > 0)


def centred(points: Floats, means: Floats) -> Floats:
    """Take means off points; 0 where skipped."""
    return np.nan_to_num(points - means, nan=0.0)


def solve(given: Task, hold: float, near: Solution | None = None) -> Solution:
    """Find the minimum for one L.

    Parameters
    ----------
    given : Task
        The outcomes.
    hold : float
        L.
    near : Solution, optional
        The minimum for another L, to begin from; it changes the way, not the end.

    Examples
    --------
    >>> x, won, each = np.array([[-5.0], [5.0]]), np.array([3.0, 7.0]), np.full(2, 10.0)
    >>> lone = task_of(x, won, each, np.array([1.0]))
    >>> solve(lone, 100.0).slopes.round(3)
    array([0.169])
    """
    at = _beginning(given) if near is None else np.array([*near[:2], *near.slopes])
    penalty = _penalty(given, hold)
    worth = _loss(given, penalty, at)
    for _ in range(STEPS):
        slope, bend = _bends(given, penalty, at)
        step = _free_step(at, slope, bend)
        later, new = _descend(given, penalty, (at, worth, slope), step)
        moved = np.abs(later - at).max()
        at, worth = later, new
        if moved <= NEAR * (1e-3 + np.abs(at).max()):
            break
    at = _polished(given, penalty, at)
    return Solution(float(at[0]), float(at[1]), at[2:])


def _beginning(given: Task) -> Floats:
    """Begin where nothing but the overall share is known."""
    share = (given.counts * given.y).sum() / given.counts.sum()
    share = float(np.clip(share, 1e-9, 1 - 1e-9))
    return np.array([logit(share), 0.01, *(0.01 * given.own)])


def _polished(given: Task, penalty: Floats, at: Floats) -> Floats:
    """Take the last steps without asking for the loss, which has too few digits.

    So the solution has all of its digits, whatever the order of the outcomes.
    """
    for _ in range(POLISHES):
        slope, bend = _bends(given, penalty, at)
        step = _free_step(at, slope, bend)
        if np.abs(step).max() > CLOSE * (1e-3 + np.abs(at).max()):
            break
        at = at - step
        at[1:] = np.maximum(at[1:], 0.0)
    return at


def curvature(given: Task, hold: float, solution: Solution) -> Floats:
    """Give the second derivatives at a solution, over (a, b, beta)."""
    at = np.concatenate([[solution.start, solution.trust], solution.slopes])
    return _bends(given, _penalty(given, hold), at)[1]


def _penalty(given: Task, hold: float) -> Floats:
    """Give the matrix of the quadratic part, over (a, b, beta)."""
    size = len(given.own) + 2
    matrix = np.zeros((size, size))
    pull = hold * given.variance
    matrix[1, 1] = pull @ given.own**2 + RIDGE
    matrix[1, 2:] = matrix[2:, 1] = -pull * given.own
    matrix[2:, 2:] = np.diag(pull + RIDGE)
    return matrix


def _loss(given: Task, penalty: Floats, at: Floats) -> float:
    line = at[0] + row_sums(given.x, at[2:])
    fit = (given.counts * (softplus(line) - given.y * line)).sum()
    return float(fit + 0.5 * at @ penalty @ at)


def _bends(given: Task, penalty: Floats, at: Floats) -> tuple[Floats, Floats]:
    """Give slope and curvature of the loss."""
    p = logistic(at[0] + row_sums(given.x, at[2:]))
    off, w = given.counts * (p - given.y), given.counts * p * (1 - p)
    slope, bend = penalty @ at, penalty.copy()
    slope[0] += off.sum()
    slope[2:] += column_sums(off, given.x)
    weighted = column_sums(w, given.x)
    bend[0, 0] += w.sum()
    bend[0, 2:] += weighted
    bend[2:, 0] += weighted
    bend[2:, 2:] += squares(given.x, w)
    return slope, bend


def _free_step(at: Floats, slope: Floats, bend: Floats) -> Floats:
    """Give Newton's step over all that does not press against its bound."""
    pressed = (at <= 0) & (slope > 0)
    pressed[0] = False
    free = ~pressed
    step = np.zeros(len(at))
    step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
    return step


def _descend(
    given: Task, penalty: Floats, now: tuple[Floats, float, Floats], step: Floats
) -> tuple[Floats, float]:
    """Go down along the step, what falls below 0 stopped there."""
    at, worth, slope = now
    length = 1.0
    while length > SETTLED:
        later = at - length * step
        later[1:] = np.maximum(later[1:], 0.0)
        new = _loss(given, penalty, later)
        if new <= worth - ENOUGH * float(slope @ (at - later)):
            return later, new
        length /= 2
    # no step leads further down: as near as the digits allow
    later = at - step
    later[1:] = np.maximum(later[1:], 0.0)
    near = np.abs(later - at).max() <= SETTLED**0.5 * (1e-3 + np.abs(at).max())
    return (later, worth) if near else (at, worth)
