"""The cells of an edit, column by column, as many at once as stand below each other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scoring.xlsx.edit.cell_writer import Value
    from scoring.xlsx.edit.edit_cells import SheetEdit

    Run = tuple[int, list[Value | None]]


def column_runs(
    edit: SheetEdit, calculated: Collection[int]
) -> Iterator[tuple[int, int, list[Value | None]]]:
    """Give the cells of an edit, for a program that has the workbook open.

    Parameters
    ----------
    edit : SheetEdit
        What changes.
    calculated : collection of int
        The columns in whose new rows a formula stands: nothing may be written over it
        that the edit does not name. In the others what is new is empty so far, and a
        blank may stand between two values.

    Yields
    ------
    tuple of (int, int, list)
        The first row, the column, and the values; None for a blank.
    """
    new_rows = range(edit.growth.last + 1, edit.growth.bottom + 1)
    for number in sorted({n for cells in edit.cells.values() for n in cells}):
        values = {
            row: line[number] for row, line in edit.cells.items() if number in line
        }
        blank = () if number in calculated else new_rows
        for first, block in runs(values, blank):
            yield first, number, block


def runs(values: Mapping[int, Value], blank: Iterable[int]) -> Iterator[Run]:
    """Join the values of a column that stand below each other.

    Parameters
    ----------
    values : mapping of int to Value
        By row.
    blank : iterable of int
        Rows that may be written though they have no value.

    Examples
    --------
    >>> [*runs({2: 7.0, 3: 8.0, 6: 9.0}, ())]
    [(2, [7.0, 8.0]), (6, [9.0])]
    >>> [*runs({2: 7.0, 6: 9.0}, range(5, 7))]
    [(2, [7.0]), (5, [None, 9.0])]
    """
    rows = enumerate(sorted({*values, *blank}))
    for _, run in groupby(rows, lambda pair: pair[1] - pair[0]):
        block = [row for _, row in run]
        yield block[0], [values.get(row) for row in block]
