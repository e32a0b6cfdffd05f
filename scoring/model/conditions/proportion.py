"""scale: points in proportion to where a number or date lies between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from scoring.model.conditions.base import Condition, Lens, nowhere


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Kind, Row, Rows
    from scoring.values.cell import Cell

T = TypeVar("T", float, "Floats")


@dataclass(frozen=True, slots=True)
class Scale(Condition):
    """A number (or date) that earns its share of the points.

    Parameters
    ----------
    lens : {"number", "day"}
        What is measured.
    start, end : float
        Where the share is 0 and where it is 1; `start` may be above `end`.
    """

    lens: Lens
    start: float
    end: float

    def kinds(self) -> frozenset[Kind]:
        """Need what it measures: a number or a date."""
        return frozenset({self.lens})

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Match any cell that reads as a number (or date)."""
        if self.lens == "number" and cell.span is not None:
            return True
        value = cell.number if self.lens == "number" else cell.day
        return value == value  # noqa: PLR0124 - not NaN

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Match all that is not blank."""
        return ~np.isnan(values) if lens == self.lens else nowhere(values)

    def earn(self, points: float, cell: Cell, row: Row) -> float:  # noqa: ARG002 - every Test is asked alike
        """Give the points in proportion."""
        if self.lens == "number" and cell.span is not None:
            return min(points * self._share(end) for end in cell.span)
        return points * self._share(cell.number if self.lens == "number" else cell.day)

    def _share(self, value: float) -> float:
        return min(max(self._along(value), 0.0), 1.0)

    def earn_array(self, points: float, values: Floats, rows: Rows) -> Floats:  # noqa: ARG002
        """Give the points of many cells in proportion, NaN for blanks."""
        with np.errstate(over="ignore"):  # beyond all numbers is beyond the end
            shares: Floats = np.clip(self._along(values), 0.0, 1.0)
        return points * shares

    def reach(self, points: float) -> tuple[float, float]:
        """Reach from nothing to all of the points."""
        return min(0.0, points), max(0.0, points)

    def _along(self, value: T) -> T:
        return (value - self.start) / (self.end - self.start)
