"""Dates such as 01/02/2026, which alone do not tell the day from the month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.empty_dates import date_columns
from scoring.checks.quoting import first_and_more
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.column_style import texts_of
from scoring.rating.columns import Coded
from scoring.values.date_texts import cannot_tell_day_order, tells_day_order
from scoring.values.days import date_of


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings


NOTHING_TELLS: Final = phrase(
    "'{cell}' in '{heading}' was read as {date}, the day first, since nothing in this "
    "column tells the day from the month; write dates as 2026-03-31"
)
BOTH_WAYS: Final = phrase(
    "'{cell}' in '{heading}' was read as {date}, the day first, though some dates of this "
    "column have the month first and others the day; write dates as 2026-03-31"
)
CODE: Final = Code(
    "A220",
    Level.NOTE,
    title="order of days unclear",
    help="How such a date was read.",
    advice="Write dates as 2026-03-31, or as real dates, if it was read wrongly.",
    words=(NOTHING_TELLS, BOTH_WAYS),
)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How such dates were read, where no cell of their column decides."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such date of each column that is read for dates."""
        for column in date_columns(ratings.model, ratings.accounts):
            yield from unclear_days(column, places)


def unclear_days(column: int, places: Places) -> Iterator[Finding]:
    """Find the first such date of a column, counted from 0, and count the others."""
    read = places.accounts.column(column)
    if not isinstance(read, Coded):
        return
    texts = texts_of(cell.value for cell in read.cells)
    orders = {order for order in map(tells_day_order, texts) if order is not None}
    unclear = set(filter(cannot_tell_day_order, texts))
    if len(orders) == 1 or not unclear:
        return
    marks = [isinstance(c.value, str) and c.value in unclear for c in read.cells]
    first = first_and_more(np.array(marks)[read.codes])
    if first is None:
        return
    row, more = first
    cell = places.quote(row, column)
    sentence = message(
        BOTH_WAYS if orders else NOTHING_TELLS,
        cell=cell,
        heading=places.heading_to_read(column),
        date=date_of(read.cells[read.codes[row]].day),
    )
    yield CODE.at(places.cell(row, column), sentence, found=cell, more=more)
