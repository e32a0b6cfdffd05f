"""The order of the accounts, their ranks and tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.kernel import round_half_away
from scoring.rating.rate_block import SETTLED, STATUSES
from scoring.vocabulary import Hand, Status


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Floats, Int16s, Ints
    from scoring.model.model import Tier
    from scoring.rating.ratings import Ratings


LAST = (STATUSES.index(Status.DISQUALIFIED), STATUSES.index(Status.NO_DATA))


def ranked(ratings: Ratings) -> tuple[Ints, Floats]:
    """Put accounts in order, the best first, and rank them.

    Returns
    -------
    order : ndarray of int, shape (n,)
        Index of the account that stands first, second, ...: by exact rating, then by
        what is known, then as in Accounts; Disqualified and then No data come last.
    ranks : ndarray of float, shape (n,)
        In that order, 1 the best; equal ratings share one and the next is skipped.
        NaN for those that come last, and before them who is a contact by hand without
        any rating.
    """
    values = ranking_values(ratings)
    last = np.isnan(values).astype(np.int8)
    for place, status in enumerate(LAST, start=2):
        last[ratings.status == status] = place
    settled = np.where(last > 0, 0.0, round_half_away(values, SETTLED))
    known = np.where(last > 0, 0.0, round_half_away(ratings.known, SETTLED))
    order = np.lexsort((-known, -settled, last))
    return order, _ranks(settled[order], int((last == 0).sum()))


def ranking_values(ratings: Ratings) -> Floats:
    """Give what accounts are ranked by: exact ratings, and those given by hand.

    Returns
    -------
    ndarray of float, shape (n,)
        0 for an account that the rules disqualify and that is a contact by hand; NaN
        for one without a rating.
    """
    decisions, rules = ratings.decisions, ratings.rules
    if decisions is None or rules is None:
        return ratings.exact
    values, numbers = ratings.exact.copy(), decisions.are(Hand.RATING)
    values[decisions.rows[numbers]] = decisions.numbers[numbers]
    others = decisions.rows[~numbers]
    values[others[rules.status[others] == LAST[0]]] = 0.0
    return values


def _ranks(settled: Floats, count: int) -> Floats:
    ranks = np.full(settled.shape, np.nan)
    if count == 0:
        return ranks
    rated = settled[:count]
    new = np.concatenate(([True], rated[1:] != rated[:-1]))
    places = np.arange(1, count + 1)
    ranks[:count] = np.maximum.accumulate(np.where(new, places, 0))
    return ranks


def tier_of(tiers: Sequence[Tier], ratings: Ratings) -> Int16s:
    """Find each account's tier.

    Returns
    -------
    ndarray of int, shape (n,)
        Index into `tiers` sorted from the highest bound; -1 for Disqualified and No
        data, or without a rating. Below every bound it is the lowest.
    """
    ordered = sorted(tiers, key=lambda tier: -tier.bound)
    tier_numbers = np.full(len(ratings), len(ordered) - 1, dtype=np.int16)
    for index in reversed(range(len(ordered))):
        tier_numbers[ratings.rating >= ordered[index].bound] = index
    tier_numbers[np.isin(ratings.status, LAST) | np.isnan(ratings.rating)] = -1
    return tier_numbers
