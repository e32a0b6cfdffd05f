"""Days: real dates and serials.

A day is a float, counted from 1 January 1970; NaN is no day.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Final, TypeVar


if TYPE_CHECKING:
    from scoring.arrays import Floats

    Days = TypeVar("Days", float, Floats)


NAN: Final = math.nan
EPOCH: Final = dt.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = dt.date(1900, 1, 1).toordinal() - EPOCH
SHEET_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
"""The day that sheets count as 0; in Excel, only from March 1900 on."""
SERIAL_1900: Final = SHEET_EPOCH.toordinal() - EPOCH
SERIAL_1904: Final = dt.date(1904, 1, 1).toordinal() - EPOCH
LAST_SERIAL: Final = 2_958_465
SERIAL_SHIFT: Final = SERIAL_1904 - SERIAL_1900
"""Days by which the 1904 system's serials lie behind those of the 1900 system."""

NO_DATES: Final = tuple(
    float(day.toordinal() - EPOCH)
    for day in (
        *(dt.date(1900, 1, 1), dt.date(1904, 1, 1)),
        *(dt.date(1969, 12, 31), dt.date(1970, 1, 1), dt.date(9999, 12, 31)),
    )
)
"""The days that programs write where there is no date: the first they know, or the last."""

_FALSE_LEAP_DAY = 60


def day_of(date: dt.date) -> float:
    """Count the days from 1 January 1970 to a date."""
    return float(date.toordinal() - EPOCH)


def date_of(day: float) -> dt.date:
    """Turn a count of days back into a date."""
    return dt.date.fromordinal(int(day) + EPOCH)


def serial_day(number: float, *, date1904: bool = False) -> float:
    """Turn a date serial into a day; NaN outside the calendar.

    >>> date_of(serial_day(46_000)).isoformat()
    '2025-12-09'
    """
    last = LAST_SERIAL - SERIAL_SHIFT if date1904 else LAST_SERIAL
    if not 1 <= number < last + 1:
        return NAN
    return days_of(float(math.floor(number)), date1904=date1904)


def days_of(serials: Days, *, date1904: bool = False) -> Days:
    """Turn date serials, one or an array of them, into days from 1 January 1970.

    The 1900 system counts a 29 February 1900 that never was.

    >>> date_of(days_of(59.0)).isoformat(), date_of(days_of(61.0)).isoformat()
    ('1900-02-28', '1900-03-01')
    """
    if date1904:
        return serials + SERIAL_1904
    return serials + SERIAL_1900 + (serials < _FALSE_LEAP_DAY)


def serials_of(days: Days, *, date1904: bool = False) -> Days:
    """Turn days from 1 January 1970, one or an array of them, into date serials.

    >>> serials_of(day_of(dt.date(2024, 2, 29)))
    45351.0
    """
    if date1904:
        return days - SERIAL_1904
    serials = days - SERIAL_1900
    return serials - (serials < _FALSE_LEAP_DAY + 1)


def years_between(start: dt.date, end: dt.date) -> int:
    """Count the years completed, as DATEDIF does; negative if end comes first.

    >>> years_between(dt.date(2020, 2, 29), dt.date(2021, 2, 28))
    0
    """
    if end < start:
        return -years_between(end, start)
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
