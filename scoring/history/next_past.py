"""The past as today's run leaves it: its rows added, the oldest days trimmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.history.by_hand import ByRules
from scoring.history.past import Past
from scoring.values.days import date_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.findings import Finding
    from scoring.history.look_back import Before
    from scoring.history.moves import Moves
    from scoring.rating.ratings import Ratings

MOST_ROWS: Final = 300_000
"""Rows kept at most; the oldest days go first."""


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
    if (np.diff(joined.days) > 0).any():
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
