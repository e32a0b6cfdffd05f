"""Models, or profiles, by which no account can get a rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.rating.weighing import members
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model

NO_POINTS: Final = phrase(
    "no criterion can earn positive points, so no {who} gets a rating"
)
NO_POINTS_OF_PROFILE: Final = phrase(
    "no criterion of profile '{profile}' can earn positive points, so no {who} gets a "
    "rating"
)
NO_WEIGHT: Final = phrase(
    "no criterion has a weight above 0, so no {who} gets a rating"
)
NO_WEIGHT_OF_PROFILE: Final = phrase(
    "no criterion of profile '{profile}' has a weight above 0, so no {who} gets a rating"
)
CODE: Final = Code(
    "C210",
    Level.WARNING,
    title="no positive criterion",
    help="No account can get a rating.",
    advice="Give some rule points above 0.",
    words=(NO_POINTS, NO_POINTS_OF_PROFILE, NO_WEIGHT, NO_WEIGHT_OF_PROFILE),
)


@dataclass(frozen=True, slots=True)
class NothingToEarn:
    """Profiles without any criterion that could earn points."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: str) -> Iterator[Finding]:
        """Find them; a model without profiles counts as one."""
        for profile in model.profiles or (None,):
            chosen = [model.criteria[index] for index in members(model, profile)]
            if not any(c.weight > 0 and c.can_earn for c in chosen):
                place = chosen[0].place if chosen else Sheet.CRITERIA.value
                yield CODE.at(place, _sentence(chosen, profile, who))


def _sentence(chosen: list[Criterion], profile: str | None, who: str) -> Message:
    weighed = any(criterion.weight > 0 for criterion in chosen)
    if profile is None:
        return message(NO_POINTS if weighed else NO_WEIGHT, who=who)
    words = NO_POINTS_OF_PROFILE if weighed else NO_WEIGHT_OF_PROFILE
    return message(words, profile=profile, who=who)
