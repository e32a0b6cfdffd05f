"""Apply on an open workbook: weights taken over once agreed, and given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from addin.excel import macros
from scoring.apply.files import apply_file
from tests.doubles.excel import open_book
from tests.excel.books import values
from tests.excel.pressed import app_of, sheet_of, sheets_of
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

COPY = "Criteria 2026-11-20"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred deals that the industry decides."""
    return workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(300, 1.5))


@pytest.fixture(scope="module")
def applied(file: Path, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """The same, applied on the command line."""
    target = tmp_path_factory.mktemp("applied") / "applied.xlsx"
    apply_file(file, target)
    return openpyxl.load_workbook(target)


@pytest.fixture
def book(file: Path) -> xw.Book:
    return open_book(file)


def tabs(book: xw.Book) -> dict[str, list[tuple[Any, ...]]]:
    """The values of each tab, empty cells as what they are in a file."""
    return {
        name: [
            tuple(cell or None for cell in row) for row in values(sheet_of(book, name))
        ]
        for name in sheets_of(book)
    }


def answer(book: xw.Book, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    def alert(prompt: str, *_: Any) -> str:
        app_of(book).alerts.append(prompt)
        return word

    monkeypatch.setattr(app_of(book), "alert", alert)


def test_it_writes_what_the_command_writes(
    file: Path, applied: openpyxl.Workbook, *, com: bool
) -> None:
    book = open_book(file, com=com)
    macros.apply(book)
    assert [*sheets_of(book)] == applied.sheetnames
    for name in applied.sheetnames:
        assert values(sheet_of(book, name)) == values(applied[name]), name
    question, message = app_of(book).alerts
    assert question.startswith("Write these weights into Criteria?\n\nIndustry: 40 -> ")
    # what stays as it is is not named
    assert "Contract: 10 -> 10" not in question
    assert question.endswith(f"stays as the tab {COPY}.")
    assert "the next Score rates by them" in message


def test_who_does_not_agree_gets_nothing(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sheets_of(book)
    answer(book, monkeypatch, "cancel")
    macros.apply(book)
    assert sheets_of(book) == before
    assert app_of(book).alerts[-1] == "Nothing was changed."


@pytest.mark.slow
def test_a_second_press_goes_back(book: xw.Book) -> None:
    before = tabs(book)
    macros.apply(book)
    macros.apply(book)
    question, message = app_of(book).alerts[-2:]
    assert question.startswith(f"Go back to the weights of the tab {COPY}?")
    assert "-> 40" in question
    assert message.startswith(f"Criteria has the weights of the tab {COPY} again")
    after = tabs(book)
    assert after["Criteria"] == before["Criteria"] == after.pop(COPY)
    assert ("Learnt until", None) in after["Settings"]
    # and a third takes them over once more
    macros.apply(book)
    assert app_of(book).alerts[-2].endswith(f"stays as the tab {COPY} (2).")


def test_without_later_deals_it_goes_back_whatever_stands_there(book: xw.Book) -> None:
    macros.apply(book)
    sheet_of(book, "Criteria")["B2"] = 10  # so that others would do better again
    macros.apply(book)
    assert app_of(book).alerts[-2].startswith("Go back to the weights of the tab")


def test_with_later_deals_it_learns_anew(book: xw.Book) -> None:
    macros.apply(book)
    settings = sheet_of(book, "Settings")
    (cell,) = (row[1] for row in settings.iter_rows() if row[0].value == "Learnt until")
    cell.value = "2025-01-01"
    sheet_of(book, "Criteria")["B2"] = 10
    macros.apply(book)
    assert app_of(book).alerts[-2].startswith("Write these weights into Criteria?")


def test_undo_takes_the_tab_away_too(file: Path, *, com: bool) -> None:
    book = open_book(file, com=com)
    before = tabs(book)
    macros.apply(book)
    assert tabs(book) != before
    macros.undo_apply(book)
    after = tabs(book)
    assert after.pop("Settings")[: len(before["Settings"])] == before.pop("Settings")
    assert after == before


def test_there_is_nothing_to_undo_without_a_copy(book: xw.Book) -> None:
    macros.undo_apply(book)
    assert "has no copy of Criteria to go back to" in app_of(book).alerts[-1]


def test_why_there_are_no_weights_is_said(tmp_path: Path) -> None:
    book = open_book(workbook(tmp_path / "few.xlsx", deals(30, 0.0)))
    before = sheets_of(book)
    macros.apply(book)
    (alert,) = app_of(book).alerts
    assert alert.startswith("Too few: ")
    assert sheets_of(book) == before


@pytest.mark.slow
def test_without_settings_the_day_stands_on_a_new_tab(
    file: Path, tmp_path: Path
) -> None:
    bare = openpyxl.load_workbook(file)
    del bare["Settings"]
    bare.save(tmp_path / "bare.xlsx")
    apply_file(tmp_path / "bare.xlsx", tmp_path / "applied.xlsx")
    expected = openpyxl.load_workbook(tmp_path / "applied.xlsx")["Settings"]
    book = open_book(tmp_path / "bare.xlsx")
    macros.apply(book)
    assert values(sheet_of(book, "Settings")) == values(expected)
    # so that a second press goes back
    macros.apply(book)
    assert app_of(book).alerts[-2].startswith("Go back to the weights")


@pytest.mark.parametrize("name", ["Criteria", "Settings"])
def test_a_protected_tab_is_named_and_nothing_written(file: Path, name: str) -> None:
    book = open_book(file, com=True)
    before = sheets_of(book)
    sheet_of(book, name).protection.enable()
    macros.apply(book)
    (alert,) = app_of(book).alerts
    assert alert.startswith(f"The tab {name} is protected, so nothing was changed:")
    assert sheets_of(book) == before


def test_the_copy_keeps_what_formulas_show(tmp_path: Path) -> None:
    path = workbook(tmp_path / "deals.xlsx", deals(300, 1.5))
    opened = openpyxl.load_workbook(path)
    opened["Criteria"]["J2"] = "=B2*2"
    opened.save(path)
    book = open_book(path, com=True)
    macros.apply(book)
    assert sheet_of(book, COPY)["J2"].value != "=B2*2"
    assert sheet_of(book, COPY)["A2"].value == "Industry"
    assert sheet_of(book, "Criteria")["J2"].value == "=B2*2"
