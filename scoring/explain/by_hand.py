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

SENTENCES: Final = {
    (False, False): phrase("by hand; the rules say {verdict}"),
    (True, False): phrase("by hand ({person}); the rules say {verdict}"),
    (False, True): phrase("by hand: {reason}; the rules say {verdict}"),
    (True, True): phrase("by hand ({person}): {reason}; the rules say {verdict}"),
}
"""By whether it is known who decided, and why."""
LONGEST: Final = 200
"""Letters of a reason that Why holds."""


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
        f"{start}; {more}" if more else start
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
    decisions = ratings.decisions
    if decisions is None:
        return ()
    known = zip(decisions.people, decisions.reasons, says, strict=True)
    return tuple(
        SENTENCES[bool(person), bool(reason)].format(
            person=person, reason=_shortened(reason), verdict=verdict
        )
        for person, reason, verdict in known
    )


def _shortened(reason: str) -> str:
    return reason if len(reason) <= LONGEST else f"{reason[: LONGEST - 1]}…"
