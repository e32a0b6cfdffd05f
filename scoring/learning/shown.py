"""Numbers as the sheet Review shows them, halves rounded up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from scoring.language import local


def two_decimals(value: float) -> str:
    """Show an AUC.

    >>> two_decimals(0.8065), two_decimals(0.125)
    ('0.81', '0.13')
    """
    return local(str(_rounded(value, "0.01")))


def percent(share: float) -> str:
    """Show a share in whole per cent, without the sign.

    >>> percent(0.3594), percent(0.125)
    ('36', '13')
    """
    return local(str(_rounded(100 * share, "1")))


def one_decimal(value: float) -> str:
    """Show a number of deals.

    >>> one_decimal(3.7)
    '3.7'
    """
    return local(str(_rounded(value, "0.1")))


def apart(value: float, other: float) -> str:
    """Show a number with as many decimals, one to four, as tell it from another.

    >>> apart(17.12, 20.0), apart(14.982, 15.0), apart(15.0, 15.0)
    ('17.1', '14.98', '15.0')
    """
    for step in ("0.1", "0.01", "0.001", "0.0001"):
        if _rounded(value, step) != _rounded(other, step):
            return local(str(_rounded(value, step)))
    return one_decimal(value)


def _rounded(value: float, step: str) -> Decimal:
    # nine decimals settle what a binary fraction left a little short of a half
    settled = Decimal(repr(round(float(value), 9)))
    return settled.quantize(Decimal(step), rounding=ROUND_HALF_UP)
