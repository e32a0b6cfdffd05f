"""What people decide by hand comes to the same in the engine and in the reference."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rating.by_hand import decide_by_hand
from scoring.rating.decisions import Decisions
from scoring.rating.ranking import ranked
from scoring.vocabulary import HANDS, Hand
from tests.chance import examples
from tests.engine import Case, ratings_of, results_of, same
from tests.reference import rate
from tests.reference.by_hand import decide_all
from tests.strategies import random_case
from tests.strategies.settings import fitted, some_settings


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.rating.ratings import Ratings
    from tests.reference.by_hand import Override

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
SAME = {"exact", "known", "points", "contributions", "shown", "groups"}
DECIDED = {"rating", "low", "high", "status", "contact", "tier", "rank"}
OVERRIDES: tuple[Override, ...] = (
    *("contact", "not contact", "out", "contact", "not contact"),
    *(0, 10, 5, 7.25, 4.96, 3.3, 6.65, 8),
)


def some_overrides(rng: random.Random, count: int) -> dict[int, Override]:
    """Random decisions about some of so many accounts."""
    rows = [row for row in range(count) if rng.random() < 0.4]
    return {row: rng.choice(OVERRIDES) for row in rows}


def decisions_of(overrides: Mapping[int, Override]) -> Decisions:
    """The same for the engine."""
    numbers = [isinstance(value, (int, float)) for value in overrides.values()]
    pairs = [*zip(overrides.values(), numbers, strict=True)]
    hands = [Hand.RATING if number else Hand(str(value)) for value, number in pairs]
    count = len(overrides)
    return Decisions(
        np.array([*overrides], dtype=np.int64),
        np.array([HANDS.index(hand) for hand in hands], dtype=np.int64),
        np.array([value if number else np.nan for value, number in pairs], dtype=float),
        np.full(count, np.nan),
        ("",) * count,
        ("",) * count,
    )


def drawn(seed: int) -> tuple[Case, dict[int, Override]]:
    """A random case with random decisions."""
    rng = random.Random(seed)
    criteria, headings, rows = random_case(rng)
    chosen = some_settings(rng, criteria)
    case = Case(fitted(criteria, chosen.decimal_sign), headings, rows, chosen)
    return case, some_overrides(rng, len(rows))


@pytest.mark.slow
@settings(max_examples=examples(150))
@given(seed=st.integers(0, 2**32))
def test_the_engine_and_the_reference_decide_alike(seed: int) -> None:
    case, overrides = drawn(seed)
    unlimited = replace(case.settings, contacts_at_most=None)
    rules = rate(case.criteria, case.headings, case.rows, case.today, unlimited)
    expected, order = decide_all(rules, overrides, case.settings)
    ratings = decide_by_hand(ratings_of(case), decisions_of(overrides))
    assert ranked(ratings)[0].tolist() == order
    for row, (one, other) in enumerate(zip(results_of(ratings), expected, strict=True)):
        for name in DECIDED:
            pair = getattr(one, name), getattr(other, name)
            assert same(*pair, exactly=True), (row, name, pair, overrides.get(row))
        for name in SAME:
            assert same(getattr(one, name), getattr(other, name)), (row, name)


@settings(max_examples=examples(50))
@given(seed=st.integers(0, 2**32))
def test_nobody_else_is_rated_otherwise(seed: int) -> None:
    case, overrides = drawn(seed)
    rules = ratings_of(case)
    ratings = decide_by_hand(rules, decisions_of(overrides))
    others = np.setdiff1d(np.arange(len(rules)), [*overrides])
    for field in fields(rules):
        if field.name not in {"model", "accounts", "groups", "decisions", "rules"}:
            one, two = getattr(ratings, field.name), getattr(rules, field.name)
            if field.name != "status" or case.settings.contacts_at_most is None:
                np.testing.assert_array_equal(one[..., others], two[..., others])
    assert ratings.by_rules is rules


@settings(max_examples=examples(50))
@given(seed=st.integers(0, 2**32), data=st.data())
def test_some_of_them_are_decided_as_among_all(seed: int, data: st.DataObject) -> None:
    case, overrides = drawn(seed)
    ratings = decide_by_hand(ratings_of(case), decisions_of(overrides))
    every = st.lists(st.integers(0, len(ratings) - 1), max_size=8)
    rows = np.array(data.draw(every), dtype=np.int64)
    few = ratings.take(rows)
    assert_decided_alike(few, ratings, rows)


def assert_decided_alike(few: Ratings, ratings: Ratings, rows: np.ndarray) -> None:
    """Each of `few` is decided as the account it is."""
    assert few.decisions is not None
    assert ratings.decisions is not None
    of_all = dict(
        zip(
            ratings.decisions.rows.tolist(),
            ratings.decisions.kinds.tolist(),
            strict=True,
        )
    )
    of_few = dict(
        zip(few.decisions.rows.tolist(), few.decisions.kinds.tolist(), strict=True)
    )
    assert of_few == {
        place: of_all[row] for place, row in enumerate(rows.tolist()) if row in of_all
    }
    np.testing.assert_array_equal(few.rating, ratings.rating[rows])
    np.testing.assert_array_equal(few.by_rules.rating, ratings.by_rules.rating[rows])
