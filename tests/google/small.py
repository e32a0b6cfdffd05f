"""A small spreadsheet, and steps in it."""

from __future__ import annotations

from typing import Any, Final

from tests.excel.books import ACCOUNTS, CRITERIA, SETTINGS


BOOK: Final[dict[str, Any]] = {
    "Notes": [["Call Acme"]],
    "Criteria": CRITERIA,
    "Accounts": ACCOUNTS,
    "Settings": SETTINGS,
}
OWN: Final = tuple(BOOK)
"""The user's own tabs."""
SUMMARY_LINE: Final = "2 of 4 accounts to contact, rated 6 or more."


def book(**changes: Any) -> dict[str, Any]:
    """The small spreadsheet, some tabs of which differ or are missing."""
    return {k: rows for k, rows in (BOOK | changes).items() if rows is not None}


def criteria(*rows: list[Any]) -> list[list[Any]]:
    return [CRITERIA[0], *rows]
