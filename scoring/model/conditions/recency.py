"""in the last days, not in the last days, in the next days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model.conditions.base import Condition, nowhere


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Kind, Lens, Row, Rows
    from scoring.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Days(Condition):
    """A date whose age in days lies from `least` to `most`, both included.

    A date to come has a negative age.
    """

    least: float
    most: float

    def kinds(self) -> frozenset[Kind]:
        """Need a date."""
        return frozenset({"day"})

    def changes_with_day(self) -> bool:
        """Look at how long ago it was."""
        return True

    def cell(self, cell: Cell, row: Row) -> bool:
        """Judge one cell."""
        return self.least <= row.today - cell.day <= self.most

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:
        """Judge many cells; a number is no date."""
        if lens != "day":
            return nowhere(values)
        age = rows.today - values
        inside: Bools = (age >= self.least) & (age <= self.most)
        return inside
