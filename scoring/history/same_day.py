"""What an earlier Score of the same day said: History keeps one row a day, its last.

So that a second Score of a day can be compared with the first, and a third that changes
nothing still says what the second changed, the row of the day says beside it how the
account stood before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.history.by_hand import ByRules
from scoring.history.hand_moves import hand_moves
from scoring.history.look_back import Before
from scoring.history.moves import NO_STATUS, Earlier, Moves
from scoring.history.past import Past
from scoring.history.reasons import moved_bounds, new_culprits
from scoring.model.model import Settings


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.rating.ratings import Ratings


@dataclass(frozen=True, slots=True)
class SameDay:
    """How n accounts stood earlier on the same day, and what moved them since.

    Parameters
    ----------
    before : Before
        How they stood.
    moves : Moves
        What moved them since.
    """

    before: Before
    moves: Moves


def same_day(
    ratings: Ratings, before: Before, since: Moves, settings: Settings | None
) -> Earlier | None:
    """Say how accounts stood by the latest Score of the day that said something else.

    Parameters
    ----------
    ratings : Ratings
        What is rated now.
    before : Before
        What History says.
    since : Moves
        Of what their change since the Score before consists.
    settings : Settings or None
        Those of the Score before; None where they are not known.

    Returns
    -------
    Earlier or None
        None where there was no such Score. Where nothing has moved since the Score
        before, what that one was compared with stands.
    """
    if not (before.now >= 0).any():
        return None
    then = before.past.moves.earlier
    if not _moved(ratings, before, since):
        return None if then is None else _rows_of(then, before.now)
    rules, past, now = before.past.by_rules, before.past, before.now
    bounds = np.full((2, len(now)), math.nan)
    if settings is not None:
        bounds[0], bounds[1] = settings.contact_from, settings.known_at_least
    there = now >= 0
    return Earlier(
        before.of(past.ratings, now),
        np.append(past.statuses, NO_STATUS)[now],
        np.append(rules.hands, NO_STATUS)[now],
        before.of(rules.ratings, now),
        np.where(there, bounds, math.nan),
        since.lines,
    )


def _moved(ratings: Ratings, before: Before, since: Moves) -> Bools:
    """Say whether anything is another than the Score before said."""
    past, now = before.past, before.now
    new = (now < 0) & (ratings.accounts.name_texts != "").to_numpy()
    then = before.of(past.ratings, now)
    same = (then == ratings.rating) | (np.isnan(then) & np.isnan(ratings.rating))
    same &= np.append(past.statuses, NO_STATUS)[now] == ratings.status
    moved: Bools = (new | ((now >= 0) & ~same)).any() | (since.lines != "").any()
    return moved


def _rows_of(then: Earlier, rows: Ints) -> Earlier:
    return then.then(Earlier.none(1)).take(rows)


def compared_with(ratings: Ratings, earlier: Earlier) -> SameDay:
    """Say what moved the accounts since an earlier Score of the same day."""
    today, count = ratings.accounts.today, len(ratings)
    past = Past(
        np.full(count, today),
        ratings.accounts.name_texts.reset_index(drop=True),
        earlier.ratings,
        earlier.statuses,
        Moves.unknown(count),
        rules=ByRules(earlier.hands, earlier.by_rules, earlier.statuses),
    )
    rows = np.where(earlier.statuses >= 0, np.arange(count), -1)
    latest = np.column_stack([rows, np.full(count, -1)])
    nowhere = np.full(count, -1)
    then = Before(past, np.arange(count), latest, nowhere, today)
    moves = replace(
        Moves.unknown(count),
        causes=_causes(ratings, earlier),
        statuses=np.where(earlier.statuses == ratings.status, -1, earlier.statuses),
        bounds=moved_bounds(ratings, _settings(earlier), then),
        culprits=new_culprits(ratings, then),
        hands=hand_moves(ratings, then),
        parts=earlier.parts,
    )
    return SameDay(then, moves)


def _causes(ratings: Ratings, earlier: Earlier) -> Floats:
    """Say where a cause is not known: another rating of which no part is kept."""
    same = ratings.rating == earlier.ratings
    known = same | (earlier.parts != "").to_numpy()
    return np.where(known, np.zeros((3, 1)), math.nan)


def _settings(earlier: Earlier) -> Settings | None:
    """Give the bounds of then, as settings."""
    known = np.flatnonzero(~np.isnan(earlier.bounds).any(axis=0))
    if not len(known):
        return None
    contact_from, known_at_least = earlier.bounds[:, known[0]].tolist()
    return Settings(contact_from=contact_from, known_at_least=known_at_least)
