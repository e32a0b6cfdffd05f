"""Review from the menu and from the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scoring.lessons import review_file
from scoring.stages import Options
from scoring.vocabulary import Face
from tests.google.google_double import REVIEW, needs_node, run, uploaded
from tests.google.test_sidebar import worked_out
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_node, pytest.mark.node]

USE = "Use"
TAIL = 3
"""How a row of the fields ends before Use: field, AUC, Use."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("deals") / "deals.xlsx", deals(60, 2.0))


@pytest.fixture(scope="module")
def book(file: Path) -> dict[str, Any]:
    return {"Notes": [["Call Acme"]], **uploaded(file)}


def columns_of(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows without the blank cells at their ends, as the file of the deals has them."""
    cut = [[*map(_as_in_file, row)] for row in rows]
    for row in cut:
        while row and row[-1] in (None, ""):
            row.pop()
    return cut


def _as_in_file(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("My accounts", "deals.xlsx")
    return float(f"{value:.15g}") if isinstance(value, float) else value


@pytest.mark.slow
def test_the_menu_writes_what_the_command_writes(
    file: Path, book: dict[str, Any], server: str, tmp_path: Path
) -> None:
    view = run(book, REVIEW, server=server).last
    options = Options(face=Face.SHEETS)
    done = review_file(file, tmp_path / "reviewed.xlsx", options)
    (alert,) = view.alerts
    assert alert.startswith(done.review.judgement.text)
    assert alert.endswith("All of it is on the sheet Review.")
    assert view.front == "Review"
    theirs = columns_of(uploaded(done.path)["Review"])
    assert columns_of(view.rows("Review"))[: len(theirs)] == theirs
    hidden = {name for name, tab in view.tabs.items() if tab.get("hidden")}
    assert hidden == {"Review figures"}


def test_use_offers_keep_and_leave_and_takes_any_other_word(
    book: dict[str, Any], server: str
) -> None:
    view = run(book, REVIEW, REVIEW, server=server).last
    rows = view.rows("Review")
    (head,) = (n for n, row in enumerate(rows, 1) if row[1:4] == ["Field", "AUC", USE])
    (offer,) = view.tabs["Review"]["validations"]
    assert offer["area"][:2] == [head + 1, TAIL + 1]
    assert (offer["words"], offer["strict"]) == (["Keep", "Leave"], False)


@pytest.mark.slow
def test_what_is_said_of_a_field_counts_the_next_time(
    book: dict[str, Any], server: str
) -> None:
    rows = run(book, REVIEW, server=server).last.rows("Review")
    (head,) = (n for n, row in enumerate(rows) if row[1:4] == ["Field", "AUC", USE])
    (field,) = (n for n, row in enumerate(rows) if n > head and row[1] == "Employees")
    leave = {"type": ["Review", field + 1, TAIL + 1, "Leave"]}
    again = run(book, REVIEW, leave, REVIEW, server=server).last.rows("Review")
    assert [row[TAIL] for row in again if row[1:2] == ["Employees"]][-1] == "Leave"


@pytest.mark.slow
def test_the_sidebar_writes_what_the_menu_writes(
    book: dict[str, Any], server: str
) -> None:
    mine, served = worked_out("review", book), run(book, REVIEW, server=server).last
    assert mine.tabs == served.tabs
    assert [mine.result["message"]] == served.alerts


def test_a_tab_of_somebody_else_is_refused_before_anything_is_sent(
    book: dict[str, Any], server: str
) -> None:
    own = {**book, "Review figures": [["Mine"]]}
    view = run(own, REVIEW, server=server).last
    assert (
        "There is a tab Review figures that this menu did not write" in view.alerts[0]
    )
    assert view.fetches == []
    assert "Review" not in view.tabs
