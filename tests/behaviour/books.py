"""A workbook with every optional table that is rolled up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.datetime(2026, 3, 31)  # noqa: DTZ001 - spreadsheets know no time zones
SHEETS: dict[str, list[list[Any]]] = {
    "Criteria": [
        ["Criterion", "Weight", "Account field", "Test", "Value", "To", "Points"],
        ["Engaged", 2, "Activity points", "scale", 0, 20, 10],
        ["Demo lately", 1, "days since Last Demo", "at most", 45, None, 10],
        ["Somebody", 1, "Best contact rating", "at least", 5, None, 10],
        ["Buys", 1, "RFM frequency", "at least", 3, None, 10],
    ],
    "Accounts": [["Account", "Industry"], ["Acme", "Software"], ["Bolt", "Retail"]],
    "Signals": [
        ["Activity", "Points", "Half-life", "Most"],
        ["Demo", 10, 30, None],
        ["Visit", 1, None, 3],
    ],
    "Activities": [
        ["Account", "Date", "Activity", "Contact", "Count"],
        ["Acme", TODAY - dt.timedelta(days=30), "Demo", "Ann", None],
        ["ACME", TODAY, "Visit", "Bo", 5],
        ["Bolt", TODAY - dt.timedelta(days=60), "Demo", None, None],
    ],
    "Contacts": [
        ["Account", "Contact", "Title"],
        ["Acme", "Ann", "CEO"],
        ["Acme", "Bo", "Clerk"],
        ["Bolt", "Cy", "Clerk"],
    ],
    "Contact criteria": [
        ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
        ["Role", 1, "Title", "is", "CEO", 10],
        ["Market", 1, "account: Industry", "is", "Software", 10],
    ],
    "Deals": [
        ["Account", "Date", "Amount"],
        ["Acme", TODAY - dt.timedelta(days=3), 900],
        ["Acme", TODAY - dt.timedelta(days=8), 100],
        ["Bolt", TODAY - dt.timedelta(days=400), 100],
    ],
    "Settings": [["Setting", "Value"], ["Today", TODAY]],
}


def busy_book(folder: Path, **changes: list[list[Any]]) -> Path:
    """Write the workbook, some sheets of which differ."""
    return write_book(folder / "busy.xlsx", **{**SHEETS, **changes})


# Acme: 10 * 0.5 + min(5 * 1, 3) = 8 points, 8 / 20 * 10 = 4 on the scale;
# of two buyers the greater is in fifth floor(5 / 2) + 1 = 3:
# (2 * 4 + 10 + 10 + 10) / 5 = 7.6. Bolt: 10 * 0.25 = 2.5 points, 1.25 on the scale;
# the demo is 60 days old, Cy has 0, and the lesser buyer is in fifth 1:
# (2 * 1.25) / 5 = 0.5
RATINGS = {"Acme": 7.6, "Bolt": 0.5}
