"""What makes accounts contacts, but for the weights: ready for any of them.

Which rules matched does not depend on weights, so that what disqualifies, what is
unknown and what sets a floor is known beforehand.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.judgement.stability import contact_bound
from scoring.rating.decide import outcome_floors, outcome_outs, unknown
from scoring.rating.kernel import rounded_rating
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.arrays import Bools, Floats, Int8s, Int16s
    from scoring.model.model import Model
    from scoring.rating.kernel import Weighing
    from scoring.rating.plan import Part, Plan

HALF_NINTH: Final = 5e-10
"""Ratings are settled at nine decimals before they are compared."""
RATED, BLIND, UNRATED = 2, 1, 0


class Bar(NamedTuple):
    """A rating that an account must reach.

    Parameters
    ----------
    weighing : Weighing
        What it is made of.
    least : float
        The least exact rating that reaches it.
    always, never : ndarray of bool, shape (n,)
        Where it is reached, or missed, whatever the weights.
    """

    weighing: Weighing
    least: float
    always: Bools
    never: Bools


class Way(NamedTuple):
    """How accounts become contacts by one profile, or by a model without any.

    Parameters
    ----------
    bars : tuple of Bar
        The rating's, and one for each group that is also needed.
    standing : ndarray of int, shape (n,)
        `RATED`, `BLIND` where nothing of the profile's own is known, or `UNRATED`.
        The profile of the best standing counts, and of several the best rated.
    """

    bars: tuple[Bar, ...]
    standing: Int8s

    @property
    def weighing(self) -> Weighing:
        """What the rating is made of."""
        return self.bars[0].weighing


class ContactRule(NamedTuple):
    """What makes n accounts contacts, but for the weights of k criteria.

    Parameters
    ----------
    ways : tuple of Way
        One for each profile.
    points : ndarray of float, shape (k, n)
        0 where skipped.
    there : ndarray of bool, shape (k, n)
        Where not skipped.
    known : ndarray of bool, shape (k, n)
        Where not unknown.
    known_least : float
        The least share of known weight of a contact.
    most : int or None
        How many contacts there may be.
    """

    ways: tuple[Way, ...]
    points: Floats
    there: Bools
    known: Bools
    known_least: float
    most: int | None


def contact_rule(plan: Plan, outcomes: Int16s, points: Floats) -> ContactRule:
    """Prepare a block of accounts; see `rate_block` for the parameters."""
    settings = plan.model.settings
    there = ~np.isnan(points)
    past = np.array([unknown(c) for c in plan.model.criteria], dtype=np.int16)
    known = outcomes != past[:, None]
    facts = _Facts(plan.model, outcomes, there, known)
    return ContactRule(
        tuple(_way(plan, part, facts) for part in plan.parts),
        np.where(there, points, 0.0),
        there,
        known,
        settings.known_at_least - HALF_NINTH,
        settings.contacts_at_most,
    )


def least_exact(bound: float) -> float:
    """Give the least exact rating that is shown as `bound` or more.

    >>> least_exact(5.0) < 4.95, least_exact(0.0)
    (True, -inf)
    """
    return contact_bound(bound) - HALF_NINTH if bound > 0 else -math.inf


class _Facts(NamedTuple):
    """What was decided for a block, whatever the weights."""

    model: Model
    outcomes: Int16s
    there: Bools
    known: Bools

    def nothing(self) -> Bools:
        """Mark none."""
        return np.zeros(self.outcomes.shape[1], dtype=np.bool_)

    def out(self, chosen: Iterable[int]) -> Bools:
        """Mark what some criteria disqualify."""
        marks = self.nothing()
        for index in self._active(chosen):
            table = outcome_outs(self.model.criteria[index])
            if any(table):
                marks |= np.take(table, self.outcomes[index])
        return marks

    def floor(self, chosen: Iterable[int]) -> Floats:
        """Give the highest floor that some criteria set."""
        highest = np.full(self.outcomes.shape[1], -math.inf)
        for index in self._active(chosen):
            table = outcome_floors(self.model.criteria[index])
            if not np.isnan(table).all():
                highest = np.fmax(highest, np.take(table, self.outcomes[index]))
        return highest

    def _active(self, chosen: Iterable[int]) -> list[int]:
        return [index for index in chosen if self.model.criteria[index].active]

    def worth(self, weighing: Weighing) -> Bools:
        """Mark accounts that have a rating by some criteria."""
        marks = self.nothing()
        pairs = zip(weighing.criteria, weighing.positive, strict=True)
        for index in (index for index, positive in pairs if positive):
            marks |= self.there[index]
        return marks


def _way(plan: Plan, part: Part, facts: _Facts) -> Way:
    out, worth = facts.out(part.members), facts.worth(part.weighing)
    blind = facts.nothing()
    if len(plan.parts) > 1:
        blind = ~np.logical_or.reduce(facts.known[list(part.own)], axis=0)
    standing = np.where(out | ~worth, UNRATED, np.where(blind, BLIND, RATED))
    bound = plan.model.settings.contact_from
    reached = rounded_rating(facts.floor(part.members)) >= bound
    rating = Bar(part.weighing, least_exact(bound), reached, facts.nothing())
    return Way((rating, *_groups(plan, part, facts)), standing.astype(np.int8))


def _groups(plan: Plan, part: Part, facts: _Facts) -> list[Bar]:
    """Give the bars of the groups that a contact also needs."""
    rows = {text_key(name): row for row, name in enumerate(plan.groups)}
    bars = []
    for need in plan.model.settings.also_needs:
        row = rows.get(text_key(need.group))
        if row is None:
            nobody = facts.nothing()
            bars.append(Bar(part.weighing, math.inf, nobody, ~nobody))
            continue
        weighing = part.groups[row]
        criteria, name = plan.model.criteria, plan.groups[row]
        inside = [index for index in part.members if criteria[index].group == name]
        out, worth = facts.out(inside), facts.worth(weighing)
        reached = rounded_rating(facts.floor(inside)) >= need.bound
        low = need.bound <= 0
        always = np.where(out, low, worth & reached)
        never = np.where(out, not low, ~worth)
        bars.append(Bar(weighing, least_exact(need.bound), always, never))
    return bars
