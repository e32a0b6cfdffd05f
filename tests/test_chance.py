"""The same commit gets the same answer, and chance is tried where nobody waits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import settings

from tests.chance import QUICK, SOAK, USUAL, examples


TESTS = Path(__file__).parent
NAME_CLOCKS = {Path(__file__), TESTS / "test_clock.py"}
"""Tests that look for clocks in other files, and so hold their names."""
CLOCK = re.compile(
    r"\b(?:perf_counter|monotonic|process_time|thread_time|time\.time)\b"
)


@pytest.mark.parametrize(
    ("name", "same", "most"),
    [
        ("usual", False, USUAL),
        ("same", True, USUAL),
        ("quick", False, QUICK),
        ("soak", False, SOAK),
    ],
)
def test_each_profile_is_what_it_is_called(
    name: str,
    same: bool,  # noqa: FBT001 - a column of the table
    most: int,
) -> None:
    profile = settings.get_profile(name)
    assert profile.derandomize is same
    assert profile.max_examples == most


def test_what_lands_is_decided_by_the_same_examples() -> None:
    script = (TESTS.parent / ".ci" / "run").read_text()
    assert "--hypothesis-profile=same" in script
    assert "--randomly-seed=" in script


def test_every_test_draws_more_when_soaked() -> None:
    before = settings.get_current_profile_name()
    try:
        settings.load_profile("soak")
        assert examples(20) == 20 * SOAK // USUAL
    finally:
        settings.load_profile(before)
    fixed = [
        path.name
        for path in TESTS.rglob("*.py")
        if re.search(r"max_examples=\d", path.read_text())
    ]
    assert fixed == []


def test_no_test_measures_seconds() -> None:
    files = {*TESTS.rglob("*.py"), *TESTS.parent.glob("scoring/**/test_*.py")}
    files -= {*NAME_CLOCKS, *(TESTS / "benchmarks").rglob("*.py")}
    assert len(files) > 100
    assert [path.name for path in files if CLOCK.search(path.read_text())] == []
