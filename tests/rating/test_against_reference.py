"""The engine and the reference, written apart from each other, say the same."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chance import examples
from tests.engine import Case, differences, ratings_of
from tests.reference import rate
from tests.strategies import cases, random_case
from tests.strategies.settings import fitted, some_settings


if TYPE_CHECKING:
    from tests.reference import Result

# Numbers near 1e308 among the cells; see test_display for what warns.
pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
CASES = int(os.environ.get("ACCOUNT_SCORING_CASES", "600"))
CHUNK = 25


def seeded_case(seed: int) -> Case:
    """The same random case for a seed each time."""
    rng = random.Random(seed)
    criteria, headings, rows = random_case(rng)
    chosen = some_settings(rng, criteria)
    return Case(fitted(criteria, chosen.decimal_sign), headings, rows, chosen)


def reference_results(case: Case) -> list[Result]:
    return rate(case.criteria, case.headings, case.rows, case.today, case.settings)


def assert_alike(case: Case) -> None:
    """The engine agrees with the reference, on mixed columns and on typed ones."""
    expected = reference_results(case)
    for typed in (False, True):
        wrong = differences(ratings_of(case, typed=typed), expected)
        assert not wrong, (typed, wrong[:5], case.settings)


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_random_cases(first: int) -> None:
    for seed in range(first, first + CHUNK):
        assert_alike(seeded_case(seed))


@settings(max_examples=examples(60))
@given(case=cases(), seed=st.integers(0, 2**16))
def test_drawn_cases(
    case: tuple[list[dict[str, object]], list[str], list[list[object]]], seed: int
) -> None:
    criteria, headings, rows = case
    chosen = some_settings(random.Random(seed), criteria)
    assert_alike(Case(fitted(criteria, chosen.decimal_sign), headings, rows, chosen))
