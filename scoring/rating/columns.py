"""Columns of Accounts, typed once: real numbers, real days, or distinct cells."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from scoring.arrays import count_each
from scoring.model.conditions.base import Moment
from scoring.values.cell import BLANK, Cell, Style, read_cell
from scoring.values.date_texts import (
    MILLISECONDS_A_DAY,
    is_compact_day,
    tells_day_order,
)
from scoring.values.days import FIRST_DAY, day_of
from scoring.values.numerals import DecimalSign, cannot_tell, tells_decimal
from scoring.values.spans import span_ends, tells_span_decimal


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scoring.arrays import Floats, Indices, Int32s, Ints
    from scoring.model.conditions.base import Lens
    from scoring.model.conditions.equality import IsOneOf


DAY: Final = np.timedelta64(1, "D")
HALF: Final = 0.5
STAMP_FROM: Final = day_of(dt.date(1990, 1, 1)) * MILLISECONDS_A_DAY
STAMP_TO: Final = day_of(dt.date(2051, 1, 1)) * MILLISECONDS_A_DAY
_SEPARATED: Final = re.compile("[0-9][.,]|[.,][0-9]")
"""What a number has in it that is written with a decimal sign, or in thousands."""


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


def texts_of(values: Iterable[object]) -> list[str]:
    """Keep the texts that hold a digit: only these can be numbers or dates."""
    return [
        value
        for value in values
        if isinstance(value, str) and any(map(value.__contains__, "0123456789"))
    ]


def common_decimal(texts: Iterable[str]) -> str | None:
    """Find the decimal sign that all telling texts agree on; None without one.

    >>> common_decimal(["1.200,5", "7", "1.234"])
    ','
    """
    signs = {tells_decimal(t) or tells_span_decimal(t) for t in separated(texts)}
    signs -= {None}
    return signs.pop() if len(signs) == 1 else None


def separated(texts: Iterable[str]) -> Iterator[str]:
    """Keep the texts whose numbers have a decimal sign, or parted thousands."""
    return (text for text in texts if _SEPARATED.search(text))


@dataclass(frozen=True, slots=True)
class Manner:
    """What the settings say about reading a sheet.

    Parameters
    ----------
    decimal_sign : {"auto", ",", "."}
        The setting.
    date1904 : bool
        Whether serials count from 1904.
    blank_words : IsOneOf
        What means blank.
    """

    decimal_sign: str
    date1904: bool
    blank_words: IsOneOf


def style_of(
    values: Distinct, manner: Manner, sheet_decimal: Callable[[], str]
) -> Style:
    """Find how a column is written.

    Parameters
    ----------
    values : Distinct
        Its distinct values.
    manner : Manner
        What the settings say.
    sheet_decimal : callable
        Gives the decimal sign of the whole sheet, asked only where it matters.
    """
    texts = texts_of(values.values)
    decimal = DecimalSign(manner.decimal_sign, forced=True)
    if manner.decimal_sign == "auto":
        unclear = any(cannot_tell(t) or span_ends(t) for t in separated(texts))
        sign = (common_decimal(texts) or sheet_decimal()) if unclear else "."
        decimal = DecimalSign(sign)
    order = {tells_day_order(text) for text in texts}
    style = Style(decimal, month_first="month" in order and "day" not in order)
    words = manner.blank_words
    stamps = _is_stamp_column(values, style, words)
    if _is_date_column(values, style, words):
        style = style._replace(serials=True, date1904=manner.date1904)
    return style._replace(stamps=stamps)


class _Filled(NamedTuple):
    """The distinct cells that are filled, and how often each stands there."""

    cells: tuple[Cell, ...]
    counts: Indices

    def share(self, those: list[bool]) -> float:
        """Say which share of the filled cells those are; 0 without any."""
        total = self.counts.sum()
        return float(self.counts[those].sum() / total) if total else 0.0


def _filled(values: Distinct, style: Style, blank_words: IsOneOf) -> _Filled:
    cells = [read_cell(value, style) for value in values.values]
    counts = count_each(values.codes, len(cells))
    row = Moment(0.0)
    some = [c.kind != "blank" and not blank_words.cell(c, row) for c in cells]
    some = [full and count > 0 for full, count in zip(some, counts, strict=True)]
    full_cells = tuple(cell for cell, full in zip(cells, some, strict=True) if full)
    return _Filled(full_cells, counts[some])


def _is_date_column(values: Distinct, style: Style, blank_words: IsOneOf) -> bool:
    """Say whether real dates, with texts that read as dates, fill half of it."""
    kinds = {type(value) for value in values.values}
    if not any(issubclass(kind, dt.date) for kind in kinds):
        return False
    filled = _filled(values, style, blank_words)
    days = [not math.isnan(cell.day) for cell in filled.cells]
    real = any(cell.kind == "day" for cell in filled.cells)
    return real and filled.share(days) >= HALF


def _is_stamp_column(values: Distinct, style: Style, blank_words: IsOneOf) -> bool:
    """Say whether it holds dates as programs export them, alone or among dates."""
    of_stamps = [is_stamp(value) for value in values.values]
    if not any(of_stamps) or _mostly_counts(values, of_stamps, blank_words):
        return False
    filled = _filled(values, style, blank_words)
    days = [not math.isnan(cell.day) for cell in filled.cells]
    stamps = [is_stamp(cell.value) for cell in filled.cells]
    either = [day or stamp for day, stamp in zip(days, stamps, strict=True)]
    return filled.share(either) >= HALF and (any(days) or all(stamps))


def _mostly_counts(
    values: Distinct, of_stamps: list[bool], blank_words: IsOneOf
) -> bool:
    """Say whether more than half are whole numbers that are no stamps.

    That one of many amounts looks like a date is common, and to read them all is slow.
    """
    if blank_words.dense:  # a number may mean blank
        return False
    texts = [v if isinstance(v, str) else "" for v in values.values]
    digits = [text.isascii() and text.isdigit() for text in texts]
    counts = count_each(values.codes, len(texts))
    those = np.array(digits, dtype=np.bool_) & ~np.array(of_stamps, dtype=np.bool_)
    return bool(counts[those].sum() > HALF * counts.sum())


def is_stamp(value: object) -> bool:
    """Say whether a value is a date as programs export it.

    Milliseconds since 1970 to a moment from 1990 to 2050, or ``20260328``.
    """
    if isinstance(value, str):
        value = (
            float(text)
            if (text := value.strip()).isdecimal() and text.isascii()
            else math.nan
        )
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if STAMP_FROM <= value < STAMP_TO:
        return value == int(value)
    return is_compact_day(value)
