"""Tables that know where their cells stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.values.table import (
    SheetTable,
    column_letters,
    heading_key,
    sheet_reference,
)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"),
     (703, "AAA"), (16384, "XFD")],
)  # fmt: skip
def test_the_letters_of_a_column(number: int, letters: str) -> None:
    assert column_letters(number) == letters


@given(st.integers(1, 20_000))
def test_letters_are_a_number_in_base_26_without_nought(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = 26 * value + ord(letter) - ord("A") + 1
    assert value == number


@pytest.mark.parametrize(
    ("sheet", "reference"),
    [
        ("Criteria", "Criteria!B3"),
        ("Målepunkter", "Målepunkter!B3"),
        ("My accounts", "'My accounts'!B3"),
        ("Bob's", "'Bob''s'!B3"),
        ("2026", "'2026'!B3"),
        ("a-b", "'a-b'!B3"),
        ("a.b", "a.b!B3"),
    ],
)
def test_a_reference_quotes_an_odd_sheet(sheet: str, reference: str) -> None:
    assert sheet_reference(sheet, "B3") == reference


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("  Account\u00a0 Field ", "account field"),
        ("IF\nBLANK", "if blank"),
        ("Straße", "strasse"),
        (2026, "2026"),
    ],
)
def test_headings_match_ignoring_case_and_space(heading: object, key: str) -> None:
    assert heading_key(heading) == key


def test_a_table_names_its_cells_and_headings() -> None:
    rows: list[list[object]] = [
        [" Account ", None, "Size"],
        ["Acme", 1, 2],
        ["Bolt", 3, 4],
    ]
    table = SheetTable.of("My accounts", rows)
    assert table.headings == ("Account", "", "Size")
    assert table.cell(1, 2) == "'My accounts'!C3"
    assert table.heading_cell(0) == "'My accounts'!A1"
    moved = replace(table, header_row=5, rows=np.array([7, 9]), columns=(3, 4, 30))
    assert moved.cell(1, 2) == "'My accounts'!AD9"
    assert moved.heading_cell(2) == "'My accounts'!AD5"


def test_a_heading_is_found_at_its_first_column() -> None:
    table = SheetTable.of("Accounts", [["Size", "size ", "Account  name"]])
    assert table.find("SIZE") == 0
    assert table.find("account name") == 2
    assert table.find("Country") is None
