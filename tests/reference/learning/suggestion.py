"""Whether other weights would have told deals better, on deals held back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import TYPE_CHECKING

import numpy as np

from tests.reference.learning.weights import Fit, fit, folds


if TYPE_CHECKING:
    from collections.abc import Sequence


OWN = 1e7
PULLS = (1000.0, 300.0, 100.0, 30.0, 10.0)


@dataclass(frozen=True)
class Outcome:
    """A deal: its group of deals that stay together, its points, won or lost."""

    group: str
    points: tuple[float | None, ...]
    won: bool


@dataclass(frozen=True)
class Suggestion:
    """What other weights gain, and which they are."""

    gain: float
    z: float
    pull: float
    fit: Fit


def fold_numbers(outcomes: Sequence[Outcome], repeat: int) -> list[int]:
    """The fold of each outcome."""
    won: dict[str, bool] = {}
    for outcome in outcomes:
        won[outcome.group] = won.get(outcome.group, False) or outcome.won
    numbers = folds(won, repeat)
    return [numbers[outcome.group] for outcome in outcomes]


def learn(
    outcomes: Sequence[Outcome], shares: Sequence[float], pull: float
) -> tuple[Fit, list[float]]:
    """The fit, and the means that its points are less of."""
    raw = np.array([[np.nan if p is None else p for p in o.points] for o in outcomes])
    means = [float(x) for x in np.nanmean(raw, axis=0)]
    points = [o.points for o in outcomes]
    return fit(points, [o.won for o in outcomes], shares, pull), means


def losses(learnt: tuple[Fit, list[float]], outcomes: Sequence[Outcome]) -> list[float]:
    """Minus log likelihood of each outcome."""
    model, means = learnt
    out = []
    for outcome in outcomes:
        e = model.a + sum(
            b * (p - mean)
            for b, p, mean in zip(model.beta, outcome.points, means, strict=True)
            if p is not None
        )
        out.append(float(np.logaddexp(0, e)) - (e if outcome.won else 0.0))
    return out


def out_of_fold(
    outcomes: Sequence[Outcome], shares: Sequence[float], repeat: int, pull: float
) -> list[float]:
    """The loss of each outcome by what the other folds say."""
    numbers = fold_numbers(outcomes, repeat)
    out = [0.0] * len(outcomes)
    for fold in range(5):
        away = [o for o, k in zip(outcomes, numbers, strict=True) if k != fold]
        here = [i for i, k in enumerate(numbers) if k == fold]
        learnt = learn(away, shares, pull)
        lost_there = losses(learnt, [outcomes[i] for i in here])
        for i, loss in zip(here, lost_there, strict=True):
            out[i] = loss
    return out


def choose_pull(
    outcomes: Sequence[Outcome], shares: Sequence[float], repeats: int
) -> float:
    """The strongest pull towards the user's weights that loses hardly anything."""
    means = {}
    for pull in PULLS:
        runs = [out_of_fold(outcomes, shares, r, pull) for r in range(repeats)]
        means[pull] = [fmean(each) for each in zip(*runs, strict=True)]
    best = min(PULLS, key=lambda pull: fmean(means[pull]))
    for pull in PULLS:
        more = [a - b for a, b in zip(means[pull], means[best], strict=True)]
        if fmean(more) <= stdev(more) / math.sqrt(len(more)):
            return pull
    raise AssertionError


def gains(
    outcomes: Sequence[Outcome], shares: Sequence[float], repeats: int
) -> list[float]:
    """How much less each outcome is lost by weights that others suggest."""
    out = [0.0] * len(outcomes)
    for repeat in range(repeats):
        numbers = fold_numbers(outcomes, repeat)
        for fold in range(5):
            away = [o for o, k in zip(outcomes, numbers, strict=True) if k != fold]
            here = [i for i, k in enumerate(numbers) if k == fold]
            pull = choose_pull(away, shares, 1)
            there = [outcomes[i] for i in here]
            own = losses(learn(away, shares, OWN), there)
            new = losses(learn(away, shares, pull), there)
            for i, a, b in zip(here, own, new, strict=True):
                out[i] += (a - b) / repeats
    return out


def suggest(
    outcomes: Sequence[Outcome], shares: Sequence[float], repeats: int = 4
) -> Suggestion:
    """The whole of it, for one set of criteria and undated outcomes."""
    each = gains(outcomes, shares, repeats)
    gain, spread = fmean(each), stdev(each)
    z = gain / (spread / math.sqrt(len(each))) if spread else 0.0
    pull = choose_pull(outcomes, shares, repeats)
    return Suggestion(gain, z, pull, learn(outcomes, shares, pull)[0])
