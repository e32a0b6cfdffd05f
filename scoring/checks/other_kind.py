"""Rules that compare dates with numbers, or numbers with dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.columns import Dense


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.conditions.base import Lens
    from scoring.model.model import Rule
    from scoring.rating.columns import Column
    from scoring.rating.ratings import Ratings

NAMES: Final = {"number": "numbers", "day": "dates"}
DATES_IN_NUMBERS: Final = phrase(
    "'{rule}' compares dates, but '{heading}' holds numbers; it never matches"
)
NUMBERS_IN_DATES: Final = phrase(
    "'{rule}' compares numbers, but '{heading}' holds dates; it never matches: use the "
    "Test 'in the last days', or 'days since {heading}' as Account field"
)
CODE: Final = Code(
    "C213",
    Level.WARNING,
    title="the other kind",
    help="Compare dates with dates, numbers with numbers.",
    words=(DATES_IN_NUMBERS, NUMBERS_IN_DATES),
)


@dataclass(frozen=True, slots=True)
class OtherKind:
    """Rules about dates in a column of numbers, and the other way round."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the rules that can never match for that."""
        for _, criterion, source in sources(ratings.model, ratings.accounts):
            if source.derive is not None:
                continue
            lenses = _lenses(ratings.accounts.column(source.column))
            if len(lenses) != 1:
                continue
            (lens,) = lenses
            other: Lens = "day" if lens == "number" else "number"
            for rule in criterion.rules:
                if other in rule.condition.kinds():
                    heading = places.heading_to_read(source.column)
                    yield _finding(rule, lens, other, heading)


def _lenses(read: Column) -> set[Lens]:
    """Say whether a column holds numbers, days, both or neither."""
    if isinstance(read, Dense):
        return set() if np.isnan(read.values).all() else {read.lens}
    lenses: set[Lens] = set()
    if any(cell.number == cell.number for cell in read.cells):
        lenses.add("number")
    if any(cell.day == cell.day for cell in read.cells):
        lenses.add("day")
    return lenses


def _finding(rule: Rule, lens: Lens, other: Lens, heading: str) -> Finding:
    words = DATES_IN_NUMBERS if other == "day" else NUMBERS_IN_DATES
    sentence = message(words, rule=rule.words, heading=heading)
    return CODE.at(rule.place, sentence, expected=NAMES[lens], found=NAMES[other])
