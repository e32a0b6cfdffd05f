"""What the Summary sheet holds: how many to contact, how good, what to find out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.unread import not_disqualified
from scoring.explain.why import to_research, why
from scoring.findings import Level
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate_block import STATUSES
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
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import Changes


BANDS: Final = 10
LISTED: Final = 10
NAMED: Final = 5
"""Accounts named in a cell of the heat map."""


def summary_sheet(
    scores: Ratings,
    findings: Sequence[Finding],
    source: str,
    today: str,
    changes: Changes | None = None,
) -> SummarySheet:
    """Describe the Summary sheet.

    Parameters
    ----------
    scores : Ratings
        The rated accounts.
    findings : sequence of Finding
        All findings, to be counted.
    source : str
        Name of the scored file.
    today : str
        ISO date of the run.
    changes : Changes, optional
        What changed since last time.
    """
    levels = [finding.level for finding in findings]
    order, ranks = ranked(scores)
    return SummarySheet(
        source=source,
        today=today,
        contact_from=scores.model.settings.contact_from,
        statuses=status_counts(scores),
        histogram=_histogram(scores),
        tiers=_tier_counts(scores),
        coverage=_coverage(scores),
        top=_top(scores, order[:LISTED], ranks[:LISTED]),
        research=_research(scores, order),
        errors=levels.count(Level.ERROR),
        warnings=levels.count(Level.WARNING),
        notes=levels.count(Level.NOTE),
        not_disqualified=int(not_disqualified(scores).sum()),
        lowering=lowering(scores),
        matrix=heat_map(scores),
        changes=changes,
    )


def status_counts(scores: Ratings) -> tuple[tuple[str, int], ...]:
    """Count the accounts of each status; those who wait only where there is a limit."""
    counts = np.bincount(scores.status, minlength=len(STATUSES))
    limited = scores.model.settings.contacts_at_most is not None
    return tuple(
        (status.value, int(count))
        for status, count in zip(STATUSES, counts, strict=True)
        if limited or status is not Status.WAITING
    )


def _rated(scores: Ratings) -> Bools:
    last = scores.is_status(Status.DISQUALIFIED) | scores.is_status(Status.NO_DATA)
    return ~last


def _histogram(scores: Ratings) -> tuple[tuple[str, int], ...]:
    bands = np.minimum(scores.rating[_rated(scores)].astype(np.int64), BANDS - 1)
    counts = np.bincount(bands, minlength=BANDS)
    return tuple((f"{band}-{band + 1}", int(n)) for band, n in enumerate(counts))


def _tier_counts(scores: Ratings) -> tuple[tuple[str, int], ...]:
    tiers = sorted(scores.model.settings.tiers, key=lambda tier: -tier.bound)
    reached = tier_of(tiers, scores)
    return tuple((t.name, int((reached == i).sum())) for i, t in enumerate(tiers))


def _coverage(scores: Ratings) -> tuple[Coverage, ...]:
    criteria = scores.model.criteria
    total = sum(criterion.weight for criterion in criteria)
    unknown = scores.unknown.sum(axis=1)
    return tuple(
        Coverage(c.name, c.weight / total, len(scores) - int(blank), len(scores))
        for c, blank in zip(criteria, unknown, strict=True)
        if c.weight > 0
    )


def _top(scores: Ratings, rows: Ints, ranks: Floats) -> tuple[Top, ...]:
    rows = rows[~np.isnan(ranks)]
    ranks = ranks[~np.isnan(ranks)]
    few = scores.take(rows)
    tiers = sorted(scores.model.settings.tiers, key=lambda tier: -tier.bound)
    reached, sentences, names = tier_of(tiers, few), why(few), few.accounts.names
    return tuple(
        Top(
            int(ranks[i]),
            str(names[i]),
            float(few.rating[i]),
            tiers[reached[i]].name,
            str(sentences.iat[i]),
            STATUSES[few.status[i]].value,
        )
        for i in range(len(rows))
    )


def _research(scores: Ratings, order: Ints) -> tuple[Research, ...]:
    """Choose accounts that are no contact yet but could become one, likeliest first."""
    out = scores.is_status(Status.CONTACT) | scores.is_status(Status.DISQUALIFIED)
    could = (scores.high >= scores.model.settings.contact_from) & ~out
    candidates = order[could[order]]
    best = np.argsort(-scores.high[candidates], kind="stable")[:LISTED]
    few = scores.take(candidates[best])
    names, missing = few.accounts.names, to_research(few)
    return tuple(
        Research(
            str(names[i]), float(few.rating[i]), float(few.high[i]), str(missing.iat[i])
        )
        for i in range(len(few))
    )


def heat_map(scores: Ratings) -> HeatMap | None:
    """Count the accounts of each cell and name the best of them."""
    matrix = scores.model.settings.matrix
    if matrix is None:
        return None
    names, cells = cell_names(scores), cells_of(scores)
    order, _ = ranked(scores)
    in_order = cells[order]
    heat_cells = []
    for index, name in enumerate(names):
        rows = order[in_order == index]
        few = scores.accounts.name_texts.iloc[rows[:NAMED]]
        heat_cells.append(HeatCell(name, len(rows), tuple(map(str, few))))
    return HeatMap(matrix.rows, matrix.columns, tuple(heat_cells))
