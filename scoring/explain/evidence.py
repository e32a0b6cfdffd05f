"""What stands behind a derived field of one account: which activities, which deals."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads it
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.behaviour.fading import limited
from scoring.behaviour.former_values import former_field
from scoring.checks.quoting import formulas_of, shortened
from scoring.language import number, phrase
from scoring.model.derived_headings import heading_to_read
from scoring.tables.added_columns import window_of
from scoring.values.cell import cell_text, read_cell
from scoring.values.days import date_of
from scoring.values.json_values import FloatOrNull  # noqa: TC001 - pydantic reads it
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import DerivedField, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.behaviour.activities import Activities
    from scoring.behaviour.contacts import Contacts
    from scoring.behaviour.deals import Deals
    from scoring.behaviour.former_values import Changes
    from scoring.behaviour.rolled_up import RolledUp
    from scoring.behaviour.signals import Signal
    from scoring.rating.ratings import Ratings
    from scoring.tables.sources import Source


TODAY: Final = phrase("today")
ONE_DAY_AGO: Final = phrase("{days} day ago")
DAYS_AGO: Final = phrase("{days:,} days ago")
LEFT: Final = phrase("{points:.1f} left")
AND_MORE: Final = phrase("... and {count:,} more")
MADE_OF: Final = phrase("{field}, from {sheet}")
NOT_LOOKED_UP: Final = phrase("not looked up in {file}: the account has no '{heading}'")
LOOKED_UP: Final = phrase("looked up in {file} where {heading} is {value}")
LIMITED: Final = phrase("{name}: {points:.1f}, limited to {most:g}")
DEAL: Final = phrase("deal")
CREDIT_NOTE: Final = phrase("credit note")
WAS: Final = phrase("was {value}")
WAS_BLANK: Final = phrase("was blank")


@dataclass(frozen=True, slots=True)
class Item:
    """One activity, deal or contact.

    Parameters
    ----------
    what : str
        Its kind and whose it is, in words.
    date : datetime.date or None
        When it was; None for a contact.
    age : int or None
        How many days ago that is.
    points : float
        What it was worth then: points, an amount, or a contact's rating. NaN for none.
    left : float
        What is left of the points; NaN where nothing fades.
    """

    what: str
    date: dt.date | None = None
    age: int | None = None
    points: FloatOrNull = math.nan
    left: FloatOrNull = math.nan

    def line(self) -> str:
        """Tell it in a line.

        >>> import datetime as dt
        >>> Item("Demo booked", dt.date(2026, 10, 1), 50, 10.0, 5.6123).line()
        'Demo booked, 2026-10-01 (50 days ago): 10, 5.6 left'
        """
        when = "" if self.date is None else f", {self.date.isoformat()}"
        when += "" if self.age is None else f" ({_ago(self.age)})"
        worth = "" if math.isnan(self.points) else f": {number(self.points, ',.10g')}"
        still = "" if math.isnan(self.left) else f", {LEFT.format(points=self.left)}"
        return f"{self.what}{when}{worth}{still}"


def _ago(days: int) -> str:
    words = TODAY if days == 0 else ONE_DAY_AGO if days == 1 else DAYS_AGO
    return words.format(days=days)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a derived field of an account is made of.

    Parameters
    ----------
    field, sheet : str
        The field, and the sheet it is made of.
    items : tuple of Item
        Those that matter most first.
    notes : tuple of str
        What was done to them, such as a limit reached.
    """

    field: str
    sheet: str
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()

    def lines(self, most: int) -> list[str]:
        """Tell it in lines, no more than `most` of them about items."""
        some = [item.line() for item in self.items[:most]]
        left = len(self.items) - len(some)
        rest = [AND_MORE.format(count=left)] if left > 0 else []
        start = MADE_OF.format(field=self.field, sheet=self.sheet)
        under = some or self.notes
        return [f"{start}:" if under else start, *some, *rest, *self.notes]


def behind(
    rolled: RolledUp, ratings: Ratings, index: int, sources: tuple[Source, ...] = ()
) -> tuple[Behind, ...]:
    """Find what stands behind the derived fields that criteria name.

    Parameters
    ----------
    rolled : RolledUp
        What was made of the tables.
    ratings : Ratings
        The rated accounts.
    index : int
        Which account, counted from 0.
    sources : tuple of Source
        The rows of Sources.
    """
    table, evidence = rolled.table, []
    owner = -1 if rolled.roster is None else int(rolled.roster.codes[index])
    for column in _derived_columns(rolled, ratings):
        sheet = table.derived[column - len(table.columns)]
        if not sheet:
            continue  # a field that no file has
        items, notes = _items(rolled, sheet, table.headings[column], owner)
        joined = [source for source in sources if source.name == sheet]
        notes = notes or tuple(_looked_up(ratings, index, one) for one in joined[:1])
        field = heading_to_read(table, column)
        evidence.append(Behind(field, str(sheet), items, notes))
    return tuple(evidence)


def _looked_up(ratings: Ratings, index: int, source: Source) -> str:
    """Say by which key a column was joined."""
    accounts = ratings.accounts
    value = accounts.frame.iat[index, accounts.index[heading_key(source.here)]]
    text = value if isinstance(value, str) else cell_text(read_cell(value))
    if not text.strip():
        return NOT_LOOKED_UP.format(file=source.file, heading=source.here)
    return LOOKED_UP.format(
        file=source.file, heading=source.there, value=shortened(text)
    )


def _derived_columns(rolled: RolledUp, ratings: Ratings) -> list[int]:
    """Find the derived columns that criteria name, in the order of Criteria."""
    columns: dict[int, None] = {}
    for criterion in ratings.model.criteria:
        named = [criterion.field]
        named += [name for _, f in formulas_of(criterion) for name in f.fields]
        for source in map(ratings.accounts.source, named):
            derived = source is not None and source.column >= len(rolled.table.columns)
            if criterion.active and source is not None and derived:
                columns[source.column] = None
    return [*columns]


def _items(
    rolled: RolledUp, sheet: str, heading: str, owner: int
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    if sheet == Sheet.ACTIVITIES and rolled.activities is not None:
        activities = rolled.activities
        kinds, by_points = _meant(activities.signals, heading)
        mine = (activities.owners == owner) & np.isin(activities.kinds, kinds)
        few = activities.where(mine)
        notes = tuple(_limits(few)) if by_points else ()
        return tuple(_activity_items(few, by_points=by_points)), notes
    if sheet == Sheet.DEALS and rolled.deals is not None:
        return tuple(_deal_items(rolled.deals, owner)), ()
    if sheet == Sheet.CHANGES and rolled.changes is not None:
        return tuple(_former_items(rolled.changes, owner, heading)), ()
    if sheet == Sheet.CONTACTS and rolled.contacts is not None:
        return tuple(_contact_items(rolled.contacts, owner)), ()
    return (), ()


def _meant(signals: tuple[Signal, ...], heading: str) -> tuple[list[int], bool]:
    """Say which kinds of activity a field is made of, and whether of their points."""
    key = heading_key(heading)
    for form in (DerivedField.POINTS_OF, DerivedField.LAST_OF, DerivedField.COUNT_OF):
        of_group = form is DerivedField.POINTS_OF
        kinds = [
            number
            for number, signal in enumerate(signals)
            if (name := signal.group if of_group else signal.name)
            and text_key(form.format(name=name)) == text_key(heading)
        ]
        if kinds and key != heading_key(DerivedField.LAST):
            return kinds, of_group
    return [*range(len(signals))], key == heading_key(DerivedField.POINTS)


def _activity_items(few: Activities, *, by_points: bool) -> Iterator[Item]:
    """Tell activities, first what is left of most; without points the latest first."""
    points, still = few.points, few.left
    newest = np.argsort(-few.days, kind="stable")
    most = newest[np.argsort(-np.abs(still[newest]), kind="stable")]
    for at in most if by_points else newest:
        signal = few.signals[few.kinds[at]]
        person = few.contacts.word(int(few.people[at]))
        times = f" x {number(few.counts[at], 'g')}" if few.counts[at] != 1 else ""
        yield Item(
            what=f"{signal.name}{times}{', ' if person else ''}{person}",
            date=date_of(few.days[at]),
            age=int(few.today - few.days[at]),
            points=float(points[at]) if by_points else math.nan,
            left=float(still[at]) if by_points else math.nan,
        )


def _limits(few: Activities) -> Iterator[str]:
    """Say which kinds gave more than Signals allows."""
    pairs = few.tally()
    limited_points = limited(pairs.points, few.most[pairs.kinds])
    for kind, points, most in zip(
        pairs.kinds, pairs.points, limited_points, strict=True
    ):
        if points != most:
            name = few.signals[kind].name
            yield LIMITED.format(name=name, points=float(points), most=float(most))


def _deal_items(deals: Deals, owner: int) -> Iterator[Item]:
    mine = deals.where(deals.owners == owner)
    for at in np.argsort(-mine.days, kind="stable"):
        amount, age = float(mine.amounts[at]), int(mine.today - mine.days[at])
        what = DEAL if amount >= 0 else CREDIT_NOTE
        yield Item(str(what), date_of(mine.days[at]), age, amount)


def _former_items(changes: Changes, owner: int, heading: str) -> Iterator[Item]:
    """Tell what the earliest change of a field within its window wrote over."""
    window = window_of(heading)
    if window is None:
        return
    key, days = window
    for at in changes.earliest(former_field(key), days).tolist():
        if changes.owners[at] == owner:
            former = float(changes.numbers[at])
            was = changes.texts[at] if math.isnan(former) else number(former, ",.10g")
            age = int(changes.today - changes.days[at])
            words = WAS.format(value=was) if was else str(WAS_BLANK)
            yield Item(words, date_of(changes.days[at]), age)


def _contact_items(contacts: Contacts, owner: int) -> Iterator[Item]:
    rows = np.flatnonzero(contacts.owners == owner) if owner >= 0 else np.empty(0, int)
    names = contacts.people.names
    ratings = np.full(len(rows), np.nan)
    if contacts.ratings is not None:
        ratings = contacts.ratings.rating[rows]
    # those without a rating come last
    for at in np.argsort(-np.nan_to_num(ratings, nan=-1), kind="stable"):
        yield Item(str(names[rows[at]]), points=float(ratings[at]))
