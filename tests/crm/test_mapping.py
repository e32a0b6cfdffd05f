"""Which column goes where: by heading, by what CRMs call it, by what the user wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scoring.crm.headings import Crm, recognise
from scoring.errors import ModelError
from tests.crm.exports import (
    HUBSPOT,
    PIPEDRIVE,
    SALESFORCE,
    accounts,
    book,
    brought,
    export,
    plan,
    rows_file,
)


if TYPE_CHECKING:
    from pathlib import Path

BOOK = [["Company", "Web", "Sector", "Headcount", "Last contact", "My note"]]
COMMON: dict[str, Any] = {
    "Company": "Almkogel IT GmbH",
    "Headcount": 95,
    "Country": "Austria",
    "City": "Graz",
    "Owner": "Maja",
    "Revenue": 12_400_000,
}
CASES: dict[str, tuple[str, str, Any, dict[str, Any], str]] = {
    "HubSpot": (HUBSPOT, "HubSpot ID", 9001, {"Sector": "IT services"}, "2026-11-12"),
    "Salesforce": (
        SALESFORCE,
        "Salesforce ID",
        "0015g00000AbCdEAAV",
        {"Sector": "IT services", "Type": "Prospect"},
        "2026-11-13",
    ),
    "Pipedrive": (
        PIPEDRIVE,
        "Pipedrive ID",
        17,
        {"ERP system": "Tallo", "Won deals": 2, "Label": "Warm"},
        "2026-11-12",
    ),
}


@pytest.mark.parametrize("crm", CASES)
def test_an_export_fills_an_empty_book(tmp_path: Path, crm: str) -> None:
    text, record, number, own, day = CASES[crm]
    here = book(tmp_path / "b.xlsx", BOOK)
    made = brought(export(tmp_path / "e.csv", text), here)
    assert made.mapping.crm == Crm(crm)
    rows = accounts(here)
    assert list(rows) == ["Almkogel IT GmbH", "Nordlid Energi AS"]
    first = rows["Almkogel IT GmbH"]
    assert first.items() >= (COMMON | own | {record: number}).items()
    assert first["Web"] in {"www.almkogel.example", "almkogel.example"} or (
        first["Web"] == "https://almkogel.example/"
    )
    assert f"{first['Last contact']:%Y-%m-%d}" == day
    assert first["My note"] is None


@pytest.mark.parametrize("crm", CASES)
def test_what_programs_note_for_themselves_stays_out(tmp_path: Path, crm: str) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    made = plan(export(tmp_path / "e.csv", CASES[crm][0]), here)
    out = {line.heading for line in made.mapping.lines if not line.field}
    assert (
        out
        == {
            "HubSpot": {"Create Date", "Associated Contact IDs"},
            "Salesforce": {"Shipping Country", "Created Date"},
            "Pipedrive": {"Organization - Update time"},
        }[crm]
    )


def test_an_unknown_program_is_not_guessed() -> None:
    assert recognise(["Kundenr", "Kunde", "By", "Name"]) is None


def test_the_books_own_heading_wins_over_what_is_known(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", [["Company", "Industry", "Number of Employees"]])
    made = plan(export(tmp_path / "e.csv", HUBSPOT), here)
    fields = {line.heading: line.field for line in made.mapping.lines}
    assert fields["Number of Employees"] == "Number of Employees"


def test_a_mapping_of_the_user_is_kept_to(tmp_path: Path) -> None:
    mapping_rows = [
        ["Export heading", "Account field"],
        ["City", ""],
        ["Lifecycle Stage", "Stage"],
        ["Create Date", "Known since"],
        ["ERP system", "sector"],
        ["Something of last year", "Old"],
    ]
    here = book(tmp_path / "b.xlsx", BOOK, mapping_rows)
    brought(export(tmp_path / "e.csv", HUBSPOT), here)
    first = accounts(here)["Almkogel IT GmbH"]
    assert "City" not in first
    assert first["Stage"] == "lead"
    assert f"{first['Known since']:%Y-%m-%d}" == "2024-01-02"
    assert first["Sector"] == "Tallo"  # and not the Industry that would go there
    assert "Old" not in first


def test_the_mapping_is_written_and_only_added_to(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    brought(export(tmp_path / "e.csv", HUBSPOT), here)
    first = accounts(here, "Mapping")
    assert first["Company name"]["Account field"] == "Company"
    assert first["Create Date"]["Account field"] is None
    assert first["Create Date"]["Sample"] == "2024-01-02 10:00"
    brought(export(tmp_path / "s.csv", SALESFORCE), here)
    both = accounts(here, "Mapping")
    assert both.items() >= first.items()
    assert both["Account Name"]["Account field"] == "Company"


def test_what_nobody_asked_for_stays_out_if_it_is_very_much(tmp_path: Path) -> None:
    heads = [f"Field {n}" for n in range(30)]
    rows = [["Company name", "ERP system", *heads], ["Acme", "Tallo", *heads]]
    made = plan(
        rows_file(tmp_path / "e.csv", rows),
        book(tmp_path / "b.xlsx", [["Company", "x"]]),
    )
    assert [line.field for line in made.mapping.active] == ["Company", "ERP system"]
    assert [f.code for f in made.findings if f.code == "M208"]


FAULTS = {
    "a heading twice in Mapping": (
        [["City", "Town"], ["city", "Place"]],
        [["Company name", "City"], ["Acme", "Bergen"]],
        ["M101 Mapping!A3"],
    ),
    "two columns into one": (
        [["City", "Town"], ["Region", "town"]],
        [["Company name", "City", "Region"], ["Acme", "Bergen", "West"]],
        ["M102 Mapping!B3"],
    ),
    "no name, and an Excel error": (
        [["Company name", ""], ["City", "#REF!"]],
        [["Company name", "City"], ["Acme", "Bergen"]],
        ["M104 Mapping!B3", "M103 Mapping"],
    ),
    "a heading twice in the export": (
        [["City", "City"]],
        [["Company name", "City", "City"], ["Acme", "Bergen", "Oslo"]],
        ["M105 e!B1", "M105 e!C1"],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_all_faults_are_named_at_once(tmp_path: Path, case: str) -> None:
    mapping_rows, rows, wanted = FAULTS[case]
    mapping = [["Export heading", "Account field"], *mapping_rows]
    here = book(tmp_path / "b.xlsx", [["Company", "x"]], mapping)
    before = here.read_bytes()
    with pytest.raises(ModelError) as caught:
        brought(rows_file(tmp_path / "e.csv", rows), here)
    assert [f"{f.code} {f.place}" for f in caught.value.errors] == wanted
    assert here.read_bytes() == before


def test_a_renamed_name_says_to_write_the_new_heading(tmp_path: Path) -> None:
    mapping = [["Export heading", "Account field"], ["City", ""]]
    mapping.append(["Company name", "Account"])
    here = book(tmp_path / "b.xlsx", [["Company", "x"], ["Acme", 1]], mapping)
    rows = [["Company name", "City"], ["Acme", "Bergen"]]
    with pytest.raises(ModelError) as caught:
        plan(rows_file(tmp_path / "e.csv", rows), here)
    assert [str(finding) for finding in caught.value.errors] == [
        (
            "M103 Mapping!B3: Accounts have no heading 'Account': write the new heading, "
            "such as 'Company', beside 'Company name' on Mapping"
        )
    ]


@pytest.mark.parametrize(
    ("heads", "what"),
    [
        (["First Name", "Last Name", "Email"], "people"),
        (["Person - Name", "Person - Email"], "people"),
        (["Deal - Title", "Deal - Value"], "deals"),
    ],
)
def test_an_export_of_something_else_is_refused(
    tmp_path: Path, heads: list[str], what: str
) -> None:
    file = rows_file(tmp_path / "e.csv", [heads, ["a", "b", "c"][: len(heads)]])
    with pytest.raises(ModelError, match=f"looks like an export of {what}"):
        plan(file, book(tmp_path / "b.xlsx", [["Company", "x"]]))
