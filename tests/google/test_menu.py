"""Explain and Settings, and the menu itself."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.optional.tabs import TABS
from tests.google.google_double import (
    CHANGE,
    EXPLAIN,
    SCORE,
    SETTINGS,
    TOKEN,
    needs_node,
    run,
)
from tests.google.small import BOOK, book


pytestmark = [needs_node, pytest.mark.node]

NOWHERE = "Select a cell in the row of an account first, on the tab Accounts or Scored."
NEW = "https://other.example.com/scoring"


ADDED = [
    [name, f"add{''.join(word.capitalize() for word in name.split())}"] for name in TABS
]
IMPORTS = [
    ["Accounts", "importExport"],
    ["Contacts", "importContacts"],
    ["Deals", "importDeals"],
    ["Activities", "importActivities"],
]


def test_the_menu() -> None:
    assert run(BOOK, {"press": "onOpen"}).last.result == [
        ["Score", "scoreAccounts"],
        ["Check", "checkAccounts"],
        ["Explain", "explainAccount"],
        ["Review", "reviewAccounts"],
        ["Apply", "applyWeights"],
        ["Import", IMPORTS],
        ["Add a tab", ADDED],
        ["Settings", "changeSettings"],
    ]


def explanation(
    server: str, tab: str, row: int, *before: dict[str, Any], **tabs: Any
) -> str:
    select = {"select": [tab, row, 2]}
    (output,) = run(book(**tabs), *before, select, EXPLAIN, server=server).last.alerts
    return output


def test_an_account_is_explained_from_both_tabs(server: str) -> None:
    text = explanation(server, "Accounts", 4)
    assert text.startswith("Cask: Contact, rank 1\nRating 10.0\n\n+6.7  Industry")
    assert explanation(server, "Scored", 2, SCORE) == text


def test_of_two_accounts_of_one_name_the_selected_is_explained(server: str) -> None:
    accounts = [
        ["Our accounts", None, None, None],
        ["Domain", "Company", "Industry", "Employees", "Left us"],
        ["a.example", "Acme", "Software", 90, None],
        [None] * 5,
        ["b.example", "Acme", "Retail", 90, None],
    ]
    assert "Rating 6.7" in explanation(server, "Accounts", 3, Accounts=accounts)
    assert "Rating 0.0" in explanation(server, "Accounts", 5, Accounts=accounts)


@pytest.mark.parametrize(
    ("settings", "name"),
    [(["Account name", "Site"], "b"), (["Account name", None], "Bolt")],
)
def test_the_setting_names_the_column_of_names(
    server: str, settings: list[Any], name: str
) -> None:
    accounts = [
        ["Account", "Industry", "Employees", "Left us", "Site"],
        ["Acme", "Software", 90, None, "a"],
        ["Bolt", "Retail", 90, None, "b"],
    ]
    rows = [["Setting", "Value"], settings]
    text = explanation(server, "Accounts", 3, Accounts=accounts, Settings=rows)
    assert text.startswith(f"{name}: ")


def test_where_there_is_no_account(server: str) -> None:
    cells = [("Accounts", 1), ("Accounts", 9), ("Notes", 1), ("Scored", 1)]
    cells.append(("Scored", 40))
    selected = [{"select": [tab, row, 2]} for tab, row in cells]
    steps = [step for select in selected for step in (select, EXPLAIN)]
    session = run(BOOK, SCORE, *steps, server=server)
    assert [view.alerts for view in session.views[2::2]] == [[NOWHERE]] * len(cells)


def test_errors_come_before_an_explanation(server: str) -> None:
    spoil = {"type": ["Criteria", 2, 3, "iss"]}
    session = run(
        BOOK, spoil, {"select": ["Accounts", 2, 1]}, EXPLAIN, server=server
    ).last
    assert session.alerts[0].startswith("1 error to put right")
    assert "Check" in session.tabs


def test_the_server_and_its_token_are_kept(server: str) -> None:
    typed = [f" {SETTINGS['ACCOUNT_SCORING_SERVER']}/ ", f" {TOKEN} "]
    session = run(BOOK, CHANGE, SCORE, server=server, properties={}, answers=typed)
    assert session.properties == SETTINGS
    assert session.views[0].alerts == [
        "Saved. The server answers. It takes 50,000 accounts at a time."
    ]
    assert session.last.rows("Scored")
    _, about_token = session.views[0].prompts
    assert "Everybody who may edit this spreadsheet can read it" in about_token


@pytest.mark.parametrize(
    ("answers", "stored"),
    [
        ([None], SETTINGS),
        (["", ""], SETTINGS),
        ([NEW, None], SETTINGS | {"ACCOUNT_SCORING_SERVER": NEW}),
        (["", "-"], {"ACCOUNT_SCORING_SERVER": SETTINGS["ACCOUNT_SCORING_SERVER"]}),
        (["", "another"], SETTINGS | {"ACCOUNT_SCORING_TOKEN": "another"}),
    ],
    ids=["called off", "nothing typed", "new address", "token away", "new token"],
)
def test_what_is_typed_changes_what_is_kept(
    server: str, answers: list[str | None], stored: dict[str, str]
) -> None:
    session = run(BOOK, CHANGE, server=server, answers=answers)
    assert session.properties == stored
    assert not any(
        TOKEN in text for text in (*session.last.prompts, *session.last.alerts)
    )


def test_an_address_that_is_none_is_refused() -> None:
    typed = [
        "http://scoring.example.com",
        "scoring.example.com",
        "https://",
        "https://a.example/?b",
        "https://me:secret@a.example",
        "http://localhost.example.com",
        "javascript:alert(1)",
    ]
    steps = [CHANGE] * len(typed)
    session = run(BOOK, *steps, properties={}, answers=[*typed, "left over"])
    assert session.properties == {}
    for view in session.views:
        assert "is not an address that begins with https://" in view.alerts[0]


def test_a_missing_token_is_told(server: str) -> None:
    view = run(BOOK, CHANGE, server=server, answers=["", "-"]).last
    assert view.alerts[0].endswith("It wants a token, and there is none yet.")
