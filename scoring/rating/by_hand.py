"""Ratings with what people decide by hand in place of what the rules say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.kernel import rounded_rating
from scoring.rating.plan import Plan
from scoring.rating.rate import hold_back
from scoring.rating.rate_block import STATUSES, enough, status_of
from scoring.vocabulary import Hand, Status


if TYPE_CHECKING:
    from scoring.arrays import Floats, Int8s
    from scoring.rating.decisions import Decisions
    from scoring.rating.ratings import Ratings

CONTACT, WAITING, NOT_NOW, OUT, NO_DATA = map(
    STATUSES.index,
    (
        Status.CONTACT,
        Status.WAITING,
        Status.NOT_NOW,
        Status.DISQUALIFIED,
        Status.NO_DATA,
    ),
)


def decide_by_hand(rules: Ratings, decisions: Decisions) -> Ratings:
    """Let what people decide take the place of what the rules say.

    A rating by hand takes the place of the rating: the account is neither disqualified
    nor without data any more, and all else that a contact needs it needs as before.
    `contact` and `not contact` set the status and leave the rating; what is no
    contact anyway, being disqualified or without data, stays that. `out` disqualifies.

    Parameters
    ----------
    rules : Ratings
        What the rules say.
    decisions : Decisions
        What people decide.

    Returns
    -------
    Ratings
        Rating, status, Low and High as decided; all else, exact and the contributions
        among it, stays the rules' own. It holds `rules` and `decisions`.
    """
    rows = decisions.rows
    numbers, out = decisions.are(Hand.RATING), decisions.are(Hand.OUT)
    given = np.where(out, 0.0, rounded_rating(decisions.numbers))
    set_here = numbers | out
    rating, low, high = rules.rating.copy(), rules.low.copy(), rules.high.copy()
    for values in (rating, low, high):
        values[rows[set_here]] = given[set_here]
    # who waited under the rules may fit in now, or the other way round
    status = np.where(rules.status == WAITING, CONTACT, rules.status).astype(np.int8)
    status[rows] = _statuses(rules, decisions, given)
    ratings = replace(
        rules,
        rating=rating,
        low=low,
        high=high,
        status=status,
        decisions=decisions,
        rules=rules,
    )
    hold_back(ratings, rows[decisions.are(Hand.CONTACT)])
    return ratings


def _statuses(rules: Ratings, decisions: Decisions, given: Floats) -> Int8s:
    """Give the status of each account that is decided by hand, shape (m,)."""
    rows, settings = decisions.rows, rules.model.settings
    reached = enough(
        Plan.of(rules.model), rules.known[rows], rules.group_ratings[:, rows]
    )
    by_number = status_of(settings, given, reached, decisions.are(Hand.OUT))
    own = rules.status[rows]
    no_contact = np.where(np.isin(own, (OUT, NO_DATA)), own, NOT_NOW)
    chosen = np.select(
        [decisions.are(Hand.CONTACT), decisions.are(Hand.NOT_CONTACT)],
        [np.int8(CONTACT), no_contact],
        default=by_number,
    )
    return chosen.astype(np.int8)
