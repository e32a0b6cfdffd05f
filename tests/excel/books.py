"""Workbooks for the macros, and all that can be seen in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

CRITERIA: list[list[Any]] = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank"],
    ["Industry", 2, "is", "Software", None, 10, None],
    ["Employees", 1, "at least", 250, None, 10, "skip"],
    ["Left us", None, "yes", None, None, "out", None],
]
ACCOUNTS: list[list[Any]] = [
    ["Account", "Industry", "Employees", "Left us"],
    ["Acme", "Software", 90, None],
    ["Bolt", "Retail", 320, None],
    ["Cask", "Software", 500, "no"],
    ["Dune", "Software", 500, "yes"],
]
SETTINGS: list[list[Any]] = [
    ["Setting", "Value"],
    ["Contact from", 6],
    ["Today", "2026-03-31"],
]


def write_book(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """Write a workbook; `_` in a keyword is a space in the sheet's name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def small_book(folder: Path, **changes: Sequence[Sequence[Any]] | None) -> Path:
    """The small workbook of these tests, some sheets of which differ or are missing."""
    sheets = {"Criteria": CRITERIA, "Accounts": ACCOUNTS, "Settings": SETTINGS}
    filled = {
        name: rows for name, rows in (sheets | changes).items() if rows is not None
    }
    return write_book(folder / "book.xlsx", **filled)


def looks_of(sheet: Worksheet) -> dict[str, Any]:
    """All that can be seen on a sheet."""
    cells = [cell for row in sheet.iter_rows() for cell in row]
    # fifty thousand cells of a workbook have some sixty styles, slow to spell out
    styles: dict[int, tuple[str, ...]] = {}
    rows = [*sheet.row_dimensions.items()]
    columns = sheet.column_dimensions.items()
    return {
        "cells": {c.coordinate: look for c in cells if (look := _cell(c, styles))},
        "rows": {n: (r.hidden, r.height) for n, r in rows if r.hidden or r.height},
        "columns": {n: (c.width, c.hidden, c.outlineLevel) for n, c in columns},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "tables": {t.displayName: _table(t) for t in sheet.tables.values()},
        "formats": sorted(
            (str(formats.sqref), rule.type, rule.formula)
            for formats in sheet.conditional_formatting
            for rule in formats.rules
        ),
        "frozen": sheet.freeze_panes,
    }


def _cell(cell: Any, styles: dict[int, tuple[str, ...]]) -> Any:
    if cell.value is None and not cell.has_style:
        return None
    link = cell.hyperlink and cell.hyperlink.location
    if cell.style_id not in styles:
        looks = (cell.font, cell.fill, cell.border, cell.alignment)
        styles[cell.style_id] = cell.number_format, *map(repr, looks)
    return cell.value, cell.data_type, link, *styles[cell.style_id]


def _table(table: Any) -> Any:
    return table.ref, repr(table.autoFilter), [c.name for c in table.tableColumns]


def filled(picture: dict[str, Any]) -> dict[str, Any]:
    """The values alone."""
    cells = picture["cells"].items()
    return {name: cell[0] for name, cell in cells if cell and cell[0] is not None}


def values(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The values of a sheet, row by row."""
    return [*sheet.iter_rows(values_only=True)]
