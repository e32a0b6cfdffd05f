"""Contacts by hand: rated by their own criteria, and rolled up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from scoring.behaviour.roll_up import roll_up
from scoring.findings import Level
from scoring.model.read_criteria import parse_model
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet
from tests.behaviour.rolled import (
    TODAY,
    Rows,
    code_places,
    column,
    criteria_of,
    rolled_up,
)


if TYPE_CHECKING:
    from scoring.behaviour.rolled_up import RolledUp

SETTINGS: Rows = [["Setting", "Value"]]

ACCOUNTS: Rows = [
    ["Account", "Industry", "Renewal"],
    ["Acme", "Software", TODAY - dt.timedelta(days=10)],
    ["Bolt", "Retail", "1.3.2026"],
    ["Cask", None, None],
]
CONTACTS: Rows = [
    ["Account", "Contact", "Title"],
    ["Acme", "Ann", "CEO"],
    ["acme", "Bo", "Clerk"],
    ["Bolt", "Cy", "CEO"],
    ["Bolt", "Di", "Intern"],
    ["Nobody", "Ed", "CEO"],
]
HEAD = ["Criterion", "Weight", "Account field", "Test", "Value", "Points"]
CRITERIA: Rows = [
    HEAD,
    ["Role", 1, "Title", "is", "CEO", 10],
    ["Role", None, None, "is", "Intern", "out"],
    ["Market", 1, "account: industry", "is", "Software", 10],
]


def rolled(criteria: Rows | None = CRITERIA, **more: Rows) -> RolledUp:
    tables = {"Accounts": ACCOUNTS, "Contacts": CONTACTS, **more}
    if criteria is not None:
        tables["Contact criteria"] = criteria
    return rolled_up(tables)


def ratings(rolled_accounts: RolledUp) -> list[Any]:
    assert rolled_accounts.contacts is not None
    assert rolled_accounts.contacts.ratings is not None
    return [*rolled_accounts.contacts.ratings.rating]


def test_contacts_are_rated_and_rolled_up() -> None:
    outcome = rolled()
    # half for the role, half for the market; Ed's account is not known
    assert ratings(outcome) == [10, 5, 5, 0, 5]
    assert column(outcome, "Contacts") == [2, 2, 0]
    assert column(outcome, "Best contact") == ["Ann", "Cy", None]
    assert column(outcome, "Best contact rating") == [10, 5, None]
    assert column(outcome, "Contacts to call") == [2, 1, 0]
    assert code_places(outcome) == [("B201", "Contacts!A6", 0)]


def test_without_contact_criteria_contacts_are_counted() -> None:
    outcome = rolled(None)
    assert column(outcome, "Contacts") == [2, 2, 0]
    assert outcome.table.headings == ("Account", "Industry", "Renewal", "Contacts")


def test_the_first_of_equals_is_the_best_contact() -> None:
    criteria: Rows = [HEAD, ["Named", 1, "Contact", "is not blank", None, 10]]
    assert column(rolled(criteria), "Best contact") == ["Ann", "Cy", None]


def test_whom_to_call_is_a_question_of_the_rating_alone() -> None:
    people: Rows = [["Account", "Contact", "Title"], ["Acme", "Ann", None]]
    given: dict[str, Rows] = {"Accounts": ACCOUNTS, "Contacts": people}
    given["Contact criteria"] = CRITERIA
    wary = parse_model(
        criteria_of(["Account"]), [*SETTINGS, ["Known at least", "90 %"]]
    )
    tables = {Sheet(name): SheetTable.of(name, rows) for name, rows in given.items()}
    outcome = roll_up(wary, tables, day_of(TODAY))
    # her title is not known: rated 5 on half of the weight
    assert ratings(outcome) == [5]
    assert column(outcome, "Contacts to call") == [1, 0, 0]


def test_an_accounts_date_is_read_as_in_accounts() -> None:
    rule = ["Fresh", 1, "days since account: Renewal", "at most", 20, 10]
    assert ratings(rolled([HEAD, rule])) == [10, 10, 0, 0, 0]


def test_an_accounts_column_is_read_whole_though_few_have_contacts() -> None:
    # only Cask, where nobody is a contact, tells that the month comes first
    accounts: Rows = [
        ["Account", "Renewal"],
        ["Acme", "3/1/2026"],
        ["Cask", "12/25/2025"],
    ]
    rule = ["Fresh", 1, "days since account: Renewal", "at most", 40, 10]
    outcome = rolled([HEAD, rule], Accounts=accounts)
    # 1 March is 30 days ago, 3 January would be 87
    assert ratings(outcome)[:2] == [10, 10]


def test_contacts_see_what_they_did_themselves() -> None:
    did: Rows = [
        ["Account", "Date", "Activity", "Contact"],
        ["Acme", TODAY, "Demo", "ANN"],
        ["Acme", TODAY, "Demo", None],
        ["Bolt", TODAY, "Demo", "Ann"],
    ]
    rule = ["Active", 1, "Activity points", "at least", 5, 10]
    signals: Rows = [["Activity", "Points"], ["Demo", 5]]
    outcome = rolled([HEAD, rule], Activities=did, Signals=signals)
    assert ratings(outcome) == [10, 0, 0, 0, 0]
    # and the account has them all
    assert column(outcome, "Activity points") == [10, 5, 0]


def test_contacts_see_the_derived_fields_of_their_account() -> None:
    deals: Rows = [["Account", "Date", "Amount"], ["Bolt", TODAY, 500]]
    rule = ["Buys", 1, "account: Monetary", "at least", 100, 10]
    assert ratings(rolled([HEAD, rule], Deals=deals)) == [0, 0, 10, 10, 0]


def test_faults_of_contact_criteria_name_their_cells() -> None:
    criteria: Rows = [
        HEAD,
        ["Role", 1, "Titles", "is", "CEO", 10],
        ["Market", "x", "account: Industri", "iz", "Software", 10],
    ]
    outcome = rolled(criteria)
    assert code_places(outcome)[1:] == [
        ("C104", "'Contact criteria'!D3", 0),
        ("C110", "'Contact criteria'!B3", 0),
        ("C111", "'Contact criteria'!C3", 0),
        ("C111", "'Contact criteria'!C2", 0),
    ]
    texts = [f.text for f in outcome.findings if f.code == "C111"]
    in_accounts = "no column 'Industri' in Accounts for 'account: Industri'"
    assert texts == [
        f"{in_accounts}, did you mean 'Industry'?",
        "no column 'Titles' in Contacts, did you mean 'Title'?",
    ]
    # the columns are there, so that Criteria naming them raise no further finding
    assert column(outcome, "Best contact rating") == [None, None, None]


def test_a_contact_without_a_name_is_found() -> None:
    people = [*CONTACTS, ["Acme", None, "CEO"]]
    outcome = rolled_up({"Accounts": ACCOUNTS, "Contacts": people})
    assert ("B212", "Contacts!B7", 0) in code_places(outcome)


def test_contact_criteria_without_contacts_are_told() -> None:
    outcome = rolled_up({"Accounts": ACCOUNTS, "Contact criteria": CRITERIA})
    assert code_places(outcome) == [("B207", "Contact criteria", 0)]


def test_a_contact_without_an_account_is_found() -> None:
    people = [*CONTACTS, [None, "Flo", "CEO"]]
    outcome = rolled_up({"Accounts": ACCOUNTS, "Contacts": people})
    assert ("B209", "Contacts!A7", 0) in code_places(outcome)


def test_contact_criteria_without_rows_leave_contacts_counted() -> None:
    outcome = rolled([HEAD])
    assert ("B213", "Contact criteria", 0) in code_places(outcome)
    assert {f.level for f in outcome.findings} == {Level.WARNING}
    assert column(outcome, "Contacts") == [2, 2, 0]
    assert "Best contact" not in outcome.table.headings


def test_a_contact_criterion_says_which_sheet_its_field_comes_from() -> None:
    rules: Rows = [
        ["Active", 1, "Activity points", "at least", 5, 10],
        ["Buys", 1, "account: Monetary", "at least", 5, 10],
    ]
    both = "comes from the sheets Activities and Signals"
    texts = [f.text for f in rolled([HEAD, *rules]).findings if f.code == "C111"]
    assert texts == [
        "'account: Monetary' comes from the sheet Deals, which is not there",
        f"'Activity points' {both}, which are not there",
    ]
