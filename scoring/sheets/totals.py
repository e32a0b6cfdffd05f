"""What Summary counts over all accounts, added up where they come in parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import count_each
from scoring.checks.out_or_not import not_disqualified
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.ranking import tier_of
from scoring.rating.rate_block import STATUSES
from scoring.sheets.lowering import lines
from scoring.sheets.results import Coverage
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.arrays import Bools
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import Lowering

BANDS: Final = 10
Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers of accounts.

    Parameters
    ----------
    statuses : tuple of int
        Per status.
    histogram : tuple of int
        Rated accounts per band of ratings.
    tiers : tuple of int
        Per tier, best first.
    unknown : tuple of int
        Per criterion, those it is unknown for.
    not_disqualified : tuple of int
        Those that may be out, but for a cell that cannot be read.
    lowering : tuple of int
        Per rule that may disqualify or take points, those it did that to.
    matrix : tuple of int
        Per cell of the matrix; empty without one.
    """

    statuses: Counts
    histogram: Counts
    tiers: Counts
    unknown: Counts
    not_disqualified: Counts
    lowering: Counts
    matrix: Counts

    @classmethod
    def of(cls, ratings: Ratings) -> Totals:
        """Count some accounts."""
        rules = ratings.by_rules
        tiers = tier_of(ratings.model.settings.tiers, ratings)
        cells = cells_of(ratings)
        return cls(
            _counts(ratings.status, len(STATUSES)),
            _histogram(ratings),
            _counts(tiers[tiers >= 0], len(ratings.model.settings.tiers)),
            tuple(ratings.unknown.sum(axis=1).tolist()),
            (int(not_disqualified(rules).sum()),),
            tuple(line.accounts for line, _ in lines(rules)),
            _counts(cells[cells >= 0], len(cell_names(ratings))),
        )

    def __add__(self, other: Totals) -> Totals:
        """Count further accounts, too."""
        return Totals(
            *(
                tuple(map(sum, zip(ours, theirs, strict=True)))
                for ours, theirs in zip(self.counts, other.counts, strict=True)
            )
        )

    @property
    def counts(self) -> tuple[Counts, ...]:
        """All of them, in the order of the fields."""
        return (
            self.statuses,
            self.histogram,
            self.tiers,
            self.unknown,
            self.not_disqualified,
            self.lowering,
            self.matrix,
        )

    @property
    def accounts(self) -> int:
        """How many accounts there are."""
        return sum(self.statuses)

    def by_status(self, *, limited: bool) -> tuple[tuple[str, int], ...]:
        """Name the statuses; those who wait only where there is a limit."""
        return tuple(
            (str(status), count)
            for status, count in zip(STATUSES, self.statuses, strict=True)
            if limited or status is not Status.WAITING
        )

    def coverage(self, ratings: Ratings) -> tuple[Coverage, ...]:
        """Say how well each criterion with weight is filled in."""
        criteria = ratings.model.criteria
        total = sum(criterion.weight for criterion in criteria)
        count = self.accounts
        return tuple(
            Coverage(c.name, c.weight / total, count - blank, count)
            for c, blank in zip(criteria, self.unknown, strict=True)
            if c.weight > 0
        )

    def rules_lowering(self, ratings: Ratings) -> tuple[Lowering, ...]:
        """Say what each rule did that disqualifies or takes points."""
        pairs = zip(lines(ratings.by_rules), self.lowering, strict=True)
        return tuple(
            replace(line, accounts=count)
            for (line, always), count in pairs
            if always or count
        )


def _counts(codes: np.ndarray, size: int) -> Counts:
    return tuple(count_each(codes, size).tolist())


def _rated(ratings: Ratings) -> Bools:
    """Mark the accounts with a rating of their own."""
    last = ratings.is_status(Status.DISQUALIFIED) | ratings.is_status(Status.NO_DATA)
    # who is a contact by hand may have no rating
    return ~last & ~np.isnan(ratings.rating)


def _histogram(ratings: Ratings) -> Counts:
    bands = np.minimum(ratings.rating[_rated(ratings)].astype(np.int64), BANDS - 1)
    return _counts(bands, BANDS)
