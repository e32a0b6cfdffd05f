"""Which criterion keeps an account from what is expected of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.explain.why import culprits
from scoring.findings import message
from scoring.language import phrase
from scoring.rating.plan import Plan
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.findings import Message
    from scoring.rating.kernel import Weighing
    from scoring.rating.ratings import Ratings

EARNS: Final = phrase("{criterion} earns {points} of {greatest} ({place})")
EARNS_NOTHING: Final = phrase("{criterion} earns nothing of {greatest} ({place})")
OUT: Final = phrase("disqualified by {culprit}")
UNKNOWN: Final = phrase("only {known:.0%} is known of it, and {needed:.0%} is needed")
DECIMALS: Final = 6


def why_lower(one: Ratings) -> Message | None:
    """Say what keeps one account below what is expected.

    Parameters
    ----------
    one : Ratings
        The account alone.

    Returns
    -------
    Message or None
        ``Employees earns 0 of 10 (Criteria!E12)``: the criterion that would lift it
        most; what disqualifies it; that too little is known. None where nothing could.
    """
    status = STATUSES[one.status[0]]
    if status is Status.DISQUALIFIED:
        return message(OUT, culprit=str(culprits(one).iat[0]))
    if status is Status.RESEARCH:
        needed = one.model.settings.known_at_least
        return message(UNKNOWN, known=float(one.known[0]), needed=needed)
    weighing = _weighing(one)
    points = one.points[list(weighing.criteria), 0]
    left = np.array(weighing.greatest) - np.nan_to_num(points)
    return _earns(one, weighing, np.array(weighing.weights) * left)


def why_higher(one: Ratings) -> Message | None:
    """Say what lifts one account above what is expected: what gives it most."""
    weighing = _weighing(one)
    points = np.nan_to_num(one.points[list(weighing.criteria), 0])
    return _earns(one, weighing, np.array(weighing.weights) * points)


def _weighing(one: Ratings) -> Weighing:
    return Plan.of(one.model).parts[int(one.profile[0])].weighing


def _earns(one: Ratings, weighing: Weighing, worth: np.ndarray) -> Message | None:
    """Name the criterion of most worth, with its points and the cell that gave them."""
    if not len(worth) or not worth.max() > 0:
        return None
    at = int(worth.argmax())
    criterion = one.model.criteria[weighing.criteria[at]]
    outcome = int(one.outcomes[weighing.criteria[at], 0])
    points = float(one.points[weighing.criteria[at], 0])
    rules = criterion.rules
    place = rules[outcome].place if outcome < len(rules) else criterion.place
    greatest = _plain(weighing.greatest[at])
    if math.isnan(points):
        return message(
            EARNS_NOTHING, criterion=criterion.name, greatest=greatest, place=place
        )
    return message(
        EARNS,
        criterion=criterion.name,
        points=_plain(points),
        greatest=greatest,
        place=place,
    )


def _plain(points: float) -> float:
    """Give points as they are written: a whole number without decimals."""
    points = round(points, DECIMALS)
    return int(points) if points == int(points) else points
