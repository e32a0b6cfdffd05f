"""Where the list of contacts changes first, checked by rating again under other weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.judgement.stability import reach, sums_of
from scoring.judgement.turns import FAR, turns_of
from scoring.rating.plan import Plan
from scoring.vocabulary import Status
from tests.chance import examples
from tests.judgement.small_lists import reweighed, small_list


if TYPE_CHECKING:
    from scoring.judgement.turns import Turn
    from scoring.rating.ratings import Ratings


seeds = st.integers(0, 2**32)
NEAR = 1e-7
NEARBY = (1e-9, 1e-8, 1e-7, 1e-6)
"""How far beyond a turn to look, for ties at nine decimals last a little."""


def contacts(ratings: Ratings, name: str, weight: float) -> list[bool]:
    """Who is a contact once one weight is another."""
    there: list[bool] = (
        reweighed(ratings, {name: weight}).is_status(Status.CONTACT).tolist()
    )
    return there


def check_turn(
    ratings: Ratings, name: str, today: float, turn: Turn | None, far: float
) -> None:
    """Nothing changes on the way to the turn, and just beyond it what it says."""
    now = ratings.is_status(Status.CONTACT)
    end = far if turn is None else turn.weight
    for share in (*np.linspace(0.01, 0.99, 23), 1 - NEAR):
        weight = today + (end - today) * float(share)
        if abs(weight - today) > NEAR and abs(weight - end) > NEAR * (1 + end) / 10:
            assert contacts(ratings, name, weight) == now.tolist(), (name, weight)
    if turn is None:
        return
    moved = []
    for near in NEARBY:
        aside = near * (1 + turn.weight)
        beyond = turn.weight + (aside if far > today else -aside)
        then = np.array(contacts(ratings, name, max(beyond, 1e-12)))
        moved.append(
            (np.flatnonzero(then & ~now).tolist(), np.flatnonzero(now & ~then).tolist())
        )
    assert (turn.joins.tolist(), turn.leaves.tolist()) in moved, (name, turn, moved)
    assert len(turn.joins) + len(turn.leaves) > 0


def check(ratings: Ratings) -> None:
    """Check every criterion, on both sides."""
    far = FAR * sum(criterion.weight for criterion in ratings.model.criteria)
    for turns in turns_of(ratings):
        criterion = ratings.model.criteria[turns.criterion]
        name, today = criterion.name, criterion.weight
        check_turn(ratings, name, today, turns.below, 1e-9)
        check_turn(ratings, name, today, turns.above, far)


@pytest.mark.slow
@settings(max_examples=examples(6), deadline=None)
@given(seeds)
def test_plain_models(seed: int) -> None:
    check(small_list(seed, profiles=False, rules=False))


@pytest.mark.slow
@settings(max_examples=examples(10), deadline=None)
@given(seeds, st.booleans())
def test_models_with_all_that_there_is(seed: int, profiles: bool) -> None:  # noqa: FBT001 - drawn
    check(small_list(seed, profiles=profiles, rules=True))


@pytest.mark.slow
@settings(max_examples=examples(6), deadline=None)
@given(seeds, st.integers(1, 5))
def test_lists_of_fixed_length(seed: int, most: int) -> None:
    ratings = small_list(seed, profiles=False, rules=False)
    limited = replace(ratings.model.settings, contacts_at_most=most, contact_from=0.0)
    model = replace(ratings.model, settings=limited)
    check(reweighed(replace(ratings, model=model), {}))


@settings(max_examples=examples(15), deadline=None)
@given(seeds)
def test_the_formulas_of_plain_models_say_the_same(seed: int) -> None:
    ratings = small_list(seed, profiles=False, rules=False)
    weighing = Plan.of(ratings.model).parts[0].weighing
    rows = np.flatnonzero(ratings.worth > 0)
    points = ratings.points[list(weighing.criteria)][:, rows]
    weights, positive = np.array(weighing.weights), np.array(weighing.positive)
    sums = sums_of(points, weights, positive, 5.0)
    for place, turns in enumerate(turns_of(ratings)):
        span = reach(
            sums, points[place], weights[place], positive=bool(positive[place])
        )
        low = 0.0 if turns.below is None else turns.below.weight
        assert span.low == pytest.approx(low, abs=1e-5)
        if turns.above is None:
            assert span.high > FAR * sum(weights) * (1 - NEAR)
        else:
            assert span.high == pytest.approx(turns.above.weight, rel=1e-6)
