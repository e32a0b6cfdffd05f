"""An optional tab added to the open workbook, by the ribbon's menu."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from addin.excel import macros, offers
from addin.excel.offers import _source
from scoring.optional.tabs import TABS
from scoring.vocabulary import Sheet
from tests.doubles.excel import open_book
from tests.excel.books import small_book
from tests.excel.pressed import app_of, sheet_of


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw


def pressed(book: xw.Book, tab: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press an item of the menu, as VBA calls it."""
    monkeypatch.setattr("xlwings.Book.caller", lambda: book)
    macros.main("add", tab)


def test_a_tab_comes_with_its_headings_and_is_shown(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [sheet.name for sheet in book.sheets]
    pressed(book, "Contact criteria", monkeypatch)
    assert [sheet.name for sheet in book.sheets] == [*before, "Contact criteria"]
    cells = [cell.value for cell in sheet_of(book, "Contact criteria")[4]]
    columns = TABS[Sheet.CONTACT_CRITERIA].columns
    assert cells == [column.heading for column in columns]
    assert app_of(book).alerts == []


@pytest.mark.slow
def test_cells_to_fill_in_look_as_in_a_file(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed(book, "Deals", monkeypatch)
    sheet = sheet_of(book, "Deals")
    assert sheet["B5"].number_format == "yyyy\\-mm\\-dd"
    assert sheet["A5"].font.b
    assert sheet["A4"].fill.fgColor.rgb.endswith("16324F")


@pytest.mark.slow
def test_compare_has_a_row_for_each_pair(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed(book, "Compare", monkeypatch)
    pairs = [
        row[:2] for row in sheet_of(book, "Compare").iter_rows(5, values_only=True)
    ]
    assert [pair for pair in pairs if pair[0]] == [
        ("Industry", "Employees"),
        ("Industry", "Left us"),
        ("Employees", "Left us"),
    ]


def test_the_card_is_worked_out_by_formulas(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed(book, "Card", monkeypatch)
    sheet = sheet_of(book, "Card")
    assert str(sheet["B6"].value) == "=$K$2"
    assert "INDIRECT" in str(sheet["K2"].value)
    assert sheet["A12"].value == "Criterion"
    assert app_of(book).alerts == []


@pytest.mark.slow
def test_a_tab_that_is_there_is_refused_in_words(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed(book, "Deals", monkeypatch)
    sheet_of(book, "Deals")["A5"] = "Acme"
    pressed(book, "Deals", monkeypatch)
    assert sheet_of(book, "Deals")["A5"].value == "Acme"
    (alert,) = app_of(book).alerts
    assert "has the tab Deals already: nothing was added" in str(alert)


def test_a_workbook_of_something_else_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(small_book(tmp_path, Accounts=None, Criteria=None, Notes=[["a"]]))
    before = [sheet.name for sheet in book.sheets]
    pressed(book, "Deals", monkeypatch)
    assert [sheet.name for sheet in book.sheets] == before
    assert len(app_of(book).alerts) == 1


def test_words_are_parted_by_the_sign_of_this_excel() -> None:
    program = SimpleNamespace(International={offers.SEPARATOR: ";"}.__getitem__)
    assert _source('"Won,Lost"', program) == "Won;Lost"
    assert _source("Accounts!$A$2:$A$9", program) == "=Accounts!$A$2:$A$9"
