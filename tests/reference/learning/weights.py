"""Weights that deals suggest, by a generic solver."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """The minimum: intercept, how far the user's weights are followed, weights."""

    a: float
    b: float
    beta: tuple[float, ...]

    def weights(self, full: float, positive: Sequence[bool]) -> list[float]:
        """In the user's own unit: the positive ones sum to his."""
        total = sum(x for x, p in zip(self.beta, positive, strict=True) if p)
        return [x * full / total for x in self.beta]


def fit(
    points: Sequence[Sequence[float | None]],
    won: Sequence[bool],
    shares: Sequence[float],
    pull: float,
) -> Fit:
    """The minimum of L12, with `pull` for L; None among the points is skipped."""
    x, spread = centred(points)
    y = np.array(won, dtype=float)
    v = np.array(shares, dtype=float)

    def loss(t: Floats) -> tuple[float, Floats]:
        b, beta = t[1], t[2:]
        e = t[0] + x @ beta
        off = beta - b * v
        value = np.sum(np.logaddexp(0, e) - y * e) + pull / 2 * np.sum(spread * off**2)
        value += 0.5e-6 * (b * b + np.sum(beta**2))
        r = 1 / (1 + np.exp(-e)) - y
        slope = np.concatenate(
            [
                [r.sum(), -pull * np.sum(spread * off * v) + 1e-6 * b],
                x.T @ r + pull * spread * off + 1e-6 * beta,
            ]
        )
        return float(value), slope

    bounds = [(None, None), *[(0, None)] * (len(v) + 1)]
    start = np.concatenate([[0.0, 0.1], 0.1 * v])
    options = {"maxiter": 100_000, "ftol": 1e-16, "gtol": 1e-12, "maxcor": 50}
    t = minimize(
        loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options=options
    ).x
    return Fit(float(t[0]), float(t[1]), tuple(map(float, t[2:])))


def centred(points: Sequence[Sequence[float | None]]) -> tuple[Floats, Floats]:
    """Points less their mean, 0 where skipped, and their variance."""
    raw = np.array(
        [[math.nan if p is None else p for p in row] for row in points], dtype=float
    )
    x = np.where(np.isnan(raw), 0.0, raw - np.nanmean(raw, axis=0))
    return x, np.maximum((x**2).mean(axis=0), 1e-4)


def shown(
    weights: Sequence[float], positive: Sequence[bool], full: Fraction
) -> list[Fraction]:
    """Weights in whole numbers, or in smaller units where the total is small."""
    unit = Fraction(1)
    if full < 20:
        unit = Fraction(10) ** math.floor(math.log10(full / 20))
    parts = [Fraction(w) / unit for w in weights]
    whole = [math.floor(p) for p in parts]
    ours = [i for i, p in enumerate(positive) if p]
    left = round(full / unit) - sum(whole[i] for i in ours)
    order = sorted(ours, key=lambda i: (-(parts[i] - whole[i]), i))
    for i in order[:left]:
        whole[i] += 1
    for i, p in enumerate(positive):
        if not p:
            whole[i] = math.floor(parts[i] + Fraction(1, 2))
    return [unit * w for w in whole]


def folds(groups: Mapping[str, bool], repeat: int) -> dict[str, int]:
    """The fold of each group, by its name and whether one of its deals was won."""

    def order(name: str) -> str:
        return hashlib.sha256(f"{repeat}|{name}".encode()).hexdigest()

    won = sorted((g for g, w in groups.items() if w), key=order)
    lost = sorted((g for g, w in groups.items() if not w), key=order)
    return {g: i % 5 for i, g in enumerate(won)} | {
        g: (-1 - i) % 5 for i, g in enumerate(lost)
    }
