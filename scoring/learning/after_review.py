"""What Score says by the last review: chances, and that another review is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.finding_codes import finding
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.learning.drift import DriftWord, band_counts, drift
from scoring.learning.figures import figures_of
from scoring.learning.outcomes import read_outcomes
from scoring.learning.spread import RATINGS
from scoring.rating.kernel import round_half_away
from scoring.values.days import day_of
from scoring.vocabulary import Face, Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.arrays import Floats
    from scoring.findings import Finding
    from scoring.learning.figures import Figures
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

LEAST: Final = 20
FEW: Final = 10
QUARTER: Final = 0.25
NEVER: Final = phrase(
    "{won:,} won and {lost:,} lost deals have not been reviewed yet: {todo}"
)
LONG_AGO: Final = phrase(
    "the last review was {days:,} days ago, and there {new:is|are} {new:,} new {new:outcome|outcomes}: {todo}"
)
MANY_NEW: Final = phrase(
    "there {new:is|are} {new:,} new {new:outcome|outcomes} since the last review: {todo}"
)
CHANGED: Final = phrase("ratings are spread otherwise than at the last review: {todo}")
TODO: Final = {
    Face.TERMINAL: phrase("run account-scoring review"),
    Face.EXCEL: phrase("press Review on the tab Account scoring"),
    Face.LITE: phrase("run Review in the pane of xlwings Lite"),
    Face.SHEETS: phrase("choose Review in the menu Account scoring"),
    Face.PAGE: phrase("choose Review on the page"),
}
"""How to review, wherever the user stands."""


def chance(table: SheetTable, ratings: Ratings) -> Floats | None:
    """Give each account's chance of winning, from 0.01 to 0.99.

    Parameters
    ----------
    table : SheetTable
        Review figures.
    ratings : Ratings
        The rated accounts.

    Returns
    -------
    ndarray of float, shape (n,), or None
        NaN without a rating; None where the review found no signal.
    """
    figures = figures_of(table)
    if figures.curve is None or figures.verdict is None or not figures.verdict.helps:
        return None
    out = ratings.is_status(Status.DISQUALIFIED)
    exact = np.where(out, 0.0, ratings.exact)
    shown = np.clip(round_half_away(figures.curve.at(exact), 2), 0.01, 0.99)
    return np.where(np.isnan(ratings.rating), np.nan, shown)


def due(
    tables: Mapping[Sheet, SheetTable], ratings: Ratings, face: Face = Face.TERMINAL
) -> Iterator[Finding]:
    """Say that a review is due (L401), by the first reason that holds.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        Accounts, Outcomes and Review figures, as far as they are there.
    ratings : Ratings
        The ratings of today.
    face : Face
        Where the user stands, for how to review.
    """
    settings, today = ratings.model.settings, ratings.accounts.today
    outcomes, _ = read_outcomes(tables, frozenset(), settings, today)
    won = int(outcomes.won.sum())
    reason = _reason(
        figures_of(tables.get(Sheet.REVIEW_FIGURES)),
        (won, len(outcomes) - won),
        ratings,
        Message(TODO[face]),
    )
    if reason is not None:
        yield finding("L401", tables[Sheet.ACCOUNTS].sheet, reason)


def _reason(
    figures: Figures, counts: tuple[int, int], ratings: Ratings, todo: Message
) -> Message | None:
    won, lost = counts
    if figures.day is None:
        enough = min(won, lost) >= LEAST
        return message(NEVER, won=won, lost=lost, todo=todo) if enough else None
    then = figures.won + figures.lost
    new = won + lost - then
    age = int(ratings.accounts.today - day_of(figures.day))
    if age >= ratings.model.settings.review_every and new >= FEW:
        return message(LONG_AGO, days=age, new=new, todo=todo)
    if new >= max(LEAST, QUARTER * then):
        return message(MANY_NEW, new=new, todo=todo)
    return message(CHANGED, todo=todo) if _changed(figures, ratings) else None


def _changed(figures: Figures, ratings: Ratings) -> bool:
    """Say whether ratings are spread otherwise than at the last review."""
    before = figures.spread.get(RATINGS)
    if not before:
        return False
    bands = [f"{n}-{n + 1}" for n in range(len(band_counts(ratings.rating)))]
    then = np.array([before.get(band, 0.0) for band in bands])
    return drift(then, band_counts(ratings.rating)).word is DriftWord.CHANGED
