"""What must hold of any criteria and any accounts."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import scoring
from scoring.explain.why import to_research, why
from scoring.rating.kernel import round_half_away
from scoring.rating.rate import rate, rate_accounts
from scoring.rating.ratings import Ratings
from scoring.vocabulary import Status
from tests.chance import examples
from tests.engine import all_shown, frame_of, model_of
from tests.strategies import TODAY, random_case


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring import Model
    from scoring.arrays import Arrays, Floats
    from scoring.model.model import Criterion

# Numbers near 1e308 among the cells; see test_display for what warns.
pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
seeds = st.integers(0, 2**32)
some = settings(max_examples=examples(25))
ARRAYS = (
    "outcomes",
    "points",
    "contributions",
    "exact",
    "rating",
    "known",
    "low",
    "high",
    "status",
    "profile",
    "profile_ratings",
    "group_ratings",
)


class Drawn:
    """A random model, with the accounts it rates."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        criteria, self.headings, self.rows = random_case(self.rng)
        self.model = model_of(criteria)

    @property
    def ratings(self) -> Ratings:
        """The ratings of the case as it is."""
        return self.rate()

    def rate(
        self,
        model: Model | None = None,
        rows: Sequence[Sequence[object]] | None = None,
        *,
        typed: bool = False,
    ) -> Ratings:
        """The ratings with another model or other rows."""
        given_rows = self.rows if rows is None else rows
        return rate(
            model or self.model,
            frame_of(given_rows, len(self.headings), typed=typed),
            today=TODAY,
            headings=tuple(self.headings),
        )


def with_criteria(model: Model, change: Callable[[Criterion], Criterion]) -> Model:
    """The model with each criterion changed."""
    return replace(model, criteria=tuple(map(change, model.criteria)))


def picked(ratings: Ratings, rows: Sequence[int]) -> dict[str, Arrays]:
    """All numbers of some accounts."""
    return {name: getattr(ratings, name)[..., list(rows)] for name in ARRAYS}


def assert_same(one: dict[str, Arrays], other: dict[str, Arrays]) -> None:
    """Equal to the last digit."""
    for name in ARRAYS:
        np.testing.assert_array_equal(one[name], other[name], err_msg=name)


def every(ratings: Ratings) -> range:
    return range(len(ratings))


def test_the_laws_look_at_every_array() -> None:
    # worth is a sum of weights, and the contributions are made of it
    # what people decide, and what the rules say besides, have laws of their own
    rest = {"model", "accounts", "groups", "worth", "decisions", "rules"}
    names = {field.name for field in fields(Ratings)}
    assert names == {*ARRAYS, *rest} - {"contributions"}


@some
@given(seeds)
def test_ratings_are_tenths_from_0_to_10(seed: int) -> None:
    ratings = Drawn(seed).ratings
    for of_part in (ratings.rating, *ratings.profile_ratings, *ratings.group_ratings):
        rated = of_part[~np.isnan(of_part)]
        assert ((rated >= 0) & (rated <= 10)).all()
        np.testing.assert_array_equal(rated, np.rint(rated * 10) / 10)


@some
@given(seeds, st.integers(1, 900))
def test_what_no_day_changes_may_come_from_another_day(seed: int, days: int) -> None:
    """A check of all that looks at the day: whatever does not say so would differ."""
    now = Drawn(seed).ratings
    then = now.accounts.on_day(now.accounts.today - days)
    quick = rate_accounts(now.model, then, other_day=now)
    again = rate_accounts(now.model, then)
    assert_same(picked(quick, every(quick)), picked(again, every(again)))


@pytest.mark.parametrize(
    "rule",
    [
        ["Days since Visit", "at most", 30],
        ["Visit", "in the last days", 30],
        ["Visit", "formula", "TODAY()-[Visit] <= 30"],
        ["Visit", "formula", "[Days since Visit] <= 30"],
    ],
)
def test_whatever_looks_at_the_day_decides_anew(rule: list[object]) -> None:
    heads = ["Criterion", "Weight", "Account field", "Test", "Value", "Points"]
    model = scoring.parse_model([heads, ["Visit", 1, *rule, 10]])
    visit = pd.Timestamp(TODAY) - pd.Timedelta(days=40)
    now = rate(model, pd.DataFrame({"Visit": [visit]}), today=TODAY)
    then = now.accounts.on_day(now.accounts.today - 20)
    assert now.rating.tolist() == [0.0]
    assert rate_accounts(model, then, other_day=now).rating.tolist() == [10.0]


@some
@given(seeds)
def test_a_rating_lies_between_low_and_high(seed: int) -> None:
    ratings = Drawn(seed).ratings
    both = ~np.isnan(ratings.rating) & ~np.isnan(ratings.low)
    assert (ratings.low[both] <= ratings.rating[both]).all()
    assert (ratings.rating[both] <= ratings.high[both]).all()
    for ends in (ratings.low, ratings.high):
        shown = ends[~np.isnan(ends)]
        assert ((shown >= 0) & (shown <= 10)).all()


@some
@given(seeds)
def test_known_is_a_share_and_whole_where_nothing_is_unknown(seed: int) -> None:
    ratings = Drawn(seed).ratings
    known = ratings.known
    shares = known[~np.isnan(known)]
    assert ((shares >= 0) & (shares <= 1 + 1e-12)).all()
    complete = ~ratings.unknown.any(axis=0) & ~np.isnan(known)
    np.testing.assert_allclose(known[complete], 1)


@some
@given(seeds)
def test_contributions_sum_to_exact(seed: int) -> None:
    ratings = Drawn(seed).ratings
    rated = ~np.isnan(ratings.exact)
    sums = ratings.contributions.sum(axis=0)
    np.testing.assert_allclose(sums[rated], ratings.exact[rated], rtol=1e-9, atol=1e-9)
    assert not sums[~rated].any()


@some
@given(seeds)
def test_shown_contributions_sum_to_exact_rounded(seed: int) -> None:
    ratings = Drawn(seed).ratings
    rated = ~np.isnan(ratings.exact)
    shown = all_shown(ratings).sum(axis=0)[rated]
    rounded = round_half_away(round_half_away(ratings.exact[rated], 9), 1)
    np.testing.assert_array_equal(shown, np.rint(rounded * 10))


@some
@given(seeds, st.integers(-6, 6))
def test_scaling_all_weights_changes_nothing(seed: int, power: int) -> None:
    drawn = Drawn(seed)
    scaled = with_criteria(
        drawn.model, lambda c: replace(c, weight=c.weight * 2.0**power)
    )
    one, other = drawn.ratings, drawn.rate(scaled)
    assert_same(picked(one, every(one)), picked(other, every(one)))
    assert why(one).tolist() == why(other).tolist()


@some
@given(seeds)
def test_the_order_of_accounts_changes_nothing(seed: int) -> None:
    drawn = Drawn(seed)
    order = drawn.rng.sample(range(len(drawn.rows)), len(drawn.rows))
    shuffled = drawn.rate(rows=[drawn.rows[at] for at in order])
    assert_same(picked(drawn.ratings, order), picked(shuffled, every(shuffled)))
    assert why(drawn.ratings)[order].tolist() == why(shuffled).tolist()


@some
@given(seeds)
def test_a_further_column_changes_nothing(seed: int) -> None:
    drawn = Drawn(seed)
    one = drawn.ratings
    drawn.headings = ["Row", *drawn.headings]
    drawn.rows = [[at, *row] for at, row in enumerate(drawn.rows)]
    assert_same(picked(one, every(one)), picked(drawn.ratings, every(one)))


def standings(ratings: Ratings) -> Floats:
    """The rating on each profile, or the one rating.

    Which profile is the best goes by what is exact, so that another may come to be
    the best, whose floor is higher or lower.
    """
    return ratings.profile_ratings if ratings.model.profiles else ratings.rating


@some
@given(seeds, st.sampled_from([0.0, -0.1, -5.0, -10.0]), st.floats(0.1, 20))
def test_a_penalty_never_raises_a_rating(
    seed: int, points: float, weight: float
) -> None:
    drawn = Drawn(seed)
    rule = {"Criterion": "Fee", "Weight": weight, "Points": points}
    fee = model_of([rule | {"Account field": "Account", "Test": "otherwise"}])
    criteria = drawn.model.criteria + fee.criteria
    one, other = drawn.ratings, drawn.rate(replace(drawn.model, criteria=criteria))
    np.testing.assert_array_equal(np.isnan(one.rating), np.isnan(other.rating))
    assert not (other.exact > one.exact + 1e-9).any()
    assert not (standings(other) > standings(one)).any()


@some
@given(seeds, st.floats(0.1, 5))
def test_better_points_of_a_rule_never_lower_a_rating(seed: int, more: float) -> None:
    drawn = Drawn(seed)
    criterion = drawn.rng.choice(drawn.model.criteria)
    place = drawn.rng.randrange(len(criterion.rules))
    rules = list(criterion.rules)
    rules[place] = replace(rules[place], points=rules[place].points + more)
    better = replace(criterion, rules=tuple(rules))
    # A penalty that learns to earn is another model, and `out` earns nothing.
    assume(better.can_earn == criterion.can_earn and not rules[place].out)
    model = with_criteria(drawn.model, lambda c: better if c is criterion else c)
    one, other = drawn.ratings, drawn.rate(model)
    assert not (other.exact < one.exact - 1e-9).any()
    assert not (standings(other) < standings(one)).any()


@some
@given(seeds)
def test_a_skipped_criterion_counts_for_nothing(seed: int) -> None:
    drawn = Drawn(seed)
    ratings = drawn.ratings
    assert not ratings.contributions[np.isnan(ratings.points)].any()


@some
@given(seeds)
def test_a_skipped_criterion_might_as_well_not_be_there(seed: int) -> None:
    drawn = Drawn(seed)
    # Without penalties: these are spread over the skipped weight too.
    earning = [replace(c, profiles=()) for c in drawn.model.criteria if c.can_earn]
    skipping = [at for at, c in enumerate(earning) if c.if_blank.skip]
    assume(skipping and len(earning) > 1)
    at = skipping[0]
    whole = drawn.rate(replace(drawn.model, criteria=tuple(earning)))
    rest = drawn.rate(
        replace(drawn.model, criteria=(*earning[:at], *earning[at + 1 :]))
    )
    blank = np.isnan(whole.points[at])
    np.testing.assert_array_equal(whole.exact[blank], rest.exact[blank])
    np.testing.assert_array_equal(whole.rating[blank], rest.rating[blank])


@some
@given(seeds)
def test_accounts_that_are_alike_rate_alike(seed: int) -> None:
    drawn = Drawn(seed)
    twice = drawn.rate(rows=[*drawn.rows, *drawn.rows])
    count = len(drawn.rows)
    again = range(count, 2 * count)
    assert_same(picked(drawn.ratings, range(count)), picked(twice, range(count)))
    assert_same(picked(twice, range(count)), picked(twice, again))


@some
@given(seed=seeds, block=st.sampled_from([1, 2, 3, 5]), typed=st.booleans())
def test_where_blocks_end_changes_nothing(
    seed: int, block: int, *, typed: bool
) -> None:
    drawn = Drawn(seed)
    whole = drawn.rate(typed=typed)
    sentences = why(whole).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scoring.rating.rate.BLOCK", block)
        patch.setattr("scoring.explain.why.BLOCK", block)
        parted = drawn.rate(typed=typed)
        assert_same(picked(whole, every(whole)), picked(parted, every(whole)))
        assert why(parted).tolist() == sentences


@some
@given(seed=seeds, most=st.sampled_from([1, 7, 100]))
def test_how_sentences_are_numbered_changes_nothing(seed: int, most: int) -> None:
    ratings = Drawn(seed).ratings
    sentences, missing = why(ratings).tolist(), to_research(ratings).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scoring.explain.why._MOST_CODES", most)
        assert why(ratings).tolist() == sentences
        assert to_research(ratings).tolist() == missing


def lonely(value: object, column: Sequence[object]) -> object:
    """A cell that reads the same whatever stands above and below it."""
    dated = any(isinstance(cell, dt.date) for cell in column)
    if isinstance(value, str) and any(map(str.isdigit, value)):
        return None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    # so large a number may count milliseconds, and eight digits may be a day, which only
    # its column can tell
    stamp = isinstance(value, int | float) and (
        abs(value) > MILLION_MILLIONS or value in EIGHT_DIGITS
    )
    return None if stamp or (dated and number) else value


MILLION_MILLIONS = 1e11
EIGHT_DIGITS = range(19_000_101, 20_991_232)


@some
@given(seed=seeds, typed=st.booleans())
def test_one_account_alone_rates_as_among_many(seed: int, *, typed: bool) -> None:
    drawn = Drawn(seed)
    columns = list(zip(*drawn.rows, strict=True))
    drawn.rows = [
        [lonely(cell, columns[at]) for at, cell in enumerate(row)] for row in drawn.rows
    ]
    among = drawn.rate(typed=typed)
    sentences, missing = why(among), to_research(among)
    for at, row in enumerate(drawn.rows):
        alone = drawn.rate(rows=[row], typed=typed)
        assert_same(picked(alone, [0]), picked(among, [at]))
        assert why(alone)[0] == sentences[at]
        assert to_research(alone)[0] == missing[at]


@some
@given(seeds)
def test_out_makes_the_rating_0_and_says_why(seed: int) -> None:
    ratings = Drawn(seed).ratings
    out = ratings.is_status(Status.DISQUALIFIED)
    assert not ratings.rating[out].any()
    assert why(ratings)[out].str.startswith("disqualified: ").all()
    assert not why(ratings)[~out].str.contains("disqualified").any()


def test_no_accounts_give_no_scores() -> None:
    drawn = Drawn(7)
    ratings = rate(
        drawn.model,
        pd.DataFrame({heading: [] for heading in drawn.headings}),
        today=TODAY,
    )
    assert len(ratings) == 0
    assert why(ratings).tolist() == to_research(ratings).tolist() == []
