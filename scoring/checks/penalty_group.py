"""Groups that cannot be rated, having nothing to earn."""

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

WORDS: Final = phrase(
    "group '{group}' can only take points away, so it has no rating and no column of "
    "its own"
)
CODE: Final = Code(
    "C209",
    Level.NOTE,
    title="group of penalties",
    help="A group with nothing to earn has no column.",
    advice="Nothing, or move the penalties to another group.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class PenaltyGroup:
    """Groups of penalties only."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find the groups in which no criterion earns points."""
        for group in model.groups:
            inside = [c for c in model.criteria if c.group == group and c.active]
            if inside and not any(c.weight > 0 and c.can_earn for c in inside):
                yield CODE.at(inside[0].place, message(WORDS, group=group))
