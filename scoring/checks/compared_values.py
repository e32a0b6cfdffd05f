"""The Values that a condition compares cells with, one by one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scoring.model.conditions.equality import Is, IsOneOf, Not


if TYPE_CHECKING:
    from scoring.model.conditions.base import Condition
    from scoring.model.conditions.formula import Formula
    from scoring.values.cell import Cell


def values_of(condition: Condition | Formula) -> tuple[Is, ...]:
    """Give the Values of an equality, or of its opposite; none for other Tests."""
    if isinstance(condition, Not):
        return values_of(condition.other)
    if isinstance(condition, Is):
        return (condition,)
    return condition.items if isinstance(condition, IsOneOf) else ()


def is_plain(cell: Cell) -> bool:
    """Say whether a cell reads as neither a number nor a date.

    >>> from scoring.values.cell import read_cell
    >>> is_plain(read_cell("some 40")), is_plain(read_cell("40"))
    (True, False)
    """
    return math.isnan(cell.number) and math.isnan(cell.day)
