"""Numbers and dates of a file that writes everything as text, as what they are.

A CSV file has no numbers, so that on Scored they would stand left, unsorted and in no
format. A text becomes a number or a date only where nothing is lost: what a salesperson
would miss, a zero in front, a plus, the seventeenth digit, stays the text it is.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.rating.column_style import style_of
from scoring.rating.columns import distinct, is_stamp
from scoring.sheets.typed_numbers import Numbers, numbers_of
from scoring.values.cell import read_text
from scoring.values.date_texts import MILLISECONDS_A_DAY, text_seconds
from scoring.values.days import date_of
from scoring.xlsx.number_formats import GENERAL


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats, Objects
    from scoring.rating.accounts import Accounts
    from scoring.rating.columns import Distinct
    from scoring.values.cell import Cell, Style

_DIGIT: Final = "[0-9]"
# a weekday or a month may stand in front; an address, a name or a page does not fit
_LIKE_DATE: Final = (
    r"^\s*(?:\pL{2,10}[.,]{0,2}\s){0,2}[0-9]{1,4}(?:st|nd|rd|th)?[./\s-]{1,2}"
    r"(?:of\s)?(?:[0-9]{1,2}|\pL{3,10})[.,]{0,2}[./\s-]{1,3}[0-9]{2,4}"
    r"|^\s*(?:\pL{2,10}[.,]{0,2}\s){0,1}\pL{3,10}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4}"
)
_LIKE_STAMP: Final = r"^\s*(?:[0-9]{8}|[0-9]{12,13})\s*$"
_ZONE: Final = re.compile(
    r"[:.][0-9]{2}(?:[.,][0-9]+)?\s?(?:ce(?:s)?t|[a-z]{0,4}\s?[+-](?!00(?::?00)?\Z)"
    r"[0-9]{2}(?::?[0-9]{2})?)\Z"
)
"""An hour in another place than Greenwich, which a date of a sheet does not tell."""


class TypedColumn(NamedTuple):
    """A column with its numbers and dates.

    Parameters
    ----------
    values : pandas.Series of length n
        float64, datetime64, ``str``, or object where there are several kinds.
    number_format : str
        How its numbers are shown.
    """

    values: pd.Series[Any]
    number_format: str = GENERAL


def typed_column(accounts: Accounts, column: int) -> TypedColumn:
    """Give a column of texts with its numbers and dates as such.

    Parameters
    ----------
    accounts : Accounts
        They know how their columns are written.
    column : int
        Which one, counted from 0.
    """
    series = accounts.frame.iloc[:, column]
    if not isinstance(series.dtype, pd.StringDtype):
        return TypedColumn(series)
    values = distinct(series)
    texts = pa.array(values.values[1:], pa.large_string())
    if not pc.any(pc.match_substring_regex(texts, _DIGIT)).as_py():
        return TypedColumn(series)
    numbers = numbers_of(texts, accounts)
    days = _days(numbers.values, values, accounts, column)
    return TypedColumn(_spread(series, values, numbers, days), numbers.number_format)


def _spread(
    series: pd.Series[Any], values: Distinct, numbers: Numbers, days: Objects
) -> pd.Series[Any]:
    """Give each row its number or its date, or else its text."""
    is_day = np.array([day is not None for day in days], dtype=np.bool_)
    is_number = ~np.isnan(numbers.values) & ~is_day
    if not is_day.any() and not is_number.any():
        return series
    if is_number.all():
        return pd.Series(np.append(np.nan, numbers.values)[values.codes])
    if is_day.all():
        moments = np.array([None, *days], dtype="datetime64[us]")
        return pd.Series(moments[values.codes])
    cells = np.array(values.values, dtype=object)
    cells[1:][is_number] = numbers.values[is_number].tolist()
    cells[1:][is_day] = days[is_day]
    return pd.Series(cells[values.codes], dtype=object)


def _days(
    numbers: Floats, values: Distinct, accounts: Accounts, column: int
) -> Objects:
    """Give what is a date, shape (m,); None for all else."""
    texts = pa.array(values.values[1:], pa.large_string())
    days = np.full(len(texts), None, dtype=object)
    left = np.isnan(numbers)
    likely = pc.match_substring_regex(texts, _LIKE_STAMP).to_numpy(zero_copy_only=False)
    dates = pc.match_substring_regex(
        texts.filter(pa.array(left)), _LIKE_DATE, ignore_case=True
    )
    likely[left] |= dates.to_numpy(zero_copy_only=False)
    places = np.flatnonzero(likely)
    if not len(places):
        return days
    style = accounts.styles.get(column)
    if style is None:
        style = style_of(values, accounts.manner, lambda: accounts.sheet_decimal)
    for place, moment in _moments(texts, places.tolist(), style):
        days[place] = moment
    return days


def _moments(
    texts: pa.Array, places: list[int], style: Style
) -> Iterator[tuple[int, dt.datetime]]:
    for place in places:
        cell = read_text(texts[place].as_py(), style)
        if not math.isnan(cell.day) and _tells_moment(cell, style):
            midnight = dt.datetime.combine(date_of(cell.day), dt.time())
            yield place, midnight + dt.timedelta(seconds=_seconds(cell))


def _tells_moment(cell: Cell, style: Style) -> bool:
    """Say whether a date of a sheet tells all that the text does."""
    if not math.isnan(cell.number):
        return style.stamps and is_stamp(cell.value)
    return _ZONE.search(str(cell.value).strip().casefold()) is None


def _seconds(cell: Cell) -> float:
    """Give the time of day: behind a date, or as the rest of milliseconds since 1970."""
    if math.isnan(cell.number):
        return text_seconds(str(cell.value))
    counts = cell.number > MILLISECONDS_A_DAY
    return cell.number % MILLISECONDS_A_DAY / 1000 if counts else 0.0
