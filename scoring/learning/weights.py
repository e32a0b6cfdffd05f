"""Suggested weights: learnt from outcomes, or why none are suggested."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.language import Wording
from scoring.learning.chance import softplus
from scoring.learning.folds import FOLDS
from scoring.learning.separation import area
from scoring.learning.solver import OWN, solve
from scoring.learning.spread_of_weights import spread_of_weights


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.learning.evidence import Evidence

HOLDS: Final = (1000.0, 300.0, 100.0, 30.0, 10.0)
"""How strongly the user's weights may hold, the strongest first."""
LEAST: Final = 20
"""Won, and lost, outcomes that it takes."""
SURE: Final = 2.0
FULL_NUMBERS: Final = 20


class Refusal(Wording):
    """Why no weights are suggested."""

    TOO_FEW = "Too few: {won} won and {lost} lost; 20 of each are needed."
    ALL_WON = "All deals were won."
    ALL_LOST = "All deals were lost."
    NO_GAIN = (
        "No gain: on deals that they were not learnt from, other weights do no better "
        "than yours."
    )
    NO_GAIN_LATELY = (
        "No gain lately: on the most recent fifth of the outcomes other weights do no "
        "better than yours."
    )


class Gain(NamedTuple):
    """What other weights add, on outcomes that they were not learnt from.

    Parameters
    ----------
    mean : float
        By how much the mean loss falls.
    z : float
        That, in standard errors.
    auc_own, auc : float
        How well the user's weights and the others tell won from lost.
    """

    mean: float
    z: float
    auc_own: float
    auc: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Weights that the outcomes ask for; all arrays of shape (k,).

    Parameters
    ----------
    weights : ndarray of float
        Unrounded, those of P summing to 1.
    low, high : ndarray of float
        How far they would move with other outcomes like these.
    hold : float
        The L that was chosen.
    gain : Gain
        What they add.
    """

    weights: Floats
    low: Floats
    high: Floats
    hold: float
    gain: Gain


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no weights are suggested, and the gain, as far as it was measured."""

    text: str
    gain: Gain | None = None


def suggest_weights(
    evidence: Evidence, before: Bools | None = None, lately: Bools | None = None
) -> Suggestion | Refused:
    """Learn weights from outcomes.

    Parameters
    ----------
    evidence : Evidence
        The outcomes.
    before, lately : ndarray of bool, shape (n,), optional
        The most recent fifth of the dated outcomes, and those before it.
    """
    refused = too_few(evidence.won)
    if refused:
        return Refused(refused)
    gain = _gain(evidence)
    if gain.z < SURE:
        return Refused(Refusal.NO_GAIN, gain)
    if before is not None and lately is not None:
        enough = _of_each(evidence.won[before]) and _of_each(evidence.won[lately])
        if enough and _gain_lately(evidence, before, lately) <= 0:
            return Refused(Refusal.NO_GAIN_LATELY, gain)
    hold = chosen_hold(losses(evidence, evidence.folds()))
    learnt = evidence.task()
    solution = solve(learnt.task, hold)
    total = float(solution.slopes[evidence.positive].sum())
    if total <= 0:
        return Refused(Refusal.NO_GAIN, gain)
    low, high = spread_of_weights(evidence, learnt, solution, hold)
    return Suggestion(solution.slopes / total, low, high, hold, gain)


def too_few(won: Bools) -> str:
    """Say why so many outcomes are too few to learn from; empty where they are not."""
    m = int(won.sum())
    lost = len(won) - m
    if m >= LEAST and lost >= LEAST:
        return ""
    if len(won) >= LEAST and (m == 0 or lost == 0):
        return Refusal.ALL_WON if m else Refusal.ALL_LOST
    return Refusal.TOO_FEW.format(won=m, lost=lost)


def _of_each(won: Bools) -> bool:
    return LEAST <= int(won.sum()) <= len(won) - LEAST


def losses(
    evidence: Evidence,
    partings: tuple[Ints, ...],
    holds: tuple[float, ...] = HOLDS,
) -> Floats:
    """Give each outcome's loss out of its fold, mean over partings.

    Returns
    -------
    ndarray of float, shape (len(holds), n)
    """
    total = np.zeros((len(holds), len(evidence)))
    for folds in partings:
        for fold in range(FOLDS):
            aside = folds == fold
            if not aside.any() or aside.all():
                continue
            learnt = evidence.task(~aside)
            near = None
            for index, hold in enumerate(holds):
                near = solve(learnt.task, hold, near)
                line = evidence.lines(learnt, near)[aside]
                total[index, aside] += loss(line, evidence.won[aside])
    return total / len(partings)


def loss(line: Floats, won: Bools) -> Floats:
    """Give the negative log likelihood of outcomes at their log odds."""
    return softplus(line) - won * line


def chosen_hold(losses_by_hold: Floats, holds: tuple[float, ...] = HOLDS) -> float:
    """Choose the greatest L that is at most one standard error worse than the best."""
    means = losses_by_hold.mean(axis=1)
    best = int(means.argmin())
    for index, hold in enumerate(holds):
        if means[index] - means[best] <= _error(
            losses_by_hold[index] - losses_by_hold[best]
        ):
            return hold
    return holds[best]


def _error(differences: Floats) -> float:
    """Give the standard error of a mean."""
    count = len(differences)
    return float(differences.std(ddof=1)) / math.sqrt(count) if count > 1 else 0.0


def _gain(evidence: Evidence) -> Gain:
    """Measure what other weights add, L learnt anew in each fold."""
    partings = evidence.folds()
    differences = np.zeros(len(evidence))
    areas: list[tuple[float, float]] = []
    for folds in partings:
        for fold in range(FOLDS):
            aside = folds == fold
            if not aside.any():
                continue
            lines = _lines_of_both(evidence, ~aside)
            won = evidence.won[aside]
            own, other = (line[aside] for line in lines)
            differences[aside] += loss(own, won) - loss(other, won)
            areas.append((area(own, won), area(other, won)))
    differences /= len(partings)
    mean, error = float(differences.mean()), _error(differences)
    z = mean / error if error > 0 else math.copysign(math.inf, mean) if mean else 0.0
    auc_own, auc = np.nanmean(np.array(areas), axis=0)
    return Gain(mean, z, float(auc_own), float(auc))


def _lines_of_both(evidence: Evidence, chosen: Bools) -> tuple[Floats, Floats]:
    """Learn from some outcomes; give the log odds of all, by own and by new weights."""
    part = evidence.take(chosen)
    hold = chosen_hold(losses(part, (part.parting(0),)))
    learnt = evidence.task(chosen)
    own, other = (solve(learnt.task, each) for each in (OWN, hold))
    return evidence.lines(learnt, own), evidence.lines(learnt, other)


def _gain_lately(evidence: Evidence, before: Bools, lately: Bools) -> float:
    part = evidence.take(before)
    hold = chosen_hold(losses(part, part.folds()))
    learnt = evidence.task(before)
    own, other = (
        evidence.lines(learnt, solve(learnt.task, each))[lately] for each in (OWN, hold)
    )
    won = evidence.won[lately]
    return float((loss(own, won) - loss(other, won)).mean())


def unit_of(full: float) -> float:
    """Give the step in which weights that sum to `full` are shown.

    >>> unit_of(100), unit_of(6)
    (1.0, 0.1)
    """
    if full >= FULL_NUMBERS:
        return 1.0
    return 10.0 ** math.floor(math.log10(full / FULL_NUMBERS))


def shown_weights(weights: Floats, positive: Bools, full: float) -> Floats:
    """Round weights so that those of P sum to what the user's do.

    >>> both = np.array([True, True, False])
    >>> shown_weights(np.array([0.621684, 0.378316, 0.159796]), both, 100)
    array([62., 38., 16.])
    """
    unit = unit_of(full)
    steps = weights * full / unit
    floors = np.where(positive, np.floor(steps + 1e-9), np.floor(steps + 0.5))
    spare = int(math.floor(full / unit + 0.5) - floors[positive].sum())
    rests = np.where(positive, steps - floors, -1.0)
    first = np.argsort(-rests.round(9), kind="stable")[: max(spare, 0)]
    floors[first] += 1
    decimals = max(0, round(-math.log10(unit)))
    return np.round(floors * unit, decimals)
