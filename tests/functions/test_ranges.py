"""Cells of every type, ranges of every shape."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from addin.cells.ranges import (
    ERROR_BASE,
    ArgumentError,
    accounts_of,
    frame_of,
    headings_of,
    plain,
    rows_of,
    without_tail,
)
from scoring.values.cell import read_cell


NOON = dt.datetime(2026, 3, 31, 12, 0)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        (" \u00a0", None),
        (None, None),
        (math.nan, None),
        (np.float64("nan"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (np.datetime64("NaT"), None),
        ("Acme ", "Acme "),
        (3, 3.0),
        (np.int64(3), 3.0),
        (np.float64(3.5), 3.5),
        (2**60, 2**60),
        (Decimal("12.5"), 12.5),
        (True, True),
        (np.bool_(0), False),
        (np.str_("Acme"), "Acme"),
        (-2146826246, "#N/A"),
        (-2146826281, "#DIV/0!"),
        (np.int32(-2146826273), "#VALUE!"),
        (-2146826243, "#SPILL!"),
        (-2146826247, "#N/A"),
        (-2146826237, "#BUSY!"),
        (-2146825999, "#N/A"),
        (-2146826246.0, -2146826246.0),
        (NOON, NOON),
        (NOON.replace(tzinfo=dt.UTC), NOON),
        (pd.Timestamp(NOON), NOON),
        (np.datetime64("2026-03-31T12:00:00.000000000"), NOON),
        (dt.date(2026, 3, 31), dt.date(2026, 3, 31)),
        (dt.datetime(1899, 12, 30, 18, 0), 0.75),  # noqa: DTZ001
        (dt.datetime(1899, 12, 31, 6, 0), 1.25),  # noqa: DTZ001
    ],
    ids=repr,
)
def test_a_cell_becomes_what_the_engine_knows(value: Any, expected: Any) -> None:
    result = plain(value)
    assert result == expected
    assert type(result) is type(expected) or isinstance(result, dt.datetime)


ROWS = (("a", 1.0), ("b", 2.0))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (5.0, ((5.0,),)),
        (None, ((None,),)),
        ("a", (("a",),)),
        (["a", 1.0], (("a", 1.0),)),
        ([["a"], ["b"]], (("a",), ("b",))),
        (ROWS, ROWS),
        (np.array(ROWS, dtype=object), ROWS),
        (np.array([[1.0], [2.0]]), ((1.0,), (2.0,))),
        (np.array([1.0, 2.0]), ((1.0, 2.0),)),
        (np.float64(5.0), ((5.0,),)),
        (np.array(["2026-03-31T12"], dtype="M8[ns]"), ((NOON,),)),
        (pd.DataFrame(ROWS), ROWS),
        (pd.Series(["a", 1.0]), (("a", 1.0),)),
        ([], ((),)),
    ],
    ids=repr,
)
def test_every_shape_becomes_rows(values: Any, expected: Any) -> None:
    assert rows_of(values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["Account", "Size"], ("Account", "Size")),
        ((("Account", "Size"),), ("Account", "Size")),
        ([["Account"], ["Size"]], ("Account", "Size")),
        (" Size ", ("Size",)),
        (["Account", None, 2024.0], ("Account", "", "2024")),
        (["Account", NOON, True], ("Account", "2026-03-31", "TRUE")),
    ],
    ids=repr,
)
def test_headings(values: Any, expected: Any) -> None:
    assert headings_of(values) == expected


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (None, "Headings are empty"),
        (["", " "], "Headings are empty"),
        ([["a", "b"], ["c", "d"]], "Headings must be one row, but 2 rows were given"),
    ],
)
def test_headings_that_do_not_fit(values: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        headings_of(values)


def test_one_field_makes_a_flat_list_many_accounts() -> None:
    assert accounts_of(["a", "b"], ("Account",)) == (("a",), ("b",))


def test_a_column_of_cells_may_be_one_account() -> None:
    assert accounts_of([["a"], [1.0]], ("Account", "Size")) == (("a", 1.0),)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["a", 1.0, 2.0], "'a' has 3 cells, but there are 2 headings"),
        ([["a", 1.0], [None]], "'' has 1 cell, but there are 2 headings"),
    ],
)
def test_accounts_of_another_width(values: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        accounts_of(values, ("Account", "Size"))


def test_one_row_under_one_heading_is_no_column() -> None:
    with pytest.raises(ArgumentError, match="has 2 cells, but there is 1 heading"):
        accounts_of([["a", 1.0]], ("Account",))


def test_only_the_tail_is_dropped() -> None:
    assert without_tail(((None,), ("a",), ("",), (None,))) == ((None,), ("a",))


@pytest.mark.parametrize(
    ("cells", "dtype"),
    [
        ((1.0, None, 2.0), "float64"),
        ((1, "", 2.0), "float64"),
        ((None, ""), "float64"),
        (("a", None), "str"),
        ((NOON, None), "datetime64[us]"),
        ((NOON.replace(tzinfo=dt.UTC), NOON), "datetime64[us]"),
        ((1.0, "a", True), "object"),
        ((True, False), "object"),
    ],
    ids=repr,
)
def test_columns_have_the_types_of_the_file_reader(cells: Any, dtype: str) -> None:
    assert frame_of(tuple((cell,) for cell in cells)).dtypes.iloc[0] == dtype


@pytest.mark.parametrize(
    ("number", "text"),
    [(2042, "#N/A"), (2051, "#BUSY!"), (2222, "#PYTHON!"), (2999, "#N/A")],
)
def test_an_error_of_any_excel_is_no_number(number: int, text: str) -> None:
    assert plain(ERROR_BASE + number) == text
    assert read_cell(text).kind == "blank"
