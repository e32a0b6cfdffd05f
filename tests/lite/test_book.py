"""A workbook as Lite hands it over: what is written can be read only afterwards."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlwings as xw

from addin.excel import excel_api
from addin.excel.excel_api import fold
from addin.excel.read_workbook import options_of
from scoring.apply.files import apply_file
from scoring.vocabulary import Face
from tests.doubles.excel import open_book
from tests.doubles.lite import Lite
from tests.excel.books import ACCOUNTS, small_book, values
from tests.excel.pressed import RESULTS, app_of, sheet_of, sheets_of
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path


def opened_in_lite(file: Path, monkeypatch: pytest.MonkeyPatch) -> xw.Book:
    """Open a workbook whose cells read as they were when the script started."""
    before = openpyxl.load_workbook(file)

    def read(range_: xw.Range) -> list[list[Any]]:
        height, width = range_.shape
        if range_.sheet.name not in before.sheetnames:
            return [[None] * width for _ in range(height)]
        top, left = range_.row, range_.column
        area = (top, top + height - 1, left, left + width - 1)
        sheet = before[range_.sheet.name]
        return [*map(list, sheet.iter_rows(*area, values_only=True))]

    write = vars(xw.Range)["raw_value"].fset
    monkeypatch.setattr(xw.Range, "raw_value", property(read, write))
    return open_book(file, com=False)


def scored(file: Path) -> dict[str, Any]:
    book = open_book(file, com=False)
    Lite().press("score", book)
    return sheets_of(book)


def test_the_ranked_accounts_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small_book(tmp_path)
    book = opened_in_lite(file, monkeypatch)
    Lite().press("score", book)
    names = [row[1] for row in values(sheet_of(book, "Scored"))]
    assert names == ["Account", "Cask", "Acme", "Bolt", "Dune"]


@pytest.mark.parametrize("again", [False, True])
def test_all_tabs_are_as_elsewhere(
    *, again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = [*ACCOUNTS, ACCOUNTS[1]]
    file = small_book(tmp_path, Accounts=twice)
    if again:
        book = open_book(file, com=False)
        Lite().press("score", book)
        book.impl.book["Accounts"]["B3"].value = "Sofware"
        book.impl.book.save(file)
    expected = scored(file)
    book = opened_in_lite(file, monkeypatch)
    Lite().press("score", book)
    assert sheets_of(book) == expected


def test_values_table_and_filter_are_there_before_anything_is_dressed(
    tmp_path: Path,
) -> None:
    book = open_book(small_book(tmp_path), com=False)
    states: list[Any] = []

    def look() -> None:
        sheet = sheet_of(book, "Scored")
        names = [row[1] for row in values(sheet)]
        (table,) = sheet.tables.values()
        fonts = {bool(cell.font.bold) for cell in sheet[1]}
        tabs = [tab for tab in book.impl.book.sheetnames if tab in RESULTS]
        states.append((names, bool(table.autoFilter.filterColumn), fonts, tabs))

    Lite().press("score", book, look)
    look()
    names = ["Account", "Cask", "Acme", "Bolt", "Dune"]
    assert states == [
        (names, True, {False}, [*RESULTS]),
        (names, True, {True}, [*RESULTS]),
    ]


def test_what_the_dressing_is_refused_is_said_and_values_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> Any:
        message = "no such colour"
        raise RuntimeError(message)

    monkeypatch.setattr("addin.excel.scored_tab._style", refuse)
    book = open_book(small_book(tmp_path), com=False)
    flushes: list[None] = []
    Lite().press("score", book, lambda: flushes.append(None))
    assert len(flushes) == 1
    assert "no such colour" in app_of(book).alerts[0]
    assert values(sheet_of(book, "Scored"))[1][1] == "Cask"


@pytest.mark.parametrize("name", ["Scored", "Summary", "Check"])
def test_a_tab_of_somebody_else_is_left_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addin.excel.tabs.IN_BROWSER", True)
    book = open_book(small_book(tmp_path, **{name: [["Month"], ["May"]]}), com=False)
    before = sheets_of(book)
    Lite().press("score", book)
    (alert,) = app_of(book).alerts
    assert f"would overwrite the tab {name}" in alert
    assert sheets_of(book) == before


def test_what_to_do_is_said_for_where_there_is_no_ribbon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(small_book(tmp_path), com=False)
    assert options_of(book).face is Face.EXCEL
    monkeypatch.setattr("addin.excel.read_workbook.IN_BROWSER", True)
    assert options_of(book).face is Face.LITE


def test_its_own_tabs_are_known_without_a_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addin.excel.tabs.IN_BROWSER", True)
    book = open_book(small_book(tmp_path), com=False)
    Lite().press("score", book)
    assert not any(sheet_of(book, name).defined_names for name in RESULTS)
    Lite().press("score", book)
    assert all("to contact" in alert for alert in app_of(book).alerts)
    assert len(app_of(book).alerts) == 2


def test_with_errors_only_check_is_written(tmp_path: Path) -> None:
    wrong: list[list[Any]] = [
        ["Criterion", "Weight", "Test", "Points"],
        ["Industry", 1, "iss", 10],
    ]
    book = open_book(small_book(tmp_path, Criteria=wrong), com=False)
    Lite().press("score", book)
    assert [n for n in book.impl.book.sheetnames if n in RESULTS] == ["Check"]
    assert len(app_of(book).alerts) == 1


@pytest.mark.parametrize("new", [True, False])
def test_points_are_grouped_once_and_closed_each_time(
    *, new: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_api, "IN_BROWSER", True)
    grouped: list[str] = []
    columns = SimpleNamespace(hidden=False)
    fold(SimpleNamespace(group=grouped.append, columns=columns), new=new)  # type: ignore[arg-type]
    assert grouped == (["columns"] if new else [])
    assert columns.hidden


def test_points_without_a_button_are_not_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(by: str) -> None:
        raise NotImplementedError(by)

    monkeypatch.setattr(excel_api, "IN_BROWSER", True)
    columns = SimpleNamespace(hidden=False)
    fold(SimpleNamespace(group=refuse, columns=columns), new=True)  # type: ignore[arg-type]
    assert not columns.hidden


@pytest.mark.slow
def test_apply_says_what_it_wrote_and_once_more_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message box comes after the script, so that there is no question."""
    file = workbook(tmp_path / "deals.xlsx", deals(300, 1.5))
    book = opened_in_lite(file, monkeypatch)
    before = values(sheet_of(book, "Criteria"))
    Lite().press("apply", book)
    (message,) = app_of(book).alerts
    assert message.startswith("These weights are written into Criteria; the next Score")
    assert "\n\nIndustry: 40 -> " in message
    assert values(sheet_of(book, "Criteria 2026-11-20")) == before
    apply_file(file, tmp_path / "applied.xlsx")
    applied = openpyxl.load_workbook(tmp_path / "applied.xlsx")
    assert values(sheet_of(book, "Criteria")) == values(applied["Criteria"])
    monkeypatch.undo()
    Lite().press("apply", book)
    assert app_of(book).alerts[-1].startswith("Criteria has the weights of the tab")
    assert values(sheet_of(book, "Criteria")) == before
