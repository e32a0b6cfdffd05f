"""A review made: outcomes judged, fields and weights examined, all in one description."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.alike_points import correlations
from scoring.checks.quoting import columns_read
from scoring.judgement.spans import weight_spans
from scoring.language import phrase
from scoring.learning.as_of import judge
from scoring.learning.by_hand import hand_lines
from scoring.learning.by_pairs import by_pairs
from scoring.learning.calibration import calibrate
from scoring.learning.chance import logit
from scoring.learning.field_rows import NO_CHOICE, Choice, field_findings, field_rows
from scoring.learning.fields import (
    clusters_of,
    described,
    field_of,
    folded_names,
    groups_of,
)
from scoring.learning.folds import fold_of_outcomes
from scoring.learning.review import Calibration, Cutoff, Judgement, Review
from scoring.learning.separation import separation
from scoring.learning.shown import two_decimals
from scoring.learning.spread import Spread, drift_rows, spread_of
from scoring.learning.suggestions import MOST, Together, beyond_most, lately, suggest
from scoring.learning.verdict import LEAST, verdict_of, verdict_text
from scoring.learning.win_rates import (
    best_parts,
    by_contact,
    by_status,
    by_tier,
    cutoffs,
)
from scoring.model.model import Model
from scoring.rating.plan import Plan
from scoring.rating.rate_block import rate_block
from scoring.values.days import day_of
from scoring.vocabulary import Face, Sheet


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.learning.as_of import Judged, Known
    from scoring.learning.by_hand import Hands
    from scoring.learning.outcomes import Outcomes
    from scoring.learning.review import FieldRow
    from scoring.learning.separation import Separation

NEARLY: Final = 0.9
LEARNT_FROM: Final = phrase("learnt from these")
SELECTION: Final = phrase(
    "{outcomes:,} of {accounts:,} {accounts:account|accounts} {outcomes:has|have} an outcome, {rated:,} of them rated "
    "{bound:g} or more: what the rating says below that is not known, and ratings look "
    "worse than they are where only the best were called."
)
CUSTOMERS: Final = phrase(
    "These deals are the customers you have, not those you may want."
)
AS_OF: Final = phrase(
    "Activities, deals and dates on or after an outcome's date are left out of its "
    "rating; other cells of Accounts are what they are now."
)
NO_OUTCOMES: Final = phrase(
    "No outcome was read: write won or lost in a column Outcome on Accounts, or on a "
    "sheet Outcomes with Account and Outcome."
)
UNDATED: Final = phrase(
    "No outcome has a date: with dates in a column Outcome date, each is judged by the "
    "rating of the day before, and the most recent ones are judged apart too."
)
NO_DATA: Final = phrase(
    "Outcomes that could not be rated, for want of data: {count:,}."
)
WITHOUT: Final = phrase(
    "The criterion {names} knows the outcome; without it AUC is {auc}."
)
WITHOUT_MANY: Final = phrase(
    "The criteria {names} know the outcome; without them AUC is {auc}."
)
OVERLAP: Final = phrase(
    "Overlap: {first} and {second} say nearly the same ({correlation}); between them "
    "weights are free."
)


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What a review is made of, beside the workbook.

    Parameters
    ----------
    file : str
        The name of the file.
    today : datetime.date
        The day of the review.
    choice : Choice
        Which fields to keep, and to leave.
    earlier : mapping
        How ratings and points were spread at the last review; empty for none.
    proof : Separation or None
        How well the criteria do on deals that they were not learnt from, where they
        were learnt from all of these.
    hands : Hands or None
        What people decided by hand; None where nobody did.
    face : Face
        Where the user stands, for how to do what is advised.
    """

    file: str
    today: dt.date
    choice: Choice = NO_CHOICE
    earlier: Mapping[str, Mapping[str, float]] | None = None
    proof: Separation | None = None
    hands: Hands | None = None
    face: Face = Face.TERMINAL


@dataclass(frozen=True, slots=True)
class Made:
    """A review, what was found on the way, and what the next one compares with."""

    review: Review
    findings: tuple[Finding, ...]
    spread: Spread
    won: int


def make_review(known: Known, outcomes: Outcomes, request: ReviewRequest) -> Made:
    """Review what won and lost deals say of the ratings.

    Parameters
    ----------
    known : Known
        The ratings of today, and what ratings of other days are made of.
    outcomes : Outcomes
        The deals.
    request : Asked
        The file, the day and what the user has said of fields.
    """
    judged = judge(known, outcomes)
    together = _together(known, judged)
    folds = fold_of_outcomes(
        together.groups, together.names, judged.outcomes.won, repeat=0
    )
    later = _later(judged, known.now.model)
    if request.proof is not None:
        # the proof judges them all, each by criteria that it was not learnt from
        later = np.ones(len(judged.outcomes), dtype=np.bool_)
    recent = judged.take(later)
    fields = _fields(known, judged, folds, request)
    out = _leaking(known, fields)
    spread = spread_of(known.now)
    judgement = _judgement(recent, together.clusters[later])
    learnt = _learnt(judged, together.clusters, later)
    if request.proof is not None:
        learnt, judgement = judgement, judgement_of(request.proof)
    review = Review(
        file=request.file,
        today=request.today,
        judgement=judgement,
        without_leaks=_without(known.now.model, recent, out),
        learnt=learnt,
        lately=_lately(recent, together.clusters[later]),
        tiers=by_tier(recent, known.now.model.settings),
        statuses=by_status(recent),
        contacts=by_contact(recent, known.now.model.settings.contact_from),
        best=best_parts(recent),
        cutoffs=_cutoffs(known, recent, judged),
        calibration=_calibration(known.now.model, recent, folds[later]),
        fields=fields,
        weights=suggest(judged, together, known.now, out),
        stability=weight_spans(known.now),
        drift=drift_rows(request.earlier or {}, spread),
        overlaps=_overlaps(known.now.model, judged),
        notes=(
            *_by_hand(known, recent, folds[later], request),
            *_notes(known, outcomes, judged),
        ),
        contact_from=known.now.model.settings.contact_from,
        outcomes=len(outcomes),
        accounts=len(known.now),
        without_rating=judged.no_data,
    )
    compared = by_pairs(
        known.tables.get(Sheet.COMPARE), known.now.model, review.weights
    )
    review = replace(review, by_pairs=compared)
    findings = tuple(_findings(known, review))
    return Made(review, findings, spread, int(outcomes.won.sum()))


def _together(known: Known, judged: Judged) -> Together:
    rows = judged.outcomes.accounts
    accounts = known.now.accounts
    clusters = clusters_of(accounts, rows)
    groups = groups_of(accounts, known.own, rows, clusters)
    return Together(groups, clusters, folded_names(accounts, rows))


def _later(judged: Judged, model: Model) -> Bools:
    """Mark the outcomes that the weights were not learnt from."""
    until = model.settings.learnt_until
    if until is None:
        return np.ones(len(judged.outcomes), dtype=np.bool_)
    later: Bools = judged.outcomes.days > day_of(until)
    return later


def _judgement(judged: Judged, clusters: Ints) -> Judgement:
    return judgement_of(separation(judged.rating, judged.outcomes.won, clusters))


def judgement_of(separated: Separation) -> Judgement:
    """Say what a separation means."""
    return Judgement(separated, verdict_of(separated), verdict_text(separated))


def _learnt(judged: Judged, clusters: Ints, later: Bools) -> Judgement | None:
    if later.all():
        return None
    return _judgement(judged.take(~later), clusters[~later])


def _lately(judged: Judged, clusters: Ints) -> Judgement | None:
    """Judge the most recent fifth, if it has enough of both."""
    recent = lately(judged.outcomes.days)
    if recent is None:
        return None
    won = int(judged.outcomes.won[recent].sum())
    if min(won, int(recent.sum()) - won) < LEAST:
        return None
    return _judgement(judged.take(recent), clusters[recent])


def _fields(
    known: Known, judged: Judged, folds: Ints, request: ReviewRequest
) -> tuple[FieldRow, ...]:
    accounts, rows = known.now.accounts, judged.outcomes.accounts
    fields = [
        field_of(accounts, number, rows) for number in described(accounts, known.own)
    ]
    outcomes = judged.outcomes.won, judged.outcomes.days, folds
    return field_rows(fields, outcomes, request.choice, request.face)


def _leaking(known: Known, fields: tuple[FieldRow, ...]) -> frozenset[int]:
    """Find the criteria that read a field which learning leaves out."""
    headings = {row.heading for row in fields if row.out}
    accounts, model = known.now.accounts, known.now.model
    return frozenset(
        index
        for index, criterion in enumerate(model.criteria)
        if any(
            accounts.headings[column] in headings
            for column in columns_read(Model((criterion,), model.settings), accounts)
        )
    )


def _without(model: Model, judged: Judged, out: frozenset[int]) -> str:
    """Say how well the other criteria do; empty where none knows the outcome."""
    names = [model.criteria[index].name for index in sorted(out)]
    won = judged.outcomes.won
    if not names or won.all() or not won.any():
        return ""
    rating = _rated_without(model, judged, out)
    without = separation(rating, won, np.arange(len(won)))
    words = WITHOUT if len(names) == 1 else WITHOUT_MANY
    return words.format(names=", ".join(names), auc=two_decimals(without.auc))


def _rated_without(model: Model, judged: Judged, out: frozenset[int]) -> Floats:
    inside = [index for index in range(len(model.criteria)) if index not in out]
    if not any(model.criteria[index].weight > 0 for index in inside):
        return np.zeros(len(judged.rating))
    fewer = replace(model, criteria=tuple(model.criteria[index] for index in inside))
    rated = rate_block(Plan.of(fewer), judged.codes[inside], judged.points[inside])
    return np.nan_to_num(rated.rating)


def _cutoffs(known: Known, recent: Judged, judged: Judged) -> tuple[Cutoff, ...]:
    decided = np.zeros(len(known.now), dtype=np.bool_)
    decided[judged.outcomes.accounts] = True
    still_open = known.now.rating[~decided]
    settings = known.now.model.settings
    return cutoffs(recent, settings, still_open[~np.isnan(still_open)])


def _calibration(model: Model, judged: Judged, folds: Ints) -> Calibration | None:
    calibration = calibrate(judged, folds, model.settings)
    wanted = model.settings.win_rate
    if calibration is None or wanted is None:
        return calibration
    base = float(judged.outcomes.won.mean())
    return calibration._replace(start=calibration.start + logit(wanted) - logit(base))


def _overlaps(model: Model, judged: Judged) -> tuple[str, ...]:
    """Name pairs of criteria whose points go together."""
    weighty = [n for n, criterion in enumerate(model.criteria) if criterion.weight > 0]
    if not weighty or not len(judged.outcomes):
        return ()
    table = correlations(judged.points[weighty])
    return tuple(
        OVERLAP.format(
            first=model.criteria[weighty[other]].name,
            second=model.criteria[weighty[place]].name,
            correlation=two_decimals(table[place, other]),
        )
        for place in range(len(weighty))
        for other in range(place)
        if abs(table[place, other]) > NEARLY
    )


def _by_hand(
    known: Known, recent: Judged, folds: Ints, request: ReviewRequest
) -> tuple[str, ...]:
    """Say how accounts fared of which people decided otherwise than the rules."""
    if request.hands is None:
        return ()
    bound = known.now.model.settings.contact_from
    return hand_lines(recent, folds, request.hands, bound)


def _notes(known: Known, outcomes: Outcomes, judged: Judged) -> tuple[str, ...]:
    bound = known.now.model.settings.contact_from
    rated = judged.outcomes.accounts[judged.rating >= bound]
    selection = SELECTION.format(
        outcomes=len(np.unique(outcomes.accounts)),
        accounts=len(known.now),
        rated=len(np.unique(rated)),
        bound=bound,
    )
    notes: list[str] = [selection, CUSTOMERS]
    if not len(outcomes):
        notes.insert(0, NO_OUTCOMES)
    else:
        undated = bool(np.isnan(outcomes.days).all())
        notes.append(UNDATED if undated else AS_OF)
    if judged.no_data:
        notes.append(NO_DATA.format(count=judged.no_data))
    return tuple(notes)


def _findings(known: Known, review: Review) -> list[Finding]:
    headings = known.now.accounts.headings
    sheet = known.tables[Sheet.ACCOUNTS]
    places = {
        heading: sheet.heading_cell(number)
        for number, heading in enumerate(headings[: known.own])
    }
    learnt = max((weights.learnt for weights in review.weights), default=0)
    limited = beyond_most(review.outcomes) if learnt == MOST else []
    return [*field_findings(review.fields, places), *limited]
