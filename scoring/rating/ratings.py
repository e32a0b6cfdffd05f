"""Ratings: every account rated, with all that the rating is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.progress import Progress, Stage, silent
from scoring.rating.accounts import Accounts
from scoring.rating.decide import prepare, unknown
from scoring.rating.plan import Plan
from scoring.rating.rate_block import (
    STATUSES,
    BlockRatings,
    rate_block,
    shown_contributions,
)
from scoring.threads import blocks, each
from scoring.values.days import day_of


if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from scoring.arrays import Bools, Floats, Int8s, Int16s, Ints
    from scoring.model.model import Model
    from scoring.progress import Tell
    from scoring.vocabulary import Status


BLOCK: Final = 65536
"""Accounts worked on at a time: their columns stay in the processor's cache."""


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

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.rating)

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
        kept = {
            name: getattr(self, name)[..., rows]
            for name in (*BlockRatings._fields, "outcomes", "points")
        }
        return replace(self, accounts=accounts, **kept)


def rate(
    model: Model,
    accounts: pd.DataFrame,
    *,
    today: dt.date,
    headings: tuple[str, ...] | None = None,
    progress: Tell = silent,
) -> Ratings:
    """Rate accounts.

    Parameters
    ----------
    model : Model
        Criteria and settings, as `scoring.read` or `scoring.parse_model` gives them.
    accounts : pandas.DataFrame of shape (n, m)
        One row per account; cells may be numbers, dates, texts, flags or missing.
    today : datetime.date
        The day to rate at.
    headings : tuple of str, optional
        Headings of the columns, where the frame's labels are not.
    progress : callable
        Told how many of the accounts are rated.

    Returns
    -------
    Ratings

    Examples
    --------
    >>> import datetime, pandas as pd, scoring
    >>> from scoring.rating.ratings import rate
    >>> model = scoring.parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Industry", 2, "is", "Software", 10],
    ...         ["Employees", 1, "at least", 250, 10],
    ...     ]
    ... )
    >>> accounts = pd.DataFrame(
    ...     {"Industry": ["software ", "Retail"], "Employees": [100, 320]}
    ... )
    >>> rate(model, accounts, today=datetime.date(2026, 11, 20)).rating.tolist()
    [6.7, 3.3]
    """
    read = Accounts(accounts, model.settings, day_of(today), headings)
    return rate_accounts(model, read, progress=progress)


def rate_accounts(
    model: Model,
    accounts: Accounts,
    *,
    progress: Tell = silent,
) -> Ratings:
    """Rate accounts that are read already."""
    plan = Plan.of(model)
    scores = _empty(plan, accounts)
    judges = [prepare(criterion, accounts) for criterion in model.criteria]

    def work(block: slice) -> int:
        for index, judge in enumerate(judges):
            decided = judge(block)
            scores.outcomes[index, block] = decided.outcomes
            scores.points[index, block] = decided.points
        rated = rate_block(plan, scores.outcomes[:, block], scores.points[:, block])
        for name, values in rated._asdict().items():
            getattr(scores, name)[..., block] = values
        return int(block.stop)

    for done in each(work, blocks(len(accounts), BLOCK)):
        progress(Progress(Stage.RATE, done / len(accounts)))
    return scores


def _empty(plan: Plan, accounts: Accounts) -> Ratings:
    model = plan.model
    k, n = len(model.criteria), len(accounts)
    return Ratings(
        model=model,
        accounts=accounts,
        outcomes=np.empty((k, n), dtype=np.int16),
        points=np.empty((k, n)),
        worth=np.empty(n),
        exact=np.empty(n),
        rating=np.empty(n),
        known=np.empty(n),
        low=np.empty(n),
        high=np.empty(n),
        status=np.empty(n, dtype=np.int8),
        profile=np.empty(n, dtype=np.int8),
        profile_ratings=np.empty((len(model.profiles), n)),
        group_ratings=np.empty((len(plan.groups), n)),
        groups=plan.groups,
    )
