"""Dates that stand for none: 1 January 1900, and others that programs write."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.after_today import days_in
from scoring.checks.quoting import first_and_more, sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.values.days import NO_DATES, date_of


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


HALF: Final = 0.5
WORDS: Final = phrase(
    "'{cell}' in '{heading}' is a day that programs write where there is no date, and "
    "counts as that day; empty the cell if the date is not known"
)
CODE: Final = Code(
    "A219",
    Level.WARNING,
    title="a date, or none?",
    help="Empty the cell if the date is not known; it then counts as unknown.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class EmptyDates:
    """The first and last days of calendars, where a criterion reads dates.

    Once per column. Where the other dates are first days of a year as well, the day is
    what was typed for the year, and nothing is doubtful.
    """

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such date of each column, and count the others."""
        for column in date_columns(ratings.model, ratings.accounts):
            yield from empty_dates(column, places)


def empty_dates(column: int, places: Places) -> Iterator[Finding]:
    """Find the first such date of a column, counted from 0, and count the others."""
    accounts = places.accounts
    days = days_in(column, accounts)
    first = None if days is None else first_and_more(_empty(days))
    if first is not None:
        row, more = first
        cell = places.quote(row, column)
        sentence = message(WORDS, cell=cell, heading=places.heading_to_read(column))
        yield CODE.at(places.cell(row, column), sentence, found=cell, more=more)


def date_columns(model: Model, accounts: Accounts) -> list[int]:
    """List the columns that criteria read dates in."""
    read = sources(model, accounts)
    return sorted({s.column for _, one, s in read if _reads_dates(one, s)})


def _reads_dates(criterion: Criterion, source: Source) -> bool:
    if source.derive is not None:
        return True
    return any("day" in rule.condition.kinds() for rule in criterion.rules)


def _empty(days: Floats) -> Bools:
    empty: Bools = np.isin(days, NO_DATES)
    if empty.any():
        others = np.unique(days[~empty & ~np.isnan(days)]).tolist()
        new_years = sum(_is_new_year(day) for day in others)
        if others and new_years >= HALF * len(others):
            return np.zeros(len(days), dtype=np.bool_)
    return empty


def _is_new_year(day: float) -> bool:
    date = date_of(math.floor(day))
    return (date.month, date.day) == (1, 1)
