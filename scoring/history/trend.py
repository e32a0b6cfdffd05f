"""How an account's rating moved: by how much, and the way there in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from scoring.history.look_back import EARLIER


if TYPE_CHECKING:
    from scoring.arrays import Floats
    from scoring.history.look_back import Before

    Text = pd.Series[str]


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
    words = pc.if_else(pa.array(before.known), joined, "new")
    return change, pd.Series(words.to_pandas(), dtype="str")


def _rating_words(ratings: Floats, ending: str) -> Any:
    """Write ratings with one decimal, those that are missing as a dash."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    words = pa.array([*(f"{n / 10:.1f}{ending}" for n in range(101)), f"-{ending}"])
    tenths = np.rint(np.nan_to_num(ratings, nan=10.1) * 10).astype(np.int64)
    return words.take(pa.array(np.clip(tenths, 0, 101)))
