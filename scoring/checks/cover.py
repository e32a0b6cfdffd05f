"""Which rules can never match, because rules above catch all that they could.

Conditions are compared as sets of cells. Comparisons, and equality with numbers, are
intervals on a line of numbers, days or ages; equality is a handful of cells, tried one
by one; the rest follows from what the conditions say. Where nothing can be proved, a
rule counts as not covered.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Literal

import numpy as np

from scoring import vocabulary
from scoring.model.conditions.base import Compared, Condition, Moment
from scoring.model.conditions.equality import Is, IsOneOf, Not
from scoring.model.conditions.filled import Filled
from scoring.model.conditions.flags import Says
from scoring.model.conditions.formula import Formula
from scoring.model.conditions.inside import Contains
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.model.conditions.recency import Days
from scoring.values.cell import Cell, day_cell, is_plain, number_cell, read_text


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.model.model import Criterion

    Line = Literal["number", "day", "age"]
    Interval = tuple[float, float]

EVERYTHING = (-math.inf, math.inf)


def covers(earlier: Sequence[Condition], later: Condition) -> bool:
    """Say whether one of the earlier conditions matches whatever the later one does.

    >>> from scoring.model.conditions.limits import at_least
    >>> covers([at_least("number", 50)], at_least("number", 250))
    True
    """
    if isinstance(later, Formula):
        same = any(isinstance(c, Formula) and c.text == later.text for c in earlier)
        return same or (_all_filled(earlier) and Filled(filled=False) in earlier)
    if isinstance(later, Filled) and not later.filled:
        return later in earlier
    return later in earlier or _all_filled(earlier) or _covered(later, earlier)


def is_covered(criterion: Criterion, index: int) -> bool:
    """Say whether the rules above one catch all that it could."""
    above = [rule.condition for rule in criterion.rules[:index]]
    return covers(above, criterion.rules[index].condition)


def _all_filled(earlier: Sequence[Condition]) -> bool:
    """Say whether every filled cell is caught, be it by a Test and its opposite."""
    opposites = (c.other for c in earlier if isinstance(c, Not))
    return Filled(filled=True) in earlier or any(c in earlier for c in opposites)


@singledispatch
def _covered(
    later: Condition,  # noqa: ARG001 - for Tests of which nothing is known
    earlier: Sequence[Condition],  # noqa: ARG001
) -> bool:
    return False


@_covered.register
def _(later: Within, earlier: Sequence[Condition]) -> bool:
    return _spanned(later.lens, (later.low, later.high), earlier)


@_covered.register
def _(later: Scale, earlier: Sequence[Condition]) -> bool:
    return _spanned(later.lens, EVERYTHING, earlier)


@_covered.register
def _(later: Days, earlier: Sequence[Condition]) -> bool:
    return _spanned("age", (later.least, later.most), earlier)


@_covered.register
def _(later: Is, earlier: Sequence[Condition]) -> bool:
    return _all_match(_equal_to(later.value), earlier)


@_covered.register
def _(later: IsOneOf, earlier: Sequence[Condition]) -> bool:
    return all(covers(earlier, item) for item in later.items)


@_covered.register
def _(later: Says, earlier: Sequence[Condition]) -> bool:
    return _all_match(_saying(yes=later.yes), earlier)


@_covered.register
def _(later: Contains, earlier: Sequence[Condition]) -> bool:
    return all(any(_has_needle(c, key) for c in earlier) for key in later.keys)


@_covered.register
def _(later: Not, earlier: Sequence[Condition]) -> bool:
    # What is not X is not Y either, if every Y is an X.
    others = (c.other for c in earlier if isinstance(c, Not))
    return any(covers([later.other], other) for other in others)


def _all_match(cells: Iterable[Cell], earlier: Sequence[Condition]) -> bool:
    # Only Days asks what day it is, which a model does not know.
    tried = [c for c in earlier if not isinstance(c, Formula | Days)]
    row = Moment(0.0)
    return all(any(c.cell(cell, row) for c in tried) for cell in cells)


def _equal_to(value: Cell) -> list[Cell]:
    """Give a cell of each kind that equals a Value."""
    if value.kind == "flag":
        return _saying(yes=bool(value.flag))
    cells = [value]
    if not math.isnan(value.number):
        cells.append(number_cell(value.number))
    elif not math.isnan(value.day):
        cells.append(day_cell(value.day))
    if value.flag is not None:
        cells.append(_flag_cell(yes=value.flag))
    return cells


def _saying(*, yes: bool) -> list[Cell]:
    words = vocabulary.YES_WORDS if yes else vocabulary.NO_WORDS
    return [_flag_cell(yes=yes), number_cell(float(yes)), *map(read_text, words)]


def _flag_cell(*, yes: bool) -> Cell:
    return Cell(yes, "flag", flag=yes)


def _has_needle(earlier: Condition, key: str) -> bool:
    """Say whether every cell that contains a text meets a condition."""
    if isinstance(earlier, Contains):
        return any(needle in key for needle in earlier.keys)
    if not isinstance(earlier, Not) or isinstance(earlier.other, Contains):
        return False
    return all(_is_spelled(item) and key not in item.key for item in earlier.values())


def _is_spelled(item: Compared) -> bool:
    """Say whether a Value equals only texts spelled like it."""
    return is_plain(item.value) and item.value.flag is None


def _spanned(line: Line, span: Interval, earlier: Sequence[Condition]) -> bool:
    """Say whether intervals of the earlier conditions span another without a gap."""
    low, high = _snapped(line, span)
    reached = _before(line, low)
    caught = [_snapped(line, part) for c in earlier for part in _caught(c, line)]
    for start, end in sorted(caught):
        if start > _after(line, reached):
            break
        reached = max(reached, end)
    return reached >= high


def _snapped(line: Line, span: Interval) -> Interval:
    """Shrink an interval of days to whole days: there are none between."""
    low, high = span
    return span if line == "number" else (float(np.ceil(low)), float(np.floor(high)))


def _after(line: Line, end: float) -> float:
    return math.nextafter(end, math.inf) if line == "number" else end + 1


def _before(line: Line, start: float) -> float:
    return math.nextafter(start, -math.inf) if line == "number" else start - 1


def _caught(condition: Condition, line: Line) -> list[Interval]:
    """Give the intervals of a line that a condition is sure to catch."""
    lens = "number" if line == "number" else "day"
    if isinstance(condition, Scale):
        return [EVERYTHING] if condition.lens == lens else []
    if isinstance(condition, Within):
        return [(condition.low, condition.high)] if condition.lens == line else []
    if isinstance(condition, Days):
        return [(condition.least, condition.most)] if line == "age" else []
    if isinstance(condition, Not) and not isinstance(condition.other, Contains):
        return _between_points(_points(condition, lens), line)
    return _points(condition, lens) if line == lens else []


def _points(condition: Condition, lens: str) -> list[Interval]:
    """Give the numbers, or days, that the Values of a condition equal."""
    points: list[Interval] = []
    for item in condition.values():
        if item.value.kind == "flag":
            number = float(bool(item.value.flag))
            points += [(number, number)] if lens == "number" else []
        elif lens == "number" and not math.isnan(item.low):
            points.append((item.low, item.high))
        elif lens == "day" and not math.isnan(item.value.day):
            points.append((item.value.day, item.value.day))
    return sorted(points)


def _between_points(points: list[Interval], line: Line) -> list[Interval]:
    """Give what is left of a line without some points; nothing is sure of ages."""
    if line == "age":
        return [] if points else [EVERYTHING]
    ends = [_before(line, low) for low, _ in points] + [math.inf]
    starts = [-math.inf] + [_after(line, high) for _, high in points]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a <= b]
