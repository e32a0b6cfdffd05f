"""Ranges as people write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.values.cell import read_cell
from scoring.values.numerals import DecimalSign, amount_number, text_number
from scoring.values.spans import Span, span_ends, text_span, whole_span


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("51-200", 51, 200),
        ("51 - 200", 51, 200),
        ("51 \N{EN DASH} 200 employees", 51, 200),
        ("10-49 ansatte", 10, 49),
        ("1,001-5,000", 1001, 5000),
        ("10 to 50", 10, 50),
        ("10 till 50", 10, 50),
        ("1-5 mio. kr.", 1e6, 5e6),
        ("500-2m", 500, 2e6),
        ("500k-2m", 500e3, 2e6),
        ("\N{EURO SIGN}1m-\N{EURO SIGN}5m", 1e6, 5e6),
        ("50-100 %", 0.5, 1),
        ("7-7", 7, 7),
        ("5000+", 5000, math.inf),
        ("5 000 +", 5000, math.inf),
        ("10,001 or more", 10001, math.inf),
        ("250 eller flere", 250, math.inf),
        ("up to 50", -math.inf, 50),
        ("<= 50", -math.inf, 50),
        ("min. 5", 5, math.inf),
        (">= 5", 5, math.inf),
        ("80 employees", 80, 80),
        ("1.200 ansatte", 1.2, 1.2),
        ("ca. 1.200,0 medarbejdere", 1200, 1200),
        ("12 anst\u00e4llda", 12, 12),
        ("80 de angaja\u0163i", 80, 80),
        ("5 FTE.", 5, 5),
    ],
)
def test_a_range_in_text(text: str, low: float, high: float) -> None:
    assert text_span(text) == Span(low, high)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("<50", 49.999, 50.0), ("under 10", 9.999, 10.0), ("> 1000", 1000.001, 1000.0)],
)
def test_a_bound_that_is_left_out(text: str, inside: float, outside: float) -> None:
    span = text_span(text)
    assert span is not None
    assert span.low <= inside <= span.high
    assert not span.low <= outside <= span.high


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "+", "1-", "-5-10", "5-1", "2026-03", "12-14 Main Street 5", "a-b"),
        *("<", "-5 employees", "80 pcs", "80employees", "3 people 4", "employees"),
    ],
)
def test_no_range(text: str) -> None:
    assert text_span(text) is None


def test_the_decimal_sign_of_the_column_counts() -> None:
    assert text_span("1.000-5.000", DecimalSign(",")) == Span(1000, 5000)
    assert text_span("1.000-5.000") == Span(1, 5)


def test_a_date_or_a_number_is_no_range() -> None:
    assert read_cell("28-03-2026").span is None
    assert read_cell("51").span is None
    assert read_cell("51-200").span == Span(51, 200)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_two_whole_numbers_are_a_range_from_the_smaller(one: int, other: int) -> None:
    expected = Span(one, other) if one <= other else None
    assert text_span(f"{one}-{other}") == expected


WHOLE = st.from_regex(r"[0-9]{1,16} ?[-\u2013.] ?[0-9]{1,16}", fullmatch=True)


@given(WHOLE)
def test_a_range_of_whole_numbers_is_read_at_once_and_as_any_other(text: str) -> None:
    span = whole_span(text)
    ends = span_ends(text)
    if span is not None:
        assert ends is not None
        assert ends.low is not None
        assert ends.high is not None
        assert span == (amount_number(ends.low), amount_number(ends.high))
        assert math.isnan(text_number(text))
