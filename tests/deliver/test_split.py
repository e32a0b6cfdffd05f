"""One workbook per seller: what each holds, and all of them or none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.deliver.split import MOST_FILES, safe_name
from scoring.sheets import write
from tests.excel.books import ACCOUNTS, CRITERIA, write_book


ROUTING: list[list[Any]] = [
    ["Account field", "Test", "Value", "Seller"],
    ["Employees", "at least", 500, "Ann / North"],
    [None, None, None, "Bo"],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_book(
        tmp_path / "book.xlsx",
        Criteria=CRITERIA,
        Accounts=ACCOUNTS,
        Routing=ROUTING,
        Settings=[["Setting", "Value"], ["Contact from", 3]],
    )


def score(path: Path, *words: str) -> Any:
    words = ("score", str(path), "--today", "2026-03-31", *words)
    return CliRunner().invoke(cli, words)


def files(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def names(path: Path) -> list[Any]:
    sheet = openpyxl.load_workbook(path)["Scored"]
    return [row[:2] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_each_seller_gets_a_workbook(path: Path) -> None:
    result = score(path, "--split-by", "seller")
    assert result.exit_code == 0, result.output
    north, bo = "book-scored-Ann - North.xlsx", "book-scored-Bo.xlsx"
    assert files(path) == sorted(["book.xlsx", "book-scored.xlsx", north, bo])
    assert names(path.with_name(north)) == [(1, "Cask")]
    assert names(path.with_name(bo)) == [(2, "Acme"), (3, "Bolt")]
    workbook = openpyxl.load_workbook(path.with_name(bo))
    assert workbook.sheetnames == ["Scored", "Summary"]
    words = {c.value for row in workbook["Summary"].iter_rows() for c in row}
    assert "book.xlsx, Bo, scored 2026-03-31, contact from 3.0" in words
    assert "Cask" not in words
    assert "2 accounts of Bo" in result.stdout


def test_any_heading_of_scored_will_do(path: Path) -> None:
    assert score(path, "--split-by", "Industry").exit_code == 0
    result = score(path, "--split-by", "Industry", "--force")
    assert "Retail.xlsx: 1 account of Retail\n" in result.stdout
    assert names(path.with_name("book-scored-Retail.xlsx")) == [(3, "Bolt")]
    software = path.with_name("book-scored-Software.xlsx")
    assert names(software) == [(1, "Cask"), (2, "Acme"), (None, "Dune")]


def test_an_unknown_heading_is_told_and_nothing_written(path: Path) -> None:
    result = score(path, "--split-by", "Sellr")
    assert result.exit_code == 2
    assert "no heading 'Sellr' to split by, did you mean 'Seller'?" in result.stderr
    assert files(path) == ["book.xlsx"]


def test_seller_without_routing_is_told_where_it_comes_from(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", Criteria=CRITERIA, Accounts=ACCOUNTS)
    result = score(path, "--split-by", "seller")
    assert result.exit_code == 2
    assert "to split by: Seller comes from a sheet Routing" in result.stderr


def test_nothing_is_replaced_unasked(path: Path) -> None:
    other = path.with_name("book-scored-Bo.xlsx")
    other.write_text("mine")
    result = score(path, "--split-by", "Seller")
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert files(path) == ["book-scored-Bo.xlsx", "book.xlsx"]
    assert other.read_text() == "mine"
    assert score(path, "--split-by", "Seller", "--force").exit_code == 0
    assert len(names(other)) == 2


def test_all_files_or_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = write.write_scored, []

    def fails(*given: Any, **more: Any) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(*given, **more)

    monkeypatch.setattr("scoring.deliver.split.write_scored", fails)
    result = score(path, "--split-by", "Seller")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert files(path) == ["book.xlsx"]


def test_values_that_make_one_name_get_two_files(tmp_path: Path) -> None:
    rows = [["Account", "Industry", "Employees", "Left us", "Team"]]
    for name, team in (("Acme", "a/b"), ("Bolt", "A?B"), ("Cask", None), ("Dune", 7)):
        rows.append([name, "Software", 10, None, team])  # type: ignore[list-item]
    path = write_book(tmp_path / "book.xlsx", Criteria=CRITERIA, Accounts=rows)
    assert score(path, "--split-by", "Team").exit_code == 0
    made = [name for name in files(path) if name.startswith("book-scored-")]
    assert made == [
        "book-scored-7.xlsx",
        "book-scored-A-B (2).xlsx",
        "book-scored-a-b.xlsx",
    ]


def test_too_many_values_are_refused(tmp_path: Path) -> None:
    rows = [ACCOUNTS[0], *([f"a{n}", "Software", n] for n in range(MOST_FILES + 1))]
    path = write_book(tmp_path / "book.xlsx", Criteria=CRITERIA, Accounts=rows)
    result = score(path, "--split-by", "Account")
    assert result.exit_code == 2
    assert "'Account' has 201 values" in result.stderr


def test_json_names_the_files(path: Path) -> None:
    data = json.loads(score(path, "--split-by", "Seller", "--json").stdout)
    assert {value: Path(file).name for value, file in data["files"].items()} == {
        "Ann / North": "book-scored-Ann - North.xlsx",
        "Bo": "book-scored-Bo.xlsx",
    }
    assert [row["Seller"] for row in data["accounts"]] == [
        "Ann / North",
        "Bo",
        "Bo",
        None,
    ]


@pytest.mark.parametrize(
    ("value", "name"),
    [("../../etc", "etc"), ("...", "other"), ("a\nb", "a-b"), ("Å ø", "Å ø")],
)
def test_names_are_safe(value: str, name: str) -> None:
    assert safe_name(value) == name
