"""The fields that activities give: points, how many, and when last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.behaviour.fading import Tally, latest, limited, totals
from scoring.behaviour.top_activities import TOP, TopActivities, top_pairs
from scoring.language import english
from scoring.tables.added_columns import (
    DATE,
    ONE_DECIMAL,
    Field,
    Offer,
    spread,
    spread_days,
    window_of,
)
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import DerivedField, Momentum, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from scoring.arrays import Floats, Ints
    from scoring.behaviour.activities import Activities


_WEEK: Final = 7
_POINTS: Final = heading_key(DerivedField.POINTS)
_COUNTED: Final = (
    heading_key(DerivedField.ACTIVITIES),
    heading_key(DerivedField.COUNT_OF.partition("{")[0]),
)


def momentum(now: Floats, before: Floats) -> NDArray[np.object_]:
    """Say how a week compares with the mean of the weeks before.

    >>> momentum(np.array([2, 3, 1, 2, 0]), np.array([0, 2, 2, 2, 0.0])).tolist()
    ['New', 'Rising', 'Falling', 'Steady', 'Quiet']
    """
    known = before > 0
    cases = {
        Momentum.QUIET: ~known & (now <= 0),
        Momentum.NEW: ~known,
        Momentum.RISING: now >= 1.5 * before,
        Momentum.FALLING: now <= before / 2,
    }
    words = [np.array(str(word), dtype=object) for word in cases]
    return np.select([*cases.values()], words, str(Momentum.STEADY))


@dataclass(frozen=True, slots=True)
class Engagement:
    """What is told by the activities of `count` owners, of whom rows are made.

    Parameters
    ----------
    activities : Activities
        The activities.
    tally : Tally
        Added up by owner and kind.
    codes : ndarray of int, shape (n,)
        Whose each row is; -1 for nobody's.
    count : int
        How many owners there can be.
    """

    activities: Activities
    tally: Tally
    codes: Ints
    count: int

    @classmethod
    def of(cls, activities: Activities, codes: Ints, count: int) -> Engagement:
        """Add up activities for the rows that own them."""
        return cls(activities, activities.tally(), codes, count)

    def offer(self) -> Offer:
        """Give the fields."""
        return Offer(
            (
                self._points(DerivedField.POINTS, None),
                self._counts(DerivedField.ACTIVITIES, None),
                self._last(DerivedField.LAST, None),
                *self._groups(),
            ),
            {
                heading_key(heading): make
                for number, signal in enumerate(self.activities.signals)
                for heading, make in self._of_kind(number, signal.name)
            }
            | {heading_key(DerivedField.MOMENTUM): self._momentum},
            self._lately,
        )

    def top(self, heading: str) -> TopActivities | None:
        """Find the activities that give most of a field; None unless it is of points."""
        kinds, key = self._kinds_of_points(), heading_key(heading)
        if key in kinds:
            return self._top(kinds[key])
        window = window_of(heading)
        if window is None or window[0] not in kinds:
            return None
        lately = self.activities.lately(window[1])
        return Engagement.of(lately, self.codes, self.count).top(window[0])

    def _top(self, kinds: list[int] | None) -> TopActivities:
        pairs = self._pairs(kinds)
        points = limited(pairs.points, self.activities.most[pairs.kinds])
        top = top_pairs(pairs, points, self.count)
        # a row of nobody's reads the last place, where there is none
        at = np.append(top, np.full((TOP, 1), -1), axis=1)[:, self.codes]
        return TopActivities(
            tuple(signal.name for signal in self.activities.signals),
            np.append(pairs.kinds, -1)[at],
            np.append(pairs.last, np.nan)[at],
        )

    def _lately(self, key: str, days: int) -> Field | None:
        """Make a field of what happened in the last days; None where it has no such."""
        few = Engagement.of(self.activities.lately(days), self.codes, self.count)
        offered = few.offer()
        made = {heading_key(one.heading): one for one in offered.always}
        if key in offered.lazy and key.startswith(_COUNTED):
            made[key] = offered.lazy[key]()
        return made.get(key) if key.startswith((_POINTS, *_COUNTED)) else None

    def _momentum(self) -> Field:
        """Compare the last 7 days with the weekly mean of the 21 before."""
        ages = self.activities.today - self.activities.days
        owners, counts = self.activities.owners, self.activities.counts
        now, before = (
            totals(owners[ages_in], counts[ages_in], self.count)
            for ages_in in (ages <= _WEEK, (ages > _WEEK) & (ages <= 4 * _WEEK))
        )
        words = momentum(now, before / 3)
        shown = np.append(words, str(Momentum.QUIET))[self.codes]
        return self._field(DerivedField.MOMENTUM, pd.Series(shown, dtype="str"))

    def _of_kind(self, number: int, name: str) -> Iterator[tuple[str, partial[Field]]]:
        last = DerivedField.LAST_OF.value.format(name=name)
        yield last, partial(self._last, last, [number])
        counted = DerivedField.COUNT_OF.value.format(name=name)
        yield counted, partial(self._counts, counted, [number])

    def _groups(self) -> Iterator[Field]:
        for heading, inside in self._kinds_of_groups().items():
            yield self._points(heading, inside)

    def _kinds_of_groups(self) -> dict[str, list[int]]:
        """Give the fields of the groups' points, and the kinds of each."""
        signals, fields = self.activities.signals, dict[str, list[int]]()
        for group in dict.fromkeys(signal.group for signal in signals):
            if group:
                fields[DerivedField.POINTS_OF.value.format(name=group)] = [
                    number
                    for number, signal in enumerate(signals)
                    if text_key(signal.group) == text_key(group)
                ]
        return fields

    def _kinds_of_points(self) -> dict[str, list[int] | None]:
        """Give the keys of all fields of points, and the kinds of each; None for all."""
        groups = self._kinds_of_groups().items()
        return {_POINTS: None} | {heading_key(name): kinds for name, kinds in groups}

    def _pairs(self, kinds: list[int] | None) -> Tally:
        if kinds is None:
            return self.tally
        inside = np.isin(self.tally.kinds, kinds)
        return self.tally.where(inside)

    def _points(self, heading: str, kinds: list[int] | None) -> Field:
        pairs = self._pairs(kinds)
        points = limited(pairs.points, self.activities.most[pairs.kinds])
        summed = totals(pairs.owners, points, self.count)
        return self._field(heading, spread(summed, self.codes, 0.0), ONE_DECIMAL)

    def _counts(self, heading: str, kinds: list[int] | None) -> Field:
        pairs = self._pairs(kinds)
        summed = totals(pairs.owners, pairs.counts, self.count)
        return self._field(heading, spread(summed, self.codes, 0.0))

    def _last(self, heading: str, kinds: list[int] | None) -> Field:
        pairs = self._pairs(kinds)
        days = latest(pairs.owners, pairs.last, self.count)
        return self._field(heading, spread_days(days, self.codes), DATE)

    def _field(
        self, heading: str, values: pd.Series, number_format: str = "General"
    ) -> Field:
        return Field(english(heading), values, Sheet.ACTIVITIES, number_format)
