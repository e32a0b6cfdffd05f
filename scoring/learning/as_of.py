"""Ratings as they were on the eve of each outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from scoring.behaviour.roll_up import RollUps
from scoring.behaviour.rolled_up import USED
from scoring.checks.quoting import columns_read, formulas_of
from scoring.rating.columns import Dense
from scoring.rating.ranking import tier_of
from scoring.rating.rate import rate_accounts
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.arrays import Bools, Floats, Int16s, Ints
    from scoring.learning.outcomes import Outcomes
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable
    from scoring.vocabulary import Sheet

    Tables = Mapping[Sheet, SheetTable]

OUT: Final = STATUSES.index(Status.DISQUALIFIED)
NO_DATA: Final = STATUSES.index(Status.NO_DATA)


@dataclass(frozen=True, slots=True)
class Judged:
    """n outcomes with the ratings of k criteria on their eve.

    Parameters
    ----------
    outcomes : Outcomes
        The deals that could be rated.
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    codes : ndarray of int, shape (k, n)
        Which rule decided.
    exact, rating : ndarray of float, shape (n,)
        As `Ratings` has them; exact is 0 for disqualified ones.
    status, profile, tier : ndarray of int, shape (n,)
        As `Ratings` has them; the tier is -1 for disqualified ones.
    no_data : int
        How many outcomes could not be rated, and are left out.
    """

    outcomes: Outcomes
    points: Floats
    codes: Int16s
    exact: Floats
    rating: Floats
    status: Ints
    profile: Ints
    tier: Ints
    no_data: int

    @property
    def out(self) -> Bools:
        """Which were disqualified, shape (n,)."""
        marks: Bools = self.status == OUT
        return marks

    def take(self, rows: Bools | Ints) -> Judged:
        """Keep some outcomes."""
        return Judged(
            self.outcomes.take(rows),
            self.points[:, rows],
            self.codes[:, rows],
            self.exact[rows],
            self.rating[rows],
            self.status[rows],
            self.profile[rows],
            self.tier[rows],
            self.no_data,
        )


class Known(NamedTuple):
    """What accounts are rated by, whichever the day.

    Parameters
    ----------
    now : Ratings
        The ratings of today.
    tables : mapping of Sheet to SheetTable
        All tables, Accounts with the columns of Sources.
    unused : frozenset of Sheet
        Sheets that are there, but not used.
    own : int
        How many columns of the accounts are their own; the others are rolled up.
    """

    now: Ratings
    tables: Tables
    unused: frozenset[Sheet]
    own: int


def judge(known: Known, outcomes: Outcomes) -> Judged:
    """Rate each outcome's account as it was on the eve; undated ones as it is now."""
    parts = [*_parts(known, outcomes)]
    rows = np.concatenate([rows for rows, _ in parts])
    order = np.argsort(rows, kind="stable")

    def joined(*names: str) -> Any:
        arrays = [_of(ratings, name) for _, ratings in parts for name in names]
        return np.concatenate(arrays, axis=-1)[..., order]

    status = joined("status").astype(np.int64)
    there = status != NO_DATA
    every = Judged(
        outcomes,
        joined("points"),
        joined("outcomes"),
        np.where(status == OUT, 0.0, joined("exact")),
        joined("rating"),
        status,
        joined("profile").astype(np.int64),
        joined("tier").astype(np.int64),
        int((~there).sum()),
    )
    return every.take(there)


def _of(ratings: Ratings, name: str) -> Any:
    if name == "tier":
        return tier_of(ratings.model.settings.tiers, ratings)
    return getattr(ratings, name)


def _parts(known: Known, outcomes: Outcomes) -> Iterator[tuple[Ints, Ratings]]:
    """Give outcomes of one day with their ratings, day by day."""
    model = _unlimited(known.now.model)
    now = rate_accounts(model, known.now.accounts)
    rolled = _roll_ups(known)
    days = np.where(_moves(known), outcomes.days, np.nan)
    undated = np.flatnonzero(np.isnan(days))
    yield undated, now.take(outcomes.accounts[undated])
    for day in np.unique(days[~np.isnan(days)]).tolist():
        rows = np.flatnonzero(days == day)
        accounts = outcomes.accounts[rows]
        others = {} if rolled is None else _rolled(known, rolled, accounts, day)
        then = now.accounts.before(accounts, day, others)
        yield rows, rate_accounts(model, then)


def _unlimited(model: Model) -> Model:
    """Let no account wait: how many may be contacts is a matter of all of them."""
    return replace(model, settings=replace(model.settings, contacts_at_most=None))


def _moves(known: Known) -> bool:
    """Say whether time alone could change a rating."""
    model, accounts = known.now.model, known.now.accounts
    if any(
        formula for criterion in model.criteria for formula in formulas_of(criterion)
    ):
        return True
    sources = [accounts.source(criterion.field) for criterion in model.criteria]
    if any(source is not None and source.derive is not None for source in sources):
        return True
    return any(
        number >= known.own or _has_days(accounts.column(number))
        for number in columns_read(model, accounts)
    )


def _has_days(column: Any) -> bool:
    if isinstance(column, Dense):
        return column.lens == "day"
    return any(cell.day == cell.day for cell in column.cells)


def _roll_ups(known: Known) -> RollUps | None:
    """Prepare to roll up day after day; None where nothing is rolled up."""
    own = len(known.now.accounts.headings) == known.own
    if own or not USED & known.tables.keys():
        return None
    return RollUps(known.now.model, known.tables, known.unused)


def _rolled(
    known: Known, rolled: RollUps, accounts: Ints, day: float
) -> dict[int, pd.Series[Any]]:
    """Roll up what had happened before a day, for some accounts."""
    headings = known.now.accounts.headings
    table = rolled.on_day(day - 1, accounts)
    columns: dict[int, pd.Series[Any]] = {}
    for number in range(known.own, len(headings)):
        at = table.find(headings[number])
        blank: pd.Series[Any] = pd.Series(np.full(len(accounts), np.nan))
        columns[number] = blank if at is None else table.frame.iloc[:, at]
    return columns
