"""Numbers as people write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rating.column_style import common_decimal
from scoring.values.numerals import DecimalSign, cannot_tell, tells_decimal, text_number


POINT = DecimalSign(".")
COMMA = DecimalSign(",")
ONLY_POINT = DecimalSign(".", forced=True)
ONLY_COMMA = DecimalSign(",", forced=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("320", 320),
        (" 320 ", 320),
        ("007", 7),
        ("-5", -5),
        ("\u22125", -5),
        ("+5", 5),
        ("- 5", -5),
        ("(12)", -12),
        ("( 12 )", -12),
        ("(1,200.50)", -1200.5),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u2009200", 1200),
        ("1\u202f200\u202f300", 1_200_300),
        ("1'200", 1200),
        ("1\u2019200", 1200),
        ("12 345 678,9", 12_345_678.9),
        ("1.200,5", 1200.5),
        ("1,200.5", 1200.5),
        ("1.200.000", 1_200_000),
        ("1,200,000", 1_200_000),
        ("1.200.000,25", 1_200_000.25),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("0.234", 0.234),
        ("0,234", 0.234),
        ("1234.567", 1234.567),
        ("1234,567", 1234.567),
        (".5", 0.5),
        (",5", 0.5),
        ("1.2345", 1.2345),
        ("12 %", 0.12),
        ("12%", 0.12),
        ("-2,5 %", -0.025),
        ("€ 5m", 5e6),
        ("€5", 5),
        ("5 €", 5),
        ("$1,200.50", 1200.5),
        ("£5", 5),
        ("¥5", 5),
        ("kr 320", 320),
        ("kr. 320", 320),
        ("320 kr.", 320),
        ("320 lei", 320),
        ("RON 5", 5),
        ("5 SEK", 5),
        ("5 dkk", 5),
        ("5 nok", 5),
        ("EUR 5", 5),
        ("5usd", 5),
        ("5 gbp", 5),
        ("CHF 1'200", 1200),
        ("-€ 5", -5),
        ("€ -5", -5),
        ("- € 5", -5),
        ("(€ 5m)", -5e6),
        ("250k", 250e3),
        ("250 K", 250e3),
        ("5m", 5e6),
        ("5 mio", 5e6),
        ("5 MIO", 5e6),
        ("5mln", 5e6),
        ("1 bn", 1e9),
        ("2 mia", 2e9),
        ("2,5 mrd", 2.5e9),
        ("5 mio kr.", 5e6),
        ("1e6", 1e6),
        ("1.5E-3", 0.0015),
        ("1E+3", 1000),
        ("1e-400", 0),
        ("2 mio. kr.", 2e6),
        ("12 mnkr", 12e6),
        ("5 mkr.", 5e6),
        ("12 msek", 12e6),
        ("500 tkr", 500e3),
        ("12 mil. lei", 12e6),
        ("5 mii lei", 5e3),
        ("USD 5 million", 5e6),
        ("3 miljoner kronor", 3e6),
        ("2,5 miljarder", 2.5e9),
        ("4 miliarde lei", 4e9),
        ("5 md. kr.", 5e9),
        ("500.000,-", 500_000),
        ("kr. 500.000,-", 500_000),
        ("500.000,- kr.", 500_000),
        ("500:-", 500),
        ("10 pct.", 0.1),
        ("10 procent", 0.1),
        ("ca. 40", 40),
        ("ca 40", 40),
        ("about 40", 40),
        ("approx. 1,200.5", 1200.5),
        ("cirka 2 mio", 2e6),
        ("omkring 40", 40),
        ("aproximativ 40", 40),
        ("~40", 40),
        ("80-", -80),
        ("80,5-", -80.5),
        ("80 kr-", -80),
    ],
)
def test_a_number_in_text(text: str, number: float) -> None:
    assert text_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "about forty",
        "carl 5",
        "€ 5 €",
        "500,-,-",
        "5 -",
        "11-50",
        "12 pcs",
        "1,2,3",
        "1.20.000",
        "12.00,5.5",
        "1,234.567,8",
        "1 23",
        "1 2345",
        "1234 567",
        "12 34",
        "--5",
        "-(5)",
        "(-5)",
        "€",
        "€ -",
        "k",
        "%",
        "5%%",
        "5kk",
        "()",
        "(5",
        "5)",
        "1e999",
        "1e9999",
        "1 e6",
        "e6",
        ".",
        ",",
        "½",
        "٣",
        "nan",
        "inf",
        "0x10",
        "1_000",
        "2026-03-31",
    ],
)
def test_a_text_that_is_no_number(text: str) -> None:
    assert math.isnan(text_number(text))


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1.234", 1.234, 1234),
        ("1,234", 1234, 1.234),
        ("12.345", 12.345, 12345),
        ("123,456", 123_456, 123.456),
        ("€ 1.234", 1.234, 1234),
        ("-1.234 %", -0.01234, -12.34),
        ("1.234k", 1234, 1_234_000),
        # These tell by themselves.
        ("12,5", 12.5, 12.5),
        ("1.200,5", 1200.5, 1200.5),
        ("1,200.5", 1200.5, 1200.5),
        ("0.234", 0.234, 0.234),
        ("1.2", 1.2, 1.2),
        ("1 200.300", 1200.3, 1200.3),
    ],
)
def test_a_sign_that_is_not_forced_decides_only_what_cannot_tell(
    text: str, point: float, comma: float
) -> None:
    assert text_number(text, POINT) == pytest.approx(point, rel=1e-15)
    assert text_number(text, COMMA) == pytest.approx(comma, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1.234", 1.234, 1234),
        ("1,234", 1234, 1.234),
        ("12,5", None, 12.5),
        ("12.5", 12.5, None),
        ("1.200,5", None, 1200.5),
        ("1,200.5", 1200.5, None),
        ("1.200.000", None, 1_200_000),
        ("1,200,000", 1_200_000, None),
        ("0.234", 0.234, 234),
        ("1 200", 1200, 1200),
        ("1 200.5", 1200.5, None),
        ("1'200,5", None, 1200.5),
        ("5m", 5e6, 5e6),
        ("(12)", -12, -12),
    ],
)
def test_a_forced_sign_refuses_what_does_not_fit(
    text: str, point: float | None, comma: float | None
) -> None:
    for sign, number in ((ONLY_POINT, point), (ONLY_COMMA, comma)):
        result = text_number(text, sign)
        assert math.isnan(result) if number is None else result == number


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("1.234,5", ","),
        ("1,234.5", "."),
        ("1.234.567", ","),
        ("1,234,567", "."),
        ("12.5", "."),
        ("12,5", ","),
        ("0,123", ","),
        ("€ 12,50", ","),
        ("1.234", None),
        ("1234", None),
        ("1 234", None),
        ("1.2.3", None),
        ("some 1.2", None),
    ],
)
def test_what_a_text_tells_of_the_decimal_sign(text: str, sign: str | None) -> None:
    assert tells_decimal(text) == sign


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("1.234", True),
        ("€ 12,345", True),
        ("(123.456)", True),
        ("0.234", False),
        ("1234.567", False),
        ("1.23", False),
        ("1.234.567", False),
        ("text", False),
    ],
)
def test_which_text_cannot_tell(text: str, *, unclear: bool) -> None:
    assert cannot_tell(text) is unclear


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1.200,5", "7", "1.234"], ","),
        (["12.5", "1,234"], "."),
        (["12.5", "12,5"], None),
        (["1.234", "7", "text"], None),
        ([], None),
    ],
    ids=["comma", "point", "disagree", "none-tells", "empty"],
)
def test_a_column_tells_where_its_texts_agree(
    texts: list[str], sign: str | None
) -> None:
    assert common_decimal(texts) == sign


@given(st.integers(-(10**12), 10**12), st.sampled_from([" ", "\u00a0", "'", "."]))
def test_grouped_whole_numbers_read_back(number: int, mark: str) -> None:
    text = f"{number:,}".replace(",", mark)
    assert text_number(text, ONLY_COMMA) == number


@given(st.decimals(-(10**6), 10**6, places=2))
def test_decimals_read_back_with_either_sign(number: object) -> None:
    text = str(number)
    assert text_number(text, ONLY_POINT) == float(text)
    assert text_number(text.replace(".", ","), ONLY_COMMA) == float(text)


@given(st.text())
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    assert not math.isinf(text_number(text))
