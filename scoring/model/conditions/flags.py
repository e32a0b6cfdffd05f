"""yes, no: TRUE and FALSE, or a word for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model.conditions.base import Condition, nowhere


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Kind, Lens, Row, Rows
    from scoring.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Says(Condition):
    """A cell that says yes, or one that says no."""

    yes: bool

    def kinds(self) -> frozenset[Kind]:
        """Need a yes or a no."""
        return frozenset({"flag"})

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Judge one cell."""
        return cell.flag is self.yes

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Judge many cells: the numbers 1 and 0 are words for yes and no."""
        return values == float(self.yes) if lens == "number" else nowhere(values)
