"""How far each weight may move alone, and which accounts then join or leave."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.judgement.contact_rule import contact_rule
from scoring.judgement.stability import Reach, reach, sums_of
from scoring.judgement.turns import Turn, turns_of
from scoring.language import phrase
from scoring.rating.plan import Plan
from scoring.threads import blocks, each


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.arrays import Bools, Indices
    from scoring.judgement.turns import Turns
    from scoring.language import Phrase
    from scoring.rating.ratings import Ratings

BLOCK: Final = 65536
JOINS: Final = phrase("{account} joins")
JOIN: Final = phrase("{account} and {more:,} more join")
LEAVES: Final = phrase("{account} leaves")
LEAVE: Final = phrase("{account} and {more:,} more leave")
FREE: Final = Reach(0.0, math.inf, -1, -1)


class WeightSpan(NamedTuple):
    """How far a weight alone may move, and who joins or leaves beyond.

    Parameters
    ----------
    criterion : str
        Its name.
    weight : float
        Today's.
    low, high : float
        The nearest weights at which the list of contacts changes: 0 and inf where it
        does not, NaN where the search gave up.
    below, above : str
        Who then joins or leaves; empty where nobody does.
    """

    criterion: str
    weight: float
    low: float
    high: float
    below: str
    above: str


def weight_spans(ratings: Ratings) -> tuple[WeightSpan, ...]:
    """Find for each criterion with weight how far it may move.

    Where the rating alone decides who is a contact, by a formula for each account;
    else, with profiles, groups that contacts need, a share that must be known or a limit
    to their number, by search.

    Parameters
    ----------
    ratings : Ratings
        The accounts; what makes a contact is what the settings of their model say.
    """
    if not len(ratings):
        return ()
    settings = ratings.model.settings
    more = (ratings.model.profiles, settings.also_needs, settings.known_at_least > 0)
    if any(more) or settings.contacts_at_most is not None:
        return tuple(_by_search(ratings, turns) for turns in turns_of(ratings))
    return tuple(_by_formula(ratings))


def _by_search(ratings: Ratings, turns: Turns) -> WeightSpan:
    criterion = ratings.model.criteria[turns.criterion]
    below, above = turns.below, turns.above
    return WeightSpan(
        criterion.name,
        criterion.weight,
        0.0 if below is None else below.weight,
        math.inf if above is None else above.weight,
        _moves(ratings, below),
        _moves(ratings, above),
    )


def _moves(ratings: Ratings, turn: Turn | None) -> str:
    if turn is None:
        return ""
    parts = (
        _named(ratings, turn.joins, (JOINS, JOIN)),
        _named(ratings, turn.leaves, (LEAVES, LEAVE)),
    )
    return ", ".join(filter(None, parts))


def _named(ratings: Ratings, rows: Indices, words: tuple[Phrase, Phrase]) -> str:
    """Say who moves: the first by name, and how many more."""
    if not len(rows):
        return ""
    name = str(ratings.accounts.name_texts.iloc[int(rows[0])])
    one, several = words
    if len(rows) == 1:
        return one.format(account=name)
    return several.format(account=name, more=len(rows) - 1)


def _by_formula(ratings: Ratings) -> Iterator[WeightSpan]:
    """Solve each account for the weight at which it joins or leaves."""
    plan = Plan.of(ratings.model)
    weighing = plan.parts[0].weighing
    if not weighing.full:
        return
    work = partial(_spans_of, ratings, plan)
    spans = [*each(work, blocks(len(ratings), BLOCK))]
    for place, index in enumerate(weighing.criteria):
        span = _nearest([of_block[place] for of_block in spans])
        criterion = ratings.model.criteria[index]
        below, above = span.low_account, span.high_account
        yield WeightSpan(
            criterion.name, criterion.weight, float(span.low), float(span.high),
            _moves(ratings, _turn(ratings, below)), _moves(ratings, _turn(ratings, above)),
        )  # fmt: skip


def _turn(ratings: Ratings, account: int) -> Turn | None:
    if account < 0:
        return None
    rows, nobody = np.array([account]), np.zeros(0, dtype=np.intp)
    joins = not ratings.rating[account] >= ratings.model.settings.contact_from
    return Turn(math.nan, *((rows, nobody) if joins else (nobody, rows)))


def _spans_of(ratings: Ratings, plan: Plan, block: slice) -> list[Reach]:
    """Solve for one block of accounts; their places are those among all."""
    weighing = plan.parts[0].weighing
    points = ratings.points[:, block]
    rows = np.flatnonzero(_movable(plan, ratings, block))
    weights, positive = np.array(weighing.weights), np.array(weighing.positive)
    points = points[np.array(weighing.criteria, dtype=np.int64)][:, rows]
    settings = plan.model.settings
    if not len(rows) or settings.contact_from <= 0:
        return [FREE for _ in weighing.criteria]
    sums = sums_of(points, weights, positive, settings.contact_from)
    reaches = []
    for row, weight, good in zip(points, weights, positive, strict=True):
        span = reach(sums, row, float(weight), positive=bool(good))
        low, high = (int(rows[at]) + block.start if at >= 0 else -1 for at in span[2:])
        reaches.append(span._replace(low_account=low, high_account=high))
    return reaches


def _nearest(spans: Sequence[Reach]) -> Reach:
    """Take of all blocks the first that ends a span, on either side."""
    low = max(spans, key=lambda span: (span.low_account >= 0, span.low))
    high = min(spans, key=lambda span: (span.high_account < 0, span.high))
    return Reach(low.low, high.high, low.low_account, high.high_account)


def _movable(plan: Plan, ratings: Ratings, block: slice) -> Bools:
    """Mark accounts that weights can move: with worth, not out, on no high floor."""
    rule = contact_rule(plan, ratings.outcomes[:, block], ratings.points[:, block])
    (way,) = rule.ways
    movable: Bools = (way.standing > 0) & ~way.bars[0].always
    return movable
