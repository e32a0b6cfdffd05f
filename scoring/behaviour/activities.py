"""Activities: what accounts and their people did, and what is left of it today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.behaviour.fading import Tally, first_of_each, left, tally
from scoring.behaviour.once_per import Noted, earn_once
from scoring.behaviour.signals import Signal
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.tables.keys import large, places
from scoring.tables.row_faults import (
    Trouble,
    doubtful_days,
    doubtful_numbers,
    each_word,
    quote,
    still_to_come,
)
from scoring.values.suggest import nearest
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding, Message
    from scoring.tables.keys import Keyed
    from scoring.tables.reader import TableReader
    from scoring.tables.roster import Roster


HEADS = (Head.ACCOUNT, Head.DATE, Head.ACTIVITY, Head.CONTACT, Head.COUNT)
UNDATED: Final = Trouble(
    "B204",
    Head.DATE,
    one="{word} is no date, so this activity is left out",
    others="{word} and {count:,} other {count:word|words} are no dates, so these activities are left out",
)
UNFIT: Final = Trouble(
    "B205",
    Head.COUNT,
    one="{word} is no number of 0 or more, so this activity is left out",
    others=(
        "{word} and {count:,} other {count:word|words} are no numbers of 0 or more, so these "
        "activities are left out"
    ),
)
UNKNOWN: Final = Trouble(
    "B202",
    Head.ACTIVITY,
    one="{word} is not in Signals",
    others="{word} and {count:,} other {count:activity|activities} are not in Signals",
)
LATER: Final = Trouble(
    "B203",
    Head.DATE,
    one=(
        "{word} has an activity on {date}, after the day of the rating, so it does not "
        "count yet"
    ),
    others=(
        "{word} and {count:,} other {count:account|accounts} have such dates, after the day of the "
        "rating, so it does not count yet"
    ),
    by=Head.ACCOUNT,
)


@dataclass(frozen=True, slots=True)
class Activities:
    """The n activities that count, each once.

    Parameters
    ----------
    signals : tuple of Signal
        The kinds: those of Signals, then those only seen, which give no points.
    owners : ndarray of int, shape (n,)
        Whose each is, an account of the roster.
    kinds : ndarray of int, shape (n,)
        Index into `signals`.
    people : ndarray of int, shape (n,)
        Index into `contacts`; -1 where no contact is named.
    contacts : Keyed
        The people named.
    days, counts : ndarray of float, shape (n,)
        When it was, and how often.
    earning : ndarray of float, shape (n,)
        How often it gives points; less than `counts` where a kind counts once per
        contact, day or other value.
    today : float
        The day at which its points are taken.
    """

    signals: tuple[Signal, ...]
    owners: Ints
    kinds: Ints
    people: Ints
    contacts: Keyed
    days: Floats
    counts: Floats
    earning: Floats
    today: float

    def where(self, rows: Bools | Ints) -> Activities:
        """Keep some activities."""
        names = ("owners", "kinds", "people", "days", "counts", "earning")
        return replace(self, **{name: getattr(self, name)[rows] for name in names})

    def owned(self, owners: Ints) -> Activities:
        """Give the activities other owners; those of -1 are left out."""
        return replace(self, owners=owners).where(owners >= 0)

    @property
    def most(self) -> Floats:
        """How many points each kind gives at most."""
        return np.array([signal.most for signal in self.signals])

    @property
    def points(self) -> Floats:
        """What each activity is worth at its own day."""
        worth = np.array([signal.points for signal in self.signals])
        points: Floats = np.nan_to_num(worth)[self.kinds] * self.earning
        return points

    @property
    def left(self) -> Floats:
        """What is left of that today."""
        lives = np.array([signal.half_life for signal in self.signals])
        last = np.array([signal.expires for signal in self.signals])
        ages = self.today - self.days
        still = left(self.points, ages, lives[self.kinds])
        return np.where(ages > last[self.kinds], 0.0, still)

    def lately(self, days: float) -> Activities:
        """Keep those of the last so many days."""
        return self.where(self.today - self.days <= days)

    def tally(self) -> Tally:
        """Add them up by owner and kind."""
        return tally(self.owners, self.kinds, self.left, self.counts, self.days)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of Activities before anything is left out."""

    owners: Ints
    kinds: Keyed
    contacts: Keyed
    days: Floats
    counts: Floats
    moments: Ints


def read_activities(
    rows: TableReader, signals: tuple[Signal, ...] | None, roster: Roster
) -> tuple[Activities, list[Finding]]:
    """Read Activities; what cannot be counted is left out, and found.

    Parameters
    ----------
    rows : TableReader
        The table; its day is that at which points are taken.
    signals : tuple of Signal or None
        None where the workbook has no Signals.
    roster : Roster
        The accounts.
    """
    findings = [*rows.doubled(HEADS)]
    days, counts = rows.days(Head.DATE), rows.numbers(Head.COUNT)
    columns = _Columns(
        owners=roster.find(rows),
        kinds=rows.words(Head.ACTIVITY),
        contacts=rows.words(Head.CONTACT),
        days=days.values,
        counts=np.where(counts.blank, 1.0, counts.values),
        moments=rows.moments(Head.DATE),
    )
    known = signals or ()
    kinds = _with_unnamed(known, columns.kinds)
    findings += roster.unknown(rows, columns.owners)
    findings += _faults(rows, columns)
    if signals is None:
        text = phrase("there is no sheet Signals, so activities give no points")
        findings.append(finding("B207", rows.table.sheet, text, expected=Sheet.SIGNALS))
    else:
        findings += _unknown_kinds(rows, columns.kinds, known)
    numbers = places(columns.kinds.keys, large(signal.key for signal in kinds))
    numbers = np.append(numbers, -1)[columns.kinds.codes]
    fit = (columns.owners >= 0) & (numbers >= 0) & (columns.counts > 0)
    fit &= columns.days <= rows.today
    once = _once(columns, fit)
    findings += _repeated(rows, fit & ~once)
    earning, lost = earn_once(
        rows,
        kinds,
        Noted(columns.owners, numbers, columns.moments, once, columns.counts),
    )
    findings += lost
    activities = Activities(
        kinds, columns.owners, numbers, columns.contacts.codes, columns.contacts,
        columns.days, columns.counts, earning, rows.today,
    )  # fmt: skip
    return activities.where(once), findings


def _with_unnamed(signals: tuple[Signal, ...], kinds: Keyed) -> tuple[Signal, ...]:
    """Add the kinds that are only seen, which give no points."""
    known = {signal.key for signal in signals}
    keys = enumerate(kinds.keys.to_pylist())
    unnamed = (Signal(kinds.word(n), key, 0.0) for n, key in keys if key not in known)
    return (*signals, *unnamed)


def _once(columns: _Columns, fit: Bools) -> Bools:
    """Mark the activities that count, one of all that were noted twice."""
    rows = np.flatnonzero(fit)
    once = np.zeros(len(fit), dtype=np.bool_)
    moment = (
        columns.owners,
        columns.kinds.codes,
        columns.contacts.codes,
        columns.moments,
    )
    first = first_of_each(tuple(part[rows] for part in moment), columns.counts[rows])
    once[rows[first]] = True
    return once


def _faults(rows: TableReader, columns: _Columns) -> Iterator[Finding]:
    """Report cells that cannot be read, and activities still to come."""
    undated = np.isnan(columns.days)
    yield from each_word(rows, undated, UNDATED)
    yield from each_word(rows, ~(columns.counts >= 0), UNFIT)
    text = phrase("no activity is named here, so the row is left out")
    nameless = (columns.kinds.codes < 0) & ~undated
    yield from rows.about("B210", nameless, Head.ACTIVITY, text)
    yield from still_to_come(rows, columns.days, LATER)
    yield from doubtful_days(rows, Head.DATE)
    yield from doubtful_numbers(rows, Head.COUNT)


def _unknown_kinds(
    rows: TableReader, kinds: Keyed, signals: tuple[Signal, ...]
) -> Iterator[Finding]:
    """Report activities that Signals does not have, each once (B202)."""
    names = [signal.name for signal in signals]
    numbers = places(kinds.keys, large(signal.key for signal in signals))
    lost = np.append(numbers < 0, False)[kinds.codes]

    def sentence(_: int, word: str) -> Message:
        return message(UNKNOWN.one, word=quote(word)).hint(nearest(word, names))

    yield from each_word(rows, lost, UNKNOWN, sentence)


def _repeated(rows: TableReader, again: Bools) -> Iterator[Finding]:
    text = phrase(
        "this stands there already, with the same contact and moment; it counts once"
    )
    yield from rows.about("B206", again, Head.ACTIVITY, text)
