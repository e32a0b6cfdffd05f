"""Columns of Accounts, typed once: real numbers, real days, or distinct cells."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.values.cell import BLANK, Cell, Style, read_cell
from scoring.values.date_texts import MILLISECONDS_A_DAY, is_compact_day
from scoring.values.days import FIRST_DAY, day_of


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring.arrays import Floats, Indices, Int32s, Ints
    from scoring.model.conditions.base import Lens


DAY: Final = np.timedelta64(1, "D")
STAMP_FROM: Final = day_of(dt.date(1990, 1, 1)) * MILLISECONDS_A_DAY
STAMP_TO: Final = day_of(dt.date(2051, 1, 1)) * MILLISECONDS_A_DAY
LEAST_STAMP: Final = 19_000_101.0
"""No number below is a date as programs export it."""


@dataclass(frozen=True, slots=True)
class Dense:
    """A column of only real numbers, or only real dates.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        NaN where blank.
    lens : {"number", "day"}
        What they are.
    """

    values: Floats
    lens: Lens


@dataclass(frozen=True, slots=True)
class Coded:
    """Any other column: each distinct cell once, and where it stands.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        Index into `cells`.
    cells : tuple of Cell
        The distinct cells, read.
    style : Style
        How they were read.
    """

    codes: Int32s
    cells: tuple[Cell, ...]
    style: Style


Column = Dense | Coded


@dataclass(frozen=True, slots=True)
class Distinct:
    """The distinct values of a column before they are read."""

    codes: Int32s
    values: tuple[object, ...]


def dense(series: pd.Series[Any]) -> Dense | None:
    """Take a column of numbers or dates as it is; None for any other."""
    dtype = series.dtype
    if pd.api.types.is_bool_dtype(dtype):
        return None
    if pd.api.types.is_numeric_dtype(dtype):
        numbers = series.to_numpy(dtype=np.float64, na_value=math.nan)
        if np.isinf(numbers).any():
            numbers = np.where(np.isinf(numbers), math.nan, numbers)
        return Dense(numbers, "number")
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return Dense(_days(series), "day")
    return None


def column_before(column: Column, rows: Ints, day: float) -> Column:
    """Take some rows of a column; what is dated on a day or later is blank.

    >>> days = Dense(np.array([3.0, 5.0, 8.0]), "day")
    >>> column_before(days, np.array([0, 2]), 8.0).values
    array([ 3., nan])
    """
    if isinstance(column, Dense):
        values = column.values[rows]
        late = (values >= day) & (column.lens == "day")
        return Dense(np.where(late, math.nan, values), column.lens)
    distinct_codes, codes = np.unique(column.codes[rows], return_inverse=True)
    cells = tuple(column.cells[code] for code in distinct_codes.tolist())
    cells = tuple(BLANK if cell.day >= day else cell for cell in cells)
    return Coded(codes.astype(np.int32), cells, column.style)


def only_stamps(column: Dense) -> bool:
    """Say whether all numbers of a column are dates as programs export them."""
    if column.lens != "number":
        return False
    numbers = column.values[~np.isnan(column.values)]
    # amounts part company at the first; whole columns of dates have few distinct days
    return numbers.size > 0 and all(map(is_stamp, _distinct_numbers(numbers)))


def _distinct_numbers(numbers: Floats) -> Iterator[float]:
    """Give the least and the greatest at once, then each; most columns end there."""
    yield from (float(numbers.min()), float(numbers.max()))
    yield from np.unique(numbers).tolist()


def _days(series: pd.Series[Any]) -> Floats:
    local = series.dt.tz_localize(None) if series.dt.tz is not None else series
    dates = local.to_numpy().astype("datetime64[D]")
    days: Floats = (dates - np.datetime64(0, "D")) / DAY
    days[np.isnat(dates) | (days < FIRST_DAY)] = math.nan
    return days


def distinct(series: pd.Series[Any]) -> Distinct:
    """Find the distinct values of a column; 1, 1.0 and TRUE stay apart."""
    if isinstance(series.dtype, pd.StringDtype):
        return _with_blank(*pd.factorize(series))
    values = series.to_numpy(dtype=object)
    kinds, types = pd.factorize(np.array([*map(type, values)], dtype=object))
    if len(types) == 1 and types[0] is str:
        return _with_blank(*pd.factorize(values))
    codes = np.zeros(len(values), dtype=np.int32)
    read_values: list[object] = [None]
    for kind in range(len(types)):
        where = kinds == kind
        part = _with_blank(*pd.factorize(values[where]))
        codes[where] = np.where(part.codes == 0, 0, part.codes + (len(read_values) - 1))
        read_values += part.values[1:]
    return Distinct(codes, tuple(read_values))


def _with_blank(codes: Indices, values: Iterable[object]) -> Distinct:
    """Put blank at code 0, where pandas says -1."""
    # Arrow gives its texts one by one a hundred times slower than all at once
    plain = np.asarray(values, dtype=object).tolist()
    return Distinct((codes + 1).astype(np.int32), (None, *plain))


def read_distinct(values: Distinct, style: Style) -> Coded:
    """Read each distinct value once."""
    cells = tuple(read_cell(value, style) for value in values.values)
    return Coded(values.codes, cells, style)


def is_stamp(value: object) -> bool:
    """Say whether a value is a date as programs export it.

    Milliseconds since 1970 to a moment from 1990 to 2050, or ``20260328``.
    """
    if isinstance(value, str):
        text = value.strip()
        if not text.isdecimal() or not text.isascii():
            return False
        value = float(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if STAMP_FROM <= value < STAMP_TO:
        return value == int(value)
    return is_compact_day(value)
