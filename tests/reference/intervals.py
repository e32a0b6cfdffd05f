"""Ranges as people write them in text: 51-200, 5000+, under 10."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.reference.numerals import (
    ABOUT,
    Amount,
    amount_number,
    amount_shape,
    telling_sign,
)
from tests.reference.texts import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Interval:
    """All numbers from low to high, an open end itself excluded."""

    low: Fraction | float
    high: Fraction | float
    low_open: bool = False
    high_open: bool = False


class Written(NamedTuple):
    """The ends of a range as written; an end that is not there is None."""

    low: str | None
    high: str | None
    open: bool = False


BETWEEN = re.compile(r" ?[\u2010-\u2015\u2212-] ?| to | til | till | până la ")
# What stands before a number, and whether it bounds below and excludes the number.
BEFORE = {
    (True, True): "> | over | above | more than | mere end | flere end | över | mer än "
    "| fler än | peste | mai mult de",
    (True, False): ">= | ≥ | at least | mindst | minst | cel puțin",
    (False, True): "< | under | below | less than | fewer than | mindre end "
    "| færre end | mindre än | färre än | sub | mai puțin de",
    (False, False): "<= | ≤ | up to | at most | op til | højst | upp till | högst "
    "| până la | cel mult",
}
OR_MORE = (
    r"\+|or more|and more|or above|and above|eller flere|eller mere|eller derover"
    "|eller fler|eller mer|sau mai mult|sau mai mulți"
)
OR_LESS = "or less|or fewer|eller færre|eller mindre|eller färre|sau mai puțin"
PEOPLE = re.compile(
    "employees?|people|persons|staff|fte|ansat(te)?|medarbejdere?|personer|årsværk"
    "|anställda?|medarbetare|årsanställda|angaja[tț]i?|salaria[tț]i?|persoane|oameni"
)
BEHIND = re.compile(rf"(.*?[^ ]) ?(?:(?P<more>{OR_MORE})|{OR_LESS})(?P<unit>(?: .*)?)")


def opening(key: str) -> Written | None:
    """A range that a sign or a word before its only end makes."""
    for (below, excluded), listed in BEFORE.items():
        for word in listed.split("|"):
            # A sign may touch the number, a word may not.
            lead = word.strip() + (" " if word.strip()[-1].isalpha() else "")
            end = key.removeprefix(lead).strip()
            if key.startswith(lead) and reads(end):
                return (
                    Written(end, None, excluded)
                    if below
                    else Written(None, end, excluded)
                )
    return None


def closing(key: str) -> Written | None:
    """A range that a sign or words behind its only end make."""
    shape = BEHIND.fullmatch(key)
    if shape is None or not words_only(shape["unit"]) or not reads(shape[1]):
        return None
    return Written(shape[1], None) if shape["more"] else Written(None, shape[1])


def words_only(unit: str) -> bool:
    """Whether what follows a number is words without digits."""
    return all(any(map(str.isalpha, word)) for word in unit.split()) and not re.search(
        "[0-9]", unit
    )


def reads(end: str) -> bool:
    """Whether a text is an end of a range."""
    return unsigned(without_unit(end)) is not None


def unsigned(end: str) -> Amount | None:
    """The parts of an end, which bears no sign of its own."""
    amount = amount_shape(end)
    return None if amount is None or amount.signed else amount


def without_unit(end: str) -> str:
    """The end of a range without the words behind it: 200 of `200 employees`."""
    words = end.split(" ")
    for count in range(len(words), 0, -1):
        head, unit = " ".join(words[:count]), " ".join(words[count:])
        if unsigned(head) is not None and words_only(unit):
            return head
    return end


@cache
def written_range(text: str) -> Written | None:
    """The ends of the range that a text writes, if it writes one."""
    key = text_key(text)
    if ABOUT.match(key):
        key = ABOUT.sub("", key, count=1)
    one_sided = opening(key) or closing(key)
    if one_sided is not None:
        return one_sided
    for dash in BETWEEN.finditer(key):
        one, two = key[: dash.start()], key[dash.end() :]
        if unsigned(one) is not None and reads(two):
            return Written(one, two)
    return people(key)


def people(key: str) -> Written | None:
    """A number of people: from it up to it."""
    count, _, who = key.rpartition(" ")
    count = count.removesuffix(" de")
    if PEOPLE.fullmatch(who.removesuffix(".")) and unsigned(count) is not None:
        return Written(count, count)
    return None


def ends(written: Written) -> list[str]:
    """The ends that are written, without units."""
    return [without_unit(end) for end in (written.low, written.high) if end]


@cache
def range_sign(text: str) -> str | None:
    """The decimal sign that the ends of a range tell together."""
    written = written_range(text)
    if written is None:
        return None
    signs = {telling_sign(end) for end in ends(written)} - {None}
    return signs.pop() if len(signs) == 1 else None


def common_sign(texts: Iterable[str]) -> str | None:
    """The decimal sign that all telling texts share, or None."""
    signs = {telling_sign(text) or range_sign(text) for text in texts} - {None}
    return signs.pop() if len(signs) == 1 else None


@cache
def interval_in_text(text: str, sign: str, *, auto: bool) -> Interval | None:
    """The interval a text reads as.

    `sign` is the decimal sign; with `auto` only where neither end can tell.
    """
    written = written_range(text)
    if written is None:
        return None
    used = (range_sign(text) if auto else None) or sign
    amounts = [unsigned(end) for end in ends(written)]
    numbers = [a and amount_number(a, used, auto=auto) for a in amounts]
    if None in numbers:
        return None
    numbers_read = [Fraction(number or 0) for number in numbers]
    if len(numbers_read) == 2:
        return two_sided(amounts[0], amounts[1], numbers_read[0], numbers_read[1])
    if written.low is None:
        return Interval(-math.inf, numbers_read[0], high_open=written.open)
    return Interval(numbers_read[0], math.inf, low_open=written.open)


def two_sided(
    one: Amount | None, two: Amount | None, low: Fraction, high: Fraction
) -> Interval | None:
    """The interval between two ends: `1-5 mio` starts at a million."""
    assert one is not None
    assert two is not None
    if one.currency and two.currency and one.currency != two.currency:
        return None
    if not one.scaled and two.scaled:
        scaled = low * Fraction(10) ** two.power
        low = scaled if scaled <= high else low
    return Interval(low, high) if low <= high else None
