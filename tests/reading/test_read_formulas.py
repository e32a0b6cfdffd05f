"""Formulas saved without values are computed, or named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from scoring.findings import Level
from scoring.reading.workbook import read_workbook
from scoring.values import excel_formulas
from scoring.xlsx.read import calculator
from tests.reading.bad_files import book, cell, pack, parts, row, sheet


if TYPE_CHECKING:
    from pathlib import Path


CRITERIA = ("Criterion", "Weight", "Test", "Points")


def formula_book(path: Path, *formulas: str) -> Path:
    written = openpyxl.Workbook()
    target = written.active
    assert target is not None
    target.title = "Accounts"
    target.append(["Account", "Size", "Computed"])
    for i, formula in enumerate(formulas, 2):
        target.append([f"a{i}", i, formula])
    written.create_sheet("Other").append([5])
    written.save(path)
    return path


def test_formulas_with_values_are_not_computed(tmp_path: Path) -> None:
    xml = row(1, "Account", "B") + cell(2, "<f>1+1</f><v>7</v>")
    read = read_workbook(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.accounts is not None
    assert read.accounts.frame[0].tolist() == [7.0]
    assert read.findings == ()


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=B2*2+Other!A1", 9.0),
        ('=A2&"x"', "a2x"),
        ("=B2>1", True),
        ("=1/0", "#DIV/0!"),
        ("=SUM(B:B)", 2.0),
        ("=SUM(B2:B3)", 2.0),
        ("=Z99", 0.0),
        ('=IF(B2>1,"big","small")', "big"),
    ],
)
def test_formulas_without_values_are_computed(
    formula: str, value: object, tmp_path: Path
) -> None:
    read = read_workbook(formula_book(tmp_path / "a.xlsx", formula))
    assert read.accounts is not None
    assert read.accounts.frame[2].tolist() == [value]
    assert [(f.code, f.level, f.place) for f in read.findings] == [
        ("F402", Level.NOTE, "Accounts!C2")
    ]


def test_computed_formulas_may_build_on_each_other(tmp_path: Path) -> None:
    path = formula_book(tmp_path / "a.xlsx", "=C3+1", "=C4+1", "=B2")
    read = read_workbook(path)
    assert read.accounts is not None
    assert read.accounts.frame[2].tolist() == [4.0, 3.0, 2.0]


@pytest.mark.parametrize(
    "formula",
    [
        "=NOSUCH(1)",
        "=[other.xlsx]S!A1",
        "=TODAY()",
        "=C2",
        "=C3",
        "=A1:A1048576",
        "=+)",
    ],
)
def test_formulas_that_cannot_be_computed_are_named(
    formula: str, tmp_path: Path
) -> None:
    read = read_workbook(formula_book(tmp_path / "a.xlsx", formula, "=C2"))
    assert [(f.code, f.level, f.place, f.more) for f in read.findings] == [
        ("F401", Level.ERROR, "Accounts!C2", 1)
    ]


def test_formulas_of_a_large_book_are_left_to_excel(tmp_path: Path) -> None:
    cells = "".join(cell(i, "<f>1+1</f>") for i in range(2, 2_003))
    xml = sheet(row(1, "Account", "B") + cells)
    read = read_workbook(book(tmp_path / "a.xlsx", {"Accounts": xml}))
    assert [(f.code, f.place, f.more) for f in read.findings] == [
        ("F401", "Accounts!A2", 2_000)
    ]


def test_formulas_outside_of_the_table_do_not_matter(tmp_path: Path) -> None:
    above = '<row r="1"><c r="A1"><f>1+1</f></c></row>'
    xml = above + row(2, "Account", "B") + row(3, "Acme", 1)
    read = read_workbook(book(tmp_path / "a.xlsx", {"Accounts": sheet(xml)}))
    assert read.findings == ()


def test_formulas_in_columns_of_the_users_own_do_not_matter(tmp_path: Path) -> None:
    share = '<row r="2"><c r="A2"><v>1</v></c><c r="E2"><f>NOSUCH(1)</f></c></row>'
    xml = row(1, *CRITERIA, "Share") + share
    read = read_workbook(book(tmp_path / "a.xlsx", {"Criteria": sheet(xml)}))
    assert read.criteria is not None
    assert read.criteria.headings == (*CRITERIA, "Share")
    assert read.findings == ()


def test_book_that_openpyxl_does_not_understand_is_left_to_excel(
    tmp_path: Path,
) -> None:
    xml = sheet(row(1, "Account", "B") + cell(2, "<f>1+1</f>"))
    members = parts({"Accounts": xml})
    members["xl/styles.xml"] = (
        b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"
    )
    read = read_workbook(pack(tmp_path / "a.xlsx", members))
    assert [f.code for f in read.findings] == ["F401"]


def test_date_formula_becomes_a_date(tmp_path: Path) -> None:
    path = formula_book(tmp_path / "a.xlsx", "=DATE(2024,1,2)", "=C2+1")
    written = openpyxl.load_workbook(path)
    for at in ("C2", "C3"):
        written["Accounts"][at].number_format = "dd-mm-yyyy"
    written.save(path)
    read = read_workbook(path)
    assert read.accounts is not None
    assert read.accounts.frame[2].dtype == "datetime64[us]"
    assert read.accounts.frame[2][1] == pd.Timestamp("2024-01-03")


def test_computed_formulas_use_saved_values_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written = openpyxl.Workbook()
    target = written.active
    assert target is not None
    target.title = "Accounts"
    target.append(["Account", "Since", "Yes", "Year", "Flag", "Error", "Gone"])
    since = dt.date.fromisoformat("2024-03-05")
    formulas = ["=YEAR(B2)", "=IF(C2,1,2)", "=A3", "=NoSuchSheet!A1"]
    target.append(["Acme", since, True, *formulas])
    target.append(["#N/A"])
    written.save(path)
    read = read_workbook(path)
    assert read.accounts is not None
    values = [read.accounts.frame[j][0] for j in (3, 4, 5)]
    assert values == [2024.0, 1.0, "#N/A"]
    assert [(f.code, f.place) for f in read.findings] == [
        ("F401", "Accounts!G2"),
        ("F402", "Accounts!D2"),
    ]


SHAPED = {
    "relative": ("=B{row}*2", 4.0, 6.0),
    "fixed": ("=B{row}-B$2", 0.0, 1.0),
    "quoted like a cell": ('=B{row}&"B2"', "2B2", "3B2"),
    "another sheet": ("=B{row}+Other!A1+'Other'!$A$1", 12.0, 13.0),
    "areas": ("=SUM(B$2:B{row})+MAX(B:B)", 5.0, 8.0),
    "a function with a number": ("=LOG10(10^B{row})", 2.0, 3.0),
    "an area by INDEX": ("=INDEX(B2:B3,B{row}-1)", 2.0, 3.0),
    "small letters": ("=b{row}+1", 3.0, 4.0),
}


@pytest.mark.parametrize("case", SHAPED)
def test_formulas_of_one_shape_look_each_at_their_own_cells(
    case: str, tmp_path: Path
) -> None:
    formula, *wanted = SHAPED[case]
    formulas = [formula.format(row=number) for number in (2, 3)]
    read = read_workbook(formula_book(tmp_path / "a.xlsx", *formulas))
    assert read.accounts is not None
    assert [finding.code for finding in read.findings] == ["F402"]
    assert read.accounts.frame[2].tolist() == wanted


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formulas that are read, one entry for each time."""
    texts: list[str] = []
    compile_one = excel_formulas.compile_excel

    def counted(text: str) -> Any:
        texts.append(text)
        return compile_one(text)

    monkeypatch.setattr(calculator, "compile_excel", counted)
    return texts


@pytest.mark.parametrize("formula", ["=IF(B{row}>9,1,B{row})", "=INDEX(Names,B{row})"])
def test_a_formula_that_was_filled_down_is_read_once(
    formula: str, tmp_path: Path, compiled: list[str]
) -> None:
    formulas = [formula.format(row=number) for number in range(2, 102)]
    read_workbook(formula_book(tmp_path / "a.xlsx", *formulas))
    assert len(compiled) == 1


def test_only_so_many_formulas_are_read_and_computed(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calculator, "MOST_SHAPES", 3)
    formulas = [f"=B2+{number}" for number in range(10)]
    read = read_workbook(formula_book(tmp_path / "a.xlsx", *formulas))
    assert len(compiled) == 3
    assert [(f.code, f.more) for f in read.findings] == [("F401", 6), ("F402", 2)]
    monkeypatch.setattr(calculator, "MOST_SHAPES", 99)
    monkeypatch.setattr(calculator, "MOST_LOOKED_AT", 25)
    formulas = [f"=SUM(B2:B{number})" for number in range(11, 21)]
    read = read_workbook(formula_book(tmp_path / "c.xlsx", *formulas))
    assert [(f.code, f.more) for f in read.findings] == [("F401", 7), ("F402", 1)]
    monkeypatch.setattr(calculator, "MOST_COMPUTED", 4)
    formulas = [f"=B{number}+C{number + 1}" for number in range(2, 9)]
    read = read_workbook(formula_book(tmp_path / "b.xlsx", *formulas, "=1"))
    assert [(f.code, f.more) for f in read.findings] == [("F401", 7)]
