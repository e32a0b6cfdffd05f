"""Numbers as people write them in text."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from tests.reference.arithmetic import excel_number
from tests.reference.texts import visible


POWERS = {
    3: "k t tsd tusind tusinde tusen mii thousand thousands",
    6: "m mm mio mln mn mil million millions millioner miljon miljoner milion milioane",
    9: "bn b mia mrd md mld billion billions milliard milliarder miljard miljarder "
    "miliard miliarde",
}
MAGNITUDES = {word: power for power, words in POWERS.items() for word in words.split()}
CURRENCIES = (
    r"us\$|€|\$|£|¥|eur|usd|gbp|chf|sek|dkk|nok|ron|kr\.?|kroner|krone|kronor|krona|"
    "lei|leu|euros?|dollars?|pounds?"
)
ABOUT = re.compile(
    r"(?:(?:ca|circa|cirka|about|approx|omkring|aproximativ)(?:\.\ *|\ +)|~\ *)(?=.)"
)
NUMBER = re.compile(
    rf"(?P<sign1>[+\u2212-]?)\ *(?P<front>{CURRENCIES})?\ *(?P<sign2>[+\u2212-]?)\ *"
    r"(?P<digits>[.,]?[0-9](?:[0-9 '\u2019.,]*[0-9])?)"
    r"(?P<exponent>e[+-]?[0-9]+)?"
    r"(?:(?P<no_cents>[.,])[\u2013\u2014-]{1,2}|(?P<sign3>[\u2212-]))?\ *"
    rf"(?:(?:de\ +)?(?P<magnitude>{'|'.join(MAGNITUDES)})\.?)?\ *"
    r"(?P<percent>%|pct\.?|percent|procent)?\ *"
    rf"(?:de\ +)?(?P<behind>{CURRENCIES})?"
)
SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")
OTHER_SIGN = {".": ",", ",": "."}


class Amount(NamedTuple):
    """The parts of a text that may be a number.

    `digits` holds the decimal sign and the marks between groups as written, `power`
    the power of ten that the words and the percent sign stand for.
    """

    digits: str
    exponent: str
    power: int
    scaled: bool
    signed: bool
    negative: bool
    currency: str


@cache
def amount_shape(text: str) -> Amount | None:
    """The parts of a text that may be a number."""
    plain = visible(text).translate(SPACES).strip().casefold()
    plain = ABOUT.sub("", plain, count=1) if ABOUT.match(plain) else plain
    brackets = plain.startswith("(") and plain.endswith(")")
    shape = NUMBER.fullmatch(plain[1:-1].strip() if brackets else plain)
    if shape is None:
        return None
    signs = shape["sign1"] + shape["sign2"] + (shape["sign3"] or "")
    currencies = [part for part in (shape["front"], shape["behind"]) if part]
    if len(signs) + brackets > 1 or len(currencies) > 1:
        return None
    magnitude = MAGNITUDES.get(shape["magnitude"] or "", 0)
    return Amount(
        # `500.000,-` says no cents: the sign before the dash is the decimal sign.
        digits=shape["digits"] + (f"{shape['no_cents']}0" if shape["no_cents"] else ""),
        exponent=shape["exponent"] or "",
        power=magnitude - 2 * bool(shape["percent"]),
        scaled=bool(shape["magnitude"] or shape["percent"]),
        signed=bool(signs) or brackets,
        negative=brackets or signs in ("-", "\u2212"),
        currency="".join(currencies).rstrip("."),
    )


def sign_of_digits(digits: str) -> str:
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


def amount_number(amount: Amount, sign: str, *, auto: bool) -> Decimal | None:
    """The number that the parts of a text make, if they make one."""
    message = sign_of_digits(amount.digits)
    used = message if auto and message in (".", ",") else sign
    plain = plain_digits(amount.digits, used)
    if plain is None:
        return None
    written = plain + amount.exponent
    # Beyond what a cell can hold there is no number, and below it there is nought.
    size = float(written)
    if math.isinf(size):
        return None
    number = Decimal(written).scaleb(amount.power) if size else Decimal(0)
    if math.isinf(float(number)):
        return None
    return excel_number(-number if amount.negative else number)


@cache
def number_in_text(text: str, sign: str, *, auto: bool) -> Decimal | None:
    """The number a text reads as.

    `sign` is the decimal sign; with `auto` only where the text cannot tell.
    """
    amount = amount_shape(text)
    return None if amount is None else amount_number(amount, sign, auto=auto)


@cache
def telling_sign(text: str) -> str | None:
    """The decimal sign a text tells, if it is a number and tells."""
    amount = amount_shape(text)
    if amount is None or amount_number(amount, ".", auto=True) is None:
        return None
    sign = sign_of_digits(amount.digits)
    return sign if sign in (".", ",") else None
