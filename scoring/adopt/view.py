"""A sheet as it is read: accounts down and criteria across, or turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.values.refs import cell_name, column_letters, sheet_reference


if TYPE_CHECKING:
    from scoring.xlsx.read.small_grid import Grid, Place
ROW: Final = phrase("row {row}")
COLUMN: Final = phrase("column {column}")


@dataclass(frozen=True, slots=True)
class View:
    """A sheet with one line per account.

    Parameters
    ----------
    grid : Grid
        The sheet.
    turned : bool
        Whether the accounts stand side by side, and a line is a column.
    """

    grid: Grid
    turned: bool = False

    def place(self, line: int, at: int) -> Place:
        """Give row and column of a cell of a line."""
        return (at, line) if self.turned else (line, at)

    def own(self, row: int, column: int) -> tuple[int, int]:
        """Give the line that a cell stands in, and where in it."""
        return (column, row) if self.turned else (row, column)

    def value(self, line: int, at: int) -> object:
        """Give what a cell shows; None where it is blank."""
        return self.grid.values.get(self.place(line, at))

    def formula(self, line: int, at: int) -> str:
        """Give the formula of a cell; empty where it has none."""
        return self.grid.formulas.get(self.place(line, at), "")

    def cell(self, line: int, at: int) -> str:
        """Name a cell, such as ``H9``."""
        return cell_name(*self.place(line, at))

    def full(self, line: int, at: int) -> str:
        """Name a cell with its sheet, such as ``Scoring!H9``."""
        return sheet_reference(self.grid.sheet, self.cell(line, at))

    def strip(self, at: int) -> str:
        """Name what the cells of all lines at one place form: ``column H``."""
        return (
            ROW.format(row=at)
            if self.turned
            else COLUMN.format(column=column_letters(at))
        )

    def lines(self) -> int:
        """Count the lines."""
        return max((self.own(*place)[0] for place in self.grid.values), default=0)

    def width(self) -> int:
        """Count the cells of the longest line."""
        return max((self.own(*place)[1] for place in self.grid.values), default=0)

    def label(self, line: int, at: int) -> tuple[int, str]:
        """Find the nearest text before a line, and in which line it stands."""
        for before in range(line - 1, 0, -1):
            value = self.value(before, at)
            if isinstance(value, str) and value.strip():
                return before, " ".join(value.split())
        return 0, ""
