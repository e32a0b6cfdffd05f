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


def _rounded(value: float, step: str) -> Decimal:
    # nine decimals settle what a binary fraction left a little short of a half
    settled = Decimal(repr(round(float(value), 9)))
    return settled.quantize(Decimal(step), rounding=ROUND_HALF_UP)
