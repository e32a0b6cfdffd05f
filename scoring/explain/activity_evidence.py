"""The activities that give most of the points that criteria look at, in words.

``Activity points 92: demo 3 Nov, e-book 28 Oct``: which criteria of a model look at
points of activities is found once; the words are joined for all accounts at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language import phrase
from scoring.values.days import date_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from scoring.arrays import Floats, Ints, Signed
    from scoring.behaviour.engagement import Engagement
    from scoring.behaviour.top_activities import TopActivities
    from scoring.language import Phrase
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

WITH_ONE: Final = phrase("{criterion}: {first}")
WITH_TWO: Final = phrase("{criterion}: {first}, {second}")
ON_A_DAY: Final = phrase("{activity} {day}")
IN_A_YEAR: Final = phrase("{day} {year}")
MONTHS: Final = (
    phrase("{day} Jan"),
    phrase("{day} Feb"),
    phrase("{day} Mar"),
    phrase("{day} Apr"),
    phrase("{day} May"),
    phrase("{day} Jun"),
    phrase("{day} Jul"),
    phrase("{day} Aug"),
    phrase("{day} Sep"),
    phrase("{day} Oct"),
    phrase("{day} Nov"),
    phrase("{day} Dec"),
)
LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class ActivityEvidence:
    """What gives most of the points that criteria look at, for n accounts.

    Parameters
    ----------
    by_criterion : mapping of int to TopActivities
        Only of the criteria whose field is points of activities.
    today : float
        The day of the rating.
    """

    by_criterion: Mapping[int, TopActivities]
    today: float

    def take(self, rows: Ints) -> ActivityEvidence:
        """Keep some accounts, by their index."""
        few = {index: top.take(rows) for index, top in self.by_criterion.items()}
        return ActivityEvidence(few, self.today)

    def sentences(self, index: int, rows: Signed, named: pa.Array) -> pa.Array:
        """Say of some accounts what gives most of a criterion's points.

        Parameters
        ----------
        index : int
            The criterion.
        rows : ndarray of int, shape (m,)
            The accounts.
        named : pyarrow.Array of m strings
            The criterion, with its value.
        """
        top = self.by_criterion[index]
        kinds, days = top.kinds[:, rows], top.days[:, rows]
        words = [
            _on_days(top.names, *places, self.today)
            for places in zip(kinds, days, strict=True)
        ]
        return _sentences(named, kinds, words)


def activity_evidence(
    engagement: Engagement | None, table: SheetTable, ratings: Ratings
) -> ActivityEvidence | None:
    """Find what gives most of the points that criteria look at; None for nothing.

    Parameters
    ----------
    engagement : Engagement or None
        What accounts did; None where the workbook does not say.
    table : SheetTable
        The accounts, with the columns made of it.
    ratings : Ratings
        The same accounts, rated.
    """
    if engagement is None:
        return None
    top: dict[int, TopActivities] = {}
    by_heading: dict[str, TopActivities | None] = {"": None}
    for index, criterion in enumerate(ratings.model.criteria):
        source = ratings.accounts.source(criterion.field)
        if source is None or source.derive is not None or not criterion.active:
            continue
        heading = _made_of_activities(table, source.column)
        if heading not in by_heading:
            by_heading[heading] = engagement.top(heading)
        given = by_heading[heading]
        if given is not None:
            top[index] = given
    return ActivityEvidence(top, ratings.accounts.today) if top else None


def _made_of_activities(table: SheetTable, column: int) -> str:
    """Give the heading of a column that is made of Activities; empty for others."""
    derived = column - len(table.columns)
    if derived < 0 or table.derived[derived] != Sheet.ACTIVITIES:
        return ""
    return table.headings[column]


def _sentences(named: pa.Array, kinds: Ints, words: list[pa.Array]) -> pa.Array:
    """Join a criterion with one activity, with two, or leave it alone."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    first, second = words
    one = _filled(WITH_ONE, criterion=named, first=first)
    two = _filled(WITH_TWO, criterion=named, first=first, second=second)
    has_one, has_two = (pa.array(place >= 0) for place in kinds)
    return pc.if_else(has_two, two, pc.if_else(has_one, one, named))


def _on_days(
    names: tuple[str, ...], kinds: Ints, days: Floats, today: float
) -> pa.Array:
    """Say activities with their days; what stands where there is none is not read."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    dates = np.where(kinds < 0, today, days).astype(np.int64)
    distinct, at = np.unique(dates, return_inverse=True)
    words = [short_day(day, today) for day in distinct.tolist()]
    spoken = pa.array([*map(kind_words, names), ""], pa.string())
    return _filled(
        ON_A_DAY,
        activity=spoken.take(pa.array(np.where(kinds < 0, len(names), kinds))),
        day=pa.array(words, pa.string()).take(pa.array(at)),
    )


def _filled(template: Phrase, **columns: pa.Array) -> pa.Array:
    """Fill the places of a text with whole columns at once."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    parts: list[pa.Array | pa.Scalar] = []
    for words, name, _, _ in Formatter().parse(str(template)):
        parts.append(pa.scalar(words, pa.string()))
        if name is not None:
            parts.append(columns[name])
    return pc.binary_join_element_wise(*parts, pa.scalar("", pa.string()))


def short_day(day: float, today: float) -> str:
    """Say a day in few letters, its year only where it is not today's.

    >>> from scoring.values.days import day_of
    >>> import datetime as dt
    >>> today = day_of(dt.date(2026, 11, 20))
    >>> short_day(today - 17, today), short_day(today - 365, today)
    ('3 Nov', '20 Nov 2025')
    """
    date = date_of(day)
    words = MONTHS[date.month - 1].format(day=date.day)
    if date.year == date_of(today).year:
        return words
    return IN_A_YEAR.format(day=words, year=str(date.year))


def kind_words(name: str) -> str:
    """Say a kind of activity within a sentence: a name keeps its capital letters.

    >>> kind_words("Demo booked"), kind_words("E-book"), kind_words("RFP sent")
    ('demo booked', 'e-book', 'RFP sent')
    """
    first = name.partition(" ")[0]
    if first[1:].islower() or not first[1:]:
        name = name[:1].lower() + name[1:]
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
