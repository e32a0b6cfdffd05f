"""The Check and Explain buttons, and how buttons find their workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

from addin.excel import macros
from tests.doubles.excel import open_book
from tests.excel.books import ACCOUNTS, small_book, values
from tests.excel.pressed import app_of, selected, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path


Rows = list[list[Any]]


def test_check_says_that_nothing_was_found(tmp_path: Path) -> None:
    rows: Rows = [["Account", "Size"], ["Acme", 90], ["Bolt", 5]]
    table: Rows = [["Criterion", "Weight", "Test", "Value", "Points"]]
    table += [["Size", 1, "at least", 50, 10]]
    path = small_book(tmp_path, Accounts=rows, Criteria=table, Settings=None)
    book = open_book(path)
    macros.check(book)
    assert app_of(book).alerts == ["Nothing found: everything looks right."]
    assert values(sheet_of(book, "Check"))[-1][1].startswith("Nothing found")
    assert book.impl.book.sheetnames[-1] == "Check"


def test_check_leads_to_the_cells(tmp_path: Path) -> None:
    rows = [*ACCOUNTS, ["Acme", "Sofware", 5, None]]  # codespell:ignore
    book = open_book(small_book(tmp_path, Accounts=rows))
    macros.check(book)
    check = sheet_of(book, "Check")
    links = {c.value: c.hyperlink.location for c in check["D"] if c.hyperlink}
    assert links["Accounts!B6"] == "Accounts!B6"


@pytest.mark.parametrize(
    ("sheet", "cell", "sentence"),
    [
        (
            "Accounts",
            "A2",
            "Acme: Contact, rank 2\nRating 6.7\n\n+6.7  Industry Software",
        ),
        ("Accounts", "C4", "Cask: Contact, rank 1\nRating 10.0"),
        ("Accounts", "A5", "Dune: Disqualified\nRating 0.0"),
        ("Scored", "E4", "Bolt: Not now, rank 3\nRating 3.3"),
    ],
)
def test_explain_takes_the_selected_row(
    book: xw.Book, sheet: str, cell: str, sentence: str
) -> None:
    macros.score(book)
    selected(book, sheet, cell)
    macros.explain(book)
    assert app_of(book).alerts[-1].startswith(sentence)


def test_explain_names_the_rule_and_its_cell(book: xw.Book) -> None:
    selected(book, "Accounts", "A2")
    macros.explain(book)
    text = app_of(book).alerts[-1]
    assert "+6.7  Industry Software: is Software (Criteria!C2)" in text
    assert "Gave nothing: Employees; Left us" in text


def test_explain_says_what_could_be(tmp_path: Path) -> None:
    rows = [*ACCOUNTS, ["Elm", "Software", None, None]]
    book = open_book(small_book(tmp_path, Accounts=rows))
    selected(book, "Accounts", "A6")
    macros.explain(book)
    end = "67% of the weight is known; with all known the rating could be from 6.7 to 10.0."
    assert app_of(book).alerts[-1].endswith(end)


def test_explain_says_what_carries_the_sum_to_the_rating(book: xw.Book) -> None:
    selected(book, "Accounts", "A5")
    macros.explain(book)
    assert "\n\ndisqualified: Left us" in app_of(book).alerts[-1]


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        ("Accounts", "A1"),
        ("Accounts", "B40"),
        ("Criteria", "A2"),
        ("Scored", "A1"),
        ("Scored", "A40"),
    ],
)
def test_explain_with_the_cursor_elsewhere(
    book: xw.Book, sheet: str, cell: str
) -> None:
    macros.score(book)
    before = sheets_of(book)
    selected(book, sheet, cell)
    macros.explain(book)
    assert app_of(book).alerts[-1].startswith("Select a cell in the row of an account")
    assert sheets_of(book) == before


def test_explain_with_a_picture_selected(book: xw.Book) -> None:
    app_of(book).selection = None
    macros.explain(book)
    assert app_of(book).alerts[-1].startswith("Select a cell in the row of an account")


@pytest.mark.parametrize("name", ["score", "check"])
def test_main_works_on_the_workbook_of_the_button(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(xw.Book, "caller", lambda: book)
    macros.main(name)
    assert "Check" in book.impl.book.sheetnames


def test_main_scores_unless_told_otherwise(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xw.Book, "caller", lambda: book)
    macros.main()
    assert app_of(book).alerts == ["2 of 4 accounts to contact, rated 6 or more."]
