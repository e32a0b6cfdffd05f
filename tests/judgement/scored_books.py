"""A small workbook that was scored, to be touched and verified."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl

from scoring.pipeline import Options, score_file


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scoring.verify import Verified

CRITERIA: list[list[Any]] = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank", "Note"],
    ["Industry", 30, "is one of", "Software; Bank", None, 10, None, "our best"],
    ["Industry", None, "is", "Casino", None, "out", None, None],
    ["Employees", 20, "scale", 10, 500, 10, "skip", None],
    ["Rival", 10, "yes", None, None, -10, None, "they use it"],
]
SETTINGS: list[list[Any]] = [
    ["Setting", "Value"],
    ["Contact from", 5],
    ["Today", "2026-11-20"],
]
ACCOUNTS: list[list[Any]] = [
    ["Account", "Industry", "Employees", "Rival", "Remark"],
    ["Alder", "Software", 320, "no", "met in May"],
    ["Birch", "Bank", 40, None, None],
    ["Cedar", "Casino", 900, "yes", "no"],
    ["Dogwood", "Retail", None, "no", "ask Ann"],
    ["Elm", "Software", 35, "yes", None],
    ["Fir", "Bank", 500, "no", "12"],
    ["Fir", "Software", 12, None, "of Oslo"],
    ["Gorse", None, None, None, None],
]
TABS: dict[str, list[list[Any]]] = {
    "Criteria": CRITERIA,
    "Settings": SETTINGS,
    "Accounts": ACCOUNTS,
}
AS_THEN = Options(today=dt.date(2026, 11, 20), contact_from=5)
WORDS = (None, 0, 3, 7.5, -4, 480, "Software", "Casino", "yes", "no", "x", "Elm", "out")
OVERRIDES: list[list[Any]] = [
    ["Account", "Override", "Reason", "By", "Until"],
    ["Birch", 9, "expansion signed", "Ann", None],
    ["Gorse", "contact", "met", "Bo", dt.datetime(2026, 12, 31)],  # noqa: DTZ001
    ["Elm", "out", "bankrupt", "Ann", dt.datetime(2026, 11, 1)],  # noqa: DTZ001
]
EXAMPLES: list[list[Any]] = [
    ["Account", "Expected"],
    ["Alder", "A"],
    ["Cedar", "Disqualified"],
]
MORE: dict[str, list[list[Any]]] = {
    **TABS,
    "Overrides": OVERRIDES,
    "Examples": EXAMPLES,
}


def scored_in(folder: Path, tabs: Mapping[str, list[list[Any]]]) -> Path:
    """Score a workbook of some tabs."""
    book = openpyxl.Workbook()
    for name, rows in tabs.items():
        sheet: Any = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(folder / "book.xlsx")
    score_file(folder / "book.xlsx", folder / "scored.xlsx")
    return folder / "scored.xlsx"


def change(scored: Path, place: str, value: object) -> Path:
    """Write one cell as a person does it, into another file."""
    book: Any = openpyxl.load_workbook(scored)
    sheet, cell = place.split("!")
    book[sheet][cell] = value
    target = scored.with_name("changed.xlsx")
    book.save(target)
    return target


def named(verified: Verified) -> set[tuple[str, str]]:
    """Give account and heading of each cell, or the account of a row."""
    return {(d.account, d.heading) for d in verified.differences}
