"""Fields that Accounts has not, or twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring import Settings
from scoring.checks import check_fields
from scoring.model.read_settings import parse_settings
from scoring.rating.accounts import Accounts
from scoring.values.table import SheetTable
from tests.checks.fields import FIELDS
from tests.checks.sheets import SIZE, Row, assert_lines, model_of, sheet


if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(("rows", "headings", "starts"), FIELDS.values(), ids=FIELDS)
def test_fields(rows: Sequence[Row], headings: str, starts: list[str]) -> None:
    table = sheet(headings)
    accounts = Accounts(table.frame, Settings(), 0.0, table.headings)
    assert_lines([*map(str, check_fields(model_of(rows), accounts, table))], starts)


@pytest.mark.parametrize(
    ("named", "starts"),
    [
        ("Company", []),
        ("Compny", ["S101 Settings!B2: the setting Account name names 'Compny'...'Company'?"]),
        ("", []),
    ],
    ids=["fits", "misspelled", "empty"],
)  # fmt: skip
def test_account_name_setting(named: str, starts: list[str]) -> None:
    table = sheet("Company, Size")
    rows = [["Setting", "Value"], ["Account name", named]]
    settings, _ = parse_settings(SheetTable.of("Settings", rows))
    accounts = Accounts(table.frame, settings, 0.0, table.headings)
    assert_lines([*map(str, check_fields(model_of(SIZE), accounts, table))], starts)
