"""Any value reaches its cell as what it is."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scoring.sheets.write import write_scored
from scoring.xlsx.draw.cell_text import ILLEGAL, LONGEST
from scoring.xlsx.number_formats import shows_date_or_time
from tests.chance import examples
from tests.sheets.result_samples import plain, results, scored


if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from scoring.sheets.results import ScoredColumn

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def sheet_of(*columns: ScoredColumn) -> Worksheet:
    base = results(1)
    given_results = type(base)(scored(columns), base.summary, ())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scored.xlsx"
        write_scored(None, path, given_results)
        sheet: Worksheet = openpyxl.load_workbook(path)["Scored"]
        return sheet


def read_back(values: Sequence[object], number_format: str = "General") -> list[Any]:
    series = pd.Series(list(values), dtype=object)
    sheet = sheet_of(plain("One", series, number_format=number_format))
    return [sheet.cell(n, 1).value for n in range(2, len(values) + 2)]


def unescaped(text: object) -> str:
    """Undo what Excel undoes and openpyxl leaves in inline strings."""

    def sign(match: re.Match[str]) -> str:
        return chr(int(match[1], 16))

    return re.sub(r"_x([0-9A-Fa-f]{4})_", sign, str(text or ""))


NASTY = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "R&D <labs> \"quoted\" 'single'",
    "  spaces at both ends  ",
    "\ttab and\nline\n",
    "carriage\r\nreturn",
    "_x0041_ is no A, _x000D_ no return, _x0041_x0042_ neither",
    "]]> &amp; <![CDATA[",
    "ünïcödé 漢字 😀",
    "#N/A is what it says",
    "TRUE",
    "1E400",
    "007",
]


@pytest.mark.parametrize("dtype", ["str", "object"])
def test_nasty_texts_survive(dtype: str) -> None:
    sheet = sheet_of(plain("One", pd.Series(NASTY, dtype=dtype)))
    for row, text in enumerate(NASTY, start=2):
        cell = sheet.cell(row, 1)
        assert unescaped(cell.value) == text
        assert cell.data_type in {"s", "inlineStr"}


@pytest.mark.slow
@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
@settings(max_examples=examples(60), deadline=None)
def test_any_text_survives(texts: list[str]) -> None:
    legal = [ILLEGAL.sub("", text) for text in texts]
    sheet = sheet_of(
        plain("Texts", pd.Series(texts, dtype="str")),
        plain("Mixed", pd.Series([*texts], dtype=object)),
    )
    for row, text in enumerate(legal, start=2):
        assert unescaped(sheet.cell(row, 1).value) == text
        mixed = sheet.cell(row, 2).value
        assert mixed == text or unescaped(mixed) == text


@pytest.mark.slow
@given(st.text(min_size=1, max_size=300))
@example("_x0041_ is no A")
@example("two\r\nlines")
@example('"quoted" & <marked>')
@settings(max_examples=examples(60), deadline=None)
def test_table_heading_is_the_text_of_its_cell(heading: str) -> None:
    sheet = sheet_of(plain(heading, pd.Series([1.0])))
    column = sheet.tables["Scored"].tableColumns[0].name
    shown = sheet["A1"].value
    assert column == unescaped(shown)


@pytest.mark.slow
@given(
    st.lists(
        st.floats(-1e307, 1e307)
        | st.sampled_from([math.nan, math.inf, -math.inf])
        | st.integers()
        | st.booleans(),
        min_size=1,
    )
)
@settings(max_examples=examples(60), deadline=None)
def test_any_number_survives(numbers: list[float]) -> None:
    for given_number, number in zip(numbers, read_back(numbers), strict=True):
        if not -math.inf < given_number < math.inf:
            assert number is None
        else:
            assert number == pytest.approx(given_number, rel=1e-15)
            assert isinstance(number, bool) == isinstance(given_number, bool)


def test_long_text_is_cut_where_excel_would() -> None:
    texts = ["x" * 40_000, "😀" * 20_000, "é" * LONGEST]
    texts_read = read_back(texts)
    units = [len(text.encode("utf-16-le")) // 2 for text in texts_read]
    assert units == [LONGEST, LONGEST - 1, LONGEST]


def test_mixed_column_keeps_each_kind() -> None:
    moment = dt.datetime(2024, 5, 6, 18, 30)  # noqa: DTZ001
    values = [
        "text",
        2,
        np.float64(2.5),
        Decimal("0.25"),
        np.True_,
        dt.date(2024, 5, 6),
        moment,
        pd.Timestamp("2024-05-06T00:00", tz="UTC"),
        dt.time(6),
        dt.timedelta(hours=36),
        "#DIV/0!",
        None,
        pd.NaT,
        pd.NA,
        math.nan,
        10**400,
    ]
    day = dt.datetime(2024, 5, 6)  # noqa: DTZ001
    shown = read_back(values)
    assert shown[:8] == ["text", 2, 2.5, 0.25, True, day, moment, day]
    assert shown[8:11] == [dt.time(6), dt.timedelta(hours=36), "#DIV/0!"]
    assert shown[11:15] == [None] * 4
    assert shown[15] == str(10**400)


def test_error_is_an_error_in_a_mixed_column_and_text_among_texts() -> None:
    sheet = sheet_of(
        plain("Mixed", pd.Series(["#N/A", 1], dtype=object)),
        plain("Texts", pd.Series(["#N/A", "x"], dtype="str")),
    )
    assert sheet["A2"].data_type == "e"
    assert sheet["B2"].data_type != "e"


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_dates_keep_their_format(unit: str) -> None:
    dates = pd.Series(pd.to_datetime(["1900-01-01", "1900-02-28", "2024-02-29", "NaT"]))
    dates = dates.astype(f"M8[{unit}]")  # type: ignore[call-overload]
    sheet = sheet_of(plain("One", dates, number_format="d. mmmm yyyy"))
    values = [sheet.cell(row, 1).value for row in range(2, 6)]
    expected = [*dates[:3].dt.to_pydatetime(), None]
    assert values == expected
    assert sheet["A4"].number_format == "d. mmmm yyyy"


@pytest.mark.parametrize(
    ("text", "number_format"),
    [("2024-01-02", "mm-dd-yy"), ("2024-01-02T08:30", "m/d/yy h:mm")],
    ids=["date", "moment"],
)
def test_dates_without_a_format_get_one(text: str, number_format: str) -> None:
    sheet = sheet_of(plain("One", pd.Series(pd.to_datetime([text]))))
    assert sheet["A2"].number_format == number_format


def test_dates_before_the_calendar_are_text() -> None:
    dates = pd.Series(np.array(["1812-06-24", "2024-01-01"], "M8[us]"))
    sheet = sheet_of(plain("One", dates))
    assert sheet["A2"].value == "1812-06-24"
    assert sheet["A3"].value == pd.Timestamp("2024-01-01")


def test_strays_are_not_shown_in_the_format_of_their_column() -> None:
    day = dt.date(2024, 5, 6)
    mixed = pd.Series([day, 5.0, dt.time(6)], dtype=object)
    dated = sheet_of(plain("One", mixed, number_format="dd/mm/yyyy"))
    assert dated["A2"].number_format == "dd/mm/yyyy"
    assert dated["A3"].number_format == "General"
    counted = sheet_of(plain("One", mixed, number_format="#,##0"))
    assert counted["A2"].number_format == "mm-dd-yy"
    assert counted["A3"].number_format == "#,##0"
    assert counted["A4"].number_format == "h:mm:ss"


@pytest.mark.parametrize(
    "series",
    [
        pd.Series([1, None, 3], dtype="Int64"),
        pd.Series(["a", None, "b"], dtype="category"),
        pd.Series([True, None, False], dtype="boolean"),
        pd.Series([1, 2, 3], dtype="int8"),
        pd.Series([0.5, None, 2], dtype="Float64"),
        pd.Series(["a", "", None], dtype="str"),
        pd.Series([dt.timedelta(days=1), None, dt.timedelta(days=2)]),
    ],
    ids=lambda s: str(s.dtype),
)
def test_every_type_of_column_is_written(series: pd.Series) -> None:
    sheet = sheet_of(plain("One", series))
    for row, value in enumerate(series, start=2):
        result = sheet.cell(row, 1).value
        blank = pd.isna(value) or value == ""
        assert (result is None) if blank else (result == value)


@pytest.mark.parametrize(
    ("code", "dated"),
    [
        ("General", False),
        ("0.00", False),
        ("dd/mm/yyyy", True),
        ("[$-406]d. mmmm yyyy", True),
        ("[h]:mm", True),
        ('0 "days"', False),
        ("[Red]#,##0", False),
        (r"0\h", False),
        ("TT.MM.JJJJ", True),
    ],
)
def test_date_formats_are_told_from_numbers(code: str, *, dated: bool) -> None:
    assert shows_date_or_time(code) is dated
