"""Gaps between bands that no accounts were held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.bands import gaps
from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.model.derived_fields import base_column


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.bands import Gap
    from scoring.checks.rated import Rated
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model

DAYS: Final = phrase(
    "what lies between '{below}' and '{above}' matches no rule of '{criterion}' and "
    "earns 0 points"
)
NUMBERS: Final = phrase(
    "what lies between '{below}' and '{above}', such as {example:.12g}, matches no rule "
    "of '{criterion}' and earns 0 points"
)
CODE: Final = Code(
    "C212",
    Level.NOTE,
    title="possible gap",
    help="Numbers between two bands would match no rule.",
    advice="Nothing if the column holds whole numbers only.",
    words=(DAYS, NUMBERS),
)


@dataclass(frozen=True, slots=True)
class OpenGaps:
    """The first gap of each criterion whose field may hold more than whole numbers."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Note the gaps of a model."""
        for criterion in model.criteria:
            # A derived field gives whole numbers only.
            if not criterion.active or base_column(criterion.field) is not None:
                continue
            gap = next(gaps(criterion), None)
            if gap is not None:
                yield CODE.at(gap.above.rule.place, _sentence(gap, criterion))


def _sentence(gap: Gap, criterion: Criterion) -> Message:
    below, above = gap.below.rule.words, gap.above.rule.words
    if gap.lens == "day":
        return message(DAYS, below=below, above=above, criterion=criterion.name)
    return message(
        NUMBERS,
        below=below,
        above=above,
        example=gap.example,
        criterion=criterion.name,
    )
