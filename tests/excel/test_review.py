"""Review on an open workbook is the review of the file, written as Score writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from addin.excel import macros
from scoring.lessons import review_file
from scoring.sheets.review_words import ReviewWord
from scoring.stages import Options
from scoring.vocabulary import Face
from tests.doubles.excel import open_book
from tests.excel.books import filled, values
from tests.excel.pressed import app_of, sheet_of, sheets_of
from tests.learning.deals import HEADS, deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty deals that the ratings tell apart."""
    return workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(60, 2.0))


@pytest.fixture(scope="module")
def reviewed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """The same, reviewed on the command line."""
    target = tmp_path_factory.mktemp("reviewed") / "reviewed.xlsx"
    # from here it is told to press a button
    review_file(file, target, Options(face=Face.EXCEL))
    return openpyxl.load_workbook(target)


@pytest.fixture
def book(file: Path) -> xw.Book:
    return open_book(file)


def texts(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    """All cells with 15 digits, as a file has them; blank ones at the ends left out."""
    cut = [[float(f"{c:.15g}") if isinstance(c, float) else c for c in r] for r in rows]
    for row in cut:
        while row and row[-1] is None:
            row.pop()
    while cut and not cut[-1]:
        cut.pop()
    return cut


def offers_of(sheet: Any) -> list[tuple[str, str]]:
    every = sheet.data_validations.dataValidation
    return [(str(each.sqref), each.formula1) for each in every]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Review", "Review figures"])
def test_it_is_the_review_of_the_file(
    name: str, file: Path, reviewed: openpyxl.Workbook, *, com: bool
) -> None:
    book = open_book(file, com=com)
    macros.review(book)
    assert texts(values(sheet_of(book, name))) == texts(values(reviewed[name]))
    assert sheet_of(book, "Review figures").sheet_state == "hidden"


def test_it_says_the_verdict(book: xw.Book, reviewed: openpyxl.Workbook) -> None:
    macros.review(book)
    alert = app_of(book).alerts[-1]
    assert alert.startswith(str(reviewed["Review"]["B5"].value))
    assert alert.endswith("All of it is on the sheet Review.")


@pytest.mark.slow
def test_what_is_doubtful_is_told_with_it(tmp_path: Path) -> None:
    rows = deals(60, 2.0)
    odd = (*rows[0][:5], "pending maybe", rows[0][6])
    book = open_book(workbook(tmp_path / "odd.xlsx", [odd, *rows[1:]]))
    macros.review(book)
    assert "Accounts!F2" in app_of(book).alerts[-1]


def test_without_outcomes_it_says_how_many_it_needs(tmp_path: Path) -> None:
    rows = [(*row[:5], None, None) for row in deals(5, 2.0)]
    book = open_book(workbook(tmp_path / "none.xlsx", rows))
    macros.review(book)
    too_few = "Too few: 0 won and 0 lost; 10 of each are needed."
    assert app_of(book).alerts[-1].startswith(too_few)
    assert too_few in filled(sheets_of(book)["Review"]).values()


def test_errors_in_the_criteria_stand_on_check(book: xw.Book) -> None:
    sheet_of(book, "Criteria")["D2"] = "iss"
    macros.review(book)
    assert app_of(book).alerts[-1].startswith("1 error to put right")
    assert "Check" in sheets_of(book)
    assert "Review" not in sheets_of(book)


def test_a_foreign_tab_is_refused(book: xw.Book) -> None:
    book.sheets.add("Review").range("A1").value = "Of last quarter"
    before = sheets_of(book)
    macros.review(book)
    assert "overwrite the tab Review" in app_of(book).alerts[-1]
    assert sheets_of(book) == before


@pytest.mark.slow
def test_a_second_review_takes_the_place_of_the_first(book: xw.Book) -> None:
    macros.review(book)
    first = filled(sheets_of(book)["Review"])
    names = [*sheets_of(book)]
    macros.review(book)
    assert [*sheets_of(book)] == names
    # the first leaves figures to compare with
    assert ReviewWord.NO_DRIFT in first.values()
    assert ReviewWord.NO_DRIFT not in filled(sheets_of(book)["Review"]).values()


def test_undo_brings_the_former_review_back(file: Path, *, com: bool) -> None:
    book = open_book(file, com=com)
    macros.review(book)
    before = filled(sheets_of(book)["Review"])
    accounts = sheet_of(book, "Accounts")
    accounts.delete_rows(accounts.max_row - 19, 20)
    macros.review(book)
    assert filled(sheets_of(book)["Review"]) != before
    macros.undo(book)
    assert filled(sheets_of(book)["Review"]) == before


@pytest.mark.slow
def test_use_offers_keep_and_leave_as_in_the_file(
    file: Path, reviewed: openpyxl.Workbook
) -> None:
    book = open_book(file, com=True)
    macros.review(book)
    assert offers_of(sheet_of(book, "Review")) == offers_of(reviewed["Review"])
    # the second review has other rows, and those of the first offer nothing
    macros.review(book)
    (words,) = (words for _, words in offers_of(sheet_of(book, "Review")))
    assert words == '"Keep,Leave"'


def test_undo_of_the_first_review_takes_its_tabs_away(book: xw.Book) -> None:
    before = sheets_of(book)
    macros.review(book)
    macros.undo(book)
    assert sheets_of(book) == before


def use_cell(book: xw.Book, field: str) -> Any:
    """The cell in which its user says what is to become of a field."""
    sheet = sheet_of(book, "Review")
    rows = [*sheet.iter_rows()]
    (at,) = (n for n, row in enumerate(rows) if row[1].value == "Field")
    use = next(n for n, cell in enumerate(rows[at]) if cell.value == "Use")
    return next(row[use] for row in rows[at:] if row[1].value == field)


@pytest.mark.slow
def test_what_is_said_of_a_field_counts(book: xw.Book) -> None:
    macros.review(book)
    assert HEADS[2] == "Employees"
    use_cell(book, "Employees").value = "Leave"
    macros.review(book)
    assert use_cell(book, "Employees").value == "Leave"


def test_a_later_review_of_the_file_heeds_it(book: xw.Book, tmp_path: Path) -> None:
    macros.review(book)
    use_cell(book, "Employees").value = "Leave"
    saved = tmp_path / "saved.xlsx"
    book.impl.book.save(saved)
    fields = review_file(saved, tmp_path / "again.xlsx").review.fields
    assert [f.use for f in fields if f.heading == "Employees"] == ["Leave"]
