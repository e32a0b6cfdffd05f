"""Firm: the share of the draws in which an account is a contact, checked by rating anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.judgement import firm as firm_room
from scoring.judgement.firm import DRAWS, LEAST_FACTOR, factors, firm, first_waiting
from scoring.vocabulary import Status
from tests.chance import examples
from tests.judgement.small_lists import reweighed, small_list


seeds = st.integers(0, 2**32)


def by_rating_anew(seed: int, *, profiles: bool, rules: bool) -> None:
    """Compare with every account rated again in each draw."""
    ratings = small_list(seed, profiles=profiles, rules=rules)
    drawn = factors(len(ratings.model.criteria))
    hits = np.zeros(len(ratings))
    for factor in drawn.T:
        weights = {
            criterion.name: criterion.weight * float(each)
            for criterion, each in zip(ratings.model.criteria, factor, strict=True)
        }
        hits += reweighed(ratings, weights).is_status(Status.CONTACT)
    assert firm(ratings).tolist() == (hits / DRAWS).tolist()


@settings(max_examples=examples(3), deadline=None)
@given(seeds)
def test_it_is_what_rating_anew_says(seed: int) -> None:
    by_rating_anew(seed, profiles=False, rules=False)


@pytest.mark.slow
@settings(max_examples=examples(5), deadline=None)
@given(seeds, st.booleans())
def test_so_it_is_with_all_that_models_can_have(seed: int, profiles: bool) -> None:  # noqa: FBT001 - drawn
    by_rating_anew(seed, profiles=profiles, rules=True)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(20):
        ratings = small_list(seed, profiles=seed % 2 == 0, rules=True)
        whole = firm(ratings)
        with monkeypatch.context() as patch:
            patch.setattr(firm_room, "BLOCK", 3)
            patch.setattr(firm_room, "LIMITED", 7)
            assert firm(ratings).tolist() == whole.tolist()


def test_factors_can_be_drawn_again() -> None:
    """They are numpy's PCG64, whose numbers do not change with numpy's version."""
    drawn = factors(3)
    uniform = np.random.Generator(np.random.PCG64(14)).random((200, 3))
    assert drawn.tolist() == (0.7 ** (1 - 2 * uniform)).T.tolist()
    assert drawn[:, 0] == pytest.approx([1.266310, 0.905567, 1.155605], abs=1e-6)
    assert drawn.min() >= LEAST_FACTOR
    assert drawn.max() <= 1 / LEAST_FACTOR
    # log-uniform: as many below 1 as above, but for chance
    assert abs((factors(200) < 1).mean() - 0.5) < 0.01


@pytest.mark.parametrize(
    ("values", "most", "first"),
    [([9, 8, 7], 3, -np.inf), ([9, 8, 7], 2, 7), ([9, 8, 8], 2, 8), ([9], 0, 9)],
)
def test_the_first_that_waits(values: list[float], most: int, first: float) -> None:
    assert first_waiting(np.array(values, dtype=float), most) == first
