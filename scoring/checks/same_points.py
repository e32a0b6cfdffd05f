"""Criteria with the same points for every account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.rating.decide import no_match, unknown


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings


FEWEST: Final = 10
"""Accounts from which on equal points are no chance."""
VARIOUS: Final = phrase(
    "'{criterion}' {effect} for every account, so it makes no difference"
)
BLANK: Final = phrase(
    "'{criterion}' {effect} for every account ('{field}' is blank for all), so it makes "
    "no difference"
)
NO_RULE: Final = phrase(
    "'{criterion}' {effect} for every account (no rule matches any of them), so it makes "
    "no difference"
)
ONE_RULE: Final = phrase(
    "'{criterion}' {effect} for every account ('{rule}' matches all of them), so it makes "
    "no difference"
)
LEFT_OUT: Final = Message("is left out")
EARNS: Final = phrase("earns {points:g} points")
EARNS_ONE: Final = phrase("earns 1 point")
CODE: Final = Code(
    "C205",
    Level.WARNING,
    title="same points for all",
    help="All accounts get the same from it.",
    advice="Drop the criterion, or give it finer rules.",
    words=(VARIOUS, BLANK, NO_RULE, ONE_RULE),
)


@dataclass(frozen=True, slots=True)
class SamePoints:
    """Criteria that make no difference between accounts."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find them, and say what is the same for all."""
        if len(ratings) < FEWEST:
            return
        for index, criterion in enumerate(ratings.model.criteria):
            points = ratings.points[index]
            if criterion.weight == 0 or not _equal(points):
                continue
            # A penalty that spares everyone is good news, and its `out` may be why.
            if points[0] == 0 and (not criterion.can_earn or _disqualifies(criterion)):
                continue
            sentence = _sentence(ratings, index)
            yield CODE.at(criterion.place, sentence, found=f"{points[0]:g}")


def _equal(points: Floats) -> bool:
    """Say whether all points are equal; a glance at the first few mostly tells."""
    return all(
        bool(np.isnan(part).all() if np.isnan(points[0]) else (part == points[0]).all())
        for part in (points[:1000], points)
    )


def _disqualifies(criterion: Criterion) -> bool:
    return criterion.if_blank.out or any(rule.out for rule in criterion.rules)


def _sentence(ratings: Ratings, index: int) -> Message:
    criterion, points = ratings.model.criteria[index], float(ratings.points[index][0])
    outcomes = ratings.outcomes[index]
    name = criterion.name
    earns = message(EARNS_ONE if points == 1 else EARNS, points=points)
    effect = LEFT_OUT if np.isnan(points) else earns
    if not (outcomes == outcomes[0]).all():
        return message(VARIOUS, criterion=name, effect=effect)
    if outcomes[0] == unknown(criterion):
        return message(BLANK, criterion=name, effect=effect, field=criterion.field)
    if outcomes[0] == no_match(criterion):
        return message(NO_RULE, criterion=name, effect=effect)
    rule = criterion.rules[outcomes[0]].words
    return message(ONE_RULE, criterion=name, effect=effect, rule=rule)
