"""Cells read with their errors, through xlwings' own code for Mac."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addin.excel import read_cells as module
from addin.excel.read_cells import read_cells
from tests.doubles.excel import open_book
from tests.doubles.mac import MacCells, cells_on_mac, mac_module
from tests.excel.books import write_book


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEETS: dict[str, list[list[Any]]] = {
    "block": [["Account", "Size"], ["Acme", 5.0], ["Bolt", "#N/A"], ["#REF!", 7.0]],
    "row": [["Acme", "#VALUE!", 3.0]],
    "column": [["Acme"], ["#BUSY!"], ["Bolt"]],
    "one error": [["#N/A"]],
    "one number": [[4.0]],
    "errors in all rows": [["#N/A", "a", "#REF!"], ["b", "#NAME?", "c"]],
}


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(module, "ON_MAC", True)
    with mac_module() as loaded:
        yield loaded


@pytest.mark.parametrize("drops", [False, True], ids=["no value", "left out"])
@pytest.mark.parametrize("shown", SHEETS.values(), ids=SHEETS)
def test_on_mac_each_cell_is_read_at_its_place(
    mac: Any,
    shown: list[list[Any]],
    drops: bool,  # noqa: FBT001
) -> None:
    assert read_cells(cells_on_mac(mac, MacCells(shown, drops=drops))) == shown


def test_on_mac_few_errors_cost_few_reads(mac: Any) -> None:
    shown: list[list[Any]] = [["Acme", float(n), "x"] for n in range(1000)]
    shown[500][1] = "#N/A"
    cells = MacCells(shown, drops=True)
    assert read_cells(cells_on_mac(mac, cells)) == shown
    assert cells.reads < 30


def test_on_mac_a_large_range_is_read_in_parts(
    mac: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_AT_ONCE", 7)
    shown: list[list[Any]] = [["Acme", float(n)] for n in range(10)]
    cells = MacCells(shown, drops=False)
    assert read_cells(cells_on_mac(mac, cells)) == shown
    assert cells.reads == 4


def test_elsewhere_the_program_says_its_errors(tmp_path: Path) -> None:
    book = open_book(write_book(tmp_path / "b.xlsx", Sheet=[["a", "#N/A"]]))
    assert read_cells(book.sheets["Sheet"].used_range) == [["a", "#N/A"]]
