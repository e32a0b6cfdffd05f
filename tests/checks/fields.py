"""Criteria and headings of Accounts that do not fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.checks.sheets import AGE, RATIO, SIZE, Row


if TYPE_CHECKING:
    from collections.abc import Sequence


FIELDS: dict[str, tuple[Sequence[Row], str, list[str]]] = {
    "C111 near": (
        [("Employes", 1, "at least", 5, None, 10)],
        "Account, Employees",
        ["C111 Criteria!H2: no column 'Employes' in Accounts, did you mean 'Employees'?"],
    ),
    "C111 far": (
        [("Colour", 1, "at least", 5, None, 10)],
        "Account, Employees",
        ["C111 Criteria!H2: no column 'Colour' in Accounts"],
    ),
    "C111 derived": (
        [("Age", 1, "at least", 5, None, 10, None, "Days since Last vist")],
        "Account, Last visit",
        [
            ("C111 Criteria!H2: no column 'Last vist' for 'Days since Last vist' in "
            "Accounts, did you mean 'Days since Last visit'?")
        ],
    ),
    "C111 formula": (
        RATIO,
        "Account, Sale, Size",
        [
            ("C111 Criteria!C2: the formula names [Sales], but Accounts has no such column, "
            "did you mean 'Sale'?")
        ],
    ),
    "A101": (
        SIZE,
        "Account, Size,  SIZE",
        ["A101 Accounts!C1: the heading 'SIZE' stands twice, first in Accounts!B1; 'Size'"],
    ),
    "A101 derived": (AGE, "Account, Founded, Founded", ["A101 Accounts!C1"]),
    "A101 formula": (RATIO, "Account, Sales, Size, Size", ["A101 Accounts!D1"]),
    "A201": (
        SIZE,
        "Account, Size, Note, note",
        ["A201 Accounts!D1: the heading 'note' stands twice, first in Accounts!C1; give"],
    ),
    "fits": ([*SIZE, *AGE, *RATIO], "Account, Size, Founded, Sales", []),
    "case and space": (AGE, "Account,  FOUNDED ", []),
    "heading like a derived field": (AGE, "Account, Years since founded", []),
    "switched off": ([*SIZE, ("Colour", 0, "yes", None, None, 10)], "Account, Size", []),
    "no headings": (SIZE, "Account, Size, , ", []),
}  # fmt: skip
