"""The best that an account can get out of a criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.checks.cover import covers, is_covered
from scoring.model.conditions.filled import Filled
from scoring.model.model import MOST_POINTS


if TYPE_CHECKING:
    from scoring.model.model import Criterion, Rule


def best_points(criterion: Criterion) -> float:
    """Find the most points that a cell could earn, covered rules left out."""
    points = [
        _most(rule)
        for index, rule in enumerate(criterion.rules)
        if not rule.out and not is_covered(criterion, index)
    ]
    if not covers([rule.condition for rule in criterion.rules], Filled(filled=True)):
        points.append(0.0)
    if criterion.if_blank.points > 0:
        points.append(criterion.if_blank.points)
    return max(points, default=0.0)


def _most(rule: Rule) -> float:
    if rule.own_points:
        return MOST_POINTS
    return rule.condition.reach(rule.points)[1]
