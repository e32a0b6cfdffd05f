"""Apply from the menu and from the sidebar: weights taken over once agreed, and given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addin.answers.reply import reply
from scoring.apply.files import apply_file
from tests.google.google_double import APPLY, needs_node, run, uploaded
from tests.google.test_sidebar import ALONE, worked_out
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_node, pytest.mark.node]

COPY = "Criteria 2026-11-20"
YES: dict[str, Any] = {"yes": True}
NO: dict[str, Any] = {"yes": False}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred deals that the industry decides."""
    return workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(300, 1.5))


@pytest.fixture(scope="module")
def book(file: Path) -> dict[str, Any]:
    return {"Notes": [["Call Acme"]], **uploaded(file)}


def filled(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows with empty cells as one thing, and none at their ends."""
    cut = [[None if cell == "" else cell for cell in row] for row in rows]
    for row in cut:
        while row and row[-1] is None:
            row.pop()
    return cut


@pytest.mark.slow
def test_the_menu_writes_what_the_command_writes(
    file: Path, book: dict[str, Any], server: str, tmp_path: Path
) -> None:
    view = run(book, APPLY, server=server, answers=[YES]).last
    apply_file(file, tmp_path / "applied.xlsx")
    theirs = uploaded(tmp_path / "applied.xlsx")
    assert [*view.tabs] == ["Notes", *theirs]
    for name in ("Criteria", "Settings", COPY):
        assert filled(view.rows(name)) == filled(theirs[name]), name
    question, done = view.alerts
    assert question.startswith("Write these weights into Criteria?\n\nIndustry: 40 -> ")
    assert done.startswith("The weights are written into Criteria")
    assert view.front == "Criteria"


@pytest.mark.slow
def test_who_says_no_gets_nothing(book: dict[str, Any], server: str) -> None:
    view = run(book, APPLY, server=server, answers=[NO]).last
    assert view.alerts[-1] == "Nothing was changed."
    assert sum(tab["changes"] for tab in view.tabs.values()) == 0
    assert [*view.tabs] == [*book]


def test_chosen_again_it_goes_back(book: dict[str, Any], server: str) -> None:
    view = run(book, APPLY, APPLY, server=server, answers=[YES, YES]).last
    question, _ = view.alerts
    assert question.startswith(f"Go back to the weights of the tab {COPY}?")
    assert filled(view.rows("Criteria")) == filled(book["Criteria"])
    assert [name for name in view.tabs if name.startswith("Criteria ")] == [COPY]


def test_the_copy_keeps_what_formulas_show(book: dict[str, Any], server: str) -> None:
    head, *rows = book["Criteria"]
    shown = {"value": "worked out", "formula": "=B2*2"}
    criteria = [[*head, "Mine"], [*rows[0], shown], *rows[1:]]
    view = run({**book, "Criteria": criteria}, APPLY, server=server, answers=[YES]).last
    column = len(head)
    assert view.rows(COPY)[1][column] == "worked out"
    assert {text for row in view.tabs[COPY]["formulas"] for text in row} == {""}
    assert view.tabs["Criteria"]["formulas"][1][column] == "=B2*2"


@pytest.mark.slow
def test_what_was_changed_meanwhile_is_not_written_over(book: dict[str, Any]) -> None:
    request = run(book, {"call": ["sidebarAsks", "apply"]}, **ALONE).last.result
    answer = reply("apply", request["body"])
    write = {"call": ["sidebarWrites", "apply", request["about"], answer]}
    change = {"type": ["Criteria", 2, 2, 41]}
    view = run(book, change, write, **ALONE).last
    assert "was changed after this was worked out" in view.result["message"]
    assert COPY not in view.tabs


@pytest.mark.slow
def test_the_sidebar_writes_what_the_menu_writes(
    book: dict[str, Any], server: str
) -> None:
    mine = worked_out("apply", book)
    served = run(book, APPLY, server=server, answers=[YES]).last
    assert mine.tabs == served.tabs
    assert mine.result["message"] == served.alerts[-1]


def test_why_there_are_no_weights_is_said(tmp_path: Path, server: str) -> None:
    few = uploaded(workbook(tmp_path / "few.xlsx", deals(30, 0.0)))
    (alert,) = run(few, APPLY, server=server).last.alerts
    assert alert.startswith("Too few: ")
