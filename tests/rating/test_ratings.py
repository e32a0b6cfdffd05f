"""Scoring a frame: the day, headings, progress, and columns that do not exist."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

import scoring
from scoring import Model
from scoring.explain.why import why
from scoring.model.model import LEAST_POINTS, MOST_POINTS, Settings
from scoring.pipeline import Scores
from scoring.progress import Progress, Stage
from scoring.rating.plan import Plan
from scoring.rating.rate import rate
from scoring.rating.weighing import attainable
from tests.engine import model_of
from tests.strategies import TODAY


FRESH: list[dict[str, object]] = [
    {"Criterion": "Fresh", "Weight": 1, "Account field": "Visit", "Points": 10,
     "Test": "in the last days", "Value": 30}
]  # fmt: skip
VISITS = pd.DataFrame({"Visit": pd.to_datetime(["2026-03-01", "2026-02-28"])})


def test_today_is_given_or_set() -> None:
    model = model_of(FRESH)
    assert scoring.score(model, VISITS, today=TODAY).rating.tolist() == [10, 0]
    early = replace(model, settings=Settings(today=dt.date(2026, 3, 30)))
    assert scoring.score(early, VISITS).rating.tolist() == [10, 10]
    assert scoring.score(early, VISITS, today=TODAY).rating.tolist() == [10, 0]


def test_without_a_day_it_is_the_day_it_runs() -> None:
    now = pd.DataFrame({"Visit": [dt.datetime.now().astimezone().date()]}, dtype=object)
    assert scoring.score(model_of(FRESH), now).rating.tolist() == [10]


def test_headings_stand_in_for_labels() -> None:
    frame = VISITS.set_axis([0], axis=1)
    ratings = rate(model_of(FRESH), frame, today=TODAY, headings=("  VISIT ",))
    assert ratings.rating.tolist() == [10, 0]


def test_progress_is_told_after_each_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoring.rating.rate.BLOCK", 2)
    frame = pd.concat([VISITS] * 2 + [VISITS[:1]])
    steps: list[Progress] = []
    rate(model_of(FRESH), frame, today=TODAY, progress=steps.append)
    assert steps == [Progress(Stage.RATE, share) for share in (0.4, 0.8, 1.0)]


def test_a_field_that_no_column_has_is_blank_everywhere() -> None:
    # The review refuses such a model; the engine by itself takes it for unknown.
    rows = [
        *FRESH,
        {**FRESH[0], "Criterion": "Gone", "Account field": "Gone", "If blank": 4},
    ]
    ratings = rate(model_of(rows), VISITS, today=TODAY)
    assert ratings.rating.tolist() == [7, 2]
    assert ratings.unknown[1].all()
    assert why(ratings).tolist() == [
        "Fresh 2026-03-01 +5.0; Gone blank +2.0",
        "Gone blank +2.0",
    ]


def test_the_table_is_ranked_and_starts_with_what_a_rep_needs() -> None:
    frame = VISITS[::-1].assign(Account=["Acme", "Bolt"])
    table = Scores(rate(model_of(FRESH), frame, today=TODAY)).table()
    heads = ["Rank", "Account", "Rating", "Tier", "Status", "Why", "To research"]
    assert list(table.columns[:7]) == heads
    assert table["Account"].tolist() == ["Bolt", "Acme"]
    assert table["Rating"].tolist() == [10, 0]


def test_the_package_knows_its_own_names() -> None:
    assert all(hasattr(scoring, name) for name in scoring.__all__)
    with pytest.raises(AttributeError, match="module 'scoring' has no attribute 'nil'"):
        scoring.nil  # noqa: B018


@pytest.mark.parametrize(
    ("rules", "least", "greatest"),
    [
        ([("is", 5)], 0, 5),
        ([("is", -5)], -5, 0),
        ([("is", 5), ("is", 8)], 0, 8),
        ([("is", 5), ("otherwise", 2)], 2, 5),
        ([("is", 5), ("is not blank", 7), ("is", -10)], 5, 7),
        ([("is blank", 9), ("is", 5)], 0, 5),
        ([("is blank", 9)], 0, 0),
        ([("is", "out"), ("is", 4)], 0, 4),
        ([("otherwise", "out")], 0, 0),
        ([("scale", 6), ("otherwise", 3)], 0, 6),
        ([("scale", -4), ("otherwise", 3)], -4, 3),
        ([("formula", None)], LEAST_POINTS, MOST_POINTS),
        ([("formula", 3), ("otherwise", 1)], 1, 3),
    ],
)
def test_attainable_points(
    rules: list[tuple[str, object]], least: float, greatest: float
) -> None:
    values: dict[str, dict[str, object]] = {
        "is": {"Value": "a"},
        "scale": {"Value": 0, "To": 1},
        "formula": {"Value": "[A]>1"},
    }
    rows: list[dict[str, object]] = [
        {"Criterion": "A", "Weight": 1, "Test": test, "Points": points}
        | values.get(test, {})
        for test, points in rules
    ]
    assert attainable(model_of(rows).criteria[0]) == (least, greatest)


def test_a_group_of_penalties_has_no_rating_even_with_profiles() -> None:
    rows: list[dict[str, object]] = [
        {"Criterion": "A", "Weight": 1, "Test": "yes", "Points": 5, "Group": "Fit",
         "Profile": "Pro"},
        {"Criterion": "B", "Weight": 1, "Test": "yes", "Points": -5, "Group": "Trouble"},
        {"Criterion": "C", "Weight": 0, "Test": "yes", "Points": 5, "Group": "Off"},
    ]  # fmt: skip
    model = model_of(rows)
    assert model.groups == ("Fit", "Trouble", "Off")
    assert Plan.of(model).groups == ("Fit",)


def test_a_model_without_criteria_rates_nobody() -> None:
    ratings = rate(Model(()), VISITS, today=TODAY)
    assert pd.isna(ratings.rating).all()
