"""Rules that can never match, because rules above catch all that they could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.cover import covers, is_covered
from scoring.findings import Code, Level, Message, message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.rated import Rated
    from scoring.findings import Finding
    from scoring.model.model import Criterion, Model

BY_ONE: Final = phrase(
    "'{rule}' never matches, since '{above}' in {place} catches all of it first; put "
    "the narrower rule above"
)
BY_SEVERAL: Final = phrase(
    "'{rule}' never matches, since the rules above it in '{criterion}' catch all of it "
    "first; put the narrower rule above"
)
CODE: Final = Code(
    "C202",
    Level.WARNING,
    title="rule covered",
    help="A rule above it catches all it could match.",
    advice=(
        "Order the rules so that the narrower stands first: `at least 250` above "
        "`at least 50`."
    ),
    words=(BY_ONE, BY_SEVERAL),
)


@dataclass(frozen=True, slots=True)
class CoveredRules:
    """Rules in vain, of criteria that count."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, model: Model, who: Rated) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find them, each with the rule above that catches all of it."""
        for criterion in filter(lambda one: one.active, model.criteria):
            for index, rule in enumerate(criterion.rules):
                if is_covered(criterion, index):
                    sentence = _sentence(criterion, index)
                    yield CODE.at(rule.place, sentence, found=rule.words)


def _sentence(criterion: Criterion, index: int) -> Message:
    rule, above = criterion.rules[index], criterion.rules[:index]
    alone = (one for one in above if covers([one.condition], rule.condition))
    one = next(alone, None)
    if one is None:
        return message(BY_SEVERAL, rule=rule.words, criterion=criterion.name)
    return message(BY_ONE, rule=rule.words, above=one.words, place=one.place)
