"""How many accounts people decide by hand, and which of that soon runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.explain.by_hand import decision_sentences, hand_words
from scoring.sheets.results import ByHandCount, Ending
from scoring.values.days import date_of


if TYPE_CHECKING:
    from scoring.rating.ratings import Ratings

SOON: Final = 30
"""Days ahead that Summary looks."""


def by_hand(ratings: Ratings) -> ByHandCount | None:
    """Count what is decided by hand, and list what runs out, the soonest first.

    Returns
    -------
    ByHandCount or None
        None where nobody decides anything.
    """
    decisions = ratings.decisions
    if decisions is None:
        return None
    soon = np.flatnonzero(decisions.until <= ratings.accounts.today + SOON)
    soon = soon[np.argsort(decisions.until[soon], kind="stable")]
    names = ratings.accounts.name_texts.iloc[decisions.rows[soon]]
    words, sentences = hand_words(ratings), decision_sentences(ratings)
    ending = (
        Ending(
            name,
            date_of(decisions.until[place]).isoformat(),
            words[place],
            sentences[place],
        )
        for name, place in zip(names, soon.tolist(), strict=True)
    )
    return ByHandCount(len(decisions), tuple(ending))
