"""contains, has the word: a text inside the cell's text, anywhere or as a word."""

from __future__ import annotations

import re
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
        for key in self.keys:  # noqa: SIM110 - any() takes three times as long
            if key in text:
                return True
        return False


@dataclass(frozen=True, slots=True)
class HasWord(Condition):
    """A cell with any of several texts in it as whole words.

    No letter or digit stands right before or after: ``CTO`` is in ``(CTO)`` and in
    ``CTO, EMEA``, not in ``Director``.
    """

    keys: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, keys: tuple[str, ...]) -> HasWord:
        """Prepare the words, given by their text keys."""
        words = "|".join(map(re.escape, keys))
        return cls(keys, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])"))

    def cell(self, cell: Cell, row: Row) -> bool:  # noqa: ARG002 - every Test is asked alike
        """Look for each word in the cell's text."""
        return cell.kind != "blank" and self._inside(cell_key(cell))

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:  # noqa: ARG002
        """Look for each word in numbers and dates as they are written."""
        make = number_cell if lens == "number" else day_cell
        return by_distinct(values, lambda value: self._inside(cell_key(make(value))))

    def _inside(self, text: str) -> bool:
        return self.pattern.search(text) is not None
