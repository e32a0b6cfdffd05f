"""What data of any size is scored without is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa

from scoring.lake import data as lake_data
from scoring.lake import outcome, passes
from tests.lake.runs import PART, results_of, run, small_book, small_data, write_files


if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from scoring.lake.score import LargeScored


def text_of(large: LargeScored, code: str) -> str:
    """Give the sentence of the one finding with a code."""
    (finding,) = [f for f in large.results.findings if f.code == code]
    return finding.text


def add_tabs(book: openpyxl.Workbook, tabs: dict[str, list[list[object]]]) -> None:
    """Add tabs with their rows."""
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)


def test_tabs_settings_and_drafts_that_say_nothing_here(tmp_path: Path) -> None:
    place = small_book(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(place)
    criteria = book["Criteria"]
    criteria["G1"], criteria["G2"] = "Draft weight", 5
    tabs: dict[str, list[list[object]]] = {
        "Routing": [["Seller", "Field", "Test", "Value"], ["Ida", None, "otherwise"]],
        "Settings": [["Setting", "Value"], ["Firm", "yes"]],
    }
    add_tabs(book, tabs)
    book.save(place)
    folder = write_files(tmp_path / "data", small_data(9))
    large = run(folder, place, tmp_path / "out")
    assert text_of(large, "F420") == (
        "not used for accounts that are not on a sheet: Routing, Firm, Draft weight, "
        "Draft points"
    )


def test_contacts_are_rated_for_their_accounts_and_not_listed(tmp_path: Path) -> None:
    place = small_book(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(place)
    tabs: dict[str, list[list[object]]] = {
        "Contacts": [["Account", "Contact", "Title"], ["company 3", "Ann", "CEO"]],
        "Contact criteria": [
            ["Criterion", "Weight", "Test", "Value", "Points"],
            ["Title", 1, "is", "CEO", 10],
        ],
    }
    add_tabs(book, tabs)
    book.save(place)
    folder = write_files(tmp_path / "data", small_data(9))
    large = run(folder, place, tmp_path / "out")
    assert text_of(large, "F420").endswith("on a sheet: Contacts scored")
    best = results_of(large.folder).set_index("Account")["Best contact"]
    assert best.dropna().to_dict() == {"Company 3": "Ann"}


def test_a_plain_workbook_has_nothing_to_name(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    large = run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    codes = {finding.code for finding in large.results.findings}
    assert not codes & {"F420", "F422", "F423"}


def test_a_total_in_the_data_is_rated_and_named(tmp_path: Path) -> None:
    data = small_data(5)
    sums = {"Account": ["I alt"], "Industry": [None], "Employees": [62]}
    rows = pa.concat_tables([data, pa.table(sums, schema=data.schema)])
    folder = write_files(tmp_path / "data", rows)
    large = run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    assert text_of(large, "F424") == (
        "the row 'I alt' is perhaps no account, but a total or a note; it counts as one, "
        "so take it out of the data if it is none"
    )


def test_how_many_are_checked_and_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)
    for module in (outcome, passes):
        monkeypatch.setattr(module, "MOST_LISTED", 2)
    folder = write_files(tmp_path / "data", small_data(40))
    large = run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    assert f"{PART}" in text_of(large, "F422")
    assert "40" in text_of(large, "F422")
    assert "2" in text_of(large, "F423")
    assert "out" in text_of(large, "F423")
