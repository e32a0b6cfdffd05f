"""The names of accounts are found where no setting says in which column."""

from __future__ import annotations

import pandas as pd
import pytest

from scoring import Settings, parse_model
from scoring.checks import check_fields
from scoring.rating.accounts import Accounts
from scoring.rating.names import name_column


COLUMNS: dict[str, tuple[dict[str, list[object]], int]] = {
    "Pipedrive": (
        {"Organization - ID": ["12", "13"], "Organization - Name": ["Nord", "Bakke"]},
        1,
    ),
    "Pipedrive deals": (
        {"Deal - Title": ["Big", "Small"], "Deal - Organization": ["Nord", "Bakke"]},
        1,
    ),
    "Odoo": ({"External ID": ["res_1", "res_2"], "Display Name": ["A", "B"]}, 1),
    "Odoo lines": ({"id": [1.0, 2.0], "partner_id/name": ["Nord", "Bakke"]}, 1),
    "SAP": ({"Customer": ["00451", "00452"], "Name 1": ["Nord", "Bakke"]}, 1),
    "SAP in short": ({"KUNNR": ["00451", "00452"], "NAME1": ["Nord", "Bakke"]}, 1),
    "identifiers under our heading": (
        {"Account": ["0015g0AA", "0015g0AB"], "Company name": ["Nord", "Bakke"]},
        1,
    ),
    "who is a customer": (
        {"Kunde": ["Ja", "nej"], "Virksomhed": ["Nord", "Bakke"]},
        1,
    ),
    "who is a customer, as Excel writes it": (
        {"Client": ["ADEV\u0102RAT", "FALS"], "Denumire": ["Nord", "Bakke"]},
        1,
    ),
    "identifiers alone": ({"Account": ["A1", "A2"], "Size": ["x", "y"]}, 0),
    "numbers first": (
        {"No": [1.0, 2.0], "Land": ["DK", "DK"], "Firm": ["Nord", "Bakke"]},
        2,
    ),
    "addresses first": (
        {"Web": ["nord.dk", "bakke.no"], "Mail": ["a@b.dk", "c@d.no"], "X": ["N", "B"]},
        2,
    ),
    "a word for names in the heading": (
        {"No": [1.0, 2.0], "Street": ["Vej 1 A", "Gade 2 B"], "Firm name": ["N", "B"]},
        2,
    ),
    "text first": ({"Firm": ["Nord", "Bakke"], "Place": ["Oslo", "Rome"]}, 0),
    "nothing like a name": ({"No": [1.0, 2.0], "Land": ["DK", "DK"]}, 0),
    "no rows": ({"No": [], "Land": []}, 0),
}


@pytest.mark.parametrize(("columns", "at"), COLUMNS.values(), ids=COLUMNS)
def test_column_of_the_names(columns: dict[str, list[object]], at: int) -> None:
    assert name_column(pd.DataFrame(columns), tuple(columns)) == at


MODEL = parse_model(
    [["Criterion", "Weight", "Test", "Points"], ["Size", 1, "is not blank", 10]]
)


@pytest.mark.parametrize(
    ("heading", "setting", "says"),
    [
        (
            "Firm",
            "",
            ["F417 Firm: the column 'Firm' was taken for the names; if it "],
        ),
        ("Firm", "Firm", []),
        ("Company", "", []),
    ],
)
def test_the_column_that_was_taken_is_named(
    heading: str, setting: str, says: list[str]
) -> None:
    frame = pd.DataFrame({heading: ["Nord", "Bakke"], "Size": [1.0, 2.0]})
    accounts = Accounts(frame, Settings(account_name=setting), 0.0)
    lines = [str(f) for f in check_fields(MODEL, accounts, None)]
    assert [text[: len(says[0])] if says else text for text in lines] == says
