"""Criteria are compiled once, and never mistaken for others."""

from __future__ import annotations

import math
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import addin.functions.compile_criteria as module
from addin.cells.ranges import ArgumentError
from addin.functions.account_functions import ACCOUNT_SCORE
from addin.functions.compile_criteria import compiled
from tests.calls import calls_of


HEADINGS = ("Account", "Size")
HEAD = ("Criterion", "Weight", "Test", "Value", "Points")
EMPTY = (None,) * 5


def criteria(value: Any) -> tuple[tuple[Any, ...], ...]:
    return (HEAD, ("Size", 1.0, "is", value, 10.0))


@pytest.fixture(autouse=True)
def _forget() -> None:
    module._made.cache_clear()  # noqa: SLF001
    module._last.known = None  # noqa: SLF001


def times_compiled() -> int:
    return module._made.cache_info().misses  # noqa: SLF001


def test_the_last_criteria_are_recalled() -> None:
    first = compiled(HEADINGS, criteria(1.0))
    assert compiled(list(HEADINGS), [list(row) for row in criteria(1.0)]) is first
    assert module._made.cache_info().hits == 0  # noqa: SLF001


def test_older_criteria_are_recalled_too() -> None:
    first = compiled(HEADINGS, criteria(1.0))
    assert compiled(HEADINGS, criteria(2.0)) is not first
    assert compiled(HEADINGS, criteria(1.0)) is first
    assert times_compiled() == 2


@pytest.mark.parametrize("other", ["1", True, "1.0 "], ids=repr)
def test_1_is_neither_true_nor_text(other: Any) -> None:
    one = compiled(HEADINGS, criteria(1.0))
    assert compiled(HEADINGS, criteria(other)) is not one
    assert compiled(HEADINGS, criteria(1.0)) is one
    assert times_compiled() == 2


def test_flags_and_numbers_give_other_ratings() -> None:
    for _ in range(2):
        assert ACCOUNT_SCORE(("A", "ja"), HEADINGS, criteria(value=True)) == 10.0
        assert ACCOUNT_SCORE(("A", "ja"), HEADINGS, criteria(1.0)) == 0.0


@pytest.mark.parametrize(
    "same",
    [
        pytest.param((*criteria(1.0), EMPTY, ("",) * 5), id="empty rows below"),
        pytest.param(criteria(1), id="a whole number"),
        pytest.param(np.array(criteria(1.0), dtype=object), id="an array"),
    ],
)
def test_what_says_the_same_is_compiled_once(same: Any) -> None:
    first = compiled(HEADINGS, criteria(1.0))
    assert compiled(HEADINGS, same) is first


def test_all_ways_to_be_empty_are_one() -> None:
    rows = [("Size", 1.0, "yes", empty, 10.0) for empty in (None, "", " ", math.nan)]
    assert len({id(compiled(HEADINGS, (HEAD, row))) for row in rows}) == 1
    assert times_compiled() == 1


def test_a_fault_is_remembered_as_well() -> None:
    faulty = (HEAD, ("Size", 1.0, "at lest", 5.0, 10.0))
    for _ in range(3):
        with pytest.raises(ArgumentError, match="unknown test 'at lest'"):
            compiled(HEADINGS, faulty)
    assert times_compiled() == 1


def test_other_headings_are_other_columns() -> None:
    assert ACCOUNT_SCORE((5.0, 1.0), ("Size", "Account"), criteria(5.0)) == 10.0
    assert ACCOUNT_SCORE((5.0, 1.0), ("Account", "Size"), criteria(5.0)) == 0.0


def test_the_functions_bring_nothing_that_takes_long() -> None:
    code = "import sys, addin.functions; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"openpyxl", "formulas", "rich", "xlsxwriter", "scoring.pipeline"}
    assert "addin.functions" in loaded
    assert not loaded & heavy


def test_a_single_account_is_few_steps() -> None:
    texts = tuple(f"Text {n}" for n in range(20))
    headings = ("Account", *texts)
    table = (HEAD, *((text, 1.0, "is", "yes", 10.0) for text in texts))
    rows = [(f"Account {n}", *("yes",) * 20) for n in range(10)]

    def recalculate() -> None:
        for row in rows:
            assert ACCOUNT_SCORE((row,), headings, table) == 10

    recalculate()
    # texts seen before are not judged anew, which would be twice as many
    assert calls_of(recalculate) < 20 * 18 * len(rows)
