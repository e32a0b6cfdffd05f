"""What the command says of an import that is more than its counts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.filters import AutoFilter, FilterColumn, Filters

from scoring.cli.commands import cli
from tests.crm.exports import book, rows_file


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = ["Company", "Domain", "HubSpot ID", "Employees", "Last contact"]
EXPORT = ["Record ID", "Company name", "Company Domain Name", "Number of Employees"]
DAY = dt.datetime(2026, 1, 2)  # noqa: DTZ001 - as a cell holds it
ACME = ["Acme A/S", "acme.com", None, 10, DAY]
# So many that one formula does not make a column of formulas.
OTHERS = [[name, None, None, 10, DAY] for name in ("Cog", "Dyno", "Echo")]


def with_a_formula(accounts: Any) -> None:
    accounts["D2"] = "=2*5"


def with_a_filter(accounts: Any) -> None:
    accounts.auto_filter = AutoFilter(
        ref="A1:E5",
        filterColumn=[FilterColumn(colId=1, filters=Filters(filter=["acme.com"]))],
    )


def as_it_is(accounts: Any) -> None:
    pass


CASES: dict[str, tuple[Callable[[Any], None], list[list[Any]], str]] = {
    "two rows that may both be one account": (
        as_it_is,
        [
            EXPORT,
            [7, "Acme North", "acme.com", 9],
            [8, "Acme South", "acme.com", 9],
        ],
        "warning M203 e!B2: 'Acme North' and other rows may be 'Acme A/S' in Accounts!A2",
    ),
    "a formula where the export has a number": (
        with_a_formula,
        [EXPORT, [7, "Acme A/S", "acme.com", 12]],
        "warning M206 Accounts!D2: the cell holds a formula, which stays",
    ),
    "dates that could be of either order": (
        as_it_is,
        [
            ["Record ID", "Company name", "Last contact"],
            [7, "Acme A/S", "3/4/2026"],
        ],
        "note    M207 e!C1: dates such as 3/4/2026 were read with the day first",
    ),
    "a new account below a filter": (
        with_a_filter,
        [EXPORT, [7, "Bolt", "bolt.com", 12]],
        "note    M210 Accounts: new accounts are shown, whatever the filter says",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_user_should_know_is_printed(tmp_path: Path, case: str) -> None:
    change, rows, sentence = CASES[case]
    here = book(tmp_path / "b.xlsx", [HEAD, ACME, *OTHERS])
    workbook = openpyxl.load_workbook(here)
    change(workbook["Accounts"])
    workbook.save(here)
    file = rows_file(tmp_path / "e.csv", rows)
    result = CliRunner(env={"COLUMNS": "140"}).invoke(
        cli, ["import", str(file), str(here), "--dry-run"]
    )
    assert result.exit_code == 0
    assert sentence in result.output


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        pytest.param(as_it_is, [EXPORT, [7, "Acme A/S", "acme.com", 12]], id="plain"),
        pytest.param(
            as_it_is,
            [["Record ID", "Company name", "Last contact"], [7, "Acme A/S", "31/4/26"]],
            id="clear date",
        ),
        pytest.param(
            with_a_filter, [EXPORT, [7, "Acme A/S", "acme.com", 12]], id="nothing new"
        ),
    ],
)
def test_where_there_is_nothing_to_know_nothing_is_said(
    tmp_path: Path, change: Callable[[Any], None], rows: list[list[Any]]
) -> None:
    here = book(tmp_path / "b.xlsx", [HEAD, ACME, *OTHERS])
    workbook = openpyxl.load_workbook(here)
    change(workbook["Accounts"])
    workbook.save(here)
    result = CliRunner(env={"COLUMNS": "140"}).invoke(
        cli,
        ["import", str(rows_file(tmp_path / "e.csv", rows)), str(here), "--dry-run"],
    )
    assert not any(code in result.output for code in ("M203", "M206", "M207", "M210"))
