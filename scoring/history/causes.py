"""How much of what changed since last time is data, weights or time.

From the rating of then, r0, to that of now, r3, one thing is moved at a time: the day
(r1), then the accounts' data (r2), then the criteria and settings (r3). The three steps
sum to the change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from scoring.history.hand_moves import hand_moves
from scoring.history.moves import NO_STATUS, Moves
from scoring.history.parts import Effect, Kind, Parts, as_lines, merged, read_lines
from scoring.history.reasons import moved_bounds, new_culprits
from scoring.history.same_day import same_day
from scoring.history.steps import CLOSE, steps_of
from scoring.tables.keys import name_numbers


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.history.look_back import Before
    from scoring.history.snapshot import Snapshot
    from scoring.history.steps import Present


def moves_of(present: Present, last: Snapshot | None, before: Before) -> Moves:
    """Say what moved each account since the latest earlier day."""
    ratings = present.ratings
    then = None if last is None else last.model.settings
    moves = replace(
        Moves.unknown(len(ratings)),
        statuses=np.where(
            before.statuses == ratings.status, NO_STATUS, before.statuses
        ),
        bounds=moved_bounds(ratings, then, before),
        culprits=new_culprits(ratings, before),
        hands=hand_moves(ratings, before),
    )
    if last is None:
        return replace(moves, earlier=same_day(ratings, before, moves, None))
    since = moves
    base = _base(last, before, present.today)
    rows, now = _pairs(last, present, base)
    if len(now):
        moves, since = _with_causes(moves, (present, last, before), base, (rows, now))
    settings = then if last.day == present.today else None
    return replace(moves, earlier=same_day(ratings, before, since, settings))


def _with_causes(
    moves: Moves,
    what: tuple[Present, Snapshot, Before],
    base: _Base,
    pairs: tuple[Ints, Ints],
) -> tuple[Moves, Moves]:
    """Split each account's change into time passed, data changed, weights changed.

    Returns
    -------
    tuple of Moves
        Since the latest earlier day, and since the last Score, that of today or of
        that day.
    """
    present, last, before = what
    now = pairs[1]
    steps = steps_of(present, last, *pairs)
    step = np.round(np.diff(steps.ratings, axis=0), 1) + 0.0
    moved = np.round(step + base.causes[:, now], 1) + 0.0
    # people's decisions are no cause of these three, and stand beside them
    own = present.ratings.by_rules.rating
    # Scored may have been changed by hand, and then rates otherwise than it says
    right = np.abs(steps.ratings[0] - base.ratings[now]) < CLOSE
    right &= ~np.isnan(moved).any(axis=0)
    change = own[now] - before.rules_ratings[now]
    right &= ~before.known[now] | (np.abs(moved.sum(axis=0) - change) < CLOSE)
    causes = moves.causes.copy()
    causes[:, now[right]] = moved[:, right]
    some = np.zeros(len(present.ratings), dtype=np.bool_)
    some[now[right]] = True
    shown = _of_accounts(steps.parts(np.where(right, step, 0.0)), now, some)
    since = replace(moves, parts=as_lines(shown, len(some)))
    if last.day < present.today:
        return replace(since, causes=causes), since
    earlier = _until_now(before, base, since.lines != "")
    earlier = earlier.take(np.flatnonzero(some[earlier.rows]))
    lines = as_lines(merged(earlier, shown), len(some))
    causes[:, ~before.known & (lines == "").to_numpy()] = np.nan
    # as long as nothing more has moved it, the day stays as it was kept
    criteria = before.criteria.where(pd.Series(some) & (lines == ""), "")
    return replace(moves, causes=causes, parts=lines, criteria=criteria), since


def _of_accounts(parts: Parts, now: Ints, some: Bools) -> Parts:
    """Give parts of accounts of now, without those of which they are not right."""
    parts = replace(parts, rows=now[parts.rows])
    return parts.take(np.flatnonzero(some[parts.rows]))


def _until_now(before: Before, base: _Base, further: pd.Series[bool]) -> Parts:
    """Read the parts of an earlier Score of the day; unless kept, they are one `other`."""
    parts = read_lines(before.parts)
    unkept = (further & (before.parts == "")).to_numpy()
    whole = np.rint(np.nan_to_num(base.causes.sum(axis=0)) * 10).astype(np.int64)
    rows = np.flatnonzero(unkept & (whole != 0))
    rest = Effect(Kind.OTHER, "", rows, whole[rows] / 10)
    return parts.then(Parts.of([rest], whole[rows]))


class _Base(NamedTuple):
    """What History says of the day of the snapshot, for the n accounts of now.

    Parameters
    ----------
    ratings : ndarray of float, shape (n,)
        The rules' rating of that day; NaN where it cannot be told what came before.
    causes : ndarray of float, shape (3, n)
        What has changed since the latest earlier day until then.
    """

    ratings: Floats
    causes: Floats


def _base(last: Snapshot, before: Before, today: float) -> _Base:
    """Find where the snapshot stands: at the latest earlier day, or earlier today."""
    count = len(before.now)
    if last.day < today:
        ratings = np.where(before.days == last.day, before.rules_ratings, np.nan)
        return _Base(ratings, np.zeros((3, count)))
    known = (before.now >= 0) & (last.day == today)
    ratings = np.where(
        known, before.of(before.past.by_rules.ratings, before.now), np.nan
    )
    # before the first day of an account there was nothing that could have moved it
    first = ~before.known
    causes = np.where(first, np.nan_to_num(before.causes), before.causes)
    return _Base(ratings, causes)


def _pairs(last: Snapshot, present: Present, base: _Base) -> tuple[Ints, Ints]:
    """Find the accounts of then that are rated now; those twice there are left out."""
    names = present.ratings.accounts.name_texts
    if last.table is present.table:
        new = pd.Index(name_numbers(names)[0])
        once = ~new.duplicated(keep=False) & ~np.isnan(base.ratings)
        same = np.flatnonzero(once)
        return same, same
    old, new = map(pd.Index, name_numbers(last.accounts.name_texts, names))
    once = ~new.duplicated(keep=False) & ~np.isnan(base.ratings)
    alone = np.flatnonzero(~old.duplicated(keep=False))
    earlier = old[alone].get_indexer(new)
    now = np.flatnonzero(once & (earlier >= 0))
    return alone[earlier[now]], now
