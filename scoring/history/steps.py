"""The way from the ratings of last time to those of now, one step at a time.

From the rating of then, r0, to that of now, r3, one thing is moved at a time: the day
(r1), then the accounts' data (r2), then the criteria and settings (r3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.history.basis import basis_of
from scoring.history.effects import Standing, rule_effects, value_effects
from scoring.history.history_sheet import numbers_of
from scoring.history.parts import Effect, Kind
from scoring.history.shares import share_out
from scoring.rating.rate import rate_accounts
from scoring.values.table import heading_key
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.arrays import Floats, Ints
    from scoring.history.parts import Parts
    from scoring.history.snapshot import Snapshot
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

    Tables = Mapping[Sheet, SheetTable]

CLOSE: Final = 0.05
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


@dataclass(frozen=True, slots=True)
class Steps:
    """The m accounts of then that are rated now, on their way.

    Parameters
    ----------
    ratings : ndarray of float, shape (4, m)
        r0 to r3.
    values, rules : tuple of Effect
        What other values did, and what other criteria and settings did.
    """

    ratings: Floats
    values: tuple[Effect, ...] = ()
    rules: tuple[Effect, ...] = ()

    def parts(self, steps: Floats) -> Parts:
        """Share each of the three steps out, in tenths; shape (3, m).

        By largest remainder within each step, so that the parts sum to what History
        shows of it, and all of them to the change.
        """
        passed, data, rules = np.rint(np.nan_to_num(steps) * 10).astype(np.int64)
        rows = np.arange(len(passed))
        time = Effect(Kind.TIME, "", rows, passed / 10)
        return (
            share_out(self.values, data)
            .then(share_out(self.rules, rules))
            .then(share_out([time], passed))
        )


def steps_of(present: Present, last: Snapshot, then: Ints, now: Ints) -> Steps:
    """Rate again: as it was, at today, with the data of now, by the criteria of now."""
    new = present.ratings.by_rules
    same = last.basis.same_criteria(basis_of(present.tables, new.model, last.day))
    if same and last.table is present.table:
        return _aged_alone(present, last, now)
    derived = present.table.headings[len(present.table.columns) :]
    if not (same and last.same) or derived:
        return _walked(present, last, (then, now), same=same)
    steps = _aged_alone(present, last, now)
    few = np.flatnonzero(then >= last.same)
    if not len(few):
        return steps
    some = _walked(present, last, (then[few], now[few]), same=True)
    steps.ratings[:, few] = some.ratings
    values = (replace(effect, rows=few[effect.rows]) for effect in some.values)
    return replace(steps, values=tuple(values))


def _aged_alone(present: Present, last: Snapshot, now: Ints) -> Steps:
    """Walk with accounts that are as they were, by the same criteria.

    Only the day can have moved them.
    """
    new = first = present.ratings.by_rules
    if last.day != present.today:
        then = new.accounts.on_day(last.day)
        first = rate_accounts(last.model, then, other_day=new)
    return Steps(np.array([first.rating, *[new.rating] * 3])[:, now])


def _walked(
    present: Present, last: Snapshot, pairs: tuple[Ints, Ints], *, same: bool
) -> Steps:
    """Rate accounts again at each step; `same` says that the criteria are."""
    new, (then, now) = present.ratings.by_rules, pairs
    old = _rows(last.table, then)
    first = rate_accounts(last.model, last.accounts_at(old, last.day))
    second = first
    if last.day != present.today:
        second = _aged(present, last, old, first)
    third, rows = new, now
    if not same:
        table = _rolled_up(last.model, present.tables, present.today)
        accounts_then = last.accounts_at(_rows(table, now), present.today)
        third, rows = rate_accounts(last.model, accounts_then), np.arange(len(now))
    stands = Standing.of(third, rows)
    values = value_effects((second, third), Standing.of(second), stands, rows)
    rules: tuple[Effect, ...] = ()
    if not same:
        basis = basis_of(present.tables, new.model, last.day)
        other = last.basis.settings != basis.settings
        pair, after = (new, last.model), Standing.of(new, now)
        rules = tuple(rule_effects(pair, stands, after, settings=other))
    ratings = [first.rating, second.rating, third.rating[rows], new.rating[now]]
    return Steps(np.array(ratings), tuple(values), rules)


def _rows(table: SheetTable, rows: Ints) -> SheetTable:
    frame = table.frame.take(rows).reset_index(drop=True)
    return replace(table, frame=frame, rows=np.arange(len(rows)))


def _aged(present: Present, last: Snapshot, old: SheetTable, first: Ratings) -> Ratings:
    """Rate the accounts of then as of today, with what they had done until then.

    Columns made of other tables fade too. Where these tables no longer give the
    rating of then, the columns stay as they were, and count as data.
    """
    today = present.today
    plain = rate_accounts(last.model, first.accounts.on_day(today), other_day=first)
    derived = present.table.headings[len(present.table.columns) :]
    if not derived:
        return plain
    tables = _until(present, last, _without(old, derived))

    def rated(day: float) -> Ratings:
        table = _rolled_up(last.model, tables, day)
        return rate_accounts(last.model, last.accounts_at(table, day))

    again = np.abs(rated(last.day).rating - first.rating) < CLOSE
    faded = rated(today)
    return replace(
        plain,
        rating=np.where(again, faded.rating, plain.rating),
        exact=np.where(again, faded.exact, plain.exact),
        points=np.where(again, faded.points, plain.points),
        outcomes=np.where(again, faded.outcomes, plain.outcomes),
    )


def _rolled_up(
    model: Model, tables: Mapping[Sheet, SheetTable], day: float
) -> SheetTable:
    """Give Accounts with what the other tables tell of them on a day."""
    from scoring.behaviour.roll_up import roll_up  # noqa: PLC0415 - seldom needed

    return roll_up(model, tables, day).table


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
