"""is, is not, is one of, is not one of: the same, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoring.model.conditions.base import Condition, nowhere
from scoring.values.cell import cell_key
from scoring.values.precision import highest, lowest


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats
    from scoring.model.conditions.base import Compared, Lens, Row, Rows
    from scoring.values.cell import Cell


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """A cell that equals Value.

    Parameters
    ----------
    value : Cell
        The Value, read.
    key : str
        Its text key.
    low, high : float
        The floats that equal it at 15 significant digits; NaN if it is no number.
    """

    value: Cell
    key: str
    low: float
    high: float

    @classmethod
    def of(cls, value: Cell) -> Is:
        """Prepare a Value for comparing."""
        number = value.number
        if number != number:  # noqa: PLR0124 - NaN
            return cls(value, cell_key(value), number, number)
        return cls(value, cell_key(value), lowest(number), highest(number))

    def values(self) -> tuple[Is, ...]:
        """Compare with one Value."""
        return (self,)

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Compare as yes/no, else as dates, else as numbers, else as texts."""
        value = self.value
        if cell.kind == "blank":
            return False
        if value.kind == "flag" or cell.kind == "flag":
            return cell.flag is not None and cell.flag is value.flag
        if value.day == value.day and cell.day == cell.day:
            return cell.day == value.day
        if self.low == self.low and cell.number == cell.number:
            return self.low <= cell.number <= self.high
        return cell_key(cell) == self.key

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Compare many numbers or days; no text equals them that reads as neither."""
        if lens == "day":
            same: Bools = values == self.value.day
            return same
        if self.value.kind == "flag":
            alike: Bools = values == float(bool(self.value.flag))
            return alike
        inside: Bools = (values >= self.low) & (values <= self.high)
        return inside


@dataclass(frozen=True, slots=True)
class IsOneOf(Condition):
    """A cell that equals any of several Values.

    Parameters
    ----------
    items : tuple of Is
        The Values.
    keys : frozenset of str
        Their text keys.
    flags : bool
        Whether one of them is TRUE or FALSE.
    dense : bool
        Whether a real number or date can equal one of them.
    """

    items: tuple[Is, ...]
    keys: frozenset[str]
    flags: bool
    dense: bool

    @classmethod
    def of(cls, values: tuple[Cell, ...]) -> IsOneOf:
        """Prepare several Values for comparing."""
        items = tuple(map(Is.of, values))
        keys = frozenset(item.key for item in items)
        flags = any(value.kind == "flag" for value in values)
        dense = any(v.number == v.number or v.day == v.day for v in values)
        return cls(items, keys, flags, flags or dense)

    def values(self) -> tuple[Is, ...]:
        """Compare with each of the list."""
        return self.items

    def cell(self, cell: Cell, row: Row) -> bool:
        """Compare with each; for plain text, by looking up its key."""
        plain = cell.number != cell.number and cell.day != cell.day
        if cell.key is not None and plain and not self.flags:
            return cell.key in self.keys
        if not self.dense and cell.kind not in {"blank", "flag"}:
            # words alone: a number or a date equals them as text
            return cell_key(cell) in self.keys
        return any(item.cell(cell, row) for item in self.items)

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:
        """Compare many numbers or days with each."""
        matched = nowhere(values)
        for item in self.items:
            matched |= item.array(values, lens, rows)
        return matched


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """A filled cell that does not meet the other condition."""

    other: Condition

    def values(self) -> tuple[Compared, ...]:
        """Compare as its opposite does."""
        return self.other.values()

    def cell(self, cell: Cell, row: Row) -> bool:
        """Judge one cell; a blank one never matches."""
        return cell.kind != "blank" and not self.other.cell(cell, row)

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:
        """Judge many cells; blanks (NaN) never match."""
        matched: Bools = ~(self.other.array(values, lens, rows) | np.isnan(values))
        return matched
