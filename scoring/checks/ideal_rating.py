"""The rating of an ideal account, which should be 10."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.checks.best_points import best_points
from scoring.checks.rated import ByRated
from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.model.model import MOST_POINTS
from scoring.rating.kernel import rounded_rating
from scoring.rating.weighing import members


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.rated import Rated
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model

MOST_NAMED: Final = 3
"""Criteria named in one sentence."""
WORDS: Final = ByRated(
    phrase("the ideal account reaches only {rating:.1f}: {limits}"),
    phrase("the ideal contact reaches only {rating:.1f}: {limits}"),
)
OF_PROFILE: Final = ByRated(
    phrase(
        "the ideal account of profile '{profile}' reaches only {rating:.1f}: {limits}"
    ),
    phrase(
        "the ideal contact of profile '{profile}' reaches only {rating:.1f}: {limits}"
    ),
)
EARNS: Final = phrase("'{criterion}' earns at most {points:g} points")
EARNS_ONE: Final = phrase("'{criterion}' earns at most 1 point")
TAKES: Final = phrase("'{criterion}' takes at least {points:g} away")
CODE: Final = Code(
    "C201",
    Level.WARNING,
    title="ideal below 10",
    help="Let the best rule of each criterion give 10.",
    advice="Or leave it: the order of the accounts stays the same.",
    words=(*WORDS, *OF_PROFILE),
)


@dataclass(frozen=True, slots=True)
class IdealRating:
    """Ideal accounts, one of each profile, that do not reach 10."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:
        """Rate the ideal account of each profile that has a rating."""
        for profile in model.profiles or (None,):
            chosen = [model.criteria[index] for index in members(model, profile)]
            best = [_Best(c, best_points(c)) for c in chosen if c.weight > 0]
            full = sum(b.criterion.weight for b in best if b.criterion.can_earn)
            if full == 0:
                continue
            exact = sum(b.criterion.weight * b.points for b in best) / full
            rating = float(rounded_rating(np.array(exact)))
            if rating < MOST_POINTS:
                yield _finding([b for b in best if b.limits], rating, profile, who)


class _Best(NamedTuple):
    """A criterion, and the most points that it can give."""

    criterion: Criterion
    points: float

    @property
    def limits(self) -> bool:
        """Whether it keeps the ideal account from 10."""
        return self.points < (MOST_POINTS if self.criterion.can_earn else 0)

    @property
    def sentence(self) -> Message:
        """What it gives at best."""
        name = self.criterion.name
        if self.criterion.can_earn:
            words = EARNS_ONE if self.points == 1 else EARNS
            return message(words, criterion=name, points=self.points)
        return message(TAKES, criterion=name, points=-self.points)


def _finding(
    limiting: list[_Best], rating: float, profile: str | None, who: Rated
) -> Finding:
    limits = _named(limiting)
    if profile is None:
        sentence = message(WORDS.of(who), rating=rating, limits=limits)
    else:
        sentence = message(
            OF_PROFILE.of(who), profile=profile, rating=rating, limits=limits
        )
    place = limiting[0].criterion.place
    return CODE.at(place, sentence, expected="10", found=f"{rating:.1f}")


def _named(limiting: list[_Best]) -> Message:
    """Say what the first few criteria give at best, and how many more there are."""
    first, *rest = [best.sentence for best in limiting[:MOST_NAMED]]
    for sentence in rest:
        first = message("{before}; {after}", before=first, after=sentence)
    more = len(limiting) - MOST_NAMED
    if more > 0:
        first = message("{before}; and {more} more", before=first, more=more)
    return first
