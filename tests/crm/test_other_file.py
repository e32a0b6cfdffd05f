"""Accounts in a file of their own: their headings are found as an import finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring import pipeline
from scoring.errors import FileError, ModelError
from scoring.pipeline import Options
from scoring.vocabulary import Sheet
from tests.criteria_sheets import SHORT


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.pipeline import Book

CRITERIA = [
    SHORT,
    ["Industry", 2, "is", "Software", 10],
    ["Employees", 1, "at least", 250, 10],
    ["Country", 1, "is", "Denmark", 10],
]
ACCOUNTS = [["Account", "Industry", "Employees", "Country"]]
HUBSPOT = """\
Record ID,Company name,Company owner,Number of Employees,Industry,Country/Region
1,Acme,Bo,300,Software,Denmark
2,Bolt,,12,Retail,Sweden
"""


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type] # a new one has one
    for name, rows in sheets.items():
        tab = book.create_sheet(name)
        for row in rows:
            tab.append(row)
    book.save(path)
    return path


def read(tmp_path: Path, csv: str, **sheets: list[list[Any]]) -> Book:
    file = tmp_path / "companies.csv"
    file.write_text(csv, encoding="utf-8")
    sheets = sheets or {"Criteria": CRITERIA, "Accounts": ACCOUNTS}
    return pipeline.read(file, Options(workbook(tmp_path / "model.xlsx", **sheets)))


def about(findings: tuple[Finding, ...], code: str) -> list[str]:
    return [finding.text for finding in findings if finding.code == code]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Criteria": CRITERIA, "Accounts": ACCOUNTS},
        {"Criteria": CRITERIA},
        {"Criteria": CRITERIA, "Accounts": [["Firm", "Sector", "Employees", "Land"]]},
    ],
    ids=["Accounts", "no Accounts", "Accounts with other words"],
)
def test_an_export_is_rated_under_the_headings_of_the_workbook(
    tmp_path: Path, sheets: dict[str, list[list[Any]]]
) -> None:
    csv = HUBSPOT
    if len(sheets) > 1 and sheets["Accounts"][0][1] == "Sector":
        sheets = {**sheets, "Criteria": criteria_in_other_words()}
    book = read(tmp_path, csv, **sheets)
    assert book.errors == ()
    assert pipeline.rate(book).ratings.rating.tolist() == [10.0, 0.0]
    assert about(book.findings, "M216") == ["a HubSpot export: 3 of 3 fields found"]
    assert pipeline.rate(book).ratings.accounts.name_texts.tolist() == ["Acme", "Bolt"]


def criteria_in_other_words() -> list[list[Any]]:
    names = {"Industry": "Sector", "Country": "Land"}
    return [[names.get(str(row[0]), row[0]), *row[1:]] for row in CRITERIA]


def test_a_field_that_is_nowhere_is_unknown_with_both_files_named(
    tmp_path: Path,
) -> None:
    csv = "Company,Branche,Ansatte\nAcme,Software,300\n"
    book = read(tmp_path, csv)
    assert book.errors == ()
    (warning,) = [f for f in book.findings if f.code == "M217"]
    assert warning.place == "Criteria!A4"
    assert warning.text == (
        "companies.csv has no column 'Country', which Criteria of model.xlsx reads: "
        "unknown for every account"
    )
    assert about(book.findings, "M216") == ["2 of 3 fields found"]
    rated = pipeline.rate(book)
    assert rated.ratings.known.tolist() == [0.75]
    receipt = pipeline.explain(rated, "Acme")[0]
    assert [line.contribution for line in receipt.lines][2] is not None
    assert receipt.behind == ()


def test_a_misspelt_heading_is_asked_about(tmp_path: Path) -> None:
    book = read(tmp_path, "Account,Industry,Employes,Country\nAcme,Software,300,\n")
    (warning,) = about(book.findings, "M217")
    assert "did you mean 'Employes'?" in warning


def test_what_mapping_says_goes_first(tmp_path: Path) -> None:
    mapping = [["Export heading", "Account field"], ["Bransch 2", "Industry"]]
    csv = (
        "Account,Industry,Bransch 2,Employees,Country\nAcme,Retail,Software,1,Norway\n"
    )
    sheets: dict[str, list[list[Any]]] = {
        "Criteria": CRITERIA,
        "Accounts": ACCOUNTS,
        "Mapping": mapping,
    }
    book = read(tmp_path, csv, **sheets)
    assert "Industry (as exported)" in book.table.headings
    assert pipeline.rate(book).ratings.rating.tolist() == [5.0]


def test_a_file_with_the_headings_of_the_workbook_says_nothing(tmp_path: Path) -> None:
    book = read(tmp_path, "Account,Industry,Employees,Country\nAcme,Software,300,\n")
    assert not [f for f in book.findings if f.code[0] == "M"]
    assert book.table.headings == ("Account", "Industry", "Employees", "Country")


def test_no_column_of_the_file_is_lost(tmp_path: Path) -> None:
    book = read(tmp_path, HUBSPOT)
    names = ["HubSpot ID", "Account", "Owner", "Employees", "Industry", "Country"]
    assert [*book.table.headings] == names


def test_another_file_is_one_error_not_one_for_each_criterion(tmp_path: Path) -> None:
    book = read(tmp_path, "Website;Class\nwww.acme.com;A\nbolt.com;B\n")
    assert [finding.code for finding in book.errors] == ["M109"]
    with pytest.raises(ModelError):
        pipeline.rate(book)


def test_another_file_for_the_only_field_names_it(tmp_path: Path) -> None:
    only = [CRITERIA[0], next(row for row in CRITERIA[1:] if row[0] == "Industry")]
    book = read(tmp_path, "Website;Class\nwww.acme.com;A\nbolt.com;B\n", Criteria=only)
    (error,) = book.errors
    assert "companies.csv has no column 'Industry', the only one that" in error.text


def test_an_export_of_people_is_said_to_be_one(tmp_path: Path) -> None:
    csv = "Record ID,First Name,Job Title,Country\n1,Jane,CEO,Denmark\n"
    book = read(tmp_path, csv)
    assert [finding.code for finding in book.errors] == ["M108"]


def test_accounts_may_be_in_another_workbook_too(tmp_path: Path) -> None:
    rows = [line.split(",") for line in HUBSPOT.splitlines()]
    file = workbook(tmp_path / "export.xlsx", Notes=[["Of", "May"]], Companies=rows)
    model = workbook(tmp_path / "model.xlsx", Criteria=CRITERIA, Accounts=ACCOUNTS)
    scored = pipeline.score_file(file, None, Options(model))
    assert scored.ratings.rating.tolist() == [10.0, 0.0]
    written = openpyxl.load_workbook(scored.path)
    assert written.sheetnames[:2] == [Sheet.SCORED, Sheet.SUMMARY]
    with pytest.raises(FileError, match="no sheet Accounts"):
        pipeline.read(file)
