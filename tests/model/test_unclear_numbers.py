"""Numbers in text that alone do not tell the decimal sign, on every tab that takes any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scoring.pipeline import check, read
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

TABS: dict[str, list[list[Any]]] = {
    "Criteria": [
        ["Criterion", "Weight", "Account field", "Test", "Value", "Points", "If blank"],
        ["Size", 1, "Employees", "at least", 100, 10, 0],
        ["Interest", 1, "Activity points", "at least", 100, 10, None],
    ],
    "Accounts": [["Account", "Employees"], ["Acme", 320], ["Bolt", 5]],
    "Settings": [["Setting", "Value"], ["Contact from", 5], ["Contacts at most", 100]],
    "Signals": [
        ["Activity", "Points", "Half-life", "Most", "Expires after"],
        ["Demo", 10, 30, 50, 90],
    ],
    "Activities": [["Account", "Date", "Activity"], ["Acme", "2026-11-03", "Demo"]],
    "Routing": [["Account field", "Test", "Value", "Seller", "Most per seller"]],
    "Overrides": [["Account", "Override", "Reason"], ["Acme", 7, "signed"]],
    "Examples": [["Account", "Expected"], ["Bolt", 0]],
}
TABS["Routing"].append([None, None, None, "Ann; Ben", 100])


def notes(folder: Path, tab: str, cell: tuple[int, int], text: str) -> list[str]:
    """What is said of numbers once a text stands in a cell, counted from 0."""
    tabs = {name: [list(row) for row in rows] for name, rows in TABS.items()}
    tabs[tab][cell[0]][cell[1]] = text
    book = read(write_book(folder / "book.xlsx", **tabs))
    codes = ("C223", "A209")
    return [f"{f.code} {f.place}" for f in check(book) if f.code in codes]


@pytest.mark.parametrize(
    ("tab", "cell", "text", "place"),
    [
        ("Criteria", (1, 5), "1.000", "C223 Criteria!F2"),
        ("Criteria", (1, 6), "2.000", "C223 Criteria!G2"),
        ("Settings", (1, 1), "5.000", "C223 Settings!B2"),
        ("Settings", (2, 1), "1.000", "C223 Settings!B3"),
        ("Settings", (2, 1), "1,000", "C223 Settings!B3"),
        ("Signals", (1, 1), "1.000", "C223 Signals!B2"),
        ("Signals", (1, 2), "1.000", "C223 Signals!C2"),
        ("Signals", (1, 3), "1.000", "C223 Signals!D2"),
        ("Signals", (1, 4), "1.000", "C223 Signals!E2"),
        ("Routing", (1, 4), "1.000", "C223 Routing!E2"),
        ("Overrides", (1, 1), "7.000", "A209 Overrides!B2"),
        ("Examples", (1, 1), "1.000", "C223 Examples!B2"),
    ],
)
def test_a_number_that_may_be_another_is_named(
    tmp_path: Path, tab: str, cell: tuple[int, int], text: str, place: str
) -> None:
    assert notes(tmp_path, tab, cell, text) == [place]


@pytest.mark.parametrize("text", ["1.00", "0.125", "12", "1.5"])
def test_a_number_that_tells_itself_is_not(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, "Signals", (1, 3), text) == []


def test_a_route_with_such_a_number_is_still_a_route(tmp_path: Path) -> None:
    tabs = {name: [list(row) for row in rows] for name, rows in TABS.items()}
    tabs["Routing"][1][4] = "1.000"
    findings = check(read(write_book(tmp_path / "book.xlsx", **tabs)))
    assert not [f for f in findings if f.level == "error"]
