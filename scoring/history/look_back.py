"""What History says of the accounts that are rated now."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.history.by_hand import NOBODY
from scoring.history.moves import NO_STATUS
from scoring.tables.keys import name_numbers
from scoring.threads import blocks


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.history.past import Past

    Text = pd.Series[str]

EARLIER: Final = 2
"""Earlier ratings that a trend shows."""


@dataclass(frozen=True, slots=True)
class Before:
    """What History says of the n accounts that are rated now.

    Parameters
    ----------
    accounts : ndarray of int, shape (m,)
        For each row of the past its account; -1 if it is there no more.
    latest : ndarray of int, shape (n, 2)
        Rows of the latest earlier day and of the one before; -1 for none.
    now : ndarray of int, shape (n,)
        Row of today, from an earlier run; -1 for none.
    latest_day : float
        The latest earlier day of any account; NaN for none.
    """

    past: Past
    accounts: Ints
    latest: Ints
    now: Ints
    latest_day: float

    @property
    def known(self) -> Bools:
        """Which accounts have an earlier day."""
        known: Bools = self.latest[:, 0] >= 0
        return known

    def of(self, values: Floats, rows: Ints) -> Floats:
        """Give values of rows; NaN where there is no row."""
        return np.append(values, np.nan)[rows]

    @property
    def ratings(self) -> Floats:
        """The rating of the latest earlier day."""
        return self.of(self.past.ratings, self.latest[:, 0])

    @property
    def rules_ratings(self) -> Floats:
        """The rules' own rating of that day."""
        return self.of(self.past.by_rules.ratings, self.latest[:, 0])

    @property
    def hands(self) -> Ints:
        """What a person decided on that day, as an index into `HANDS`; -1 for none."""
        hands: Ints = np.append(self.past.by_rules.hands, NOBODY)[self.latest[:, 0]]
        return hands

    @property
    def days(self) -> Floats:
        """The latest earlier day."""
        return self.of(self.past.days, self.latest[:, 0])

    @property
    def statuses(self) -> Ints:
        """The status on that day; -1 for none."""
        statuses: Ints = np.append(self.past.statuses, NO_STATUS)[self.latest[:, 0]]
        return statuses

    @property
    def bounds(self) -> Floats:
        """The bounds that an earlier run of today named, shape (4, n)."""
        return np.array([self.of(row, self.now) for row in self.past.moves.bounds])

    @property
    def causes(self) -> Floats:
        """The causes that an earlier run of today found, shape (3, n).

        History leaves them blank where nothing had moved: zeros, as the rating shows.
        """
        causes = np.array([self.of(row, self.now) for row in self.past.moves.causes])
        then = self.of(self.past.by_rules.ratings, self.now)
        still = np.isnan(causes).all(axis=0) & (then == self.rules_ratings)
        return np.where(still, 0.0, causes)

    @property
    def criteria(self) -> Text:
        """The criteria that an earlier run of today named, in the earlier form."""
        names = self.past.moves.criteria.to_numpy(dtype=object)
        return pd.Series(np.append(names, "")[self.now], dtype="str")

    @property
    def parts(self) -> Text:
        """Of what the change consists that an earlier run of today found."""
        lines = self.past.moves.lines.to_numpy(dtype=object)
        return pd.Series(np.append(lines, "")[self.now], dtype="str")


def look_back(past: Past, names: Text, today: float) -> Before:
    """Find the rows of the past that are about the accounts rated now."""
    accounts = accounts_of(past, names)
    accounts[past.days > today] = -1
    count = len(names)
    now = np.full(count, -1, dtype=np.int64)
    todays = np.flatnonzero((past.days == today) & (accounts >= 0))
    now[accounts[todays]] = todays
    earlier = np.flatnonzero((past.days < today) & (accounts >= 0))
    order = earlier[np.lexsort((past.days[earlier], accounts[earlier]))]
    ordered = accounts[order]
    starts = np.searchsorted(ordered, np.arange(count), "left")
    ends = np.searchsorted(ordered, np.arange(count), "right")
    latest = np.full((count, EARLIER), -1, dtype=np.int64)
    for back in range(EARLIER):
        at = ends - 1 - back
        there = at >= starts
        latest[there, back] = order[at[there]]
    days = past.days[past.days < today]
    latest_day = float(days.max()) if len(days) else math.nan
    return Before(past, accounts, latest, now, latest_day)


def since_by_hand(past: Past, names: Text) -> Floats:
    """Find the first day on which each account was decided by hand; NaN for none."""
    rows = np.flatnonzero(past.by_rules.hands != NOBODY)
    accounts, days = accounts_of(past, names)[rows], past.days[rows]
    since = np.full(len(names) + 1, np.inf)
    np.minimum.at(since, accounts, days)
    return np.where(np.isinf(since[:-1]), np.nan, since[:-1])


def accounts_of(past: Past, names: Text) -> Ints:
    """Find for each row of the past its account by name; -1 if it is there no more.

    Accounts of one name are told apart by their order, which is that of each day.
    """
    rows = _in_order(past, names)
    return _by_names(past, names) if rows is None else rows


def _in_order(past: Past, names: Text) -> Ints | None:
    """Find them where each day has the accounts of now, all of them in their order.

    So it is where Accounts gets no further rows; no name need be looked up then.
    """
    named = np.flatnonzero((names != "").to_numpy())
    if not len(named) or len(past) % len(named):
        return None
    days = past.days.reshape(-1, len(named))
    if (days != days[:, :1]).any() or len(np.unique(days[:, 0])) != len(days):
        return None
    wanted = names.iloc[named].reset_index(drop=True)
    parts = (past.names.iloc[rows] for rows in blocks(len(past), len(named)))
    if not all(part.reset_index(drop=True).equals(wanted) for part in parts):
        return None
    return np.tile(named, len(days)).astype(np.int64)


def _by_names(past: Past, names: Text) -> Ints:
    now, then = name_numbers(names, past.names)
    day = np.unique(past.days, return_inverse=True)[1]
    most = max(len(names), len(past)) + 1
    keys = pd.Index(now * most + _turns(now))
    rows = keys.get_indexer(pd.Index(then * most + _turns(then * most + day)))
    return np.asarray(rows, dtype=np.int64)


def _turns(keys: Ints) -> Ints:
    """Count for each row the earlier ones that have the same key."""
    series = pd.Series(keys)
    if not series.duplicated().any():
        return np.zeros(len(keys), dtype=np.int64)
    return np.asarray(series.groupby(keys).cumcount(), dtype=np.int64)
