"""What the engine says of typed accounts, in the columns of a query's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.rating.ranking import tier_of
from scoring.rating.rate import rate
from scoring.rating.rate_block import STATUSES
from tests.warehouse.typed_cases import TODAY


if TYPE_CHECKING:
    from scoring.model.model import Model


def engine_answer(model: Model, accounts: pd.DataFrame) -> pd.DataFrame:
    """Rate by the engine; one row per account, in the order of Accounts."""
    ratings = rate(model, accounts, today=TODAY)
    tiers = sorted(model.settings.tiers, key=lambda tier: -tier.bound)
    names = np.array([*(tier.name for tier in tiers), ""])
    answer = {
        "Account": accounts["Account"].to_numpy(),
        "Rating": ratings.rating,
        "Tier": names[tier_of(model.settings.tiers, ratings)],
        "Status": [STATUSES[number].value for number in ratings.status],
        "Known": ratings.known,
        "Exact": ratings.exact,
    }
    if model.profiles:
        answer["Best profile"] = np.array(model.profiles)[ratings.profile]
    for criterion, points in zip(model.criteria, ratings.points, strict=True):
        answer[f"{criterion.name} points"] = points
    return pd.DataFrame(answer)


def differences(answer: pd.DataFrame, expected: pd.DataFrame) -> list[str]:
    """Name the cells in which a query's answer is not the engine's, to the last digit."""
    assert list(answer.columns) == list(expected.columns)
    answer = answer.set_index("Account").loc[expected["Account"]].reset_index()
    wrong = []
    for heading in expected:
        one, other = answer[heading], expected[heading]
        if other.dtype == np.float64:
            same = (one.astype(float) == other) | (one.isna() & other.isna())
        else:
            same = one.astype(object).fillna("") == other
        wrong += [
            f"{heading} of {expected['Account'][row]}: {one[row]!r}, not {other[row]!r}"
            for row in np.flatnonzero(~same)
        ]
    return wrong
