"""contains, does not contain: a text inside the cell's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model.conditions.base import Condition, by_distinct
from scoring.values.cell import cell_key, day_cell, number_cell


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Lens, Row, Rows
    from scoring.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Contains(Condition):
    """A cell with any of several texts inside it, taken literally."""

    keys: tuple[str, ...]

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Look for each text in the cell's."""
        return cell.kind != "blank" and self._inside(cell_key(cell))

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Look for each text in numbers and dates as they are written."""
        make = number_cell if lens == "number" else day_cell
        return by_distinct(values, lambda value: self._inside(cell_key(make(value))))

    def _inside(self, text: str) -> bool:
        return any(key in text for key in self.keys)
