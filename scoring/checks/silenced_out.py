"""A weight of 0, which silences an `out`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.findings import Code, Level, message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.rated import Rated
    from scoring.findings import Finding
    from scoring.model.model import Model

RULE: Final = phrase(
    "'{criterion}' has weight 0, so '{rule}' no longer disqualifies; leave its Weight "
    "empty to disqualify without counting"
)
IF_BLANK: Final = phrase(
    "'{criterion}' has weight 0, so If blank no longer disqualifies; leave its Weight "
    "empty to disqualify without counting"
)
CODE: Final = Code(
    "C203",
    Level.WARNING,
    title="weight 0",
    help="Weight 0 switches the criterion off, out included.",
    advice="Give it a weight, or an empty one if it is only to disqualify.",
    words=(RULE, IF_BLANK),
)


@dataclass(frozen=True, slots=True)
class SilencedOut:
    """Criteria that would disqualify, but have weight 0."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find a weight of 0 beside an `out`."""
        for criterion in model.criteria:
            outs = [rule for rule in criterion.rules if rule.out]
            if criterion.active or not (outs or criterion.if_blank.out):
                continue
            if outs:
                sentence = message(RULE, criterion=criterion.name, rule=outs[0].words)
            else:
                sentence = message(IF_BLANK, criterion=criterion.name)
            yield CODE.at(criterion.place, sentence, found=0)
