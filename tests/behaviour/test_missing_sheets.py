"""Fields of sheets that are not there, or hold something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.pipeline import read
from tests.behaviour.rolled import Rows, criteria_of
from tests.excel.books import write_book


if TYPE_CHECKING:
    from pathlib import Path

SIGNALS: Rows = [["Activity", "Points"], ["Demo", 1]]
OTHER: Rows = [["Notes"], ["call back"]]
BOTH = "comes from the sheets Activities and Signals"


@pytest.mark.parametrize(
    ("field", "sheets", "text"),
    [
        pytest.param(
            "Activity points",
            {},
            f"'Activity points' {BOTH}, which are not there",
            id="two sheets",
        ),
        pytest.param(
            "activity points: Web",
            {"Activities": OTHER},
            f"'activity points: Web' {BOTH}, Signals is not there "
            "and Activities is there but not used (see F405)",
            id="one not used",
        ),
        pytest.param(
            "Days since Last demo",
            {},
            "'Last demo' comes from the sheet Activities, which is not there",
            id="derived",
        ),
        pytest.param(
            "RFM recency",
            {"Deals": []},
            "'RFM recency' comes from the sheet Deals, "
            "which is there but not used (see F405)",
            id="empty",
        ),
        pytest.param(
            "Best contact rating",
            {"Contacts": [["Account", "Contact"], ["Acme", "Ann"]]},
            "'Best contact rating' comes from the sheets Contacts and Contact "
            "criteria, Contact criteria is not there",
            id="one is there",
        ),
        pytest.param(
            "Last vist",
            {},
            "no column 'Last vist' in Accounts, did you mean 'Last visit'?",
            id="a column is nearer",
        ),
        pytest.param("Lasting", {}, "no column 'Lasting' in Accounts", id="other word"),
        pytest.param(
            "Last demmo",
            {"Activities": [["Account", "Date", "Activity"]], "Signals": SIGNALS},
            "no column 'Last demmo' in Accounts",
            id="all sheets are there",
        ),
    ],
)
def test_a_field_says_which_sheets_it_comes_from(
    tmp_path: Path, field: str, sheets: dict[str, Rows], text: str
) -> None:
    accounts: Rows = [["Account", "Last visit"], ["Acme", None]]
    path = tmp_path / "book.xlsx"
    given = {"Criteria": criteria_of([field]), "Accounts": accounts, **sheets}
    book = read(write_book(path, **given))
    assert [f.text for f in book.findings if f.code == "C111"] == [text]


def test_a_formula_says_so_too(tmp_path: Path) -> None:
    rule = ["Worth", 1, "Account", "formula", "[Monetary]>5", 10]
    head = ["Criterion", "Weight", "Account field", "Test", "Value", "Points"]
    accounts: Rows = [["Account"], ["Acme"]]
    path = tmp_path / "book.xlsx"
    book = read(write_book(path, Criteria=[head, rule], Accounts=accounts))
    (finding,) = [f for f in book.findings if f.code == "C111"]
    assert finding.text == (
        "the formula names [Monetary], which comes from the sheet Deals, "
        "which is not there"
    )


def test_an_empty_sheet_of_a_known_name_is_told(tmp_path: Path) -> None:
    accounts: Rows = [["Account"], ["Acme"]]
    sheets = {"Criteria": criteria_of(["Account"]), "Accounts": accounts, "Deals": []}
    book = read(write_book(tmp_path / "book.xlsx", **sheets))
    (finding,) = [f for f in book.findings if f.code == "F405"]
    assert (finding.place, finding.text) == (
        "Deals",
        "the sheet is not used: it is empty",
    )
