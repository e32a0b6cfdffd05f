"""Home-made sheets that cannot be adopted are refused, in a sentence that names the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.adopt.command import adopted, changed, refused, run
from tests.adopt.home_made import KINDS


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def test_text_where_a_mark_should_be_is_refused_cell_by_cell(tmp_path: Path) -> None:
    def words(sheet: Worksheet) -> None:
        sheet["C5"], sheet["D7"] = "High", "low"

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), words))
    assert "Scoring!C5 holds 'High', where a mark should be" in text
    assert "\nError: Scoring!D7 holds 'low'" in text


def test_a_heading_merged_over_two_components_is_refused(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B3:C3")

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), merge))
    assert "Scoring!C3 has no heading of its own" in text


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    def twice(sheet: Worksheet) -> None:
        sheet["D3"] = "need"

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), twice))
    assert "Scoring!B3 and Scoring!D3 have the same heading" in text


def test_weights_that_move_with_the_formula_are_refused(tmp_path: Path) -> None:
    def moving(sheet: Worksheet) -> None:
        for row in range(4, 12):
            sheet[f"F{row}"] = f"=SUMPRODUCT(B{row}:E{row},B{row - 2}:E{row - 2})/100"
        sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = 1, 2, 3, 4

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), moving))
    assert "do not weigh alike" in text
    assert "need a $" in text


def test_a_total_that_does_more_than_weigh_is_refused_by_its_cell(
    tmp_path: Path,
) -> None:
    def maximum(sheet: Worksheet) -> None:
        for row in range(4, 12):
            sheet[f"F{row}"] = f"=MAX(B{row}:E{row})^2"

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), maximum))
    assert "Scoring!F4 =MAX(B4:E4)^2: it calls MAX" in text


def test_typed_totals_that_come_from_nothing_are_refused(tmp_path: Path) -> None:
    def gut(sheet: Worksheet) -> None:
        for row, total in enumerate((3, 9, 1, 8, 7, 2, 5, 4), 3):
            sheet[f"F{row}"] = total

    text = refused(changed(KINDS["typed"](tmp_path / "home.xlsx"), gut))
    assert "Scoring!F3 to F10 are typed, and no weights of the marks beside" in text


def test_typed_totals_without_weights_are_refused_by_their_cells(
    tmp_path: Path,
) -> None:
    def gut(sheet: Worksheet) -> None:
        sheet.delete_rows(1)
        for row, total in enumerate((3, 9, 1, 8, 7, 2, 5, 4), 2):
            sheet[f"F{row}"] = total

    text = refused(changed(KINDS["typed"](tmp_path / "home.xlsx"), gut))
    assert (
        "Scoring!F2 to F9 are typed, and no weights of the marks beside them give them all"
    ) in text


def test_a_missing_name_is_refused(tmp_path: Path) -> None:
    def nameless(sheet: Worksheet) -> None:
        sheet["A6"] = None

    text = refused(changed(KINDS["above"](tmp_path / "home.xlsx"), nameless))
    assert "Scoring!A6 should hold the account's name, and is blank" in text


def two_sheets(path: Path) -> Path:
    book = openpyxl.load_workbook(KINDS["above"](path))
    copy = book.copy_worksheet(book.worksheets[0])
    copy.title = "Last year"
    book.create_sheet("Notes")["A1"] = "Nothing to see here"
    book.save(path)
    return path


def test_of_two_sheets_one_must_be_named(tmp_path: Path) -> None:
    path = two_sheets(tmp_path / "home.xlsx")
    text = refused(path)
    assert "Scoring, column F (Score) and Last year, column F (Score)" in text
    assert "'Last yer', did you mean 'Last year'?" in refused(
        path, "--sheet", "Last yer"
    )
    assert adopted(path, "--sheet", "last year")["sheet"] == "Last year"


def test_of_two_totals_one_must_be_named(tmp_path: Path) -> None:
    def halves(sheet: Worksheet) -> None:
        sheet["F3"], sheet["G3"] = "Fit score", "Deal score"
        for row in range(4, 12):
            sheet[f"F{row}"] = f"=B{row}*0.6+C{row}*0.4"
            sheet[f"G{row}"] = f"=D{row}*0.5+E{row}*0.5"

    path = changed(KINDS["above"](tmp_path / "home.xlsx"), halves)
    data = adopted(path, "--total", "F")
    assert [each["criterion"] for each in data["criteria"]] == ["Need", "Budget"]
    assert [each["weight"] for each in data["criteria"]] == [60, 40]


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.xlsx", "gone.xlsx"), ("list.csv", "list.csv")]
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "list.csv").write_text("Account,Total\nAcme,3\n")
    assert reason in refused(tmp_path / name)


def test_an_output_that_exists_stays(tmp_path: Path) -> None:
    path = KINDS["above"](tmp_path / "home.xlsx")
    (tmp_path / "out.xlsx").write_bytes(b"mine")
    exit_code, output = run(path)
    assert exit_code == 2
    assert "--force" in output
    assert (tmp_path / "out.xlsx").read_bytes() == b"mine"
