"""The slow implementation of learning against examples worked out by hand."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.reference.learning import (
    chance,
    discrimination,
    drift,
    levels,
    pairs,
    shares,
    stability,
    weights,
)
from tests.reference.learning.levels import Count, total


WON = (8.1, 6.4, 7, 5.2, 9, 4.4, 6.4, 7.7, 5.9, 6.8, 3.9, 7.2)
LOST = (5.2, 3.1, 6.4, 4.4, 2.8, 5, 7.1, 4.9, 3.6, 5.9, 4.1, 2.2, 6, 5.5)
DEALS = [
    discrimination.Deal(f"account {i}", rating, i < len(WON))
    for i, rating in enumerate(WON + LOST)
]
FOUR = 5e-5


def test_won_deals_are_rated_higher_in_four_of_five_pairs() -> None:
    assert discrimination.auc(WON, LOST) == pytest.approx(0.8065, abs=FOUR)
    assert discrimination.rank_test(DEALS) == pytest.approx(2.6263, abs=FOUR)
    assert discrimination.verdict(DEALS) == "weak"


@pytest.mark.parametrize(
    ("area", "sizes", "low", "high"),
    [
        (135.5 / 168, (12, 14), 0.5835, 0.9200),
        (0.65, (40, 40), 0.5229, 0.7561),
        (1, (10, 10), 0.8002, 1),
        (0.72, (20, 180), 0.5889, 0.8182),
        (0.5, (100, 100), 0.4210, 0.5790),
    ],
)
def test_interval(area: float, sizes: tuple[int, int], low: float, high: float) -> None:
    assert discrimination.interval(area, *sizes) == pytest.approx((low, high), abs=FOUR)


def test_the_same_deals_twice_say_no_more() -> None:
    twice = DEALS + DEALS
    k = discrimination.enlargement(twice)
    area = discrimination.auc(WON, LOST)
    assert k == pytest.approx(1.9975, abs=FOUR)
    assert discrimination.interval(area, 24, 28, k) == pytest.approx(
        (0.5860, 0.9189), abs=FOUR
    )
    assert discrimination.rank_test(twice) == pytest.approx(2.6736, abs=FOUR)
    assert discrimination.verdict(twice) == "weak"
    assert discrimination.interval(area, 24, 28) == pytest.approx(
        (0.6573, 0.8963), abs=FOUR
    )


@pytest.mark.parametrize(("tenth", "won"), [(1, 2.6), (2, 4.2), (3, 6.5333)])
def test_won_in_the_best(tenth: int, won: float) -> None:
    assert shares.won_in_best(DEALS, Fraction(tenth, 10)) == pytest.approx(
        won, abs=FOUR
    )


def test_cutoffs() -> None:
    assert shares.at_or_above(DEALS, 5) == (17, 10, 2)
    assert shares.at_or_above(DEALS, 6) == (11, 8, 4)


def test_share_of_seven_in_nine() -> None:
    assert shares.wilson(7, 9) == pytest.approx((0.4526, 0.9368), abs=FOUR)


POINTS = {
    (10, 10, 0): (14, 4),
    (10, 0, 0): (12, 8),
    (0, 10, 0): (5, 9),
    (0, 0, 0): (3, 15),
    (10, 10, -10): (4, 5),
    (0, 10, -10): (1, 7),
    (10, 0, -10): (3, 5),
}


@pytest.mark.parametrize(
    ("pull", "expected"),
    [
        (10, (67.8310, 32.1690, 33.5465)),
        (100, (62.1684, 37.8316, 15.9796)),
        (1000, (60.2642, 39.7358, 10.7081)),
        (1e7, (60, 40, 10)),
    ],
)
def test_weights_move_as_far_as_deals_move_them(
    pull: float, expected: tuple[float, ...]
) -> None:
    rows = [row for row, n in POINTS.items() for _ in range(sum(n))]
    won = [i < n[0] for n in POINTS.values() for i in range(sum(n))]
    fit = weights.fit(rows, won, (0.6, 0.4, 0.1), pull)
    assert fit.weights(100, (True, True, False)) == pytest.approx(expected, abs=1e-4)
    if pull == 100:
        assert (fit.a, fit.b, *fit.beta) == pytest.approx(
            (-0.2823, 0.2718, 0.1662, 0.1011, 0.0427), abs=FOUR
        )


@pytest.mark.parametrize(
    ("exact", "full", "expected"),
    [
        ((62.1684, 37.8316, 15.9796), 100, (62, 38, 16)),
        ((3.333, 1.777, 0.89, 0.444), 6, (3.3, 1.8, 0.9, 0.4)),
    ],
)
def test_shown_weights_have_the_same_total(
    exact: tuple[float, ...], full: int, expected: tuple[float, ...]
) -> None:
    positive = [True] * (len(exact) - 1) + [False]
    assert list(map(float, weights.shown(exact, positive, Fraction(full)))) == list(
        expected
    )


@pytest.mark.parametrize(
    ("repeat", "expected"), [(0, "3 0 0 4 2 1 1 2 3 4"), (1, "1 0 4 0 3 2 1 3 2 4")]
)
def test_folds(repeat: int, expected: str) -> None:
    folds = weights.folds({name: name < "G" for name in "ABCDEFGHIJ"}, repeat)
    assert [folds[name] for name in "ABCDEFGHIJ"] == list(map(int, expected.split()))


def test_levels_of_a_text() -> None:
    industry = {
        "Software": Count(30, 10),
        "Bank": Count(12, 12),
        "Energy": Count(9, 11),
        "Retail": Count(5, 25),
        "Farm": Count(2, 3),
        "": Count(4, 17),
    }
    everything = total(list(industry.values()))
    base = everything.won / everything.n
    assert levels.smallest_level(everything.n) == 10
    assert levels.strength(list(industry.values())) == pytest.approx(4.12, abs=FOUR)
    frequent = sorted(
        (c for w, c in industry.items() if w and c.n >= 10),
        key=lambda c: -levels.evidence(c, base),
    )
    parts = levels.joined([[c] for c in frequent])
    assert [len(part) for part in parts] == [1, 2, 1]
    likely = [levels.evidence(total(part), base) for part in parts]
    spread = max(likely) - min(likely)
    assert spread == pytest.approx(1.9698, abs=FOUR)
    points = [
        round(10 * (x - min(likely)) / spread)
        for x in (*likely, 0.0, levels.evidence(industry[""], base))
    ]
    assert points == [10, 5, 0, 5, 1]


def test_levels_of_a_number() -> None:
    employees: dict[float, Count] = {
        4: Count(1, 9),
        9: Count(2, 10),
        15: Count(3, 9),
        28: Count(6, 7),
        45: Count(9, 6),
        80: Count(11, 5),
        150: Count(10, 3),
        320: Count(9, 4),
        900: Count(5, 7),
        2500: Count(2, 9),
    }
    everything = total(list(employees.values()))
    coarse = levels.bins(employees, max(10, everything.n / 10), most=10)
    assert levels.strength(
        [total([employees[x] for x in group]) for group in coarse]
    ) == pytest.approx(3.3459, abs=FOUR)
    fine = levels.bins(employees, max(10, everything.n / 20))
    pooled = levels.pooled([total([employees[x] for x in group]) for group in fine])
    parts = [total(part) for part in levels.joined(pooled)]
    base = everything.won / everything.n
    likely = [levels.evidence(part, base) for part in parts]
    assert parts == [Count(6, 28), Count(45, 25), Count(7, 16)]
    spread = max(likely) - min(likely)
    assert spread == pytest.approx(1.6396, abs=FOUR)
    assert [round(10 * (x - min(likely)) / spread) for x in likely] == [0, 10, 3]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("15", "28", "20"),
        ("150", "320", "200"),
        ("320", "900", "600"),
        (".12", ".19", ".16"),
        ("997", "1003", "1000"),
    ],
)
def test_edges_have_few_digits(low: str, high: str, expected: str) -> None:
    assert levels.edge(Decimal(low), Decimal(high)) == Decimal(expected)


def test_chance() -> None:
    a, b = chance.platt(WON + LOST, [True] * len(WON) + [False] * len(LOST))
    assert (a, b) == pytest.approx((-4.0239, 0.6892), abs=FOUR)
    assert 1 / (1 + math.exp(-(a + 5 * b))) == pytest.approx(0.3594, abs=FOUR)


THEN = (4, 9, 20, 41, 60, 66, 51, 30, 14, 5)
NOW = (1, 2, 7, 12, 20, 33, 37, 25, 10, 3)


@pytest.mark.parametrize(
    ("times", "psi", "noise", "word"),
    [(1, 0.1406, 0.2170, "same"), (2, 0.1463, 0.1085, "moving")],
)
def test_drift(times: int, psi: float, noise: float, word: str) -> None:
    then, now = [times * x for x in THEN], [times * x for x in NOW]
    assert drift.psi(then, now) == pytest.approx(psi, abs=FOUR)
    assert drift.noise(then, now) == pytest.approx(noise, abs=FOUR)
    assert drift.drift(then, now) == word


def test_calls_made_all_the_same() -> None:
    chances = (0.2, 0.3, 0.25, 0.4, 0.35, 0.3, 0.2, 0.3, 0.45, 0.25, 0.3, 0.4)
    assert sum(chances) == pytest.approx(3.7)
    assert drift.at_least(chances, 7) == pytest.approx(0.0422, abs=FOUR)


ACCOUNTS = [
    (10, 4, 0, 0),
    (5, 5, 5, -10),
    (2, 9, 6, 0),
    (8, None, 2, 0),
    (3, 6, 4, -5),
]


@pytest.mark.parametrize(
    ("criterion", "below", "above"),
    [
        (0, (31.0891, 1), (56.9492, 3)),
        (1, (22.6543, 3), (82.3684, 1)),
        (2, None, (34.0909, 1)),
        (3, (0.5, 2), None),
    ],
)
def test_weights_at_which_the_contacts_change(
    criterion: int, below: tuple[float, int] | None, above: tuple[float, int] | None
) -> None:
    rules = stability.Rules(
        (Fraction(40), Fraction(35), Fraction(25), Fraction(20)),
        (False, False, False, True),
        Fraction("4.95"),
    )
    points = [
        [None if p is None else Fraction(p) for p in account] for account in ACCOUNTS
    ]
    spans = stability.span(points, rules, criterion)
    for change, expected in zip(spans, (below, above), strict=True):
        assert (change is None) == (expected is None)
        if change and expected:
            assert change[0] == pytest.approx(expected[0], abs=1e-4)
            assert change[1] + 1 == expected[1]


def test_pairs_of_three() -> None:
    logs = pairs.judged({(0, 1): [3], (0, 2): [5], (1, 2): [3]})
    weighed = pairs.weigh(logs, 3)
    assert weighed.weights == pytest.approx((63.6986, 25.8285, 10.4729), abs=1e-4)
    assert weighed.disagreement == pytest.approx(0.0367, abs=FOUR)


def test_pairs_of_six_that_disagree() -> None:
    rows = [
        (4, 3, 1, 3, 4),
        (7, 3, 1 / 5, 1),
        (1 / 5, 1 / 5, 1 / 6),
        (1, 1 / 3),
        (3,),
    ]
    judged = {pair: [value] for pair, value in pairs.upper_rows(rows).items()}
    weighed = pairs.weigh(pairs.judged(judged), 6)
    assert weighed.weights == pytest.approx(
        (31.5986, 13.9146, 3.6049, 12.5140, 23.6010, 14.7669), abs=1e-4
    )
    assert weighed.disagreement == pytest.approx(0.2276, abs=FOUR)
    assert weighed.reconsider == (1, 4)
    assert pairs.nearest_judgement(weighed.implied) == 1


def test_pairs_of_two_voters_that_are_not_all_there() -> None:
    votes = {(0, 1): (3, 5), (0, 2): (5,), (1, 2): (2, 3), (2, 3): (2,), (0, 3): (0.5,)}
    weighed = pairs.weigh(pairs.judged(votes), 4)
    assert weighed.weights == pytest.approx(
        (41.0157, 19.5813, 14.7809, 24.6221), abs=1e-4
    )
    assert weighed.disagreement == pytest.approx(1.9994, abs=FOUR)
    assert weighed.reconsider == (2, 3)
    assert weighed.implied == pytest.approx(0.0808, abs=FOUR)
    assert pairs.nearest_judgement(weighed.implied) == pytest.approx(1 / 9)
