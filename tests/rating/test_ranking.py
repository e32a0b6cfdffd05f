"""The order of the accounts, their ranks, tiers and statuses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from scoring.model.model import Tier
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import Status
from tests.engine import Case, ratings_of, results_of
from tests.reference import ReferenceSettings


if TYPE_CHECKING:
    from scoring.rating.ratings import Ratings


NAN = math.nan
# Fit hands its points on; Need is skipped where it is blank; Banned disqualifies.
CRITERIA: list[dict[str, object]] = [
    {"Criterion": "Fit", "Weight": 1, "Test": "scale", "Value": 0, "To": 10, "Points": 10,
     "If blank": "skip"},
    {"Criterion": "Need", "Weight": 1, "Test": "scale", "Value": 0, "To": 10, "Points": 10,
     "If blank": "skip"},
    {"Criterion": "Banned", "Test": "yes", "Points": "out"},
]  # fmt: skip
HEADINGS = ["Account", "Fit", "Need", "Banned"]


def rated(
    *rows: tuple[object, object, object], settings: ReferenceSettings | None = None
) -> Ratings:
    """Accounts with these values of Fit, Need and Banned."""
    named = [[f"Account {at}", *row] for at, row in enumerate(rows)]
    return ratings_of(Case(CRITERIA, HEADINGS, named, settings or ReferenceSettings()))


def test_equal_ratings_share_a_rank_and_the_next_skips() -> None:
    ratings = rated((3, 3, None), (5, 5, None), (8, 8, None), (5, 5, None))
    order, ranks = ranked(ratings)
    assert order.tolist() == [2, 1, 3, 0]
    assert ranks.tolist() == [1, 2, 2, 4]


def test_of_equal_ratings_the_better_known_stands_first() -> None:
    ratings = rated((5, None, None), (4, 6, None), (None, 5, None), (5, 5, None))
    order, ranks = ranked(ratings)
    assert order.tolist() == [1, 3, 0, 2]
    assert ranks.tolist() == [1, 1, 1, 1]


def test_order_follows_what_is_not_limited_to_0() -> None:
    penalty = {"Criterion": "Late", "Weight": 1, "Test": "yes", "Points": -10}
    rows = [["A", 1, 1, None, "yes"], ["B", 3, 3, None, "yes"], ["C", 0, 0, None, None]]
    ratings = ratings_of(Case([*CRITERIA, penalty], [*HEADINGS, "Late"], rows))
    # 1 - 5 = -4, 3 - 5 = -2 and 0: all rated 0, and Late is unknown for C.
    assert ratings.rating.tolist() == [0, 0, 0]
    order, ranks = ranked(ratings)
    assert order.tolist() == [2, 1, 0]
    assert ranks.tolist() == [1, 2, 3]


def test_disqualified_and_then_no_data_come_last_without_a_rank() -> None:
    ratings = rated(
        (None, None, None),
        (9, 9, "yes"),
        (1, 1, None),
        (None, None, None),
        (None, None, "yes"),
        (2, 2, None),
    )
    order, ranks = ranked(ratings)
    assert order.tolist() == [5, 2, 1, 4, 0, 3]
    np.testing.assert_array_equal(ranks, [1, 2, NAN, NAN, NAN, NAN])


def test_ratings_equal_at_nine_decimals_are_equal() -> None:
    ratings = rated((0.1 + 0.2, 0.3, None), (0.3, 0.3, None), (0.30001, 0.3, None))
    order, ranks = ranked(ratings)
    assert order.tolist() == [2, 0, 1]
    assert ranks.tolist() == [1, 2, 2]


@pytest.mark.parametrize(
    "rows",
    [[], [(None, None, None)], [(1, 1, "yes"), (None, None, None)]],
    ids=["none", "no-data", "nobody-rated"],
)
def test_nobody_to_rank(rows: list[tuple[object, object, object]]) -> None:
    order, ranks = ranked(rated(*rows))
    assert order.tolist() == list(range(len(rows)))
    assert np.isnan(ranks).all()


@pytest.mark.parametrize(
    ("rating", "name"),
    [(10, "A"), (8, "A"), (7.96, "A"), (7.94, "B"), (5, "B"), (4.95, "B"), (4.94, "C"),
     (1, "C"), (0, "C")],
)  # fmt: skip
def test_a_tier_is_reached_by_the_rounded_rating(rating: float, name: str) -> None:
    ratings = rated((rating, rating, None))
    tiers = (Tier("C", 2.0), Tier("A", 8.0), Tier("B", 5.0))
    # An index into the tiers from the highest bound; below every bound the lowest.
    assert "ABC"[tier_of(tiers, ratings)[0]] == name


def test_who_is_disqualified_or_unrated_has_no_tier() -> None:
    ratings = rated((9, 9, "yes"), (None, None, None), (9, 9, None))
    tiers = (Tier("A", 8.0), Tier("B", 0.0))
    assert tier_of(tiers, ratings).tolist() == [-1, -1, 0]


def statuses(ratings: Ratings) -> list[Status]:
    return [STATUSES[status] for status in ratings.status]


def test_statuses() -> None:
    settings = ReferenceSettings(contact_from=5, known_at_least=0.6)
    ratings = rated(
        (5, 5, None), (4.96, 4.96, None), (4.94, 4.94, None), (9, None, None),
        (4, None, None), (9, 9, "yes"), (None, None, None), (None, None, "yes"),
        settings=settings,
    )  # fmt: skip
    assert statuses(ratings) == [
        Status.CONTACT,
        Status.CONTACT,
        Status.NOT_NOW,
        Status.RESEARCH,
        Status.NOT_NOW,
        Status.DISQUALIFIED,
        Status.NO_DATA,
        Status.DISQUALIFIED,
    ]
    for status in Status:
        rows = ratings.is_status(status).tolist()
        assert rows == [one is status for one in statuses(ratings)]


@pytest.mark.parametrize(
    ("known_at_least", "status"),
    [
        (0.5, Status.CONTACT),
        (0.5000001, Status.RESEARCH),
        (0.4999999999, Status.CONTACT),
    ],
)
def test_known_enough(known_at_least: float, status: Status) -> None:
    settings = ReferenceSettings(known_at_least=known_at_least)
    assert statuses(rated((9, None, None), settings=settings)) == [status]


def test_a_third_known_is_at_least_a_third() -> None:
    criteria = [dict(row) for row in CRITERIA]
    criteria[1]["Weight"] = 2
    settings = ReferenceSettings(known_at_least=1 / 3)
    rows = [["A", 9, None, None]]
    assert statuses(ratings_of(Case(criteria, HEADINGS, rows, settings))) == [
        Status.CONTACT
    ]


def test_a_profile_that_is_out_leaves_the_account_to_the_others() -> None:
    criteria: list[dict[str, object]] = [
        {"Criterion": "Lite fit", "Weight": 1, "Test": "scale", "Value": 0, "To": 10,
         "Points": 10, "If blank": "skip", "Profile": "Lite"},
        {"Criterion": "Pro fit", "Weight": 1, "Test": "scale", "Value": 0, "To": 10,
         "Points": 10, "If blank": "skip", "Profile": "Pro"},
        {"Criterion": "No Lite", "Test": "yes", "Points": "out", "Profile": "Lite"},
        {"Criterion": "No Pro", "Test": "yes", "Points": "out", "Profile": "Pro"},
    ]  # fmt: skip
    headings = ["Account", "Lite fit", "Pro fit", "No Lite", "No Pro"]
    rows: list[list[object]] = [
        ["A", 9, 3, "yes", None],
        ["B", 9, None, "yes", None],
        ["C", 9, 3, "yes", "yes"],
        ["D", 4, 4, None, None],
        ["E", 4, 5, None, None],
    ]
    results = results_of(ratings_of(Case(criteria, headings, rows)))
    assert [result.best_profile for result in results] == [
        "Pro",
        None,
        None,
        "Lite",
        "Pro",
    ]
    assert [result.status for result in results] == [
        "Not now", "No data", "Disqualified", "Not now", "Contact",
    ]  # fmt: skip
    assert results[0].profile_ratings == {"Lite": 0.0, "Pro": 3.0}
    assert results[1].to_research == "Pro fit"
