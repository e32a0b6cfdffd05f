"""Columns of values into columns of cell XML, many rows at a time.

Each function takes an arrow array and gives an arrow array of what follows the number
of the row in a ``<c>`` element, null where the cell is blank. Letters and number are
put before it where rows are joined, so that no cell is copied twice. What always stands
behind such a cell, as the letters of the next one, may be written at its ending.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.values.days import serials_of
from scoring.xlsx.draw.cell_text import xml_texts


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Moments, Objects

TEXT = pa.large_string()
# the errors of the file format; newer ones are kept in other ways and stay text
ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
DAY = 86_400_000_000
LARGEST = 9.999_999_999_999_99e307
KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("flag", (bool, np.bool_)),
    ("number", (Real, Decimal)),
    ("date", (dt.date, np.datetime64)),
    ("time", (dt.time,)),
    ("duration", (dt.timedelta,)),
)
# so many values tell whether the column repeats few of them
SAMPLE, FEW = 256, 64


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The style numbers of a column: of its own, and of what strays into it."""

    own: int
    plain: int
    date: int
    moment: int
    time: int
    duration: int


def numbers(values: pa.Array, style: int, ending: str = "") -> pa.Array:
    """Give cells of numbers; NaN and what is beyond Excel are blank."""
    if pa.types.is_floating(values.type):
        values = pc.add(values.cast(pa.float64()), 0.0)  # no minus zero
        values = pc.if_else(pc.less_equal(pc.abs(values), LARGEST), values, None)
    return _cells(values, _writer(f'" s="{style}"><v>', f"</v></c>{ending}"))


def texts(values: pa.Array, style: int, ending: str = "") -> pa.Array:
    """Give cells of texts, which Excel never takes for formulas."""
    values = pc.if_else(pc.equal(pc.binary_length(values), 0), None, values)

    def write(some: pa.Array) -> pa.Array:
        escaped, spaced = xml_texts(some)
        keep = ' xml:space="preserve"' if spaced else ""
        opening = f'" s="{style}" t="inlineStr"><is><t{keep}>'
        return _joined(opening, escaped, f"</t></is></c>{ending}")

    return _cells(values, write)


def flags(values: pa.Array, style: int, ending: str = "") -> pa.Array:
    """Give cells of TRUE and FALSE."""
    digits = pc.if_else(values, "1", "0").cast(TEXT)
    return _cells(digits, _writer(f'" s="{style}" t="b"><v>', f"</v></c>{ending}"))


def errors(values: pa.Array, style: int, ending: str = "") -> pa.Array:
    """Give cells of Excel errors."""
    return _cells(values, _writer(f'" s="{style}" t="e"><v>', f"</v></c>{ending}"))


def serials(moments: Moments, *, date1904: bool) -> pa.Array:
    """Turn dates into Excel's day counts; null where there is none.

    Parameters
    ----------
    moments : ndarray of datetime64[us], shape (n,)
    date1904 : bool
        Whether days are counted from 1904.

    Returns
    -------
    pyarrow array of float64, shape (n,)
        NaT and days before the calendar's first are null.

    Examples
    --------
    >>> serials(np.array(["2024-02-29T12:00"], "M8[us]"), date1904=False)[0].as_py()
    45351.5
    """
    micros = moments.astype("M8[us]").astype(np.int64)
    days, time = np.divmod(micros, DAY)
    whole = serials_of(days.astype(np.float64), date1904=date1904)
    numbers = (whole * DAY + time) / DAY
    numbers[np.isnat(moments)] = np.nan
    return pa.array(numbers, mask=~(numbers >= 0))


def dates(
    moments: Moments,
    style: int,
    ending: str = "",
    *,
    date1904: bool,
) -> pa.Array:
    """Give cells of dates; one from before the calendar is written as text."""
    days = serials(moments, date1904=date1904)
    cells = numbers(days, style, ending)
    early = pc.is_null(days).to_numpy(zero_copy_only=False) & ~np.isnat(moments)
    if not early.any():
        return cells
    iso = pa.array(np.datetime_as_string(moments.astype("M8[s]")), TEXT)
    shown = pc.if_else(
        pa.array(early), pc.replace_substring(iso, "T00:00:00", ""), None
    )
    return pc.coalesce(cells, texts(shown, style, ending))


def mixed(
    values: Objects,
    styles: CellStyles,
    ending: str = "",
    *,
    date1904: bool,
) -> pa.Array:
    """Give cells of a column that holds one thing here and another there."""

    def day_cells(some: list[Any], style: int) -> pa.Array:
        return dates(_moments(some), style, ending, date1904=date1904)

    def text_cells(some: list[Any]) -> pa.Array:
        words = [None if v is None else str(v) for v in some]
        return texts(pa.array(words, TEXT), styles.own, ending)

    def number_cells(
        some: list[Any], turn: Callable[[Any], Any], style: int
    ) -> pa.Array:
        return numbers(_each(turn, some), style, ending)

    draw: dict[str, Callable[[list[Any]], pa.Array]] = {
        "text": text_cells,
        "error": lambda some: errors(pa.array(some, TEXT), styles.own, ending),
        "flag": lambda some: flags(_each(bool, some), styles.own, ending),
        "number": lambda some: number_cells(some, float, styles.plain),
        "date": lambda some: day_cells(some, styles.date),
        "moment": lambda some: day_cells(some, styles.moment),
        "time": lambda some: number_cells(some, _days, styles.time),
        "duration": lambda some: number_cells(some, _days, styles.duration),
    }
    kinds = np.array([kind_of(value) for value in values])
    columns = [
        draw[kind](_only(values, kinds == kind))
        for kind in draw
        if (kinds == kind).any()
    ]
    return pc.coalesce(*columns) if columns else pa.nulls(len(values), TEXT)


def _only(values: Objects, mask: Bools) -> list[Any]:
    chosen = np.full(len(values), None, dtype=object)
    chosen[mask] = values[mask]
    return chosen.tolist()


def kind_of(value: Any) -> str:
    """Name what a cell holds; empty for nothing.

    >>> kind_of("Acme"), kind_of("#N/A"), kind_of(True), kind_of(7), kind_of(None)
    ('text', 'error', 'flag', 'number', '')
    """
    if isinstance(value, str):
        return "error" if value in ERRORS else "text"
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124  NaN
        return ""
    for kind, types in KINDS:
        if isinstance(value, types):
            return _closer(kind, value)
    return "text"


def _closer(kind: str, value: Any) -> str:
    if kind == "number" and LARGEST < abs(value) < float("inf"):
        return "text"
    if kind == "date" and getattr(_moment(value), "time", dt.time)() != dt.time():
        return "moment"
    return kind


def _each(turn: Callable[[Any], Any], some: list[Any]) -> pa.Array:
    return pa.array([None if v is None else turn(v) for v in some])


def _moment(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _moments(some: list[Any]) -> Moments:
    plain = [None if v is None else _naive(_moment(v)) for v in some]
    return np.array(plain, dtype="M8[us]")


def _naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if getattr(value, "tzinfo", None) else value


def _days(value: dt.time | dt.timedelta) -> float:
    if isinstance(value, dt.time):
        value = dt.timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
    return value / dt.timedelta(days=1)


def _writer(opening: str, closing: str) -> Callable[[pa.Array], pa.Array]:
    """Write values between two texts."""
    return lambda values: _joined(opening, values.cast(TEXT), closing)


def _joined(*parts: str | pa.Array) -> pa.Array:
    scalars = [pa.scalar(p, TEXT) if isinstance(p, str) else p for p in (*parts, "")]
    return pc.binary_join_element_wise(*scalars)


def _cells(values: pa.Array, write: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Write cells; each distinct value once, where the first ones repeat a lot."""
    if len(values[:SAMPLE].dictionary_encode().dictionary) > FEW:
        return write(values)
    encoded = values.dictionary_encode()
    return write(encoded.dictionary).take(encoded.indices)
