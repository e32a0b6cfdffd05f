"""The same behaviour in the command line, the macro and the worksheet functions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from addin.excel import macros
from addin.functions.account_functions import ACCOUNT_SCORE
from scoring.cli.commands import cli
from tests.behaviour.books import RATINGS, SHEETS, TODAY, busy_book
from tests.doubles.excel import open_book
from tests.excel.pressed import app_of, selected, sheet_of


if TYPE_CHECKING:
    from pathlib import Path

CONTACTS = [
    ("Rank", "Contact", "Account", "Rating", "Call", "Account rating"),
    (1, "Ann", "Acme", 10, "Yes", 7.6),
    (2, "Bo", "Acme", 5, "Yes", 7.6),
    (3, "Cy", "Bolt", 0, "No", 0.5),
]


BOLT = "Engaged 2.5: demo 30 Jan +0.5"


def run(*words: object) -> str:
    done = CliRunner().invoke(cli, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


def ratings(sheet: Any) -> dict[str, float]:
    head, *rows = sheet.iter_rows(values_only=True)
    at, name = head.index("Rating"), head.index("Account")
    return {row[name]: row[at] for row in rows}


def column(sheet: Any, heading: str) -> list[Any]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [row[head.index(heading)] for row in rows]


def contacts(sheet: Any) -> list[tuple[Any, ...]]:
    """What the columns of CONTACTS hold in a sheet."""
    heads = CONTACTS[0]
    columns = [column(sheet, str(heading)) for heading in heads]
    return [heads, *zip(*columns, strict=True)]


def test_the_command_line_scores_accounts_and_contacts(tmp_path: Path) -> None:
    run("score", busy_book(tmp_path))
    scored = openpyxl.load_workbook(tmp_path / "busy-scored.xlsx")
    assert ratings(scored["Scored"]) == RATINGS
    assert column(scored["Scored"], "Activity points") == [8, 2.5]
    assert column(scored["Scored"], "Best contact") == ["Ann", "Cy"]
    assert column(scored["Scored"], "Why")[1] == BOLT
    people = scored["Contacts scored"]
    assert contacts(people) == CONTACTS
    assert column(people, "Account status") == ["Contact", "Contact", "Not now"]
    names = scored.sheetnames
    assert names.index("Scored") < names.index("Contacts scored")
    assert names.index("Contacts scored") < names.index("Summary")


def test_why_a_person_is_rated_so_is_read_before_the_results_of_the_account(
    tmp_path: Path,
) -> None:
    run("score", busy_book(tmp_path, Routing=[["Seller"], ["Siri"]]))
    sheet = openpyxl.load_workbook(tmp_path / "busy-scored.xlsx")["Contacts scored"]
    head = [cell.value for cell in sheet[1]]
    first = ["Rank", "Contact", "Account", "Seller", "Rating", "Call", "Tier"]
    assert head[:7] == first
    assert head[7:12] == [
        *("Status", "Why", "To research"),
        *("Account rating", "Account status"),
    ]


def test_a_matrix_of_accounts_is_none_of_contacts(tmp_path: Path) -> None:
    head, *rules = SHEETS["Criteria"]
    grouped = [[*rule, group] for rule, group in zip(rules, "FFEE", strict=True)]
    settings = [*SHEETS["Settings"], ["Matrix", "F; E"]]
    criteria = [[*head, "Group"], *grouped]
    run("score", busy_book(tmp_path, Criteria=criteria, Settings=settings))
    scored = openpyxl.load_workbook(tmp_path / "busy-scored.xlsx")
    assert "Matrix" in next(scored["Scored"].values)
    assert "Matrix" not in next(scored["Contacts scored"].values)


PEOPLE = [
    ["Account", "Contact", "Title"],
    ["Acme", "Ann", "CEO"],
    ["Bolt", "Cy", "CEO"],
    ["Nobody", "Ed", "CEO"],
]


@pytest.mark.parametrize(
    ("at", "calls"),
    [(None, ["Ann"]), ("contacts", ["Ann"]), ("all", ["Ann", "Cy", "Ed"])],
)
def test_people_are_called_where_their_account_is_a_contact(
    tmp_path: Path, at: str | None, calls: list[str]
) -> None:
    settings = [*SHEETS["Settings"], ["Call at", at]]
    run("score", busy_book(tmp_path, Contacts=PEOPLE, Settings=settings))
    sheet = openpyxl.load_workbook(tmp_path / "busy-scored.xlsx")["Contacts scored"]
    people, call = column(sheet, "Contact"), column(sheet, "Call")
    assert [p for p, c in zip(people, call, strict=True) if c == "Yes"] == calls
    hidden = [sheet.row_dimensions[row].hidden for row in range(2, len(people) + 2)]
    assert hidden == [one == "No" for one in call]
    rated = dict(zip(people, column(sheet, "Account rating"), strict=True))
    assert rated["Ed"] is None
    assert rated["Ann"] > 5 > rated["Cy"]


def test_contacts_show_who_takes_their_account(tmp_path: Path) -> None:
    routing = [["Seller"], ["Siri"]]
    run("score", busy_book(tmp_path, Contacts=PEOPLE, Routing=routing))
    sheet = openpyxl.load_workbook(tmp_path / "busy-scored.xlsx")["Contacts scored"]
    sellers = dict(zip(column(sheet, "Contact"), column(sheet, "Seller"), strict=True))
    assert sellers == {"Ann": "Siri", "Cy": None, "Ed": None}


def test_scoring_the_scored_workbook_again_gives_the_same(tmp_path: Path) -> None:
    run("score", busy_book(tmp_path))
    again = tmp_path / "busy-scored.xlsx"
    run("score", again, "--force")
    scored = openpyxl.load_workbook(again)
    assert ratings(scored["Scored"]) == RATINGS
    people = scored["Contacts scored"]
    assert contacts(people) == CONTACTS
    assert column(people, "Account status") == ["Contact", "Contact", "Not now"]


def test_explain_shows_what_the_fields_are_made_of(tmp_path: Path) -> None:
    output = run("explain", busy_book(tmp_path), "Acme")
    assert "Activity points, from Activities:" in output
    assert "  Visit x 5, Bo, 2026-03-31 (today): 5, 5.0 left" in output
    assert "  Demo, Ann, 2026-03-01 (30 days ago): 10, 5.0 left" in output
    assert "  Visit: 5.0, limited to 3" in output
    assert "Best contact rating, from Contacts:\n  Ann: 10\n  Bo: 5\n" in output
    assert "  deal, 2026-03-28 (3 days ago): 900\n" in output


def test_explain_gives_programs_every_item(tmp_path: Path) -> None:
    (receipt,) = json.loads(run("explain", busy_book(tmp_path), "Acme", "--json"))
    behind = {one["field"]: one for one in receipt["behind"]}
    assert [*behind] == [
        "Activity points",
        "Last Demo",
        "Best contact rating",
        "RFM frequency",
    ]
    assert behind["Last Demo"]["items"] == [
        {"what": "Demo, Ann", "date": "2026-03-01", "age": 30, "points": None, "left": None}
    ]  # fmt: skip


def test_explain_and_a_csv_file_say_why_as_scored_does(tmp_path: Path) -> None:
    (receipt,) = json.loads(run("explain", busy_book(tmp_path), "Bolt", "--json"))
    assert receipt["why"] == BOLT
    run("score", busy_book(tmp_path), "-o", tmp_path / "out.csv")
    assert f",{BOLT}," in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_a_scored_file_is_verified(tmp_path: Path) -> None:
    run("score", busy_book(tmp_path))
    assert "identical" in run("verify", tmp_path / "busy-scored.xlsx")


def test_long_histories_are_cut_where_people_read_them(tmp_path: Path) -> None:
    head = SHEETS["Activities"][0]
    many = [["Acme", TODAY, "Demo", f"P {number}", None] for number in range(30)]
    book = busy_book(tmp_path, Activities=[head, *many])
    assert "\n  ... and 18 more\n" in run("explain", book, "Acme")


def test_the_macro_scores_accounts_and_contacts(tmp_path: Path, com: bool) -> None:  # noqa: FBT001
    book = open_book(busy_book(tmp_path), com=com)
    macros.score(book)
    assert ratings(sheet_of(book, "Scored")) == RATINGS
    assert column(sheet_of(book, "Scored"), "Why")[1] == BOLT
    assert contacts(sheet_of(book, "Contacts scored")) == CONTACTS


def test_the_explain_button_shows_what_matters_most(tmp_path: Path) -> None:
    book = open_book(busy_book(tmp_path))
    selected(book, "Accounts", "A2")
    macros.explain(book)
    (text,) = app_of(book).alerts
    assert (
        "Activity points, from Activities:\nVisit x 5, Bo, 2026-03-31 (today)" in text
    )


def test_the_macro_joins_files_beside_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "size.csv").write_text("Name;Size\nAcme;7\n", encoding="utf-8")
    sources = [
        ["Name", "File or sheet", "Key here", "Key there"],
        ["Sizes", "size.csv", "Account", "Name"],
        ["Lists", "lists", "Industry", "Sector"],
    ]
    lists = [["Sector", "Segment"], ["Retail", "Shops"]]
    path = busy_book(tmp_path, Sources=sources, Lists=lists)
    book = open_book(path)
    macros.score(book)
    assert column(sheet_of(book, "Scored"), "Size") == [7, None]
    assert column(sheet_of(book, "Scored"), "Segment") == [None, "Shops"]


def test_worksheet_functions_see_derived_columns_given_to_them(tmp_path: Path) -> None:
    run("score", busy_book(tmp_path))
    scored = openpyxl.load_workbook(tmp_path / "busy-scored.xlsx")["Scored"]
    fields = ("Account", "Activity points", "Best contact rating", "RFM frequency")
    block = [*zip(*(column(scored, field) for field in fields), strict=True)]
    criteria = [row for row in SHEETS["Criteria"] if row[0] != "Demo lately"]
    # by weight 2, 1 and 1: 28 / 4 and 2.5 / 4
    assert ACCOUNT_SCORE(block, fields, criteria) == [[7.0], [0.6]]
