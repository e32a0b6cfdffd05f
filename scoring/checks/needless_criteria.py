"""Criteria that could be left out of a long list without another list of contacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import shortened
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.plan import Plan
from scoring.rating.rate_block import STATUSES, rate_block
from scoring.threads import blocks
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Signed
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model
    from scoring.rating.ratings import Ratings


MANY: Final = 15
"""Criteria above which few people can say what each is for."""
LISTED: Final = 5
BLOCK: Final = 65_536
NEAREST: Final = 256
"""Accounts next to the bound of a contact that are looked at first."""
CONTACT: Final = STATUSES.index(Status.CONTACT)
WORDS: Final = phrase(
    "of {count:,} criteria {needless:,} could be left out{needless:|, each alone,} without another list "
    "of contacts: {names}"
)
CODE: Final = Code(
    "C221",
    Level.NOTE,
    title="criteria that change nothing",
    help="Without them the same accounts are contacts.",
    advice="Fewer criteria are easier to keep filled; see whether you need these.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class NeedlessCriteria:
    """In a model of many criteria those that never change who is a contact."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Leave out each in turn, and see whether any account would change sides."""
        active = [i for i, one in enumerate(ratings.model.criteria) if one.active]
        if len(active) <= MANY:
            return
        needless = [
            ratings.model.criteria[index] for index in _needless(ratings, active)
        ]
        if needless:
            sentence = message(
                WORDS, count=len(active), needless=len(needless), names=_names(needless)
            )
            yield CODE.at(needless[0].place, sentence, more=len(needless) - 1)


def _needless(ratings: Ratings, active: list[int]) -> list[int]:
    """Give the criteria without which every account stays what it is.

    Most change someone of those nearest to the bound, and are not looked at again.
    """
    plans = {index: Plan.of(_without(ratings.model, index)) for index in active}
    whole = Plan.of(ratings.model)
    parts: tuple[Signed | slice, ...] = (
        _nearest(ratings),
        *blocks(len(ratings), BLOCK),
    )
    for rows in parts:
        if not plans:
            break
        outcomes, points = ratings.outcomes[:, rows], ratings.points[:, rows]
        contact = rate_block(whole, outcomes, points).status == CONTACT
        for index, plan in tuple(plans.items()):
            status = rate_block(plan, outcomes, points).status
            if ((status == CONTACT) != contact).any():
                del plans[index]
    return list(plans)


def _nearest(ratings: Ratings) -> Signed:
    """Find the accounts that are nearest to being a contact, or to being none."""
    away = np.abs(ratings.exact - ratings.model.settings.contact_from)
    if len(away) <= NEAREST:
        return np.arange(len(away))
    return np.argpartition(away, NEAREST)[:NEAREST]  # without a rating last


def _without(model: Model, index: int) -> Model:
    """Switch a criterion off, so that all others keep their places."""
    off = replace(model.criteria[index], weight=0.0, weightless=False)
    criteria = (*model.criteria[:index], off, *model.criteria[index + 1 :])
    return replace(model, criteria=criteria)


def _names(criteria: list[Criterion]) -> str:
    names = ", ".join(f"'{shortened(one.name)}'" for one in criteria[:LISTED])
    return names if len(criteria) <= LISTED else f"{names}, ..."
