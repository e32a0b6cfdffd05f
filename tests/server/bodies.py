"""What is asked of the server, as programs write it."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.criteria_sheets import SHORT


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADINGS = ["Account", "Industry", "Employees"]
CRITERIA = [
    SHORT,
    ["Industry", 2, "is", "Software", 10],
    ["Employees", 1, "at least", 250, 10],
]
ACCOUNTS = [["Acme", "Software", 90], ["Bolt", "Retail", 400]]
SMALL: dict[str, Any] = {
    "headings": HEADINGS,
    "criteria": CRITERIA,
    "accounts": ACCOUNTS,
}
SHEETS: dict[str, Any] = {
    "sheets": {"Criteria": CRITERIA, "Accounts": [HEADINGS, *ACCOUNTS]}
}
EVERYTHING = ["ratings", "why", "points", "ranked"]


def json_cell(value: Any) -> Any:
    """A cell as JSON has it."""
    if isinstance(value, dt.datetime | dt.date):
        return {"date": value.isoformat()}
    return value


def json_rows(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Rows as JSON has them."""
    return [[json_cell(cell) for cell in row] for row in rows]


def content_of(body: Any) -> bytes:
    """A body's bytes."""
    return json.dumps(body).encode()


def sheets_of(path: Path) -> dict[str, list[list[Any]]]:
    """All sheets of a workbook, each from its cell A1 on."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        tab.title: json_rows([*tab.iter_rows(min_row=1, min_col=1, values_only=True)])
        for tab in book
    }


def slow_body(rows: int = 20_000) -> dict[str, Any]:
    """Criteria of which each account takes long: a formula over cells all unlike."""
    formula = "IF(AND([Size]>1,[Other]>2),10,MIN(9,[Size]/[Other]))"
    return {
        "headings": ["Account", "Size", "Other"],
        "criteria": [SHORT, ["Ratio", 1, "formula", formula, None]],
        "accounts": [[f"A{n}", n + 0.5, n * 7 % 1009 + 1] for n in range(rows)],
    }
