"""Scoring the sample and printing its best."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.sheets.summary_sections import summary_sections
from templates.commands import DEMO
from tests.cli.edits import change
from tests.excel.books import ACCOUNTS, CRITERIA, write_book
from tests.sheets.result_samples import summary_sheet


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def test_demo_prints_the_ten_best_and_the_path(run: Callable[..., Result]) -> None:
    result = run("demo")
    assert result.exit_code == 0, result.output
    ranked = [line for line in result.stdout.splitlines() if line[:4].strip().isdigit()]
    assert len(ranked) == 10
    assert ranked[0].split()[1] == "10.0"
    assert f"Wrote {DEMO}-scored.xlsx" in result.stdout
    assert Path(f"{DEMO}-scored.xlsx").exists()


@pytest.mark.slow
def test_demo_twice_keeps_what_the_user_changed(run: Callable[..., Result]) -> None:
    run("demo")
    change(Path(f"{DEMO}.xlsx"), {"Accounts!A5": "My own company"})
    assert run("demo").exit_code == 0
    assert (
        openpyxl.load_workbook(f"{DEMO}.xlsx")["Accounts"]["A5"].value
        == "My own company"
    )


def test_json_gives_the_same_data(run: Callable[..., Result], book: Path) -> None:
    data = json.loads(run("score", book, "--json").stdout)
    scored = openpyxl.load_workbook(data["file"], data_only=True)["Scored"]
    headings = [cell.value for cell in scored[1]]
    assert list(data["accounts"][0]) == headings
    for account, row in zip(data["accounts"], scored.iter_rows(min_row=2), strict=True):
        assert account["Account"] == row[1].value
        assert account["Rating"] == row[2].value
    assert sum(data["statuses"].values()) == 60


def test_today_and_contact_from_override_the_settings(
    run: Callable[..., Result], book: Path
) -> None:
    few = json.loads(run("score", book, "--json", "--contact-from", "8").stdout)
    late = json.loads(
        run("score", book, "--json", "--today", "2030-01-01", "-o", "late.xlsx").stdout
    )
    assert few["statuses"]["Contact"] < 10
    assert late["accounts"][0]["Rating"] < few["accounts"][0]["Rating"]


def test_a_fixed_today_is_told_unless_another_day_is_asked_for(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    fixed = [["Setting", "Value"], ["Today", "2026-11-20"]]
    path = write_book(
        tmp_path / "fixed.xlsx", Criteria=CRITERIA, Accounts=ACCOUNTS, Settings=fixed
    )
    assert "accounts are rated as of 2026-11-20" in run("check", path).stdout
    other_day = run("check", path, "--today", "2026-12-01")
    assert "rated as of" not in other_day.stdout


def test_the_ten_best_say_who_is_not_to_be_called(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "few.xlsx",
        Criteria=CRITERIA,
        Accounts=ACCOUNTS,
        Settings=[["Setting", "Value"], ["Known at least", "100%"]],
    )
    scored = run("score", path, "--today", "2026-03-31", "--json")
    states = {
        row["Account"]: row["Status"] for row in json.loads(scored.stdout)["accounts"]
    }
    lines = run("score", path, "--today", "2026-03-31", "--force").stdout.splitlines()
    top = [line for line in lines if line[:4].strip().isdigit()]
    assert len({states[line.split()[3]] for line in top}) > 1
    for line in top:
        assert f"  {states[line.split()[3]]}  " in line
    summary = openpyxl.load_workbook(path.with_name("few-scored.xlsx"))["Summary"]
    shown = [str(c.value) for row in summary.iter_rows() for c in row if c.value]
    wanted = [state for state in states.values() if state in ("Research", "Not now")]
    assert len([t for t in shown if t.startswith(("Research: ", "Not now: "))]) == len(
        wanted
    )


UNREADABLE: list[list[Any]] = [
    ["Account", "Industry", "Employees", "Left us"],
    ["Acme", "Software", 90, "perhaps"],
    ["Bolt", "Retail", 320, "not sure"],
    ["Cask", "Software", 500, "no"],
]


def test_who_may_be_out_is_counted_where_people_look(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = write_book(tmp_path / "odd.xlsx", Criteria=CRITERIA, Accounts=UNREADABLE)
    printed = run("score", path).stdout
    assert (
        "2 accounts not disqualified because a cell cannot be read: see A214" in printed
    )
    summary = openpyxl.load_workbook(tmp_path / "odd-scored.xlsx")["Summary"]
    shown = " ".join(
        str(c.value) for row in summary.iter_rows() for c in row if c.value
    )
    assert "not disqualified because a cell cannot be read: 2 (A214 on Check)" in shown
    assert (
        json.loads(run("score", path, "--force", "--json").stdout)["not_disqualified"]
        == 2
    )


def test_who_is_out_for_another_reason_is_not_counted(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    also = [*CRITERIA, ["Banned", None, "yes", None, None, "out", None]]
    accounts = [
        [*row, word]
        for row, word in zip(UNREADABLE, ["Banned", "yes", "no", "no"], strict=True)
    ]
    path = write_book(tmp_path / "odd.xlsx", Criteria=also, Accounts=accounts)
    assert "1 account not disqualified because" in run("score", path).stdout
    sound = write_book(tmp_path / "sound.xlsx", Criteria=CRITERIA, Accounts=ACCOUNTS)
    assert "not disqualified" not in run("score", sound).stdout


def test_counts_are_said_in_the_singular(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = write_book(tmp_path / "odd.xlsx", Criteria=CRITERIA, Accounts=UNREADABLE[:2])
    assert run("check", path).stdout.splitlines()[-1] == "0 errors, 1 warning, 1 note"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "finding, see Check"), (2, "findings, see Check")]
)
def test_the_tile_of_one_finding_is_singular(count: int, words: str) -> None:
    figures = replace(summary_sheet(3), errors=0, warnings=0, notes=count)
    tile = summary_sections(figures, "Check").findings
    assert tile is not None
    assert (tile.count, tile.label) == (count, words)
