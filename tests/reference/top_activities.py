"""The activities that give most of an account's points, row by row."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.activities import once_each, points_of
from tests.reference.arithmetic import excel_round


if TYPE_CHECKING:
    import datetime as dt

    from tests.reference.activities import Event, Kind


def latest_day(
    events: list[Event], name: str, kind: Kind, today: dt.date, days: float
) -> dt.date:
    """The day of the latest activity of a kind that gives points."""
    bound = min(days, math.inf if kind.expires is None else kind.expires)
    mine = once_each([event for event in events if event.kind == name], kind.once_per)
    return max(event.moment[0] for event in mine if event.age(today) <= bound)


def top_activities(
    events: list[Event],
    kinds: dict[str, Kind],
    today: dt.date,
    days: float = math.inf,
) -> list[tuple[str, dt.date]]:
    """The two kinds that give most of some points, each with its latest day.

    What counts against the sum gives nothing of it. Of equals the newest is first, then
    the first of Signals.
    """
    parts = {
        name: excel_round(Fraction(points_of(events, {name: kind}, today, days)), 9)
        for name, kind in kinds.items()
    }
    total = excel_round(Fraction(points_of(events, kinds, today, days)), 9)
    giving = [
        (abs(part), latest_day(events, name, kinds[name], today, days), name)
        for name, part in parts.items()
        if part * total > 0
    ]
    giving.sort(key=lambda one: one[:2], reverse=True)
    return [(name, day) for _, day, name in giving[:2]]
