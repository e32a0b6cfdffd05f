"""What the Summary sheet holds: how many to contact, how good, what to find out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.explain.why import to_research, why
from scoring.findings import Level
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate_block import STATUSES
from scoring.sheets.decisions import by_hand
from scoring.sheets.results import (
    HeatCell,
    HeatMap,
    Research,
    SummarySheet,
    Top,
)
from scoring.sheets.totals import BANDS, Totals
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Floats, Ints
    from scoring.explain.activity_evidence import ActivityEvidence
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings


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
    order, ranks = ranked(ratings)
    leaders = Leaders(ratings, order, ranks, activities)
    return summary_of(Totals.of(ratings), leaders, findings, source, today)


@dataclass(frozen=True, slots=True)
class Leaders:
    """The accounts that Summary may name: all of them, or those that matter.

    Parameters
    ----------
    ratings : Ratings
        The accounts, n of them.
    order : ndarray of int, shape (n,)
        The index of the one that stands first, second, ...
    ranks : ndarray of float, shape (n,)
        Their ranks among all accounts, in that order.
    activities : ActivityEvidence, optional
        Which activities give most of the points that criteria look at.
    """

    ratings: Ratings
    order: Ints
    ranks: Floats
    activities: ActivityEvidence | None = None


def summary_of(
    totals: Totals,
    leaders: Leaders,
    findings: Sequence[Finding],
    source: str,
    today: str,
) -> SummarySheet:
    """Describe the Summary sheet of accounts that are counted already.

    Parameters
    ----------
    totals : Totals
        The numbers of all accounts.
    leaders : Leaders
        Those that it may name.
    findings, source, today
        As for `summary_sheet`.
    """
    levels = [finding.level for finding in findings]
    ratings, settings = leaders.ratings, leaders.ratings.model.settings
    tiers = sorted(settings.tiers, key=lambda tier: -tier.bound)
    names = [tier.name for tier in tiers]
    bands = [f"{band}-{band + 1}" for band in range(BANDS)]
    return SummarySheet(
        source=source,
        today=today,
        contact_from=settings.contact_from,
        statuses=totals.by_status(limited=settings.contacts_at_most is not None),
        histogram=tuple(zip(bands, totals.histogram, strict=True)),
        tiers=tuple(zip(names, totals.tiers, strict=True)),
        coverage=totals.coverage(ratings),
        top=_top(leaders),
        research=_research(ratings, leaders.order),
        errors=levels.count(Level.ERROR),
        warnings=levels.count(Level.WARNING),
        notes=levels.count(Level.NOTE),
        not_disqualified=sum(totals.not_disqualified),
        lowering=totals.rules_lowering(ratings),
        matrix=_heat_map(leaders, totals),
        by_hand=by_hand(ratings),
    )


def _top(leaders: Leaders) -> tuple[Top, ...]:
    ratings, activities = leaders.ratings, leaders.activities
    rows, ranks = leaders.order[:LISTED], leaders.ranks[:LISTED]
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
    few = ratings.take(to_find_out(ratings, order))
    names, missing = few.accounts.names, to_research(few)
    return tuple(
        Research(
            str(names[i]), float(few.rating[i]), float(few.high[i]), str(missing.iat[i])
        )
        for i in range(len(few))
    )


def to_find_out(ratings: Ratings, order: Ints) -> Ints:
    """Choose accounts that are no contact yet but could become one, likeliest first."""
    out = ratings.is_status(Status.CONTACT) | ratings.is_status(Status.DISQUALIFIED)
    could = (ratings.high >= ratings.model.settings.contact_from) & ~out
    if ratings.decisions is not None:
        could[ratings.decisions.rows] = False  # a person has the last word
    candidates = order[could[order]]
    best = np.argsort(-ratings.high[candidates], kind="stable")[:LISTED]
    chosen: Ints = candidates[best]
    return chosen


def heat_map(ratings: Ratings) -> HeatMap | None:
    """Count the accounts of each cell and name the best of them."""
    leaders = Leaders(ratings, *ranked(ratings))
    return _heat_map(leaders, Totals.of(ratings))


def _heat_map(leaders: Leaders, totals: Totals) -> HeatMap | None:
    ratings = leaders.ratings
    matrix = ratings.model.settings.matrix
    if matrix is None:
        return None
    heat_cells = []
    firsts = first_of_cells(ratings, leaders.order)
    for name, rows, count in zip(
        cell_names(ratings), firsts, totals.matrix, strict=True
    ):
        few = ratings.accounts.name_texts.iloc[rows]
        heat_cells.append(HeatCell(name, count, tuple(map(str, few))))
    return HeatMap(matrix.rows, matrix.columns, tuple(heat_cells))


def first_of_cells(ratings: Ratings, order: Ints) -> list[Ints]:
    """Give for each cell of the matrix the accounts that stand first in it."""
    in_order = cells_of(ratings)[order]
    cells = range(len(cell_names(ratings)))
    return [order[np.flatnonzero(in_order == cell)[:NAMED]] for cell in cells]
