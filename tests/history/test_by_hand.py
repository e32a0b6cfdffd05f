"""What people decide by hand, from one Score to the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.excel.books import write_book
from tests.history.scored_days import (
    CRITERIA,
    MONDAY,
    TUESDAY,
    accounts,
    changed,
    column,
    rows_of,
    score,
)


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Scored

WEDNESDAY = TUESDAY + dt.timedelta(days=1)
HEADS = ["Account", "Override", "Reason", "By"]
FOLDED = (
    *("By hand", "Rating by the rules", "Status code by the rules"),
    *("By hand before", "Changed by hand", "Decision"),
)
# by the rules: (size / 10 + 10) / 2, all visited lately
ROWS = accounts(Acme=20, Bolt=60, Cask=0)  # 6.0, 8.0 and 5.0
SETTINGS = [["Setting", "Value"], ["Contact from", 6]]


def decided(path: Path, *overrides: list[Any]) -> Path:
    """The same workbook, with other decisions; without any, it has no such sheet."""
    workbook = openpyxl.load_workbook(path)
    if "Overrides" in workbook.sheetnames:
        del workbook["Overrides"]
    if overrides:
        sheet = workbook.create_sheet("Overrides")
        for row in (HEADS, *overrides):
            sheet.append(row)
    workbook.save(path)
    return path


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    """A workbook scored on Monday, nobody having decided anything."""
    sheets = {"Criteria": CRITERIA, "Accounts": ROWS, "Settings": SETTINGS}
    scored = score(write_book(tmp_path / "book.xlsx", **sheets), MONDAY)
    return scored.path


def again(path: Path, day: dt.date) -> Scored:
    """Score the workbook in its place."""
    from scoring import pipeline, score_file  # noqa: PLC0415 - beside `score`

    options = pipeline.Options(today=day)
    return score_file(path, path, options, overwrite=True)


def reasons(scored: Scored) -> dict[str, str]:
    """Why each account became a contact, or is none any more."""
    changes = changed(scored)
    return {moved.account: moved.why for moved in (*changes.became, *changes.fell)}


def row_of(path: Path, name: str) -> dict[str, Any]:
    """The latest row of History about an account."""
    heads, *rows = rows_of(path, "History")
    return next(dict(zip(heads, row, strict=True)) for row in rows if row[1] == name)


def test_a_change_by_hand_is_named_as_the_cause(monday: Path) -> None:
    scored = again(
        decided(
            monday,
            ["Cask", 7.5, "expansion signed", "Ann"],
            ["Bolt", "not contact", "no budget", "Bo"],
        ),
        TUESDAY,
    )
    assert reasons(scored) == {
        "Cask": "by hand +2.5 (Ann: expansion signed)",
        "Bolt": "by hand: not contact (Bo: no budget)",
    }
    assert column(monday, "Change")["Cask"] == 2.5
    assert column(monday, "Trend")["Cask"] == "▲ 5.0 → 7.5"


def test_history_holds_the_rules_own_rating_too(monday: Path) -> None:
    again(decided(monday, ["Cask", 7.5, "expansion signed", "Ann"]), TUESDAY)
    row = row_of(monday, "Cask")
    assert (row["Rating"], row["Status"]) == (7.5, "Contact")
    assert tuple(row[head] for head in FOLDED) == (
        *("rating", 5, "not_now", "nobody", 2.5, "Ann: expansion signed"),
    )
    assert row["What changed"] == "by hand +2.5 (Ann: expansion signed)"
    other = row_of(monday, "Acme")
    assert tuple(other[head] for head in FOLDED[:4]) == (None, 6, "contact", None)


def test_the_other_causes_are_those_of_the_rules(monday: Path) -> None:
    workbook = openpyxl.load_workbook(monday)
    workbook["Accounts"]["B4"] = 10  # Cask 5.0 -> 5.5 by the rules
    workbook.save(monday)
    again(decided(monday, ["Cask", 7.5, "signed", "Ann"]), TUESDAY)
    row = row_of(monday, "Cask")
    assert (row["Time passed"], row["Data changed"]) == (0, 0.5)
    assert row["Changed by hand"] == 2.0
    assert row["What changed"] == "by hand +2.0 (Ann: signed); Size 0 → 10: +0.5"
    assert column(monday, "Change")["Cask"] == 2.5


def test_what_stays_decided_is_no_change(monday: Path) -> None:
    path = decided(monday, ["Cask", 7.5, "signed", "Ann"])
    again(path, TUESDAY)
    scored = again(path, WEDNESDAY)
    assert reasons(scored) == {}
    row = row_of(path, "Cask")
    assert (row["Rating by the rules"], row["By hand before"]) == (5, None)
    assert row["What changed"] is None


def test_another_rating_by_hand_is_a_change(monday: Path) -> None:
    again(decided(monday, ["Cask", 7.5, "signed", "Ann"]), TUESDAY)
    scored = again(decided(monday, ["Cask", 3, "lost them", "Bo"]), WEDNESDAY)
    assert reasons(scored) == {"Cask": "by hand -4.5 (Bo: lost them)"}


def test_what_is_decided_no_longer_is_a_change(monday: Path) -> None:
    again(decided(monday, ["Cask", 7.5, "signed", "Ann"]), TUESDAY)
    scored = again(decided(monday), WEDNESDAY)
    assert reasons(scored) == {"Cask": "no longer by hand -2.5"}
    assert row_of(monday, "Cask")["By hand before"] == "rating"


def test_a_second_score_of_the_day_says_the_same(monday: Path) -> None:
    path = decided(monday, ["Cask", 7.5, "signed", "Ann"], ["Acme", "out", "rival"])
    again(path, TUESDAY)
    once = rows_of(path, "History")
    again(path, TUESDAY)
    assert rows_of(path, "History") == once


def test_out_by_hand_and_back_again(monday: Path) -> None:
    scored = again(decided(monday, ["Acme", "out", "rival", "Ann"]), TUESDAY)
    assert reasons(scored) == {"Acme": "by hand: out -6.0 (Ann: rival)"}
    scored = again(decided(monday), WEDNESDAY)
    assert reasons(scored) == {"Acme": "no longer disqualified; no longer by hand +6.0"}


def test_without_decisions_history_is_as_before(monday: Path) -> None:
    heads = rows_of(monday, "History")[0]
    assert not {*FOLDED} & {*heads}


def test_once_the_days_are_over_the_columns_go(monday: Path) -> None:
    workbook = openpyxl.load_workbook(monday)
    workbook["Settings"].append(["Keep history", 3])
    workbook.save(monday)
    again(decided(monday, ["Cask", 7.5, "signed", "Ann"]), TUESDAY)
    for days in (2, 6):
        again(decided(monday), TUESDAY + dt.timedelta(days=days))
        heads = rows_of(monday, "History")[0]
        assert ("By hand" in heads) == (days == 2)
