"""Files, folders, patterns and queries: the same accounts, however they are named."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet

from scoring.lake import csv_parts, sources
from scoring.lake import data as lake_data
from scoring.lake.draft import Target
from scoring.lake.open_data import open_data
from scoring.lake.score import score_data
from scoring.lake.sources import Source
from scoring.reading.csv_dialect import Written
from scoring.reading.csv_file import read_csv
from scoring.stages import Options
from tests.lake.runs import (
    PART,
    results_of,
    run,
    small_book,
    small_data,
    write_files,
)
from tests.strategies import TODAY


if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

COUNT = 40


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)


@pytest.fixture
def expected(tmp_path: Path) -> pd.DataFrame:
    """The results for one Parquet file."""
    place = tmp_path / "whole.parquet"
    parquet.write_table(small_data(COUNT), place)
    book = small_book(tmp_path / "book.xlsx")
    return results_of(run(place, book, tmp_path / "expected").folder)


def test_a_folder_and_a_pattern(expected: pd.DataFrame, tmp_path: Path) -> None:
    tables = [small_data(11), small_data(0), small_data(29, 11)]
    folder = write_files(tmp_path / "data", *tables)
    (folder / "_SUCCESS").write_text("")
    (folder / ".0.parquet.crc").write_text("x")
    book = tmp_path / "book.xlsx"
    for number, place in enumerate((folder, folder / "*.parquet")):
        out = tmp_path / f"out{number}"
        assert results_of(run(place, book, out).folder).equals(expected)


def test_columns_in_the_names_of_folders(tmp_path: Path) -> None:
    for number, value in enumerate(("DK", "__HIVE_DEFAULT_PARTITION__", "S%C3%B8")):
        folder = tmp_path / "data" / f"Country={value}"
        folder.mkdir(parents=True)
        write_files(folder, small_data(3, 3 * number))
    rule = ("Country", 1, "is", "DK", None, 10)
    book = small_book(tmp_path / "book.xlsx", rule)
    results = results_of(run(tmp_path / "data", book, tmp_path / "out").folder)
    by_country = dict(zip(results["Account"], results["Rating"], strict=True))
    assert [by_country[f"Company {n}"] for n in (0, 3, 6)] == [10.0, 0.0, 0.0]
    assert set(results["Country"].dropna()) == {"DK", "Sø"}
    assert results["Country"].isna().sum() == 3


def test_csv_files_are_read_as_on_a_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.csv").write_text(
        'Account;Industry;Employees\nBlåbær;Software;"1.200,5"\n', "cp1252"
    )
    (folder / "b.csv").write_text(
        "Exported today\n\nAccount,Industry,Employees\nAcme,Retail,50\n", "utf-16"
    )
    book = small_book(tmp_path / "book.xlsx")
    large = run(folder, book, tmp_path / "out")
    results = results_of(large.folder)
    assert results["Account"].tolist() == ["Blåbær", "Acme"]
    assert results["Rating"].tolist() == [10.0, 0.0]
    assert "F411" in {finding.code for finding in large.results.findings}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_long_csv_file_is_cut_between_its_rows(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["An export"])
    writer.writerow(["Account", "Note", "Amount"])
    for number in range(300):
        note = 'two\nlines; and a "quote"' if number % 3 else "Blåbær"
        writer.writerow([f"Company {number}", note, f"{number},5"])
    path = tmp_path / "long.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    whole, _ = read_csv(path)
    monkeypatch.setattr(csv_parts, "HEAD", 512)
    monkeypatch.setattr(csv_parts, "BLOCK", 1000)
    csv_parts.write_csv(path, tmp_path / "long.parquet", Written())
    table = parquet.read_table(tmp_path / "long.parquet")
    assert table.column_names == [*whole.headings]
    for place, column in enumerate(table.columns):
        assert column.to_pylist() == whole.frame.iloc[:, place].tolist()
    assert table.num_rows == 300


def test_which_data_is_scored_part_by_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_ROWS", 5)
    short, long = tmp_path / "short.csv", tmp_path / "long.csv"
    short.write_text("Account\n" * 5)
    long.write_text("Account\n" * 6)
    small = [short, tmp_path / "book.xlsx", tmp_path / "gone.csv"]
    assert [place for place in small if Source(str(place)).is_large] == []
    names = (long, tmp_path, "*.csv", "a.parquet", "a.pq", "a.sql", "a.duckdb")
    assert all(Source(str(name)).is_large for name in names)
    assert Source("", "select 1").is_large


def test_a_query(expected: pd.DataFrame, tmp_path: Path) -> None:
    select = f"select * from '{tmp_path}/whole.parquet' -- all of it"  # noqa: S608 - a folder of the test
    place = tmp_path / "all.sql"
    place.write_text(select)
    database = tmp_path / "crm.duckdb"
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"create table accounts as {select}\n")
    every = (
        Source("", select),
        Source(str(place)),
        Source(str(database), "from accounts;"),
    )
    options = Options(criteria=tmp_path / "book.xlsx", today=TODAY)
    for number, source in enumerate(every):
        target = Target(tmp_path / f"out{number}")
        large = score_data(source, target, options)
        assert results_of(large.folder).equals(expected)


def test_activities_are_joined_by_a_query(tmp_path: Path) -> None:
    write_files(tmp_path / "accounts", small_data(6))
    demos = pa.table({"Account": ["Company 1", "Company 1", "Company 4"]})
    write_files(tmp_path / "activities", demos)
    select = f"""
        select a.*, count(d.Account) as Demos from '{tmp_path}/accounts/*.parquet' a
        left join '{tmp_path}/activities/*.parquet' d using (Account) group by all
    """  # noqa: S608 - folders of the test
    rule = ("Demos", 1, "scale", 0, 2, 10)
    book = small_book(tmp_path / "book.xlsx", rule)
    options = Options(criteria=book, today=TODAY)
    large = score_data(Source("", select), Target(tmp_path / "out"), options)
    results = results_of(large.folder)
    ratings = dict(zip(results["Account"], results["Rating"], strict=True))
    assert {n: r for n, r in ratings.items() if r} == {
        "Company 1": 10.0,
        "Company 4": 5.0,
    }


def test_the_users_own_columns_stay_what_they_are(tmp_path: Path) -> None:
    table = small_data(9)
    long_number = pa.array([2**62 + n for n in range(9)], pa.int64())
    table = table.append_column("Number", long_number)
    table = table.append_column("Tags", pa.array([["a"]] * 9))
    folder = write_files(tmp_path / "data", table)
    large = run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    results = pa.concat_tables(
        parquet.read_table(file) for file in sorted(large.folder.glob("*.parquet"))
    )
    assert results.column("Number").to_pylist() == long_number.to_pylist()
    assert results.schema.field("Employees").type == pa.int32()
    assert "Tags" not in results.column_names
    (left_out,) = [f for f in large.results.findings if f.code == "F421"]
    assert "Tags" in left_out.text


def test_numbers_of_several_sizes_are_one_column(tmp_path: Path) -> None:
    first, second = small_data(5), small_data(5, 5)
    wide = second.column("Employees").cast(pa.int64())
    second = second.set_column(2, "Employees", wide)
    third = small_data(5, 10)
    third = third.set_column(2, "Employees", pa.nulls(5))
    folder = write_files(tmp_path / "data", first, second, third)
    data, _ = open_data(Source(str(folder)), tmp_path)
    assert data.columns[2].type == pa.int64()
    assert sum(part.num_rows for part in data.read((2,))) == 15
