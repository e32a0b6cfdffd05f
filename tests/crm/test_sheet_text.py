"""Cells of a sheet drawn anew: what a row does not have yet goes to its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scoring.xlsx.edit.sheet_text import CellText, SheetText


if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = {
    "a row that ends left of it": '<row r="2"><c r="A2"><v>1</v></c></row>',
    "with a cell that says little": '<row r="2"><c r="A2"/><c r="B2" s="1"/></row>',
    "a row with a cell right of it": '<row r="2"><c r="A2"/><c r="D2"><v>4</v></c></row>',
    "a row that has it": '<row r="2"><c r="A2"/><c r="C2"><v>3</v></c></row>',
    "an empty row": '<row r="2"></row>',
    "a row in one word": '<row r="2" ht="20"/>',
    "with more behind the cells": '<row r="2"><c r="A2"/><extLst/></row>',
    "with words that look like a cell": (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>&lt;c r="E2"</t></is></c></row>'
    ),
    "with spans": '<row r="2" spans="1:1"><c r="A2"/></row>',
}


def drawn(rows: str, cells: Mapping[int, Mapping[int, object]]) -> str:
    """Draw cells as their names alone, and give all rows."""

    def draw(row: int, column: int, cell: CellText | None) -> bytes:
        return f'<c r="{" ABCDE"[column]}{row}" new="{cell is not None}"/>'.encode()

    text = SheetText(f"<x><sheetData>{rows}</sheetData></x>".encode(), "Accounts")
    return b"".join(text.changed(cells, 1, draw)).decode()


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_new_cell_stands_in_its_column(row: str) -> None:
    after = drawn(row, {2: {3: None, 5: None}})
    columns = re.findall(r'<c r="([A-E])2"', after.replace("&lt;c", ""))
    before = re.findall(r'<c r="([A-E])2"', row.replace("&lt;c", ""))
    assert columns == sorted({*before, "C", "E"})
    assert after.endswith("</row>")
    assert "spans" not in after
    assert ("<extLst/></row>" in after) == ("<extLst/>" in row)
    assert ('new="True"' in after) == ('r="C2"' in row)
