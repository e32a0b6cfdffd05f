"""How firm each contact is: in how many draws of other weights it is one.

Every weight is multiplied by a factor of its own, as likely 0.7 as 1 / 0.7 (log-uniform
between them). The factors are those of numpy's PCG64 with the seed 14: one row of
uniform numbers for each draw, one number for each criterion in the order of Criteria,
and 0.7 ** (1 - 2 u) of each, so that anyone can draw them again.

Symbols::

    p   points of a criterion, 0 where skipped            (k, n)
    w   weights in each draw                              (k, d)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.judgement.contact_rule import contact_rule
from scoring.rating.plan import Plan
from scoring.threads import blocks, each


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.judgement.contact_rule import Bar, ContactRule, Way
    from scoring.rating.kernel import Weighing
    from scoring.rating.ratings import Ratings

DRAWS: Final = 200
SEED: Final = 14
LEAST_FACTOR: Final = 0.7
BLOCK: Final = 4096
"""Accounts worked on at a time: their draws stay in the processor's cache."""
LIMITED: Final = 8
"""Draws looked at together where all accounts of a draw must be compared."""
SETTLED: Final = 9


def factors(criteria: int, draws: int = DRAWS) -> Floats:
    """Draw what each weight is multiplied by.

    Parameters
    ----------
    criteria : int
        How many there are, those without weight too.
    draws : int
        How many draws.

    Returns
    -------
    ndarray of float, shape (criteria, draws)
        From 0.7 to 1 / 0.7.

    Examples
    --------
    >>> factors(2, 3).round(4)
    array([[1.2663, 1.1556, 1.1061],
           [0.9056, 1.2929, 1.0351]])
    """
    uniform = np.random.Generator(np.random.PCG64(SEED)).random((draws, criteria))
    factor: Floats = LEAST_FACTOR ** (1 - 2 * uniform.T)
    return factor


def firm(ratings: Ratings) -> Floats:
    """Give the share of the draws in which each account is a contact, shape (n,)."""
    model = ratings.model
    weights = np.array([criterion.weight for criterion in model.criteria])
    drawn = weights[:, None] * factors(len(weights))
    if model.settings.contacts_at_most is None:
        return _counts(ratings, drawn) / DRAWS
    parts = blocks(DRAWS, LIMITED)
    return sum(
        (_limited(ratings, drawn[:, part]) for part in parts),
        np.zeros(len(ratings), dtype=np.int64),
    ) / DRAWS  # fmt: skip


def _counts(ratings: Ratings, drawn: Floats) -> Ints:
    """Count the draws in which each account is a contact, if all may be."""
    plan, counts = Plan.of(ratings.model), np.zeros(len(ratings), dtype=np.int64)

    def work(block: slice) -> None:
        rule = contact_rule(plan, ratings.outcomes[:, block], ratings.points[:, block])
        counts[block] = contacts_by(rule, drawn)[0].sum(axis=1)

    for _ in each(work, blocks(len(ratings), BLOCK)):
        pass
    return counts


def _limited(ratings: Ratings, drawn: Floats) -> Ints:
    """Count the draws in which each account is among the best contacts."""
    plan, most = Plan.of(ratings.model), ratings.model.settings.contacts_at_most or 0
    values = np.empty((drawn.shape[1], len(ratings)))

    def work(block: slice) -> None:
        rule = contact_rule(plan, ratings.outcomes[:, block], ratings.points[:, block])
        contact, exact = contacts_by(rule, drawn)
        values[:, block] = np.where(contact, exact.round(SETTLED), -np.inf).T

    for _ in each(work, blocks(len(ratings), BLOCK)):
        pass
    counts = np.zeros(len(ratings), dtype=np.int64)
    for row in values:
        counts += row > first_waiting(row, most)
    return counts


def first_waiting(values: Floats, most: int) -> float:
    """Give the exact rating of the first that has no place; -inf if all have one.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Settled exact ratings; -inf for those that are no contacts.
    most : int
        How many places there are.

    Examples
    --------
    >>> first_waiting(np.array([5.0, 8.0, 7.0, 7.0]), 2)
    7.0
    """
    if most >= len(values):
        return -np.inf
    return float(-np.partition(-values, most)[most])


def contacts_by(rule: ContactRule, weights: Floats) -> tuple[Bools, Floats]:
    """Say who is a contact under other weights.

    Parameters
    ----------
    rule : ContactRule
        The accounts.
    weights : ndarray of float, shape (k, d)
        Above 0 where the model's are.

    Returns
    -------
    contact : ndarray of bool, shape (n, d)
        As if there were places for all.
    exact : ndarray of float, shape (n, d)
        The exact rating that is shown; NaN without one.
    """
    judged = [_by_way(rule, way, weights) for way in rule.ways]
    if len(judged) == 1:
        return judged[0]
    best, shown = judged[0]
    standing = rule.ways[0].standing
    for way, (contact, exact) in zip(rule.ways[1:], judged[1:], strict=True):
        higher = exact.round(SETTLED) > shown.round(SETTLED)
        better = np.where(
            (way.standing == standing)[:, None],
            higher,
            (way.standing > standing)[:, None],
        )
        best, shown = np.where(better, contact, best), np.where(better, exact, shown)
        standing = np.maximum(standing, way.standing)
    return best, shown


def _by_way(rule: ContactRule, way: Way, weights: Floats) -> tuple[Bools, Floats]:
    exact = _exact(rule, way.weighing, weights)
    contact = _reached(way.bars[0], exact)
    for bar in way.bars[1:]:
        contact &= _reached(bar, _exact(rule, bar.weighing, weights))
    if rule.known_least > 0:
        inside = weights[list(way.weighing.criteria)]
        known = rule.known[list(way.weighing.criteria)].T.astype(np.float64) @ inside
        contact &= known >= rule.known_least * inside.sum(axis=0)
    contact[way.standing == 0] = False
    return contact, exact


def _reached(bar: Bar, exact: Floats) -> Bools:
    reached: Bools = exact >= bar.least
    reached[bar.always] = True
    reached[bar.never] = False
    return reached


def _exact(rule: ContactRule, weighing: Weighing, weights: Floats) -> Floats:
    """Rate accounts under other weights, shape (n, d)."""
    inside, positive = np.array(weighing.criteria, dtype=int), np.array(
        weighing.positive, dtype=bool
    )  # fmt: skip
    good, bad = inside[positive], inside[~positive]
    full = weights[good].sum(axis=0)
    exact: Floats = rule.points[good].T @ weights[good]
    with np.errstate(divide="ignore", invalid="ignore"):
        there = rule.there[good]
        exact /= full if there.all() else there.T.astype(np.float64) @ weights[good]
        if len(bad):
            exact += (rule.points[bad].T @ weights[bad]) / full
    return exact
