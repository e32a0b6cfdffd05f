"""How often the verdict errs, on teams whose ratings say nothing, or much, of deals.

The seeds are fixed; the bounds are those that a right rate passes once in 10,000.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import binom

from scoring.learning.evidence import Evidence
from scoring.learning.separation import separation
from scoring.learning.verdict import Verdict, verdict_of
from scoring.learning.weights import Suggestion, suggest_weights
from tests.chance import examples


if TYPE_CHECKING:
    from scoring.arrays import Floats


pytestmark = pytest.mark.chance
RUNS = 400
RARE = 1e-4


def at_most(rate: float, runs: int) -> int:
    """The count that a rate exceeds once in 10,000."""
    return int(binom.ppf(1 - RARE, runs, rate))


@dataclass(frozen=True)
class Team:
    """Deals of a team: how many, how rated, how many of one account."""

    won: int
    lost: int
    lift: float
    step: float = 0.1
    deals: int = 1

    def verdict(self, rng: np.random.Generator) -> Verdict:
        accounts = (self.won + self.lost) // self.deals
        won = np.repeat(np.arange(accounts) < self.won // self.deals, self.deals)
        raw = np.repeat(rng.normal(5, 2, accounts), self.deals) + self.lift * won
        ratings: Floats = np.clip(np.round(raw / self.step) * self.step, 0, 10)
        clusters = np.repeat(np.arange(accounts), self.deals)
        return verdict_of(separation(ratings, won, clusters))


BLIND = {
    "20 + 20": Team(20, 20, 0),
    "12 + 60": Team(12, 60, 0),
    "200 + 800": Team(200, 800, 0),
    "coarse ratings": Team(40, 80, 0, step=2.5),
    "four deals of each account": Team(40, 80, 0, deals=4),
}


@pytest.mark.parametrize("team", BLIND.values(), ids=BLIND)
def test_ratings_that_say_nothing_are_rarely_praised(team: Team) -> None:
    rng = np.random.default_rng(7)
    verdicts = [team.verdict(rng) for _ in range(RUNS)]
    assert sum(v.helps for v in verdicts) <= at_most(0.05, RUNS)
    assert verdicts.count(Verdict.USEFUL) <= at_most(0.003, RUNS)


def test_ratings_that_say_much_are_seen() -> None:
    rng = np.random.default_rng(8)
    team = Team(60, 140, lift=2.0)
    verdicts = [team.verdict(rng) for _ in range(RUNS)]
    assert verdicts.count(Verdict.NO_SIGNAL) <= at_most(0.003, RUNS)
    assert verdicts.count(Verdict.USEFUL) >= RUNS - at_most(0.10, RUNS)


def team_of(rng: np.random.Generator, truth: Floats, own: Floats) -> Evidence:
    """200 deals that are won by the odds that `truth` gives to points."""
    points = rng.choice([0.0, 5.0, 10.0], size=(200, len(own)))
    won = rng.random(200) < 1 / (1 + np.exp(-(points - 5) @ truth))
    each = np.arange(200)
    names = np.array([f"account {i}" for i in each], dtype=object)
    return Evidence(points, won, own, np.ones(len(own), bool), each, each, names)


@pytest.mark.slow
def test_weights_that_are_right_are_rarely_changed() -> None:
    rng, runs = np.random.default_rng(9), examples(20)
    own = np.array([0.5, 0.3, 0.2])
    changed = [
        isinstance(suggest_weights(team_of(rng, own * 0.6, own)), Suggestion)
        for _ in range(runs)
    ]
    assert sum(changed) <= at_most(0.05, runs)


@pytest.mark.slow
def test_weights_that_are_wrong_are_seen() -> None:
    rng, runs = np.random.default_rng(10), examples(10)
    own, truth = np.array([0.5, 0.3, 0.2]), np.array([0.0, 0.1, 0.4])
    learnt = [suggest_weights(team_of(rng, truth, own)) for _ in range(runs)]
    suggested = [each for each in learnt if isinstance(each, Suggestion)]
    assert len(suggested) >= runs - at_most(0.05, runs)
    for each in suggested:
        assert each.weights[0] < own[0]
        assert each.weights[2] > own[2]
