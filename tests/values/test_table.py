"""Tables that know where their cells stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scoring.values.table import SheetTable, heading_key, named_apart


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


def test_headings_are_cut_as_excel_counts() -> None:
    long = "a" + "😀" * 200
    first, second = named_apart([long, long], 255)
    assert len(first.encode("utf-16-le")) == 2 * 255
    assert first == "a" + "😀" * 127
    assert second == "a" + "😀" * 125 + " (2)"
