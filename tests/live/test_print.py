"""What Excel prints of Live: all that shows something, and no empty pages behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from scoring.vocabulary import Sheet
from templates.places import FIRST_ROW, LIVE
from templates.xlsx import build
from tests.programs import convert, needs_office


if TYPE_CHECKING:
    from pathlib import Path


def print_area(book: Path) -> str:
    """The formula of the name by which Excel knows what to print of Live."""
    with ZipFile(book) as package:
        root = etree.fromstring(package.read("xl/workbook.xml"))
    tabs = [tab.get("name") for tab in root.iterfind(".//{*}sheet")]
    (area,) = (
        name.text or ""
        for name in root.iterfind(".//{*}definedName")
        if name.get("name") == "_xlnm.Print_Area"
        and name.get("localSheetId") == str(tabs.index(LIVE))
    )
    return area


@pytest.mark.office
@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("more", [-40, 0, 30])
def test_the_area_printed_ends_with_the_last_cell_that_shows_something(
    tmp_path: Path, more: int
) -> None:
    build(tmp_path / "book.xlsx")
    area = print_area(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    accounts = book[Sheet.ACCOUNTS]
    for number in range(1, abs(more) + 1):
        row = FIRST_ROW + 60 + (number if more > 0 else 1 - number)
        accounts.cell(row, 1).value = f"Account {number}" if more > 0 else None
        for column in range(2, 16):
            accounts.cell(row, column).value = None
    # the last criterion goes
    criteria = book[Sheet.CRITERIA]
    last = max(n for n in range(5, 60) if criteria.cell(n, 1).value)
    for column in range(1, 12):
        criteria.cell(last, column).value = None
    size = book.create_sheet("Size")
    size["A1"], size["B1"] = f"=ROWS({area})", f"=COLUMNS({area})"
    book.save(tmp_path / "changed.xlsx")
    computed = convert(tmp_path / "changed.xlsx", "xlsx", tmp_path)
    opened = openpyxl.load_workbook(computed, data_only=True)
    filled = [
        (cell.row, cell.column)
        for row in opened[LIVE].iter_rows()
        for cell in row
        if cell.value not in (None, "")
    ]
    bottom, right = (max(numbers) for numbers in zip(*filled, strict=True))
    assert (opened["Size"]["A1"].value, opened["Size"]["B1"].value) == (bottom, right)
