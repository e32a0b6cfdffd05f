"""Ranges as people write them: ``51-200``, ``5000+``, ``10,001 or more``, ``<50``."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.values.amounts import Amount, split
from scoring.values.numerals import POINT, amount_number
from scoring.values.precision import highest, lowest


if TYPE_CHECKING:
    from scoring.values.numerals import DecimalSign


class Span(NamedTuple):
    """All numbers from `low` to `high`, both included; infinite for no bound."""

    low: float
    high: float


# one table per idea, so that a language is a word more
COUNTED: Final = (
    *("employees", "employee", "people", "persons", "staff", "fte", "users", "seats"),
    *("ansatte", "medarbejdere", "personer", "brugere", "anställda", "medarbetare"),
    *("användare", "angajați", "angajaţi", "angajati", "salariați", "persoane"),
    *("oameni", "utilizatori"),
)
UP_TO: Final = (
    "-",
    "\N{EN DASH}",
    "\N{EM DASH}",
    "to",
    "til",
    "till",
    "până la",
    "pana la",
)
OR_MORE: Final = (
    *("+", "plus", "or more", "and more", "and above", "and over", "or over"),
    *("eller mere", "eller flere", "og mere", "og derover", "og over"),
    *("eller mer", "eller fler", "och mer", "och uppåt", "och över"),
    *("sau mai mult", "sau mai mulți", "sau mai multe", "și peste", "și mai mult"),
)
BELOW: Final = (
    *("<", "under", "below", "less than", "fewer than", "mindre end", "færre end"),
    *("mindre än", "färre än", "sub", "mai puțin de"),
)
AT_MOST: Final = ("<=", "≤", "up to", "max", "op til", "upp till", "până la")
ABOVE: Final = (
    *(">", "over", "above", "more than", "mere end", "flere end", "mer än"),
    *("fler än", "över", "peste", "mai mult de"),
)
AT_LEAST: Final = (">=", "≥", "at least", "min", "mindst", "minst", "cel puțin")


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word) + (r"\b" if word[-1].isalpha() else "") for word in ordered
    )


_COUNTED = re.compile(rf"\s?(?:{_any(COUNTED)})\Z")
_BETWEEN = re.compile(rf"(?P<low>.*?[^\s-])\s?(?:{_any(UP_TO)})\s?(?P<high>[^\s-].*)")
_OR_MORE = re.compile(rf"(?P<low>.*?)\s?(?:{_any(OR_MORE)})")
_ONE_SIDED = re.compile(
    rf"(?:(?P<at_most>{_any(AT_MOST)})|(?P<at_least>{_any(AT_LEAST)})"
    rf"|(?P<below>{_any(BELOW)})|(?P<above>{_any(ABOVE)}))\.?\s?(?P<bound>.*)"
)


def text_span(text: str, decimal: DecimalSign = POINT) -> Span | None:
    """Read a range out of text; None where it is none.

    Parameters
    ----------
    text : str
        A cell's text that reads neither as a number nor as a date.
    decimal : DecimalSign
        Decimal sign of its numbers.

    Examples
    --------
    >>> text_span("51 - 200 employees"), text_span("5000+")
    (Span(low=51.0, high=200.0), Span(low=5000.0, high=inf))
    """
    ends = span_amounts(text)
    if ends is None:
        return None
    low, high = (
        -math.inf if end is None else amount_number(end, decimal) for end in ends
    )
    if ends[1] is None:
        high = math.inf
    if low != low or high != high or low > high:  # noqa: PLR0124 - NaN
        return None
    return _closed(text, low, high)


def span_amounts(text: str) -> tuple[Amount | None, Amount | None] | None:
    """Take the two ends of a range out of text; None for an end without bound.

    >>> low, high = span_amounts("1-5 mio. kr.")
    >>> low.power, high.power
    (6, 6)
    """
    bare = _bare(text)
    one = _ONE_SIDED.fullmatch(bare)
    if one is not None:
        bound = split(one["bound"])
        upper = one["at_most"] or one["below"]
        return None if bound is None else (None, bound) if upper else (bound, None)
    more = _OR_MORE.fullmatch(bare)
    if more is not None:
        bound = split(more["low"])
        return None if bound is None else (bound, None)
    both = _BETWEEN.fullmatch(bare)
    return None if both is None else _two(both["low"], both["high"])


def _bare(text: str) -> str:
    return _COUNTED.sub("", " ".join(text.split()).casefold())


def _two(first: str, second: str) -> tuple[Amount, Amount] | None:
    low, high = split(first), split(second)
    if low is None or high is None or low.negative or high.negative:
        return None
    if high.scaled and not low.scaled:
        # in 1-5 mio. the million is meant for both, in 500-2m for the second alone
        alike = low._replace(power=high.power)
        if amount_number(alike) <= amount_number(high):
            low = alike
    return low, high


def _closed(text: str, low: float, high: float) -> Span:
    """Leave out the bound itself where the text says so."""
    one = _ONE_SIDED.fullmatch(_bare(text))
    if one is not None and one["below"]:
        return Span(low, math.nextafter(lowest(high), -math.inf))
    if one is not None and one["above"]:
        return Span(math.nextafter(highest(low), math.inf), high)
    return Span(low, high)
