"""Models, or profiles, by which no account can get a rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.rated import ByRated
from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.rating.weighing import members
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.rated import Rated
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model

NO_POINTS: Final = ByRated(
    phrase("no criterion can earn positive points, so no account gets a rating"),
    phrase("no criterion can earn positive points, so no contact gets a rating"),
)
NO_POINTS_OF_PROFILE: Final = ByRated(
    phrase(
        "no criterion of profile '{profile}' can earn positive points, so no account "
        "gets a rating"
    ),
    phrase(
        "no criterion of profile '{profile}' can earn positive points, so no contact "
        "gets a rating"
    ),
)
NO_WEIGHT: Final = ByRated(
    phrase("no criterion has a weight above 0, so no account gets a rating"),
    phrase("no criterion has a weight above 0, so no contact gets a rating"),
)
NO_WEIGHT_OF_PROFILE: Final = ByRated(
    phrase(
        "no criterion of profile '{profile}' has a weight above 0, so no account gets a "
        "rating"
    ),
    phrase(
        "no criterion of profile '{profile}' has a weight above 0, so no contact gets a "
        "rating"
    ),
)
CODE: Final = Code(
    "C210",
    Level.WARNING,
    title="no positive criterion",
    help="No account can get a rating.",
    advice="Give some rule points above 0.",
    words=(*NO_POINTS, *NO_POINTS_OF_PROFILE, *NO_WEIGHT, *NO_WEIGHT_OF_PROFILE),
)


@dataclass(frozen=True, slots=True)
class NothingToEarn:
    """Profiles without any criterion that could earn points."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:
        """Find them; a model without profiles counts as one."""
        for profile in model.profiles or (None,):
            chosen = [model.criteria[index] for index in members(model, profile)]
            if not any(c.weight > 0 and c.can_earn for c in chosen):
                place = chosen[0].place if chosen else Sheet.CRITERIA.value
                yield CODE.at(place, _sentence(chosen, profile, who))


def _sentence(chosen: list[Criterion], profile: str | None, who: Rated) -> Message:
    weighed = any(criterion.weight > 0 for criterion in chosen)
    if profile is None:
        return message((NO_POINTS if weighed else NO_WEIGHT).of(who))
    words = NO_POINTS_OF_PROFILE if weighed else NO_WEIGHT_OF_PROFILE
    return message(words.of(who), profile=profile)
