"""How a column of Accounts is read: typed columns as they are, others by their cells."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scoring.model.derived_fields import Derive, find_source, heading_index
from scoring.model.model import Settings
from scoring.rating.accounts import Accounts
from scoring.rating.columns import Coded, Dense, dense, distinct
from scoring.rating.derive import derive_array, derive_cell
from scoring.values.cell import read_cell
from scoring.values.days import day_of
from tests.calls import calls_of
from tests.strategies import TODAY


DAY = day_of(TODAY)
DATE = dt.date
DAYS_OF_YEAR = ((1, 1), (2, 28), (3, 1), (3, 30), (3, 31), (4, 1), (12, 31))


def accounts(frame: pd.DataFrame, settings: Settings | None = None) -> Accounts:
    return Accounts(frame, settings or Settings(), DAY)


def coded(values: list[Any], settings: Settings | None = None) -> Coded:
    """A column of mixed cells, read."""
    frame = pd.DataFrame({"A": pd.Series(values, dtype=object)})
    column = accounts(frame, settings).column(0)
    assert isinstance(column, Coded)
    return column


@pytest.mark.parametrize(
    ("series", "values"),
    [
        (pd.Series([1, 2]), [1.0, 2.0]),
        (pd.Series([1.5, np.nan, np.inf, -np.inf]), [1.5, None, None, None]),
        (pd.Series([1, None], dtype="Int64"), [1.0, None]),
        (pd.Series([1.5, None], dtype="Float64"), [1.5, None]),
        (pd.Series([1, 2], dtype="int8"), [1.0, 2.0]),
    ],
    ids=["int", "float", "Int64", "Float64", "int8"],
)
def test_a_column_of_numbers_is_taken_as_it_is(
    series: pd.Series, values: list[float | None]
) -> None:
    column = dense(series)
    assert column is not None
    assert column.lens == "number"
    numbers = [None if math.isnan(v) else v for v in column.values]
    assert numbers == values


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_column_of_dates_is_taken_as_days(unit: str) -> None:
    dates = ["2026-03-31T23:59", "NaT", "1899-12-31", "1969-12-31T12:00"]
    column = dense(pd.Series(np.array(dates, dtype=f"datetime64[{unit}]")))
    assert column is not None
    assert column.lens == "day"
    assert column.values[[0, 3]].tolist() == [DAY, -1.0]
    assert np.isnan(column.values[[1, 2]]).all()


def test_a_date_with_a_time_zone_is_the_day_on_its_own_wall() -> None:
    series = pd.Series(pd.to_datetime(["2026-03-31 23:30"])).dt.tz_localize(
        "Asia/Tokyo"
    )
    column = dense(series)
    assert column is not None
    assert column.values.tolist() == [DAY]


@pytest.mark.parametrize(
    "series",
    [
        pd.Series([True, False]),
        pd.Series([True, None], dtype="boolean"),
        pd.Series(["a", None], dtype="str"),
        pd.Series([1, "a"], dtype=object),
        pd.Series(["a", "b"], dtype="category"),
    ],
    ids=["bool", "boolean", "str", "object", "category"],
)
def test_any_other_column_is_read_cell_by_cell(series: pd.Series) -> None:
    assert dense(series) is None
    read = accounts(series.to_frame("A")).coded(0)
    cells = [read.cells[code] for code in read.codes]
    wanted = [read_cell(value).kind for value in series.astype(object)]
    assert [cell.kind for cell in cells] == wanted


def test_1_and_true_and_the_text_1_stay_apart() -> None:
    column = coded([1, 1.0, True, "1", None, 0, False])
    kinds = [column.cells[code].kind for code in column.codes]
    assert kinds == ["number", "number", "flag", "text", "blank", "number", "flag"]


def test_distinct_values_stand_once_after_blank() -> None:
    columns = distinct(pd.Series(["a", None, "a", "b", math.nan], dtype=object))
    assert columns.values[0] is None
    assert sorted(map(str, columns.values[1:])) == ["a", "b"]
    assert [columns.values[code] for code in columns.codes] == [
        "a",
        None,
        "a",
        "b",
        None,
    ]


def test_a_typed_column_can_be_asked_for_its_cells() -> None:
    frame = pd.DataFrame(
        {"A": [5.0, np.nan, 5.0], "B": pd.to_datetime(["2026-03-31"] * 3)}
    )
    numbers, days = accounts(frame).coded(0), accounts(frame).coded(1)
    assert [numbers.cells[c].kind for c in numbers.codes] == [
        "number",
        "blank",
        "number",
    ]
    assert {days.cells[c].day for c in days.codes} == {DAY}


@pytest.mark.parametrize(
    ("values", "serials"),
    [
        pytest.param([46112, DATE(2026, 3, 1)], True, id="half-are-dates"),
        pytest.param([46112, 46113, DATE(2026, 3, 1)], False, id="a-third-are"),
        pytest.param([46112, 46112, DATE(2026, 3, 1)], False, id="repeats-count"),
        pytest.param([46112, "2026-03-01", "31.3.2026"], False, id="no-real-date"),
        pytest.param([46112, 5, "1.3.2026", DATE(2026, 3, 1)], True, id="texts-count"),
        pytest.param([46112, None, "n/a", DATE(2026, 3, 1)], True, id="blanks-do-not"),
        pytest.param([46112, "#N/A", "", DATE(2026, 3, 1)], True, id="errors-do-not"),
        pytest.param([46112, "soon", DATE(2026, 3, 1)], False, id="other-texts-do"),
        pytest.param([46112, DATE(1850, 1, 1)], False, id="too-early"),
    ],
)
def test_what_makes_a_date_column(values: list[Any], *, serials: bool) -> None:
    assert coded(values).style.serials is serials


def test_a_date_that_is_a_blank_word_is_not_filled() -> None:
    settings = Settings(blank_words=(DATE(1900, 1, 1),))
    values = [46112, 46113, DATE(1900, 1, 1), DATE(1900, 1, 1)]
    assert not coded(values, settings).style.serials


@pytest.mark.parametrize(
    ("values", "month_first"),
    [
        (["3/31/2026", "3/4/2026"], True),
        (["31/3/2026", "3/4/2026"], False),
        (["3/31/2026", "31/3/2026"], False),
        (["3/4/2026"], False),
    ],
    ids=["month", "day", "both", "neither"],
)
def test_which_column_is_month_first(values: list[str], *, month_first: bool) -> None:
    assert coded(values).style.month_first is month_first


def test_a_column_that_cannot_tell_asks_the_sheet() -> None:
    frame = pd.DataFrame({"A": ["1.234"], "B": ["12,5"], "C": [7.0]})
    column = accounts(frame).coded(0)
    assert column.cells[column.codes[0]].number == 1234
    both = frame.assign(D=["12.5"])
    column = accounts(both).coded(0)
    assert column.cells[column.codes[0]].number == 1.234


@pytest.mark.parametrize(("sign", "number"), [(",", 1234), (".", 1.234)])
def test_the_setting_decides_over_the_column(sign: str, number: float) -> None:
    column = coded(["1.234"], Settings(decimal_sign=sign))
    assert column.cells[column.codes[0]].number == number


@pytest.mark.parametrize(
    ("field", "column", "derive"),
    [
        ("visit", 1, None),
        (" Days  SINCE visit", 1, Derive.DAYS_SINCE),
        ("years since Founded", 2, Derive.YEARS_SINCE),
        ("days since trial", 3, None),
        ("days since nothing", None, None),
        ("nothing", None, None),
        ("days since", None, None),
    ],
)
def test_where_a_field_comes_from(
    field: str, column: int | None, derive: Derive | None
) -> None:
    index = heading_index(
        ("", "Visit", "Founded", "Days since Trial", "VISIT", "Trial")
    )
    source = find_source(field, index)
    if column is None:
        assert source is None
    else:
        assert source is not None
        assert (source.column, source.derive) == (column, derive)


@pytest.mark.parametrize(
    ("value", "days", "years"),
    [
        (DATE(2026, 3, 1), 30, 0),
        (DATE(2026, 4, 1), -1, 0),
        (DATE(2016, 4, 1), 3651, 9),
        (DATE(2027, 3, 31), -365, -1),
        ("28.2.2025", 396, 1),
        (2015, None, 11),
        ("2015", None, 11),
        (1000, None, 1026),
        (2999, None, -973),
        (999, None, None),
        (3000, None, None),
        (2015.5, None, None),
        (True, None, None),
        ("soon", None, None),
        (None, None, None),
    ],
    ids=repr,
)
def test_a_derived_cell(value: object, days: float | None, years: float | None) -> None:
    cell = read_cell(value)
    assert derive_cell(cell, None, DAY) is cell
    for derive, wanted in ((Derive.DAYS_SINCE, days), (Derive.YEARS_SINCE, years)):
        result = derive_cell(cell, derive, DAY)
        assert (None if math.isnan(result.number) else result.number) == wanted
        assert result.kind == ("blank" if wanted is None else "number")


def test_a_year_in_a_date_column_is_a_year() -> None:
    cell = read_cell(2015, coded([2015, DATE(2026, 3, 1)]).style)
    assert derive_cell(cell, Derive.YEARS_SINCE, DAY).number == 11
    # As a serial it is 7 July 1905.
    assert derive_cell(cell, Derive.DAYS_SINCE, DAY).number == 46112 - 2015


@pytest.mark.parametrize("derive", [None, *Derive])
@pytest.mark.parametrize("lens", ["number", "day"])
def test_arrays_derive_as_cells_do(derive: Derive | None, lens: Any) -> None:
    days = [day_of(DATE(y, m, d)) for y in (1931, 2025, 2028) for m, d in DAYS_OF_YEAR]
    days += [day_of(DATE(2024, 2, 29)), day_of(DATE(2028, 2, 29))]
    values = days if lens == "day" else [999.0, 1000.0, 2015.0, 2015.5, 2999.0, 3000.0]
    made = Dense(np.array([*values, math.nan]), lens)
    result, _ = derive_array(made.values, lens, derive, DAY)
    given: list[object] = [date_cell(v) if lens == "day" else v for v in values]
    for value, derived in zip([*given, None], result, strict=True):
        cell = derive_cell(read_cell(value), derive, DAY)
        wanted = cell.day if cell.kind == "day" else cell.number
        np.testing.assert_equal(derived, wanted)


def date_cell(day: float) -> dt.date:
    return DATE.fromordinal(int(day) + DATE(1970, 1, 1).toordinal())


@pytest.mark.parametrize(
    ("headings", "setting", "column"),
    [
        (("Country", "Company"), "", 1),
        (("Country", "Firma"), "", 1),
        (("Country", "City"), "", 0),
        (("Country", "Company"), "country", 0),
        (("Country", "Company"), "Gone", 1),
    ],
)
def test_which_column_names_the_accounts(
    headings: tuple[str, ...], setting: str, column: int
) -> None:
    frame = pd.DataFrame([["a", "b"]], columns=list(headings))
    table = accounts(frame, Settings(account_name=setting))
    assert table.name_column == column
    assert table.names.tolist() == ["ab"[column]]


def test_names_are_text_and_empty_where_there_is_none() -> None:
    frame = pd.DataFrame({"Name": pd.Series([" Acme ", None, 7], dtype=object)})
    assert accounts(frame).names.tolist() == ["Acme", "", "7"]


def test_many_ranges_are_read_with_few_calls_each() -> None:
    texts: list[Any] = [f"{number}-{number + 200}" for number in range(1, 1_001)]
    frame = pd.DataFrame({"A": pd.Series([*texts, "12 employees"], dtype="str")})

    def read() -> None:
        column = accounts(frame).column(0)
        assert isinstance(column, Coded)
        assert column.cells[1].span == (1.0, 201.0)

    assert calls_of(read) < 60 * len(texts)
