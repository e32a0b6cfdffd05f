"""Ranges as people write them: ``51-200``, ``5000+``, ``10,001 or more``, ``<50``.

A number of people, ``80 employees``, is a range that begins where it ends: a number to
numeric Tests, and to all others the text that it is.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.values.amounts import (
    ABOUT,
    ABOUT_START,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    Amount,
    split,
)
from scoring.values.numerals import POINT, amount_number, amount_sign
from scoring.values.precision import highest, lowest
from scoring.values.text import LONGEST_NUMERAL, text_key


if TYPE_CHECKING:
    from scoring.values.numerals import DecimalSign


class Span(NamedTuple):
    """All numbers from `low` to `high`, both included; infinite for no bound."""

    low: float
    high: float


class Ends(NamedTuple):
    """The ends of a range, taken apart.

    Parameters
    ----------
    low, high : Amount or None
        None for an end without bound.
    excluded : bool
        Whether the one bound is itself left out.
    """

    low: Amount | None
    high: Amount | None
    excluded: bool = False


# one table per idea, so that a language is a word more
DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
UP_TO: Final = ("to", "til", "till", "până la", "pana la")
OR_MORE: Final = (
    *("+", "plus", "or more", "and more", "or above", "and above", "and over"),
    *("eller mere", "eller flere", "eller derover", "og mere", "og derover"),
    *("eller mer", "eller fler", "och mer", "och uppåt"),
    *("sau mai mult", "sau mai mulți", "sau mai multe", "și peste"),
)
OR_LESS: Final = (
    *("or less", "or fewer", "eller færre", "eller mindre", "eller färre"),
    *("sau mai puțin", "sau mai puțini"),
)
BELOW: Final = (
    *("<", "under", "below", "less than", "fewer than", "mindre end", "færre end"),
    *("mindre än", "färre än", "sub", "mai puțin de"),
)
AT_MOST: Final = (
    *("<=", "≤", "up to", "at most", "max", "op til", "højst", "upp till", "högst"),
    *("până la", "cel mult"),
)
ABOVE: Final = (
    *(">", "over", "above", "more than", "mere end", "flere end", "över", "mer än"),
    *("fler än", "peste", "mai mult de"),
)
PEOPLE: Final = (
    *("employees", "employee", "people", "persons", "staff", "fte"),
    *("ansatte", "ansat", "medarbejdere", "medarbejder", "personer", "årsværk"),
    *("anställda", "anställd", "medarbetare", "årsanställda"),
    *("angajați", "angajat", "salariați", "salariat", "persoane", "oameni"),
)
AT_LEAST: Final = (">=", "≥", "at least", "min", "mindst", "minst", "cel puțin")


def _any(words: tuple[str, ...]) -> str:
    """Match any of some words; a sign may touch the number, a word may not."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word) + (r"(?:\.?\s)" if word[-1].isalpha() else r"\s?")
        for word in ordered
    )


_UNIT: Final = r"(?:\s[^\s0-9]*[^\W\d_][^\s0-9]*)*"
"""What is counted, in any words without digits: employees, anställda."""
_UP_TO: Final = re.compile(
    rf"\s?[{DASHES}]\s?|\s(?:{'|'.join(map(re.escape, UP_TO))})\s"
)
_BEHIND: Final = re.compile(
    rf"(?P<bound>.*?\S)\s?(?:(?P<more>{'|'.join(map(re.escape, OR_MORE))})"
    rf"|{'|'.join(map(re.escape, OR_LESS))}){_UNIT}"
)
# Romanian counts 80 de angajați
_PEOPLE: Final = re.compile(rf"(?P<bound>.*?\S)\s(?:de\s)?(?:{'|'.join(PEOPLE)})\.?")
_WHOLE: Final = re.compile(r"([0-9]{1,15}) ?[-\u2013] ?([0-9]{1,15})")
"""A range of whole numbers without groups, as most are."""
_BEFORE: Final = re.compile(
    rf"(?:(?P<at_most>{_any(AT_MOST)})|(?P<at_least>{_any(AT_LEAST)})"
    rf"|(?P<below>{_any(BELOW)})|(?P<above>{_any(ABOVE)}))(?P<bound>.*)"
)
_IN_FRONT: Final = (
    *(AT_MOST + AT_LEAST + BELOW + ABOVE + ABOUT),
    *(CURRENCY_SIGNS + CURRENCY_WORDS + CURRENCY_CODES),
)
_BEGINNING: Final = re.compile(
    rf"(?:[\W_]|{'|'.join(map(re.escape, sorted(_IN_FRONT, key=len, reverse=True)))})*[0-9]"
)


def begins_like_amount(key: str) -> bool:
    """Say whether nothing but what may stand before an amount stands before a digit.

    Most texts with a digit in them are neither a number nor a range; this tells at
    their first word.

    Parameters
    ----------
    key : str
        A text key.

    Examples
    --------
    >>> begins_like_amount("more than € 5"), begins_like_amount("account 5")
    (True, False)
    """
    return _BEGINNING.match(key) is not None


def whole_span(text: str) -> Span | None:
    """Read a range such as ``51-200``, as most are; None for any other text.

    >>> whole_span("51-200"), whole_span("1.001-5.000")
    (Span(low=51.0, high=200.0), None)
    """
    ends = _WHOLE.fullmatch(text)
    if ends is None:
        return None
    low, high = float(ends[1]), float(ends[2])
    return Span(low, high) if low <= high else None


def text_span(text: str, decimal: DecimalSign = POINT) -> Span | None:
    """Read a range out of text; None where it is none.

    Parameters
    ----------
    text : str
        A cell's text that reads neither as a number nor as a date.
    decimal : DecimalSign
        Decimal sign of its numbers, where neither end can tell.

    Examples
    --------
    >>> text_span("51 - 200 employees"), text_span("5000+")
    (Span(low=51.0, high=200.0), Span(low=5000.0, high=inf))
    """
    whole = whole_span(text)
    if whole is not None:
        return whole
    ends = span_ends(text)
    if ends is None:
        return None
    sign = None if decimal.forced else _sign(ends)
    decimal = decimal if sign is None else decimal._replace(sign=sign)
    low = -math.inf if ends.low is None else amount_number(ends.low, decimal)
    high = math.inf if ends.high is None else amount_number(ends.high, decimal)
    if ends.low is not None and ends.high is not None:
        low = _scaled_alike(ends.low, ends.high, (low, high))
    if not low <= high:
        return None
    if ends.excluded and ends.high is not None:
        high = math.nextafter(lowest(high), -math.inf)
    elif ends.excluded:
        low = math.nextafter(highest(low), math.inf)
    return Span(low, high)


def tells_span_decimal(text: str) -> str | None:
    """Say which decimal sign the ends of a range show; None where they cannot tell.

    >>> tells_span_decimal("1.000,5-5.000"), tells_span_decimal("1.000-5.000")
    (',', None)
    """
    ends = span_ends(text)
    return None if ends is None else _sign(ends)


@lru_cache(maxsize=65_536)
def span_ends(text: str) -> Ends | None:
    """Take the two ends of a range out of text; None where it is no range.

    >>> ends = span_ends("1-5 mio. kr.")
    >>> ends.low.digits, ends.high.digits, ends.high.power
    ('1', '5', 6)
    """
    key = text_key(text)
    if len(key) > LONGEST_NUMERAL:
        return None
    begun = ABOUT_START.match(key)
    key = key[begun.end() :] if begun else key
    before = _BEFORE.fullmatch(key)
    if before is not None and (bound := _end(before["bound"])):
        upper = before["at_most"] or before["below"]
        excluded = bool(before["below"] or before["above"])
        return Ends(None, bound, excluded) if upper else Ends(bound, None, excluded)
    behind = _BEHIND.fullmatch(key)
    if behind is not None and (bound := _unsigned(behind["bound"])):
        return Ends(bound, None) if behind["more"] else Ends(None, bound)
    for dash in _UP_TO.finditer(key):
        low, high = _unsigned(key[: dash.start()]), _end(key[dash.end() :])
        if low and high:
            differ = low.money and high.money and low.money != high.money
            return None if differ else Ends(low, high)
    people = _PEOPLE.fullmatch(key)
    if people is not None and (bound := _unsigned(people["bound"])):
        return Ends(bound, bound)
    return None


def _end(text: str) -> Amount | None:
    """Read an end that what is counted may follow: ``200 employees``."""
    span = _unsigned(text)
    if span is not None:
        return span
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        amount = _unsigned(" ".join(words[:count]))
        unit = " " + " ".join(words[count:])
        if amount is not None and re.fullmatch(_UNIT, unit):
            return amount
    return None


def _unsigned(text: str) -> Amount | None:
    amount = split(text)
    return None if amount is None or amount.signed else amount


def _sign(ends: Ends) -> str | None:
    """Find the decimal sign that the ends show together."""
    signs = {amount_sign(end) for end in (ends.low, ends.high) if end} - {None}
    return signs.pop() if len(signs) == 1 else None


def _scaled_alike(low: Amount, high: Amount, numbers: tuple[float, float]) -> float:
    """Give the lower end the magnitude of the upper: 1-5 mio. begins at a million.

    In 500-2m it is meant for the second alone, for 500 million are more than two.
    """
    first, last = numbers
    if low.scaled or not high.scaled:
        return first
    scaled = float(f"{first!r}e{high.power}") if math.isfinite(first) else first
    return scaled if scaled <= last else first
