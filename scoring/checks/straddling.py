"""Ranges such as `201-500` that lie on both sides of a rule's bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more, sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.limits import Within
from scoring.rating.columns import Coded


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings
    from scoring.values.spans import Span


WORDS: Final = phrase(
    "only part of '{cell}' is '{rule}', so this rule of '{criterion}' does not match; "
    "what is certain counts"
)
CODE: Final = Code(
    "A216",
    Level.NOTE,
    title="a range across a bound",
    help="A rule matches a range only where all of it does.",
    advice="Move the bound to where the ranges end, or write the number itself.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class StraddlingRanges:
    """Ranges that a rule would match in part, before any that matches whole."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first rule of each criterion that such ranges stand across."""
        for index, criterion, source in sources(ratings.model, ratings.accounts):
            column = ratings.accounts.column(source.column)
            if source.derive is not None or not isinstance(column, Coded):
                continue
            spans = [cell.span for cell in column.cells]
            if not any(spans):
                continue
            for number, across in _straddled(criterion, spans):
                rows = across[column.codes] & (ratings.outcomes[index] > number)
                first = first_and_more(rows)
                if first is None:
                    continue
                row, more = first
                cell, rule = places.quote(row, source.column), criterion.rules[number]
                sentence = message(
                    WORDS, cell=cell, rule=rule.words, criterion=criterion.name
                )
                place = places.cell(row, source.column)
                yield CODE.at(place, sentence, found=cell, more=more)
                break


def _straddled(
    criterion: Criterion, spans: list[Span | None]
) -> Iterator[tuple[int, Bools]]:
    """Mark for each rule that compares numbers the ranges that it cuts."""
    for number, rule in enumerate(criterion.rules):
        limits = rule.condition
        if isinstance(limits, Within) and limits.lens == "number":
            cut = (span is not None and _cut(limits, span) for span in spans)
            yield number, np.fromiter(cut, np.bool_, len(spans))


def _cut(limits: Within, span: Span) -> bool:
    inside = limits.low <= span.low and span.high <= limits.high
    return not inside and span.low <= limits.high and limits.low <= span.high
