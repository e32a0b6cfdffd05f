"""What is decided by hand is the same in the file, in Excel and over HTTP."""

from __future__ import annotations

import csv
import json
import warnings
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import scoring
from addin.excel import macros
from addin.server import jobs
from addin.server.options import Limits
from scoring import pipeline
from tests.doubles.excel import open_book
from tests.excel.pressed import app_of, selected, sheet_of
from tests.judgement.decided import ACCOUNTS, CRITERIA, HEADS, TODAY, book, settings


if TYPE_CHECKING:
    from pathlib import Path

OVERRIDES: list[list[Any]] = [
    HEADS,
    ["Cask", 9, "expansion signed", "Ann", None],
    ["Acme", "not contact", "no budget", "Bo", None],
    ["Dune", "contact", "bought", "Bo", None],
]
FREE = Limits(memory=0)
SETTINGS = settings(Today=TODAY.isoformat())
SHOWN = ("Rank", "Account", "Rating", "Tier", "Status", "Why")
EXPECTED = [
    (
        *(1, "Cask", 9, "A", "Contact"),
        "by hand (Ann): expansion signed; the rules say 3.0; Size 30 +3.0",
    ),
    (
        *(2, "Acme", 8, "A", "Not now"),
        "by hand (Bo): no budget; the rules say Contact; Size 80 +8.0",
    ),
    (3, "Bolt", 5.4, "B", "Contact", "Size 54 +5.4"),
    (
        *(4, "Dune", 0, "C", "Contact"),
        "by hand (Bo): bought; the rules say disqualified: Industry Retail",
    ),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The workbook, its day in Settings."""
    return book(tmp_path, Overrides=OVERRIDES, Settings=SETTINGS)


def first_rows(head: Any, rows: Any) -> list[tuple[Any, ...]]:
    """The four best, by the columns that are shown first."""
    at = [list(head).index(name) for name in SHOWN]
    return [tuple(row[n] for n in at) for row in list(rows)[:4]]


def in_sheet(path: Path) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        head, *rows = openpyxl.load_workbook(path)["Scored"].values
    return first_rows(head, rows)


def test_in_a_file(path: Path) -> None:
    assert in_sheet(scoring.score_file(path).path) == EXPECTED


def test_in_an_open_workbook(path: Path) -> None:
    opened = open_book(path)
    macros.score(opened)
    head, *rows = sheet_of(opened, "Scored").values
    assert first_rows(head, rows) == EXPECTED


def test_explained_in_an_open_workbook(path: Path) -> None:
    opened = open_book(path)
    selected(opened, "Accounts", "A4")
    macros.explain(opened)
    (message,) = app_of(opened).alerts
    assert "by hand (Ann): expansion signed; the rules say 3.0" in str(message)


def test_over_http() -> None:
    sheets = {
        "Criteria": CRITERIA,
        "Accounts": ACCOUNTS,
        "Settings": SETTINGS,
        "Overrides": OVERRIDES,
    }
    answer = jobs.score(json.dumps({"sheets": sheets}).encode(), FREE)
    data = json.loads(answer.content)
    scored = data["scored"]
    assert first_rows(scored["headings"], scored["rows"]) == EXPECTED
    assert data["summary"]["by_hand"] == {"accounts": 3, "ending": []}


def test_in_a_csv_file_with_the_workbook_of_its_criteria(
    path: Path, tmp_path: Path
) -> None:
    accounts = tmp_path / "accounts.csv"
    with accounts.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(ACCOUNTS)
    options = pipeline.Options(criteria=path)
    assert in_sheet(scoring.score_file(accounts, options=options).path) == EXPECTED
