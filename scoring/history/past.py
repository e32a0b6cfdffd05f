"""The past: each account's rating on each day it was scored, trimmed and added to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.history.by_hand import NOBODY, UNCHANGED, ByRules
from scoring.history.moves import Moves
from scoring.history.texts import joined_text
from scoring.values.days import date_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints
    from scoring.findings import Finding
    from scoring.history.look_back import Before
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import ScoredColumn

    Text = pd.Series[str]

MOST_ROWS: Final = 300_000
"""Rows kept at most; the oldest days go first."""


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
    moves : Moves
        What had moved the m accounts.
    own : tuple of ScoredColumn
        Columns that the user added.
    rules : ByRules, optional
        What the rules said; None where nobody decided otherwise.
    """

    days: Floats
    names: Text
    ratings: Floats
    statuses: Ints
    moves: Moves
    own: tuple[ScoredColumn, ...] = ()
    rules: ByRules | None = None

    @property
    def by_rules(self) -> ByRules:
        """What the rules said, whatever people decided."""
        return self.rules or ByRules.alone(self.ratings, self.statuses)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.days)

    def take(self, rows: Ints) -> Past:
        """Keep some rows, in the order given."""
        return Past(
            self.days[rows],
            self.names.take(rows).reset_index(drop=True),
            self.ratings[rows],
            self.statuses[rows],
            self.moves.take(rows),
            tuple(
                replace(c, values=c.values.take(rows).reset_index(drop=True))
                for c in self.own
            ),
            None if self.rules is None else self.rules.take(rows),
        )

    def then(self, other: Past) -> Past:
        """Put other rows after these; the columns of the user are the same."""
        return Past(
            np.concatenate([self.days, other.days]),
            joined_text(self.names, other.names),
            np.concatenate([self.ratings, other.ratings]),
            np.concatenate([self.statuses, other.statuses]),
            self.moves.then(other.moves),
            tuple(
                replace(one, values=joined_text(one.values, two.values))
                for one, two in zip(self.own, other.own, strict=True)
            ),
            None
            if self.rules is None and other.rules is None
            else self.by_rules.then(other.by_rules),
        )

    def bare(self) -> Past:
        """Leave out what the rules said where no person decided anything, or now does."""
        if self.decided:
            return self
        return replace(self, rules=None, moves=replace(self.moves, hands=None))

    @property
    def decided(self) -> bool:
        """Whether people decided something on any of the days."""
        rules, hands = self.rules, self.moves.hands
        some = rules is not None and bool((rules.hands != NOBODY).any())
        return some or (hands is not None and bool((hands.before != UNCHANGED).any()))


NO_PAST: Final = Past(
    np.empty(0),
    pd.Series(dtype="str"),
    np.empty(0),
    np.empty(0, dtype=np.int64),
    Moves.unknown(0),
)


def next_past(
    before: Before, ratings: Ratings, moves: Moves
) -> tuple[Past, list[Finding]]:
    """Add today's rows, in place of those of an earlier run, and trim the rest.

    Parameters
    ----------
    before : Before
        The past.
    ratings : Ratings
        Today's ratings.
    moves : Moves
        What moved them.
    """
    past, today = before.past, ratings.accounts.today
    least = today - ratings.model.settings.keep_history
    rest = np.flatnonzero((past.days != today) & (past.days >= least))
    # what an earlier Score of a day said matters on that day alone
    former = replace(past, moves=replace(past.moves, earlier=None)).take(rest)
    joined = _of_today(before, ratings, moves).then(former)
    joined = joined.take(np.argsort(-joined.days, kind="stable"))
    later, findings = _cut(joined)
    return later.bare(), findings


def _of_today(before: Before, ratings: Ratings, moves: Moves) -> Past:
    names, rules = ratings.accounts.name_texts, ByRules.of(ratings)
    named = np.flatnonzero((names != "").to_numpy())
    old = before.now[named]
    own = tuple(
        replace(c, values=c.values.reindex(old).reset_index(drop=True))
        for c in before.past.own
    )
    return Past(
        np.full(len(named), ratings.accounts.today),
        names.iloc[named].reset_index(drop=True),
        ratings.rating[named],
        ratings.status[named].astype(np.int64),
        moves.take(named),
        own,
        None if rules is None else rules.take(named),
    )


def _cut(past: Past) -> tuple[Past, list[Finding]]:
    """Leave out the oldest days where there are too many rows."""
    if len(past) <= MOST_ROWS:
        return past, []
    # whole days, so that no trend tells of one account more than of another
    rest = np.flatnonzero(past.days > past.days[MOST_ROWS])
    rest = rest if len(rest) else np.arange(MOST_ROWS)
    sentence = message(
        "the days before {date} were left out, to keep at most {rows:,} rows",
        date=date_of(past.days[rest[-1]]),
        rows=MOST_ROWS,
    )
    return past.take(rest), [finding("H203", Sheet.HISTORY, sentence)]
