"""A row of units below the headings: kr., %, antal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.reading.row_cells import row_cells
from scoring.vocabulary import UNIT_WORDS


if TYPE_CHECKING:
    from scoring.arrays import Bools, Ints
    from scoring.values.table import SheetTable


MAGNITUDE: Final = (
    r"(?:1[.,\s]?000|k|t|m|tusinde?|tusen|thousands?|mii|mio|mln|mil|million(?:er|s)?|"
    r"miljoner|milioane|mia|mdr?|bn)"
)
UNIT: Final = re.compile(
    rf"[(\[]?\s*(?:(?:in|i|în|pr\.?|per)\s)?{MAGNITUDE}?\.?\s?"
    rf"(?:(?:{'|'.join(map(re.escape, UNIT_WORDS))})|(?<=[a-z.0]))\.?\s*[)\]]?",
    re.IGNORECASE,
)


def unit_rows(table: SheetTable, rest: Bools) -> Ints:
    """Find a first row of nothing but units."""
    none = np.empty(0, dtype=np.int64)
    if not rest[0] or table.rows[0] != table.header_row + 1:
        return none
    cells = dict(row_cells(table, 0))
    # a company may be called ST or NOS
    units = set(cells) > {0} or min(cells, default=0) > 0
    units = units and all(map(UNIT.fullmatch, cells.values()))
    return np.zeros(1, dtype=np.int64) if units else none
