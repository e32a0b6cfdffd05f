"""Small lists of accounts under models with all that models can have."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from scoring import parse_model
from scoring.model.model import Need, Settings
from scoring.rating.rate import rate


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings

TODAY = dt.date(2026, 11, 20)
HEADS = [
    "Criterion", "Weight", "Test", "Value", "Points", "If blank", "Group", "Profile",
]  # fmt: skip
PLAIN = Settings()


def small_list(seed: int, *, profiles: bool, rules: bool) -> Ratings:
    """Accounts of one, two or three letters, rated.

    Parameters
    ----------
    seed : int
        Which.
    profiles : bool
        Whether the model may have profiles.
    rules : bool
        Whether it may have floors, what disqualifies, and further needs of contacts.
    """
    rng = random.Random(seed)
    rows: list[list[object]] = [[*HEADS]]
    names = [f"C{n}" for n in range(rng.randint(2, 5))]
    for name in names:
        rows += _criterion(rng, name, profiles=profiles, rules=rules)
    settings = _settings(rng) if rules else PLAIN
    model = replace(parse_model(rows), settings=settings)
    count = rng.randint(4, 14)
    frame = pd.DataFrame(
        {
            "Account": [f"Firm {n}" for n in range(count)],
            **{
                name: [rng.choice("abc ").strip() or None for _ in range(count)]
                for name in names
            },
        }
    )
    return rate(model, frame, today=TODAY)


def _criterion(
    rng: random.Random, name: str, *, profiles: bool, rules: bool
) -> list[list[object]]:
    penalty = name != "C0" and rng.random() < 0.25
    most = [-10, -5, -2] if penalty else [10, 8, 5, 4, 2, -3]
    group = rng.choice(["Fit", "Engagement", None])
    profile = rng.choice([None, "P", "Q", "P; Q"]) if profiles else None
    blank = rng.choice(["skip", 0, "skip", None])
    if rules and rng.random() < 0.1:
        blank = "out"
    weight = rng.choice([10, 20, 20, 30, 35])
    special = ["out", "at least 6", "at least 3"]
    lines: list[list[object]] = []
    for letter in rng.sample("abc", 2):
        points: object = rng.choice(most)
        if rules and lines and rng.random() < 0.2:
            points = rng.choice(special)
        lines.append([name, weight, "is", letter, points, blank, group, profile])
    return lines


def _settings(rng: random.Random) -> Settings:
    needs = rng.choice([(), (), (Need("Fit", 3.0),), (Need("Engagement", 2.5),)])
    return Settings(
        contact_from=rng.choice([5.0, 5.0, 4.0, 3.3, 0.0]),
        known_at_least=rng.choice([0.0, 0.0, 0.5, 0.7]),
        also_needs=needs,
        contacts_at_most=rng.choice([None, None, 1, 2, 4]),
    )


def reweighed(ratings: Ratings, weights: Mapping[str, float]) -> Ratings:
    """Rate the same accounts again, from their cells, under other weights."""
    model: Model = ratings.model
    criteria = tuple(
        replace(each, weight=weights.get(each.name, each.weight))
        for each in model.criteria
    )
    again = replace(model, criteria=criteria)
    return rate(again, ratings.accounts.frame, today=TODAY)
