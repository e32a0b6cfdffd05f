"""Numbers as people write them in text."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from tests.reference.arithmetic import excel_number


if TYPE_CHECKING:
    from collections.abc import Iterable


CURRENCY = r"(?:€|\$|£|¥|kr\.?|lei|ron|sek|dkk|nok|eur|usd|gbp|chf)"
NUMBER = re.compile(
    rf"(?P<sign1>[+\u2212-]?)\ *(?P<front>{CURRENCY})?\ *(?P<sign2>[+\u2212-]?)\ *"
    r"(?P<digits>[.,]?[0-9](?:[0-9 '\u2019.,]*[0-9])?)"
    r"(?P<exponent>e[+-]?[0-9]+)?\ *"
    r"(?P<suffix>k|m|mio|mln|bn|mia|mrd)?\ *"
    rf"(?P<percent>%)?\ *(?P<behind>{CURRENCY})?"
)
SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")
MAGNITUDES = {"k": 3, "m": 6, "mio": 6, "mln": 6, "bn": 9, "mia": 9, "mrd": 9}
OTHER_SIGN = {".": ",", ",": "."}


def told_sign(digits: str) -> str:
    """The decimal sign these digits tell by themselves.

    "?" where they cannot tell, "" where they need none.
    """
    if "." in digits and "," in digits:
        return max(".,", key=digits.rfind)
    if "." not in digits and "," not in digits:
        return ""
    mark = "." if "." in digits else ","
    if digits.count(mark) > 1:
        return OTHER_SIGN[mark]
    before, after = digits.split(mark)
    if len(after) == 3 and re.fullmatch("[0-9]{1,3}", before) and before != "0":
        return "?"
    return mark


def plain_digits(digits: str, sign: str) -> str | None:
    """The digits without groups and with a decimal point, or None if they misfit."""
    whole, _, part = digits.partition(sign)
    if part and not re.fullmatch("[0-9]+", part):
        return None
    if not whole:
        return f"0.{part}"
    grouped = rf"[0-9]{{1,3}}(?P<mark>[ '\u2019{OTHER_SIGN[sign]}])[0-9]{{3}}"
    grouped += r"(?:(?P=mark)[0-9]{3})*"
    if not re.fullmatch("[0-9]+", whole) and not re.fullmatch(grouped, whole):
        return None
    return re.sub("[^0-9]", "", whole) + (f".{part}" if part else "")


def number_shape(text: str) -> tuple[re.Match[str], bool] | None:
    """The parts of a text that may be a number, and whether it is negative."""
    plain = text.translate(SPACES).strip().casefold()
    brackets = plain.startswith("(") and plain.endswith(")")
    shape = NUMBER.fullmatch(plain[1:-1].strip() if brackets else plain)
    if shape is None:
        return None
    signs = shape["sign1"] + shape["sign2"]
    currencies = [part for part in (shape["front"], shape["behind"]) if part]
    if len(signs) + brackets > 1 or len(currencies) > 1:
        return None
    return shape, brackets or signs in ("-", "\u2212")


@cache
def number_in_text(text: str, sign: str, *, auto: bool) -> Decimal | None:
    """The number a text reads as.

    `sign` is the decimal sign; with `auto` only where the text cannot tell.
    """
    found = number_shape(text)
    if found is None:
        return None
    shape, negative = found
    told = told_sign(shape["digits"])
    used = told if auto and told in (".", ",") else sign
    plain = plain_digits(shape["digits"], used)
    if plain is None:
        return None
    written = plain + (shape["exponent"] or "")
    # Beyond what a cell can hold there is no number, and below it there is nought.
    size = float(written)
    if math.isinf(size):
        return None
    power = MAGNITUDES.get(shape["suffix"] or "", 0) - 2 * bool(shape["percent"])
    number = Decimal(written).scaleb(power) if size else Decimal(0)
    if math.isinf(float(number)):
        return None
    return excel_number(-number if negative else number)


@cache
def telling_sign(text: str) -> str | None:
    """The decimal sign a text tells for its column, if it is a number and tells."""
    found = number_shape(text)
    if found is None or number_in_text(text, ".", auto=True) is None:
        return None
    told = told_sign(found[0]["digits"])
    return told if told in (".", ",") else None


def common_sign(texts: Iterable[str]) -> str | None:
    """The decimal sign that all telling texts share, or None."""
    told = {telling_sign(text) for text in texts} - {None}
    return told.pop() if len(told) == 1 else None
