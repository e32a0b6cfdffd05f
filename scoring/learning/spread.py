"""How ratings and points are spread, to be compared by the next review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.learning.drift import band_counts, drift
from scoring.learning.review import DriftRow


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.rating.ratings import Ratings

RATINGS: Final = "Ratings"
SKIPPED: Final = "skipped"
Spread = dict[str, dict[str, float]]
"""Counts by band, of ratings and of each criterion's points."""


def spread_of(now: Ratings) -> Spread:
    """Count accounts by rating, and by the points of each criterion."""
    bands = {
        f"{n}-{n + 1}": float(count) for n, count in enumerate(band_counts(now.rating))
    }
    bands_of: Spread = {RATINGS: bands}
    for criterion, points in zip(now.model.criteria, now.points, strict=True):
        values, counts = np.unique(points.round(1), return_counts=True)
        names = [SKIPPED if np.isnan(value) else f"{value:g}" for value in values]
        bands_of[criterion.name] = dict(
            zip(names, counts.astype(float).tolist(), strict=True)
        )
    return bands_of


def drift_rows(
    then: Mapping[str, Mapping[str, float]], now: Spread
) -> tuple[DriftRow, ...]:
    """Compare two spreads, band by band; criteria that are new are left out."""
    rows = []
    for name, counts in now.items():
        before = then.get(name)
        if not before:
            continue
        bands = sorted({*before, *counts})
        rows.append(
            DriftRow(
                name,
                drift(
                    np.array([before.get(band, 0.0) for band in bands]),
                    np.array([counts.get(band, 0.0) for band in bands]),
                ),
            )
        )
    return tuple(rows)
