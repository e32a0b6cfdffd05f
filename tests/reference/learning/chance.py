"""The probability of winning, from the rating: Platt's two numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize


if TYPE_CHECKING:
    from collections.abc import Sequence


def platt(exact: Sequence[float], won: Sequence[bool]) -> tuple[float, float]:
    """A and B of 1 / (1 + e^-(A + B exact))."""
    x = np.array(exact, dtype=float)
    m = sum(won)
    lost = len(won) - m
    target = np.array([(m + 1) / (m + 2) if w else 1 / (lost + 2) for w in won])

    def loss(t: np.ndarray) -> float:
        e = t[0] + t[1] * x
        return float(np.sum(np.logaddexp(0, e) - target * e))

    options = {"xatol": 1e-11, "fatol": 1e-13, "maxiter": 10_000, "maxfev": 10_000}
    best = minimize(loss, np.array([0.0, 0.0]), method="Nelder-Mead", options=options)
    a, b = best.x
    if b < 0:
        share = float(target.mean())
        return math.log(share / (1 - share)), 0.0
    return float(a), float(b)
