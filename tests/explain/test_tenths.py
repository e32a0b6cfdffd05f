"""Contributions at one decimal that still add up, and numbers in words."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.explain.tenths import (
    in_units,
    largest,
    number_words,
    round_for_words,
    shown_tenths,
)


# Contributions as they come of weights and points with few digits.
parts = st.lists(
    st.builds(
        Fraction,
        st.integers(-100_000, 100_000),
        st.sampled_from([7_000, 9_999, 10_000]),
    ),
    min_size=1,
    max_size=12,
)


def half_up(value: Fraction, digits: int) -> Fraction:
    """Rounded half away from zero."""
    scaled = abs(value) * 10**digits
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**digits)


def largest_remainder(values: list[Fraction]) -> list[Fraction]:
    """The textbook method: floor each, hand out tenths by the largest rest."""
    floors = [Fraction(floor(half_up(v, 9) * 10), 10) for v in values]
    target = half_up(half_up(sum(values, Fraction(0)), 9), 1)
    rests = [half_up(half_up(v, 9) - f, 4) for v, f in zip(values, floors, strict=True)]
    order = sorted(range(len(values)), key=lambda at: (-rests[at], at))
    raised = round((target - sum(floors)) * 10)
    return [
        f + (Fraction(1, 10) if at in order[:raised] else 0)
        for at, f in enumerate(floors)
    ]


def tenths(values: list[Fraction]) -> list[int]:
    """What the engine shows of each, in tenths."""
    column = np.array([[float(v)] for v in values])
    picks = np.arange(len(values))[:, None]
    exact = np.array([float(sum(values, Fraction(0)))])
    shown: list[int] = shown_tenths(in_units(column), exact, picks)[:, 0].tolist()
    return shown


@given(parts)
def test_tenths_are_handed_out_by_largest_remainder(values: list[Fraction]) -> None:
    assert tenths(values) == [shown * 10 for shown in largest_remainder(values)]


@given(parts)
def test_tenths_sum_to_the_rounded_sum(values: list[Fraction]) -> None:
    total = half_up(half_up(sum(values, Fraction(0)), 9), 1)
    assert sum(tenths(values)) == total * 10


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([10 / 3, 10 / 3, 10 / 3], [34, 33, 33]),
        ([7 / 3, 7 / 3, 0, -1 / 3], [23, 23, 0, -3]),
        ([0.04, 3.0], [0, 30]),
        ([2.5, 2.0, -1.0], [25, 20, -10]),
        # Rests that differ beyond the fourth decimal only are the same.
        ([0.05000001, 0.05000002], [1, 0]),
    ],
)
def test_shown_tenths(values: list[float], shown: list[int]) -> None:
    assert tenths([Fraction(value) for value in values]) == shown


@pytest.mark.parametrize("pairs", [16, 17, 35])
def test_many_criteria_add_up_as_few_do(pairs: int) -> None:
    values = np.array([[0.1999], [0.1001]] * pairs)
    exact, every = values.sum(axis=0), np.arange(2 * pairs)[:, None]
    assert shown_tenths(in_units(values), exact, every)[:, 0].tolist() == [2, 1] * pairs


def test_what_is_not_picked_and_what_has_no_rating_do_no_harm() -> None:
    units = in_units(np.array([[1.25, 0.0], [1.25, 0.0]]))
    exact = np.array([2.5, np.nan])
    picks = np.array([[0, -1], [1, -1]])
    assert shown_tenths(units, exact, picks)[:, 0].tolist() == [13, 12]


@pytest.mark.parametrize(
    ("value", "units"),
    [(0.12345, 1235), (-0.12345, -1235), (0.00004, 0), (-0.00004, 0), (10.0, 100_000),
     (0.00005, 1), (0.00004999999999, 1), (0.0000499, 0)],
)  # fmt: skip
def test_units_are_ten_thousandths_rounded(value: float, units: int) -> None:
    assert in_units(np.array([value])).tolist() == [units]


@given(
    st.lists(
        st.lists(
            st.integers(-5, 5)
            | st.sampled_from([2**31 // k for k in range(2, 9)] + [3_000_000_000]),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_largest_in_size_come_first_and_noughts_never(
    rows: list[list[int]],
) -> None:
    units = np.array(rows, dtype=np.int64)
    largest_units = largest(units)
    for column in range(3):
        sizes = [abs(row[column]) for row in rows]
        order = sorted(
            (at for at, s in enumerate(sizes) if s), key=lambda at: -sizes[at]
        )
        wanted = [*order, -1, -1, -1][:3]
        assert largest_units[:, column].tolist() == wanted


def test_as_many_as_wanted_are_picked() -> None:
    units = np.array([[1], [3], [2]])
    assert largest(units, most=1).tolist() == [[1]]
    assert largest(units, most=4).tolist() == [[1], [2], [0], [-1]]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.001, "0"),
        (-0.001, "0"),
        (0.005, "0.01"),
        (0.12, "0.12"),
        (0.3, "0.3"),
        (0.1 + 0.2, "0.3"),
        (7.255, "7.26"),
        (-7.255, "-7.26"),
        (9.994, "9.99"),
        (9.995, "10"),
        (9.999, "10"),
        (10, "10"),
        (12.34, "12.3"),
        (12.35, "12.4"),
        (12.96, "13"),
        (320, "320"),
        (999.95, "1000"),
        (1234.5, "1234.5"),
        (9999, "9999"),
        (9999.94, "9999.9"),
        (10_000, "10k"),
        (12_345, "12.3k"),
        (12_350, "12.4k"),
        (-12_345, "-12.3k"),
        (99_950, "100k"),
        (123_456, "123k"),
        (999_499, "999k"),
        (999_500, "1m"),
        (4_500_000, "4.5m"),
        (123_456_789, "123m"),
        (999_500_000, "1bn"),
        (119_500_000_000, "120bn"),
        (-1.2e11, "-120bn"),
        (1e15, "1000000bn"),
    ],
)
def test_number_words(number: float, words: str) -> None:
    assert number_words(number) == words


def oracle(number: float) -> str:
    """Number words by the sentence of the fine print."""
    exact = Decimal(format(number, ".15g"))
    size = abs(exact)
    if size < 10_000:
        step = Decimal("0.01") if size < 10 else Decimal("0.1")
        text = format(exact.quantize(step, ROUND_HALF_UP), "f")
        text = text.rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text
    step = Decimal(10) ** (Decimal(size).log10().to_integral_value(ROUND_FLOOR) - 2)
    rounded = (exact / step).to_integral_value(ROUND_HALF_UP) * step
    for suffix, unit in (("bn", 10**9), ("m", 10**6), ("k", 10**3)):
        if abs(rounded) >= unit:
            return f"{(rounded / unit).normalize():f}{suffix}"
    raise AssertionError(number)


@given(
    st.decimals(-(10**13), 10**13, places=3).map(float)
    | st.decimals(-20_000, 20_000, places=3).map(float)
)
def test_number_words_are_those_of_the_fine_print(number: float) -> None:
    assert number_words(number) == oracle(number)


@given(st.lists(st.decimals(-(10**9), 10**9, places=1).map(float), min_size=2))
def test_numbers_said_apart_stay_apart(numbers: list[float]) -> None:
    # Fewer decimals than are rounded: where they bite, see the next test.
    rounded = round_for_words(np.array(numbers))
    words: dict[float, set[str]] = {}
    for number, key in zip(numbers, rounded.tolist(), strict=True):
        words.setdefault(key, set()).add(number_words(number))
    assert all(len(texts) == 1 for texts in words.values())


@pytest.mark.parametrize(
    ("one", "other"), [(1.005, 1.0), (9999.94, 10_000.0)], ids=["half", "border"]
)
def test_numbers_that_round_apart_stay_apart(one: float, other: float) -> None:
    assert number_words(one) != number_words(other)
    first, second = round_for_words(np.array([one, other])).tolist()
    assert first != second


def test_blanks_round_to_blanks() -> None:
    assert np.isnan(round_for_words(np.array([np.nan]))).all()


@pytest.mark.filterwarnings("error")
def test_the_largest_numbers_round_without_a_warning() -> None:
    assert round_for_words(np.array([1e308])).tolist() == [1e308]
