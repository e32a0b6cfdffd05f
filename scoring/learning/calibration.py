"""Chances from ratings, and how near they come to what happened."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from scoring.learning.chance import fit_curve
from scoring.learning.folds import FOLDS
from scoring.learning.review import Calibration, TierRow


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints
    from scoring.learning.as_of import Judged
    from scoring.model.model import Settings


def calibrate(judged: Judged, folds: Ints, settings: Settings) -> Calibration | None:
    """Fit the chance of winning, and try it on outcomes that it was not fitted on.

    Parameters
    ----------
    judged : Judged
        The outcomes.
    folds : ndarray of int, shape (n,)
        The fold of each.
    settings : Settings
        The names of the tiers.
    """
    won = judged.outcomes.won
    if won.all() or not won.any():
        return None
    curve = fit_curve(judged.exact, won)
    chances = out_of_fold(judged, folds)
    brier = float(((chances - won) ** 2).mean())
    base = float(((won.mean() - won) ** 2).mean())
    rows = tuple(
        TierRow(
            tier.name,
            int((judged.tier == n).sum()),
            int(won[judged.tier == n].sum()),
            float(chances[judged.tier == n].sum()),
        )
        for n, tier in enumerate(settings.tiers)
    )
    skill = 1 - brier / base if base else math.nan
    return Calibration(curve.start, curve.slope, brier, base, skill, rows)


def out_of_fold(judged: Judged, folds: Ints) -> Floats:
    """Give each outcome the chance by a curve fitted on the other folds."""
    won = judged.outcomes.won
    chances = np.full(len(won), float(won.mean()))
    for fold in range(FOLDS):
        aside = folds == fold
        if aside.any() and not aside.all():
            curve = fit_curve(judged.exact[~aside], won[~aside])
            chances[aside] = curve.at(judged.exact[aside])
    return chances
