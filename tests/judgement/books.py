"""Small workbooks to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CRITERIA: Sequence[Sequence[Any]] = [
    ["Criterion", "Weight", "Test", "Value", "Points"],
    ["Industry", 6, "is", "Software", 10],
    ["Size", 4, "at least", 100, 10],
    ["Rival", 1, "yes", None, -10],
]
ACCOUNTS: Sequence[Sequence[Any]] = [
    ["Account", "Industry", "Size", "Rival"],
    ["Alder", "Software", 20, "no"],
    ["Birch", "Retail", 300, "no"],
    ["Cedar", "Software", 300, "no"],
    ["Dogwood", "Retail", 20, "no"],
    ["Elm", "Software", 20, "yes"],
]
SETTINGS = [["Setting", "Value"], ["Today", "2026-11-20"]]


def book(
    path: Path,
    criteria: Sequence[Sequence[object]] = CRITERIA,
    accounts: Sequence[Sequence[object]] = ACCOUNTS,
    more: Mapping[str, Sequence[Sequence[object]]] | None = None,
) -> Path:
    """Write a workbook of plain tables."""
    workbook = openpyxl.Workbook()
    tabs = {"Criteria": criteria, "Accounts": accounts, "Settings": SETTINGS}
    for name, rows in {**tabs, **(more or {})}.items():
        sheet: Any = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    del workbook["Sheet"]
    workbook.save(path)
    return path


def with_columns(
    rows: Sequence[Sequence[object]], columns: Mapping[str, Sequence[object]]
) -> list[list[object]]:
    """Add columns to a table, its headings first."""
    added = [list(columns), *zip(*columns.values(), strict=True)]
    return [[*row, *more] for row, more in zip(rows, added, strict=True)]
