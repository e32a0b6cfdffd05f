"""People, deals and activities, as three programs export them, joined to accounts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.crm.record_fields import RECORD_FIELDS, Subject
from scoring.crm.record_plan import work_out_records
from scoring.crm.report import report
from scoring.crm.write import write
from scoring.errors import FileError, ModelError
from tests.crm.exports import TODAY, book, rows_file


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.crm.plan import Plan

ACCOUNTS: list[list[Any]] = [
    ["Account", "HubSpot ID", "Domain"],
    ["Almkogel IT", 9001, "almkogel.example"],
    ["Nordlid Energi", 9002, "www.nordlid.example"],
]
HUBSPOT_CONTACTS = [
    [
        *("Record ID", "First Name", "Last Name", "Email", "Associated Company"),
        *("Associated Company IDs (Primary)", "Job Title"),
    ],
    [1, "Jane", "Doe", "j@web.example", "Almkogel GmbH", 9001, "CEO"],
    [2, "Odd", "", "odd@nordlid.example", "", "", "CFO"],
    [3, "", "", "eva@nordlid.example", "", "", ""],
    [4, "Ann", "Ey", "ann@gmail.com", "Cirrus", 77, ""],
]
SALESFORCE_CONTACTS = [
    [
        *("Contact ID", "First Name", "Last Name", "Title", "Account Name", "Email"),
        "Contact Owner",
    ],
    ["003A", "Jane", "Doe", "CEO", "ALMKOGEL  IT", "", "Bo"],
    ["003B", "Odd", "Lie", "CFO", "Other AS", "odd@nordlid.example", "Bo"],
]
PIPEDRIVE_CONTACTS = [
    [
        *("Person - ID", "Person - Name", "Person - Organization"),
        *("Person - Email - Work", "Person - Job title"),
    ],
    [7, "Jane Doe", "Almkogel IT", "", "CEO"],
    [8, "Odd Lie", "Nordlid Energi", "", "CFO"],
]
HUBSPOT_DEALS: list[list[Any]] = [
    [
        *("Record ID", "Deal Name", "Deal Stage", "Close Date", "Amount"),
        *("Associated Company (Primary)", "Associated Company IDs (Primary)"),
    ],
    [1, "Big", "Closed Won", "2026-10-10 10:00", "1,000.50", "Almkogel GmbH", 9001],
    [2, "Next", "Proposal", "2026-12-10 10:00", 2000, "Almkogel GmbH", 9001],
    [3, "Free", "Closed Won", "2026-08-10 10:00", "", "Nordlid", 9002],
    [4, "Old", "Closed Won", "2026-07-10 10:00", 250, "nordlid energi", ""],
]
SALESFORCE_DEALS = [
    [
        *("Opportunity ID", "Opportunity Name", "Account Name", "Close Date"),
        *("Amount", "Stage", "Opportunity Owner"),
    ],
    ["006A", "Big", "Almkogel IT", "10/13/2026", "1000.5", "Closed Won", "Bo"],
    ["006B", "Old", "Nordlid Energi", "7/10/2026", "250", "Closed Won", "Bo"],
    ["006C", "Lost", "Nordlid Energi", "7/11/2026", "99", "Closed Lost", "Bo"],
]
PIPEDRIVE_DEALS = [
    [
        *("Deal - ID", "Deal - Title", "Deal - Organization", "Deal - Value"),
        *("Deal - Status", "Deal - Won time", "Deal - Deal created"),
    ],
    [1, "Big", "Almkogel IT", "1000.5", "won", "2026-10-10 08:00:00", "2026-01-01"],
    [2, "Old", "Nordlid Energi", "250", "won", "2026-07-10 08:00:00", "2026-01-01"],
    [3, "Open", "Nordlid Energi", "50", "open", "", "2026-01-01"],
]
HUBSPOT_ACTIVITIES = [
    [
        *("Record ID", "Activity type", "Activity date", "Associated Company"),
        *("Associated Contact", "Associated Company IDs"),
    ],
    [1, "Call", "2026-11-01 10:05", "Almkogel GmbH", "Jane Doe", "9001;9002"],
    [2, "Call", "2026-11-01 14:10", "Almkogel GmbH", "Jane Doe", "9001"],
]
SALESFORCE_ACTIVITIES = [
    [
        *("Activity ID", "Subject", "Date", "Company / Account", "Contact"),
        *("Task Subtype", "Status", "Assigned"),
    ],
    ["00TA", "Hi", "11/1/2026", "Almkogel IT", "Jane Doe", "Call", "Completed", "Bo"],
    ["00TB", "Hi", "11/13/2026", "Almkogel IT", "Jane Doe", "Call", "Completed", "Bo"],
    ["00TC", "Hi", "11/29/2026", "Almkogel IT", "Jane Doe", "Call", "Open", "Bo"],
]
PIPEDRIVE_ACTIVITIES = [
    [
        *("Activity - ID", "Activity - Subject", "Activity - Type"),
        *("Activity - Due date", "Activity - Organization"),
        *("Activity - Contact person", "Activity - Done"),
        "Activity - Marked as done time",
    ],
    [
        1,
        "a",
        "Call",
        "2026-11-02",
        "Almkogel IT",
        "Jane",
        "Done",
        "2026-11-01 10:05:00",
    ],
    [
        2,
        "b",
        "Call",
        "2026-11-02",
        "Almkogel IT",
        "Jane",
        "Done",
        "2026-11-01 14:10:00",
    ],
    [3, "c", "Call", "2026-12-01", "Almkogel IT", "Jane", "To do", ""],
]
EXPORTS = [
    (Subject.CONTACTS, HUBSPOT_CONTACTS, 3),
    (Subject.CONTACTS, SALESFORCE_CONTACTS, 2),
    (Subject.CONTACTS, PIPEDRIVE_CONTACTS, 2),
    (Subject.DEALS, HUBSPOT_DEALS, 2),
    (Subject.DEALS, SALESFORCE_DEALS, 2),
    (Subject.DEALS, PIPEDRIVE_DEALS, 2),
    (Subject.ACTIVITIES, HUBSPOT_ACTIVITIES, 2),
    (Subject.ACTIVITIES, SALESFORCE_ACTIVITIES, 2),
    (Subject.ACTIVITIES, PIPEDRIVE_ACTIVITIES, 2),
]
IDS = [
    f"{subject}-{crm}"
    for subject in Subject
    for crm in ("HubSpot", "Salesforce", "Pipedrive")
]


def rows_of(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)[sheet].values
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def planned(tmp_path: Path, subject: Subject, rows: Any, here: Path) -> Plan:
    return work_out_records(subject, (rows_file(tmp_path / "e.csv", rows), here))


@pytest.mark.parametrize(("subject", "rows", "count"), EXPORTS, ids=IDS)
def test_an_export_comes_in_and_twice_changes_nothing(
    tmp_path: Path, subject: Subject, rows: Any, count: int
) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    plan = planned(tmp_path, subject, rows, here)
    assert plan.mapping.crm is not None
    write(plan, here, TODAY)
    read = rows_of(here, subject.sheet)
    assert len(read) == count
    assert {row["Account"] for row in read} <= {"Almkogel IT", "Nordlid Energi"}
    again = planned(tmp_path, subject, rows, here)
    assert again.nothing
    assert again.matched.stages == (("record", count),)


@pytest.mark.parametrize(("subject", "rows", "count"), EXPORTS, ids=IDS)
def test_without_record_numbers_twice_doubles_nothing(
    tmp_path: Path, subject: Subject, rows: Any, count: int
) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    bare = [row[1:] for row in rows]
    write(planned(tmp_path, subject, bare, here), here, TODAY)
    again = planned(tmp_path, subject, bare, here)
    assert again.merged.nothing
    assert sum(dict(again.matched.stages).values()) == count


def test_a_person_is_named_by_both_names_else_by_the_mail_address(
    tmp_path: Path,
) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    write(planned(tmp_path, Subject.CONTACTS, HUBSPOT_CONTACTS, here), here, TODAY)
    names = [(row["Account"], row["Contact"]) for row in rows_of(here, "Contacts")]
    assert names == [
        ("Almkogel IT", "Jane Doe"),
        ("Nordlid Energi", "Odd"),
        ("Nordlid Energi", "eva@nordlid.example"),
    ]


def test_dates_and_amounts_become_real_ones(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    write(planned(tmp_path, Subject.DEALS, SALESFORCE_DEALS, here), here, TODAY)
    first = rows_of(here, "Deals")[0]
    assert (first["Date"].date(), first["Amount"]) == (dt.date(2026, 10, 13), 1000.5)


def test_two_calls_of_a_day_keep_their_times(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    write(
        planned(tmp_path, Subject.ACTIVITIES, PIPEDRIVE_ACTIVITIES, here), here, TODAY
    )
    times = [row["Date"].time() for row in rows_of(here, "Activities")]
    assert times == [dt.time(10, 5), dt.time(14, 10)]


LEFT_OUT = [
    (Subject.CONTACTS, HUBSPOT_CONTACTS, "M220", "'Cirrus' is no account"),
    (Subject.DEALS, HUBSPOT_DEALS, "M221", "'Proposal' under 'Deal Stage'"),
    (Subject.DEALS, HUBSPOT_DEALS, "M222", "the row lacks 'Amount'"),
    (Subject.ACTIVITIES, PIPEDRIVE_ACTIVITIES, "M221", "is not done"),
    (
        Subject.DEALS,
        [
            ["Deal Name", "Company", "Close Date", "Amount", "Deal Stage"],
            ["a", "Almkogel IT", "2026-01-01", 5, "Signed"],
        ],
        "M223",
        "all are taken as won",
    ),
]


@pytest.mark.parametrize(("subject", "rows", "code", "words"), LEFT_OUT)
def test_what_is_left_out_is_named(
    tmp_path: Path, subject: Subject, rows: Any, code: str, words: str
) -> None:
    plan = planned(tmp_path, subject, rows, book(tmp_path / "b.xlsx", ACCOUNTS))
    texts = [finding.text for finding in plan.findings if finding.code == code]
    assert any(words in text for text in texts), plan.findings


def test_rows_typed_by_hand_are_found_and_completed(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    opened = openpyxl.load_workbook(here)
    sheet = opened.create_sheet("Contacts")
    sheet.append(["Company", "Full name", "Job title", "Mine"])
    sheet.append(["almkogel it", "JANE doe", "CTO", "x"])
    opened.save(here)
    plan = planned(tmp_path, Subject.CONTACTS, PIPEDRIVE_CONTACTS, here)
    assert report(plan).new == ("Nordlid Energi, Odd Lie",)
    write(plan, here, TODAY)
    jane, odd = rows_of(here, "Contacts")
    assert (jane["Company"], jane["Full name"]) == ("almkogel it", "JANE doe")
    assert (jane["Job title"], jane["Mine"]) == ("CEO", "x")
    assert jane["Pipedrive person ID"] == 7
    assert odd["Company"] == "Nordlid Energi"


def test_two_deals_alike_but_for_their_number_are_two(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    twin = [*SALESFORCE_DEALS[:2], ["006Z", *SALESFORCE_DEALS[1][1:]]]
    write(planned(tmp_path, Subject.DEALS, SALESFORCE_DEALS[:2], here), here, TODAY)
    write(planned(tmp_path, Subject.DEALS, twin, here), here, TODAY)
    ids = [row["Salesforce opportunity ID"] for row in rows_of(here, "Deals")]
    assert ids == ["006A", "006Z"]


def test_a_deal_that_moved_is_the_same_by_its_number(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    write(planned(tmp_path, Subject.DEALS, SALESFORCE_DEALS[:2], here), here, TODAY)
    moved = [SALESFORCE_DEALS[0], [*SALESFORCE_DEALS[1]]]
    moved[1][2:5] = ["Nordlid Energi", "10/14/2026", "1200"]
    write(planned(tmp_path, Subject.DEALS, moved, here), here, TODAY)
    (deal,) = rows_of(here, "Deals")
    assert (deal["Account"], deal["Amount"]) == ("Nordlid Energi", 1200)


def test_mapping_keeps_each_tab_apart(tmp_path: Path) -> None:
    mapping = [
        ["Export heading", "Account field", "Note", "Sample", "Tab"],
        ["Amount", "", "", "", "Contacts"],
        ["Deal Name", "Project", "", "", "deals"],
    ]
    here = book(tmp_path / "b.xlsx", ACCOUNTS, mapping)
    write(planned(tmp_path, Subject.DEALS, HUBSPOT_DEALS, here), here, TODAY)
    assert rows_of(here, "Deals")[0]["Project"] == "Big"
    rows = rows_of(here, "Mapping")
    assert {row["Tab"] for row in rows[2:]} == {"Deals"}
    assert "Close Date" in {row["Export heading"] for row in rows}


def test_a_mapping_without_tabs_gets_the_column(tmp_path: Path) -> None:
    mapping = [["Export heading", "Account field"], ["Amount", "Revenue"]]
    here = book(tmp_path / "b.xlsx", ACCOUNTS, mapping)
    write(planned(tmp_path, Subject.DEALS, HUBSPOT_DEALS, here), here, TODAY)
    rows = rows_of(here, "Mapping")
    assert (rows[0]["Account field"], rows[0]["Tab"]) == ("Revenue", None)
    assert {row["Tab"] for row in rows[1:]} == {"Deals"}


def test_a_heading_that_is_needed_is_asked_for(tmp_path: Path) -> None:
    rows = [["Deal Name", "Deal Stage", "Company"], ["a", "won", "Almkogel IT"]]
    with pytest.raises(ModelError, match=r"(?s)M110.*'Date'.*M110.*'Amount'"):
        planned(tmp_path, Subject.DEALS, rows, book(tmp_path / "b.xlsx", ACCOUNTS))


def test_a_sheet_of_that_name_without_its_headings_is_refused(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACCOUNTS)
    opened = openpyxl.load_workbook(here)
    opened.create_sheet("Deals").append(["Notes", "of mine"])
    opened.save(here)
    with pytest.raises(FileError, match="the sheet Deals has no table with"):
        planned(tmp_path, Subject.DEALS, HUBSPOT_DEALS, here)


def test_no_heading_is_two_fields_of_a_program() -> None:
    for fields in RECORD_FIELDS.values():
        words = [
            (crm, word.casefold())
            for field in fields
            for crm, spellings in field.words.items()
            for word in spellings
        ]
        assert len(words) == len(set(words))


def test_an_export_that_names_no_company_says_what_to_export(tmp_path: Path) -> None:
    rows = [HUBSPOT_DEALS[0][:5], [1, "Big", "won", "2026-10-10", 1000]]
    with pytest.raises(ModelError, match="export the company's name or number"):
        planned(tmp_path, Subject.DEALS, rows, book(tmp_path / "b.xlsx", ACCOUNTS))
