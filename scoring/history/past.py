"""History: each account's rating on each day it was scored, kept and trimmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.model.model import MOST_POINTS
from scoring.rating.accounts import Accounts
from scoring.rating.columns import Dense
from scoring.rating.rate_block import STATUSES
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.sheets.scored import coded_text
from scoring.tables.keys import name_numbers
from scoring.values.days import date_of
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.rating.columns import Column
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

    Floats = NDArray[np.float64]
    Codes = NDArray[np.int64]
    Text = pd.Series[str]

MOST_ACCOUNTS: Final = 100_000
"""With more accounts, reading and writing their past would take too long."""
MOST_ROWS: Final = 300_000
"""Rows kept at most; the oldest days go first."""
CAUSES: Final = (Head.TIME_PASSED, Head.DATA_CHANGED, Head.WEIGHTS_CHANGED)
HEADS: Final = (
    Head.DATE,
    Head.ACCOUNT,
    Head.RATING,
    Head.STATUS,
    *CAUSES,
    Head.WHAT_CHANGED,
)
EARLIER: Final = 2
"""Earlier ratings that a trend shows."""
_DAY: Final = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class Past:
    """The rows of History, at most one per account and day.

    Parameters
    ----------
    days : ndarray of float, shape (m,)
        The day of each.
    names : pandas.Series of str, length m
        The account, as it was written.
    ratings : ndarray of float, shape (m,)
        NaN for none.
    statuses : ndarray of int, shape (m,)
        Index into `STATUSES`; -1 where it is none.
    causes : ndarray of float, shape (3, m)
        What of the change is due to `CAUSES`; NaN where it is not known.
    what : pandas.Series of str, length m
        Criteria by which data changed it.
    own : tuple of ScoredColumn
        Columns that the user added.
    """

    days: Floats
    names: Text
    ratings: Floats
    statuses: Codes
    causes: Floats
    what: Text
    own: tuple[ScoredColumn, ...] = ()

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.days)

    def take(self, rows: Codes) -> Past:
        """Keep some rows, in the order given; -1 makes an empty one."""

        def text(series: pd.Series[Any]) -> pd.Series[Any]:
            return series.reindex(rows).reset_index(drop=True)

        return Past(
            self.days[rows],
            text(self.names),
            self.ratings[rows],
            self.statuses[rows],
            self.causes[:, rows],
            text(self.what),
            tuple(replace(c, values=text(c.values)) for c in self.own),
        )


NO_PAST: Final = Past(
    np.empty(0),
    pd.Series(dtype="str"),
    np.empty(0),
    np.empty(0, dtype=np.int64),
    np.empty((3, 0)),
    pd.Series(dtype="str"),
)


def read_past(
    table: SheetTable | None, settings: Settings
) -> tuple[Past, list[Finding]]:
    """Read a History table; rows without a date or an account are findings."""
    if table is None or not len(table.frame):
        return NO_PAST, []
    settings = replace(settings, account_name=Head.ACCOUNT, date1904=table.date1904)
    cells = Accounts(table.frame, settings, 0.0, table.headings)

    def numbers(head: Head, lens: str) -> Floats:
        column = table.find(head)
        none = np.full(len(cells), np.nan)
        return none if column is None else numbers_of(cells.column(column), lens)

    def texts(head: Head) -> Text:
        column = table.find(head)
        if column is None:
            return pd.Series([""] * len(cells), dtype="str")
        values = table.frame.iloc[:, column]
        return values.where(values.notna(), "").astype("str").reset_index(drop=True)

    ratings = numbers(Head.RATING, "number")
    possible = (ratings >= 0) & (ratings <= MOST_POINTS)
    past = Past(
        numbers(Head.DATE, "day"),
        cells.name_texts.reset_index(drop=True),
        np.where(possible, ratings, np.nan),
        _statuses(texts(Head.STATUS)),
        np.array([numbers(head, "number") for head in CAUSES]),
        texts(Head.WHAT_CHANGED),
        _own_columns(table),
    )
    bad = np.isnan(past.days) | (past.names == "").to_numpy()
    return past.take(np.flatnonzero(~bad)), _unread(table, np.flatnonzero(bad))


def numbers_of(column: Column, lens: str) -> Floats:
    """Give the days or the numbers of a column, NaN for all else."""
    if isinstance(column, Dense):
        same = column.lens == lens
        return column.values if same else np.full(len(column.values), np.nan)
    read = [cell.day if lens == "day" else cell.number for cell in column.cells]
    return np.array(read)[column.codes]


def _statuses(texts: Text) -> Codes:
    known = {text_key(status): index for index, status in enumerate(STATUSES)}
    codes, words = pd.factorize(texts)
    numbers = [known.get(text_key(str(word)), -1) for word in words]
    return np.array([*numbers, -1], dtype=np.int64)[codes]


def _own_columns(table: SheetTable) -> tuple[ScoredColumn, ...]:
    ours = {heading_key(head) for head in HEADS}
    formats = table.formats or ("General",) * len(table.headings)
    return tuple(
        ScoredColumn(
            heading,
            table.frame.iloc[:, n].reset_index(drop=True),
            Look.SOURCE,
            formats[n],
        )
        for n, heading in enumerate(table.headings)
        if heading and heading_key(heading) not in ours
    )


def _unread(table: SheetTable, rows: Codes) -> list[Finding]:
    if not len(rows):
        return []
    column = table.find(Head.DATE) or 0
    text = "the row has no date or no account, and is not kept"
    found = table.frame.iat[int(rows[0]), column]
    place = table.cell(int(rows[0]), column)
    return [finding("H201", place, text, found=found, more=len(rows) - 1)]


def accounts_of(past: Past, names: Text) -> Codes:
    """Find for each row of the past its account by name; -1 if it is there no more.

    Accounts of one name are told apart by their order, which is that of each day.
    """
    now, then = name_numbers(names, past.names)
    day = np.unique(past.days, return_inverse=True)[1]
    most = max(len(names), len(past)) + 1
    keys = pd.Index(now * most + _turns(now))
    found = keys.get_indexer(pd.Index(then * most + _turns(then * most + day)))
    return np.asarray(found, dtype=np.int64)


def _turns(keys: Codes) -> Codes:
    """Count for each row the earlier ones that have the same key."""
    series = pd.Series(keys)
    if not series.duplicated().any():
        return np.zeros(len(keys), dtype=np.int64)
    return np.asarray(series.groupby(keys).cumcount(), dtype=np.int64)


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
    """

    past: Past
    accounts: Codes
    latest: Codes
    now: Codes

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which accounts have an earlier day."""
        found: NDArray[np.bool_] = self.latest[:, 0] >= 0
        return found

    def of(self, values: Floats, rows: Codes) -> Floats:
        """Give values of rows; NaN where there is no row."""
        return np.append(values, np.nan)[rows]

    @property
    def ratings(self) -> Floats:
        """The rating of the latest earlier day."""
        return self.of(self.past.ratings, self.latest[:, 0])

    @property
    def days(self) -> Floats:
        """The latest earlier day."""
        return self.of(self.past.days, self.latest[:, 0])

    @property
    def statuses(self) -> Codes:
        """The status on that day; -1 for none."""
        found: Codes = np.append(self.past.statuses, -1)[self.latest[:, 0]]
        return found


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
    return Before(past, accounts, latest, now)


def next_past(
    before: Before, scores: Ratings, told: tuple[Floats, Text]
) -> tuple[Past, list[Finding]]:
    """Add today's rows, in place of those of an earlier run, and trim the rest.

    Parameters
    ----------
    before : Before
        The past.
    scores : Ratings
        Today's ratings.
    told : (ndarray of float of shape (3, n), pandas.Series of str)
        What moved them.
    """
    past, today = before.past, scores.accounts.today
    causes, what = told
    names = scores.accounts.name_texts
    named = np.flatnonzero((names != "").to_numpy())
    old = before.now[named]
    own = tuple(
        replace(c, values=c.values.reindex(old).reset_index(drop=True))
        for c in past.own
    )
    new = Past(
        np.full(len(named), today),
        names.iloc[named].reset_index(drop=True),
        scores.rating[named],
        scores.status[named].astype(np.int64),
        causes[:, named],
        what.iloc[named].reset_index(drop=True),
        own,
    )
    least = today - scores.model.settings.keep_history
    kept = np.flatnonzero((past.days != today) & (past.days >= least))
    joined = _joined(new, past.take(kept))
    joined = joined.take(np.argsort(-joined.days, kind="stable"))
    return _cut(joined)


def _joined(first: Past, second: Past) -> Past:
    def text(one: pd.Series[Any], two: pd.Series[Any]) -> pd.Series[Any]:
        if not len(one) or not len(two):
            return two if len(two) else one
        return pd.concat([one, two], ignore_index=True)

    return Past(
        np.concatenate([first.days, second.days]),
        text(first.names, second.names),
        np.concatenate([first.ratings, second.ratings]),
        np.concatenate([first.statuses, second.statuses]),
        np.concatenate([first.causes, second.causes], axis=1),
        text(first.what, second.what),
        tuple(
            replace(one, values=text(one.values, two.values))
            for one, two in zip(first.own, second.own, strict=True)
        ),
    )


def _cut(past: Past) -> tuple[Past, list[Finding]]:
    """Leave out the oldest days where there are too many rows."""
    if len(past) <= MOST_ROWS:
        return past, []
    # whole days, so that no trend tells of one account more than of another
    kept = np.flatnonzero(past.days > past.days[MOST_ROWS])
    kept = kept if len(kept) else np.arange(MOST_ROWS)
    since = day_words(past.days[kept[-1]])
    text = f"the days before {since} were left out, to keep at most {MOST_ROWS:,} rows"
    return past.take(kept), [finding("H203", Sheet.HISTORY, text)]


def history_sheet(past: Past) -> ScoredSheet:
    """Describe the History sheet, the latest day first."""
    dates = (past.days * _DAY + np.datetime64(0, "D")).astype("datetime64[s]")
    statuses = coded_text([status.value for status in STATUSES], past.statuses)
    parts: Sequence[tuple[Head, pd.Series[Any], Look, str]] = (
        (Head.DATE, pd.Series(dates), Look.DATE, "The day the account was scored"),
        (Head.ACCOUNT, past.names, Look.NAME, ""),
        (Head.RATING, pd.Series(past.ratings), Look.RATING, ""),
        (Head.STATUS, statuses, Look.STATUS, ""),
        *(
            (head, pd.Series(values), Look.POINTS, "Share of the change since before")
            for head, values in zip(CAUSES, past.causes, strict=True)
        ),
        (Head.WHAT_CHANGED, past.what, Look.SENTENCE, "Criteria whose points changed"),
    )
    columns = [ScoredColumn(h.value, v, look, note=note) for h, v, look, note in parts]
    return ScoredSheet((*columns, *past.own), np.ones(len(past), dtype=np.bool_), ())


def day_words(day: float) -> str:
    """Write a day as ISO date."""
    return date_of(day).isoformat()
