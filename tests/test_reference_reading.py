"""How the reference reads numbers, ranges and dates in text."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from tests.reference import number_in_text
from tests.reference.dates import date_in_text, time_in_text
from tests.reference.intervals import common_sign, interval_in_text


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("1 200", ".", 1200),
        ("1\u00a0200,5", ".", 1200.5),
        ("1'200'300.25", ".", 1200300.25),
        ("1.200,5", ".", 1200.5),
        ("1,200.5", ",", 1200.5),
        ("1.234", ".", 1.234),
        ("1.234", ",", 1234),
        ("1 200.300", ",", 1200.3),
        ("0.234", ",", 0.234),
        ("1234.567", ",", 1234.567),
        ("-€ 5m", ".", -5_000_000),
        ("€-5", ".", -5),
        ("\u22125", ".", -5),
        ("(12,5 %)", ".", -0.125),
        ("5 mia kr.", ".", 5_000_000_000),
        ("1e6", ".", 1_000_000),
        ("1,2,3", ".", None),
        ("1.20.000", ".", None),
        ("12.00,5.5", ".", None),
        ("about 40", ".", 40),
        ("12 pcs", ".", None),
        ("11-50", ".", None),
        ("", ".", None),
        ("€", ".", None),
        ("1e999", ".", None),
        ("2 mio. kr.", ".", 2_000_000),
        ("12 mnkr", ".", 12_000_000),
        ("500 tkr", ".", 500_000),
        ("4 mdkr", ".", 4_000_000_000),
        ("4 mdkk", ".", 4_000_000),
        ("12 mil. lei", ".", 12_000_000),
        ("20 de milioane de lei", ".", 20_000_000),
        ("USD 5 million", ".", 5_000_000),
        ("3 t.kr.", ".", 3_000),
        # No cents: what stands before the dash is the decimal sign.
        ("500.000,-", ".", 500_000),
        ("500,000.-", ",", 500_000),
        ("10 pct.", ".", 0.1),
        ("ca. 40", ".", 40),
        ("approx. 1.5bn", ".", 1_500_000_000),
        ("80-", ".", -80),
        ("80,50-", ".", -80.5),
        ("-80-", ".", None),
        ("$5 USD", ".", None),
        ("ca.", ".", None),
        ("mio. kr.", ".", None),
        ("\u200b50\ufeff", ".", 50),
    ],
)
def test_number_in_text(text: str, sign: str, number: float | None) -> None:
    result = number_in_text(text, sign, auto=True)
    assert (None if result is None else float(result)) == number


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("1.234", ".", 1.234),
        ("1,234", ".", 1234),
        ("1.200,5", ".", None),
        ("12,5", ".", None),
        ("1.234", ",", 1234),
        ("12.5", ",", None),
        ("1.200,5", ",", 1200.5),
    ],
)
def test_number_in_text_with_a_fixed_sign(
    text: str, sign: str, number: float | None
) -> None:
    result = number_in_text(text, sign, auto=False)
    assert (None if result is None else float(result)) == number


INF = math.inf


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("51-200", 51, 200),
        ("51 \u2013 200 employees", 51, 200),
        ("51-200 (employees)", 51, 200),
        ("1,001-5,000", 1001, 5000),
        ("5000+", 5000, INF),
        ("5000+ employees", 5000, INF),
        ("10,001 or more", 10_001, INF),
        ("<50", -INF, 50),
        ("> 1000", 1000, INF),
        ("under 10", -INF, 10),
        ("ca. 50-100", 50, 100),
        ("50 til 100", 50, 100),
        ("1-5 mio. kr.", 1_000_000, 5_000_000),
        # 500 million would be above one million.
        ("500-1 mio", 500, 1_000_000),
        ("10-20 %", 0.1, 0.2),
        ("50-50", 50, 50),
        # The second end tells that the point groups.
        ("251-1.000,5", 251, 1000.5),
        ("1.001-5.000", 1.001, 5),
        ("mere end 5 mio.", 5_000_000, INF),
        ("peste 20", 20, INF),
        ("färre än 20", -INF, 20),
    ],
)
def test_range_in_text(text: str, low: float, high: float) -> None:
    interval = interval_in_text(text, ".", auto=True)
    assert interval is not None
    assert (float(interval.low), float(interval.high)) == (low, high)
    # A bound that a sign or a word excludes is itself outside.
    excluding = text.startswith(("<", ">", "under", "mere", "peste", "färre"))
    assert (interval.low_open or interval.high_open) == excluding


@pytest.mark.parametrize(
    "text",
    [
        *("200-51", "€1m-$5m", "1-3-2026", "2026-03-31", "24-7 Intouch", "a-b", "+"),
        *("<", "5++", "overhead 10", "11-50 Main 3", "-5-10", "12-34 56", "50"),
    ],
)
def test_no_range_in_text(text: str) -> None:
    assert interval_in_text(text, ".", auto=True) is None


def test_a_range_tells_its_column_the_decimal_sign() -> None:
    assert common_sign(["1.234", "1,5-2,5 mio"]) == ","
    assert common_sign(["1.234", "1,001-5,000"]) is None


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2026-03-28 11:42:00 UTC", (2026, 3, 28), (11, 42)),
        ("2026-03-28T23:42:00+02:00", (2026, 3, 28), (23, 42)),
        ("28.03.2026 kl. 11.42", (2026, 3, 28), (11, 42)),
        ("28/3/2026 11:42 PM", (2026, 3, 28), (23, 42)),
        ("28/3/2026 12:05 am", (2026, 3, 28), (0, 5)),
        ("Mar 28, 2026", (2026, 3, 28), (0, 0)),
        ("28-Mar-26", (2026, 3, 28), (0, 0)),
        ("28. marts 2026 kl. 11.42", (2026, 3, 28), (11, 42)),
        ("den 3 maj 2026", (2026, 5, 3), (0, 0)),
        ("3 mai 2026", (2026, 5, 3), (0, 0)),
        ("3. okt. 2025", (2025, 10, 3), (0, 0)),
        ("3 noi. 2025", (2025, 11, 3), (0, 0)),
    ],
)
def test_date_in_text(
    text: str, day: tuple[int, int, int], time: tuple[int, int]
) -> None:
    assert date_in_text(text, month_first=False) == dt.date(*day)
    assert time_in_text(text) == dt.time(*time)


@pytest.mark.parametrize(
    "text", ["31 February 2026", "Mar 2026", "28 Marz 2026", "2026-03-28 soon", "March"]
)
def test_no_date_in_text(text: str) -> None:
    assert date_in_text(text, month_first=False) is None
