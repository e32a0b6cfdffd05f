"""Accounts whose number or date falls between two bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.checks.bands import gaps
from scoring.checks.quoting import first_and_more, judged_rows, sources
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.decide import no_match


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.bands import Gap
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings


ONE: Final = phrase(
    "'{cell}' in {place} falls between '{below}' and '{above}', matches no rule of "
    "'{criterion}' and earns 0 points; let the one begin where the other ends"
)
SEVERAL: Final = phrase(
    "'{cell}' in {place} (and {more:,} more) falls between '{below}' and '{above}', "
    "matches no rule of '{criterion}' and earns 0 points; let the one begin where the "
    "other ends"
)
CODE: Final = Code(
    "C207",
    Level.WARNING,
    title="gap between bands",
    help="Let a band begin where the one below ends.",
    advice="Or use `at least` from the top down.",
    words=(ONE, SEVERAL),
)


@dataclass(frozen=True, slots=True)
class BandGaps:
    """Cells that fall in a gap and so match no rule, once per criterion."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the gap that holds the first account; its rule is what to mend."""
        for index, criterion, source in sources(ratings.model, ratings.accounts):
            unmatched = ratings.outcomes[index] == no_match(criterion)
            falls = [*_falls(criterion, source, unmatched, places)]
            if falls:
                yield _finding(criterion, falls, source.column, places)


class _Fall(NamedTuple):
    """A gap, and the accounts that fall into it."""

    gap: Gap
    rows: Bools


def _falls(
    criterion: Criterion, source: Source, unmatched: Bools, places: Places
) -> Iterator[_Fall]:
    for gap in gaps(criterion):
        rows = judged_rows(criterion, source, places.accounts, gap.holds, gap.lens)
        rows = rows & unmatched
        if rows.any():
            yield _Fall(gap, rows)


def _finding(
    criterion: Criterion, falls: list[_Fall], column: int, places: Places
) -> Finding:
    rows = np.logical_or.reduce([fall.rows for fall in falls])
    row, more = first_and_more(rows) or (0, 0)
    gap = next(fall.gap for fall in falls if fall.rows[row])
    cell = places.quote(row, column)
    sentence = message(
        SEVERAL if more else ONE,
        cell=cell,
        place=places.cell(row, column),
        more=more,
        below=gap.below.rule.words,
        above=gap.above.rule.words,
        criterion=criterion.name,
    )
    return CODE.at(gap.above.rule.place, sentence, found=cell)
