"""What people decide by hand, in the words of Why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.language import number, phrase
from scoring.rating.ranking import LAST
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import HANDS, Hand, Status


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.rating.ratings import Ratings

BY_HAND: Final = phrase("by hand")
BY_SOMEBODY: Final = phrase("by hand ({person})")
WITH_REASON: Final = phrase("{who}: {reason}")
AND_RULES: Final = phrase("{decision}; the rules say {verdict}")
AND_MORE: Final = phrase("{start}; {why}")
LONGEST: Final = 200
"""Letters of a reason that Why holds."""


def decision_words(ratings: Ratings) -> tuple[str, ...]:
    """Say of each decision who made it, and why.

    Returns
    -------
    tuple of str
        ``by hand (Ann): expansion signed``, one for each decision.
    """
    decisions = ratings.decisions
    if decisions is None:
        return ()
    pairs = zip(decisions.people, decisions.reasons, strict=True)
    return tuple(_decision(person, reason) for person, reason in pairs)


def _decision(person: str, reason: str) -> str:
    who = BY_SOMEBODY.format(person=person) if person else BY_HAND
    if not reason:
        return who
    cut = reason if len(reason) <= LONGEST else f"{reason[: LONGEST - 1]}…"
    return WITH_REASON.format(who=who, reason=cut)


def hand_words(ratings: Ratings) -> tuple[str, ...]:
    """Say what each decision is: its rating, or its word."""
    decisions = ratings.decisions
    if decisions is None:
        return ()
    return tuple(
        number(rating, ".1f") if HANDS[kind] is Hand.RATING else str(HANDS[kind])
        for kind, rating in zip(
            decisions.kinds.tolist(), ratings.rating[decisions.rows], strict=True
        )
    )


def verdicts(ratings: Ratings) -> tuple[str, ...]:
    """Say what the rules say in place of each decision: a rating, or a status."""
    decisions, rules = ratings.decisions, ratings.by_rules
    if decisions is None:
        return ()
    unrated = np.isin(rules.status[decisions.rows], LAST)
    rated = decisions.are(Hand.RATING, Hand.OUT) & ~unrated
    return tuple(
        number(rules.rating[row], ".1f")
        if by_number
        else str(STATUSES[rules.status[row]])
        for row, by_number in zip(decisions.rows.tolist(), rated.tolist(), strict=True)
    )


def with_decisions(ratings: Ratings, why: pd.Series[str]) -> pd.Series[str]:
    """Begin Why with what people decide, and with what the rules say instead.

    Parameters
    ----------
    ratings : Ratings
        The accounts, some of them decided by hand.
    why : pandas.Series of str, length n
        Why the rules rate each account as they do.

    Returns
    -------
    pandas.Series of str, length n
        ``by hand (Ann): expansion signed; the rules say 5.4; Industry Software +2.5``.
    """
    decisions = ratings.decisions
    if decisions is None:
        return why
    rows = decisions.rows
    own = why.iloc[rows]
    # what disqualifies says so itself
    out = ratings.by_rules.is_status(Status.DISQUALIFIED)[rows]
    says = np.where(out, own, verdicts(ratings))
    starts = _with_verdicts(ratings, says)
    texts = why.to_numpy(dtype=object, copy=True)
    texts[rows] = [
        AND_MORE.format(start=start, why=more) if more else start
        for start, more in zip(starts, np.where(out, "", own), strict=True)
    ]
    return pd.Series(texts, dtype="str")


def decision_sentences(ratings: Ratings) -> tuple[str, ...]:
    """Say what is decided of each account, and what the rules say instead.

    Returns
    -------
    tuple of str
        ``by hand (Ann): expansion signed; the rules say 5.4``, one for each decision.
    """
    return _with_verdicts(ratings, verdicts(ratings))


def _with_verdicts(ratings: Ratings, says: Iterable[str]) -> tuple[str, ...]:
    pairs = zip(decision_words(ratings), says, strict=True)
    return tuple(AND_RULES.format(decision=one, verdict=two) for one, two in pairs)
