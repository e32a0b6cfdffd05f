"""Behaviour once more, row by row: what activities and deals make of an account."""

from __future__ import annotations

import datetime as dt
import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tests.reference.accounts import AccountTable
from tests.reference.terms import DEFAULTS
from tests.reference.texts import text_key


if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.reference.cells import Cell

NOBODY: frozenset[str] = frozenset()
SHARED = ("gmail.com", "facebook.com", "linkedin.com")


class Sheet(NamedTuple):
    """A table of plain values under its headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[object]]


class Kind(NamedTuple):
    """A row of Signals."""

    points: float
    half_life: float | None
    most: float | None
    group: str


class Event(NamedTuple):
    """An activity that counts."""

    account: str
    kind: str
    day: dt.date
    times: float


class Deal(NamedTuple):
    """A deal that counts."""

    account: str
    day: dt.date
    amount: float


class Reader:
    """Reads the rows of one table."""

    def __init__(self, sheet: Sheet, today: dt.date) -> None:
        self.sheet = sheet
        self.table = AccountTable(sheet.headings, sheet.rows, today, DEFAULTS)

    def cell(self, row: Sequence[object], heading: str) -> Cell | None:
        """The cell under a heading; None where it is blank, or there is none."""
        if text_key(heading) not in self.table.places:
            return None
        cell = self.table.look_up(heading, row, NOBODY)
        return None if cell.value is None else cell


def domain(text: str) -> str | None:
    """The domain of an address, unless many companies share it."""
    found = re.search(
        r"([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?#:]|$)", text.strip().lower()
    )
    if not found:
        return None
    host = re.sub(r"^www\d?\.", "", found[1])
    return None if host in SHARED else host


class Accounts:
    """Who is who."""

    def __init__(self, sheet: Sheet, today: dt.date) -> None:
        self.reader = Reader(sheet, today)
        self.rows = [self.own(row) for row in sheet.rows]

    def name_of(self, row: Sequence[object], reader: Reader) -> str | None:
        cell = reader.cell(row, "Account")
        return cell.key if cell is not None else None

    def domain_of(self, row: Sequence[object], reader: Reader) -> str | None:
        cell = reader.cell(row, "Website")
        return domain(cell.text) if cell is not None else None

    def own(self, row: Sequence[object]) -> str | None:
        """One word for all rows of Accounts that are one account."""
        name = self.name_of(row, self.reader)
        host = self.domain_of(row, self.reader)
        return name or (f"@{host}" if host else None)

    def find(self, row: Sequence[object], reader: Reader) -> str | None:
        """The account that the row of another table is about."""
        name = self.name_of(row, reader)
        if name in self.rows and name:
            return name
        host = self.domain_of(row, reader)
        bearers = {
            mine
            for mine, other in zip(self.rows, self.reader.sheet.rows, strict=True)
            if host and mine and self.domain_of(other, self.reader) == host
        }
        return bearers.pop() if len(bearers) == 1 else None


def time_of(cell: Cell) -> object:
    """The time of day in a cell with a date."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return value.time()
    if isinstance(value, str):
        found = re.search(r"(\d{1,2}):(\d\d)(?::(\d\d))?", value)
        if found:
            hour, minute, second = (int(part or 0) for part in found.groups())
            return dt.time(hour, minute, second)
    elif isinstance(value, float):
        seconds = round(value % 1 * 86400)
        return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return dt.time()


def signals_of(sheet: Sheet | None, today: dt.date) -> dict[str, Kind]:
    """The kinds of activity by their keys."""
    found: dict[str, Kind] = {}
    if sheet is None:
        return found
    reader = Reader(sheet, today)
    for row in sheet.rows:
        name = reader.cell(row, "Activity")
        points, life, most, group = (
            reader.cell(row, heading)
            for heading in ("Points", "Half-life", "Most", "Group")
        )
        assert name is not None
        assert points is not None
        found[name.key] = Kind(
            float(points.number or 0),
            None if life is None else float(life.number or 0),
            None if most is None else float(most.number or 0),
            "" if group is None else group.text,
        )
    return found


def events_of(sheet: Sheet, accounts: Accounts, today: dt.date) -> list[Event]:
    """The activities that count, each once."""
    reader = Reader(sheet, today)
    once: dict[object, Event] = {}
    for row in sheet.rows:
        account = accounts.find(row, reader)
        date, kind = reader.cell(row, "Date"), reader.cell(row, "Activity")
        who, often = reader.cell(row, "Contact"), reader.cell(row, "Count")
        count = (
            1.0
            if often is None
            else float(-1 if often.number is None else often.number)
        )
        if account is None or kind is None or date is None or date.day is None:
            continue
        if date.day > today or count <= 0:
            continue
        key = (account, kind.key, who and who.key, date.day, time_of(date))
        event = Event(account, kind.key, date.day, count)
        if key not in once or once[key].times < count:
            once[key] = event
    return list(once.values())


def deals_of(sheet: Sheet, accounts: Accounts, today: dt.date) -> list[Deal]:
    """The deals that count."""
    reader, found = Reader(sheet, today), []
    for row in sheet.rows:
        account = accounts.find(row, reader)
        date, amount = reader.cell(row, "Date"), reader.cell(row, "Amount")
        if account is None or date is None or date.day is None or date.day > today:
            continue
        if amount is not None and amount.number is not None:
            found.append(Deal(account, date.day, float(amount.number)))
    return found


def points_of(events: list[Event], kinds: dict[str, Kind], today: dt.date) -> float:
    """What is left of the points of some activities of one account."""
    total = 0.0
    for name, kind in kinds.items():
        left = 0.0
        for event in events:
            if event.kind == name:
                age = (today - event.day).days
                faded = 1.0 if kind.half_life is None else 0.5 ** (age / kind.half_life)
                left += event.times * kind.points * faded
        most = math.inf if kind.most is None else kind.most
        total += max(-most, min(most, left))
    return total


def activity_fields(
    mine: list[Event], kinds: dict[str, Kind], today: dt.date
) -> dict[str, object]:
    """The fields that activities make for one account."""
    fields: dict[str, object] = {
        "Activity points": points_of(mine, kinds, today),
        "Activities": sum(event.times for event in mine),
        "Last activity": max((event.day for event in mine), default=None),
    }
    for group in {kind.group for kind in kinds.values()} - {""}:
        inside = {name: kind for name, kind in kinds.items() if kind.group == group}
        fields[f"Activity points: {group}"] = points_of(mine, inside, today)
    for name in kinds:
        some = [event for event in mine if event.kind == name]
        fields[f"Count of {name}"] = sum(event.times for event in some)
        fields[f"Last {name}"] = max((event.day for event in some), default=None)
    return fields


def fifth(value: float, values: list[float]) -> int:
    """The quintile of a value among all: its average rank in fifths, rounded up."""
    below = sum(other < value for other in values)
    equal = sum(other == value for other in values)
    rank = Fraction(2 * below + equal + 1, 2)
    return math.ceil(5 * rank / len(values))


def deal_fields(deals: list[Deal], account: str, today: dt.date) -> dict[str, object]:
    """The fields that deals make for one account."""
    bought = [deal for deal in deals if deal.amount >= 0]
    buyers = sorted({deal.account for deal in bought})
    last = {who: max(d.day for d in bought if d.account == who) for who in buyers}
    often = {who: sum(d.account == who for d in bought) for who in buyers}

    def money(who: str) -> float:
        return math.fsum(d.amount for d in deals if d.account == who)

    fields: dict[str, object] = {
        "Recency days": None,
        "Frequency": often.get(account, 0),
        "Monetary": money(account),
        "RFM recency": None,
        "RFM frequency": None,
        "RFM monetary": None,
    }
    if account in last:
        fields["Recency days"] = (today - last[account]).days
        days = {who: float(last[who].toordinal()) for who in buyers}
        fields["RFM recency"] = fifth(days[account], [*days.values()])
        counts = [float(often[who]) for who in buyers]
        fields["RFM frequency"] = fifth(often[account], counts)
        sums = [round(money(who), 4) for who in buyers]
        fields["RFM monetary"] = fifth(round(money(account), 4), sums)
    return fields


def account_fields(tables: dict[str, Sheet], today: dt.date) -> list[dict[str, object]]:
    """All fields of each row of Accounts."""
    accounts = Accounts(tables["Accounts"], today)
    kinds = signals_of(tables.get("Signals"), today)
    events = events_of(tables["Activities"], accounts, today)
    deals = deals_of(tables["Deals"], accounts, today)
    return [
        {
            **activity_fields([e for e in events if e.account == who], kinds, today),
            **deal_fields(deals, who or "", today),
        }
        for who in accounts.rows
    ]
