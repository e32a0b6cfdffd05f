"""Who became a contact since last time, who no longer is one, and why."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from scoring.history.by_hand import hands_of
from scoring.history.part_words import parts_in_words
from scoring.history.sentences import (
    GONE,
    LESS,
    MORE,
    NEW,
    NO_CAUSE,
    NO_DATA,
    beside_rating,
    by_hand,
    causes_in_words,
)
from scoring.rating.rate_block import STATUSES
from scoring.sheets.results import Changes, Moved
from scoring.values.days import date_of
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.history.look_back import Before
    from scoring.history.moves import Moves
    from scoring.rating.ratings import Ratings

CONTACT = STATUSES.index(Status.CONTACT)


def changes_of(
    ratings: Ratings, before: Before, moves: Moves, sellers: Objects, order: Ints
) -> Changes | None:
    """List the accounts that became contacts and those that are none any more.

    Parameters
    ----------
    ratings : Ratings
        Today's ratings, of n accounts.
    before : Before
        How they stood.
    moves : Moves
        What moved them since.
    sellers : ndarray of str, shape (n,)
        Who has each; empty for nobody.
    order : ndarray of int, shape (n,)
        The accounts in ranked order.

    Returns
    -------
    Changes or None
        None where there is no earlier day.
    """
    latest = before.latest_day
    if math.isnan(latest):
        return None
    was, is_now = before.statuses == CONTACT, ratings.status == CONTACT
    became = order[(is_now & ~was)[order]]
    fell = order[(was & ~is_now)[order]]
    names = ratings.accounts.name_texts
    rows = np.concatenate([became, fell])
    few = moves.take(rows)
    beside = beside_rating(few, ratings.status[rows].astype(np.int64))
    decisions = by_hand(few, hands_of(ratings)[rows])
    parts = parts_in_words(few.lines).to_numpy(dtype=object)

    past, rated_before = before.past, before.ratings

    def reason(n: int) -> str:
        row = rows[n]
        if before.latest[row, 0] < 0:
            return str(NEW)
        known = MORE if ratings.status[row] == CONTACT else LESS
        causes = [parts[n]] if parts[n] else _why(rated_before, moves, row)
        # a decision is a cause of its own, where no other can be told
        untold = causes in ([NO_CAUSE], [NO_DATA])
        causes = [] if decisions[n] and untold else causes
        words = (beside[n], decisions[n], *causes)
        return "; ".join(map(str, filter(None, words))) or str(known)

    def moved(n: int) -> Moved:
        row = rows[n]
        return Moved(
            str(names.iat[row]),
            float(rated_before[row]),
            float(ratings.rating[row]),
            reason(n),
            str(sellers[row]),
        )

    gone = [
        Moved(
            str(past.names.iat[int(row)]), float(past.ratings[row]), np.nan, str(GONE)
        )
        for row in np.flatnonzero(_gone(before, latest))
    ]
    return Changes(
        date_of(latest).isoformat(),
        tuple(moved(n) for n in range(len(became))),
        (*(moved(n) for n in range(len(became), len(rows))), *gone),
    )


def _gone(before: Before, day: float) -> Bools:
    """Find the contacts of a day that are in Accounts no more.

    Of an earlier Score of the same day they are not told: History keeps the day's last
    row of each account that is there, and a further Score would say another thing.
    """
    past = before.past
    were: Bools = (past.days == day) & (past.statuses == CONTACT)
    gone: Bools = were & (before.accounts < 0)
    return gone


def _why(rated_before: Floats, moves: Moves, row: int) -> list[str]:
    """Say what moved the rating of an account, as far as it can be told."""
    if np.isnan(moves.causes[:, row]).any():
        return [NO_DATA if np.isnan(rated_before[row]) else NO_CAUSE]
    return causes_in_words(moves.causes[:, row], str(moves.criteria.iat[row]))
