"""What won and lost deals say, by examples worked out by hand; four decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from scoring.judgement.stability import reach, sums_of
from scoring.learning.chance import fit_curve
from scoring.learning.drift import drift
from scoring.learning.edges import edge_between
from scoring.learning.evidence import Evidence
from scoring.learning.folds import fold_of_groups
from scoring.learning.levels import Field, strength, strength_levels
from scoring.learning.pairs import Pair, weigh_pairs
from scoring.learning.proportions import (
    at_least_as_many,
    proportion,
    won_among_best,
)
from scoring.learning.proposals import Proposal, propose
from scoring.learning.separation import auc_interval, separation
from scoring.learning.shown import percent
from scoring.learning.solver import solve
from scoring.learning.verdict import Verdict, verdict_of, verdict_text
from scoring.learning.weights import shown_weights


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats

WON = (8.1, 6.4, 7, 5.2, 9, 4.4, 6.4, 7.7, 5.9, 6.8, 3.9, 7.2)
LOST = (5.2, 3.1, 6.4, 4.4, 2.8, 5, 7.1, 4.9, 3.6, 5.9, 4.1, 2.2, 6, 5.5)
RATINGS = np.array([*WON, *LOST])
IS_WON = np.arange(len(RATINGS)) < len(WON)
EACH = np.arange(len(RATINGS))
FOUR = 5e-5


def near(*values: float) -> object:
    """These, to four decimals."""
    return pytest.approx(values if len(values) > 1 else values[0], abs=FOUR)


def test_a_won_deal_is_rated_higher_in_81_of_100_cases() -> None:
    result = separation(RATINGS, IS_WON, EACH)
    assert (result.auc, result.low, result.high) == near(0.8065, 0.5835, 0.9200)
    assert (result.z, result.spread) == near(2.6263, 1)
    assert verdict_of(result) is Verdict.WEAK
    assert verdict_text(result) == (
        "Weak: of a won and a lost deal the won one is rated higher in 81 of 100 cases "
        "(58 to 92)."
    )


def test_the_same_deals_twice_prove_no_more() -> None:
    twice, won = np.tile(RATINGS, 2), np.tile(IS_WON, 2)
    result = separation(twice, won, np.tile(EACH, 2))
    assert (result.spread, result.low, result.high) == near(1.9975, 0.5860, 0.9189)
    assert result.z == near(2.6736)
    assert verdict_of(result) is Verdict.WEAK
    apart = separation(twice, won, np.arange(len(twice)))
    assert (apart.low, apart.high) == near(0.6573, 0.8963)
    assert verdict_of(apart) is Verdict.USEFUL


def test_the_best_tenths_hold_so_many_won() -> None:
    best = won_among_best(RATINGS, IS_WON)
    assert tuple(best[:3]) == near(2.6, 4.2, 6.5333)
    assert best[-1] == len(WON)


@pytest.mark.parametrize(
    ("auc", "sizes", "low", "high"),
    [
        (0.65, (40, 40), 0.5229, 0.7561),
        (1, (10, 10), 0.8002, 1),
        (0.72, (20, 180), 0.5889, 0.8182),
        (0.5, (100, 100), 0.4210, 0.5790),
    ],
)
def test_the_interval_of_an_auc(
    auc: float, sizes: tuple[int, int], low: float, high: float
) -> None:
    assert auc_interval(auc, *sizes, 1.0) == near(low, high)


def test_the_interval_of_a_share() -> None:
    assert proportion(7, 9)[3:] == near(0.4526, 0.9368)


def counted(*rows: tuple[Sequence[float], int, int]) -> tuple[Floats, Bools]:
    """Outcomes of so many won and lost each."""
    cells = [(each, True) for each, won, _ in rows for _ in range(won)]
    cells += [(each, False) for each, _, lost in rows for _ in range(lost)]
    return np.array([c for c, _ in cells], float), np.array([won for _, won in cells])


@pytest.fixture
def two_and_a_penalty() -> Evidence:
    """Criteria A 60, B 40 and the penalty C 10."""
    points, won = counted(
        ((10, 10, 0), 14, 4), ((10, 0, 0), 12, 8), ((0, 10, 0), 5, 9),
        ((0, 0, 0), 3, 15), ((10, 10, -10), 4, 5), ((0, 10, -10), 1, 7),
        ((10, 0, -10), 3, 5),
    )  # fmt: skip
    own, positive = np.array([0.6, 0.4, 0.1]), np.array([True, True, False])
    each = np.arange(len(won))
    names = np.array([f"account {n}" for n in each], dtype=object)
    return Evidence(points, won, own, positive, each, each, names)


@pytest.mark.parametrize(
    ("hold", "weights"),
    [
        (1000, (60.2642, 39.7358, 10.7081)),
        (100, (62.1684, 37.8316, 15.9796)),
        (10, (67.8310, 32.1690, 33.5465)),
    ],
)
def test_outcomes_move_weights_as_far_as_they_must(
    two_and_a_penalty: Evidence, hold: float, weights: tuple[float, ...]
) -> None:
    slopes = solve(two_and_a_penalty.task().task, hold).slopes
    assert tuple(100 * slopes / slopes[:2].sum()) == near(*weights)


def test_the_solution_for_a_hold_of_100(two_and_a_penalty: Evidence) -> None:
    result = solve(two_and_a_penalty.task().task, 100)
    assert (result.start, result.trust) == near(-0.2823, 0.2718)
    assert tuple(result.slopes) == near(0.1662, 0.1011, 0.0427)
    shown = shown_weights(
        result.slopes / result.slopes[:2].sum(), two_and_a_penalty.positive, 100
    )
    assert shown.tolist() == [62, 38, 16]


def test_small_weights_are_shown_in_tenths() -> None:
    weights = np.array([3.333, 1.777, 0.89, 0.444]) / 6
    positive = np.array([True, True, True, False])
    assert shown_weights(weights, positive, 6).tolist() == [3.3, 1.8, 0.9, 0.4]


@pytest.mark.parametrize(
    ("repeat", "folds"),
    [(0, [3, 0, 0, 4, 2, 1, 1, 2, 3, 4]), (1, [1, 0, 4, 0, 3, 2, 1, 3, 2, 4])],
)
def test_folds_follow_from_names(repeat: int, folds: list[int]) -> None:
    won = np.arange(10) < 6
    assert fold_of_groups("ABCDEFGHIJ", won, repeat).tolist() == folds


INDUSTRIES = ("Software", "Bank", "Energy", "Retail", "Farm")


def industry() -> tuple[Field, Bools]:
    """Which industry was won, and how often."""
    values, won = counted(
        ((0,), 30, 10), ((1,), 12, 12), ((2,), 9, 11), ((3,), 5, 25), ((4,), 2, 3),
        ((np.nan,), 4, 17),
    )  # fmt: skip
    keys = tuple(map(str.lower, INDUSTRIES))
    return Field("Industry", "text", values[:, 0], INDUSTRIES, keys), won


def employees() -> tuple[Field, Bools]:
    """Companies of which size were won, and how often."""
    values, won = counted(
        ((4,), 1, 9), ((9,), 2, 10), ((15,), 3, 9), ((28,), 6, 7), ((45,), 9, 6),
        ((80,), 11, 5), ((150,), 10, 3), ((320,), 9, 4), ((900,), 5, 7), ((2500,), 2, 9),
    )  # fmt: skip
    return Field("Employees", "number", values[:, 0]), won


def proposed(field: Field, won: Bools) -> Proposal:
    """The criterion made of a field."""
    proposal = propose(field, won)
    assert proposal is not None
    return proposal


def test_words_become_rules_the_best_first() -> None:
    field, won = industry()
    assert strength(strength_levels(field, 10), won) == near(4.1200)
    result = proposed(field, won)
    rules = [(rule.words, rule.points) for rule in result.rules]
    assert rules == [
        (("software",), 10),
        (("bank", "energy"), 5),
        (("retail",), 0),
        ((), 5),  # Farm is too rare
    ]
    assert (result.blank, result.span) == (1, near(1.9698))


def test_numbers_become_a_peak() -> None:
    result = proposed(*employees())
    assert [(rule.bound, rule.points) for rule in result.rules] == [
        (600, 3),
        (20, 10),
        (-np.inf, 0),
    ]
    assert result.blank is None
    assert (result.strength, result.span) == near(3.3459, 1.6396)


@pytest.mark.parametrize(
    ("low", "high", "edge"),
    [(15, 28, 20), (150, 320, 200), (0.12, 0.19, 0.16), (997, 1003, 1000)],
)
def test_an_edge_has_few_digits(low: float, high: float, edge: float) -> None:
    assert edge_between(low, high) == edge


def test_the_chance_of_a_rating() -> None:
    curve = fit_curve(RATINGS, IS_WON)
    assert tuple(curve) == near(-4.0239, 0.6892)
    (at_five,) = curve.at(np.array([5.0]))
    assert at_five == near(0.3594)
    assert percent(at_five) == "36"


@pytest.mark.parametrize(
    ("times", "psi", "noise", "word"),
    [(1, 0.1406, 0.2170, "same"), (2, 0.1463, 0.1085, "moving")],
)
def test_drift_is_told_from_noise(
    times: int, psi: float, noise: float, word: str
) -> None:
    then = np.array([4.0, 9, 20, 41, 60, 66, 51, 30, 14, 5])
    now = np.array([1.0, 2, 7, 12, 20, 33, 37, 25, 10, 3])
    result = drift(times * then, times * now)
    assert (result.psi, result.noise) == near(psi, noise)
    assert result.word == word


@pytest.mark.parametrize(
    ("criterion", "low", "high", "first"),
    [
        (0, 31.0891, 56.9492, (0, 2)),
        (1, 22.6543, 82.3684, (2, 0)),
        (2, 0, 34.0909, (-1, 0)),
        (3, 0.5, np.inf, (1, -1)),
    ],
)
def test_a_weight_moves_until_an_account_joins_or_leaves(
    criterion: int, low: float, high: float, first: tuple[int, int]
) -> None:
    points = np.array(
        [[10, 4, 0, 0], [5, 5, 5, -10], [2, 9, 6, 0], [8, np.nan, 2, 0], [3, 6, 4, -5]]
    ).T
    weights, positive = (
        np.array([40, 35, 25, 20.0]),
        np.array([True, True, True, False]),
    )
    result = reach(
        sums_of(points, weights, positive, 5.0),
        points[criterion],
        weights[criterion],
        positive=bool(positive[criterion]),
    )
    assert (result.low, result.high) == near(low, high)
    assert result[2:] == first


def test_three_criteria_in_pairs() -> None:
    result = weigh_pairs([Pair(0, 1, 3), Pair(0, 2, 5), Pair(1, 2, 3)], 3)
    assert tuple(result.weights) == near(63.6986, 25.8285, 10.4729)
    assert (result.greatest, result.ratio) == near(3.0385, 0.0367)
    assert result.consistent


def test_six_criteria_in_pairs_that_do_not_go_together() -> None:
    rows = (
        (4, 3, 1, 3, 4), (7, 3, 1 / 5, 1), (1 / 5, 1 / 5, 1 / 6), (1, 1 / 3), (3,)
    )  # fmt: skip
    pairs = [
        Pair(first, first + step, value)
        for first, row in enumerate(rows)
        for step, value in enumerate(row, start=1)
    ]
    result = weigh_pairs(pairs, 6)
    assert tuple(result.weights) == near(
        31.5986, 13.9146, 3.6049, 12.5140, 23.6010, 14.7669
    )
    assert (result.greatest, result.ratio) == near(7.4199, 0.2276)
    assert not result.consistent
    assert result.doubt is not None
    assert (result.doubt.first, result.doubt.second, result.doubt.nearest) == (1, 4, 1)


def test_two_voters_and_a_missing_pair() -> None:
    pairs = [
        Pair(0, 1, 3), Pair(0, 1, 5), Pair(0, 2, 5), Pair(1, 2, 2), Pair(1, 2, 3),
        Pair(2, 3, 2), Pair(0, 3, 1 / 2),
    ]  # fmt: skip
    result = weigh_pairs(pairs, 4)
    assert tuple(result.weights) == near(41.0157, 19.5813, 14.7809, 24.6221)
    assert result.index == near(1.9994)
    assert result.doubt is not None
    assert (result.doubt.first, result.doubt.second) == (2, 3)
    assert (result.doubt.implied, result.doubt.nearest) == near(0.0808, 1 / 9)


def test_calls_against_the_rating_did_better() -> None:
    chances = [0.2, 0.3, 0.25, 0.4, 0.35, 0.3, 0.2, 0.3, 0.45, 0.25, 0.3, 0.4]
    assert at_least_as_many(chances, 7) == near(0.0422)
