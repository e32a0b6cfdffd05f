"""Columns of Arrow as the columns that a sheet has."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.xlsx.read.series import text_series


if TYPE_CHECKING:
    from collections.abc import Sequence


class Kind(StrEnum):
    """What all cells of a column are, where they are not blank."""

    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    TEXT = "text"
    BLANK = "blank"


_KINDS: Final = (
    (pa.types.is_integer, Kind.NUMBER),
    (pa.types.is_floating, Kind.NUMBER),
    (pa.types.is_decimal, Kind.NUMBER),
    (pa.types.is_date, Kind.DATE),
    (pa.types.is_timestamp, Kind.DATE),
    (pa.types.is_boolean, Kind.FLAG),
    (pa.types.is_string, Kind.TEXT),
    (pa.types.is_large_string, Kind.TEXT),
    (pa.types.is_string_view, Kind.TEXT),
    (pa.types.is_null, Kind.BLANK),
)


def kind_of(type_: pa.DataType) -> Kind | None:
    """Say what a column of a type holds; None for what no cell can hold.

    >>> import pyarrow as pa
    >>> str(kind_of(pa.int16())), kind_of(pa.list_(pa.int8()))
    ('number', None)
    """
    if pa.types.is_dictionary(type_):
        return kind_of(type_.value_type)
    return next((kind for fits, kind in _KINDS if fits(type_)), None)


def cells_frame(columns: Sequence[pa.ChunkedArray], rows: int) -> pd.DataFrame:
    """Give columns the types that the columns of a sheet have.

    Parameters
    ----------
    columns : sequence of pyarrow.ChunkedArray of n
        Each of a `Kind`.
    rows : int
        How many cells each has, n.

    Returns
    -------
    pandas.DataFrame of shape (n, m)
        As `scoring.values.table.SheetTable` has it; labels count from 0.
    """
    cells = {number: _cells(column) for number, column in enumerate(columns)}
    return pd.DataFrame(cells, index=pd.RangeIndex(rows), copy=False)


def _cells(column: pa.ChunkedArray) -> pd.Series[Any]:
    kind = kind_of(column.type)
    if kind is Kind.NUMBER:
        numbers = column.cast(pa.float64(), safe=False).to_numpy()
        return pd.Series(numbers.astype(np.float64, copy=False))
    if kind is Kind.DATE:
        return _dates(column)
    if kind is Kind.TEXT:
        return text_series(column.cast(pa.large_string()))
    return pd.Series(column.to_pylist(), dtype=object)


def _dates(column: pa.ChunkedArray) -> pd.Series[Any]:
    """Give dates as the clock on the wall shows them, where they have a time zone."""
    if getattr(column.type, "tz", None) is not None:
        column = pc.local_timestamp(column)
    dates = column.cast(pa.timestamp("us"), safe=False).to_numpy()
    return pd.Series(dates.astype("datetime64[us]"))
