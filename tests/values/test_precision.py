"""The bounds that make a plain comparison one of 15 significant digits."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.model.conditions import limits
from scoring.model.conditions.base import Moment
from scoring.model.conditions.registry import Written, make
from scoring.values.cell import PLAIN, read_cell
from scoring.values.precision import highest, lowest, round15
from scoring.vocabulary import Test as Kind


# No cell of a spreadsheet holds a greater number.
LARGEST = 9.99999999999999e307
numbers = st.floats(-LARGEST, LARGEST)
everyday = st.decimals(-(10**9), 10**9, places=4).map(float)


def fifteen(number: float) -> float:
    return float(format(number, ".15g"))


@given(numbers | everyday)
@example(0.0)
@example(0.3)
@example(1.0)
@example(-1.0)
@example(1e15)
@example(5e-324)
def test_the_bounds_are_the_last_floats_that_round_alike(number: float) -> None:
    low, high = lowest(number), highest(number)
    assert low <= number <= high or fifteen(number) == 0
    for bound, beyond in ((low, -math.inf), (high, math.inf)):
        assert fifteen(bound) == fifteen(number)
        assert fifteen(math.nextafter(bound, beyond)) != fifteen(number) or number == 0


@given(everyday, st.integers(-40, 40))
def test_comparing_is_comparing_15_digits(number: float, steps: int) -> None:
    near = number
    for _ in range(abs(steps)):
        near = math.nextafter(near, math.inf * (1 if steps > 0 else -1))
    cell, row = read_cell(near), Moment(0.0)
    one, other = fifteen(near), fifteen(number)
    assert limits.at_least("number", number).cell(cell, row) is (one >= other)
    assert limits.more_than("number", number).cell(cell, row) is (one > other)
    assert limits.at_most("number", number).cell(cell, row) is (one <= other)
    assert limits.less_than("number", number).cell(cell, row) is (one < other)
    assert limits.between("number", number, number).cell(cell, row) is (one == other)
    equal = make(Written(Kind.IS, number, None, PLAIN))
    assert equal.cell(cell, row) is (one == other)


@pytest.mark.parametrize(
    ("number", "rounded"),
    [(0.1 + 0.2, 0.3), (1 / 3, 0.333333333333333), (0.0, 0.0), (-2.5, -2.5)],
)
def test_round15(number: float, rounded: float) -> None:
    assert round15(number) == rounded
