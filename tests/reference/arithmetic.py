"""Excel's arithmetic: 15 significant digits, half away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction


FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def excel_number(value: float | Decimal | Fraction) -> Decimal:
    """The number at 15 significant digits, half away from zero."""
    if isinstance(value, Fraction):
        return FIFTEEN_DIGITS.divide(
            Decimal(value.numerator), Decimal(value.denominator)
        )
    return FIFTEEN_DIGITS.plus(Decimal(value))


def excel_round(value: Fraction, digits: int) -> Fraction:
    """ROUND(value, digits) as the spreadsheet has it."""
    step = Decimal(1).scaleb(-digits)
    return Fraction(excel_number(value).quantize(step, context=WIDE))


def rounded_rating(exact: Fraction) -> Fraction:
    """The rating of an account that no `out` disqualifies."""
    limited = min(max(exact, Fraction(0)), Fraction(10))
    return excel_round(excel_round(limited, 9), 1)


def as_float(value: Fraction | None) -> float | None:
    """A fraction as the number a cell would hold."""
    return None if value is None else float(value)
