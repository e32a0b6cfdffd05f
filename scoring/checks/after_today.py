"""Dates after Today, where a criterion looks back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more, sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.columns import Dense
from scoring.values.days import NO_DATES, date_of
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Derive
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings

PAST: Final = frozenset({Test.IN_LAST_DAYS, Test.NOT_IN_LAST_DAYS})
WORDS: Final = phrase(
    "'{cell}' in '{heading}' is after Today ({today}); mend the date, or the setting "
    "Today"
)
CODE: Final = Code(
    "A213",
    Level.WARNING,
    title="after Today",
    help="Correct the date, or the setting Today.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class AfterToday:
    """Dates after Today in columns that say how long ago something was."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such date of each column, and count the others."""
        looked_at = {
            source.column: None
            for _, criterion, source in sources(ratings.model, ratings.accounts)
            if _looks_back(criterion, source.derive)
        }
        for column in looked_at:
            days = days_in(column, ratings.accounts)
            first = None
            if days is not None:
                late = (days > ratings.accounts.today) & ~np.isin(days, NO_DATES)
                first = first_and_more(late)
            if first is not None:
                yield _finding(column, *first, places)


def _looks_back(criterion: Criterion, derive: Derive | None) -> bool:
    return derive is not None or any(rule.test in PAST for rule in criterion.rules)


def days_in(column: int, accounts: Accounts) -> Floats | None:
    """Give the days of a column; None for a column of numbers."""
    read = accounts.column(column)
    if isinstance(read, Dense):
        return read.values if read.lens == "day" else None
    return np.array([cell.day for cell in read.cells])[read.codes]


def _finding(column: int, row: int, more: int, places: Places) -> Finding:
    sentence = message(
        WORDS,
        cell=places.quote(row, column),
        heading=places.heading_to_read(column),
        today=date_of(places.accounts.today),
    )
    return CODE.at(places.cell(row, column), sentence, more=more)
