"""Whether ratings, or points, are spread otherwise than they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each
from scoring.language import Wording


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints

EXTRA: Final = 0.5
CHANGED: Final = 0.25
MOVING: Final = 0.10
RARE: Final = 2.3263478740408408
"""The normal distribution's quantile of 99 %."""
BANDS: Final = 10


class DriftWord(Wording):
    """What is said of how far two spreads are apart."""

    SAME = "same"
    MOVING = "moving"
    CHANGED = "changed"


class Drift(NamedTuple):
    """How far two spreads are apart.

    Parameters
    ----------
    psi : float
        The population stability index.
    noise : float
        What it reaches by chance in one of a hundred cases.
    word : DriftWord
        What to say of it.
    """

    psi: float
    noise: float
    word: DriftWord


def drift(then: Floats, now: Floats) -> Drift:
    """Compare counts per band.

    >>> then = np.array([4.0, 9, 20, 41, 60, 66, 51, 30, 14, 5])
    >>> now = np.array([1.0, 2, 7, 12, 20, 33, 37, 25, 10, 3])
    >>> [round(part, 4) for part in drift(then, now)[:2]]
    [0.1406, 0.217]
    """
    before, after = then + EXTRA, now + EXTRA
    p, q = before / before.sum(), after / after.sum()
    psi = float(((q - p) * np.log(q / p)).sum())
    freedom = int(((then > 0) | (now > 0)).sum()) - 1
    if freedom < 1 or not then.sum() or not now.sum():
        return Drift(psi, 0.0, DriftWord.SAME)
    noise = _chance_bound(freedom) * (1 / float(then.sum()) + 1 / float(now.sum()))
    return Drift(psi, noise, _word(psi, noise))


def _word(psi: float, noise: float) -> DriftWord:
    if psi <= noise or psi < MOVING:
        return DriftWord.SAME
    return DriftWord.CHANGED if psi >= CHANGED else DriftWord.MOVING


def _chance_bound(freedom: int) -> float:
    """Give the chi-square's 99 % bound (Wilson and Hilferty)."""
    ninth = 2 / (9 * freedom)
    return float(freedom * (1 - ninth + RARE * ninth**0.5) ** 3)


def band_counts(values: Floats) -> Floats:
    """Count ratings from 0 to 1, 1 to 2 ... 9 to 10; the last takes 10 in."""
    there = values[~np.isnan(values)]
    bands: Ints = np.clip(np.floor(there), 0, BANDS - 1).astype(np.int64)
    return count_each(bands, BANDS).astype(np.float64)
