"""How an account's rating moved: by how much, and the way there in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.history.look_back import EARLIER
from scoring.language import number, phrase
from scoring.sheets.results import LatestRatings
from scoring.values.days import date_of


if TYPE_CHECKING:
    from scoring.arrays import Floats
    from scoring.history.look_back import Before
    from scoring.history.past import Past
    from scoring.rating.ratings import Ratings

    Text = pd.Series[str]

LEAST_DAYS: Final = 3
"""Days from which on ratings are drawn; the step between two is Change."""
MOST_DAYS: Final = 12
"""Days that are drawn at most."""
MOST_DRAWN: Final = 20_000
"""Accounts up to which they are drawn; more would make the file slow to open."""


NEW: Final = phrase("new")


def trends(before: Before, ratings: Floats) -> tuple[Floats, Text]:
    """Give the change since the latest earlier day, and the way there in words.

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where one of the ratings is missing.
    pandas.Series of str, length n
        ``▲ 4.1 → 5.0 → 6.2``; ``new`` where only others have a past; empty where
        nobody has.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    change = np.round(ratings - before.ratings, 1) + 0.0
    if not before.known.any():
        return change, pd.Series([""] * len(ratings), dtype="str")
    arrows = pa.array(["▼ ", "= ", "▲ ", ""])
    sign = np.where(np.isnan(change), 2, np.sign(change)).astype(np.int64) + 1
    parts = [arrows.take(pa.array(np.where(np.isnan(change), 3, sign)))]
    for back in reversed(range(EARLIER)):
        rows = before.latest[:, back]
        shown = _rating_words(before.of(before.past.ratings, rows), " → ")
        parts.append(pc.if_else(pa.array(rows >= 0), shown, ""))
    parts.append(_rating_words(ratings, ""))
    joined = pc.binary_join_element_wise(*parts, "")
    words = pc.if_else(pa.array(before.known), joined, str(NEW))
    return change, pd.Series(words.to_pandas(), dtype="str")


def _rating_words(ratings: Floats, ending: str) -> Any:
    """Write ratings with one decimal, those that are missing as a dash."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    words = pa.array(
        [*(f"{number(n / 10, '.1f')}{ending}" for n in range(101)), f"-{ending}"]
    )
    tenths = np.rint(np.nan_to_num(ratings, nan=10.1) * 10).astype(np.int64)
    return words.take(pa.array(np.clip(tenths, 0, 101)))


def latest_ratings(
    before: Before, later: Past, ratings: Ratings
) -> LatestRatings | None:
    """Give the ratings of the latest days, where there is more than one step.

    Parameters
    ----------
    before : Before
        The past.
    later : Past
        The past as it is written, without the days that are too old; so the next Score
        of what is written finds the same days.
    ratings : Ratings
        Today's.

    Returns
    -------
    LatestRatings or None
        None for fewer than three days, or more than `MOST_DRAWN` accounts.
    """
    past, today = before.past, ratings.accounts.today
    if len(ratings) > MOST_DRAWN:
        return None
    there = (
        (before.accounts >= 0) & (past.days < today) & np.isin(past.days, later.days)
    )
    days = np.unique(past.days[there])[1 - MOST_DAYS :]
    if len(days) < LEAST_DAYS - 1:
        return None
    rows = np.flatnonzero(there & np.isin(past.days, days))
    table = np.full((len(days) + 1, len(ratings)), np.nan)
    table[np.searchsorted(days, past.days[rows]), before.accounts[rows]] = past.ratings[
        rows
    ]
    table[-1] = ratings.rating
    dates = (date_of(day).isoformat() for day in (*days.tolist(), today))
    return LatestRatings(tuple(dates), table)
