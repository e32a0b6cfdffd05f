"""scale: points in proportion to where a number or date lies between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from scoring.model.conditions.base import Lens, nowhere


if TYPE_CHECKING:
    from scoring.model.conditions.base import Bools, Floats, Row, Rows
    from scoring.values.cell import Cell

T = TypeVar("T", float, "Floats")


@dataclass(frozen=True, slots=True)
class Scale:
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

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Match any cell that reads as a number (or date)."""
        value = cell.number if self.lens == "number" else cell.day
        return value == value  # noqa: PLR0124 - not NaN

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Match all that is not blank."""
        return ~np.isnan(values) if lens == self.lens else nowhere(values)

    def share(self, cell: Cell) -> float:
        """Give the share of the points that a matching cell earns, 0 to 1."""
        value = cell.number if self.lens == "number" else cell.day
        return min(max(self._along(value), 0.0), 1.0)

    def shares(self, values: Floats) -> Floats:
        """Give the shares of many cells, NaN for blanks."""
        with np.errstate(over="ignore"):  # beyond all numbers is beyond the end
            return np.clip(self._along(values), 0.0, 1.0)

    def _along(self, value: T) -> T:
        return (value - self.start) / (self.end - self.start)
