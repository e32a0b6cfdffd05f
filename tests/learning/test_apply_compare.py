"""The weights of the sheet Compare, taken over into Criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.vocabulary import Sheet
from templates.xlsx import build


if TYPE_CHECKING:
    from pathlib import Path

FIRST = 5
WEIGHTS = {
    "Industry": 25.1,
    "Employees": 9.5,
    "Pallets": 18.6,
    "Met at the fair": 39.5,
    "Gas trucks": 7.3,
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    # without the 40,000 formulas of Live, which openpyxl reads for seconds
    build(tmp_path / "book.xlsx", model="learning", live_rows=0)
    return tmp_path / "book.xlsx"


def changed(book: Path, cell: str, value: str) -> Path:
    workbook = openpyxl.load_workbook(book)
    workbook[Sheet.COMPARE][cell] = value
    workbook.save(book)
    return book


def run(book: Path, *words: str) -> tuple[int, str]:
    out = str(book.with_name("out.xlsx"))
    result = CliRunner().invoke(cli, ["apply", str(book), "-o", out, *words])
    return result.exit_code, result.output


def weights_in(book: Path) -> dict[str, float]:
    sheet = openpyxl.load_workbook(book)[Sheet.CRITERIA]
    rows = sheet.iter_rows(min_row=FIRST, max_col=2, values_only=True)
    return {str(n): float(w) for n, w in rows if isinstance(w, int | float)}


def test_weights_are_those_that_the_sheet_shows(book: Path) -> None:
    exit_code, output = run(book, "--compare")
    assert exit_code == 0
    assert "Met at the fair: 30 -> 39.5" in output
    assert "The judgements are consistent (CR 0.01)." in output
    assert "You differ most on Industry against Met at the fair." in output
    written = book.with_name("out.xlsx")
    assert weights_in(written) == WEIGHTS
    assert "Criteria 2026-11-20" in openpyxl.load_workbook(written).sheetnames
    shown = openpyxl.load_workbook(book, data_only=True)[Sheet.COMPARE]
    stored = {shown[f"F{row}"].value: shown[f"G{row}"].value for row in range(5, 10)}
    assert stored == WEIGHTS


def test_a_judgement_that_is_none_changes_nothing(book: Path) -> None:
    exit_code, output = run(changed(book, "C6", "rather"), "--compare")
    assert exit_code == 1
    assert "L103 Compare!C6: 'rather' is no judgement" in output
    assert not book.with_name("out.xlsx").exists()


def test_judgements_that_contradict_each_other_are_named(book: Path) -> None:
    for column in "CD":
        changed(book, f"{column}14", "overwhelmingly less")
    _, output = run(book, "--compare")
    assert "The judgements are not consistent" in output
    assert "Reconsider Met at the fair against Gas trucks: you say 1/9" in output


def test_some_criteria_keep_their_total(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[Sheet.COMPARE]
    for row in range(FIRST + 1, FIRST + 10):
        sheet[f"C{row}"] = sheet[f"D{row}"] = None
    workbook.save(book)
    _, output = run(book, "--compare")
    # Industry and Employees have 40 between them, as before
    assert "Industry: 25 -> 28.4" in output
    assert "Employees: 15 -> 11.6" in output
    assert "Pallets:" not in output
    assert "Compare next: Industry against Pallets." in output


def test_without_the_sheet_it_says_what_is_missing(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx", model="bant", live_rows=0)
    exit_code, output = run(tmp_path / "book.xlsx", "--compare")
    assert exit_code == 2
    assert "has no sheet Compare" in output
