"""Dates as people write them in text, serials, and completed years."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from tests.reference.texts import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


TIME = (
    r"(?:(?: *, *|[t ] *)(?:kl\.? *|at |ora )?"
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?: *(?P<half>[ap])\.?m\.?)?"
    r" *(?:z|utc|gmt)?(?: *[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
ISO_DATE = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + TIME)
LOCAL_DATE = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + TIME)
# The Danish 28/3-2026: day first wherever it stands.
SLASH_DASH = re.compile(
    r"(?P<day>[0-9]{1,2})/(?P<monthnumber>[0-9]{1,2}) ?- ?"
    r"(?P<year>[0-9]{4}|[0-9]{2})" + TIME
)
# English, Danish, Swedish, Romanian, and their short forms.
MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january januar januari ianuarie jan ian",
            "february februar februari februarie feb",
            "march marts mars martie mar",
            "april aprilie apr",
            "may maj mai",
            "june juni iunie jun iun",
            "july juli iulie jul iul",
            "august augusti aug",
            "september septembrie sep sept",
            "october oktober octombrie oct okt",
            "november noiembrie nov noi",
            "december decembrie dec",
        ),
        start=1,
    )
    for name in names.split()
}
NAMES = rf"(?P<month>{'|'.join(MONTHS)})\.?"
NAMED_DATES = (
    re.compile(
        r"(?:den )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?[ /-]*"
        rf"{NAMES}[ ,/-]*(?P<year>[0-9]{{4}}|[0-9]{{2}}){TIME}"
    ),
    re.compile(
        rf"{NAMES}[ -]*(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ,-]+"
        rf"(?P<year>[0-9]{{4}}){TIME}"
    ),
)
# 1990 to 2050 in milliseconds since 1970.
STAMPS = range(
    int(dt.datetime(1990, 1, 1, tzinfo=dt.UTC).timestamp()) * 1000,
    int(dt.datetime(2051, 1, 1, tzinfo=dt.UTC).timestamp()) * 1000,
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


def full_year(digits: str) -> int:
    """The year that four or two digits stand for."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 50 else 1900)


def local_days(text: str) -> tuple[dt.date | None, dt.date | None]:
    """A text such as 3/4/2026 read day first, and read month first."""
    shape = LOCAL_DATE.fullmatch(date_key(text))
    if shape is None:
        return None, None
    first, second, year = int(shape[1]), int(shape[3]), full_year(shape[4])
    return calendar_day(year, second, first), calendar_day(year, first, second)


def date_key(text: str) -> str:
    """The text of a date for comparison; a full stop after it is nothing."""
    return text_key(text).removesuffix(".")


def slashed_day(key: str) -> dt.date | None:
    """The day of 28/3-2026."""
    shape = SLASH_DASH.fullmatch(key)
    if shape is None:
        return None
    year = full_year(shape["year"])
    return calendar_day(year, int(shape["monthnumber"]), int(shape["day"]))


def named_day(key: str) -> dt.date | None:
    """The day of a text that names its month."""
    shapes = (pattern.fullmatch(key) for pattern in NAMED_DATES)
    shape = next((shape_match for shape_match in shapes if shape_match), None)
    if shape is None:
        return None
    year = full_year(shape["year"])
    return calendar_day(year, MONTHS[shape["month"]], int(shape["day"]))


@cache
def date_in_text(text: str, *, month_first: bool) -> dt.date | None:
    """The date a text reads as; its time and its time zone change nothing."""
    key = date_key(text)
    shape = ISO_DATE.fullmatch(key)
    if shape is not None:
        return calendar_day(int(shape[1]), int(shape[3]), int(shape[4]))
    either = named_day(key) or slashed_day(key)
    return either or local_days(text)[1 if month_first else 0]


def time_in_text(text: str) -> dt.time:
    """The time of day in a text that reads as a date."""
    key = date_key(text)
    patterns = (ISO_DATE, LOCAL_DATE, SLASH_DASH, *NAMED_DATES)
    shape = next((s for s in (p.fullmatch(key) for p in patterns) if s), None)
    if shape is None or shape["hour"] is None:
        return dt.time()
    hour = int(shape["hour"])
    if shape["half"]:
        hour = hour % 12 + 12 * (shape["half"] == "p")
    return dt.time(hour, int(shape["minute"]), int(shape["second"] or 0))


def stamp_day(number: Decimal) -> dt.date | None:
    """The day of a date as programs export it.

    Whole milliseconds since 1970 from 1990 to 2050, or the eight digits of a day.
    """
    if 19000101 <= number <= 20991231 and not number % 1:
        digits = str(int(number))
        return calendar_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if not STAMPS.start <= number < STAMPS.stop or number % 1:
        return None
    return dt.date(1970, 1, 1) + dt.timedelta(milliseconds=int(number))


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
