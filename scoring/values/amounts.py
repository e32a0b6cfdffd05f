"""Amounts as people write them: ``2 mio. kr.``, ``ca. 40``, ``12 pct.``, ``500.000,-``.

What stands around the digits is taken off here, in the order in which it is written:
a word for *about*, brackets, a currency, a magnitude, a per cent sign. What is left
are digits, which `scoring.values.numerals` reads.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


MINUS: Final = "\u2212"
APOSTROPHES: Final = "'\u2019"

POWERS: Final[dict[int, tuple[str, ...]]] = {
    3: (
        "k",
        "t",
        "tsd",
        "tusind",
        "tusinde",
        "tusen",
        "mii",
        "mie",
        "thousand",
        "thousands",
    ),
    6: (
        *("m", "mm", "mio", "mln", "mn", "mil", "million", "millions"),
        *("millioner", "miljon", "miljoner", "milion", "milioane"),
    ),
    9: (
        *("bn", "b", "mia", "mrd", "md", "mld", "billion", "billions"),
        *("milliard", "milliarder", "miljard", "miljarder", "miliard", "miliarde"),
    ),
}
"""Words for thousand, million and milliard, by their power of ten."""
CURRENCY_SIGNS: Final = ("€", "$", "£", "¥", "us$", "zł", "kč")
CURRENCY_WORDS: Final = (
    *("kr", "kroner", "kronor", "krone", "krona", "lei", "leu"),
    *("euro", "euros", "dollar", "dollars", "pund", "pounds"),
)
CURRENCY_CODES: Final = (
    *("sek", "dkk", "nok", "isk", "eur", "usd", "gbp", "chf", "ron"),
    *("pln", "czk", "huf", "bgn", "jpy", "cad", "aud"),
)
_CODES_OF: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("kr", "kroner", "kronor", "krone", "krona"), ("dkk", "sek", "nok", "isk")
    ),
    **dict.fromkeys(("lei", "leu"), ("ron",)),
    **dict.fromkeys(("€", "euro", "euros"), ("eur",)),
    **dict.fromkeys(("$", "dollar", "dollars"), ("usd", "cad", "aud")),
    **dict.fromkeys(("£", "pund", "pounds"), ("gbp",)),
    "us$": ("usd",),
    "¥": ("jpy",),
    "zł": ("pln",),
    "kč": ("czk",),
}
"""What a sign or word may mean; a code means itself."""
PER_CENT: Final = ("%", "pct", "percent", "per cent", "procent", "prosent")
ABOUT: Final = (
    *("~", "≈", "ca", "cca", "circa", "cirka", "about", "around", "approx"),
    *("approximately", "omkring", "omtrent", "ungefär", "aprox", "aproximativ"),
)


def _any(words: tuple[str, ...]) -> str:
    """Match any of some words, the longest first; after one a full stop may stand."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, ordered)) + r")\.?"


_POWER_OF: Final = {word: power for power, words in POWERS.items() for word in words}
_MONEY = _any(CURRENCY_SIGNS + CURRENCY_WORDS + CURRENCY_CODES)
ABOUT_START: Final = re.compile(_any(ABOUT) + r"(?![^\W\d_])\s?(?=.)")
"""A word for about, in front of an amount."""
_BRACKETS = re.compile(r"\((.*)\)")
_SIGN_BEFORE_MONEY = re.compile(rf"[+-]\s?(?={_MONEY})")
_MONEY_BEFORE = re.compile(rf"{_MONEY}(?![^\W\d_])\s?")
_AMOUNT = re.compile(
    rf"(?P<sign>[+-])?\s?(?P<digits>[0-9]*(?:[\s.,{APOSTROPHES}][0-9]+)*[.,]?)"
    r"(?:e(?P<exponent>[+-]?[0-9]{1,3}))?"
    # 500.000,- and 500:- are whole amounts; 80- is less than nothing
    r"(?P<dash>:?-{1,2})?"
    # Romanian counts 20 de milioane de lei
    rf"\s?(?:(?:de\s)?(?P<power>{_any(tuple(_POWER_OF))}))?"
    rf"(?:\s?(?P<percent>{_any(PER_CENT)}))?"
    rf"(?:\s?(?:de\s)?(?P<money>{_MONEY}))?"
    r"(?P<dash_behind>(?<!\s)-)?"
)
_DASHES = re.compile("[\u2212\u2013\u2014]")
_SPACES = re.compile(f"[\\s{APOSTROPHES}]")


class Amount(NamedTuple):
    """An amount's text, taken apart.

    Parameters
    ----------
    negative : bool
        Whether it is less than nothing.
    digits : str
        Digits with their points, commas and single spaces.
    power : int
        The power of ten that they are multiplied by.
    scaled : bool
        Whether a magnitude or per cent says so.
    signed : bool
        Whether it bears a sign, be it plus.
    money : str
        The currency, as written; empty for none.
    """

    negative: bool
    digits: str
    power: int
    scaled: bool = False
    signed: bool = False
    money: str = ""


def split(text: str) -> Amount | None:
    """Take sign, digits and power of ten out of text; None if it is no amount.

    >>> split("ca. 2,5 mio. kr.")
    Amount(negative=False, digits='2,5', power=6, scaled=True, signed=False, money='kr.')
    """
    bare = _DASHES.sub("-", " ".join(text.split()).lower())
    begun = ABOUT_START.match(bare)
    bare = bare[begun.end() :] if begun else bare
    bracketed = _BRACKETS.fullmatch(bare)
    bare = bracketed[1].strip() if bracketed else bare
    signed = _SIGN_BEFORE_MONEY.match(bare)
    bare = bare[signed.end() :] if signed else bare
    money = _MONEY_BEFORE.match(bare)
    match = _AMOUNT.fullmatch(bare[money.end() :] if money else bare)
    if match is None or (money and match["money"]):
        return None
    digits, behind = _dashed(match)
    signs = [bracketed and "-", signed and signed[0][0], match["sign"], behind]
    signs = [sign for sign in signs if sign]
    if len(signs) > 1:
        return None
    currency = money[0] if money else match["money"] or ""
    power, scaled = _power(match)
    return Amount("-" in signs, digits, power, scaled, bool(signs), currency.strip())


def currencies(text: str) -> frozenset[str]:
    """Give the codes of the currencies that an amount may be of; none if it names none.

    >>> (
    ...     sorted(currencies("5 mio. kr.")),
    ...     sorted(currencies("EUR 5")),
    ...     sorted(currencies("5")),
    ... )
    (['dkk', 'isk', 'nok', 'sek'], ['eur'], [])
    """
    amount = split(text)
    money = "" if amount is None else amount.money.removesuffix(".")
    return frozenset(_CODES_OF.get(money, (money,) if money else ()))


def _dashed(match: re.Match[str]) -> tuple[str, str | None]:
    """Give the digits, and the minus behind them if it is one.

    >>> [_dashed(_AMOUNT.fullmatch(t)) for t in ("500.000,-", "80-")]
    [('500.000,0', None), ('80', '-')]
    """
    digits = _SPACES.sub(" ", match["digits"])
    dash = match["dash"]
    if dash is None:
        return digits, match["dash_behind"]
    if digits.endswith((",", ".")):
        # the sign before the dash is the decimal one
        return f"{digits}0", match["dash_behind"]
    return digits, match["dash_behind"] if dash == ":-" else dash


def _power(match: re.Match[str]) -> tuple[int, bool]:
    word = (match["power"] or "").removesuffix(".")
    power = int(match["exponent"] or 0) + _POWER_OF.get(word, 0)
    if match["percent"]:
        return power - 2, True
    return power, bool(word)
