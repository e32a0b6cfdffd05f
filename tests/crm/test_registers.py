"""Companies told by their register number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

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


@pytest.mark.parametrize(
    ("heading", "number", "column"),
    [
        ("Org.nr", "556036-0793", "CVR"),
        ("Org.nr", "974 760 673", "CVR"),
        ("VAT number", "SE556036079301", "CVR"),
        ("CUI", "12345678", "CUI"),
        ("CUI", "RO18547290", "CUI"),
    ],
)
def test_the_same_list_of_another_country_twice_adds_nothing(
    tmp_path: Path, heading: str, number: str, column: str
) -> None:
    here = book(tmp_path / "b.xlsx", BOOK)
    rows = [["Company", heading, "City"], ["Verktyg", number, "Malmo"]]
    file = rows_file(tmp_path / "e.csv", rows)
    brought(file, here)
    assert accounts(here)["Verktyg"].get(column)
    assert plan(file, here).nothing


def test_the_same_vat_numbers_twice_add_nothing_beside_romanian_ones(
    tmp_path: Path,
) -> None:
    here = book(tmp_path / "b.xlsx", [["Account", "CUI"], ["Acme", "RO99"]])
    rows = [["Company", "VAT number"], ["Verktyg", "12345678"]]
    file = rows_file(tmp_path / "e.csv", rows)
    brought(file, here)
    assert plan(file, here).nothing
