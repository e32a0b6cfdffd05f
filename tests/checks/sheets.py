"""Accounts and criteria in one line each, and what is found in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from scoring import parse_model
from scoring.checks import review_accounts
from scoring.rating.rate import rate
from scoring.values.table import SheetTable
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding

HEADS = ("Criterion", "Weight", "Test", "Value", "To", "Points", "If blank")
WIDE = (*HEADS, "Account field", "Profile")
DATE = dt.date(2026, 3, 1)
Row = tuple[object, ...]


def model_of(rows: Sequence[Row], settings: Sequence[Row] = ()) -> Any:
    """A model of rows under all headings, missing cells at the end empty."""
    padded = [(*row, *[None] * len(WIDE))[: len(WIDE)] for row in rows]
    settings_rows = [("Setting", "Value"), *settings] if settings else None
    return parse_model([WIDE, *padded], settings_rows)


def sheet(headings: str, *rows: Row) -> SheetTable:
    """An Accounts sheet under headings written as `A, B, C`."""
    return SheetTable.of("Accounts", [headings.split(", "), *rows])


def column(heading: str, *values: object) -> SheetTable:
    """An Accounts sheet of distinct names and one column more."""
    names = [f"Company {letter}" for letter in letters(len(values))]
    return sheet(f"Account, {heading}", *zip(names, values, strict=True))


def letters(count: int) -> list[str]:
    """Names that no typing error leads from one to another."""
    return [f"{chr(65 + at % 26)}{chr(65 + at // 26 % 26)}" * 2 for at in range(count)]


def review(
    rows: Sequence[Row], table: SheetTable, settings: Sequence[Row] = ()
) -> list[Finding]:
    ratings = rate(
        model_of(rows, settings), table.frame, today=TODAY, headings=table.headings
    )
    return review_accounts(ratings, table)


def lines(findings: list[Finding], code: str) -> list[str]:
    return [str(finding) for finding in findings if finding.code == code]


def assert_lines(findings: list[str], starts: Sequence[str]) -> None:
    """Check that each line begins (or, after `...`, goes on) as it should."""
    assert len(findings) == len(starts), findings
    for line, start in zip(findings, starts, strict=True):
        first, *others = start.split("...")
        assert line.startswith(first), line
        assert all(part in line for part in others), line


SIZE = [("Size", 1, "at least", 50, None, 10)]
VISIT = [("Visit", 1, "in the last days", 30, None, 10)]
AGE = [("Age", 1, "at least", 5, None, 10, None, "years since Founded")]
SINCE = [("Seen", 1, "at most", 5, None, 10, None, "days since Visit")]
INDUSTRY = [
    ("Industry", 1, "is", "Software", None, 10),
    (None, None, "is one of", "Retail; Mining", None, 5),
]
ELSE = [*INDUSTRY, (None, None, "otherwise", None, None, 1)]
RATIO = [("Ratio", 1, "formula", "[Sales]/[Size]>2", None, 10)]
SALES = "Account, Sales, Size"
BANDS = [
    ("Size", 1, "between", 1, 10, 10),
    (None, None, "between", 11, 50, 5),
    (None, None, "more than", 50, None, 2),
]
BAND_TEXTS = [("Size", 1, "is", DATE, None, 10), (None, None, "is", "51-200", None, 5)]
RANGES = ("1-10", "11-50", "51-200", "11-50")
YES = [("Flag", 1, "yes", None, None, 10)]
MANY = 20
