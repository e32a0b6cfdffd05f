"""Days: real dates and serials.

A day is a float, counted from 1 January 1970; NaN is no day.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Final


NAN: Final = math.nan
EPOCH: Final = dt.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = dt.date(1900, 1, 1).toordinal() - EPOCH
SERIAL_1900: Final = dt.date(1899, 12, 30).toordinal() - EPOCH
SERIAL_1904: Final = dt.date(1904, 1, 1).toordinal() - EPOCH
LAST_SERIAL: Final = 2_958_465
SERIAL_SHIFT: Final = 1462
"""Days by which the 1904 system's serials lie behind those of the 1900 system."""

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
    whole = math.floor(number)
    if date1904:
        return float(whole + SERIAL_1904)
    # The 1900 system counts a 29 February 1900 that never was.
    return float(whole + SERIAL_1900 + (whole < _FALSE_LEAP_DAY))


def serial_of(day: float) -> float:
    """Turn a day into a serial of the 1900 system, as formulas see it."""
    serial = day - SERIAL_1900
    return serial - 1 if serial <= _FALSE_LEAP_DAY else serial


def years_between(start: dt.date, end: dt.date) -> int:
    """Count the years completed, as DATEDIF does; negative if end comes first.

    >>> years_between(dt.date(2020, 2, 29), dt.date(2021, 2, 28))
    0
    """
    if end < start:
        return -years_between(end, start)
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
