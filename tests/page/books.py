"""Workbooks to drop on the page."""

from __future__ import annotations

import csv
from contextlib import closing
from typing import TYPE_CHECKING, Any

import openpyxl

from templates.xlsx import build


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TABLES = ("Criteria", "Accounts", "Settings")
HEADING_ROW = 4
FAULTS: Mapping[str, str | float] = {
    "Criteria!E6": "is on of",
    "Criteria!H7": "ten",
    "Criteria!D10": "Employes",
    "Criteria!F11": "big",
    "Criteria!H14": 99,
    "Criteria!I14": "perhaps",
    "Criteria!B18": "heavy",
    "Settings!B5": 15,
    "Settings!B7": "A best; B 5",
    "Settings!B11": "soon",
}
"""Ten cells that cannot be right, in a workbook like the sample."""


def sample_book(target: Path) -> Path:
    """Write the sample's criteria, accounts and settings, and nothing else."""
    build(target, live_rows=0)
    whole, plain = openpyxl.load_workbook(target), openpyxl.Workbook()
    plain.remove(plain.worksheets[0])
    for name in TABLES:
        sheet = plain.create_sheet(name)
        for row in whole[name].iter_rows():
            for cell in row:
                sheet[cell.coordinate].value = cell.value
    plain.save(target)
    return target


def changed(book: Path, cells: Mapping[str, str | float], target: Path) -> Path:
    """Copy a workbook with other values in cells such as Accounts!A5."""
    opened = openpyxl.load_workbook(book)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        opened[sheet][cell] = value
        opened[sheet][cell].data_type = "s" if isinstance(value, str) else "n"
    opened.save(target)
    return target


def accounts_as_csv(book: Path, target: Path) -> Path:
    """Write the accounts of a workbook as a CRM would export them."""
    rows = openpyxl.load_workbook(book)["Accounts"].iter_rows(
        min_row=HEADING_ROW, values_only=True
    )
    filled = [row for row in rows if row[0] is not None]
    wide = max(at for at, heading in enumerate(filled[0], start=1) if heading)
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row[:wide] for row in filled)
    return target


def scored(book: Path) -> list[tuple[Any, ...]]:
    """Give the cells of Scored."""
    with closing(openpyxl.load_workbook(book, read_only=True)) as opened:
        return [*opened["Scored"].iter_rows(values_only=True)]
