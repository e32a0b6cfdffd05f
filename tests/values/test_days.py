"""Dates as people write them, serials, and completed years."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.values.date_texts import tells_day_order, text_day
from scoring.values.days import (
    LAST_SERIAL,
    date_of,
    day_of,
    days_of,
    serial_day,
    serials_of,
    years_between,
)


DATE = dt.date
dates = st.dates(dt.date(1900, 1, 1), dt.date(9999, 12, 31))


def iso(day: float) -> str | None:
    """A day in ISO form; None for no day."""
    return None if math.isnan(day) else date_of(day).isoformat()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026-3-1", "2026-03-01"),
        ("2026/03/31", "2026-03-31"),
        (" 2026-03-31 ", "2026-03-31"),
        ("2026-03-31 14:05", "2026-03-31"),
        ("2026-03-31T23:59:59", "2026-03-31"),
        ("2026-03-31T08:30:00.123", "2026-03-31"),
        ("2026-03-31T08:30:00Z", "2026-03-31"),
        ("2026-03-31T08:30:00+02:00", "2026-03-31"),
        ("31.3.2026", "2026-03-31"),
        ("31/3/2026", "2026-03-31"),
        ("31-3-2026", "2026-03-31"),
        ("31.03.26", "2026-03-31"),
        ("3/4/2026", "2026-04-03"),
        ("1.1.00", "2000-01-01"),
        ("1.1.49", "2049-01-01"),
        ("1.1.50", "1950-01-01"),
        ("1.1.99", "1999-01-01"),
        ("29.2.2024", "2024-02-29"),
        ("1.1.1900", "1900-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("29.2.2026", None),
        ("31.4.2026", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("31.12.1899", None),
        ("1850-01-01", None),
        ("0000-01-01", None),
        ("31.3/2026", None),
        ("31.3.026", None),
        ("31.3", None),
        ("31 March 2026", "2026-03-31"),
        ("3/28/26 11:42 AM", None),
        ("28.03.2026 kl. 11.42", "2026-03-28"),
        ("28-03-2026 11:42", "2026-03-28"),
        ("28/03/2026, 11:42:07 p.m.", "2026-03-28"),
        ("2026-03-28 11:42:00 UTC", "2026-03-28"),
        ("2026-03-28T23:42:00+02:00", "2026-03-28"),
        ("2026-03-28 11:42:00.123 +0200", "2026-03-28"),
        ("Mar 28, 2026", "2026-03-28"),
        ("March 28 2026 11:42 AM", "2026-03-28"),
        ("Sat, Mar 28, 2026", "2026-03-28"),
        ("28 Mar 2026", "2026-03-28"),
        ("28-Mar-2026", "2026-03-28"),
        ("28th of March 2026", "2026-03-28"),
        ("28. marts 2026", "2026-03-28"),
        ("den 28 mars 2026", "2026-03-28"),
        ("28 martie 2026", "2026-03-28"),
        ("31 April 2026", None),
        ("28 Mayor 2026", None),
        ("may 2026", None),
        ("2026", None),
        ("2026-03", None),
        ("20260331", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_in_text(text: str, date: str | None) -> None:
    assert iso(text_day(text)) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3/31/2026", "2026-03-31"),
        ("3/4/2026", "2026-03-04"),
        ("31/3/2026", None),
        ("2026-03-04", "2026-03-04"),
    ],
)
def test_a_date_in_a_month_first_column(text: str, date: str | None) -> None:
    assert iso(text_day(text, month_first=True)) == date


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("31/3/2026", "day"),
        ("3/31/2026", "month"),
        ("3/4/2026", None),
        ("13/13/2026", None),
        ("29/2/2024", "day"),
        ("2026-03-31", None),
        ("soon", None),
    ],
)
def test_what_a_date_tells_of_its_order(text: str, order: str | None) -> None:
    assert tells_day_order(text) == order


@pytest.mark.parametrize(
    ("serial", "date"),
    [
        (1, "1900-01-01"),
        (1.99, "1900-01-01"),
        (59, "1900-02-28"),
        # 60 stands for a 29 February that never was.
        (60, "1900-02-28"),
        (61, "1900-03-01"),
        (46112, "2026-03-31"),
        (46112.75, "2026-03-31"),
        (LAST_SERIAL, "9999-12-31"),
        (LAST_SERIAL + 1, None),
        (0, None),
        (0.5, None),
        (-1, None),
        (math.nan, None),
    ],
)
def test_a_serial_of_the_1900_system(serial: float, date: str | None) -> None:
    assert iso(serial_day(serial)) == date


@pytest.mark.parametrize(
    ("serial", "date"),
    [
        (1, "1904-01-02"),
        (44650, "2026-03-31"),
        (60, "1904-03-01"),
        (LAST_SERIAL - 1462, "9999-12-31"),
        (LAST_SERIAL - 1461, None),
        (0, None),
    ],
)
def test_a_serial_of_the_1904_system(serial: float, date: str | None) -> None:
    assert iso(serial_day(serial, date1904=True)) == date


@given(dates)
def test_serials_read_back(date: dt.date) -> None:
    day = day_of(date)
    assert date_of(day) == date
    for date1904 in (False, True):
        serial = serials_of(day, date1904=date1904)
        if serial >= 1:  # else it is before the system's first day
            assert serial_day(serial, date1904=date1904) == day


@given(st.lists(dates, max_size=9), st.booleans())
def test_many_serials_are_what_one_by_one_are(
    many: list[dt.date],
    date1904: bool,  # noqa: FBT001 - drawn
) -> None:
    days = np.array([day_of(date) for date in many])
    serials = serials_of(days, date1904=date1904)
    assert serials.tolist() == [serials_of(d, date1904=date1904) for d in days.tolist()]
    assert days_of(serials, date1904=date1904).tolist() == days.tolist()


@given(
    dates, st.sampled_from(["{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%d.%m.%Y}", "{:%d/%m/%Y}"])
)
def test_dates_read_back(date: dt.date, form: str) -> None:
    assert text_day(form.format(date)) == day_of(date)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (DATE(2016, 3, 31), DATE(2026, 3, 31), 10),
        (DATE(2016, 4, 1), DATE(2026, 3, 31), 9),
        (DATE(2026, 3, 31), DATE(2026, 3, 31), 0),
        (DATE(2024, 2, 29), DATE(2026, 2, 28), 1),
        (DATE(2024, 2, 29), DATE(2026, 3, 1), 2),
        (DATE(2024, 2, 29), DATE(2028, 2, 29), 4),
        (DATE(2027, 3, 31), DATE(2026, 3, 31), -1),
        (DATE(2027, 3, 30), DATE(2026, 3, 31), 0),
        (DATE(2028, 2, 29), DATE(2026, 2, 28), -2),
        (DATE(2028, 2, 29), DATE(2026, 3, 1), -1),
    ],
)
def test_completed_years(start: dt.date, end: dt.date, years: int) -> None:
    assert years_between(start, end) == years
