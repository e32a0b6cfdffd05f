"""Tables as a server describes them, for answers that tests make up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from addin.answers.plain import scored_data
from addin.server.answer import done
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet


if TYPE_CHECKING:
    from collections.abc import Iterable

LOOKS = {
    "Rank": Look.RANK,
    "Account": Look.NAME,
    "Rating": Look.RATING,
    "Contact": Look.CONTACT,
    "Tier": Look.TIER,
    "Status": Look.STATUS,
    "Date": Look.DATE,
}


def described(columns: dict[str, Iterable[Any]]) -> dict[str, Any]:
    """Describe a table of results by its columns; all of its rows are shown."""
    series = {
        heading: pd.Series(list(values), dtype=object)
        for heading, values in columns.items()
    }
    sheet = ScoredSheet(
        tuple(
            ScoredColumn(name, values, LOOKS[name]) for name, values in series.items()
        ),
        np.ones(len(next(iter(series.values()))), dtype=bool),
        ("A", "B"),
    )
    result: dict[str, Any] = json.loads(done(scored_data(sheet)).content)
    return result
