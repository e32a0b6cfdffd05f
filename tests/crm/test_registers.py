"""Companies told by their register number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.crm.exports import accounts, book, brought, plan, rows_file


if TYPE_CHECKING:
    from pathlib import Path

BOOK: list[list[Any]] = [
    ["Account", "CVR", "City"],
    ["Acme", "12345678", "Aarhus"],
    ["Bolt", "87654321", "Odense"],
    ["Bolt Nord", "87654321", "Aalborg"],
]


def test_a_company_is_told_by_its_register_number(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [["Company", "VAT number", "City"], ["Nordhavn", "DK 12 34 56 78", "Vejle"]]
    file = rows_file(tmp_path / "e.csv", rows)
    brought(file, here)
    assert accounts(here)["Nordhavn"] == {
        "Account": "Nordhavn",
        "CVR": "12345678",  # the same number, so it stays as it is written
        "City": "Vejle",
    }
    assert plan(file, here).nothing


def test_branches_with_one_number_are_told_by_name(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [["Company", "CVR-nr.", "City"], ["Bolt Nord", "87654321", "Skagen"]]
    made = plan(rows_file(tmp_path / "e.csv", rows), here)
    assert made.matched.accounts.tolist() == [2]


def test_the_key_can_be_a_register_number(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [["Company", "CVR"], ["Acme Nordic", "DK12345678"]]
    made = plan(rows_file(tmp_path / "e.csv", rows), here, "CVR")
    assert made.matched.accounts.tolist() == [0]
