"""How much of what changed since last time is data, weights or time.

From the rating of then, r0, to that of now, r3, one thing is moved at a time: the day
(r1), then the accounts' data (r2), then the criteria and settings (r3). The three steps
sum to the change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from scoring.behaviour.roll_up import roll_up
from scoring.history.basis import basis_of
from scoring.history.by_hand import hand_moves
from scoring.history.history_sheet import numbers_of
from scoring.history.moves import BETWEEN, NO_STATUS, Moves
from scoring.history.reasons import moved_bounds, new_culprits
from scoring.rating.rate import rate_accounts
from scoring.tables.keys import name_numbers
from scoring.values.table import heading_key
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.history.look_back import Before
    from scoring.history.snapshot import Snapshot
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

    Tables = Mapping[Sheet, SheetTable]

_CLOSE: Final = 0.05
"""Ratings have one decimal; this tells them apart whatever float makes of them."""


@dataclass(frozen=True, slots=True)
class Present:
    """What is rated now: the ratings, and the tables they were made of."""

    ratings: Ratings
    tables: Tables
    table: SheetTable

    @property
    def today(self) -> float:
        """The day of the run."""
        return self.ratings.accounts.today


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
    return moves if last is None else _with_causes(moves, present, last, before)


def _with_causes(
    moves: Moves, present: Present, last: Snapshot, before: Before
) -> Moves:
    """Split each account's change into time passed, data changed, weights changed."""
    base = _base(last, before, present.today)
    then, now = _pairs(last, present, base)
    if not len(now):
        return moves
    steps = _steps(present, last, then, now)
    moved = np.round(np.diff(steps.ratings, axis=0) + base.causes[:, now], 1) + 0.0
    # people's decisions are no cause of these three, and stand beside them
    own = present.ratings.by_rules.rating
    change = own[now] - before.rules_ratings[now]
    # Scored may have been changed by hand, and then rates otherwise than it says
    right = np.abs(steps.ratings[0] - base.ratings[now]) < _CLOSE
    right &= np.abs(moved.sum(axis=0) - change) < _CLOSE
    names = [criterion.name for criterion in last.model.criteria]
    listed = _listed(names, steps.moved, base.criteria[now])
    causes = moves.causes.copy()
    criteria = np.full(len(present.ratings), "", dtype=object)
    causes[:, now[right]] = moved[:, right]
    criteria[now[right]] = listed[right]
    return replace(moves, causes=causes, criteria=pd.Series(criteria, dtype="str"))


class _Base(NamedTuple):
    """What History says of the day of the snapshot, for the n accounts of now.

    Parameters
    ----------
    ratings : ndarray of float, shape (n,)
        The rules' rating of that day; NaN where it cannot be told what came before.
    causes : ndarray of float, shape (3, n)
        What has changed since the latest earlier day until then.
    criteria : ndarray of str, shape (n,)
        And by which criteria.
    """

    ratings: Floats
    causes: Floats
    criteria: Objects


def _base(last: Snapshot, before: Before, today: float) -> _Base:
    """Find where the snapshot stands: at the latest earlier day, or earlier today."""
    count = len(before.now)
    if last.day < today:
        ratings = np.where(before.days == last.day, before.rules_ratings, np.nan)
        nothing = np.full(count, "", dtype=object)
        return _Base(ratings, np.zeros((3, count)), nothing)
    known = before.known & (before.now >= 0) & (last.day == today)
    ratings = np.where(
        known, before.of(before.past.by_rules.ratings, before.now), np.nan
    )
    return _Base(ratings, before.causes, before.criteria)


def _pairs(last: Snapshot, present: Present, base: _Base) -> tuple[Ints, Ints]:
    """Find the accounts of then that are rated now; those twice there are left out."""
    names = last.accounts.name_texts, present.ratings.accounts.name_texts
    old, new = map(pd.Index, name_numbers(*names))
    once = ~new.duplicated(keep=False) & ~np.isnan(base.ratings)
    alone = np.flatnonzero(~old.duplicated(keep=False))
    earlier = old[alone].get_indexer(new)
    now = np.flatnonzero(once & (earlier >= 0))
    return alone[earlier[now]], now


class _Steps(NamedTuple):
    """The ratings r0 to r3, shape (4, m), and which points the data moved."""

    ratings: Floats
    moved: Bools


def _steps(present: Present, last: Snapshot, then: Ints, now: Ints) -> _Steps:
    """Rate again: as it was, at today, with the data of now, by the criteria of now."""
    new = present.ratings.by_rules
    same = last.basis.same_criteria(basis_of(present.tables, new.model, last.day))
    if same and last.table is present.table:
        # the same accounts by the same criteria: only the day can have moved them
        day = rate_accounts(last.model, new.accounts.on_day(last.day))
        ratings = np.array([day.rating, *[new.rating] * 3])[:, now]
        return _Steps(ratings, np.zeros((len(new.points), len(now)), dtype=np.bool_))
    old = _rows(last.table, then)
    first = rate_accounts(last.model, last.accounts_at(old, last.day))
    second = first
    if last.day != present.today:
        second = _aged(present, last, old, first)
    if not same:
        table = roll_up(last.model, present.tables, present.today).table
        accounts_then = last.accounts_at(_rows(table, now), present.today)
        third, points = (
            (rerated := rate_accounts(last.model, accounts_then)).rating,
            rerated.points,
        )
    else:
        third, points = new.rating[now], new.points[:, now]
    unchanged = (second.points == points) | (np.isnan(second.points) & np.isnan(points))
    ratings = np.array([first.rating, second.rating, third, new.rating[now]])
    return _Steps(ratings, ~unchanged)


def _rows(table: SheetTable, rows: Ints) -> SheetTable:
    frame = table.frame.take(rows).reset_index(drop=True)
    return replace(table, frame=frame, rows=np.arange(len(rows)))


def _aged(present: Present, last: Snapshot, old: SheetTable, first: Ratings) -> Ratings:
    """Rate the accounts of then as of today, with what they had done until then.

    Columns made of other tables fade too. Where these tables no longer give the
    rating of then, the columns stay as they were, and count as data.
    """
    today = present.today
    plain = rate_accounts(last.model, first.accounts.on_day(today))
    derived = present.table.headings[len(present.table.columns) :]
    if not derived:
        return plain
    tables = _until(present, last, _without(old, derived))

    def rated(day: float) -> Ratings:
        table = roll_up(last.model, tables, day).table
        return rate_accounts(last.model, last.accounts_at(table, day))

    again = np.abs(rated(last.day).rating - first.rating) < _CLOSE
    faded = rated(today)
    return replace(
        plain,
        rating=np.where(again, faded.rating, plain.rating),
        points=np.where(again, faded.points, plain.points),
    )


def _without(table: SheetTable, headings: tuple[str, ...]) -> SheetTable:
    gone = {heading_key(heading) for heading in headings}
    columns = [n for n, h in enumerate(table.headings) if heading_key(h) not in gone]
    return replace(
        table,
        headings=tuple(table.headings[n] for n in columns),
        frame=table.frame.iloc[:, columns].set_axis(range(len(columns)), axis=1),
        columns=tuple(table.columns[n] for n in columns),
    )


def _until(present: Present, last: Snapshot, accounts: SheetTable) -> Tables:
    """Leave out what was done after the snapshot."""
    tables = {**present.tables, Sheet.ACCOUNTS: accounts}
    for sheet in (Sheet.ACTIVITIES, Sheet.DEALS):
        table = tables.get(sheet)
        column = None if table is None else table.find(Head.DATE)
        if table is None or column is None:
            continue
        days = numbers_of(last.accounts_at(table, last.day).column(column), "day")
        tables[sheet] = _rows(table, np.flatnonzero(~(days > last.day)))
    return tables


def _listed(names: list[str], moved: Bools, before: Objects) -> Any:
    """List criteria, those that moved earlier on the same day among them."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    around = pa.scalar(BETWEEN)
    earlier = pc.binary_join_element_wise(
        around, pa.array(before, pa.string()), around, ""
    )
    parts = []
    for name, here in zip(names, moved, strict=True):
        also = pc.match_substring(earlier, f"{BETWEEN}{name}{BETWEEN}")
        both = here | also.to_numpy(zero_copy_only=False)
        parts.append(pc.if_else(pa.array(both), f"{BETWEEN}{name}", ""))
    joined = pc.binary_join_element_wise(*parts, "")
    return pc.utf8_slice_codeunits(joined, len(BETWEEN)).to_numpy(zero_copy_only=False)
