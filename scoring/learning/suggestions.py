"""Suggested weights beside the user's, and whom they would bring in."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.learning.evidence import Evidence
from scoring.learning.folds import hashed_order
from scoring.learning.suggested_weights import WeightRow, Weights
from scoring.learning.weights import Refused, Suggestion, shown_weights, suggest_weights
from scoring.rating.plan import Plan
from scoring.rating.rate_block import rate_block


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.findings import Finding
    from scoring.learning.as_of import Judged
    from scoring.model.model import Model
    from scoring.rating.kernel import Weighing
    from scoring.rating.ratings import Ratings

MOST: Final = 20_000
"""Outcomes that weights are learnt from; of more the most recent."""
NO_CRITERION: Final = phrase("No criterion is left to learn from.")
FIFTH: Final = 5
MOST_NAMED: Final = 50


class Together(NamedTuple):
    """What belongs together among n outcomes; see `Evidence`."""

    groups: Ints
    clusters: Ints
    names: Objects

    def take(self, rows: Bools | Ints) -> Together:
        """Keep some outcomes."""
        return Together(self.groups[rows], self.clusters[rows], self.names[rows])


def beyond_most(outcomes: int) -> list[Finding]:
    """Say that only the most recent of so many outcomes were learnt from."""
    if outcomes <= MOST:
        return []
    words = phrase("{learnt:,} of {outcomes:,} outcomes were learnt from")
    return [finding("L402", "", message(words, learnt=MOST, outcomes=outcomes))]


def lately(days: Floats) -> Bools | None:
    """Mark the most recent fifth of the dated, all of the day on which it begins.

    >>> lately(np.array([1.0, 2, 3, 3, np.nan, 4])).tolist()
    [False, False, False, False, False, True]
    """
    known = np.sort(days[~np.isnan(days)])[::-1]
    if not len(known):
        return None
    recent: Bools = days >= known[math.ceil(len(known) / FIFTH) - 1]
    return recent


def suggest(
    judged: Judged, together: Together, now: Ratings, out: frozenset[int]
) -> tuple[Weights, ...]:
    """Suggest weights for each profile, or say why there are none.

    Parameters
    ----------
    judged : Judged
        The outcomes.
    together : Together
        What belongs together among them.
    now : Ratings
        The ratings of today.
    out : frozenset of int
        Criteria that learning ignores, as they know the outcome.
    """
    model = now.model
    plan = Plan.of(model)
    profiles = model.profiles or ("",)
    rated = ~judged.out
    suggestions = []
    for index, (profile, part) in enumerate(zip(profiles, plan.parts, strict=True)):
        own = rated & (judged.profile == index)
        chosen = _most_recent(judged, together, np.flatnonzero(own))
        suggestions.append(
            _of_profile(
                profile,
                part.weighing,
                (judged.take(chosen), together.take(chosen), out),
                now,
            )
        )
    return tuple(suggestions)


def _most_recent(judged: Judged, together: Together, rows: Ints) -> Ints:
    """Take so many outcomes as can be learnt from: the most recent, else by name."""
    if len(rows) <= MOST:
        return rows
    by_name = hashed_order(together.names[rows], "0")
    places = np.empty(len(rows), dtype=np.int64)
    places[by_name] = np.arange(len(rows))
    days = np.nan_to_num(judged.outcomes.days[rows], nan=-math.inf, neginf=-math.inf)
    order = np.lexsort((places, -days))
    return np.sort(rows[order[:MOST]])


def _of_profile(
    profile: str,
    weighing: Weighing,
    known: tuple[Judged, Together, frozenset[int]],
    now: Ratings,
) -> Weights:
    judged, together, out = known
    taking = np.array([index not in out for index in weighing.criteria])
    weights = np.array(weighing.weights)[taking]
    positive = np.array(weighing.positive)[taking]
    chosen = np.array(weighing.criteria, dtype=np.int64)[taking]
    full = float(weights[positive].sum())
    if not len(weights) or full <= 0:
        return Weights(profile, str(NO_CRITERION))
    evidence = Evidence(
        judged.points[chosen].T,
        judged.outcomes.won,
        weights / full,
        positive,
        together.groups,
        together.clusters,
        together.names,
    )
    recent = lately(judged.outcomes.days)
    before = None if recent is None else ~recent & ~np.isnan(judged.outcomes.days)
    suggestion = suggest_weights(evidence, before, recent)
    if isinstance(suggestion, Refused):
        return Weights(profile, suggestion.text, suggestion.gain, learnt=len(evidence))
    return _shown(profile, suggestion, (chosen, weights, positive), now, len(evidence))


def _shown(
    profile: str,
    suggestion: Suggestion,
    criteria: tuple[Ints, Floats, Bools],
    now: Ratings,
    learnt: int,
) -> Weights:
    chosen, weights, positive = criteria
    full = float(weights[positive].sum())
    shown = shown_weights(suggestion.weights, positive, full)
    names = [now.model.criteria[index].name for index in chosen.tolist()]
    rows = tuple(
        WeightRow(*each)
        for each in zip(
            names,
            weights.tolist(),
            (weights / full).tolist(),
            shown.tolist(),
            (suggestion.low * full).tolist(),
            (suggestion.high * full).tolist(),
            strict=True,
        )
    )
    before, after = now.rating, _rerated(now, chosen, shown)
    bound = now.model.settings.contact_from
    joining = np.flatnonzero((after >= bound) & ~(before >= bound))
    leaving = np.flatnonzero((before >= bound) & ~(after >= bound))
    cutoff = _same_number(after, int((before >= bound).sum()))
    return Weights(
        profile, "", suggestion.gain, rows, _named(now, joining), _named(now, leaving),
        cutoff, learnt, len(joining), len(leaving),
    )  # fmt: skip


def reweighed(model: Model, names: dict[str, float]) -> Model:
    """Give criteria other weights, by their names."""
    criteria = tuple(
        replace(criterion, weight=names[criterion.name])
        if criterion.name in names
        else criterion
        for criterion in model.criteria
    )
    return replace(model, criteria=criteria)


def _rerated(now: Ratings, chosen: Ints, shown: Floats) -> Floats:
    """Rate all accounts under other weights."""
    names = [now.model.criteria[index].name for index in chosen.tolist()]
    model = reweighed(now.model, dict(zip(names, shown.tolist(), strict=True)))
    return rate_block(Plan.of(model), now.outcomes, now.points).rating


def _same_number(ratings: Floats, wanted: int) -> float:
    """Find the bound, of one decimal, that keeps the number of contacts nearest."""
    bounds = np.arange(101) / 10
    there = np.sort(ratings[~np.isnan(ratings)])
    counts = len(there) - np.searchsorted(there, bounds - 1e-9)
    return float(bounds[np.abs(counts - wanted).argmin()])


def _named(now: Ratings, rows: Ints) -> tuple[str, ...]:
    names = now.accounts.name_texts
    return tuple(names.iloc[rows[:MOST_NAMED]].tolist())
