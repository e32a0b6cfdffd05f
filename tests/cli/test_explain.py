"""What explain says of one account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.edits import change
from tests.excel.books import write_book


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_explain_shows_every_criterion_and_the_sum(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "granvattnet software ab")
    assert result.exit_code == 0, result.output
    assert "Contact, rank 1" in result.stdout
    assert "at least 250  (Criteria!F11)" in result.stdout
    assert result.stdout.count("+") == 12
    last = result.stdout.strip().splitlines()[-1]
    assert last.split() == ["Rating", "10.0"]


def test_explain_shows_what_disqualified(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "Nattly Spill AS")
    assert "disqualified: Industry Gambling" in result.stdout
    receipt = json.loads(run("explain", book, "Nattly Spill AS", "--json").stdout)[0]
    assert receipt["rating"] == 0
    assert receipt["rank"] is None
    assert receipt["carried"] == "disqualified: Industry Gambling"


def test_explain_suggests_the_nearest_account(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "Granvatnet Sofware AB")
    assert result.exit_code == 2
    assert "did you mean 'Granvattnet Software AB'?" in result.stderr


FLOORED: list[list[Any]] = [
    ["Criterion", "Weight", "Test", "Value", "Points"],
    ["Industry", 2, "is", "Software", 10],
    ["Asked for a demo", None, "yes", None, "at least 7"],
    ["Size", None, "is", "Huge", "at least 6"],
]


@pytest.mark.parametrize(
    ("cells", "carried"),
    [
        (["Retail", "yes", "Huge"], "raised to 7: Asked for a demo"),
        (["Retail", "no", "Huge"], "raised to 6: Size Huge"),
        (["Software", "yes", "Huge"], ""),
        (["Retail", "no", "Small"], ""),
    ],
)
def test_explain_shows_what_raised_the_rating(
    run: Callable[..., Result], tmp_path: Path, cells: list[str], carried: str
) -> None:
    accounts = [["Account", "Industry", "Asked for a demo", "Size"], ["Acme", *cells]]
    path = write_book(tmp_path / "floor.xlsx", Criteria=FLOORED, Accounts=accounts)
    receipt = json.loads(run("explain", path, "Acme", "--json").stdout)[0]
    assert receipt["carried"] == carried
    shown = run("explain", path, "Acme").stdout
    assert carried in shown
    assert ("yes → at least 7" in shown) == (cells[1] == "yes")


def test_too_many_accounts_of_a_name_are_listed(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "AB")
    assert result.exit_code == 2
    assert "accounts have 'AB' in their name: Björkudden Maskin AB, " in result.stderr


@pytest.mark.slow
def test_a_penalised_account_shows_where_it_is_limited(
    run: Callable[..., Result], book: Path
) -> None:
    change(book, {"Criteria!B24": 300, "Accounts!I5": "Yes"})
    result = run("explain", book, "Almkogel IT GmbH")
    change(book, {"Accounts!N5": "No"})
    result = run("explain", book, "Almkogel IT GmbH")
    assert "limited to 0" in result.stdout
    assert result.stdout.strip().splitlines()[-1].split() == ["Rating", "0.0"]
