"""is blank, is not blank, otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoring.model.conditions.base import NOTHING, Condition


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Kind, Lens, Row, Rows
    from scoring.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Filled(Condition):
    """A cell that is filled, or one that is not."""

    filled: bool

    def kinds(self) -> frozenset[Kind]:
        """Need nothing: it does not look at what the cell holds."""
        return NOTHING

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Judge one cell."""
        return (cell.kind != "blank") is self.filled

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Judge many cells: blanks are NaN."""
        filled: Bools = np.isnan(values) != self.filled
        return filled
