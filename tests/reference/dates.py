"""Dates as people write them in text, serials, and completed years."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


ISO_DATE = re.compile(
    r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})"
    r"(?:[T ] *[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r" *(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)
LOCAL_DATE = re.compile(
    r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})"
    r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
LAST_SERIAL = 2_958_465


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, if there is one and a spreadsheet can hold it."""
    if not 1900 <= year <= 9999:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def local_days(text: str) -> tuple[dt.date | None, dt.date | None]:
    """A text such as 3/4/2026 read day first, and read month first."""
    shape = LOCAL_DATE.fullmatch(text.strip())
    if shape is None:
        return None, None
    first, second, year = int(shape[1]), int(shape[3]), int(shape[4])
    if len(shape[4]) == 2:
        year += 2000 if year < 50 else 1900
    return calendar_day(year, second, first), calendar_day(year, first, second)


@cache
def date_in_text(text: str, *, month_first: bool) -> dt.date | None:
    """The date a text reads as."""
    shape = ISO_DATE.fullmatch(text.strip())
    if shape is not None:
        return calendar_day(int(shape[1]), int(shape[3]), int(shape[4]))
    return local_days(text)[1 if month_first else 0]


def reads_month_first(texts: Iterable[str]) -> bool:
    """Whether a column with these texts is read month first."""
    days = [local_days(text) for text in texts]
    only_month_first = any(month and not day for day, month in days)
    only_day_first = any(day and not month for day, month in days)
    return only_month_first and not only_day_first


def serial_day(number: Decimal, *, date1904: bool) -> dt.date | None:
    """The day of an Excel serial."""
    if not 1 <= number <= LAST_SERIAL:
        return None
    serial = int(number)
    # The 1900 system counts a 29 February 1900 that never was.
    early = dt.date(1899, 12, 31 if serial < 60 else 30)
    try:
        start = dt.date(1904, 1, 1) if date1904 else early
        return start + dt.timedelta(days=serial)
    except OverflowError:
        return None


def completed_years(start: dt.date, end: dt.date) -> int:
    """Whole years from start to end; negative where end comes first."""
    if end < start:
        return -completed_years(end, start)
    early = (end.month, end.day) < (start.month, start.day)
    return end.year - start.year - early
