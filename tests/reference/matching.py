"""Whether a Test matches a cell."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.cells import Cell, equal
from tests.reference.intervals import Interval
from tests.reference.terms import CATCH_ALLS, LIST_TESTS, WHOLE_TESTS


if TYPE_CHECKING:
    import datetime as dt

    from tests.reference.criteria import Rule


def compared(cell: Cell, bound: Cell) -> tuple[Interval, Fraction] | None:
    """Cell and bound on one scale: days where the bound is a date, else numbers."""
    if bound.day is not None and bound.number is None:
        if cell.day is None:
            return None
        day = Fraction(cell.day.toordinal())
        return Interval(day, day), Fraction(bound.day.toordinal())
    if cell.interval is None or bound.number is None:
        return None
    return cell.interval, Fraction(bound.number)


def compares(cell: Cell, rule: Rule) -> bool:
    """The tests with one bound, and `between`: all of the interval must match."""
    pair = compared(cell, rule.value)
    if pair is None:
        return False
    value, bound = pair
    if rule.test == "between":
        end = compared(cell, rule.to)
        return end is not None and bound <= value.low and value.high <= end[1]
    return {
        "at least": value.low >= bound,
        "more than": value.low > bound or (value.low == bound and value.low_open),
        "at most": value.high <= bound,
        "less than": value.high < bound or (value.high == bound and value.high_open),
    }[rule.test]


def scale_shares(cell: Cell, rule: Rule) -> tuple[Fraction, Fraction] | None:
    """The shares of its points that a scale gives the ends of the cell.

    None where the scale does not match.
    """
    start, end = compared(cell, rule.value), compared(cell, rule.to)
    if start is None or end is None:
        return None
    interval, origin, goal = start[0], start[1], end[1]
    return clipped(interval.low, origin, goal), clipped(interval.high, origin, goal)


def clipped(value: Fraction | float, origin: Fraction, goal: Fraction) -> Fraction:
    """How far a number is from origin to goal, from 0 to 1."""
    if not isinstance(value, Fraction):
        return Fraction((value > 0) == (goal > origin))
    share = (value - origin) / (goal - origin)
    return min(max(share, Fraction(0)), Fraction(1))


def within_days(cell: Cell, rule: Rule, today: dt.date) -> bool:
    """The tests of dates against today."""
    if cell.day is None or rule.value.number is None:
        return False
    past = (today - cell.day).days
    days = rule.value.number
    return {
        "in the last days": 0 <= past <= days,
        "not in the last days": past > days,
        "in the next days": 0 <= -past <= days,
    }[rule.test]


def holds(cell: Cell, rule: Rule) -> bool:
    """The tests of equality and of text inside text, said without `not`."""
    if rule.test in ("contains", "does not contain"):
        return any(item.key in cell.key for item in rule.items)
    if rule.test in ("has the word", "does not have the word"):
        return any(has_word(cell.key, item.key) for item in rule.items)
    return any(equal(cell, item) for item in rule.items)


def has_word(text: str, word: str) -> bool:
    """Whether the word stands in the text with no letter or digit beside it."""
    starts = (place for place in range(len(text)) if text.startswith(word, place))
    return any(
        not letter_or_digit(text[:start][-1:])
        and not letter_or_digit(text[start + len(word) :][:1])
        for start in starts
    )


def letter_or_digit(sign: str) -> bool:
    """Whether a sign is a letter or a digit; no sign is neither."""
    return bool(sign) and (unicodedata.category(sign)[0] == "L" or sign.isdigit())


def matches_filled(cell: Cell, rule: Rule, today: dt.date) -> bool:
    """Whether a rule matches a cell that is not blank."""
    test = rule.test
    if test in WHOLE_TESTS | LIST_TESTS:
        negated = "not" in test.split()
        return holds(cell, rule) != negated
    if test in ("yes", "no"):
        return cell.word is (test == "yes")
    if test == "scale":
        return scale_shares(cell, rule) is not None
    if test.endswith("days"):
        return within_days(cell, rule, today)
    return test in CATCH_ALLS or (test != "is blank" and compares(cell, rule))


def matches(cell: Cell, rule: Rule, today: dt.date) -> bool:
    """Whether a rule other than a formula matches the cell, empty when blank."""
    if cell.value is None:
        return rule.test == "is blank"
    return matches_filled(cell, rule, today)


def readable(cell: Cell, rule: Rule) -> bool:
    """Whether a filled cell is of the kind of value that a rule needs."""
    test = rule.test
    if test in WHOLE_TESTS | LIST_TESTS:
        return True
    if test in ("yes", "no"):
        return cell.word is not None
    if test.endswith("days"):
        return cell.day is not None
    return compared(cell, rule.value) is not None
