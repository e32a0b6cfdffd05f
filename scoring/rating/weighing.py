"""From a model to the numbers that the arithmetic needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.rating.kernel import Weighing
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.model.model import Criterion, Model

CATCH_ALL = (Test.OTHERWISE, Test.IS_NOT_BLANK)


def attainable(criterion: Criterion) -> tuple[float, float]:
    """Find the least and the greatest points that a filled cell could earn.

    Returns
    -------
    tuple of (float, float)
        Over the rules up to the first that catches every filled cell; with 0 unless
        there is such a one. Rules that say `out`, and `is blank`, earn nothing.
    """
    reaches: list[float] = []
    for rule in criterion.rules:
        if rule.test is not Test.IS_BLANK and not rule.out:
            reaches += rule.condition.reach(rule.points)
        if rule.test in CATCH_ALL:
            break
    else:
        reaches.append(0.0)
    return min(reaches, default=0.0), max(reaches, default=0.0)


def weigh(criteria: Sequence[Criterion], chosen: Iterable[int]) -> Weighing:
    """Prepare the arithmetic for some of the criteria, by their indices.

    Criteria without weight count in nothing and are left out.
    """
    counted = tuple(index for index in chosen if criteria[index].weight > 0)
    weights = tuple(criteria[index].weight for index in counted)
    positive = tuple(criteria[index].can_earn for index in counted)
    bounds = [attainable(criteria[index]) for index in counted]
    return Weighing(
        criteria=counted,
        weights=weights,
        positive=positive,
        least=tuple(least for least, _ in bounds),
        greatest=tuple(greatest for _, greatest in bounds),
        full=_sum(w for w, p in zip(weights, positive, strict=True) if p),
        total=_sum(weights),
    )


def members(model: Model, profile: str | None) -> tuple[int, ...]:
    """Find the criteria that a profile is rated by: its own and the shared ones."""
    return tuple(
        index
        for index, criterion in enumerate(model.criteria)
        if not criterion.profiles or profile is None or profile in criterion.profiles
    )


def own(model: Model, profile: str) -> tuple[int, ...]:
    """Find the criteria with weight that name a profile."""
    return tuple(
        index
        for index, criterion in enumerate(model.criteria)
        if profile in criterion.profiles and criterion.weight > 0
    )


def _sum(weights: Iterable[float]) -> float:
    """Add one by one, as the arrays do, so that both end on the same digit."""
    total = 0.0
    for weight in weights:
        total += weight
    return total
