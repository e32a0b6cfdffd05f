"""How people's decisions moved the accounts since the latest earlier day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.history.by_hand import UNCHANGED, HandMoves, hands_of
from scoring.language import phrase
from scoring.vocabulary import HANDS, Hand


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.history.look_back import Before
    from scoring.rating.ratings import Ratings

PERSON_AND_REASON: Final = phrase("{person}: {reason}")


def hand_moves(ratings: Ratings, before: Before) -> HandMoves | None:
    """Say how people's decisions moved the accounts since the latest earlier day.

    Returns
    -------
    HandMoves or None
        None where nobody decides anything, and nobody did then.
    """
    hands, then = hands_of(ratings), before.hands
    changed = before.known & _changed(hands, then, ratings.rating, before.ratings)
    if not changed.any():
        return None
    added = ratings.rating - ratings.by_rules.rating
    changes = np.round(added - (before.ratings - before.rules_ratings), 1) + 0.0
    return HandMoves(
        np.where(changed, then, UNCHANGED),
        np.where(changed, changes, np.nan),
        pd.Series(np.where(changed, _words(ratings), ""), dtype="str"),
    )


def _changed(hands: Ints, then: Ints, ratings: Floats, earlier: Floats) -> Bools:
    """Say where another thing is decided, or another rating is given."""
    both = (hands == HANDS.index(Hand.RATING)) & (then == hands)
    other: Bools = (hands != then) | (both & (ratings != earlier))
    return other


def _words(ratings: Ratings) -> Objects:
    """Give who decides each account and why; empty for nobody."""
    words = np.full(len(ratings), "", dtype=object)
    decisions = ratings.decisions
    if decisions is not None:
        pairs = zip(decisions.people, decisions.reasons, strict=True)
        words[decisions.rows] = [
            PERSON_AND_REASON.format(person=person, reason=reason)
            if person and reason
            else person or reason
            for person, reason in pairs
        ]
    return words
