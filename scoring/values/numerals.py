"""Digits as people write them: ``1 200``, ``1.200,5``, and which sign is decimal."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.values.amounts import split


if TYPE_CHECKING:
    from scoring.values.amounts import Amount


NAN: Final = math.nan


class DecimalSign(NamedTuple):
    """The decimal sign to read by.

    Parameters
    ----------
    sign : {".", ","}
        Used where a text alone cannot tell.
    forced : bool
        Whether no text may differ from it.
    """

    sign: str = "."
    forced: bool = False


POINT: Final = DecimalSign()
_AMBIGUOUS = re.compile(r"(?!0[.,])[0-9]{1,3}[.,][0-9]{3}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ .,])[0-9]{3})(?:\1[0-9]{3})*")
_GROUP_SIGNS = re.compile(r"[ .,]")


def text_number(text: str, decimal: DecimalSign = POINT) -> float:
    """Read a number out of text; NaN where it is none.

    >>> [text_number(t) for t in ("12 %", "2 mio. kr.", "(1,200.50)", "forty")]
    [0.12, 2000000.0, -1200.5, nan]
    """
    amount = split(text)
    return NAN if amount is None else amount_number(amount, decimal)


def amount_number(amount: Amount, decimal: DecimalSign = POINT) -> float:
    """Read the number out of an amount taken apart; NaN where it is none."""
    plain = _plain(amount.digits, decimal)
    if plain is None:
        return NAN
    number = float(f"{plain}e{amount.power}")
    if not math.isfinite(number):
        return NAN
    return -number if amount.negative else number


def tells_decimal(text: str) -> str | None:
    """Say which decimal sign a text shows by itself; None where it cannot tell.

    >>> tells_decimal("1.234,5"), tells_decimal("1.234"), tells_decimal("1.2")
    (',', None, '.')
    """
    numeral = split(text)
    if numeral is None or _plain(numeral.digits, POINT) is None:
        return None
    return _decimal_sign(numeral.digits)


def amount_sign(amount: Amount) -> str | None:
    """Say which decimal sign an amount shows; None where it cannot tell or is none."""
    return (
        None if _plain(amount.digits, POINT) is None else _decimal_sign(amount.digits)
    )


def cannot_tell(text: str) -> bool:
    """Say whether a text is a number whose decimal sign only others can tell.

    >>> cannot_tell("1.234"), cannot_tell("0.234")
    (True, False)
    """
    numeral = split(text)
    return numeral is not None and _AMBIGUOUS.fullmatch(numeral.digits) is not None


def _decimal_sign(digits: str) -> str | None:
    """Find the decimal sign that digits show: a point, a comma or neither."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if points > 1 or commas > 1:
        return "," if points else "."
    if points + commas == 0 or _AMBIGUOUS.fullmatch(digits):
        return None
    return "." if points else ","


def _plain(digits: str, decimal: DecimalSign) -> str | None:
    """Write digits as Python does; None where their groups are not of three."""
    known = None if decimal.forced else _decimal_sign(digits)
    whole, _, part = digits.partition(known or decimal.sign)
    if part and not part.isdigit():
        return None
    grouped = whole.isdigit() or _GROUPED.fullmatch(whole)
    if not grouped and (whole or not part):
        return None
    return f"{_GROUP_SIGNS.sub('', whole) or '0'}.{part or '0'}"
