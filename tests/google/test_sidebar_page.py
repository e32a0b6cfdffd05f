"""The sidebar in a real browser: its page, the script, and the engine behind both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.google.google_double import CHECK, EXPLAIN, IMPORT, SCORE, needs_node, run
from tests.google.sidebar_page import FILES, PYODIDES, Spreadsheet, sidebar
from tests.google.small import BOOK, book, criteria
from tests.google.test_import import spreadsheet
from tests.page.browser import Chromium, needs_browser


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [needs_node, needs_browser, pytest.mark.browser, pytest.mark.slow]

WIDE = {"width": 300, "height": 600, "scheme": "light"}
"""Google shows a sidebar 300 pixels wide."""
SYNCHRONOUS = "Synchronous XMLHttpRequest"
"""What the stand-in for Pyodide does, which waits as Python would."""
PATIENCE_MS = 300_000
"""The real Pyodide is loaded anew by each test."""
DONE = "#message:not(:has-text('…'))"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    browser = Chromium(tmp_path_factory.mktemp("downloads"))
    yield browser
    browser.quit()


@pytest.fixture(params=PYODIDES, ids=lambda folder: folder.name)
def press(request: Any, chromium: Chromium) -> Callable[..., str]:
    """Press buttons of the sidebar of a spreadsheet; gives what it says then."""
    pyodide: Path = request.param

    def pressed(sheet: Spreadsheet, *captions: str) -> str:
        with sidebar(sheet, pyodide) as address:
            chromium.ask("fresh", WIDE)
            chromium.ask("call", "setDefaultTimeout", PATIENCE_MS)
            chromium.ask("call", "goto", address)
            for caption in captions:
                button = f"button:has-text('{caption}'):visible"
                chromium.ask("call", "click", button)
                chromium.ask("wait", "button:not([disabled])")
                chromium.ask("wait", DONE)
            assert chromium.ask("faults") == []
            (message,) = chromium.ask("texts", "#message")
            page_state = chromium.ask("close")
            own = (address, "data:", "blob:")
            assert [
                url for url in page_state["requests"] if not url.startswith(own)
            ] == []
            errors = [text for text in page_state["errors"] if SYNCHRONOUS not in text]
            assert errors == []
        return str(message)

    return pressed


@pytest.mark.parametrize(
    ("caption", "served"),
    [("Score", SCORE), ("Check", CHECK)],
    ids=["score", "check"],
)
def test_a_button_gives_the_tabs_that_a_server_gives(
    press: Callable[..., str], caption: str, served: Any, server: str
) -> None:
    sheet = Spreadsheet(BOOK)
    message = press(sheet, caption)
    wanted = run(BOOK, served, server=server).last
    assert sheet.views[-1].tabs == wanted.tabs
    assert [message] == wanted.alerts


def test_explain_says_what_a_server_says(
    press: Callable[..., str], server: str
) -> None:
    select: dict[str, Any] = {"select": ["Accounts", 2, 1]}
    sheet = Spreadsheet(BOOK)
    sheet.step(select)
    message = press(sheet, "Explain")
    (wanted,) = run(BOOK, select, EXPLAIN, server=server).last.alerts
    assert message.split() == wanted.split()


def test_ratings_are_written_beside_the_accounts(press: Callable[..., str]) -> None:
    sheet = Spreadsheet(BOOK)
    assert "4 ratings written" in press(sheet, "Rating column")
    head, acme, *_ = sheet.views[-1].rows("Accounts")
    assert (head[-1], acme[-1]) == ("Rating", 6.7)


def test_an_export_is_brought_into_accounts_once_its_user_agrees(
    press: Callable[..., str], server: str
) -> None:
    sheet = Spreadsheet(spreadsheet())
    question = press(sheet, "Import", "Go on", "Go on")
    assert "Accounts that would be added: 1; changed: 2" in question
    assert sheet.views[-1].tabs["Accounts"]["changes"] == 0
    assert (
        press(sheet, "Import", "Go on", "Go on", "Go on")
        == "Accounts added: 1; changed: 2."
    )
    wanted = run(spreadsheet(), IMPORT, server=server, answers=[{"yes": True}]).last
    assert sheet.views[-1].tabs == wanted.tabs
    again = press(sheet, "Import", "Go on", "Go on")
    assert again == "Nothing to write: the workbook says all of it already."


def test_an_import_that_is_left_changes_nothing(press: Callable[..., str]) -> None:
    sheet = Spreadsheet(spreadsheet())
    message = press(sheet, "Import", "Go on", "Go on", "Leave it")
    assert message == "Nothing was changed."
    assert sheet.views[-1].tabs["Accounts"]["changes"] == 0
    assert press(Spreadsheet(BOOK | {"Notes": []}), "Import").startswith(
        "There is no tab with an export."
    )


def test_a_tab_is_added(press: Callable[..., str], server: str) -> None:
    sheet = Spreadsheet(BOOK)
    assert press(sheet, "Add a tab", "Go on").startswith("The tab Contacts was added")
    wanted = run(BOOK, {"press": "addContacts"}, server=server).last
    assert sheet.views[-1].tabs == wanted.tabs


def test_errors_are_put_on_check_and_named(press: Callable[..., str]) -> None:
    wrong = BOOK | {"Criteria": criteria(["Industry", 2, "iss", "Software", 10])}
    sheet = Spreadsheet(wrong)
    assert "to put right" in press(sheet, "Score")
    assert "Check" in sheet.views[-1].tabs


def test_the_engine_is_loaded_once_for_all_buttons(press: Callable[..., str]) -> None:
    sheet = Spreadsheet(BOOK)
    press(sheet, "Check", "Score", "Check")
    called = [step["call"][0] for step in sheet.steps]
    assert called.count("sidebarEngine") == 1
    assert called.count("sidebarWrites") == 3


def test_without_the_engine_s_file_nothing_else_is_loaded(
    press: Callable[..., str],
) -> None:
    files = {name: text for name, text in FILES.items() if name != "Engine"}
    sheet = Spreadsheet(BOOK, files)
    message = press(sheet, "Score")
    assert message.startswith("This script lacks the file Engine")
    assert [step["call"][0] for step in sheet.steps] == ["sidebarEngine"]


def test_a_tab_of_the_user_s_own_is_refused_before_anything_is_rated(
    press: Callable[..., str],
) -> None:
    sheet = Spreadsheet(book(Scored=[["Mine"]]))
    assert "did not write" in press(sheet, "Score")
    assert [step["call"][0] for step in sheet.steps] == ["sidebarEngine", "sidebarAsks"]
