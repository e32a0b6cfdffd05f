"""What a sheet of Excel cannot hold, looked for before anything is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.values.refs import MOST_COLUMNS, MOST_ROWS, cell_name, sheet_reference
from scoring.xlsx.archive import unfit
from scoring.xlsx.read.long_texts import LONGEST


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scoring.findings import Finding

MOST_HEADED: Final = MOST_COLUMNS - 100
"""Columns that a table may have, so that those of Scored fit beside them."""
MANY_CELLS: Final = 50_000_000
LEAST_FILLED: Final = 0.01
WIDE = phrase(
    "has {count:,} columns on {sheet}, and results have room for {most:,}: leave some out"
)
BARE = phrase(
    "has {rows:,} rows of {columns:,} columns on {sheet}, nearly all of them blank: "
    "delete the cells that are not part of the table"
)
TALL = phrase(
    "has {count:,} accounts, and a sheet of Excel has room for {most:,}: score them in parts"
)
CUT = phrase(
    "a text of more than {most:,} characters, which no cell of Excel holds, was cut"
)


def check_width(path: Path, sheet: str, count: int) -> None:
    """Refuse a table with more columns than fit on a sheet of results.

    Raises
    ------
    FileError
        If it has.
    """
    if count > MOST_HEADED:
        raise unfit(path, WIDE.format(count=count, sheet=sheet, most=MOST_HEADED))


def check_height(path: Path, count: int) -> None:
    """Refuse more accounts than fit below the headings of a sheet of results.

    Raises
    ------
    FileError
        If they are more.
    """
    if count > MOST_ROWS - 1:
        raise unfit(path, TALL.format(count=count, most=MOST_ROWS - 1))


def check_filled(path: Path, sheet: str, shape: tuple[int, int], filled: int) -> None:
    """Refuse a huge table with next to nothing in it, as it would fill the memory.

    Raises
    ------
    FileError
        If it is one.
    """
    rows, columns = shape
    cells = rows * columns
    if cells > MANY_CELLS and filled < LEAST_FILLED * cells:
        raise unfit(path, BARE.format(rows=rows, columns=columns, sheet=sheet))


def long_texts(sheet: str, cells: Sequence[tuple[int, int]]) -> tuple[Finding, ...]:
    """Say which texts were cut, given the row and column of each."""
    if not cells:
        return ()
    place = sheet_reference(sheet, cell_name(*min(cells)))
    return (finding("F419", place, message(CUT, most=LONGEST), more=len(cells) - 1),)
