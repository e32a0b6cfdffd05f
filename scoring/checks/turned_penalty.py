"""Penalties that one positive rule turned into ordinary criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.rated import ByRated
from scoring.findings import Code, Level, message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.rated import Rated
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model

RULE: Final = ByRated(
    phrase(
        "'{criterion}' mostly takes points away, but '{rule}' gives +{points:g}, so it "
        "is no penalty but an ordinary criterion, in which every account must earn its "
        "share; write 0 there if you meant a penalty"
    ),
    phrase(
        "'{criterion}' mostly takes points away, but '{rule}' gives +{points:g}, so it "
        "is no penalty but an ordinary criterion, in which every contact must earn its "
        "share; write 0 there if you meant a penalty"
    ),
)
IF_BLANK: Final = ByRated(
    phrase(
        "'{criterion}' mostly takes points away, but If blank gives +{points:g}, so it "
        "is no penalty but an ordinary criterion, in which every account must earn its "
        "share; write 0 there if you meant a penalty"
    ),
    phrase(
        "'{criterion}' mostly takes points away, but If blank gives +{points:g}, so it "
        "is no penalty but an ordinary criterion, in which every contact must earn its "
        "share; write 0 there if you meant a penalty"
    ),
)
CODE: Final = Code(
    "C204",
    Level.WARNING,
    title="no longer a penalty",
    help="A positive rule made it ordinary.",
    advice="Move the positive rule to a criterion of its own.",
    words=(*RULE, *IF_BLANK),
)


@dataclass(frozen=True, slots=True)
class TurnedPenalty:
    """Criteria that mostly take points away, with one rule that gives some."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:
        """Find each, with the one positive rule."""
        for criterion in model.criteria:
            if criterion.weight > 0 and _is_turned(criterion):
                yield _finding(criterion, who)


def _is_turned(criterion: Criterion) -> bool:
    rules = criterion.rules
    if any(rule.own_points for rule in rules):
        return False
    negative = sum(rule.points < 0 for rule in rules)
    positive = sum(rule.points > 0 for rule in rules)
    if positive + _blank_earns(criterion) != 1:
        return False
    return 2 * negative > len(rules) or (
        2 * negative == len(rules) and _takes_more(criterion)
    )


def _takes_more(criterion: Criterion) -> bool:
    """Say whether the worst that a criterion takes outweighs the best that it gives."""
    points = [criterion.if_blank.points, *(rule.points for rule in criterion.rules)]
    return max(points) < -min(points)


def _blank_earns(criterion: Criterion) -> bool:
    return criterion.if_blank.points > 0


def _finding(criterion: Criterion, who: Rated) -> Finding:
    name = criterion.name
    if _blank_earns(criterion):
        points = criterion.if_blank.points
        sentence = message(IF_BLANK.of(who), criterion=name, points=points)
        return CODE.at(criterion.place, sentence)
    rule = next(rule for rule in criterion.rules if rule.points > 0)
    sentence = message(
        RULE.of(who), criterion=name, rule=rule.words, points=rule.points
    )
    return CODE.at(rule.place, sentence)
