"""Import into an open workbook writes what the command writes into the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from addin.excel import macros
from scoring.crm.files import work_out
from scoring.crm.write import write
from scoring.stages import calendar_day
from tests.crm.exports import book as write_book
from tests.crm.exports import rows_file
from tests.doubles.excel import open_book
from tests.excel.books import values
from tests.excel.pressed import app_of, sheet_of, sheets_of


if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[list[Any]] = [
    ["Account", "HubSpot ID", "Employees", "City", "Twice"],
    ["Almkogel IT", 9001, 80, "Graz", "=C2*2"],
    ["Bolt ApS", 2, 10, "Oslo", "=C3*2"],
]
EXPORT: list[list[Any]] = [
    ["Record ID", "Company name", "Number of Employees", "ERP", "Create Date"],
    [9001, "Almkogel IT", 95, "Tallo", "2026-03-01"],
    [7, "Cirrus AB", 20, "", "2026-04-02"],
    [8, "=Danger", None, "007", ""],
]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book.xlsx", ROWS, table=True)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return rows_file(tmp_path / "Firmen\u00e4 $1.csv", EXPORT)


def code(path: Path) -> str:
    """A path as Visual Basic codes it."""
    return str(path).encode("utf-16-be").hex().upper()


def test_it_writes_what_the_command_writes(here: Path, export: Path) -> None:
    opened = open_book(here)
    macros.import_export(opened, code(export))
    question, outcome = app_of(opened).alerts
    assert question.startswith(f"{export.name}: an export of HubSpot, 3 rows; ")
    assert "Company name -> Account" in question
    assert "Employees: 1 new, 1 changed" in question
    assert outcome == "Accounts added: 2; changed: 1."
    target = here.with_name("imported.xlsx")
    write(work_out(export, here), target, calendar_day())
    written = openpyxl.load_workbook(target)
    for name in ("Accounts", "Mapping"):
        assert values(sheet_of(opened, name)) == values(written[name]), name


def test_twice_changes_nothing(here: Path, export: Path) -> None:
    opened = open_book(here)
    macros.import_export(opened, code(export))
    once = sheets_of(opened)
    macros.import_export(opened, code(export))
    assert app_of(opened).alerts[-1].startswith("Nothing to write")
    assert sheets_of(opened) == once


def test_who_does_not_agree_gets_nothing(
    here: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_book(here)
    before = sheets_of(opened)
    monkeypatch.setattr("addin.excel.importing.agreed", lambda *_: False)
    macros.import_export(opened, code(export))
    assert app_of(opened).alerts[-1] == "Nothing was imported."
    assert sheets_of(opened) == before


def test_what_stands_in_the_way_is_named(here: Path, export: Path) -> None:
    opened = open_book(here)
    accounts = sheet_of(opened, "Accounts")
    accounts["A4"] = "see the notes"
    accounts.merge_cells("A4:B4")
    before = sheets_of(opened)
    macros.import_export(opened, code(export))
    (alert,) = app_of(opened).alerts
    assert "Accounts!A4:B4" in alert
    assert alert.endswith("Nothing was imported.")
    assert sheets_of(opened) == before


def test_an_excel_table_grows(here: Path, export: Path) -> None:
    book = openpyxl.load_workbook(here)
    table = Table(displayName="Mine", ref="A1:E3")
    book["Accounts"].add_table(table)
    book.save(here)
    opened = open_book(here)
    macros.import_export(opened, code(export))
    (grown,) = sheet_of(opened, "Accounts").tables.values()
    width = len([c for c in values(sheet_of(opened, "Accounts"))[0] if c])
    assert grown.ref == f"A1:{get_column_letter(width)}5"


def test_where_the_names_are_is_asked_on_mapping(here: Path, tmp_path: Path) -> None:
    odd = rows_file(tmp_path / "odd.csv", [["Xa", "Xb"], ["Acme", "1"], ["Bolt", "2"]])
    opened = open_book(here)
    accounts = values(sheet_of(opened, "Accounts"))
    macros.import_export(opened, code(odd))
    assert "which column holds the names" in app_of(opened).alerts[-1]
    assert "Mapping" in sheets_of(opened)
    assert values(sheet_of(opened, "Accounts")) == accounts


def test_a_file_that_is_none_is_refused_in_a_sentence(here: Path) -> None:
    opened = open_book(here)
    macros.import_export(opened, code(here.with_name("gone.csv")))
    assert "gone.csv" in app_of(opened).alerts[-1]


PEOPLE: list[list[Any]] = [
    ["Record ID", "First Name", "Last Name", "Associated Company", "Job Title"],
    [501, "Ida", "Holm", "Almkogel IT", "CTO"],
    [502, "Bo", "Lund", "Bolt ApS", "CFO"],
]


def test_people_are_told_by_their_headings(here: Path, tmp_path: Path) -> None:
    people = rows_file(tmp_path / "people.csv", PEOPLE)
    opened = open_book(here)
    accounts = values(sheet_of(opened, "Accounts"))
    macros.import_export(opened, code(people))
    question, outcome = app_of(opened).alerts
    assert (
        "Rows that would be added to Contacts: 2; changed: 0; left as they are: 0"
        in question
    )
    assert outcome == "Rows added to Contacts: 2; changed: 0."
    rows = values(sheet_of(opened, "Contacts"))
    assert [row[:2] for row in rows[1:]] == [
        ("Almkogel IT", "Ida Holm"),
        ("Bolt ApS", "Bo Lund"),
    ]
    assert values(sheet_of(opened, "Accounts")) == accounts
    macros.import_export(opened, code(people))
    assert app_of(opened).alerts[-1].startswith("Nothing to write")
    assert values(sheet_of(opened, "Contacts")) == rows


def test_the_tab_in_front_says_where_a_plain_list_goes(
    here: Path, tmp_path: Path
) -> None:
    plain = rows_file(tmp_path / "list.csv", [["Company", "Name"], ["Bolt ApS", "Bo"]])
    opened = open_book(here)
    front = opened.sheets.add("Kontakter")
    front["A1"].value = ["Konto", "Kontakt"]
    front["A1"].select()
    macros.import_export(opened, code(plain))
    assert app_of(opened).alerts[-1] == "Rows added to Kontakter: 1; changed: 0."
    assert values(sheet_of(opened, "Kontakter"))[1] == ("Bolt ApS", "Bo")
