"""Tabs of somebody else under the names of ours: refused, and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.chart import BarChart

import scoring
from addin.excel import macros
from scoring.errors import FileError
from scoring.sheets.ownership import MARK
from tests.doubles.excel import open_book
from tests.excel.books import small_book, values
from tests.excel.pressed import RESULTS, app_of, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path

OWN: list[list[Any]] = [["Month", "Turnover"], ["January", 5]]
NAMES = ("Scored", "Summary", "Check")
NOTHING = "nothing was written, because Score would overwrite the tab "


@pytest.mark.parametrize("name", NAMES)
def test_score_leaves_a_tab_of_yours_alone(name: str, tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path, **{name: OWN}))
    before = sheets_of(book)
    macros.score(book)
    assert sheets_of(book) == before
    (alert,) = app_of(book).alerts
    assert alert.startswith(f"{NOTHING}{name}, which it did not write: rename")


def test_check_leaves_a_tab_of_yours_alone(tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path, Check=OWN, Summary=OWN))
    before = sheets_of(book)
    macros.check(book)
    assert sheets_of(book) == before
    assert app_of(book).alerts[0].startswith(f"{NOTHING}Check")


def test_errors_are_named_though_check_is_yours(tmp_path: Path) -> None:
    settings: list[list[Any]] = [["Setting", "Value"], ["Contact from", "often"]]
    book = open_book(small_book(tmp_path, Check=OWN, Settings=settings))
    before = sheets_of(book)
    macros.score(book)
    assert sheets_of(book) == before
    (alert,) = app_of(book).alerts
    assert "'Contact from' cannot be 'often'" in alert
    assert NOTHING in alert
    assert "stands on the sheet Check" not in alert


def test_all_tabs_of_yours_are_named_at_once(tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path, check=OWN, SUMMARY=OWN))
    macros.score(book)
    assert "the tabs SUMMARY and check" in app_of(book).alerts[0]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "from before marks"])
def test_score_writes_over_its_own(marked: bool, tmp_path: Path) -> None:  # noqa: FBT001
    book = open_book(small_book(tmp_path))
    macros.score(book)
    for name in RESULTS:
        names = sheet_of(book, name).defined_names
        assert names[MARK].attr_text == f'"{name}"'
        assert names[MARK].hidden
        if not marked:
            del names[MARK]
    first = sheets_of(book)
    macros.score(book)
    assert all("to contact" in alert for alert in app_of(book).alerts)
    assert sheets_of(book)["Summary"] == first["Summary"]
    assert all(MARK in sheet_of(book, name).defined_names for name in RESULTS)


def test_a_marked_tab_is_ours_whatever_stands_on_it(tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path))
    macros.score(book)
    sheet_of(book, "Summary").delete_rows(1, 100)
    sheet_of(book, "Summary")["A1"] = "a note"
    macros.score(book)
    assert "to contact" in app_of(book).alerts[-1]


def test_an_empty_tab_is_taken_and_one_with_a_chart_is_not(tmp_path: Path) -> None:
    book = open_book(small_book(tmp_path, Summary=[]))
    sheet_of(book, "Summary").add_chart(BarChart())
    macros.score(book)
    assert NOTHING in app_of(book).alerts[0]
    (tmp_path / "empty").mkdir()
    book = open_book(small_book(tmp_path / "empty", Summary=[]))
    macros.score(book)
    assert "to contact" in app_of(book).alerts[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_refused_too(name: str, tmp_path: Path) -> None:
    path = small_book(tmp_path, **{name: OWN})
    target = tmp_path / "scored.xlsx"
    with pytest.raises(FileError, match=f"overwrite the tab {name}, which"):
        scoring.score_file(path, target)
    assert [file.name for file in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_copy_with_a_chart_alone_is_refused(tmp_path: Path) -> None:
    path = small_book(tmp_path, Summary=[])
    opened = openpyxl.load_workbook(path)
    opened["Summary"].add_chart(BarChart())
    opened.save(path)
    with pytest.raises(FileError, match="overwrite the tab Summary"):
        scoring.score_file(path, tmp_path / "scored.xlsx")


def test_a_file_and_the_buttons_know_each_other_s_tabs(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    scoring.score_file(path, tmp_path / "scored.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "scored.xlsx")
    assert {n: opened[n].defined_names[MARK].attr_text for n in RESULTS} == {
        name: f'"{name}"' for name in RESULTS
    }
    assert all(opened[name].defined_names[MARK].hidden for name in RESULTS)
    book = open_book(tmp_path / "scored.xlsx")
    for name in RESULTS:
        sheet_of(book, name).delete_rows(1, 200)
        sheet_of(book, name)["A1"] = "gone"
    macros.score(book)
    assert "to contact" in app_of(book).alerts[0]
    book.impl.book.save(tmp_path / "pressed.xlsx")
    scoring.score_file(tmp_path / "pressed.xlsx", tmp_path / "again.xlsx")
    again = openpyxl.load_workbook(tmp_path / "again.xlsx")
    assert values(again["Summary"])[1][1] == "Account scoring"


def test_a_copy_from_before_marks_is_scored_again(tmp_path: Path) -> None:
    scoring.score_file(small_book(tmp_path), tmp_path / "scored.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "scored.xlsx")
    for name in RESULTS:
        del opened[name].defined_names[MARK]
    opened.save(tmp_path / "old.xlsx")
    scoring.score_file(tmp_path / "old.xlsx", tmp_path / "again.xlsx")
    again = openpyxl.load_workbook(tmp_path / "again.xlsx")
    assert all(MARK in again[name].defined_names for name in RESULTS)
