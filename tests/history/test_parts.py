"""A change names what was changed, and its parts sum to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.arrays import sum_each
from scoring.history.part_words import parts_in_words
from scoring.history.parts import (
    KINDS,
    Effect,
    Kind,
    Parts,
    as_lines,
    merged,
    read_lines,
)
from scoring.history.shares import share_out
from tests.chance import examples
from tests.history.scored_days import (
    HEADS,
    MONDAY,
    TUESDAY,
    book,
    column,
    rows_of,
    score,
)


if TYPE_CHECKING:
    from pathlib import Path

SIZE = ["Size", 1, None, "scale", 0, 100, 10]
SECTOR = ["Sector", 3, None, "is one of", "Bank; Software", None, 10]
RIVAL = ["Rival", 2, None, "yes", None, None, -10]
LARGE = ["Large", 2, "Size", "at least", 50, None, 10]


def on(*cells: Any) -> list[list[Any]]:
    return [["Account", "Size", "Sector", "Rival"], ["Acme", *cells]]


def latest(folder: Path, then: Any, now: Any, **more: Any) -> tuple[float, str]:
    """Give the change and what the first row of History says of it."""
    score(book(folder, then[0], [HEADS, *then[1]]), MONDAY)
    score(book(folder, now[0], [HEADS, *now[1]], **more), TUESDAY)
    change = column(folder / "book-scored.xlsx", "Change")["Acme"]
    heads, first, *_ = rows_of(folder / "book-scored.xlsx", "History")
    return change, first[heads.index("What changed")]


@pytest.mark.parametrize(
    ("then", "now", "change", "words"),
    [
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(40, "Bank", "no"), [SIZE, [*SECTOR[:1], 1, *SECTOR[2:]]]),
            # (4 + 30) / 4 = 8.5; (4 + 10) / 2 = 7
            -1.5,
            "weight of Sector 3 → 1: -1.5",
            id="a weight",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(40, "Bank", "no"), [SIZE, [*SECTOR[:4], "Software", None, 10]]),
            # (4 + 0) / 4 = 1
            -7.5,
            "rules of Sector: -7.5",
            id="a rule",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(40, "Bank", "yes"), [SIZE, SECTOR, RIVAL]),
            # 8.5 - 20 / 4 = 3.5
            -5.0,
            "new criterion Rival: -5.0",
            id="a criterion put in",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(40, "Bank", "no"), [SIZE]),
            -4.5,
            "without criterion Sector: -4.5",
            id="a criterion taken out",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(80, "Retail", "no"), [SIZE, SECTOR]),
            # one after the other: (8 + 30) / 4 = 9.5, then 8 / 4 = 2
            -6.5,
            "Sector Bank → Retail: -7.5; Size 40 → 80: +1.0",
            id="two values",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, LARGE]),
            (on(90, "Bank", "no"), [SIZE, LARGE]),
            # 4 / 3 = 1.33; 9 / 3 = 3; 29 / 3 = 9.67
            8.4,
            "Large 40 → 90: +6.7; Size 40 → 90: +1.7",
            id="two criteria of one value",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(80, "Bank", "no"), [SIZE, [*SECTOR[:1], 1, *SECTOR[2:]]]),
            # 8.5; 9.5 with the value of now; (8 + 10) / 2 = 9 by the weight of now
            0.5,
            "Size 40 → 80: +1.0; weight of Sector 3 → 1: -0.5",
            id="a value and a weight",
        ),
        pytest.param(
            (on(40, "Bank", "no"), [SIZE, SECTOR]),
            (on(40, "Bank", "yes"), [[*SIZE[:5], 50, 10], SECTOR, RIVAL]),
            # (8 + 30) / 4 = 9.5, then 9.5 - 5 = 4.5
            -4.0,
            "new criterion Rival: -5.0; rules of Size: +1.0",
            id="two criteria",
        ),
    ],
)
def test_what_was_changed_is_named(
    tmp_path: Path, then: Any, now: Any, change: float, words: str
) -> None:
    assert latest(tmp_path, then, now) == (change, words)


def test_what_a_setting_did_is_named(tmp_path: Path) -> None:
    then = (on("tbc", "Bank", "no"), [[*SIZE, "skip"], SECTOR])
    heads = [*HEADS, "If blank"]
    score(book(tmp_path, then[0], [heads, *then[1]]), MONDAY)
    otherwise = ["Size", None, None, "is not blank", None, None, 5]
    rules = [heads, [*SIZE, "skip"], otherwise, SECTOR]
    score(book(tmp_path, then[0], rules), MONDAY)
    # a word that means blank: (5 + 30) / 4 = 8.8, and without it 30 / 3 = 10
    scored = score(book(tmp_path, then[0], rules, Blank_words="tbc"), TUESDAY)
    heads_, first, *_ = rows_of(scored.path, "History")
    assert first[heads_.index("What changed")] == "settings: +1.2"


def test_an_account_that_is_let_in_names_the_value(tmp_path: Path) -> None:
    out = ["Rival", None, None, "yes", None, None, "out"]
    then, now = on(40, "Bank", "yes"), on(40, "Bank", "no")
    _, words = latest(tmp_path, (then, [SIZE, SECTOR, out]), (now, [SIZE, SECTOR, out]))
    assert words == "no longer disqualified; Rival yes → no: +8.5"


amounts = st.lists(st.floats(-10, 10).map(lambda x: round(x, 6)), max_size=6)


@settings(max_examples=examples(200))
@given(st.lists(amounts, min_size=1, max_size=4), st.floats(0, 0.1))
def test_tenths_sum_to_the_change(of_accounts: list[list[float]], start: float) -> None:
    effects, targets = [], []
    for row, each in enumerate(of_accounts):
        end = start + sum(each)
        targets.append(round(round(end, 1) * 10) - round(round(start, 1) * 10))
        effects += [
            Effect(Kind.VALUE, f"c{n}", np.array([row]), np.array([amount]))
            for n, amount in enumerate(each)
        ]
    parts = share_out(effects, np.array(targets))
    sums = sum_each(parts.rows, parts.tenths, len(targets))
    assert sums.tolist() == targets
    units = [effect.amounts[0] * 10 for effect in effects]
    shown = parts.tenths[: len(units)]
    assert (np.abs(shown - units) <= 1.001).all()
    # what no effect explains is never more than a rounding
    assert (np.abs(parts.tenths[len(units) :]) <= 1).all()


texts = st.text("abc; →:,|", max_size=4).map(lambda text: f"x{text}x")
one_part = st.tuples(
    st.sampled_from(KINDS), texts, texts, texts, st.integers(-100, 100)
)


@settings(max_examples=examples(100))
@given(st.lists(st.lists(one_part, max_size=4), min_size=1, max_size=4))
def test_parts_are_read_as_they_are_written(of_accounts: list[list[Any]]) -> None:
    effects, tenths = [], []
    for row, each in enumerate(of_accounts):
        for kind, criterion, before, after, moved_by in each:
            at, none = np.array([row]), np.zeros(1)
            one = (np.array([before], object), np.array([after], object))
            effects.append(Effect(kind, criterion, at, none, *one))
            tenths.append(moved_by)
    lines = as_lines(parts_of(effects, tenths), len(of_accounts))
    assert as_lines(read_lines(lines), len(of_accounts)).tolist() == lines.tolist()
    for line, each in zip(lines, of_accounts, strict=True):
        assert len(line.splitlines()) == sum(part[4] != 0 for part in each)
    words = parts_in_words(lines)
    assert [bool(word) for word in words] == [bool(line) for line in lines]


def parts_of(effects: list[Effect], tenths: list[int]) -> Parts:
    return Parts.of(effects, np.array(tenths, dtype=np.int64))


def test_lines_that_a_person_changed_are_left_out() -> None:
    lines = pd.Series(["value\tSize\t4\t5\t10\nhello", "weight\tSize\t1\t2\tmany", ""])
    parts = read_lines(lines)
    assert (parts.rows.tolist(), parts.tenths.tolist()) == ([0], [10])
    words = ["Size 4 → 5: +1.0", "", ""]
    assert parts_in_words(lines).tolist() == words


def test_parts_of_two_scores_of_a_day_are_one_from_first_to_last() -> None:
    first = read_lines(pd.Series(["value\tSize\t4\t5\t10\ntime\t\t\t\t-3", ""]))
    second = read_lines(pd.Series(["value\tSize\t5\t9\t-4", "weight\tSize\t1\t2\t7"]))
    lines = as_lines(merged(first, second), 2)
    assert parts_in_words(lines).tolist() == [
        "Size 4 → 9: +0.6; time: -0.3",
        "weight of Size 1 → 2: +0.7",
    ]
