"""One account rated alone by the quick way, and a few kept out of many."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from scoring import parse_model
from scoring.explain.why import to_research, why
from scoring.rating.one_account import Rater
from scoring.rating.one_rating import rounded
from scoring.values.days import day_of
from tests.engine import Case, ratings_of, results_of
from tests.rating import test_formulas_against_reference as formulas
from tests.rating.test_against_reference import seeded_case
from tests.reference import ReferenceSettings
from tests.strategies import TODAY


def assert_each_row_alike(case: Case, *, typed: bool) -> None:
    """Each row by itself has the numbers it has among the others."""
    ratings = ratings_of(case, typed=typed)
    styles = ratings_of(case).accounts.styles
    rater = Rater.of(ratings.model, tuple(case.headings), styles)
    for at, values in enumerate(case.rows):
        alone = rater.rate(values, day_of(TODAY))
        np.testing.assert_array_equal(alone.points, ratings.points[:, at])
        np.testing.assert_array_equal(alone.exact, ratings.exact[at])
        np.testing.assert_array_equal(alone.rating, ratings.rating[at])
        assert alone.profile == ratings.profile[at]


@pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
@pytest.mark.parametrize("typed", [False, True], ids=["mixed", "typed"])
@pytest.mark.parametrize("first", range(0, 100, 25))
def test_a_row_alone_is_rated_as_in_the_columns(first: int, *, typed: bool) -> None:
    for seed in range(first, first + 25):
        case = seeded_case(seed)
        if not {"yes", "no"} & set(case.settings.blank_words):
            assert_each_row_alike(case, typed=typed)


def test_a_row_alone_takes_true_for_a_blank_word_that_says_yes() -> None:
    rule = {"Criterion": "Trial", "Weight": 1, "Test": "otherwise", "Points": 10}
    settings = ReferenceSettings(blank_words=("yes",))
    case = Case([rule], ["Account", "Trial"], [["Acme", True]], settings)
    assert_each_row_alike(case, typed=False)


def test_a_row_alone_computes_the_same_formulas() -> None:
    for seed in range(50):
        assert_each_row_alike(formulas.seeded_case(seed), typed=False)


def test_a_row_alone_takes_a_field_without_column_for_blank() -> None:
    rule = {"Criterion": "F", "Weight": 1, "Test": "formula", "Points": 10}
    case = Case(
        [rule | {"Value": "[Nowhere]+[Size]>1"}],
        ["Account", "Size"],
        [["Acme", 5], ["Bolt", None]],
    )
    assert ratings_of(case).rating.tolist() == [10, 0]
    assert_each_row_alike(case, typed=False)


RECENT = parse_model(
    [
        ["Criterion", "Weight", "Test", "Value", "Points"],
        ["Last visit", 1, "in the last days", 30, 10],
    ]
)


def test_a_text_or_a_date_seen_before_is_judged_by_the_day_of_the_call() -> None:
    rater = Rater.of(RECENT, ("Account", "Last visit"))
    day = day_of(dt.date(2026, 11, 20))
    for visit in ("2026-11-01", dt.datetime(2026, 11, 1, 9)):  # noqa: DTZ001 - as sheets
        first, again, later = (
            rater.rate(("Acme", visit), today) for today in (day, day, day + 31)
        )
        assert (first.rating, again.rating, later.rating) == (10, 10, 0)


def test_one_moment_in_two_zones_is_two_days() -> None:
    rater = Rater.of(RECENT, ("Account", "Last visit"))
    moment = dt.datetime(2026, 11, 2, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    same = moment.astimezone(dt.UTC)
    assert same == moment
    today = day_of(dt.date(2026, 12, 2))
    visits = [rater.rate(("Acme", at), today).rating for at in (moment, same)]
    assert visits == [10, 0]


@pytest.mark.parametrize(
    ("exact", "rating"),
    [(4.95, 5.0), (4.949999999, 4.9), (-3.0, 0.0), (12.0, 10.0), (6.05, 6.1)],
)
def test_rounded(exact: float, rating: float) -> None:
    assert rounded(exact) == rating


def test_a_few_accounts_kept_stay_as_they_are() -> None:
    for seed in range(50):
        case = seeded_case(seed)
        ratings = ratings_of(case)
        rows = np.arange(len(case.rows))[::-2]
        some = ratings.take(rows)
        assert len(some) == len(rows)
        assert why(some).tolist() == why(ratings)[rows].tolist()
        assert to_research(some).tolist() == to_research(ratings)[rows].tolist()
        for one, other in zip(
            results_of(some), np.array(results_of(ratings))[rows], strict=True
        ):
            assert one.points == other.points
            assert (one.rating, one.status, one.tier) == (
                other.rating,
                other.status,
                other.tier,
            )
