"""Texts such as 11-50 that Excel turned into dates, in Criteria or in Accounts."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each
from scoring.checks.quoting import first_and_more, sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.equality import Not
from scoring.model.conditions.inside import Contains
from scoring.rating.columns import Coded
from scoring.rating.decide import no_match
from scoring.values.date_texts import text_day
from scoring.values.days import date_of


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.conditions.base import Condition
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Rule
    from scoring.rating.ratings import Ratings


_RANGE: Final = re.compile(r"([0-9]{1,5}) ?[-\u2013/] ?([0-9]{1,5})")
MOST_BANDS: Final = 12
"""Distinct dates that can have been bands; a column of real dates has more."""
VALUE: Final = Code(
    "C208",
    Level.WARNING,
    title="Value became a date",
    help="Format the cell as Text and write it again.",
    words=(
        (
            "the Value is the date {date}, but '{heading}' holds texts like '{text}'; format "
            "the Value as Text and write it again"
        ),
    ),
)
CELL: Final = Code(
    "A212",
    Level.WARNING,
    title="cell became a date",
    help="Format as Text and write 11-50 again.",
    advice="Excel reads such a text as a day, and the text is lost.",
    words=(
        (
            "this cell is the date {date}, but the others are texts like '{text}'; format "
            "the column as Text and write it again"
        ),
    ),
)


class _Ranges(NamedTuple):
    """A column of texts like 11-50, by its distinct cells."""

    texts: tuple[str, ...]
    days: frozenset[float]
    is_day: Bools


@dataclass(frozen=True, slots=True)
class BecameDates:
    """Values, and cells beside texts like 11-50, that are dates."""

    codes: tuple[Code, ...] = (VALUE, CELL)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find a Value of each rule, and the first cell of each column."""
        reported: set[int] = set()
        for index, criterion, source in sources(ratings.model, ratings.accounts):
            column = ratings.accounts.column(source.column)
            if not isinstance(column, Coded) or _reads_dates(criterion, source):
                continue
            ranges = _ranges(column) if _has_dates(criterion, column) else None
            if ranges is None:
                continue
            yield from _values(criterion, ranges, places.heading_to_read(source.column))
            rows = ranges.is_day[column.codes]
            rows &= ratings.outcomes[index] == no_match(criterion)
            if source.column not in reported and rows.any():
                reported.add(source.column)
                yield _cells(source.column, rows, ranges, places)


def _reads_dates(criterion: Criterion, source: Source) -> bool:
    """Say whether a criterion means its cells to be dates."""
    dated = any("day" in rule.condition.kinds() for rule in criterion.rules)
    return dated or source.derive is not None


def _has_dates(criterion: Criterion, column: Coded) -> bool:
    """Say whether there is any date to wonder about."""
    named = any(_days_named(rule.condition) for rule in criterion.rules)
    return named or any(cell.kind == "day" for cell in column.cells)


def _ranges(column: Coded) -> _Ranges | None:
    """Look for texts like 11-50 in at least half of what is filled and no date."""
    counts = count_each(column.codes, len(column.cells))
    filled = np.array([c.kind not in ("blank", "day") for c in column.cells])
    ranged = np.array(
        [c.kind == "text" and bool(_RANGE.fullmatch(c.key or "")) for c in column.cells]
    )
    days = frozenset(c.day for c in column.cells if c.kind == "day")
    many = counts[ranged].sum()
    if many == 0 or 2 * many < counts[filled].sum() or len(days) > MOST_BANDS:
        return None
    texts = tuple(
        str(column.cells[code].value).strip() for code in np.flatnonzero(ranged)
    )
    is_day = np.array([c.kind == "day" for c in column.cells])
    return _Ranges(texts, days, is_day)


def _values(criterion: Criterion, ranges: _Ranges, heading: str) -> Iterator[Finding]:
    for rule in criterion.rules:
        for day in _days_named(rule.condition):
            if day not in ranges.days:
                yield _value(rule, day, ranges, heading)
                break


def _days_named(condition: Condition) -> list[float]:
    if isinstance(condition, Not) and isinstance(condition.other, Contains):
        return _days_named(condition.other)
    if isinstance(condition, Contains):
        days = (text_day(key) for key in condition.keys)
        return [day for day in days if not math.isnan(day)]
    values = (item.value for item in condition.values())
    return [value.day for value in values if value.kind == "day"]


def _value(rule: Rule, day: float, ranges: _Ranges, heading: str) -> Finding:
    date = date_of(day)
    meant = next((text for text in ranges.texts if day_like(text, day)), None)
    sentence = message(
        *VALUE.words, date=date, heading=heading, text=meant or ranges.texts[0]
    )
    return VALUE.at(
        rule.place, sentence, expected=meant or phrase("a text"), found=date
    )


def day_like(text: str, day: float) -> bool:
    """Say whether Excel may have made a date of a text.

    It reads ``1-10`` as a day and a month of this year, either way round, and
    ``11-50`` as a month and a year.
    """
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return False
    date = date_of(day)
    ends = {(date.month, date.day), (date.day, date.month)}
    if date.day == 1:
        ends |= {(date.month, date.year % 100), (date.month, date.year)}
    return (int(match[1]), int(match[2])) in ends


def _cells(column: int, rows: Bools, ranges: _Ranges, places: Places) -> Finding:
    row, more = first_and_more(rows) or (0, 0)
    date = places.quote(row, column)
    sentence = message(*CELL.words, date=date, text=ranges.texts[0])
    place = places.cell(row, column)
    return CELL.at(place, sentence, expected=phrase("a text"), found=date, more=more)
