"""The arithmetic of a rating, on bare arrays."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rating.kernel import (
    Weighing,
    contributions,
    exact_rating,
    known_range,
    round_half_away,
    rounded_rating,
)


NAN = math.nan


def excel_round(number: float, digits: int) -> float:
    """ROUND as a spreadsheet has it, on the decimal form of 15 digits."""
    exact = Decimal(format(number, ".15g"))
    return float(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


@pytest.mark.parametrize("digits", [0, 1])
def test_every_half_rounds_away_from_zero(digits: int) -> None:
    halves = [float(Decimal(n).scaleb(-digits - 1)) for n in range(-1000, 1001)]
    rounded = round_half_away(np.array(halves), digits)
    assert rounded.tolist() == [excel_round(half, digits) for half in halves]


@given(st.decimals(-20, 20, places=8).map(float))
def test_nine_decimals_keep_what_has_fewer(number: float) -> None:
    assert round_half_away(np.array([number]), 9).tolist() == [number]


@given(st.floats(-10, 10), st.sampled_from([-1e-13, 0.0, 1e-13]))
def test_nine_decimals_settle_noise(number: float, noise: float) -> None:
    settled = excel_round(number, 8)
    assert round_half_away(np.array([settled + noise]), 9).tolist() == [settled]


@pytest.mark.parametrize("number", [8.0851857325, 4.2300955705])
def test_the_ninth_decimal_rounds_half_away(number: float) -> None:
    assert round_half_away(np.array([number]), 9).tolist() == [excel_round(number, 9)]


def test_no_rating_is_minus_nought() -> None:
    assert not np.signbit(round_half_away(np.array([-0.01, -0.0]), 1)).any()


@pytest.mark.parametrize(
    ("exact", "rating"),
    [(4.95, 5.0), (4.9499999999, 5.0), (4.949999999, 4.9), (0.05, 0.1), (0.0499, 0.0),
     (-3.0, 0.0), (12.0, 10.0), (9.95, 10.0), (2.25, 2.3), (6.05, 6.1), (NAN, NAN)],
)  # fmt: skip
def test_a_rating_is_limited_and_rounded_twice(exact: float, rating: float) -> None:
    np.testing.assert_array_equal(rounded_rating(np.array([exact])), [rating])


# Two criteria that earn, weights 3 and 1; a penalty of weight 2.
WEIGHING = Weighing(
    criteria=(0, 2, 3),
    weights=(3.0, 1.0, 2.0),
    positive=(True, True, False),
    least=(0.0, 2.0, -5.0),
    greatest=(10.0, 8.0, 0.0),
    full=4.0,
    total=6.0,
)
# Row 1 belongs to no weighing and must never count.
POINTS = np.array(
    [
        [10.0, 10.0, NAN, NAN, 0.0],
        [7.0, NAN, 7.0, 7.0, 7.0],
        [10.0, NAN, 8.0, NAN, 0.0],
        [0.0, -5.0, -5.0, -5.0, NAN],
    ]
)
UNKNOWN = np.isnan(POINTS)


def test_exact_and_worth() -> None:
    exact, worth = exact_rating(WEIGHING, POINTS)
    # 40/4; 30/3 - 10/4; 8/1 - 10/4; no worth; 0/4, the penalty skipped
    np.testing.assert_array_equal(exact, [10.0, 7.5, 5.5, NAN, 0.0])
    np.testing.assert_array_equal(worth, [4.0, 3.0, 1.0, 0.0, 4.0])


def test_contributions() -> None:
    _, worth = exact_rating(WEIGHING, POINTS)
    np.testing.assert_array_equal(
        contributions(WEIGHING, POINTS, worth),
        [
            [7.5, 10.0, 0.0, 0.0, 0.0],
            [0.0, 0.0, 0.0, 0.0, 0.0],
            [2.5, 0.0, 8.0, 0.0, 0.0],
            [0.0, -2.5, -2.5, 0.0, 0.0],
        ],
    )


def test_known_low_and_high() -> None:
    spread = known_range(WEIGHING, POINTS, UNKNOWN)
    np.testing.assert_allclose(spread.known, [1, 5 / 6, 3 / 6, 2 / 6, 4 / 6])
    # Unknown at their least: 40/4, (30 + 2 - 10)/4, and three below 0.
    np.testing.assert_allclose(spread.low, [10.0, 5.5, 0.0, 0.0, 0.0])
    # At their greatest: 40/4, three times (30 + 8 - 10)/4, and 0/4.
    np.testing.assert_allclose(spread.high, [10.0, 7.0, 7.0, 7.0, 0.0])


def test_only_penalties_rate_nothing() -> None:
    weighing = Weighing((0,), (2.0,), (False,), (-5.0,), (0.0,), 0.0, 2.0)
    points = np.array([[-5.0, 0.0]])
    exact, worth = exact_rating(weighing, points)
    assert np.isnan(exact).all()
    assert not worth.any()
    assert not contributions(weighing, points, worth).any()
    spread = known_range(weighing, points, np.isnan(points))
    assert np.isnan(spread.low).all()
    assert np.isnan(spread.high).all()
    assert spread.known.tolist() == [1.0, 1.0]


def test_no_criteria_know_nothing() -> None:
    weighing = Weighing((), (), (), (), (), 0.0, 0.0)
    spread = known_range(weighing, np.empty((0, 2)), np.empty((0, 2), dtype=np.bool_))
    assert np.isnan(spread.known).all()
