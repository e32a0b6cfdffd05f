"""at least, more than, at most, less than, between: how much, or how late."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model.conditions.base import Condition, Lens, nowhere
from scoring.values.precision import highest, lowest


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Kind, Row, Rows
    from scoring.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Within(Condition):
    """A cell from `low` to `high`, both included.

    Parameters
    ----------
    lens : {"number", "day"}
        What is compared.
    low, high : float
        Infinite for no bound.
    """

    lens: Lens
    low: float = -math.inf
    high: float = math.inf

    def kinds(self) -> frozenset[Kind]:
        """Need what it compares with: a number or a date."""
        return frozenset({self.lens})

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Judge one cell by its number or its day."""
        value = cell.number if self.lens == "number" else cell.day
        if self.low <= value <= self.high:
            return True
        # a range matches where all of it does: what is certain counts
        span = cell.span if self.lens == "number" else None
        return span is not None and self.low <= span.low and span.high <= self.high

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Judge many cells; days are never numbers, nor numbers days."""
        if lens != self.lens:
            return nowhere(values)
        if self.low == -math.inf:
            return values <= self.high
        if self.high == math.inf:
            return values >= self.low
        inside: Bools = (values >= self.low) & (values <= self.high)
        return inside


def at_least(lens: Lens, value: float) -> Within:
    """Match `value` or more."""
    return Within(lens, low=lowest(value))


def more_than(lens: Lens, value: float) -> Within:
    """Match more than `value`."""
    return Within(lens, low=math.nextafter(highest(value), math.inf))


def at_most(lens: Lens, value: float) -> Within:
    """Match `value` or less."""
    return Within(lens, high=highest(value))


def less_than(lens: Lens, value: float) -> Within:
    """Match less than `value`."""
    return Within(lens, high=math.nextafter(lowest(value), -math.inf))


def between(lens: Lens, first: float, last: float) -> Within:
    """Match from `first` to `last`, both included."""
    return Within(lens, lowest(first), highest(last))
