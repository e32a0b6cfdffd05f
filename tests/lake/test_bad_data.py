"""Data that cannot be scored: one sentence, and nothing is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from scoring.cli.commands import cli
from scoring.errors import FileError, ModelError
from scoring.lake.draft import Target
from scoring.lake.score import score_data
from scoring.lake.sources import Source
from scoring.stages import Options
from tests.lake.runs import run, small_book, small_data, write_files
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def fewer(folder: Path) -> None:
    table = small_data(5).drop_columns("Employees")
    parquet.write_table(table, folder / "1.parquet")


def further(folder: Path) -> None:
    table = small_data(5).append_column("City", pa.array(["Oslo"] * 5))
    parquet.write_table(table, folder / "1.parquet")


def other_kind(folder: Path) -> None:
    table = small_data(5)
    texts = pa.array(["many"] * 5)
    parquet.write_table(table.set_column(2, "Employees", texts), folder / "1.parquet")


def no_parquet(folder: Path) -> None:
    (folder / "1.parquet").write_text("Account;Industry")


def cut_short(folder: Path) -> None:
    data = (folder / "0.parquet").read_bytes()
    (folder / "1.parquet").write_bytes(data[:-40])


def broken_inside(folder: Path) -> None:
    data = bytearray((folder / "0.parquet").read_bytes())
    data[30 : len(data) // 2] = bytes(len(data) // 2 - 30)
    (folder / "1.parquet").write_bytes(data)


def empty(folder: Path) -> None:
    (folder / "1.parquet").write_bytes(b"")


def web_page(folder: Path) -> None:
    (folder / "1.csv").write_text("<!doctype html><title>Sign in</title>")


BAD: dict[Callable[[Path], None], str] = {
    fewer: r"1\.parquet has no column 'Employees', which 0\.parquet has",
    further: r"1\.parquet has a column 'City', which 0\.parquet does not have",
    other_kind: r"1\.parquet holds texts in the column 'Employees', and 0\.parquet "
    "holds numbers",
    no_parquet: r"1\.parquet is no Parquet file",
    cut_short: r"1\.parquet is damaged: nothing was written",
    broken_inside: r"1\.parquet is damaged: nothing was written",
    empty: r"1\.parquet is empty",
    web_page: r"1\.csv is a web page",
}


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_bad_files(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(200))
    spoil(folder)
    book = small_book(tmp_path / "book.xlsx")
    with pytest.raises(FileError, match=BAD[spoil]) as caught:
        run(folder, book, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert sorted(e.name for e in tmp_path.iterdir()) == ["book.xlsx", "data"]


@pytest.mark.parametrize("spoil", [fewer, other_kind, broken_inside, web_page])
def test_the_command_says_so_in_one_line(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = write_files(tmp_path / "data", small_data(200))
    spoil(folder)
    parquet.write_table(small_data(200), folder / "2.parquet")
    book = small_book(tmp_path / "book.xlsx")
    words = ["score", "--accounts", str(folder), "--criteria", str(book)]
    answer = CliRunner().invoke(cli, [*words, "-o", str(tmp_path / "out")])
    assert answer.exit_code == 2
    assert len(answer.output.strip().split("\n")) == 1
    assert sorted(e.name for e in tmp_path.iterdir()) == ["book.xlsx", "data"]


def test_nothing_to_score(tmp_path: Path) -> None:
    book, out = small_book(tmp_path / "book.xlsx"), tmp_path / "out"
    (tmp_path / "data").mkdir()
    with pytest.raises(FileError, match="has no Parquet or CSV file in it"):
        run(tmp_path / "data", book, out)
    with pytest.raises(FileError, match="no file fits"):
        run(tmp_path / "data" / "*.parquet", book, out)
    with pytest.raises(FileError, match="data holds no accounts"):
        run(write_files(tmp_path / "data", small_data(0)), book, out)
    with pytest.raises(FileError, match=r"gone\.parquet"):
        run(tmp_path / "gone.parquet", book, out)
    assert not out.exists()


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    book = small_book(tmp_path / "book.xlsx")
    with pytest.raises(FileError, match="without an ending"):
        run(folder, book, tmp_path / "out.parquet")
    with pytest.raises(FileError, match=r"the folder .*nowhere does not exist"):
        run(folder, book, tmp_path / "nowhere" / "out")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder nobody may write")
def test_no_rights(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    book = small_book(tmp_path / "book.xlsx")
    with pytest.raises(FileError, match="cannot be written"):
        run(folder, book, type(tmp_path)("/proc/out"))


REFUSED = {
    "Sources": (
        ["Name", "File", "Key here", "Key there", "Columns"],
        ["Register", "register.csv", "Account", "Company", "Staff"],
    ),
    "Changes": (
        ["Date", "Account", "Field", "Before"],
        [TODAY, "Company 1", "Employees", 3],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_tabs_that_are_joined_only_on_a_sheet_are_refused(
    name: str, tmp_path: Path
) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    place = small_book(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(place)
    sheet = book.create_sheet(name)
    headings, row = REFUSED[name]
    sheet.append(headings)
    book.save(place)
    run(folder, place, tmp_path / "out")
    sheet.append(row)
    book.save(place)
    with pytest.raises(FileError, match=f"has rows on {name}") as caught:
        run(folder, place, tmp_path / "more")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "more").exists()


def test_contacts_that_ask_for_columns_of_the_data_are_refused(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    place = small_book(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(place)
    tab = book.create_sheet("Contact criteria")
    tab.append(["Criterion", "Weight", "Test", "Value", "Points"])
    tab.append(["Account: Industry", 1, "is", "Bank", 10])
    tab = book.create_sheet("Contacts")
    tab.append(["Account", "Contact"])
    tab.append(["Company 1", "Ann"])
    book.save(place)
    with pytest.raises(
        FileError, match="asks for 'account: industry', which"
    ) as caught:
        run(folder, place, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_criteria_with_errors_are_refused(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    rule = ("Size", 1, "at lest", 5, None, 10)
    book = small_book(tmp_path / "book.xlsx", rule)
    with pytest.raises(ModelError, match="did you mean 'at least'"):
        run(folder, book, tmp_path / "out")
    assert sorted(e.name for e in tmp_path.iterdir()) == ["book.xlsx", "data"]


@pytest.mark.parametrize(
    ("place", "query", "sentence"),
    [
        ("", "select", "the query cannot be run: Parser Error"),
        ("", "select * from nowhere", "the query cannot be run: Catalog Error"),
        ("book.xlsx", "select 1", "is no database"),
        ("gone.duckdb", "select 1", "gone.duckdb"),
    ],
)
def test_queries_that_cannot_be_run(
    place: str, query: str, sentence: str, tmp_path: Path
) -> None:
    book = small_book(tmp_path / "book.xlsx")
    source = Source(str(tmp_path / place) if place else "", query)
    options = Options(criteria=book, today=TODAY)
    with pytest.raises(FileError, match=sentence) as caught:
        score_data(source, Target(tmp_path / "out"), options)
    assert "\n" not in str(caught.value)
    assert sorted(e.name for e in tmp_path.iterdir()) == ["book.xlsx"]
