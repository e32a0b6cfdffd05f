"""Lists of no program: their headings in every language, and the column of the names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.crm.account_plan import plan_import
from scoring.crm.files import read_export, read_host
from scoring.crm.plan import NameUnknownError
from scoring.crm.write import write
from scoring.errors import ModelError
from tests.crm.exports import TODAY, accounts, book, brought, plan, rows_file


if TYPE_CHECKING:
    from pathlib import Path

BOOK = [["Account", "Industry", "Employees", "Country", "Domain"]]
ACME: list[list[Any]] = [*BOOK, ["Acme", "Software", 10, "Denmark", "acme.com"]]
LISTS = {
    "English": ["Company", "Sector", "Headcount", "Country", "Web site"],
    "Danish": ["Virksomhed", "Branche", "Ansatte", "Land", "Hjemmeside"],
    "Swedish": ["Företag", "Bransch", "Anställda", "Land", "Hemsida"],
    "Romanian": ["Nume", "Domeniu de activitate", "Angajați", "Țara", "Site web"],
    "without accents": ["Companie", "Industrie", "Angajati", "Tara", "Site"],
    "in capitals": ["FIRMA", "BRANCHE", "ANTAL ANSATTE", "LAND", "WEB"],
}


@pytest.mark.parametrize("language", LISTS)
def test_headings_of_plain_lists_are_known(tmp_path: Path, language: str) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [LISTS[language], ["Bolt", "Energy", "20", "Norway", "bolt.no"]]
    brought(rows_file(tmp_path / "e.csv", rows), here)
    assert accounts(here)["Bolt"] == {
        "Account": "Bolt",
        "Industry": "Energy",
        "Employees": 20,
        "Country": "Norway",
        "Domain": "bolt.no",
    }


def test_new_columns_keep_the_headings_of_a_plain_list(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", [["Virksomhed"]])
    rows = [["Firma", "Branche", "By", "Antal ansatte"], ["Bolt", "Energi", "Ry", "20"]]
    file = rows_file(tmp_path / "e.csv", rows)
    brought(file, here)
    wanted = {"Virksomhed": "Bolt", "Branche": "Energi", "By": "Ry"}
    assert accounts(here)["Bolt"] == wanted | {"Antal ansatte": 20}
    assert plan(file, here).nothing


def test_a_number_headed_customer_is_no_name(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [["Customer", "Name 1"], ["0451", "Acme"], ["0452", "Bolt"]]
    made = plan(rows_file(tmp_path / "e.csv", rows), here)
    assert [line.heading for line in made.mapping.lines if line.role == "name"] == [
        "Name 1"
    ]


def test_mapping_asks_where_the_names_cannot_be_told(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACME)
    rows = [["Nr", "Bedrift", "Land"], [1, "Bolt AS", "Norway"], [2, "Cog", "Sweden"]]
    file = rows_file(tmp_path / "e.csv", rows)
    with pytest.raises(NameUnknownError, match="M103 e: no column") as caught:
        plan(file, here)
    write(caught.value.plan, here, TODAY)
    by_heading = accounts(here, "Mapping")
    assert by_heading["Bedrift"]["Account field"] is None
    assert by_heading["Bedrift"]["Note"] == (
        "perhaps the account's name: if so, write Account beside it"
    )
    assert by_heading["Land"]["Account field"] == "Country"
    assert list(accounts(here)) == ["Acme"]
    # asked once: the answer is awaited on Mapping
    with pytest.raises(ModelError, match="M103 Mapping"):
        plan(file, here)


def test_who_is_asked_may_answer_at_once(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACME)
    rows = [["Nr", "Bedrift", "Land"], [1, "Bolt AS", "Norway"], [2, "Cog", "Sweden"]]
    export = read_export(rows_file(tmp_path / "e.csv", rows))
    with pytest.raises(NameUnknownError) as caught:
        plan_import(export, read_host(here))
    assert caught.value.headings == ("Nr", "Bedrift", "Land")
    assert caught.value.likely == "Bedrift"
    write(plan_import(export, read_host(here), names="bedrift "), here, TODAY)
    assert accounts(here)["Bolt AS"]["Country"] == "Norway"
    # and is not asked again: Mapping has the answer
    assert accounts(here, "Mapping")["Bedrift"]["Account field"] == "Account"
    assert plan_import(export, read_host(here)).nothing


def test_the_answer_on_mapping_is_taken(tmp_path: Path) -> None:
    mapping = [["Export heading", "Account field"], ["Bedrift", "Account"]]
    here = book(tmp_path / "b.xlsx", ACME, mapping)
    rows = [["Bedrift", "Land"], ["Bolt AS", "Norway"]]
    brought(rows_file(tmp_path / "e.csv", rows), here)
    assert accounts(here)["Bolt AS"]["Country"] == "Norway"


def test_a_column_that_says_who_is_a_customer_is_no_column_of_names(
    tmp_path: Path,
) -> None:
    here = book(tmp_path / "b.xlsx", ACME)
    rows = [["Kunde", "Virksomhed"], ["Ja", "Bolt AS"], ["nej", "Cog AB"]]
    brought(rows_file(tmp_path / "e.csv", rows), here)
    there = accounts(here)
    assert there["Bolt AS"]["Kunde"] == "Ja"
    assert there["Cog AB"]["Kunde"] == "nej"


def test_a_list_without_names_fills_the_accounts_that_are_there(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACME)
    rows = [["Website", "Class"], ["www.acme.com", "A"], ["bolt.no", "A"]]
    made = brought(rows_file(tmp_path / "e.csv", rows), here)
    assert accounts(here)["Acme"]["Class"] == "A"
    assert list(accounts(here)) == ["Acme"]
    assert [str(f) for f in made.findings if f.code in {"M205", "M215"}] == [
        (
            "M215 e!A1: no column of the export holds names: its rows are matched by 'Website' "
            "alone, and no account is added"
        ),
        "M205 e!A3: no account is known by 'bolt.no'",
    ]


KEYS = {
    "the export's heading": "Firma",
    "the heading on Accounts": "account",
    "another word for it": "Company name",
    "a column left out": "Parent ID",
}


@pytest.mark.parametrize("case", KEYS)
def test_any_heading_can_be_the_key(tmp_path: Path, case: str) -> None:
    rows: list[list[Any]] = [["Account", "Land", "Parent ID"]]
    here = book(tmp_path / "b.xlsx", [*rows, ["Acme", "Denmark", "P7"]])
    export_rows = [["Firma", "Land", "Parent ID"], ["ACME A/S", "Sweden", "P7"]]
    made = plan(rows_file(tmp_path / "e.csv", export_rows), here, KEYS[case])
    assert made.matched.accounts.tolist() == [0]


def test_a_key_that_accounts_lack_is_refused(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", ACME)
    rows = [["Company", "Register"], ["Acme", "7"]]
    with pytest.raises(ModelError, match="M106 e: 'Register' is no column"):
        plan(rows_file(tmp_path / "e.csv", rows), here, "Register")


def test_two_with_one_record_number_are_said_to_be_that(tmp_path: Path) -> None:
    head = ["Account", "HubSpot ID"]
    here = book(tmp_path / "b.xlsx", [head, ["Acme", 1], ["Bolt", 1], ["Cog", 3]])
    rows = [["Record ID", "Company name", "Company owner"]]
    rows += [["1", "Acme", "Ann"], ["5", "Dyno", "Ann"], ["5", "Echo", "Bo"]]
    made = plan(rows_file(tmp_path / "e.csv", rows), here)
    assert [str(finding) for finding in made.findings if finding.code[:2] == "M2"] == [
        "M201 e!B3: 'Dyno' and the row of e!B4 have one HubSpot ID, 5",
        "M201 e!B4: 'Echo' and the row of e!B3 have one HubSpot ID, 5",
        (
            "M202 e!B2: 'Acme' has the HubSpot ID 1, and so have two accounts: "
            "'Acme' in Accounts!A2, 'Bolt' in Accounts!A3"
        ),
    ]


@pytest.mark.parametrize(
    ("heads", "what"),
    [
        (["Record ID", "First Name", "Company name", "Contact owner"], "people"),
        (["Deal - Title", "Deal - Organization"], "deals"),
        (["Record ID", "Deal Name", "Company name", "Amount"], "deals"),
    ],
)
def test_people_and_deals_are_no_companies_though_they_name_one(
    tmp_path: Path, heads: list[str], what: str
) -> None:
    file = rows_file(tmp_path / "e.csv", [heads, ["a", "b", "c", "d"][: len(heads)]])
    with pytest.raises(ModelError, match=f"M108 e: it looks like an export of {what}"):
        plan(file, book(tmp_path / "b.xlsx", BOOK))


@pytest.mark.parametrize(
    ("headcount", "codes"),
    [
        (["1.200", "120"], ["A209"]),
        (["1.200", "1.200.000"], []),
        (["1.200", "0,5"], []),
        (["1200", "120"], []),
    ],
)
def test_a_number_that_nothing_tells_is_named(
    tmp_path: Path, headcount: list[str], codes: list[str]
) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [["Virksomhed", "Ansatte"], ["Acme", headcount[0]], ["Bolt", headcount[1]]]
    made = plan(rows_file(tmp_path / "e.csv", rows), here)
    named = [one for one in made.findings if one.code == "A209"]
    assert [one.code for one in named] == codes
    assert [one.place for one in named] == ["e!B2"] * len(codes)


def test_new_columns_show_their_numbers_as_what_they_are(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    tab = openpyxl.load_workbook(here)
    tab["Accounts"].append(["Acme", "Software", 1200, "Denmark", "acme.com"])
    tab["Accounts"]["C2"].number_format = "#,##0"
    tab.save(here)
    heads = ["Company", "Since year", "Share", "Margin", "Budget"]
    rows = [heads, ["Bolt", "1999", "12 %", "7.5 %", "250000"]]
    brought(rows_file(tmp_path / "e.csv", rows), here)
    sheet = openpyxl.load_workbook(here)["Accounts"]
    shown = {head.value: cell for head, cell in zip(sheet[1], sheet[3], strict=True)}
    assert [(shown[h].value, shown[h].number_format) for h in heads[1:]] == [
        (1999, "General"),
        (0.12, "0%"),
        (0.075, "0.0%"),
        (250000, "#,##0"),
    ]
