"""A whole model suggested by outcomes, and the proof that it tells won from lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.learning.evidence import Evidence
from scoring.learning.folds import FOLDS, fold_of_outcomes
from scoring.learning.proposals import propose
from scoring.learning.separation import mid_ranks, separation
from scoring.learning.solver import solve
from scoring.learning.weights import HOLDS, losses, shown_weights


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.learning.levels import Field
    from scoring.learning.proposals import Proposal
    from scoring.learning.separation import Separation

STRONGEST: Final = 24
MOST: Final = 12
LEAST_SHARE: Final = 0.01
FULL: Final = 100
PARTINGS: Final = 2
SHARED: Final = 2.25
"""How much wider the proof's interval is, because folds share what they learn from."""


class Outcomes(NamedTuple):
    """n outcomes, and what belongs together; see `Evidence`."""

    won: Bools
    groups: Ints
    clusters: Ints
    names: Objects

    def take(self, rows: Bools | Ints) -> Outcomes:
        """Keep some outcomes."""
        return Outcomes(
            self.won[rows], self.groups[rows], self.clusters[rows], self.names[rows]
        )


@dataclass(frozen=True, slots=True)
class SuggestedModel:
    """Criteria with weights; empty where the fields say nothing.

    Parameters
    ----------
    proposals : tuple of Proposal
        The criteria, the heaviest first.
    weights : ndarray of float, shape (k,)
        Unrounded; they sum to 1.
    """

    proposals: tuple[Proposal, ...]
    weights: Floats

    @property
    def shown(self) -> Floats:
        """The weights in whole numbers that sum to 100."""
        every = np.ones(len(self.weights), dtype=np.bool_)
        return shown_weights(self.weights, every, FULL)

    def rate(self, fields: Sequence[Field]) -> Floats:
        """Rate outcomes as the criteria would, not rounded; 0 without worth."""
        by_heading = {field.heading: field for field in fields}
        count = len(fields[0].values)
        earned, worth = np.zeros(count), np.zeros(count)
        for proposal, weight in zip(self.proposals, self.weights, strict=True):
            points = proposal.points(by_heading[proposal.heading])
            there = ~np.isnan(points)
            earned += np.where(there, points * weight, 0.0)
            worth += np.where(there, weight, 0.0)
        return np.divide(earned, worth, out=np.zeros(count), where=worth > 0)


NOTHING: Final = SuggestedModel((), np.empty(0))


def suggest_model(fields: Sequence[Field], outcomes: Outcomes) -> SuggestedModel:
    """Choose fields, make criteria of them, and weigh these.

    Parameters
    ----------
    fields : sequence of Field
        Those that may be proposed.
    outcomes : Outcomes
        The deals.
    """
    made = [propose(field, outcomes.won) for field in fields]
    known = [(p, f) for p, f in zip(made, fields, strict=True) if p is not None]
    known.sort(key=lambda each: -each[0].strength)
    known = known[:STRONGEST]
    if not known:
        return NOTHING
    points = np.column_stack([proposal.points(field) for proposal, field in known])
    spans = np.array([proposal.span for proposal, _ in known])
    chosen = np.arange(len(known))
    while True:
        weights = _weigh(points[:, chosen], spans[chosen], outcomes)
        if weights is None:
            return NOTHING
        stay = _lasting(weights)
        if stay.all():
            break
        chosen = chosen[stay]
    order = np.argsort(-weights, kind="stable")
    return SuggestedModel(
        tuple(known[index][0] for index in chosen[order]), weights[order]
    )


def _weigh(points: Floats, spans: Floats, outcomes: Outcomes) -> Floats | None:
    """Weigh criteria, by the L of least loss; None where all weights are 0."""
    own = spans / spans.sum()
    every = np.ones(len(own), dtype=np.bool_)
    evidence = Evidence(
        points, outcomes.won, own, every, outcomes.groups, outcomes.clusters,
        outcomes.names,
    )  # fmt: skip
    mean_losses = losses(evidence, (evidence.parting(0),)).mean(axis=1)
    slopes = solve(evidence.task().task, HOLDS[int(mean_losses.argmin())]).slopes
    total = float(slopes.sum())
    return slopes / total if total > 0 else None


def _lasting(weights: Floats) -> Bools:
    """Mark the criteria that stay: those worth 1 %, 12 at the most."""
    stay = weights >= LEAST_SHARE
    heaviest = np.argsort(-weights, kind="stable")[:MOST]
    among = np.zeros(len(weights), dtype=np.bool_)
    among[heaviest] = True
    return stay & among


def prove(fields: Sequence[Field], outcomes: Outcomes) -> Separation:
    """Judge the whole procedure on outcomes that it did not learn from."""
    total = np.zeros(len(outcomes.won))
    for repeat in range(PARTINGS):
        folds = fold_of_outcomes(outcomes.groups, outcomes.names, outcomes.won, repeat)
        for fold in range(FOLDS):
            aside = folds == fold
            if aside.any() and not aside.all():
                model = suggest_model(
                    [field.take(~aside) for field in fields], outcomes.take(~aside)
                )
                total[aside] += _standing(model, [f.take(aside) for f in fields])
    return separation(total / PARTINGS, outcomes.won, outcomes.clusters, widened=SHARED)


def _standing(model: SuggestedModel, fields: Sequence[Field]) -> Floats:
    """Give each outcome its place within its fold, between 0 and 1."""
    ratings = model.rate(fields) if model.proposals else np.zeros(len(fields[0].values))
    # the last digits of sums must not part equal ratings
    ranks, _ = mid_ranks(ratings.round(9))
    return (ranks - 0.5) / len(ranks)
