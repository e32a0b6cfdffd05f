"""What the Summary sheet holds: how many to contact, how good, what to find out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import count_each
from scoring.checks.out_or_not import not_disqualified
from scoring.explain.why import to_research, why
from scoring.findings import Level
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate_block import STATUSES
from scoring.sheets.decisions import by_hand
from scoring.sheets.lowering import lowering
from scoring.sheets.results import (
    Coverage,
    HeatCell,
    HeatMap,
    Research,
    SummarySheet,
    Top,
)
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats, Ints
    from scoring.explain.activity_evidence import ActivityEvidence
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings


BANDS: Final = 10
LISTED: Final = 10
NAMED: Final = 5
"""Accounts named in a cell of the heat map."""


def summary_sheet(
    ratings: Ratings,
    findings: Sequence[Finding],
    source: str,
    today: str,
    activities: ActivityEvidence | None = None,
) -> SummarySheet:
    """Describe the Summary sheet.

    Parameters
    ----------
    ratings : Ratings
        The rated accounts.
    findings : sequence of Finding
        All findings, to be counted.
    source : str
        Name of the scored file.
    today : str
        ISO date of the run.
    activities : ActivityEvidence, optional
        Which activities give most of the points that criteria look at.
    """
    levels = [finding.level for finding in findings]
    order, ranks = ranked(ratings)
    return SummarySheet(
        source=source,
        today=today,
        contact_from=ratings.model.settings.contact_from,
        statuses=status_counts(ratings),
        histogram=_histogram(ratings),
        tiers=_tier_counts(ratings),
        coverage=_coverage(ratings),
        top=_top(ratings, order[:LISTED], ranks[:LISTED], activities),
        research=_research(ratings, order),
        errors=levels.count(Level.ERROR),
        warnings=levels.count(Level.WARNING),
        notes=levels.count(Level.NOTE),
        not_disqualified=int(not_disqualified(ratings.by_rules).sum()),
        lowering=lowering(ratings.by_rules),
        matrix=heat_map(ratings),
        by_hand=by_hand(ratings),
    )


def status_counts(ratings: Ratings) -> tuple[tuple[str, int], ...]:
    """Count the accounts of each status; those who wait only where there is a limit."""
    counts = count_each(ratings.status, len(STATUSES))
    limited = ratings.model.settings.contacts_at_most is not None
    return tuple(
        (str(status), int(count))
        for status, count in zip(STATUSES, counts, strict=True)
        if limited or status is not Status.WAITING
    )


def _rated(ratings: Ratings) -> Bools:
    last = ratings.is_status(Status.DISQUALIFIED) | ratings.is_status(Status.NO_DATA)
    # who is a contact by hand may have no rating
    return ~last & ~np.isnan(ratings.rating)


def _histogram(ratings: Ratings) -> tuple[tuple[str, int], ...]:
    bands = np.minimum(ratings.rating[_rated(ratings)].astype(np.int64), BANDS - 1)
    counts = count_each(bands, BANDS)
    return tuple((f"{band}-{band + 1}", int(n)) for band, n in enumerate(counts))


def _tier_counts(ratings: Ratings) -> tuple[tuple[str, int], ...]:
    tiers = sorted(ratings.model.settings.tiers, key=lambda tier: -tier.bound)
    reached = tier_of(tiers, ratings)
    return tuple((t.name, int((reached == i).sum())) for i, t in enumerate(tiers))


def _coverage(ratings: Ratings) -> tuple[Coverage, ...]:
    criteria = ratings.model.criteria
    total = sum(criterion.weight for criterion in criteria)
    unknown = ratings.unknown.sum(axis=1)
    return tuple(
        Coverage(c.name, c.weight / total, len(ratings) - int(blank), len(ratings))
        for c, blank in zip(criteria, unknown, strict=True)
        if c.weight > 0
    )


def _top(
    ratings: Ratings, rows: Ints, ranks: Floats, activities: ActivityEvidence | None
) -> tuple[Top, ...]:
    rows = rows[~np.isnan(ranks)]
    ranks = ranks[~np.isnan(ranks)]
    few = ratings.take(rows)
    tiers = sorted(ratings.model.settings.tiers, key=lambda tier: -tier.bound)
    reached, names = tier_of(tiers, few), few.accounts.names
    sentences = why(few, activities and activities.take(rows))
    return tuple(
        Top(
            int(ranks[i]),
            str(names[i]),
            float(few.rating[i]),
            tiers[reached[i]].name,
            str(sentences.iat[i]),
            STATUSES[few.status[i]],
        )
        for i in range(len(rows))
    )


def _research(ratings: Ratings, order: Ints) -> tuple[Research, ...]:
    """Choose accounts that are no contact yet but could become one, likeliest first."""
    out = ratings.is_status(Status.CONTACT) | ratings.is_status(Status.DISQUALIFIED)
    could = (ratings.high >= ratings.model.settings.contact_from) & ~out
    if ratings.decisions is not None:
        could[ratings.decisions.rows] = False  # a person has the last word
    candidates = order[could[order]]
    best = np.argsort(-ratings.high[candidates], kind="stable")[:LISTED]
    few = ratings.take(candidates[best])
    names, missing = few.accounts.names, to_research(few)
    return tuple(
        Research(
            str(names[i]), float(few.rating[i]), float(few.high[i]), str(missing.iat[i])
        )
        for i in range(len(few))
    )


def heat_map(ratings: Ratings) -> HeatMap | None:
    """Count the accounts of each cell and name the best of them."""
    matrix = ratings.model.settings.matrix
    if matrix is None:
        return None
    names, cells = cell_names(ratings), cells_of(ratings)
    order, _ = ranked(ratings)
    in_order = cells[order]
    heat_cells = []
    for index, name in enumerate(names):
        rows = order[in_order == index]
        few = ratings.accounts.name_texts.iloc[rows[:NAMED]]
        heat_cells.append(HeatCell(name, len(rows), tuple(map(str, few))))
    return HeatMap(matrix.rows, matrix.columns, tuple(heat_cells))
