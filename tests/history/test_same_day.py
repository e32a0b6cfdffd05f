"""A second Score of a day is compared with the first, and a third still says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

from tests.history.scored_days import (
    CRITERIA,
    HEADS,
    MONDAY,
    TUESDAY,
    accounts,
    book,
    rows_of,
    score,
)


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Scored
    from scoring.sheets.results import Changes

HEAVIER = [HEADS, ["Size", 3, *CRITERIA[1][2:]], CRITERIA[2]]


def since(scored: Scored) -> Changes:
    changes = scored.results.summary.same_day
    assert changes is not None
    return changes


def sentences(scored: Scored) -> dict[str, Any]:
    heads, *rows = rows_of(scored.path, "History")
    at = heads.index("What changed")
    today = [row for row in rows if row[0] == rows[0][0]]
    return {row[heads.index("Account")]: row[at] for row in today}


def test_the_first_score_has_nothing_to_compare_with(tmp_path: Path) -> None:
    first = score(book(tmp_path, accounts(Acme=20)), MONDAY)
    assert first.results.summary.same_day is None
    assert "Rating earlier that day" not in rows_of(first.path, "History")[0]


def test_another_weight_on_the_first_day_is_named(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=0, Cask=100)
    score(book(tmp_path, rows), MONDAY)
    second = score(book(tmp_path, rows, HEAVIER), MONDAY)
    # (2 + 10) / 2 = 6, (6 + 10) / 4 = 4; Bolt 5, then 2.5; Cask 10 by either
    assert [(m.account, m.was, m.rating, m.why) for m in since(second).fell] == [
        ("Acme", 6.0, 4.0, "weight of Size 1 → 3: -2.0"),
        ("Bolt", 5.0, 2.5, "weight of Size 1 → 3: -2.5"),
    ]
    assert since(second).became == ()
    assert since(second).since == "2026-11-16"
    assert sentences(second) == {
        "Cask": None,
        "Acme": "weight of Size 1 → 3: -2.0",
        "Bolt": "weight of Size 1 → 3: -2.5",
    }
    assert second.results.summary.changes is None


def test_scored_once_more_with_nothing_changed_says_the_same(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=0)
    score(book(tmp_path, rows), MONDAY)
    path = book(tmp_path, rows, HEAVIER)
    second = score(path, MONDAY)
    once, fell = second.path.read_bytes(), since(second).fell
    third = score(path, MONDAY)
    assert since(third).fell == fell
    assert third.path.read_bytes() == once


def test_a_third_score_is_compared_with_the_second(tmp_path: Path) -> None:
    """The row of the day says what moved since the day before, all in all."""
    score(book(tmp_path, accounts(Acme=0, Bolt=60)), MONDAY)
    rows = accounts(Acme=40, Bolt=60)
    score(book(tmp_path, rows), TUESDAY)
    # Acme 5, 7, and (12 + 10) / 4 = 5.5; Bolt 8, 8, 7
    third = score(book(tmp_path, rows, HEAVIER, Contact_from=6), TUESDAY)
    (fell,) = since(third).fell
    assert (fell.account, fell.was, fell.rating) == ("Acme", 7.0, 5.5)
    # by the line of before, 5.5 would do
    assert fell.why == "Contact from 5.0 → 6.0; weight of Size 1 → 3: -1.5"
    assert sentences(third)["Acme"] == (
        "Contact from 5.0 → 6.0; Size 0 → 40: +2.0; weight of Size 1 → 3: -1.5"
    )


def test_a_line_moved_on_the_same_day_is_named(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=60)
    score(book(tmp_path, rows), MONDAY)
    path = book(tmp_path, rows, Contact_from=7)
    for _ in range(2):
        (fell,) = since(score(path, MONDAY)).fell
        assert (fell.account, fell.why) == ("Acme", "Contact from 5.0 → 7.0")


def test_what_a_person_decides_on_the_same_day_is_named(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=0, Bolt=60), Contact_from=6)
    score(path, MONDAY)
    workbook = openpyxl.load_workbook(path)
    sheet: Any = workbook.create_sheet("Overrides")
    sheet.append(["Account", "Override", "Reason", "By"])
    sheet.append(["Acme", 9, "signed", "Ann"])
    workbook.save(path)
    for _ in range(2):
        (became,) = since(score(path, MONDAY)).became
        assert became.why == "by hand +4.0 (Ann: signed)"


def test_an_account_put_in_on_the_same_day_is_new(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20)), MONDAY)
    path = book(tmp_path, accounts(Acme=20, Bolt=60))
    for _ in range(2):
        (became,) = since(score(path, MONDAY)).became
        assert (became.account, became.why) == ("Bolt", "new in Accounts")


def test_the_next_day_forgets_what_was_earlier_on_the_same_day(tmp_path: Path) -> None:
    rows = accounts(Acme=20)
    score(book(tmp_path, rows), MONDAY)
    score(book(tmp_path, rows, HEAVIER), MONDAY)
    later = score(book(tmp_path, rows, HEAVIER), TUESDAY)
    assert later.results.summary.same_day is None
    heads, *_ = rows_of(later.path, "History")
    assert "Rating earlier that day" not in heads
    # Monday's row still says what its weights did
    assert "weight of Size 1 → 3: -2.0" in [
        row[heads.index("What changed")] for row in rows_of(later.path, "History")
    ]
