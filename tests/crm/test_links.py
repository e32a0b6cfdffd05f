"""An import breaks no link, and takes nothing back that is known already."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.crm.exports import accounts, book, brought, plan, rows_file


if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["Account", "HubSpot ID", "City", "Last activity"]
EXPORT = ["Record ID", "Company name", "City", "Last Activity Date"]
DAY = dt.datetime(2026, 11, 2)  # noqa: DTZ001 - a cell has no zone


def with_tabs(path: Path, tabs: dict[str, list[list[Any]]]) -> Path:
    opened = openpyxl.load_workbook(path)
    for name, rows in tabs.items():
        sheet = opened.create_sheet(name)
        for row in rows:
            sheet.append(row)
    opened.save(path)
    return path


@pytest.fixture
def here(tmp_path: Path) -> Path:
    rows: list[list[Any]] = [
        HEAD,
        ["Acme", 1, "Köln", DAY],
        ["Bolt ApS", 2, "Oslo", DAY],
    ]
    tabs: dict[str, list[list[Any]]] = {
        "Activities": [["Account", "Date", "Activity"], [" ACME", DAY, "demo"]],
        "Contacts": [["Account", "Contact"], ["Bolt ApS", "Eva"], ["Acme", "Ida"]],
        "History": [["Date", "Account", "Rating", "Status"], [DAY, "Acme", 6, "C"]],
    }
    return with_tabs(book(tmp_path / "b.xlsx", rows), tabs)


SAME_NAMES = ["ACME", "Ácme", " Acme  ", "Acme A/S", "acme"]


@pytest.mark.parametrize("name", SAME_NAMES)
def test_a_name_in_other_letters_or_form_stays(
    tmp_path: Path, here: Path, name: str
) -> None:
    made = plan(rows_file(tmp_path / "e.csv", [EXPORT, [1, name, "", ""]]), here)
    assert made.merged.nothing
    assert made.matched.accounts.tolist() == [0]


def test_a_new_name_is_carried_into_the_other_tabs(tmp_path: Path, here: Path) -> None:
    file = rows_file(tmp_path / "e.csv", [EXPORT, [1, "Nordhavn", "Köln", ""]])
    made = brought(file, here)
    assert [str(f) for f in made.findings if f.code == "M218"] == [
        "M218 e!B2: 'Acme' is called 'Nordhavn' now, and so in 3 cells of other tabs"
    ]
    assert list(accounts(here)) == ["Nordhavn", "Bolt ApS"]
    assert accounts(here, "Activities")["Nordhavn"]["Activity"] == "demo"
    assert {n: c["Contact"] for n, c in accounts(here, "Contacts").items()} == {
        "Bolt ApS": "Eva",
        "Nordhavn": "Ida",
    }
    (row,) = accounts(here, "History").values()
    assert (row["Account"], row["Rating"]) == ("Nordhavn", 6)
    assert plan(file, here).nothing


def test_a_new_name_that_no_other_tab_knows_is_named_alone(
    tmp_path: Path, here: Path
) -> None:
    book = openpyxl.load_workbook(here)
    for tab in set(book.sheetnames) - {"Accounts", "Criteria"}:
        del book[tab]
    book.save(here)
    file = rows_file(tmp_path / "e.csv", [EXPORT, [1, "Nordhavn", "Köln", ""]])
    made = plan(file, here)
    assert [str(f) for f in made.findings if f.code == "M218"] == [
        "M218 e!B2: 'Acme' is called 'Nordhavn' now"
    ]


REASONS: dict[str, tuple[list[list[Any]], str]] = {
    "Sources": (
        [["File or sheet", "Key here", "Key there"], ["x.csv", "Account", "Name"]],
        "Sources join other files by the account's name",
    ),
    "Deals": (
        [["Account", "Date", "Amount"], ["=A3", DAY, 1], ["Acme", DAY, 2]],
        "the sheet Deals names it, and is protected",
    ),
}


@pytest.mark.parametrize("tab", REASONS)
def test_a_name_that_cannot_follow_stays_and_says_why(
    tmp_path: Path, here: Path, tab: str
) -> None:
    rows, why = REASONS[tab]
    with_tabs(here, {tab: rows})
    opened = openpyxl.load_workbook(here)
    opened[tab].protection.sheet = tab == "Deals"
    opened.save(here)
    file = rows_file(tmp_path / "e.csv", [EXPORT, [1, "Nordhavn", "Bergen", ""]])
    made = brought(file, here)
    (warning,) = [f for f in made.findings if f.code == "M219"]
    assert f"'Acme' stays, though the export calls it 'Nordhavn': {why}" in str(warning)
    assert accounts(here)["Acme"]["City"] == "Bergen"
    assert "Acme" in accounts(here, "Contacts")


def test_a_name_that_another_account_has_is_not_taken(
    tmp_path: Path, here: Path
) -> None:
    rows = [EXPORT, [1, "Bolt ApS", "Köln", ""]]
    assert plan(rows_file(tmp_path / "e.csv", rows), here).merged.nothing


@pytest.mark.parametrize("city", ["KÖLN", "koln", "Koln "])
def test_what_is_written_nicely_is_not_overwritten_by_capitals(
    tmp_path: Path, here: Path, city: str
) -> None:
    made = plan(rows_file(tmp_path / "e.csv", [EXPORT, [1, "Acme", city, ""]]), here)
    assert made.merged.nothing


def test_the_day_of_something_last_moves_on_only(tmp_path: Path, here: Path) -> None:
    rows = [EXPORT, [1, "Acme", "", "2026-11-01"], [2, "Bolt ApS", "", "2026-11-03"]]
    brought(rows_file(tmp_path / "e.csv", rows), here)
    days = {name: cells["Last activity"] for name, cells in accounts(here).items()}
    assert days == {"Acme": DAY, "Bolt ApS": DAY + dt.timedelta(1)}


def test_what_a_row_tells_is_known_to_the_others_at_once(tmp_path: Path) -> None:
    head = ["Account", "Domain", "HubSpot ID"]
    own: list[list[Any]] = [head, *[[None, None, None]] * 3]
    own += [[None, "acme.com", None], ["Acme", "acme.com", None]]
    here = book(tmp_path / "b.xlsx", own)
    rows = [["Record ID", "Company name", "Company Domain Name"]]
    rows += [["", "", "acme.com"], ["1", "Acme", ""]]
    file = rows_file(tmp_path / "e.csv", rows)
    first = brought(file, here)
    second = plan(file, here)
    assert second.nothing
    assert second.matched.accounts.tolist() == first.matched.accounts.tolist()
