"""What a spreadsheet program hands over: cells of every type, in every shape."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from scoring.errors import ScoringError
from scoring.language import phrase
from scoring.reading.locate import SEARCHED_ROWS, heading
from scoring.values.days import SHEET_EPOCH


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from scoring.findings import Finding

    Rows = tuple[tuple[Any, ...], ...]

ERROR_BASE: Final = -2_146_828_288
"""COM hands an Excel error over as this number plus its own."""
ERRORS: Final = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
    2051: "#BUSY!",
    2052: "#EXTERNAL!",
    2222: "#PYTHON!",
}
ERROR_NUMBERS: Final = range(2000, 3000)
"""Errors of newer programs, which this table does not know, are here as well."""
FIRST_YEAR: Final = 1900
EXACT: Final = 2**53
"""Whole numbers up to here are floats without loss."""
SEVERAL_ROWS: Final = phrase("Headings must be one row, but {rows:,} rows were given")
NO_HEADINGS: Final = phrase("Headings are empty: give the heading row of the accounts")
ONE_CELL: Final = phrase(
    "The account '{account}' has 1 cell, but there are {headings:,} headings"
)
ONE_HEADING: Final = phrase(
    "The account '{account}' has {cells:,} cells, but there is 1 heading"
)
UNFIT: Final = phrase(
    "The account '{account}' has {cells:,} cells, but there are {headings:,} headings"
)


class ArgumentError(ScoringError):
    """An argument of a worksheet function is not fit; one sentence says why.

    Parameters
    ----------
    message : str
        That sentence.
    findings : sequence of Finding
        All that was found in the criteria, where these are at fault.
    """

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__(message)


def rows_of(values: Any) -> Rows:
    """Give a range as rows, whatever its shape.

    A flat list is one row; who knows better turns it with `as_column`.

    >>> rows_of(5.0), rows_of(["Acme", 320.0]), rows_of((("Acme",), ("Bolt",)))
    (((5.0,),), (('Acme', 320.0),), (('Acme',), ('Bolt',)))
    """
    values = _unboxed(values)
    if not isinstance(values, list | tuple):
        return ((values,),)
    return tuple(map(tuple, values)) if _is_nested(values) else (tuple(values),)


def _is_nested(values: Any) -> bool:
    return bool(values) and isinstance(values[0], list | tuple)


def _unboxed(values: Any) -> Any:
    """Turn what numpy and pandas hold into lists."""
    if type(values) is tuple or type(values) is list:
        return values
    if hasattr(values, "to_numpy"):
        values = values.to_numpy(dtype=object)
    # Nanoseconds would become whole numbers.
    if getattr(values, "dtype", None) is not None and values.dtype.kind == "M":
        values = values.astype("datetime64[us]")
    return values.tolist() if hasattr(values, "tolist") else values


def plain(value: Any) -> Any:
    """Give a cell as the engine knows it: str, float, bool, datetime or None.

    >>> plain(""), plain(-2146826246), plain(3)
    (None, '#N/A', 3.0)
    """
    kind = type(value)
    if kind is str:
        return value if value.strip() else None
    if kind is float:
        return None if math.isnan(value) else value
    return value if value is None or kind is bool else _rarer(value)


def _rarer(value: Any) -> Any:
    # pandas' NA cannot even be compared; NaT is unlike itself.
    if type(value).__name__ == "NAType" or value != value:  # noqa: PLR0124
        return None
    if hasattr(value, "dtype"):  # a numpy scalar
        return plain(_unboxed(value))
    if isinstance(value, int):
        return _number(value)
    if isinstance(value, Decimal):  # COM's currency
        return float(value)
    return _moment(value) if isinstance(value, dt.datetime) else value


def _number(value: int) -> float | int | str:
    """Tell errors from numbers: Excel's numbers are floats, its errors whole."""
    error = value - ERROR_BASE
    if error in ERROR_NUMBERS:
        return ERRORS.get(error, "#N/A")
    return float(value) if abs(value) <= EXACT else value


def _moment(value: dt.datetime) -> dt.datetime | float:
    """Drop COM's made-up time zone; a time of day alone is a number, as in files."""
    bare = value.replace(tzinfo=None) if value.tzinfo is not None else value
    if bare.year < FIRST_YEAR:
        return (bare - SHEET_EPOCH) / dt.timedelta(days=1)
    return bare


def is_blank(row: Iterable[Any]) -> bool:
    """Say whether all cells of a row are empty."""
    return all(plain(cell) is None for cell in row)


def without_tail(rows: Rows) -> Rows:
    """Drop the empty rows at the end."""
    end = len(rows)
    while end and is_blank(rows[end - 1]):
        end -= 1
    return rows[:end]


def as_column(rows: Rows) -> Rows:
    """Turn one row into one column.

    >>> as_column((("Acme", "Bolt"),))
    (('Acme',), ('Bolt',))
    """
    return tuple((cell,) for cell in rows[0])


def headings_of(values: Any) -> tuple[str, ...]:
    """Read the heading row; one column of headings will do as well.

    Raises
    ------
    ArgumentError
        If it is empty, or several rows.
    """
    rows = rows_of(values)
    if len(rows) > 1 and all(len(row) == 1 for row in rows):
        rows = (tuple(row[0] for row in rows),)
    if len(rows) > 1:
        raise ArgumentError(SEVERAL_ROWS.format(rows=len(rows)))
    if is_blank(rows[0]):
        raise ArgumentError(str(NO_HEADINGS))
    return _texts(rows[0])


def accounts_of(values: Any, headings: tuple[str, ...]) -> Rows:
    """Read one account or many, each as wide as the headings.

    Raises
    ------
    ArgumentError
        If the widths differ.
    """
    values, width = _unboxed(values), len(headings)
    rows = rows_of(values)
    if width == 1 and isinstance(values, list | tuple) and not _is_nested(values):
        rows = as_column(rows)
    elif len(rows) == width and all(len(row) == 1 for row in rows):
        rows = (tuple(row[0] for row in rows),)
    unfit = next((row for row in rows if len(row) != width), None)
    if unfit is not None:
        first = next((cell for cell in map(plain, unfit) if cell is not None), "")
        words = ONE_CELL if len(unfit) == 1 else ONE_HEADING if width == 1 else UNFIT
        raise ArgumentError(
            words.format(account=first, cells=len(unfit), headings=width)
        )
    return rows


def without_head(rows: Rows, headings: tuple[str, ...]) -> Rows:
    """Empty the headings among the accounts' rows, and what stands above them.

    They stay as empty rows, so that each result stands beside its account.

    >>> without_head((("Ours",), ("Name",), ("Acme",)), ("Name",))
    ((None,), (None,), ('Acme',))
    """
    if len(rows) == 1:
        return rows
    for at, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        if _texts(row) == headings:
            return ((None,) * len(headings),) * at + rows[at:]
    return rows


def _texts(row: Iterable[Any]) -> tuple[str, ...]:
    cells = map(plain, row)
    return tuple("" if cell is None else heading(cell) for cell in cells)


def series_of(cells: tuple[Any, ...]) -> pd.Series[Any]:
    """Make a column of cells, typed as the file reader types it."""
    import numpy as np  # noqa: PLC0415 - one account alone needs none of these
    import pandas as pd  # noqa: PLC0415

    from scoring.xlsx.read.series import column_of  # noqa: PLC0415

    if {*map(type, cells)} <= {float, NoneType}:
        return pd.Series(np.array(cells, dtype=np.float64))
    values = np.empty(len(cells), dtype=object)
    values[:] = [plain(cell) for cell in cells]
    return column_of(values)


def frame_of(rows: Rows) -> pd.DataFrame:
    """Make a frame of rows, its columns numbered from 0."""
    import pandas as pd  # noqa: PLC0415

    columns = zip(*rows, strict=True)
    return pd.DataFrame({n: series_of(cells) for n, cells in enumerate(columns)})
