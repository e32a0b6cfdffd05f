"""What decides beside the rating: a bound that moved, or what disqualifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.explain.why import culprits
from scoring.history.moves import BOUNDS
from scoring.rating.kernel import round_half_away
from scoring.rating.rate_block import SETTLED, STATUSES
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.arrays import Floats
    from scoring.history.look_back import Before
    from scoring.model.model import Settings
    from scoring.rating.ratings import Ratings

    Text = pd.Series[str]

OUT = STATUSES.index(Status.DISQUALIFIED)
CONTACT = STATUSES.index(Status.CONTACT)


def new_culprits(ratings: Ratings, before: Before) -> Text:
    """Name what disqualifies each account that was not disqualified before."""
    named = np.full(len(ratings), "", dtype=object)
    newly = before.known & (ratings.status == OUT) & (before.statuses != OUT)
    rows = np.flatnonzero(newly)
    if len(rows):
        named[rows] = culprits(ratings.take(rows)).to_numpy(dtype=object)
    return pd.Series(named, dtype="str")


def moved_bounds(ratings: Ratings, then: Settings | None, before: Before) -> Floats:
    """Find the bounds by which accounts became contacts or are none any more.

    Parameters
    ----------
    ratings : Ratings
        Today's ratings.
    then : Settings or None
        Those of the last run; None where they are not known.
    before : Before
        What History says of the accounts.

    Returns
    -------
    ndarray of float, shape (4, n)
        By `BOUNDS`; NaN where a bound decided nothing.
    """
    out = (before.statuses == OUT) | (ratings.status == OUT)
    crossed = (before.statuses == CONTACT) != (ratings.status == CONTACT)
    crossed &= before.known & ~out
    # an earlier run of the day may have found them
    bounds: Floats = np.where(crossed, before.bounds, np.nan)
    if then is None:
        return bounds
    passed = np.where(crossed, _passed(ratings, then), np.nan)
    return np.where(np.isnan(passed).all(axis=0), bounds, passed)


def _passed(ratings: Ratings, then: Settings) -> Floats:
    """Give the bounds of which an account now stands on the other side."""
    now, contact = ratings.model.settings, ratings.is_status(Status.CONTACT)
    known = round_half_away(ratings.known, SETTLED)
    passed = np.full((len(BOUNDS), len(ratings)), np.nan)
    for place, values, old, new in (
        (0, ratings.rating, then.contact_from, now.contact_from),
        (2, known, then.known_at_least, now.known_at_least),
    ):
        beyond = values >= new
        here = ((values >= old) != beyond) & (beyond == contact)
        if old != new:
            passed[place : place + 2, here] = [[old], [new]]
    return passed
