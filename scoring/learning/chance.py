"""The chance of winning, from a rating: a logistic curve with two numbers.

Source: Platt (1999), whose targets keep the curve from being too sure.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats

STEPS: Final = 200
SETTLED: Final = 1e-13


class Curve(NamedTuple):
    """p = 1 / (1 + e^-(start + slope x))."""

    start: float
    slope: float

    def at(self, exact: Floats) -> Floats:
        """Give the chance at each exact rating; NaN stays NaN."""
        return logistic(self.start + self.slope * exact)

    def moved(self, share: float, wanted: float) -> Curve:
        """Shift it from the win rate of the outcomes to that expected of all."""
        return Curve(self.start + logit(wanted) - logit(share), self.slope)


def logistic(values: Floats) -> Floats:
    """Give 1 / (1 + e^-x), without running over.

    >>> logistic(np.array([-800.0, 0.0, 800.0]))
    array([0. , 0.5, 1. ])
    """
    small = np.exp(-np.abs(values))
    shares: Floats = np.where(values >= 0, 1.0, small) / (1 + small)
    return shares


def softplus(values: Floats) -> Floats:
    """Give ln(1 + e^x), without running over."""
    return np.maximum(values, 0.0) + np.log1p(np.exp(-np.abs(values)))


def logit(share: float) -> float:
    """Give ln(p / (1 - p))."""
    return math.log(share) - math.log1p(-share)


def fit_curve(exact: Floats, won: Bools) -> Curve:
    """Fit the curve by maximum likelihood on Platt's targets; its slope is 0 or more.

    Parameters
    ----------
    exact : ndarray of float, shape (n,)
        Exact ratings, neither limited nor rounded; n is at least 1.
    won : ndarray of bool, shape (n,)
        Whether each deal was won.
    """
    m = int(won.sum())
    targets = np.where(won, (m + 1) / (m + 2), 1 / (len(won) - m + 2))
    flat = Curve(logit(float(targets.mean())), 0.0)
    middle = float(exact.mean())
    centred = exact - middle
    if not np.any(np.abs(centred) > SETTLED):
        return flat
    start, slope = _newton(centred, targets, flat)
    return Curve(start - slope * middle, slope) if slope > 0 else flat


def _newton(x: Floats, targets: Floats, flat: Curve) -> Curve:
    """Climb to the greatest likelihood, halving steps that lead down."""
    at = np.array(flat)

    def loss(curve: Floats) -> float:
        line = curve[0] + curve[1] * x
        return float(np.sum(softplus(line) - targets * line))

    worth = loss(at)
    for _ in range(STEPS):
        p = logistic(at[0] + at[1] * x)
        off, w = p - targets, p * (1 - p)
        slope = np.array([off.sum(), (off * x).sum()])
        cross = (w * x).sum()
        bend = np.array([[w.sum(), cross], [cross, (w * x**2).sum()]])
        step = np.linalg.solve(bend + SETTLED * np.eye(2), slope)
        while loss(at - step) > worth + SETTLED * abs(worth):
            step /= 2
        at = at - step
        worth = loss(at)
        if np.abs(step).max() <= SETTLED * (1 + np.abs(at).max()):
            break
    return Curve(float(at[0]), float(at[1]))
