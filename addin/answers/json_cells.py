"""Cells as JSON has them, and back."""

from __future__ import annotations

import datetime as dt
import math
import re
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from scoring.language import phrase
from scoring.values.days import SHEET_EPOCH


if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from addin.cells.ranges import Rows

DATE: Final = "date"
PLAIN: Final = frozenset((str, float, bool, NoneType))
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?")
NO_TIME: Final = dt.time()
WANTED: Final = phrase('null, text, a number, true, false or {"date": "2026-11-21"}')


def rows_in(rows: Sequence[Sequence[Any]]) -> Rows:
    """Read rows of cells; all become as wide as the widest.

    Raises
    ------
    ValueError
        If something is no cell; it says which.

    Examples
    --------
    >>> rows_in([["Acme", 320], [{"date": "2026-11-21"}]])
    (('Acme', 320.0), (datetime.datetime(2026, 11, 21, 0, 0), None))
    """
    width = max(map(len, rows), default=0)
    return tuple((*row, *(None,) * (width - len(row))) for row in accounts_in(rows))


def accounts_in(rows: Sequence[Sequence[Any]]) -> Rows:
    """Read rows of cells, each as wide as it came; see `rows_in`."""
    return tuple(_row(row, f"row {number}, ") for number, row in enumerate(rows, 1))


def row_in(cells: Sequence[Any]) -> tuple[Any, ...]:
    """Read one row of cells; see `rows_in`."""
    return _row(cells, "")


def _row(cells: Sequence[Any], where: str) -> tuple[Any, ...]:
    # most rows hold texts and fractions only
    if (
        {*map(type, cells)} <= PLAIN
        and math.inf not in cells
        and -math.inf not in cells
    ):
        return tuple(cells)
    read: list[Any] = []
    try:
        for cell in cells:
            read.append(_cell(cell))  # noqa: PERF401 - its length tells which failed
    except ValueError as error:
        message = f"{where}cell {len(read) + 1} {error}"
        raise ValueError(message) from error
    return tuple(read)


def _cell(cell: Any) -> Any:
    kind = type(cell)
    if kind is int or kind is float:
        return _number(cell)
    if kind in PLAIN:
        return cell
    if kind is dict and cell.keys() == {DATE} and type(cell[DATE]) is str:
        return _moment(cell[DATE])
    message = f"must be {WANTED}"
    raise ValueError(message)


def _number(number: float) -> float:
    """Give a float, as Excel would: its whole numbers are none but errors."""
    try:
        read = float(number)
    except OverflowError:
        read = math.inf
    if math.isinf(read):
        message = "is too large a number"
        raise ValueError(message)
    return read


def _moment(text: str) -> dt.datetime | str:
    """Read a date; one that is older than sheets can count is text, as there."""
    try:
        if MOMENT.fullmatch(text):
            moment = dt.datetime.fromisoformat(text)
            return moment if moment >= SHEET_EPOCH else moment.date().isoformat()
    except ValueError:  # the 31st of February
        pass
    message = f"must be a date such as 2026-11-21 or 2026-11-21T14:30:00, not '{text}'"
    raise ValueError(message)


def column_out(values: pd.Series[Any]) -> list[Any]:
    """Give a column's values as JSON has them; null where there is none."""
    cells: list[Any] = values.astype(object).where(values.notna(), None).tolist()
    return cells if values.dtype.kind == "f" else [*map(cell_out, cells)]


def cell_out(cell: Any) -> Any:
    """Give a cell as JSON has it.

    >>> cell_out(dt.datetime(2026, 11, 21)), cell_out(2.5), cell_out(float("nan"))
    ({'date': '2026-11-21'}, 2.5, None)
    """
    if isinstance(cell, dt.datetime):
        bare = cell.replace(microsecond=0, tzinfo=None)
        whole = bare.time() == NO_TIME
        return {DATE: (bare.date() if whole else bare).isoformat()}
    if isinstance(cell, dt.date):
        return {DATE: cell.isoformat()}
    if isinstance(cell, dt.time):
        return cell.isoformat()
    return None if cell != cell else cell  # noqa: PLR0124 - NaN


def rows_out(columns: Sequence[pd.Series[Any]]) -> list[list[Any]]:
    """Give columns as rows of JSON's cells."""
    return [*map(list, zip(*map(column_out, columns), strict=True))]
