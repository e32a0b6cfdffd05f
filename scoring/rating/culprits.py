"""Which criterion disqualifies an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.decide import outcome_outs
from scoring.rating.plan import Plan


if TYPE_CHECKING:
    from scoring.arrays import Ints
    from scoring.rating.ratings import Ratings


def first_outs(ratings: Ratings) -> Ints:
    """Find the first criterion in order that disqualifies each account.

    Returns
    -------
    ndarray of int, shape (n,)
        Index of the criterion; -1 where none disqualifies.
    """
    first = np.full(len(ratings), -1, dtype=np.int64)
    for index in reversed(Plan.of(ratings.model).parts[0].members):
        criterion = ratings.model.criteria[index]
        if criterion.active and any(outs := outcome_outs(criterion)):
            first[np.take(outs, ratings.outcomes[index])] = index
    return first
