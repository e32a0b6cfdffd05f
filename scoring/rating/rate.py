"""Accounts into ratings: decided block by block, then put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.progress import Progress, Stage, silent
from scoring.rating.accounts import Accounts
from scoring.rating.decide import Decided, as_decided, changes_with_day, prepare
from scoring.rating.plan import Plan
from scoring.rating.ranking import ranked
from scoring.rating.rate_block import STATUSES, rate_block
from scoring.rating.ratings import Ratings
from scoring.threads import blocks, each
from scoring.values.days import day_of
from scoring.vocabulary import Status


if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from scoring.arrays import Ints
    from scoring.model.model import Model
    from scoring.progress import Tell

BLOCK: Final = 65536
"""Accounts worked on at a time: their columns stay in the processor's cache."""
NOBODY: Final = np.empty(0, dtype=np.int64)


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
    >>> from scoring.rating.rate import rate
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
    other_day: Ratings | None = None,
    progress: Tell = silent,
) -> Ratings:
    """Rate accounts that are read already.

    Parameters
    ----------
    model : Model
        Criteria and settings.
    accounts : Accounts
        The accounts.
    other_day : Ratings, optional
        Those of the same accounts by the same criteria on another day: what does not
        depend on the day is taken from them.
    progress : callable
        Told how many of the accounts are rated.
    """
    plan = Plan.of(model)
    ratings = _empty(plan, accounts)
    judges = [
        prepare(criterion, accounts)
        if other_day is None or changes_with_day(criterion, accounts)
        else as_decided(Decided(other_day.outcomes[index], other_day.points[index]))
        for index, criterion in enumerate(model.criteria)
    ]

    def work(block: slice) -> int:
        for index, judge in enumerate(judges):
            decided = judge(block)
            ratings.outcomes[index, block] = decided.outcomes
            ratings.points[index, block] = decided.points
        rated = rate_block(plan, ratings.outcomes[:, block], ratings.points[:, block])
        for name, values in rated._asdict().items():
            getattr(ratings, name)[..., block] = values
        return int(block.stop)

    for done in each(work, blocks(len(accounts), BLOCK)):
        progress(Progress(Stage.RATE, done / len(accounts)))
    hold_back(ratings)
    return ratings


def hold_back(ratings: Ratings, certain: Ints = NOBODY) -> None:
    """Let those beyond the setting *Contacts at most* wait, in the order of ranks.

    Parameters
    ----------
    ratings : Ratings
        Their status is changed.
    certain : ndarray of int
        The accounts that are contacts whoever else is one: they count first.
    """
    most = ratings.model.settings.contacts_at_most
    if most is None:
        return
    order, ranks = ranked(ratings)
    contact = ratings.is_status(Status.CONTACT)
    contact[certain] = False
    rows, ranks = order[contact[order]], ranks[contact[order]]
    most = max(most - len(certain), 0)
    if len(rows) <= most:
        return
    # the first that does not fit takes all of its rank with it
    first = int(np.searchsorted(ranks, ranks[most]))
    ratings.status[rows[first:]] = STATUSES.index(Status.WAITING)


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
