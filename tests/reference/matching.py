"""Whether a Test matches a cell."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.cells import Cell, equal
from tests.reference.terms import CATCH_ALLS, LIST_TESTS, WHOLE_TESTS


if TYPE_CHECKING:
    import datetime as dt

    from tests.reference.criteria import Rule


def compared(cell: Cell, bound: Cell) -> tuple[Fraction, Fraction] | None:
    """Cell and bound on one scale: days where the bound is a date, else numbers."""
    if bound.day is not None and bound.number is None:
        if cell.day is None:
            return None
        return Fraction(cell.day.toordinal()), Fraction(bound.day.toordinal())
    if cell.number is None or bound.number is None:
        return None
    return Fraction(cell.number), Fraction(bound.number)


def compares(cell: Cell, rule: Rule) -> bool:
    """The tests with one bound, and `between`."""
    pair = compared(cell, rule.value)
    if pair is None:
        return False
    found, bound = pair
    if rule.test == "between":
        end = compared(cell, rule.to)
        return end is not None and bound <= found <= end[1]
    return {
        "at least": found >= bound,
        "more than": found > bound,
        "at most": found <= bound,
        "less than": found < bound,
    }[rule.test]


def scale_share(cell: Cell, rule: Rule) -> Fraction | None:
    """The share of its points that a scale earns, or None if it does not match."""
    start, end = compared(cell, rule.value), compared(cell, rule.to)
    if start is None or end is None:
        return None
    share = (start[0] - start[1]) / (end[1] - start[1])
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
    return any(equal(cell, item) for item in rule.items)


def matches_filled(cell: Cell, rule: Rule, today: dt.date) -> bool:
    """Whether a rule matches a cell that is not blank."""
    test = rule.test
    if test in WHOLE_TESTS | LIST_TESTS:
        negated = "not" in test.split()
        return holds(cell, rule) != negated
    if test in ("yes", "no"):
        return cell.word is (test == "yes")
    if test == "scale":
        return scale_share(cell, rule) is not None
    if test.endswith("days"):
        return within_days(cell, rule, today)
    return test in CATCH_ALLS or (test != "is blank" and compares(cell, rule))


def matches(cell: Cell, rule: Rule, today: dt.date) -> bool:
    """Whether a rule other than a formula matches the cell, empty when blank."""
    if cell.value is None:
        return rule.test == "is blank"
    return matches_filled(cell, rule, today)
