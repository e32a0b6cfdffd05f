"""Numbers as people write them in text: ``1 200``, ``1.200,5``, ``12 %``, ``€ 5m``."""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple


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
MINUS: Final = "\u2212"

_APOSTROPHES = "'\u2019"
_SPACES = re.compile(f"[\\s{_APOSTROPHES}]")
_MONEY = r"(?:€|\$|£|¥|kr\.?|lei|ron|sek|dkk|nok|eur|usd|gbp|chf)"
_BRACKETS = re.compile(r"\A\((.*)\)\Z")
_SIGN_BEFORE_MONEY = re.compile(rf"[+-]\s?(?={_MONEY})")
_MONEY_BEFORE = re.compile(rf"\A{_MONEY}\s?")
_MONEY_AFTER = re.compile(rf"\s?{_MONEY}\Z")
_NUMBER = re.compile(
    rf"(?P<sign>[+-])?\s?(?P<digits>[0-9]*(?:[\s.,{_APOSTROPHES}][0-9]+)*[.,]?)"
    r"(?:e(?P<exponent>[+-]?[0-9]{1,3}))?"
    r"\s?(?P<suffix>k|mio|mln|mia|mrd|bn|m)?\s?(?P<percent>%)?"
)
_AMBIGUOUS = re.compile(r"(?!0[.,])[0-9]{1,3}[.,][0-9]{3}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ .,])[0-9]{3})(?:\1[0-9]{3})*")
_GROUP_SIGNS = re.compile(r"[ .,]")
_SUFFIXES = {"": 0, "k": 3, "m": 6, "mio": 6, "mln": 6, "bn": 9, "mia": 9, "mrd": 9}


class Numeral(NamedTuple):
    """A number's text, taken apart."""

    negative: bool
    digits: str
    power: int


def text_number(text: str, decimal: DecimalSign = POINT) -> float:
    """Read a number out of text; NaN where it is none.

    >>> [text_number(t) for t in ("12 %", "5 mio", "(1,200.50)", "about 40")]
    [0.12, 5000000.0, -1200.5, nan]
    """
    numeral = split(text)
    plain = None if numeral is None else _plain(numeral.digits, decimal)
    if numeral is None or plain is None:
        return NAN
    number = float(f"{plain}e{numeral.power}")
    if not math.isfinite(number):
        return NAN
    return -number if numeral.negative else number


def split(text: str) -> Numeral | None:
    """Take sign, digits and power of ten out of text; None if it is no number."""
    bare = " ".join(text.split()).lower().replace(MINUS, "-")
    bare, brackets = _BRACKETS.subn(r"\1", bare)
    signed = _SIGN_BEFORE_MONEY.match(bare)
    bare = bare[signed.end() :] if signed else bare
    bare = _MONEY_AFTER.sub("", _MONEY_BEFORE.sub("", bare))
    match = _NUMBER.fullmatch(bare)
    signs = [brackets and "-", signed and signed[0][0], match and match["sign"]]
    signs = [sign for sign in signs if sign]
    if match is None or len(signs) > 1:
        return None
    power = int(match["exponent"] or 0) + _SUFFIXES[match["suffix"] or ""]
    digits = _SPACES.sub(" ", match["digits"])
    return Numeral("-" in signs, digits, power - (2 if match["percent"] else 0))


def tells_decimal(text: str) -> str | None:
    """Say which decimal sign a text shows by itself; None where it cannot tell.

    >>> tells_decimal("1.234,5"), tells_decimal("1.234"), tells_decimal("1.2")
    (',', None, '.')
    """
    numeral = split(text)
    if numeral is None or _plain(numeral.digits, POINT) is None:
        return None
    return _decimal_sign(numeral.digits)


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
