"""The arithmetic of the case in bare numpy: nothing general, nothing checked.

It is what someone would write for exactly these 20 criteria, with contributions and
the sentence that says why. It gives the same ratings, which `run.py` checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tests.benchmarks.case import CRITERIA, TODAY


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats


WEIGHTS = np.array([float(weight or 0) for _, weight, *_ in CRITERIA])
PENALTIES = (12, 19)
SKIPPED = (5, 16)


def bands(values: Floats, edges: list[float], points: list[float]) -> Floats:
    """Points by band; NaN stays in the last and is mended by the caller."""
    return np.array(points, dtype=float)[np.searchsorted(edges, values, side="right")]


def by_text(column: pd.Series[Any], judge: Any, blank: float) -> Floats:
    """Points by distinct text."""
    codes, values = pd.factorize(column)
    return np.array([*map(judge, values), blank], dtype=float)[codes]


def points_of(frame: pd.DataFrame) -> Floats:
    """Points of the 20 criteria; NaN where skipped."""
    n = len(frame)
    size, revenue = frame["Employees"].to_numpy(), frame["Revenue"].to_numpy()
    visits, churn = frame["Visits"].to_numpy(), frame["Churn"].to_numpy()
    last = frame["Last contact"].to_numpy().astype("M8[D]")
    age = (np.datetime64(TODAY) - last).astype(float)
    rising = np.nan_to_num(np.clip((revenue - 1e5) / (5e7 - 1e5), 0, 1) * 10)
    top = {"Software", "Healthcare", "Finance"}
    tools = [
        by_text(frame["Tools"], lambda text, word=word: 10.0 * (word in text), 0.0)
        for word in ("salesforce", "aws", "sap")
    ]
    industry = {"Telecom": 8.0, "Media": 8.0, "Retail": 5.0}
    country = {"US": 10.0, "UK": 8.0, "DE": 8.0, "CA": 8.0}
    points = np.empty((20, n))
    points[0] = np.where(np.isnan(size), 5, bands(size, [50, 250, 1000], [2, 5, 8, 10]))
    points[1] = rising
    points[2] = np.clip((TODAY.year - frame["Founded"].to_numpy()) / 40, 0, 1) * 10
    points[3] = np.clip(visits / 400, 0, 1) * 10
    points[4] = bands(frame["Opens"].to_numpy(), [1, 5, 15, 30], [0, 3, 5, 8, 10])
    points[5] = np.clip((frame["NPS"].to_numpy() + 100) / 200, 0, 1) * 10
    points[6] = np.clip(1 - churn, 0, 1) * 10
    points[7] = by_text(
        frame["Industry"],
        lambda text: 10.0 if text in top else industry.get(text, 3.0),
        3.0,
    )
    points[8] = by_text(frame["Country"], lambda text: country.get(text, 4.0), 3.0)
    points[9] = by_text(frame["Budget"], lambda text: 10.0 * (text == "Yes"), 0.0)
    points[10], points[11], points[12] = tools[0], tools[1], -tools[2]
    points[13] = np.clip((365 - age) / 365, 0, 1) * 10
    points[14] = np.select([age <= 30, age <= 90], [10.0, 6.0])
    points[15] = 0
    points[16] = np.where(
        np.isnan(size), np.nan, 10.0 * ((size >= 200) & (size <= 5000))
    )
    points[17] = np.where(
        np.isnan(revenue), 0, bands(revenue, [1e5, 1e6, 1e7, 1e8], [0, 3, 6, 9, 10])
    )
    points[18] = 10.0 * (visits >= 100)
    points[19] = -10.0 * (churn >= 0.8)
    return points


def score(frame: pd.DataFrame) -> tuple[Floats, Floats, pa.Array]:
    """Rate: the ratings, the contributions, and why."""
    points = points_of(frame)
    positive = WEIGHTS.copy()
    positive[list(PENALTIES)] = 0
    full = positive.sum()
    worth = full - sum(WEIGHTS[i] * np.isnan(points[i]) for i in SKIPPED)
    parts = np.nan_to_num(points) * WEIGHTS[:, None]
    parts /= worth
    for index in PENALTIES:
        parts[index] *= worth / full
    exact = parts.sum(axis=0)
    rating = np.floor(np.clip(exact, 0, 10) * 10 + 0.5 + 1e-8) / 10
    out = by_text(frame["Do not call"], lambda text: float(text == "Yes"), 0.0) > 0
    rating[out] = 0
    return rating, parts, why(parts, out)


def why(parts: Floats, out: Bools) -> pa.Array:
    """Name the three largest contributions."""
    best = np.zeros((3, parts.shape[1]), dtype=np.int32)
    for index, part in enumerate(parts):
        packed = (np.abs(part) * 1e4 + 0.5).astype(np.int32) * 32 + (31 - index)
        for place in range(3):
            lower = np.minimum(best[place], packed)
            np.maximum(best[place], packed, out=best[place])
            packed = lower
    picks = 31 - best % 32
    tenths = np.rint(np.take_along_axis(parts, picks, 0) * 10).astype(np.int32) + 100
    table = pa.array(
        [f"{c[0]} {t / 10:+.1f}" for c in CRITERIA for t in range(-100, 101)]
    )
    texts = [
        table.take(pa.array(p * 201 + t)) for p, t in zip(picks, tenths, strict=True)
    ]
    joined = pc.binary_join_element_wise(*texts, "; ")
    return pc.if_else(pa.array(out), "disqualified: Do not call", joined)
