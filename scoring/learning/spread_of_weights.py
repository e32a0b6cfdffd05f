"""How far suggested weights would move with other outcomes like these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import sum_each
from scoring.learning.chance import logistic
from scoring.learning.products import squares
from scoring.learning.solver import centred, curvature


if TYPE_CHECKING:
    from scoring.arrays import Floats
    from scoring.learning.evidence import Evidence, Learnt
    from scoring.learning.solver import Solution

DRAWS: Final = 1000
SEED: Final = 20
ENDS: Final = (2.5, 97.5)


def spread_of_weights(
    evidence: Evidence, learnt: Learnt, solution: Solution, hold: float
) -> tuple[Floats, Floats]:
    """Give the 95 % span of each weight, over drawn scores and one Newton step.

    Outcomes of one account vary together. Weights are parts of those of P; it is not
    where the truth lies, but how far the suggestion would move.

    Returns
    -------
    tuple of (ndarray, ndarray), each of shape (k,)
    """
    scores = _scores(evidence, learnt, solution)
    values, vectors = np.linalg.eigh(squares(scores, np.ones(len(scores))))
    root = (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
    draws = np.random.default_rng(SEED).normal(size=(DRAWS, len(root)))
    bend = curvature(learnt.task, hold, solution)
    steps = np.linalg.solve(bend, root @ draws.T)
    slopes = np.maximum(solution.slopes[:, None] + steps[2:], 0.0)
    totals = slopes[evidence.positive].sum(axis=0)
    some = totals > 0
    low, high = np.percentile(slopes[:, some] / totals[some], ENDS, axis=1)
    return low, high


def _scores(evidence: Evidence, learnt: Learnt, solution: Solution) -> Floats:
    """Add up the scores of each account, shape (accounts, k + 2); b has none."""
    # sorted, so that the order of the outcomes changes no digit of a sum
    order = np.lexsort((*evidence.points.T, evidence.won))
    off = (evidence.won - logistic(evidence.lines(learnt, solution)))[order]
    x = centred(evidence.points[order], learnt.means)
    _, codes = np.unique(evidence.clusters[order], return_inverse=True)
    each = np.column_stack([off, np.zeros(len(off)), off[:, None] * x])
    sums = [sum_each(codes, column) for column in each.T]
    stacked = np.column_stack(sums)
    sorted_scores: Floats = stacked[np.lexsort(stacked.T)].astype(np.float64)
    return sorted_scores
