"""The case that is timed: 20 mixed criteria over accounts of 15 columns."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.arrays import Floats

TODAY = dt.date(2026, 11, 20)
INDUSTRIES = [
    "Software",
    "Healthcare",
    "Finance",
    "Retail",
    "Manufacturing",
    "Energy",
    "Education",
    "Media",
    "Telecom",
    "Logistics",
    "Agriculture",
    "Government",
    "Legal",
    "Property",
    "Hospitality",
]
COUNTRIES = ["US", "UK", "DE", "FR", "SG", "AU", "CA", "JP", "IN", "BR"]
HEADINGS = (
    "Criterion",
    "Weight",
    "Account field",
    "Test",
    "Value",
    "To",
    "Points",
    "If blank",
    "Group",
)
Rules = tuple[tuple[Any, ...], ...]
CRITERIA: tuple[tuple[str, Any, str, Rules, Any, str], ...] = (
    (
        "Company size",
        10,
        "Employees",
        (
            ("at least", 1000, None, 10),
            ("at least", 250, None, 8),
            ("at least", 50, None, 5),
            ("otherwise", None, None, 2),
        ),
        5,
        "Fit",
    ),
    ("Revenue", 12, "Revenue", (("scale", 1e5, 5e7, 10),), None, "Fit"),
    ("Age", 3, "years since Founded", (("scale", 0, 40, 10),), None, "Fit"),
    ("Web visits", 6, "Visits", (("scale", 0, 400, 10),), None, "Engagement"),
    (
        "Email opens",
        4,
        "Opens",
        (
            ("at least", 30, None, 10),
            ("at least", 15, None, 8),
            ("at least", 5, None, 5),
            ("at least", 1, None, 3),
        ),
        None,
        "Engagement",
    ),
    ("NPS", 5, "NPS", (("scale", -100, 100, 10),), "skip", "Engagement"),
    ("Churn risk", 6, "Churn", (("scale", 1, 0, 10),), None, "Engagement"),
    (
        "Industry",
        10,
        "Industry",
        (
            ("is one of", "Software; Healthcare; Finance", None, 10),
            ("is one of", "Telecom; Media", None, 8),
            ("is", "Retail", None, 5),
            ("otherwise", None, None, 3),
        ),
        3,
        "Fit",
    ),
    (
        "Country",
        5,
        "Country",
        (
            ("is", "US", None, 10),
            ("is one of", "UK; DE; CA", None, 8),
            ("otherwise", None, None, 4),
        ),
        3,
        "Fit",
    ),
    ("Has budget", 9, "Budget", (("yes", None, None, 10),), None, "Fit"),
    ("Uses a CRM", 6, "Tools", (("contains", "salesforce", None, 10),), None, "Fit"),
    ("Cloud", 5, "Tools", (("contains", "aws; azure; gcp", None, 10),), None, "Fit"),
    ("Old ERP", 3, "Tools", (("contains", "sap", None, -10),), None, "Fit"),
    (
        "Recency",
        8,
        "days since Last contact",
        (("scale", 365, 0, 10),),
        None,
        "Engagement",
    ),
    (
        "Fresh contact",
        4,
        "Last contact",
        (("in the last days", 30, None, 10), ("in the last days", 90, None, 6)),
        None,
        "Engagement",
    ),
    ("Do not call", None, "Do not call", (("yes", None, None, "out"),), None, "Fit"),
    ("Sweet spot", 5, "Employees", (("between", 200, 5000, 10),), "skip", "Fit"),
    (
        "Revenue tier",
        6,
        "Revenue",
        (
            ("at least", 1e8, None, 10),
            ("at least", 1e7, None, 9),
            ("at least", 1e6, None, 6),
            ("at least", 1e5, None, 3),
        ),
        None,
        "Fit",
    ),
    ("Active", 4, "Visits", (("at least", 100, None, 10),), None, "Engagement"),
    ("High churn", 4, "Churn", (("at least", 0.8, None, -10),), None, "Engagement"),
)


def criteria_rows() -> list[list[Any]]:
    """The Criteria table, headings first."""
    rows: list[list[Any]] = [list(HEADINGS)]
    for name, weight, field, rules, blank, group in CRITERIA:
        for number, (test, value, to, points) in enumerate(rules):
            stated = (weight, field) if number == 0 else (None, None)
            last = (blank, group) if number == 0 else (None, None)
            rows.append([name, *stated, test, value, to, points, *last])
    return rows


def accounts(n: int) -> pd.DataFrame:
    """Accounts that are the same each time: numbers, dates, texts and gaps."""
    rng = np.random.default_rng(20_261_120)

    def pick(words: list[str]) -> pd.Series[Any]:
        table = np.array(words, dtype=object)
        return pd.Series(table[rng.integers(0, len(words), n)], dtype="str")

    def gaps(values: Floats, share: float) -> Floats:
        return np.where(rng.random(n) < share, np.nan, values)

    suites = ("salesforce", "sap", "hubspot")
    tools = [f"aws; tool {i}; {suites[i % 3]}" for i in range(5000)]
    days = np.datetime64("2026-11-01") - rng.integers(0, 500, n).astype("m8[D]")
    return pd.DataFrame(
        {
            "Account": pd.Series([f"Account {i}" for i in range(n)], dtype="str"),
            "Industry": pick(INDUSTRIES).mask(rng.random(n) < 0.03),
            "Country": pick(COUNTRIES),
            "Employees": gaps(rng.lognormal(5, 1.5, n).round(), 0.05),
            "Revenue": gaps(rng.lognormal(15, 2, n).round(), 0.05),
            "Founded": rng.integers(1950, 2025, n).astype(float),
            "Visits": rng.poisson(100, n).astype(float),
            "Opens": rng.poisson(10, n).astype(float),
            "NPS": gaps(rng.integers(-100, 100, n).astype(float), 0.3),
            "Churn": rng.random(n).round(4),
            "Budget": pick(["Yes", "No"]),
            "Tools": pick(tools),
            "Last contact": days.astype("M8[s]"),
            "Do not call": pick(["Yes", *["No"] * 49]),
            "City": pick([f"City {i}" for i in range(300)]),
        }
    )


def write_input(path: Path, n: int) -> None:
    """Write the workbook that every side reads."""
    write_accounts(path, accounts(n))


def write_accounts(path: Path, frame: pd.DataFrame) -> None:
    """Write a workbook with some accounts and the criteria."""
    import xlsxwriter  # noqa: PLC0415 - only when a workbook is wanted

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Accounts")
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, list(frame.columns))
    columns = [frame[name].astype(object).tolist() for name in frame.columns]
    for row, cells in enumerate(zip(*columns, strict=True), start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, pd.Timestamp):
                sheet.write_datetime(row, column, cell.to_pydatetime(), date)
            elif isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell == cell:  # noqa: PLR0124 - not NaN
                sheet.write_number(row, column, cell)
    criteria = book.add_worksheet("Criteria")
    for row, written in enumerate(criteria_rows()):
        criteria.write_row(row, 0, written)
    book.close()
