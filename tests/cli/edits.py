"""Cells of a workbook changed as a person does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl


if TYPE_CHECKING:
    from pathlib import Path


def change(book: Path, cells: dict[str, Any]) -> None:
    """Write cells, given as Sheet!A1."""
    workbook = openpyxl.load_workbook(book)
    for place, value in cells.items():
        sheet, cell = place.split("!")
        workbook[sheet][cell] = value
    workbook.save(book)
