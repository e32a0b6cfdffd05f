"""A Parquet file is one table, each column of the type that it has there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import scoring
from scoring.errors import FileError
from scoring.pipeline import Options
from scoring.reading import limits
from scoring.reading.files import read_table
from scoring.reading.parquet_file import read_parquet
from templates.xlsx import build
from tests.strategies import TODAY


if TYPE_CHECKING:
    from pathlib import Path

COLUMNS: dict[str, Any] = {
    " Account ": pa.array(["Acme", None, "Bolt"]),
    "Employees": pa.array([51, None, 12], pa.int16()),
    "Founded": pa.array([dt.date(2015, 3, 28), None, None]),
    "Customer": pa.array([True, None, False]),
    "Country": pa.array(["DK", None, "DK"]).dictionary_encode(),
    "Offices": pa.array([["Aarhus"], None, []]),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "companies.parquet"
    parquet.write_table(pa.table(COLUMNS), place)
    return place


def test_columns_have_the_types_of_a_sheet(path: Path) -> None:
    table, findings = read_parquet(path)
    headings = ("Account", "Employees", "Founded", "Customer", "Country")
    assert table.headings == headings
    assert [str(kind) for kind in table.frame.dtypes] == [
        "str",
        "float64",
        "datetime64[us]",
        "object",
        "str",
    ]
    assert table.frame[1].tolist() == [51.0, 12.0]
    assert table.frame[3].tolist() == [True, False]
    assert table.frame.loc[0, 2] == pd.Timestamp(2015, 3, 28)
    (note,) = findings
    assert (note.code, note.place) == ("F421", "companies")
    assert "Offices" in note.text


def test_a_row_is_named_as_if_the_headings_stood_in_row_1(path: Path) -> None:
    table, _ = read_parquet(path)
    # the row without anything in it is no account
    assert [table.cell(0, 0), table.cell(1, 1)] == ["companies!A2", "companies!B4"]


def test_a_text_that_no_cell_holds_is_cut_and_named(tmp_path: Path) -> None:
    path = tmp_path / "long.parquet"
    texts = ["Acme", "B" * 40_000]
    parquet.write_table(pa.table({"Account": texts, "Size": [1, 2]}), path)
    table, findings = read_parquet(path)
    assert table.frame[0].str.len().tolist() == [4, 32_767]
    assert [(f.code, f.place) for f in findings] == [("F419", "long!A3")]


@pytest.mark.slow
def test_it_is_scored_with_the_criteria_of_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "accounts.xlsx"
    build(book)
    accounts = scoring.read(book).accounts
    path = tmp_path / "data.parquet"
    mixed = [h for h, kind in accounts.dtypes.items() if str(kind) == "object"]
    for heading in mixed:
        # a column of Parquet has one type: numbers beside texts are texts there
        accounts[heading] = accounts[heading].map(str, na_action="ignore")
    accounts.to_parquet(path)
    options = Options(book, TODAY)
    scored = scoring.score_file(path, options=options)
    assert scored.path.name == "data-scored.xlsx"
    expected = scoring.score_file(book, options=Options(today=TODAY))
    assert scored.ratings.exact.tolist() == expected.ratings.exact.tolist()


BAD = {
    "no Parquet": (b"Account,Size\nAcme,1\n", "is no Parquet file"),
    "cut off": (b"PAR1" + bytes(40), "is damaged"),
    "empty": (b"", "is empty"),
}


@pytest.mark.parametrize(("content", "trouble"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, content: bytes, trouble: str
) -> None:
    path = tmp_path / "data.parquet"
    path.write_bytes(content)
    with pytest.raises(FileError, match=trouble):
        read_parquet(path)


def test_what_has_no_column_for_a_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    parquet.write_table(pa.table({"Offices": pa.array([["Aarhus"]])}), path)
    with pytest.raises(FileError, match="no column that a cell can hold"):
        read_parquet(path)


def test_more_accounts_than_a_sheet_holds_are_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    with pytest.raises(FileError, match="has 3 accounts"):
        read_table(path)


def test_an_index_of_pandas_is_a_column_and_decimals_are_numbers(
    tmp_path: Path,
) -> None:
    path = tmp_path / "some.parquet"
    names = pd.Index(["Acme", "Bolt"], name="Account")
    frame = pd.DataFrame({"Revenue": [Decimal("12.50"), None]}, index=names)
    frame.to_parquet(path)
    table, _ = read_parquet(path)
    assert sorted(table.headings) == ["Account", "Revenue"]
    assert table.frame[table.headings.index("Revenue")][0] == 12.5
