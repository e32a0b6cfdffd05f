"""Workbooks with invented deals."""

from __future__ import annotations

import datetime as dt
import math
import random
from typing import TYPE_CHECKING

import openpyxl


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CRITERIA = (
    ("Criterion", "Weight", "Account field", "Test", "Value", "Points", "If blank"),
    ("Industry", 40, "Industry", "is", "Software", 10, "skip"),
    ("Size", 40, "Employees", "at least", 100, 10, "skip"),
    ("Visit", 10, "Last visit", "in the last days", 60, 10, 0),
    ("Contract", 10, "Contract signed", "yes", None, 10, 0),
)
HEADS = (
    "Account",
    "Industry",
    "Employees",
    "Last visit",
    "Contract signed",
    "Outcome",
    "Outcome date",
)
TODAY = dt.date(2026, 11, 20)


def deals(count: int, signal: float) -> list[tuple[object, ...]]:
    """Accounts, won the more often for their industry; size says nothing."""
    chance = random.Random(7)
    rows: list[tuple[object, ...]] = []
    for number in range(count):
        industry = chance.choice(["Software", "Retail"])
        odds = signal * (1 if industry == "Software" else -1)
        won = chance.random() < 1 / (1 + math.exp(-odds))
        day = TODAY - dt.timedelta(days=chance.randrange(1, 700))
        visit = day + dt.timedelta(days=chance.randrange(-90, 0))
        outcome = "won" if won else "lost"
        rows.append(
            (f"Firm {number}", industry, chance.randrange(200), visit,
             "yes" if won else None, outcome, day)
        )  # fmt: skip
    return rows


def workbook(
    path: Path, rows: Sequence[tuple[object, ...]], **settings: object
) -> Path:
    """A workbook with these accounts."""
    book = openpyxl.Workbook()
    sheets = {"Criteria": CRITERIA, "Accounts": (HEADS, *rows)}
    named = [(name.replace("_", " "), value) for name, value in settings.items()]
    sheets["Settings"] = (("Setting", "Value"), ("Today", TODAY), *named)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    del book["Sheet"]
    book.save(path)
    return path
