"""The engine and the reference, written apart from each other, say the same."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chance import examples
from tests.engine import Case, differences, scores_of
from tests.reference import DEFAULTS, ReferenceSettings, rate
from tests.strategies import cases, random_case
from tests.strategies.pools import AMERICAN, EUROPEAN


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.reference import Result

# Numbers near 1e308 among the cells; see test_display for what warns.
pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
CASES = int(os.environ.get("ACCOUNT_SCORING_CASES", "600"))
CHUNK = 25

TIERS: tuple[tuple[tuple[str, float], ...], ...] = (
    (("A", 8), ("B", 5), ("C", 0)),
    (("Gold", 9.5), ("Silver", 7.2)),
    # As a hand may write them: in any order, and the lowest above 0.
    (("low", 2), ("high", 6.6), ("top", 10), ("mid", 4)),
    (("all", 0),),
)
BLANK_WORDS: tuple[tuple[str | float, ...], ...] = (
    DEFAULTS.blank_words,
    (),
    (0,),
    (-5,),
    (1,),
    ("0", "n/a", "-5"),
    ("yes", "Retail", "11-50"),
    ("-", "?", "no", "320"),
)
CONTACT_FROM = (5, 0, 10, 7.5, 3.3, 0.1)
KNOWN_AT_LEAST = (0, 0.5, 0.75, 1, 0.2)
SWAPPED = str.maketrans(".,", ",.")


def some_settings(rng: random.Random) -> ReferenceSettings:
    """Random settings, the defaults among them."""
    if rng.random() < 0.3:
        return DEFAULTS
    return ReferenceSettings(
        contact_from=rng.choice(CONTACT_FROM),
        known_at_least=rng.choice(KNOWN_AT_LEAST),
        tiers=rng.choice(TIERS),
        blank_words=rng.choice(BLANK_WORDS),
        decimal_sign=rng.choice(("auto", "auto", ",", ".")),
        date1904=rng.random() < 0.3,
    )


def written_with(value: object, sign: str) -> object:
    """A number's text in Criteria, rewritten so that the decimal sign fits."""
    other = {",": (*AMERICAN, "2.5", "7.5"), ".": (*EUROPEAN, "2,5", "7,5")}
    if isinstance(value, str) and value in other.get(sign, ()):
        return value.translate(SWAPPED)
    return value


def fitted(
    criteria: Sequence[Mapping[str, object]], sign: str
) -> list[dict[str, object]]:
    """Criteria free of errors under a decimal sign that no text may differ from."""
    return [
        {head: written_with(value, sign) for head, value in row.items()}
        for row in criteria
    ]


def seeded_case(seed: int) -> Case:
    """The same random case for a seed each time."""
    rng = random.Random(seed)
    criteria, headings, rows = random_case(rng)
    chosen = some_settings(rng)
    return Case(fitted(criteria, chosen.decimal_sign), headings, rows, chosen)


def reference_results(case: Case) -> list[Result]:
    return rate(case.criteria, case.headings, case.rows, case.today, case.settings)


def assert_alike(case: Case) -> None:
    """The engine agrees with the reference, on mixed columns and on typed ones."""
    expected = reference_results(case)
    for typed in (False, True):
        wrong = differences(scores_of(case, typed=typed), expected)
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
    chosen = some_settings(random.Random(seed))
    assert_alike(Case(fitted(criteria, chosen.decimal_sign), headings, rows, chosen))
