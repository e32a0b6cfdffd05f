"""Ratings: every account rated, with all that the rating is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.decide import unknown
from scoring.rating.plan import Plan
from scoring.rating.rate_block import (
    STATUSES,
    BlockRatings,
    shown_contributions,
)


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Int8s, Int16s, Ints
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.decisions import Decisions
    from scoring.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Ratings:
    """The result for n accounts, k criteria, m profiles and g groups.

    Parameters
    ----------
    model : Model
        What was rated by.
    accounts : Accounts
        What was rated.
    outcomes : ndarray of int, shape (k, n)
        Which rule decided (see `scoring.rating.decide`).
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    worth : ndarray of float, shape (n,)
        Weight of the positive criteria that are not skipped.
    exact : ndarray of float, shape (n,)
        NaN without worth.
    rating : ndarray of float, shape (n,)
        0 to 10 with one decimal; NaN for No data.
    known : ndarray of float, shape (n,)
        Share of weight, 0 to 1.
    low, high : ndarray of float, shape (n,)
        What the rating could become once all is known.
    status : ndarray of int, shape (n,)
        Index into `STATUSES`.
    profile : ndarray of int, shape (n,)
        Index of the profile shown; 0 where the model has none.
    profile_ratings : ndarray of float, shape (m, n)
        One row per profile of the model.
    group_ratings : ndarray of float, shape (g, n)
        One row per group in `groups`.
    groups : tuple of str
        The groups that can be rated.
    decisions : Decisions, optional
        What people decide of some accounts; rating, status, low and high follow it, all
        else is the rules' own.
    rules : Ratings, optional
        What the rules alone say, where people decide otherwise.
    """

    model: Model
    accounts: Accounts
    outcomes: Int16s
    points: Floats
    worth: Floats
    exact: Floats
    rating: Floats
    known: Floats
    low: Floats
    high: Floats
    status: Int8s
    profile: Int8s
    profile_ratings: Floats
    group_ratings: Floats
    groups: tuple[str, ...]
    decisions: Decisions | None = None
    rules: Ratings | None = None

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.rating)

    @property
    def by_rules(self) -> Ratings:
        """What the rules say, whatever people decide."""
        return self if self.rules is None else self.rules

    @property
    def unknown(self) -> Bools:
        """Where each criterion is unknown, shape (k, n)."""
        past = np.array([unknown(c) for c in self.model.criteria], dtype=np.int16)
        unknown_there: Bools = self.outcomes == past[:, None]
        return unknown_there

    @property
    def contributions(self) -> Floats:
        """What each criterion contributes to `exact`, shape (k, n)."""
        return self.contributions_of(slice(None))

    def contributions_of(self, block: slice) -> Floats:
        """Split the ratings of some accounts into contributions.

        They are not kept for all: a million accounts would fill the memory with them.
        """
        return shown_contributions(
            Plan.of(self.model),
            self.points[:, block],
            self.worth[block],
            self.profile[block],
        )

    def is_status(self, status: Status) -> Bools:
        """Say which accounts have a status."""
        same: Bools = self.status == STATUSES.index(status)
        return same

    def take(self, rows: Ints) -> Ratings:
        """Keep some accounts, by their index; their ratings stay as they are."""
        frame = self.accounts.frame.take(rows).reset_index(drop=True)
        accounts = self.accounts.like(frame)
        arrays = {
            name: getattr(self, name)[..., rows]
            for name in (*BlockRatings._fields, "outcomes", "points")
        }
        return replace(
            self,
            accounts=accounts,
            decisions=None if self.decisions is None else self.decisions.take(rows),
            rules=None if self.rules is None else self.rules.take(rows),
            **arrays,
        )
