"""Accounts whose rating rests on little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.percent import percent
from scoring.checks.quoting import first_and_more
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings

LITTLE: Final = 0.5
"""Share of the weight below which a rating rests on little."""
_NOISE: Final = 1e-9
HALF: Final = phrase("50 % or more")
WORDS: Final = phrase(
    "'{account}' is rated on {percent} of the weight; fill in what To research names "
    "before trusting the rating"
)
CODE: Final = Code(
    "A207",
    Level.WARNING,
    title="little is known",
    help="Rated on less than half of the weight.",
    advice="See *To research* on Scored, or set *Known at least*.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class LittleKnown:
    """Accounts rated on less than half of the weight."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such account, and count the others."""
        rows = ratings.known < LITTLE - _NOISE
        rows &= ~np.isnan(ratings.rating) & ~ratings.is_status(Status.DISQUALIFIED)
        first = first_and_more(rows)
        if first is not None:
            row, more = first
            share = percent(float(ratings.known[row]))
            sentence = message(WORDS, account=places.name(row), percent=share)
            place = places.cell(row, ratings.accounts.name_column)
            yield CODE.at(place, sentence, expected=HALF, more=more)
