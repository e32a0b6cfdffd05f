"""The buttons, pressed where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

import addin.excel.read_workbook
import addin.excel.scored_tab
from addin.excel import macros, result_tabs
from scoring.sheets.result_pages import result_pages
from tests.doubles.excel import open_book
from tests.excel.books import ACCOUNTS, CRITERIA, small_book, values, write_book
from tests.excel.pressed import app_of, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw


Rows = list[list[Any]]


FAULTY: Rows = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank"],
    ["Industry", 2, "iss", "Software", None, 10, None],
    ["Industri", 2, "is", "Retail", None, 5, None],
    ["Employees", "heavy", "at least", 250, None, 10, "skipp"],  # codespell:ignore
    [None, None, "between", 5, None, 5, None],
    [None, None, "scale", 5, 5, 5, None],
    [None, None, "at least", "many", None, 5, None],
    [None, None, "at least", 10, None, 50, None],
    [None, None, "at least", 10, None, None, None],
    ["Nothing", 1, None, None, None, None, None],
]
SENTENCES = (
    "Criteria!C2: unknown test 'iss'",
    "Criteria!A3: no column 'Industri' in Accounts",
    "Criteria!B4: weight 'heavy'",
    "Criteria!G4: If blank cannot be 'skipp'",
    "Criteria!E5: 'between' needs something in To",
    "Criteria!D6: from and to are both",
    "Criteria!D7: 'many' is neither",
    "Criteria!F8: points '50'",
    "Criteria!F9: points are missing",
    "Criteria!A10: 'Nothing' has no rule",
    "Settings!B2: 'Contact from' cannot be 'often'",
)


@pytest.mark.parametrize("macro", [macros.score, macros.check, macros.explain])
def test_all_faults_are_said_at_once(tmp_path: Path, macro: Any) -> None:
    settings: Rows = [["Setting", "Value"], ["Contact from", "often"]]
    book = open_book(small_book(tmp_path, Criteria=FAULTY, Settings=settings))
    before = sheets_of(book)
    macro(book)
    after = sheets_of(book)
    assert [name for name in after if name not in before] == ["Check"]
    assert {name: after[name] for name in before} == before
    check = "\n".join(map(str, values(sheet_of(book, "Check"))))
    for sentence in SENTENCES:
        place, _, text = sentence.partition(": ")
        assert place in check
        assert text in check
    (alert,) = app_of(book).alerts
    if macro is not macros.check:
        assert alert.startswith("11 errors to put right before")
        assert all(sentence in alert for sentence in SENTENCES)
        assert "Nothing else was changed." in alert
    else:
        assert alert.startswith("11 errors, ")


def test_results_of_before_outlive_an_error(book: xw.Book) -> None:
    macros.score(book)
    before = sheets_of(book)
    sheet_of(book, "Criteria")["C2"] = "iss"
    macros.score(book)
    after = sheets_of(book)
    assert "1 error to put right" in app_of(book).alerts[-1]
    assert {n: after[n] for n in ("Scored", "Summary")} == {
        n: before[n] for n in ("Scored", "Summary")
    }


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("Accounts", "has no sheet Accounts (it has Criteria, Settings)"),
        ("Criteria", "has no sheet Criteria (it has Accounts, Settings)"),
    ],
)
def test_a_missing_sheet_is_a_finding(
    tmp_path: Path, missing: str, sentence: str
) -> None:
    book = open_book(small_book(tmp_path, **{missing: None}))
    macros.score(book)
    assert sentence in app_of(book).alerts[0]
    assert book.impl.book.sheetnames[-1] == "Check"


def test_another_workbook_is_not_touched(tmp_path: Path) -> None:
    book = open_book(write_book(tmp_path / "b.xlsx", Budget=[["Rent", 5]]))
    macros.score(book)
    assert book.impl.book.sheetnames == ["Budget"]
    assert (
        "the workbook has no sheet Criteria (it has Budget)" in app_of(book).alerts[0]
    )


@pytest.mark.parametrize(
    ("sheet", "rows", "sentence"),
    [
        ("Accounts", [], "Accounts: none of the first 30 rows has headings"),
        (
            "Accounts",
            ACCOUNTS[:1],
            "Accounts: there are no accounts under the headings",
        ),
        (
            "Criteria",
            [["Criterion", "Weight", "Test"]],
            "Criteria: none of the first 30 rows has the heading Points",
        ),
        ("Criteria", CRITERIA[:1], "Criteria: there are no criteria"),
    ],
)
def test_empty_sheets(tmp_path: Path, sheet: str, rows: Any, sentence: str) -> None:
    book = open_book(small_book(tmp_path, **{sheet: rows}))
    macros.score(book)
    assert sentence in app_of(book).alerts[0]


def test_rows_below_a_table_are_told(tmp_path: Path) -> None:
    path = small_book(tmp_path)
    opened = openpyxl.load_workbook(path)
    table = Table(displayName="List", ref="A1:D3")
    opened["Accounts"].add_table(table)
    opened.save(path)
    book = open_book(path)
    macros.score(book)
    assert app_of(book).alerts[0].startswith("1 of 2 accounts")
    check = values(sheet_of(book, "Check"))
    assert [row[3] for row in check if row[2] == "F403"] == ["Accounts!A4"]
    assert [row[6] for row in check if row[2] == "F403"] == ["2 rows"]


def test_a_sheet_that_reaches_too_far_is_not_read(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addin.excel.read_workbook, "MOST_CELLS", 10)
    macros.score(book)
    (alert,) = app_of(book).alerts
    assert alert.startswith("Criteria reaches down to row 4 and 7 columns wide")


def test_excel_is_kept_still_and_put_back(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    during: list[Any] = []
    real = result_pages

    def spy(*given: Any) -> Any:
        app = app_of(book)
        during.append((app.screen_updating, app.enable_events, app.calculation))
        return real(*given)

    monkeypatch.setattr(result_tabs, "result_pages", spy)
    macros.score(book)
    app = app_of(book)
    assert during == [(False, False, "manual")]
    after = (app.screen_updating, app.enable_events, app.calculation)
    assert after == (True, True, "semiautomatic")
    assert app.bars[-1] is False
    assert "Account scoring: Writing Scored 100%" in app.bars


def test_excel_is_put_back_after_a_failure(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> Any:
        message = "the sheet is protected"
        raise RuntimeError(message)

    monkeypatch.setattr(result_tabs, "write_scored", refuse)
    macros.score(book)
    app = app_of(book)
    assert (app.screen_updating, app.calculation) == (True, "semiautomatic")
    assert app.bars[-1] is False
    assert app.alerts[0].startswith(
        "This stopped with an error: the sheet is protected"
    )
