"""A small workbook scored on several days, and what its sheets then hold."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

import openpyxl

import scoring
from scoring import pipeline
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Scored
    from scoring.sheets.results import Changes


HEADS: list[Any] = [
    "Criterion",
    "Weight",
    "Account field",
    "Test",
    "Value",
    "To",
    "Points",
]


CRITERIA: list[list[Any]] = [
    HEADS,
    ["Size", 1, None, "scale", 0, 100, 10],
    ["Visit", 1, None, "in the last days", 30, None, 10],
]


MONDAY, TUESDAY = dt.date(2026, 11, 16), dt.date(2026, 11, 17)


LATER = dt.date(2026, 12, 20)


def accounts(**sizes: Any) -> Any:
    visit = dt.datetime(2026, 11, 10)  # noqa: DTZ001 - spreadsheets know no time zones
    rows = [[name.replace("_", " "), size, visit] for name, size in sizes.items()]
    return [["Account", "Size", "Visit"], *rows]


def book(
    folder: Path,
    rows: list[list[Any]],
    criteria: Any = None,
    **more: Any,
) -> Path:
    settings_ = [
        ["Setting", "Value"],
        *([k.replace("_", " "), v] for k, v in more.items()),
    ]
    sheets = {"Criteria": criteria or CRITERIA, "Accounts": rows, "Settings": settings_}
    return write_book(folder / "book.xlsx", **sheets)


def score(path: Path, day: dt.date) -> Scored:
    return scoring.score_file(path, options=pipeline.Options(today=day), overwrite=True)


def rows_of(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(path)
    return [*workbook[sheet].iter_rows(values_only=True)]


def changed(scored: Scored) -> Changes:
    changes = scored.results.summary.changes
    assert changes is not None
    return changes


def column(path: Path, heading: str, sheet: str = "Scored") -> dict[str, Any]:
    heads, *rows = rows_of(path, sheet)
    at, name = heads.index(heading), heads.index("Account")
    return {row[name]: row[at] for row in rows}
