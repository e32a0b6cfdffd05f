"""The engine's arrays and the slow implementation agree on random deals."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.judgement.stability import reach, sums_of
from scoring.learning.chance import fit_curve
from scoring.learning.drift import drift
from scoring.learning.evidence import Evidence
from scoring.learning.levels import bins, normal_of_chi_square, strength
from scoring.learning.pairs import Pair, unlinked, weigh_pairs
from scoring.learning.pooling import Level, deviance, joined_levels, shaped
from scoring.learning.proportions import (
    at_least_as_many,
    proportion,
    won_among_best,
)
from scoring.learning.separation import separation
from scoring.learning.solver import solve
from scoring.learning.verdict import verdict_of
from scoring.learning.weights import Suggestion, shown_weights, suggest_weights
from tests.chance import examples
from tests.reference.learning import (
    chance,
    discrimination,
    levels,
    pairs,
    shares,
    stability,
    suggestion,
    weights,
)
from tests.reference.learning import drift as slow_drift
from tests.reference.learning.discrimination import Deal


if TYPE_CHECKING:
    from collections.abc import Sequence

seeds = st.integers(0, 2**32)
some = settings(max_examples=examples(25))
few = settings(max_examples=examples(5))


def random_deals(rng: random.Random) -> list[Deal]:
    """Deals of accounts that may repeat, with ratings that may be equal."""
    n = rng.randint(2, 60)
    accounts = rng.choice([n, n, max(1, n // 2)])
    lift = rng.choice([0, 0, 1, 3])
    deals = []
    for i in range(n):
        name = i if accounts == n else rng.randrange(accounts)
        won = rng.random() < 0.4
        deals.append(Deal(f"{name}", round(rng.gauss(5 + lift * won, 2), 1), won))
    return deals


def arrays(deals: Sequence[Deal]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ratings, won, and clusters."""
    return (
        np.array([deal.rating for deal in deals]),
        np.array([deal.won for deal in deals]),
        np.unique([deal.cluster for deal in deals], return_inverse=True)[1],
    )


@some
@given(seeds)
def test_verdicts(seed: int) -> None:
    deals = random_deals(random.Random(seed))
    won = discrimination.ratings_of(deals, won=True)
    lost = discrimination.ratings_of(deals, won=False)
    assume(won)
    assume(lost)
    area, k = discrimination.auc(won, lost), discrimination.enlargement(deals)
    low, high = discrimination.interval(area, len(won), len(lost), k)
    quick = separation(*arrays(deals))
    assert quick.auc == pytest.approx(area, abs=1e-12)
    assert quick.spread == pytest.approx(k, abs=1e-9)
    assert (quick.low, quick.high) == pytest.approx((low, high), abs=1e-9)
    assert quick.z == pytest.approx(discrimination.rank_test(deals), abs=1e-9)
    word = discrimination.verdict(deals)
    assert verdict_of(quick).value == word.replace("reversed", "no signal")


@some
@given(seeds)
def test_shares(seed: int) -> None:
    deals = random_deals(random.Random(seed))
    ratings, won, _ = arrays(deals)
    for tenth, quick in enumerate(won_among_best(ratings, won), start=1):
        slow = shares.won_in_best(deals, Fraction(tenth, 10))
        assert quick == pytest.approx(float(slow), abs=1e-9)
    wins = int(won.sum())
    assert proportion(wins, len(deals))[3:] == pytest.approx(
        shares.wilson(wins, len(deals)), abs=1e-12
    )


@few
@given(seeds)
def test_chances(seed: int) -> None:
    deals = random_deals(random.Random(seed))
    ratings, won, _ = arrays(deals)
    assume(0 < won.sum() < len(won))
    assume(len(set(ratings)) > 1)
    a, b = chance.platt(list(ratings), list(won))
    assert tuple(fit_curve(ratings, won)) == pytest.approx((a, b), abs=1e-4)


class Learner:
    """Random criteria, accounts and deals, and the user's weights."""

    def __init__(self, seed: int, n: int) -> None:
        rng = random.Random(seed)
        k = rng.randint(2, 4)
        self.positive = [True, *(rng.random() < 0.7 for _ in range(k - 1))]
        raw = [rng.randint(1, 40) for _ in range(k)]
        full = sum(w for w, p in zip(raw, self.positive, strict=True) if p)
        self.shares = [w / full for w in raw]
        tilt = [rng.choice([0.0, 0.1, 0.4]) for _ in range(k)]
        self.deals = []
        for i in range(n):
            points = tuple(
                None if rng.random() < 0.1 else rng.choice([0.0, 3.0, 10.0]) * sign
                for sign in (1 if p else -1 for p in self.positive)
            )
            e = sum(t * ((p or 0) - 4) for t, p in zip(tilt, points, strict=True))
            won = rng.random() < 1 / (1 + np.exp(-e))
            name = f"account {i // 2 if i % 5 == 0 else i}"
            self.deals.append(suggestion.Outcome(name, points, bool(won)))

    def evidence(self) -> Evidence:
        names = np.array([deal.group for deal in self.deals], dtype=object)
        groups = np.unique(names.astype(str), return_inverse=True)[1]
        return Evidence(
            np.array(
                [
                    [np.nan if p is None else p for p in deal.points]
                    for deal in self.deals
                ]
            ),
            np.array([deal.won for deal in self.deals]),
            np.array(self.shares),
            np.array(self.positive),
            groups,
            groups,
            names,
        )


@some
@given(seeds, st.sampled_from([1e7, 1000.0, 100.0, 10.0]))
def test_weights_at_the_minimum(seed: int, pull: float) -> None:
    learner = Learner(seed, 60)
    evidence = learner.evidence()
    assume(0 < evidence.won.sum() < len(evidence))
    quick = solve(evidence.task().task, pull)
    points = [deal.points for deal in learner.deals]
    slow = weights.fit(points, list(evidence.won), learner.shares, pull)
    assert quick.slopes == pytest.approx(slow.beta, abs=2e-4)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 3])
def test_suggestions(seed: int) -> None:
    """The reference fits some hundred times."""
    learner = Learner(seed, 60)
    slow = suggestion.suggest(learner.deals, learner.shares)
    quick = suggest_weights(learner.evidence())
    assert quick.gain is not None
    assert quick.gain.mean == pytest.approx(slow.gain, abs=1e-4)
    assert quick.gain.z == pytest.approx(slow.z, abs=2e-2)
    assert isinstance(quick, Suggestion) == (slow.z >= 2)
    if isinstance(quick, Suggestion):
        assert quick.hold == slow.pull
        scaled = slow.fit.weights(1, learner.positive)
        assert quick.weights == pytest.approx(scaled, abs=1e-3)


@some
@given(seeds)
def test_shown_weights(seed: int) -> None:
    rng = random.Random(seed)
    k = rng.randint(1, 6)
    positive = [True, *(rng.random() < 0.7 for _ in range(k - 1))]
    full = rng.choice([1, 3, 6, 10, 19, 20, 100, 250])
    raw = [rng.random() for _ in range(k)]
    total = sum(r for r, p in zip(raw, positive, strict=True) if p)
    exact = [r * full / total for r in raw]
    quick = shown_weights(np.array(exact) / full, np.array(positive), float(full))
    slow = weights.shown(exact, positive, Fraction(full))
    assert list(quick) == pytest.approx(list(map(float, slow)), abs=1e-9)


def random_counts(rng: random.Random, k: int) -> list[levels.Count]:
    return [levels.Count(rng.randint(0, 12), rng.randint(1, 12)) for _ in range(k)]


@some
@given(seeds)
def test_pooling(seed: int) -> None:
    rng = random.Random(seed)
    counts = random_counts(rng, rng.randint(1, 7))
    quick = shaped([Level((i,), c.n, c.won) for i, c in enumerate(counts)])
    slow = [levels.total(part) for part in levels.pooled(counts)]
    assert deviance(quick) == pytest.approx(levels.deviance([[c] for c in slow]))
    assert [(level.won, level.size) for level in quick] == [(c.won, c.n) for c in slow]
    joined = [levels.total(part) for part in levels.joined([[count] for count in slow])]
    assert [(level.won, level.size) for level in joined_levels(quick)] == [
        (c.won, c.n) for c in joined
    ]


@some
@given(seeds)
def test_strength_and_bins(seed: int) -> None:
    rng = random.Random(seed)
    counts = {float(rng.randint(0, 30)): c for c in random_counts(rng, 8)}
    assume(len(counts) > 1)
    assume(levels.total(list(counts.values())).won)
    values = np.array([x for x, c in counts.items() for _ in range(c.n)])
    won = np.array([i < c.won for c in counts.values() for i in range(c.n)])
    least = rng.randint(1, 25)
    groups = levels.bins(counts, least)
    codes = bins(values, least)
    for number, group in enumerate(groups):
        assert set(codes[np.isin(values, group)]) == {number}
    merged = [levels.total([counts[x] for x in group]) for group in groups]
    if len(merged) > 1:
        assert strength(codes, won) == pytest.approx(levels.strength(merged), abs=1e-9)


def test_chi_square_as_a_z() -> None:
    for spare in (1, 2, 5, 20):
        for chi in (0.1, 1.0, 7.5, 60.0):
            slow = levels.wilson_hilferty(chi, spare)
            assert normal_of_chi_square(chi, spare) == pytest.approx(slow)


@some
@given(seeds)
def test_pairs(seed: int) -> None:
    rng = random.Random(seed)
    k = rng.randint(2, 6)
    every = [(i, j) for i in range(k) for j in range(i + 1, k)]
    share = rng.choice([1, 0.8])
    judgements = {
        pair: [rng.choice([1 / 9, 1 / 3, 1, 2, 5, 9]) for _ in range(rng.randint(1, 2))]
        for pair in every
        if rng.random() < share
    }
    judged = [
        Pair(i, j, vote) for (i, j), votes in judgements.items() for vote in votes
    ]
    linked = bool(judgements) and pairs.linked(list(judgements), k)
    assert (unlinked(judged, k) is None) == linked
    assume(linked)
    quick = weigh_pairs(judged, k)
    slow = pairs.weigh(pairs.judged(judgements), k)
    assert quick.weights == pytest.approx(slow.weights, abs=1e-8)
    if k > 2:
        own = quick.index if np.isnan(quick.ratio) else quick.ratio
        assert own == pytest.approx(slow.disagreement, abs=1e-8) or np.isnan(own)


@some
@given(seeds)
def test_drift(seed: int) -> None:
    rng = random.Random(seed)
    then = [rng.randint(0, 40) for _ in range(10)]
    now = [rng.randint(0, 40) for _ in range(10)]
    quick = drift(np.array(then, dtype=float), np.array(now, dtype=float))
    assert quick.psi == pytest.approx(slow_drift.psi(then, now))
    assert quick.noise == pytest.approx(slow_drift.noise(then, now), rel=1e-6)
    assert quick.word == slow_drift.drift(then, now)


@few
@given(seeds)
def test_wins_by_chance(seed: int) -> None:
    rng = random.Random(seed)
    chances = [rng.random() for _ in range(rng.randint(1, 11))]
    won = rng.randint(0, len(chances))
    assert at_least_as_many(chances, won) == pytest.approx(
        slow_drift.at_least(chances, won)
    )


@pytest.mark.slow
@few
@given(seeds)
def test_stability(seed: int) -> None:
    rng = random.Random(seed)
    k, n = rng.randint(2, 4), rng.randint(1, 5)
    penalty = [False, *(rng.random() < 0.3 for _ in range(k - 1))]
    own = [Fraction(rng.randint(1, 40)) for _ in range(k)]
    accounts = []
    for _ in range(n):
        row: list[Fraction | None] = [
            None
            if rng.random() < 0.1
            else Fraction(rng.randint(0, 10)) * (-1 if p else 1)
            for p in penalty
        ]
        if any(x is not None and not p for x, p in zip(row, penalty, strict=True)):
            accounts.append(row)
    assume(accounts)
    rules = stability.Rules(tuple(own), tuple(penalty), Fraction("4.95"))
    points = np.array(
        [[np.nan if p is None else float(p) for p in row] for row in accounts]
    ).T
    positive = ~np.array(penalty)
    sums = sums_of(points, np.array(own, dtype=float), positive, 5.0)
    for i in range(k):
        quick = reach(sums, points[i], float(own[i]), positive=bool(positive[i]))
        below, above = stability.span(accounts, rules, i)
        assert quick.low == pytest.approx(0.0 if below is None else below[0], abs=1e-6)
        if above is not None:
            assert quick.high == pytest.approx(above[0], abs=1e-6)
        else:
            assert quick.high > float(own[i] + 10 * sum(own)) * (1 - 1e-9)
