"""The table on a sheet is found where its user put it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.table import Table

from scoring.errors import FileError
from scoring.progress import Progress, Stage, silent
from scoring.reading.files import read_files
from scoring.reading.workbook import OpenWorkbook, read_workbook
from scoring.vocabulary import CRITERIA_REQUIRED
from tests.reading.bad_files import accounts_of, book, row, sheet, table


if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["Accounts", "accounts", "  ACCOUNTS "])
def test_sheet_is_found_whatever_its_case(name: str, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"X": sheet(""), name: sheet(row(1, "A", "B"))})
    assert accounts_of(path).sheet == name


def test_sheets_are_listed_and_missing_ones_are_none(tmp_path: Path) -> None:
    read = read_workbook(book(tmp_path / "a.xlsx", {"Acounts": sheet(row(1, "A"))}))
    assert read.sheets == ("Acounts",)
    assert (read.criteria, read.accounts, read.settings) == (None, None, None)
    assert read.findings == ()


def test_title_and_note_above_the_headings(tmp_path: Path) -> None:
    xml = row(2, "My accounts") + row(4, None, "A note") + row(6, "Account", "Size")
    merged = '<mergeCells><mergeCell ref="A2:F2"/></mergeCells>'
    path = book(
        tmp_path / "a.xlsx", {"Accounts": sheet(xml + row(7, "Acme", 1), behind=merged)}
    )
    read = accounts_of(path)
    assert (read.header_row, read.headings) == (6, ("Account", "Size"))
    assert read.cell(0, 1) == "Accounts!B7"


def test_single_column_of_accounts(tmp_path: Path) -> None:
    xml = row(3, "Account") + row(4, "Acme") + row(5, "Beta")
    read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert (read.header_row, read.frame[0].tolist()) == (3, ["Acme", "Beta"])


CRITERIA = ("Criterion", "Weight", "Test", "Points")


def criteria_book(path: Path, at: int) -> Path:
    xml = row(1, "Criterion", "Weight") + row(at, *CRITERIA) + row(at + 1, "Size", 1)
    return book(path, {" criteria ": sheet(xml)})


def test_headings_in_row_30_are_found(tmp_path: Path) -> None:
    read = read_workbook(criteria_book(tmp_path / "a.xlsx", 30))
    assert read.criteria is not None
    assert read.criteria.header_row == 30


def test_headings_in_row_31_are_not(tmp_path: Path) -> None:
    read = read_workbook(criteria_book(tmp_path / "a.xlsx", 31))
    assert read.criteria is None
    assert [f.code for f in read.findings] == ["F404"]
    assert read.findings[0].found == "row 1 comes nearest, it lacks Test, Points"
    assert "has the headings Test, Points" in read.findings[0].text


def test_required_headings_in_any_order_case_and_spacing(tmp_path: Path) -> None:
    xml = row(2, "POINTS", "  test ", "Weight", None, "criterion", "My own")
    path = book(tmp_path / "a.xlsx", {"Criteria": sheet(xml + row(3, 1, "is"))})
    sheet_read = OpenWorkbook.of(path).find("CRITERIA", CRITERIA_REQUIRED)
    assert sheet_read is not None
    read = sheet_read.table
    assert read is not None
    assert read.headings == ("POINTS", "test", "Weight", "criterion", "My own")
    assert read.columns == (1, 2, 3, 5, 6)
    assert sheet_read.all_findings == ()


def test_filled_columns_without_headings_are_kept(tmp_path: Path) -> None:
    xml = row(1, "Account", None, "Size") + row(
        2, "Acme", "x", 1, "beside", None, "far"
    )
    read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.headings == ("Account", "", "Size", "")
    assert read.columns == (1, 2, 3, 4)


def test_equal_headings_are_kept(tmp_path: Path) -> None:
    xml = row(1, "Account", "Size", "Size") + row(2, "Acme", 1, 2)
    read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.headings == ("Account", "Size", "Size")


def test_empty_rows_are_skipped_and_hidden_ones_count(tmp_path: Path) -> None:
    hidden = row(4, "Beta", 2).replace("<row ", '<row hidden="1" ')
    hidden = hidden.replace('<row hidden="1" r="4"', '<row r="4" hidden="1"')
    xml = row(1, "Account", "Size") + row(2, "Acme", 1) + row(3, " ") + hidden
    read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.rows.tolist() == [2, 4]
    assert read.frame[0].tolist() == ["Acme", "Beta"]


def test_excel_table_is_read_without_its_totals(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written = xlsxwriter.Workbook(path)
    target = written.add_worksheet("Accounts")
    target.write_row("A1", ["Two", "filled cells"])
    target.write("H5", "beside")
    target.add_table(
        "B3:C6",
        {
            "data": [["Acme", 1], ["Beta", 2]],
            "total_row": True,
            "columns": [
                {"header": "Account", "total_string": "Total"},
                {"header": "Size", "total_function": "sum"},
            ],
        },
    )
    written.close()
    read = accounts_of(path)
    assert (read.header_row, read.columns) == (3, (2, 3))
    assert read.frame[0].tolist() == ["Acme", "Beta"]


def test_table_with_the_headings_wins_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written = openpyxl.Workbook()
    target = written.active
    assert target is not None
    target.title = "Criteria"
    target.append(["Legend", "x", None, *CRITERIA])
    target.append(["a", "b", None, "Size", 1, "is", 2])
    target.append(["c", "d", None, "Age", 1, "is", 2])
    target.add_table(Table(displayName="Legend", ref="A1:B3"))
    target.add_table(Table(displayName="Rules", ref="D1:G3"))
    written.save(path)
    sheet_read = OpenWorkbook.of(path).find("Criteria", CRITERIA_REQUIRED)
    assert sheet_read is not None
    read = sheet_read.table
    assert read is not None
    assert read.columns == (4, 5, 6, 7)


def test_table_without_a_heading_row_has_its_columns_names(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {"Accounts": sheet(row(1, "Acme", 1) + row(2, "Beta", 2))},
        tables=[table("A1:B2", ["Account", "Size"], 'headerRowCount="0"')],
    )
    read = accounts_of(path)
    assert read.headings == ("Account", "Size")
    assert read.frame[1].tolist() == [1.0, 2.0]


def test_rows_below_an_excel_table_are_pointed_out(tmp_path: Path) -> None:
    rows = [row(1, "Account", "Size"), *(row(i, f"a{i}", i) for i in range(2, 6))]
    path = book(
        tmp_path / "a.xlsx",
        {"Accounts": sheet("".join(rows))},
        tables=[table("A1:B3", ["Account", "Size"])],
    )
    read = read_workbook(path)
    assert read.accounts is not None
    assert len(read.accounts.rows) == 2
    assert [(f.code, f.place, f.found) for f in read.findings] == [
        ("F403", "Accounts!A4", "2 rows")
    ]


def test_settings_may_be_empty_but_not_unreadable(tmp_path: Path) -> None:
    empty = read_workbook(book(tmp_path / "a.xlsx", {"Settings": sheet("")}))
    assert (empty.settings, empty.findings) == (None, ())
    wrong = read_workbook(
        book(tmp_path / "b.xlsx", {"Settings": sheet(row(1, "Today"))})
    )
    assert [f.code for f in wrong.findings] == ["F404"]


def test_numbers_and_dates_as_headings(tmp_path: Path) -> None:
    cells = '<c r="A1"><v>2024</v></c><c r="B1" s="1"><v>45292</v></c>'
    xml = f'<row r="1">{cells}</row>' + row(2, "x", 1)
    read = accounts_of(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.headings == ("2024", "2024-01-01")


def test_progress_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Accounts": sheet(row(1, "A", "B"))})
    steps: list[Progress] = []
    read_workbook(path, steps.append)
    assert steps[-1] == Progress(Stage.READ, 1.0, "Accounts")


@pytest.mark.parametrize("empty", ["Accounts", "Criteria"])
def test_a_sheet_that_is_empty_is_said_to_be(empty: str, tmp_path: Path) -> None:
    sheets = {
        "Criteria": sheet(row(1, "Criterion", "Test", "Points") + row(2, "A", "is", 1)),
        "Accounts": sheet(row(1, "Account", "A") + row(2, "Acme", "x")),
        empty: sheet(""),
    }
    path = book(tmp_path / "a.xlsx", sheets)
    with pytest.raises(FileError, match=rf"^a.xlsx: the sheet {empty} is empty$"):
        read_files(path, None, silent)


@pytest.mark.parametrize(
    "name", ["Cri\u200bteria", "\ufeffCriteria", "Cri\u00adteria", "CRITERIA\u00a0"]
)
def test_what_cannot_be_seen_in_a_sheets_name_is_nothing(
    name: str, tmp_path: Path
) -> None:
    sheets = {
        name: sheet(row(1, "Criterion", "Test", "Points") + row(2, "A", "yes", 1))
    }
    assert read_workbook(book(tmp_path / "a.xlsx", sheets)).criteria is not None


def test_a_second_sheet_of_one_meaning_is_named(tmp_path: Path) -> None:
    rules = sheet(row(1, "Criterion", "Test", "Points") + row(2, "A", "yes", 1))
    sheets = {"Kriterier": rules, "Criteria": rules, "criteria ": rules}
    read = read_workbook(book(tmp_path / "a.xlsx", sheets))
    assert read.criteria is not None
    assert read.criteria.sheet == "Criteria"
    assert [str(finding) for finding in read.findings] == [
        f"F405 {name}: the sheet is not used, as the sheet Criteria is"
        for name in ("Kriterier", "criteria ")
    ]


def test_a_sheets_name_in_another_unicode_form_is_the_same(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Företag")
    path = book(tmp_path / "a.xlsx", {apart: sheet(row(1, "VAT", "Region"))})
    read = OpenWorkbook.of(path).find("Företag", ("VAT",))
    assert read is not None
    assert read.table is not None
