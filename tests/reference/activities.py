"""Activities once more, row by row: what they make of an account."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tests.reference.dates import time_in_text
from tests.reference.sheets import Accounts, Reader, Sheet
from tests.reference.texts import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.reference.cells import Cell

# The windows of days that the fields `... in the last N days` are compared for.
WINDOWS = (0, 7, 30)
Moment = tuple[dt.date, dt.time]


class Kind(NamedTuple):
    """A row of Signals."""

    points: float
    half_life: float | None
    most: float | None
    group: str
    expires: float | None = None
    once_per: str = ""


class Event(NamedTuple):
    """An activity that counts; `values` are what a kind may count once per."""

    account: str
    kind: str
    moment: Moment
    times: float
    contact: str | None
    values: dict[str, str | None]

    def age(self, today: dt.date) -> int:
        """How many days ago it was."""
        return (today - self.moment[0]).days


def time_of(cell: Cell) -> dt.time:
    """The time of day in a cell with a date."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return value.time()
    if isinstance(value, str):
        return time_in_text(value)
    if isinstance(value, float):
        seconds = round(value % 1 * 86400)
        return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return dt.time()


def number_of(cell: Cell | None) -> float | None:
    """The number in a cell; None where it is blank."""
    return None if cell is None else float(cell.number or 0)


def signals_of(sheet: Sheet | None, today: dt.date) -> dict[str, Kind]:
    """The kinds of activity by their keys."""
    kinds: dict[str, Kind] = {}
    if sheet is None:
        return kinds
    reader = Reader(sheet, today)
    for row in sheet.rows:
        name, group, once = (
            reader.cell(row, heading) for heading in ("Activity", "Group", "Once per")
        )
        assert name is not None
        kinds[name.key] = Kind(
            points=number_of(reader.cell(row, "Points")) or 0,
            half_life=number_of(reader.cell(row, "Half-life")),
            most=number_of(reader.cell(row, "Most")),
            group="" if group is None else group.text,
            expires=number_of(reader.cell(row, "Expires after")),
            once_per="" if once is None else once.key,
        )
    return kinds


def event_of(row: Sequence[object], account: str, reader: Reader) -> Event | None:
    """The activity in a row, or None where there is none that counts."""
    date, kind = reader.cell(row, "Date"), reader.cell(row, "Activity")
    who, often = reader.cell(row, "Contact"), reader.cell(row, "Count")
    count = 1.0
    if often is not None:
        count = float(-1 if often.number is None else often.number)
    if kind is None or date is None or date.day is None:
        return None
    if date.day > reader.table.today or count <= 0:
        return None
    cells = {
        text_key(heading): reader.cell(row, heading)
        for heading in reader.sheet.headings
    }
    return Event(
        account=account,
        kind=kind.key,
        moment=(date.day, time_of(date)),
        times=count,
        contact=None if who is None else who.key,
        values={
            **{
                heading: None if cell is None else cell.key
                for heading, cell in cells.items()
            },
            "day": str(date.day),
        },
    )


def events_of(sheet: Sheet, accounts: Accounts, today: dt.date) -> list[Event]:
    """The activities that count, each once."""
    reader = Reader(sheet, today)
    once: dict[object, Event] = {}
    for row in sheet.rows:
        account = accounts.find(row, reader)
        event = event_of(row, account, reader) if account else None
        if event is None:
            continue
        key = (account, event.kind, event.contact, event.moment)
        if key not in once or once[key].times < event.times:
            once[key] = event
    return list(once.values())


def once_each(events: list[Event], heading: str) -> list[Event]:
    """Of the activities of one kind the latest for each value under a heading."""
    if not events or not heading or heading not in events[0].values:
        return events
    latest: dict[str | None, Event] = {}
    for event in events:
        value = event.values[heading]
        if value not in latest or latest[value].moment < event.moment:
            latest[value] = event._replace(times=1.0)
    return list(latest.values())


def points_of(
    events: list[Event],
    kinds: dict[str, Kind],
    today: dt.date,
    days: float = math.inf,
) -> float:
    """What is left of the points of some activities of the last days."""
    total = 0.0
    for name, kind in kinds.items():
        left = 0.0
        mine = [event for event in events if event.kind == name]
        for event in once_each(mine, kind.once_per):
            age = event.age(today)
            if age <= min(days, math.inf if kind.expires is None else kind.expires):
                faded = 1.0 if kind.half_life is None else 0.5 ** (age / kind.half_life)
                left += event.times * kind.points * faded
        most = math.inf if kind.most is None else kind.most
        total += max(-most, min(most, left))
    return total


def times(events: Iterable[Event]) -> float:
    """How often something was done, by Count."""
    return sum(event.times for event in events)


def momentum(events: list[Event], today: dt.date) -> str:
    """The last 7 days beside the weekly mean of the 21 before."""
    n = Fraction(times(e for e in events if e.age(today) <= 7))
    m = Fraction(times(e for e in events if 7 < e.age(today) <= 28)) / 3
    if not m:
        return "New" if n else "Quiet"
    if n >= Fraction(3, 2) * m:
        return "Rising"
    return "Falling" if n <= m / 2 else "Steady"


def activity_fields(
    mine: list[Event], kinds: dict[str, Kind], today: dt.date
) -> dict[str, object]:
    """The fields that activities make for one account."""
    fields: dict[str, object] = {
        "Activity points": points_of(mine, kinds, today),
        "Activities": times(mine),
        "Last activity": max((event.moment[0] for event in mine), default=None),
        "Activity momentum": momentum(mine, today),
    }
    for group in {kind.group for kind in kinds.values()} - {""}:
        inside = {name: kind for name, kind in kinds.items() if kind.group == group}
        fields[f"Activity points: {group}"] = points_of(mine, inside, today)
    for name in kinds:
        some = [event for event in mine if event.kind == name]
        fields[f"Count of {name}"] = times(some)
        fields[f"Last {name}"] = max((e.moment[0] for e in some), default=None)
    for days in WINDOWS:
        fields |= window_fields(mine, kinds, today, days)
    return fields


def window_fields(
    mine: list[Event], kinds: dict[str, Kind], today: dt.date, days: int
) -> dict[str, object]:
    """The fields of the last days."""
    lately = [event for event in mine if event.age(today) <= days]
    window = f"in the last {days} days"
    return {
        f"Activities {window}": times(lately),
        # What counts once is decided over all days, and only then what is lately.
        f"Activity points {window}": points_of(mine, kinds, today, days),
        **{
            f"Count of {name} {window}": times(e for e in lately if e.kind == name)
            for name in kinds
        },
    }
