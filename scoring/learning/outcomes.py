"""Outcomes: which accounts were won or lost, and when, as a workbook says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import sum_each
from scoring.checks.quoting import first_and_more
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.rating.columns import distinct
from scoring.tables.reader import TableReader
from scoring.tables.roster import Roster
from scoring.tables.row_faults import (
    Trouble,
    doubtful_days,
    each_word,
    still_to_come,
)
from scoring.values.cell import is_error
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import (
    HEAD_WORDS,
    LOST_WORDS,
    NO_WORDS,
    OPEN_WORDS,
    WON_WORDS,
    YES_WORDS,
    Head,
    Sheet,
)


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.values.table import SheetTable

WON, LOST, NONE, UNKNOWN = 1, 0, -1, -2
BOTH_PLACES: Final = phrase(
    "outcomes stand on the sheet {sheet} and in this column; the sheet counts"
)
STRANGE: Final = Trouble(
    "L202",
    Head.OUTCOME,
    one="{word} says neither won nor lost, so it is no outcome",
    others=(
        "{word} and {count:,} other {count:word|words} say neither won nor lost, so they are no "
        "outcomes"
    ),
)
LATER: Final = Trouble(
    "L203",
    Head.DATE,
    one="{word} has an outcome on {date}, after the day of the rating",
    others="{word} and {count:,} other {count:account|accounts} have outcomes after the day of the rating",
    by=Head.ACCOUNT,
)
STRANGER: Final = Trouble(
    "L204",
    Head.ACCOUNT,
    one="{word} is not in Accounts, so this outcome does not count",
    others="{word} and {count:,} other {count:name|names} are not in Accounts, so these do not count",
)
UNDATED: Final = Trouble(
    "L207",
    Head.DATE,
    one="{word} is no date, so this outcome counts as one without a date",
    others="{word} and {count:,} other {count:word|words} are no dates, so these count as undated",
)
LACKING: Final = phrase("the sheet needs the headings Account and Outcome")
DOUBLED: Final = phrase(
    "outcomes stand in the column {first} too; keep one of the two columns"
)
TWICE: Final = phrase(
    "the same account, date and outcome stand there already; it counts once"
)
CONTRARY: Final = phrase(
    "this account is both won and lost on one day, so neither counts"
)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """n deals, won or lost, in the order of accounts and days.

    Parameters
    ----------
    accounts : ndarray of int, shape (n,)
        The row of Accounts, from 0, that each is about.
    won : ndarray of bool, shape (n,)
        Whether it was won.
    days : ndarray of float, shape (n,)
        When; NaN where that is not known.
    """

    accounts: Ints
    won: Bools
    days: Floats

    def __len__(self) -> int:
        """Count the outcomes."""
        return len(self.won)

    def take(self, rows: Bools | Ints) -> Outcomes:
        """Keep some outcomes."""
        return Outcomes(self.accounts[rows], self.won[rows], self.days[rows])


NOTHING: Final = Outcomes(
    np.empty(0, dtype=np.int64), np.empty(0, dtype=np.bool_), np.empty(0)
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns with outcomes: one row per outcome, or per account.

    Parameters
    ----------
    rows : TableReader
        The table they stand in.
    date : Head
        What its dates are headed.
    accounts, owners : ndarray of int, shape (n,)
        The row of Accounts of each, and which account it is; -1 where not known.
    """

    rows: TableReader
    date: Head
    accounts: Ints
    owners: Ints


def read_outcomes(
    tables: Mapping[Sheet, SheetTable],
    unused: frozenset[Sheet],
    settings: Settings,
    today: float,
) -> tuple[Outcomes, list[Finding]]:
    """Read the outcomes of a workbook; what cannot be one is left out, and found.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        Accounts, and Outcomes if it is there.
    unused : frozenset of Sheet
        Sheets that are there, but lack their headings.
    settings : Settings
        How to read, and further words for won and lost.
    today : float
        Day of the run.
    """
    accounts = TableReader(tables[Sheet.ACCOUNTS], settings, today)
    findings = [*_doubled(accounts)]
    if Sheet.OUTCOMES in unused:
        findings.append(finding("L101", Sheet.OUTCOMES, LACKING))
    roster = Roster.of(accounts)
    column = accounts.find(Head.OUTCOME)
    if Sheet.OUTCOMES in tables:
        rows = TableReader(tables[Sheet.OUTCOMES], settings, today)
        findings += _doubled(rows)
        if column is not None:
            place = accounts.table.heading_cell(column)
            findings.append(
                finding("L201", place, message(BOTH_PLACES, sheet=rows.table.sheet))
            )
        owners = roster.find(rows)
        first = np.append(roster.first_rows, -1)
        columns = _Columns(rows, Head.DATE, first[owners], owners)
    elif column is not None:
        every = np.arange(len(accounts), dtype=np.int64)
        nameless = roster.codes < 0
        owners = np.where(nameless, roster.count + every, roster.codes)
        columns = _Columns(accounts, Head.OUTCOME_DATE, every, owners)
    else:
        return NOTHING, findings
    outcomes, more = _read(columns, settings)
    return outcomes, [*findings, *more]


def _doubled(rows: TableReader) -> Iterator[Finding]:
    """Report a second column with outcomes (L102), in whatever language."""
    headings = rows.table.headings
    first, *others = outcome_columns(headings) or (0,)
    for column in others:
        place = rows.table.heading_cell(column)
        text = message(DOUBLED, first=headings[first])
        yield finding("L102", place, text, found=headings[column])


def outcome_columns(headings: Sequence[str]) -> list[int]:
    """Find the columns that are headed as outcomes.

    >>> outcome_columns(["Firma", "Udfald", "OUTCOME"])
    [1, 2]
    """
    keys = {heading_key(word) for word in HEAD_WORDS[Head.OUTCOME]}
    return [n for n, heading in enumerate(headings) if heading_key(heading) in keys]


def _read(columns: _Columns, settings: Settings) -> tuple[Outcomes, list[Finding]]:
    rows = columns.rows
    kinds = outcome_kinds(rows, settings)
    # an Excel error is read as a blank, and must not be passed over as one
    kinds = np.where(_errors(rows, Head.OUTCOME), UNKNOWN, kinds)
    dates = rows.days(columns.date)
    some = kinds >= LOST
    findings = [*each_word(rows, kinds == UNKNOWN, STRANGE)]
    lost_names = some & (columns.accounts < 0)
    findings += each_word(rows, lost_names, STRANGER)
    unread = np.isnan(dates.values) & (~dates.blank | _errors(rows, columns.date))
    undated = UNDATED._replace(head=columns.date)
    findings += each_word(rows, unread & some, undated)
    later = np.where(some, dates.values, np.nan)
    named = LATER._replace(head=columns.date)
    if rows.find(Head.ACCOUNT) is None:
        named = named._replace(by=None)
    findings += still_to_come(rows, later, named)
    findings += doubtful_days(rows, columns.date)
    fit = some & (columns.accounts >= 0) & ~(dates.values > rows.today)
    once, more = _once(columns, fit, kinds, dates.values)
    chosen = np.flatnonzero(once)
    order = np.lexsort((kinds[chosen], dates.values[chosen], columns.accounts[chosen]))
    chosen = chosen[order]
    outcomes = Outcomes(
        columns.accounts[chosen], kinds[chosen] == WON, dates.values[chosen]
    )
    return outcomes, [*findings, *more]


def _errors(rows: TableReader, head: Head) -> Bools:
    """Mark the cells of a column that hold an Excel error."""
    column = rows.find(head)
    if column is None:
        return np.zeros(len(rows), dtype=np.bool_)
    values = distinct(rows.table.frame.iloc[:, column])
    marks: Bools = np.array([*map(is_error, values.values)], dtype=np.bool_)
    return marks[values.codes]


def outcome_kinds(rows: TableReader, settings: Settings, *, plain: bool = True) -> Ints:
    """Read what each row says: won 1, lost 0, nothing -1, something else -2.

    Without `plain`, yes and no say nothing: many a column holds these.
    """
    words = rows.words(Head.OUTCOME)
    yes, no = (YES_WORDS, NO_WORDS) if plain else ((), ())
    won = _keys((*WON_WORDS, *yes, *settings.won_words))
    lost = _keys((*LOST_WORDS, *no, *settings.lost_words))
    still_open = _keys(OPEN_WORDS)
    # the user's own words go over ours
    won -= _keys(settings.lost_words)

    def kind(key: str) -> int:
        word = _spaced(key)
        if word in won:
            return WON
        if word in lost:
            return LOST
        return NONE if word in still_open or not word else UNKNOWN

    kinds = np.array([*map(kind, words.keys.to_pylist()), NONE], dtype=np.int64)
    return kinds[words.codes]


def _keys(words: Iterable[str]) -> set[str]:
    return {_spaced(text_key(word)) for word in words}


def _spaced(key: str) -> str:
    """Let hyphens and underscores count as spaces."""
    return " ".join(key.replace("-", " ").replace("_", " ").split())


def _once(
    columns: _Columns, fit: Bools, kinds: Ints, days: Floats
) -> tuple[Bools, list[Finding]]:
    """Leave out outcomes that stand there twice (L205), or are contrary (L206)."""
    rows = np.flatnonzero(fit)
    when = np.nan_to_num(days[rows], nan=-1e9).astype(np.int64)
    moments = np.column_stack([columns.owners[rows], when])
    _, codes = np.unique(moments, axis=0, return_inverse=True)
    codes = codes.reshape(-1)
    won = sum_each(codes, kinds[rows] == WON)
    lost = sum_each(codes, kinds[rows] == LOST)
    contrary = ((won > 0) & (lost > 0))[codes]
    again = np.ones(len(rows), dtype=np.bool_)
    again[np.unique(codes, return_index=True)[1]] = False
    return (
        _marked(len(fit), rows[~contrary & ~again]),
        [
            *_about("L206", columns.rows, _marked(len(fit), rows[contrary]), CONTRARY),
            *_about(
                "L205", columns.rows, _marked(len(fit), rows[again & ~contrary]), TWICE
            ),
        ],
    )


def _marked(count: int, rows: Ints) -> Bools:
    marks = np.zeros(count, dtype=np.bool_)
    marks[rows] = True
    return marks


def _about(code: str, rows: TableReader, marks: Bools, text: str) -> Iterator[Finding]:
    first = first_and_more(marks)
    if first is not None:
        row, more = first
        place, word = rows.place(row, Head.OUTCOME), rows.quotation(row, Head.OUTCOME)
        yield finding(code, place, text, found=word, more=more)
