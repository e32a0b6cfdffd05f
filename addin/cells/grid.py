"""Cells as they lie on a sheet, and the table among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.cells.ranges import plain, series_of
from scoring.reading.known_sheets import TableRead
from scoring.reading.locate import SEARCHED_ROWS, locate, nearest_row
from scoring.reading.no_table import NoTable
from scoring.values.table import SheetTable


if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from addin.cells.ranges import Rows
    from scoring.reading.locate import Place
    from scoring.xlsx.package import ExcelTable


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of cells.

    Parameters
    ----------
    sheet : str
        The name that places are given with.
    rows : tuple of tuple
        Its cells, as they were handed over.
    top, left : int
        Where it begins on its sheet, counted from 1.

    Examples
    --------
    >>> rows = (("Our customers",), ("Test", "Points"), ("yes", 10.0))
    >>> Grid("Criteria", rows).table(("Points",)).cell(0, 1)
    'Criteria!B3'
    """

    sheet: str
    rows: Rows
    top: int = 1
    left: int = 1

    def place(
        self, required: Sequence[str], tables: Sequence[ExcelTable] = ()
    ) -> Place | None:
        """Find the table by its headings, as in a file."""
        return locate(self._head(), tables, required)

    def lack(self, required: Sequence[str]) -> NoTable:
        """Say why there is no table with the headings: what the nearest row lacks."""
        row, lacks = nearest_row(self._head(), required)
        return NoTable(self.sheet, row, tuple(lacks))

    def table_read(self, required: Sequence[str]) -> TableRead:
        """Read the table, or say why there is none."""
        table = self.table(required)
        return TableRead(table, lack=None if table else self.lack(required))

    def headings(self, row: int) -> list[str]:
        """Give the texts of a row, counted on the sheet."""
        return [str(cell) for (r, _), cell in self._head().items() if r == row]

    def table(
        self, required: Sequence[str], tables: Sequence[ExcelTable] = ()
    ) -> SheetTable | None:
        """Read the table; None if no row has the headings."""
        place = self.place(required, tables)
        return None if place is None else self.read(place)

    def read(self, place: Place) -> SheetTable:
        """Read the table that stands at a place."""
        columns = self._columns(place)
        numbers = place.columns(columns)
        body = self._body(place)
        frame = _frame([columns.get(number, (None,) * len(body)) for number in numbers])
        filled = frame.notna().any(axis=1).to_numpy(dtype=np.bool_)
        first = max(place.data.top, self.top)
        return SheetTable(
            sheet=self.sheet,
            headings=tuple(place.headings.get(number, "") for number in numbers),
            frame=frame.loc[filled].reset_index(drop=True),
            header_row=place.header_row,
            rows=np.flatnonzero(filled) + first,
            columns=tuple(numbers),
        )

    def filled_below(self, place: Place) -> int:
        """Count the filled rows that touch the lower edge of a table."""
        left = max(place.data.left - self.left, 0)
        across = slice(left, place.data.right - self.left + 1)
        below = self.rows[max(place.data.bottom + 1 - self.top, 0) :]
        count = 0
        for row in below:
            if all(plain(cell) is None for cell in row[across]):
                break
            count += 1
        return count

    def _head(self) -> dict[tuple[int, int], object]:
        last = max(SEARCHED_ROWS + 1 - self.top, 0)
        return {
            (row, column): value
            for row, cells in enumerate(self.rows[:last], start=self.top)
            for column, cell in enumerate(cells, start=self.left)
            if (value := plain(cell)) is not None
        }

    def _body(self, place: Place) -> Rows:
        first = max(place.data.top - self.top, 0)
        return self.rows[first : max(place.data.bottom + 1 - self.top, 0)]

    def _columns(self, place: Place) -> dict[int, tuple[object, ...]]:
        """Give the columns that hold anything below the headings."""
        lying = zip(*self._body(place), strict=True)
        numbered = enumerate(lying, start=self.left)
        return {n: cells for n, cells in numbered if any(map(_filled, cells))}


def _filled(cell: object) -> bool:
    return plain(cell) is not None


def _frame(columns: list[tuple[object, ...]]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - heavy

    return pd.DataFrame({n: series_of(cells) for n, cells in enumerate(columns)})
