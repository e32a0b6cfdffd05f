"""Review says whether people who decide otherwise than the rules know better."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Options, score_file
from scoring.learning.by_hand import at_least
from scoring.lessons import review_file
from tests.learning.deals import TODAY, deals, workbook


if TYPE_CHECKING:
    from pathlib import Path

ROWS = deals(300, 1.5)
NAME, INDUSTRY, SIZE, OUTCOME, DAY = 0, 1, 2, 5, 6
HEADS = ["Account", "Override", "Reason", "By", "Until"]


@given(st.lists(st.floats(0, 1), max_size=7), st.integers(0, 8))
def test_the_chance_is_that_of_all_that_can_happen(
    chances: list[float], count: int
) -> None:
    total = 0.0
    for won in itertools.product((0, 1), repeat=len(chances)):
        if sum(won) >= count:
            pairs = zip(won, chances, strict=True)
            total += math.prod(c if w else 1 - c for w, c in pairs)
    assert at_least(np.array(chances), count) == pytest.approx(total, abs=1e-12)


def few(industry: str, outcome: str, count: int) -> list[str]:
    """Accounts that the rules surely call, or surely do not, with what became of them."""
    large = industry == "Software"
    rows = [
        row
        for row in ROWS
        if (row[INDUSTRY], row[OUTCOME]) == (industry, outcome)
        and (int(str(row[SIZE])) >= 100) == large
    ]
    return [str(row[NAME]) for row in rows[:count]]


def book(folder: Path, *overrides: list[Any]) -> Path:
    """A workbook of deals with decisions by hand."""
    path = workbook(folder / "deals.xlsx", ROWS)
    wb = openpyxl.load_workbook(path)
    sheet = wb.create_sheet("Overrides")
    for row in (HEADS, *overrides):
        sheet.append(row)
    wb.save(path)
    return path


def lines(path: Path) -> list[str]:
    """What Review says of decisions by hand."""
    notes = review_file(path).review.notes
    return [note for note in notes if "all the same: " in note]


def call(names: list[str], by: str) -> list[list[Any]]:
    return [[name, "contact", "a feeling", by] for name in names]


def test_few_decisions_are_counted(tmp_path: Path) -> None:
    won, lost = few("Retail", "won", 2), few("Retail", "lost", 1)
    (line,) = lines(book(tmp_path, *call(won + lost, "Ann")))
    assert line.startswith("Called all the same: 2 of 3 won, ")
    assert line.endswith(" expected.")


def test_a_person_who_knows_better_is_told_from_chance(tmp_path: Path) -> None:
    won, lost = few("Retail", "won", 9), few("Retail", "lost", 3)
    every, person = lines(book(tmp_path, *call(won + lost, "Ann")))
    assert every.startswith("Called all the same: 9 of 12 won, ")
    assert every.endswith(" expected: better than the rating (p < 0.001).")
    assert person == f"Ann c{every[1:]}"


def test_one_who_does_not_is_no_different(tmp_path: Path) -> None:
    won, lost = few("Retail", "won", 3), few("Retail", "lost", 9)
    every, _ = lines(book(tmp_path, *call(won + lost, "Ann")))
    assert ": no different from the rating (p 0." in every


def test_accounts_that_were_left_out_are_counted_too(tmp_path: Path) -> None:
    won, lost = few("Software", "won", 1), few("Software", "lost", 7)
    over = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a cell
    rows = [[name, 2, "no", "Bo", over] for name in won + lost]
    (line,) = lines(book(tmp_path, *rows))
    assert line.startswith("Left out all the same: 1 of 8 won, 7")


def test_a_decision_that_changes_nothing_is_not_judged(tmp_path: Path) -> None:
    names = few("Software", "won", 6) + few("Software", "lost", 6)
    assert lines(book(tmp_path, *call(names, "Ann"))) == []


def test_what_was_decided_before_it_was_by_hand_does_not_count(tmp_path: Path) -> None:
    won, lost = few("Retail", "won", 2), few("Retail", "lost", 1)
    path = book(tmp_path, *call(won + lost, "Ann"))
    scored = score_file(path, options=Options(today=TODAY)).path
    assert lines(scored) == []  # all are older than the first Score by hand


@pytest.mark.slow
def test_all_else_judges_the_rules_alone(tmp_path: Path) -> None:
    plain = review_file(workbook(tmp_path / "plain.xlsx", ROWS)).review
    names = [str(row[NAME]) for row in ROWS[:150]]
    decided = book(tmp_path, *([name, 10, "x"] for name in names))
    review = review_file(decided).review
    assert repr(review.judgement) == repr(plain.judgement)
    assert repr(review.weights) == repr(plain.weights)
    assert repr(review.drift) == repr(plain.drift)
    assert repr(review.cutoffs) == repr(plain.cutoffs)
