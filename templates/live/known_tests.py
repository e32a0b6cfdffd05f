"""The Tests as numbers, so that one formula can do them all.

A cell *hits* a rule when it lies between two bounds, or is one of the rule's words.
The rule matches when that is as wanted: `more than` wants no hit with `at most`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from scoring.vocabulary import TESTS, Test


class Kind(StrEnum):
    """What a Test compares."""

    RANGE = "range"
    LIST = "list"
    INSIDE = "inside"
    WORD = "word"
    BLANK = "blank"
    ANY = "any"
    FORMULA = "formula"


class Bound(IntEnum):
    """What a bound is, in the order in which the formula chooses it."""

    LEAST = 1
    VALUE = 2
    TO = 3
    TODAY = 4
    BEFORE_TODAY = 5
    AFTER_TODAY = 6
    GREATEST = 7


class Needs(IntEnum):
    """What must stand in Value and To."""

    NOTHING = 1
    NUMBER = 2
    NUMBERS = 3
    SOMETHING = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """How a Test is done with numbers.

    Parameters
    ----------
    kind : Kind
        What is compared.
    bounds : tuple of Bound
        The least and the greatest number that hits; nothing does if these are
        turned round.
    wanted : bool
        Whether a hit matches, or the lack of one.
    needs : Needs
        What must stand in Value and To.
    several : bool
        Whether Value is a list.
    days : bool
        Whether dates are compared with today.
    """

    kind: Kind
    bounds: tuple[Bound, Bound] = (Bound.GREATEST, Bound.LEAST)
    wanted: bool = True
    needs: Needs = Needs.NOTHING
    several: bool = False
    days: bool = False


def _words(*, wanted: bool = True, several: bool = False) -> Compared:
    return Compared(Kind.LIST, wanted=wanted, needs=Needs.SOMETHING, several=several)


def _inside(*, wanted: bool = True) -> Compared:
    return Compared(Kind.INSIDE, wanted=wanted, needs=Needs.SOMETHING, several=True)


def _whole(*, wanted: bool = True) -> Compared:
    return Compared(Kind.WORD, wanted=wanted, needs=Needs.SOMETHING, several=True)


def _limit(least: Bound, most: Bound, *, wanted: bool = True) -> Compared:
    return Compared(Kind.RANGE, (least, most), wanted, Needs.NUMBER)


def _ends(least: Bound, most: Bound) -> Compared:
    return Compared(Kind.RANGE, (least, most), needs=Needs.NUMBERS)


def _days(least: Bound, most: Bound, *, wanted: bool = True) -> Compared:
    return Compared(Kind.RANGE, (least, most), wanted, Needs.NUMBER, days=True)


COMPARED: dict[Test, Compared] = {
    Test.IS: _words(),
    Test.IS_NOT: _words(wanted=False),
    Test.IS_ONE_OF: _words(several=True),
    Test.IS_NOT_ONE_OF: _words(wanted=False, several=True),
    Test.CONTAINS: _inside(),
    Test.CONTAINS_NOT: _inside(wanted=False),
    Test.HAS_WORD: _whole(),
    Test.HAS_WORD_NOT: _whole(wanted=False),
    Test.AT_LEAST: _limit(Bound.VALUE, Bound.GREATEST),
    Test.MORE_THAN: _limit(Bound.LEAST, Bound.VALUE, wanted=False),
    Test.AT_MOST: _limit(Bound.LEAST, Bound.VALUE),
    Test.LESS_THAN: _limit(Bound.VALUE, Bound.GREATEST, wanted=False),
    Test.BETWEEN: _ends(Bound.VALUE, Bound.TO),
    Test.SCALE: _ends(Bound.LEAST, Bound.GREATEST),
    Test.YES: Compared(Kind.LIST),
    Test.NO: Compared(Kind.LIST),
    Test.IN_LAST_DAYS: _days(Bound.BEFORE_TODAY, Bound.TODAY),
    Test.NOT_IN_LAST_DAYS: _days(Bound.BEFORE_TODAY, Bound.GREATEST, wanted=False),
    Test.IN_NEXT_DAYS: _days(Bound.TODAY, Bound.AFTER_TODAY),
    Test.FORMULA: Compared(Kind.FORMULA, wanted=False, needs=Needs.SOMETHING),
    Test.IS_BLANK: Compared(Kind.BLANK),
    Test.IS_NOT_BLANK: Compared(Kind.ANY, wanted=False),
    Test.OTHERWISE: Compared(Kind.ANY, wanted=False),
}

WRITTEN: tuple[tuple[str, Test], ...] = tuple(
    (word, entry.test)
    for entry in TESTS
    for word in (*entry.test.understood, *entry.also)
)
"""Every word for a Test that is understood, and its Test."""
