"""One cell: what it is, and what it can be read as."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scoring.values.cell import (
    Style,
    cell_key,
    cell_text,
    day_cell,
    is_error,
    number_text,
    read_cell,
)
from scoring.values.days import date_of, day_of
from scoring.values.numerals import DecimalSign
from tests.strategies.pools import MOMENT


DATED = Style(serials=True)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  \u00a0\t",
        math.nan,
        math.inf,
        -math.inf,
        10**400,
        pd.NA,
        pd.NaT,
        np.float64("nan"),
        np.datetime64("NaT"),
        Decimal("NaN"),
        "#N/A",
        " #div/0! ",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#BUSY!",
        "#UNKNOWN!",
        "#EXTERNAL!",
        "#PYTHON!",
        "#TIMEOUT!",
        dt.date(1899, 12, 31),
        MOMENT(1066, 10, 14, 9, 0),
    ],
    ids=repr,
)
def test_a_blank_cell(value: object) -> None:
    cell = read_cell(value)
    assert cell.kind == "blank"
    assert cell.flag is None
    assert math.isnan(cell.number)
    assert math.isnan(cell.day)
    assert cell_text(cell) == ""


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (320, 320.0),
        (-1.5, -1.5),
        (np.int64(7), 7.0),
        (np.float32(0.5), 0.5),
        (np.float64(2.5), 2.5),
        (123456789012345678, 123456789012345678.0),
    ],
    ids=repr,
)
def test_a_real_number(value: object, number: float) -> None:
    cell = read_cell(value)
    assert (cell.kind, cell.number, cell.flag) == ("number", number, None)
    assert math.isnan(cell.day)


@pytest.mark.parametrize(
    ("value", "flag"), [(1, True), (0, False), (1.0, True), (2, None)]
)
def test_the_numbers_1_and_0_say_yes_and_no(value: float, *, flag: bool | None) -> None:
    assert read_cell(value).flag is flag


@pytest.mark.parametrize("value", [True, False, np.True_, np.False_], ids=repr)
def test_a_flag_is_never_a_number(value: object) -> None:
    cell = read_cell(value)
    assert (cell.kind, cell.flag) == ("flag", bool(value))
    assert math.isnan(cell.number)


@pytest.mark.parametrize(
    "value",
    [
        dt.date(2026, 3, 31),
        MOMENT(2026, 3, 31, 23, 59),
        pd.Timestamp("2026-03-31 08:30"),
        pd.Timestamp("2026-03-31 23:30", tz="Europe/Bucharest"),
        np.datetime64("2026-03-31"),
        np.datetime64("2026-03-31T23:59", "s"),
        pytest.param(
            np.datetime64("2026-03-31T23:59", "ns"),
        ),
    ],
    ids=repr,
)
def test_a_real_date_drops_its_time_of_day(value: object) -> None:
    cell = read_cell(value)
    assert cell.kind == "day"
    assert date_of(cell.day) == dt.date(2026, 3, 31)
    assert math.isnan(cell.number)


@pytest.mark.parametrize(
    "word", ["yes", "Y ", "TRUE", "1", "x", "✓", "Ja", "j", "da", "oui", "si"]
)
def test_a_word_for_yes(word: str) -> None:
    assert read_cell(word).flag is True


@pytest.mark.parametrize("word", ["no", "N", "false", "0", " nej", "nu", "nein", "non"])
def test_a_word_for_no(word: str) -> None:
    assert read_cell(word).flag is False


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("Software", None, None),
        ("1 200", 1200.0, None),
        ("31.3.2026", None, "2026-03-31"),
        ("11-50", None, None),
    ],
)
def test_a_text_keeps_every_reading(
    text: str, number: float | None, day: str | None
) -> None:
    cell = read_cell(text)
    assert cell.kind == "text"
    assert (None if math.isnan(cell.number) else cell.number) == number
    assert (None if math.isnan(cell.day) else date_of(cell.day).isoformat()) == day


def test_a_number_in_a_date_column_is_a_serial_too() -> None:
    cell = read_cell(46112.75, DATED)
    assert cell.number == 46112.75
    assert date_of(cell.day) == dt.date(2026, 3, 31)
    early = read_cell(44650, DATED._replace(date1904=True))
    assert early.day == cell.day
    assert math.isnan(read_cell(-5, DATED).day)


def test_a_text_in_a_date_column_is_no_serial() -> None:
    assert math.isnan(read_cell("46112", DATED).day)


def test_the_column_says_how_its_texts_are_read() -> None:
    assert read_cell("1.234", Style(DecimalSign(","))).number == 1234
    assert read_cell("3/4/2026").day == day_of(dt.date(2026, 4, 3))
    assert read_cell("3/4/2026", Style(month_first=True)).day == day_of(
        dt.date(2026, 3, 4)
    )


@pytest.mark.parametrize(
    ("value", "text", "key"),
    [
        (320.0, "320", "320"),
        (1.5, "1.5", "1.5"),
        (0.1 + 0.2, "0.3", "0.3"),
        (-0.0, "0", "0"),
        (1e20, "1e+20", "1e+20"),
        (1e15, "1e+15", "1e+15"),
        (999_999_999_999_999, "999999999999999", "999999999999999"),
        (123_456_789_012_345.6, "123456789012346", "123456789012346"),
        (dt.date(2026, 3, 1), "2026-03-01", "2026-03-01"),
        (True, "TRUE", "true"),
        (False, "FALSE", "false"),
        (" Straße ", " Straße ", "strasse"),
        (dt.time(8, 30), "08:30:00", "08:30:00"),
    ],
    ids=repr,
)
def test_the_text_of_a_cell(value: Any, text: str, key: str) -> None:
    cell = read_cell(value)
    assert cell_text(cell) == text
    assert cell_key(cell) == key


def test_a_numpy_text_is_a_text() -> None:
    assert read_cell(np.str_(" Yes")).flag is True


def test_days_outside_the_calendar_are_blank() -> None:
    assert day_cell(math.nan).kind == "blank"
    assert day_cell(day_of(dt.date(1899, 12, 31))).kind == "blank"
    assert day_cell(day_of(dt.date(1900, 1, 1))).kind == "day"


@pytest.mark.parametrize(
    ("value", "error"),
    [("#N/A", True), (" #ref! ", True), ("#", False), ("N/A", False), (5, False)],
)
def test_which_cell_holds_an_excel_error(value: object, *, error: bool) -> None:
    assert is_error(value) is error


@pytest.mark.parametrize(
    ("number", "text"),
    [(320.0, "320"), (-0.5, "-0.5"), (1e-7, "1e-07"), (2 / 3, "0.666666666666667")],
)
def test_number_text_has_at_most_15_digits(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    "word",
    [
        "SAND",
        "Sandt!",
        "adevărat",
        "WAHR",
        "vrai",
        "VERO",
        "tosi",
        "✔️",
        "☑",
        "on.",
        "t",
    ],
)
def test_a_word_for_yes_in_other_languages(word: str) -> None:
    assert read_cell(word).flag is True


@pytest.mark.parametrize(
    "word", ["FALSK", "falskt.", "FALS", "falsch", "FAUX", "epätosi", "✗", "❌", "off"]
)
def test_a_word_for_no_in_other_languages(word: str) -> None:
    assert read_cell(word).flag is False


@pytest.mark.parametrize(
    "error",
    ["#I/T", "#SAKNAS!", "#REFERENS!", "#NV", "#NAVN?", "#VÆRDI!", "#DIVISION/0!"],
)
def test_an_error_of_excel_in_any_language_is_blank(error: str) -> None:
    assert read_cell(error).kind == "blank"


def test_what_nobody_sees_is_nothing() -> None:
    assert read_cell("\u200b").kind == "blank"
    assert read_cell("\ufeff320\u200b").number == 320
    assert cell_key(read_cell("Soft\u00adware")) == "software"


def test_milliseconds_are_dates_only_among_such() -> None:
    stamp = "1774656000000"
    assert math.isnan(read_cell(stamp).day)
    read = read_cell(stamp, Style(stamps=True))
    assert date_of(read.day) == dt.date(2026, 3, 28)
