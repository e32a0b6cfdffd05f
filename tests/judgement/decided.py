"""A small workbook with the sheet Overrides, and what comes of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import scoring
from scoring import pipeline
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Rated

TODAY = dt.date(2026, 11, 20)
HEADS = ["Account", "Override", "Reason", "By", "Until"]
CRITERIA: list[list[Any]] = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank"],
    ["Size", 1, "scale", 0, 100, 10, "skip"],
    ["Industry", None, "is", "Retail", None, "out", None],
]
ACCOUNTS: list[list[Any]] = [
    ["Account", "Size", "Industry"],
    ["Acme", 80, None],
    ["Bolt", 54, None],
    ["Cask", 30, None],
    ["Dune", 60, "Retail"],
    ["Echo", None, None],
]


def book(folder: Path, *overrides: list[Any], **sheets: Any) -> Path:
    """A workbook in which some accounts are decided by hand."""
    sheets = {"Criteria": CRITERIA, "Accounts": ACCOUNTS} | sheets
    if overrides:
        rows = [[*row, *[None] * (len(HEADS) - len(row))] for row in overrides]
        sheets["Overrides"] = [HEADS, *rows]
    filled = {name: rows for name, rows in sheets.items() if rows is not None}
    return write_book(folder / "book.xlsx", **filled)


def read(path: Path) -> scoring.Book:
    """What is read of it."""
    return pipeline.read(path, pipeline.Options(today=TODAY))


def rated(path: Path) -> Rated:
    """Its accounts, rated."""
    return pipeline.rate(read(path))


def settings(**values: Any) -> list[list[Any]]:
    """The sheet Settings."""
    rows = [[name.replace("_", " "), value] for name, value in values.items()]
    return [["Setting", "Value"], *rows]
