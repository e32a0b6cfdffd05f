"""What is doubtful in a model, whatever the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.checks.bands import open_gaps
from scoring.checks.cover import covers
from scoring.checks.quoting import in_order
from scoring.finding_codes import finding
from scoring.model.conditions.filled import Filled
from scoring.model.model import MOST_POINTS
from scoring.rating.kernel import rounded_rating
from scoring.rating.weighing import members
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model, Rule

MOST_NAMED = 3
"""Criteria named in one sentence."""


def review_model(
    model: Model, *, alone: bool = False, who: str = "account"
) -> list[Finding]:
    """Find what is doubtful in a model by itself.

    Parameters
    ----------
    model : Model
        A model without errors.
    alone : bool
        Whether there are no accounts to hold it against. Gaps between bands are then
        noted as such; otherwise they matter only where an account falls in one.
    who : str
        Whom it rates, in one word.

    Returns
    -------
    list of Finding
        Warnings and notes, by code and place.

    Examples
    --------
    >>> from scoring import parse_model
    >>> model = parse_model([
    ...     ["Criterion", "Weight", "Test", "Value", "Points"],
    ...     ["Employees", 1, "at least", 50, 10],
    ...     ["Employees", None, "at least", 250, 5],
    ... ])
    >>> print(*review_model(model))
    C202 Criteria!C3: 'at least 250' never matches, since 'at least 50' in Criteria!C2 \
catches all of it first; put the narrower rule above
    """
    found = [*_ideal(model, who), *_groups(model), *(open_gaps(model) if alone else ())]
    for criterion in model.criteria:
        found += _criterion(criterion, who)
    return in_order(found)


def _criterion(criterion: Criterion, who: str) -> Iterator[Finding]:
    if not criterion.active:
        yield from _silenced(criterion)
        return
    yield from _covered(criterion)
    yield from _turned(criterion, who)


def _silenced(criterion: Criterion) -> Iterator[Finding]:
    """Find a weight of 0 that silences an `out` (C203)."""
    outs = [rule for rule in criterion.rules if rule.out]
    if outs or criterion.if_blank.out:
        said = f"'{outs[0].said}'" if outs else "If blank"
        text = (
            f"'{criterion.name}' has weight 0, so {said} no longer disqualifies; leave "
            "its Weight empty to disqualify without counting"
        )
        yield finding("C203", criterion.place, text, found=0)


def _covered(criterion: Criterion) -> Iterator[Finding]:
    """Find rules that can never match (C202)."""
    for index, rule in enumerate(criterion.rules):
        above = criterion.rules[:index]
        if not _is_covered(criterion, index):
            continue
        alone = (one for one in above if covers([one.condition], rule.condition))
        one = next(alone, None)
        if one is None:
            by = f"the rules above it in '{criterion.name}' catch"
        else:
            by = f"'{one.said}' in {one.place} catches"
        text = f"'{rule.said}' never matches, since {by} all of it first; "
        text += "put the narrower rule above"
        yield finding("C202", rule.place, text, found=rule.said)


def _is_covered(criterion: Criterion, index: int) -> bool:
    above = [rule.condition for rule in criterion.rules[:index]]
    return covers(above, criterion.rules[index].condition)


def _turned(criterion: Criterion, who: str) -> Iterator[Finding]:
    """Find a penalty that one positive rule turned into an ordinary criterion (C204)."""
    rules, blank = criterion.rules, criterion.if_blank.points
    if criterion.weight == 0 or any(rule.own_points for rule in rules):
        return
    negative = sum(rule.points < 0 for rule in rules)
    positive = [rule for rule in rules if rule.points > 0]
    if 2 * negative <= len(rules) or len(positive) + (blank > 0) != 1:
        return
    said, points = ("If blank", blank) if blank > 0 else _said(positive[0])
    text = (
        f"'{criterion.name}' mostly takes points away, but {said} gives +{points:g}, so it "
        f"is no penalty but an ordinary criterion, in which every {who} must earn its "
        "share; write 0 there if you meant a penalty"
    )
    yield finding("C204", criterion.place if blank > 0 else positive[0].place, text)


def _said(rule: Rule) -> tuple[str, float]:
    return f"'{rule.said}'", rule.points


class _Best(NamedTuple):
    """The best that an account can get out of a criterion."""

    criterion: Criterion
    points: float

    @property
    def limits(self) -> bool:
        """Whether it keeps the ideal account from 10."""
        return self.points < (MOST_POINTS if self.criterion.can_earn else 0)

    def __str__(self) -> str:
        """Say it in a sentence."""
        if self.criterion.can_earn:
            return f"'{self.criterion.name}' earns at most {self.points:g} points"
        return f"'{self.criterion.name}' takes at least {-self.points:g} away"


def _ideal(model: Model, who: str) -> Iterator[Finding]:
    """Rate the ideal account of each profile (C201), if it has a rating (C210)."""
    for profile in model.profiles or (None,):
        chosen = [model.criteria[index] for index in members(model, profile)]
        best = [_Best(c, _best_points(c)) for c in chosen if c.weight > 0]
        whose = "" if profile is None else f" of profile '{profile}'"
        full = sum(b.criterion.weight for b in best if b.criterion.can_earn)
        if full == 0:
            yield _no_rating(chosen, whose, who)
            continue
        exact = sum(b.criterion.weight * b.points for b in best) / full
        rating = float(rounded_rating(np.array(exact)))
        if rating < MOST_POINTS:
            limiting = [b for b in best if b.limits]
            named = "; ".join(map(str, limiting[:MOST_NAMED]))
            others = len(limiting) - MOST_NAMED
            named += f"; and {others} more" if others > 0 else ""
            text = f"the ideal {who}{whose} reaches only {rating:.1f}: {named}"
            place = limiting[0].criterion.place
            yield finding("C201", place, text, expected="10", found=f"{rating:.1f}")


def _no_rating(chosen: list[Criterion], whose: str, who: str) -> Finding:
    weighed = any(criterion.weight > 0 for criterion in chosen)
    why = "can earn positive points" if weighed else "has a weight above 0"
    text = f"no criterion{whose} {why}, so no {who} gets a rating"
    place = chosen[0].place if chosen else Sheet.CRITERIA.value
    return finding("C210", place, text)


def _best_points(criterion: Criterion) -> float:
    """Find the most points that a cell could earn, covered rules left out."""
    found = [
        _most(rule)
        for index, rule in enumerate(criterion.rules)
        if not rule.out and not _is_covered(criterion, index)
    ]
    if not covers([rule.condition for rule in criterion.rules], Filled(filled=True)):
        found.append(0.0)
    if criterion.if_blank.points > 0:
        found.append(criterion.if_blank.points)
    return max(found, default=0.0)


def _most(rule: Rule) -> float:
    if rule.own_points:
        return MOST_POINTS
    return rule.condition.reach(rule.points)[1]


def _groups(model: Model) -> Iterator[Finding]:
    """Find groups that cannot be rated, having nothing to earn (C209)."""
    for group in model.groups:
        inside = [c for c in model.criteria if c.group == group and c.active]
        if inside and not any(c.weight > 0 and c.can_earn for c in inside):
            text = f"group '{group}' can only take points away, so it has no rating "
            text += "and no column of its own"
            yield finding("C209", inside[0].place, text)
