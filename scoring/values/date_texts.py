"""Dates as people and programs write them in text.

A time of day and a time zone may follow; the day is taken as it is written.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Final

from scoring.values.days import FIRST_DAY, NAN, day_of


MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("january", "jan", "januar", "januari", "ianuarie", "ian"),
    ("february", "feb", "februar", "februari", "februarie", "febr"),
    ("march", "mar", "marts", "mars", "martie", "mart"),
    ("april", "apr", "aprilie"),
    ("may", "maj", "mai"),
    ("june", "jun", "juni", "iunie", "iun"),
    ("july", "jul", "juli", "iulie", "iul"),
    ("august", "aug", "augusti"),
    ("september", "sep", "sept", "septembrie"),
    ("october", "oct", "oktober", "okt", "octombrie"),
    ("november", "nov", "noiembrie", "noi"),
    ("december", "dec", "decembrie"),
)
"""The names of each month in English, Danish, Swedish and Romanian."""
MILLISECONDS_A_DAY: Final = 86_400_000
_FIRST_STAMP: Final = 100_000_000_000  # in 1973: what is less is no count of these

_SHORT_YEAR = 2
_FIRST_OF_1900S = 50
_MONTH_OF: Final = {
    name: number for number, names in enumerate(MONTHS, start=1) for name in names
}
_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_ZONE = r"(?:z|utc|gmt|cet|cest)?\s?(?:[+-][0-9]{2}(?::?[0-9]{2})?)?"
_TIME = (
    r"(?:t|,?\s(?:kl\.?\s|ora\s|at\s)?)[0-9]{1,2}[:.][0-9]{2}"
    rf"(?:[:.][0-9]{{2}}(?:[.,][0-9]+)?)?\s?(?:[ap]\.?m\.?)?\s?{_ZONE}"
)
_ISO = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})(?:{_TIME})?")
_LOCAL = re.compile(
    rf"([0-9]{{1,2}})([./-])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}})(?:{_TIME})?"
)
# what stands in each such date, looked for first: most texts are none
_PARTED = re.compile("[0-9][./-][0-9]")
# as Danes write it, always the day first
_DAY_SLASH_MONTH = re.compile(
    rf"([0-9]{{1,2}})/([0-9]{{1,2}})\s?-\s?([0-9]{{4}}|[0-9]{{2}})(?:{_TIME})?"
)
_WEEKDAY = r"(?:[^\W\d]{2,9}\.?,?\s)?"
_DAY_NAMED = re.compile(
    rf"{_WEEKDAY}(?:den\s)?([0-9]{{1,2}})(?:st|nd|rd|th|\.)?[\s-]?"
    rf"(?:of\s)?({_NAME})\.?,?[\s-]?([0-9]{{4}}|[0-9]{{2}})(?:{_TIME})?"
)
_NAME_DAY = re.compile(
    rf"{_WEEKDAY}({_NAME})\.?\s([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s([0-9]{{4}})(?:{_TIME})?"
)
_CLOCK = re.compile(
    r"(?:t|\s)(?P<hours>[0-9]{1,2})[:.](?P<minutes>[0-9]{2})"
    r"(?:[:.](?P<seconds>[0-9]{2}(?:[.,][0-9]+)?))?\s?(?:(?P<half>[ap])\.?m\.?)?"
    rf"\s?{_ZONE}\Z"
)
_STAMP = re.compile(r"[0-9]{8}|[0-9]{12,13}")
_COMPACT: Final = range(19000101, 20991232)


def text_day(text: str, *, month_first: bool = False) -> float:
    """Read a date out of text as days from 1970; NaN where it is none.

    Parameters
    ----------
    text : str
        ``2026-03-31``, ``31.3.26``, ``28/3-2026``, ``3/28/2026 11:42 AM``,
        ``28. marts 2026 kl. 11.42``; a full stop may follow.
    month_first : bool
        Whether ``3/4/2026`` is the fourth of March.

    Examples
    --------
    >>> from scoring.values.days import date_of
    >>> date_of(text_day("Mar 28, 2026")).isoformat()
    '2026-03-28'
    """
    bare = _bare(text)
    match = _ISO.fullmatch(bare)
    if match is not None:
        return _day(int(match[1]), int(match[3]), int(match[4]))
    match = _LOCAL.fullmatch(bare)
    if match is not None:
        return _local(match, month_first=month_first)
    return _named(bare)


def _bare(text: str) -> str:
    """Give one spelling of spaces and letters, without a full stop behind it all."""
    return " ".join(text.split()).casefold().removesuffix(".")


def stamp_day(text: str) -> float:
    """Read a date as programs export it: milliseconds since 1970, or eight digits.

    >>> from scoring.values.days import date_of
    >>> date_of(stamp_day("1774656000000")).isoformat()
    '2026-03-28'
    >>> date_of(stamp_day("20260328")).isoformat()
    '2026-03-28'
    """
    bare = text.strip()
    return number_stamp_day(float(bare)) if _STAMP.fullmatch(bare) else NAN


def number_stamp_day(number: float) -> float:
    """Turn such a date, as a number, into a day; NaN where it is none."""
    if is_compact_day(number):
        return _compact_day(int(number))
    if not _FIRST_STAMP <= number < day_of(dt.date.max) * MILLISECONDS_A_DAY:
        return NAN
    return float(number // MILLISECONDS_A_DAY)


def is_compact_day(number: float) -> bool:
    """Say whether the eight digits of a number are a day of 1900 to 2099.

    >>> is_compact_day(20260328), is_compact_day(20260332)
    (True, False)
    """
    if not _COMPACT.start <= number < _COMPACT.stop or number % 1:
        return False
    return not math.isnan(_compact_day(int(number)))


def _compact_day(digits: int) -> float:
    return _day(digits // 10_000, digits // 100 % 100, digits % 100)


def tells_day_order(text: str) -> str | None:
    """Say whether a date can only be ``day`` first or only ``month`` first."""
    if not _PARTED.search(text):
        return None
    match = _LOCAL.fullmatch(_bare(text))
    if match is None:
        return None
    day_first = not math.isnan(_local(match, month_first=False))
    month_first = not math.isnan(_local(match, month_first=True))
    if day_first == month_first:
        return None
    return "day" if day_first else "month"


def cannot_tell_day_order(text: str) -> bool:
    """Say whether a date alone does not tell the day from the month.

    >>> cannot_tell_day_order("01/02/2026"), cannot_tell_day_order("13/02/2026")
    (True, False)

    With full stops the day comes first everywhere.

    >>> cannot_tell_day_order("01.02.2026")
    False
    """
    match = _LOCAL.fullmatch(_bare(text))
    if match is None or match[2] == ".":
        return False
    first, second = (_local(match, month_first=order) for order in (False, True))
    # NaN is unlike itself
    return not math.isnan(first) and not math.isnan(second) and first != second


def _local(match: re.Match[str], *, month_first: bool) -> float:
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    if month_first:
        return _day(year, first, second)
    return _day(year, second, first)


def _year(written: str) -> int:
    year = int(written)
    if len(written) > _SHORT_YEAR:
        return year
    return year + (2000 if year < _FIRST_OF_1900S else 1900)


def _named(bare: str) -> float:
    match = _DAY_SLASH_MONTH.fullmatch(bare)
    if match is not None:
        return _day(_year(match[3]), int(match[2]), int(match[1]))
    match = _DAY_NAMED.fullmatch(bare)
    if match is not None:
        return _day(_year(match[3]), _MONTH_OF[match[2]], int(match[1]))
    match = _NAME_DAY.fullmatch(bare)
    if match is not None:
        return _day(int(match[3]), _MONTH_OF[match[1]], int(match[2]))
    return NAN


def _day(year: int, month: int, day: int) -> float:
    try:
        days = day_of(dt.date(year, month, day))
    except ValueError:
        return NAN
    return days if days >= FIRST_DAY else NAN


def text_seconds(text: str) -> float:
    """Read the time of day that stands behind a date, in seconds; 0 without any.

    >>> text_seconds("3/28/2026 1:05 PM"), text_seconds("28.03.2026 kl. 11.42")
    (47100.0, 42120.0)
    """
    match = _CLOCK.search(" ".join(text.split()).casefold())
    if match is None:
        return 0.0
    hours = int(match["hours"])
    if match["half"]:
        hours = hours % 12 + (12 if match["half"] == "p" else 0)
    seconds = float((match["seconds"] or "0").replace(",", "."))
    return seconds + 60 * (int(match["minutes"]) + 60 * hours)
