"""What must hold of any deals."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.learning.chance import fit_curve
from scoring.learning.levels import Field, strength, strength_levels
from scoring.learning.separation import separation
from scoring.learning.solver import solve
from tests.chance import examples
from tests.learning.test_against_reference import Learner, arrays, random_deals


seeds = st.integers(0, 2**32)
some = settings(max_examples=examples(25))


@some
@given(seeds)
def test_the_order_of_deals_changes_no_verdict(seed: int) -> None:
    rng = random.Random(seed)
    deals = random_deals(rng)
    shuffled = rng.sample(deals, len(deals))
    one, two = separation(*arrays(deals)), separation(*arrays(shuffled))
    assert one == pytest.approx(two, abs=1e-12, nan_ok=True)


@some
@given(seeds)
def test_swapping_won_and_lost_mirrors_the_auc(seed: int) -> None:
    ratings, won, clusters = arrays(random_deals(random.Random(seed)))
    assume(0 < won.sum() < len(won))
    one, other = separation(ratings, won, clusters), separation(ratings, ~won, clusters)
    assert other.auc == pytest.approx(1 - one.auc, abs=1e-12)
    assert other.z == pytest.approx(-one.z, abs=1e-9)
    # the interval has Newcombe's own symmetry only about an AUC of one half
    assert other.spread == pytest.approx(one.spread, abs=1e-9)


@some
@given(seeds)
def test_the_order_of_deals_changes_no_weight(seed: int) -> None:
    evidence = Learner(seed, 50).evidence()
    assume(0 < evidence.won.sum() < len(evidence))
    turned = evidence.take(np.random.default_rng(seed).permutation(len(evidence)))
    one, two = (solve(each.task().task, 100.0) for each in (evidence, turned))
    assert one.slopes == pytest.approx(two.slopes, abs=1e-9)


@some
@given(seeds, st.floats(0.5, 20))
def test_a_longer_scale_of_ratings_changes_no_chance(seed: int, times: float) -> None:
    ratings, won, _ = arrays(random_deals(random.Random(seed)))
    assume(0 < won.sum() < len(won))
    assume(len(set(ratings)) > 2)
    one = fit_curve(ratings, won).at(ratings)
    two = fit_curve(ratings * times, won).at(ratings * times)
    assert one == pytest.approx(two, abs=1e-6)


@some
@given(seeds)
def test_a_field_of_one_value_says_nothing(seed: int) -> None:
    won = np.array([deal.won for deal in random_deals(random.Random(seed))])
    field = Field("Country", "number", np.full(len(won), 7.0))
    assert strength(strength_levels(field, 5), won) == -np.inf
