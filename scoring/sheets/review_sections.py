"""What the Review page says, part by part, for those who lay it out otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.language import number
from scoring.learning.shown import one_decimal, percent, two_decimals
from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.sheets.review_weights import pairs_lines, suggested_title
from scoring.sheets.review_words import ReviewWord
from scoring.sheets.sections import BarChart, Column, Headline, Table, Value
from scoring.sheets.spoken import spoken


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.learning.review import Cutoff, Review, ShareRow
    from scoring.learning.suggested_weights import Weights

FIRST_BEST: Final = 2
"""Bars of the best parts that are dark: the best 20 %."""
SHARE_COLUMNS: Final = (
    Column(ReviewWord.NAME),
    Column(ReviewWord.SIZE, "count"),
    Column(ReviewWord.WON, "count"),
    Column(ReviewWord.SHARE, "share"),
    Column(ReviewWord.INTERVAL),
    Column(ReviewWord.LIFT, "rating"),
)
CUTOFF_COLUMNS: Final = (
    Column(ReviewWord.FROM, "rating"),
    Column(ReviewWord.SIZE, "count"),
    Column(ReviewWord.WON, "count"),
    Column(ReviewWord.SHARE, "share"),
    Column(ReviewWord.CALLS, "rating"),
    Column(ReviewWord.MISSED, "count"),
    Column(ReviewWord.MISSED_SHARE, "share"),
    Column(ReviewWord.OPEN, "count"),
)
WEIGHT_COLUMNS: Final = (
    Column(ReviewWord.CRITERION),
    Column(ReviewWord.YOURS),
    Column(ReviewWord.SUGGESTED_ONE),
    Column(ReviewWord.SPAN),
)
PAIRS_COLUMNS: Final = (
    Column(ReviewWord.CRITERION),
    Column(ReviewWord.YOURS),
    Column(ReviewWord.PAIRS),
    Column(ReviewWord.SUGGESTED_ONE),
)
DRIFT_COLUMNS: Final = (
    Column(ReviewWord.CRITERION),
    Column(ReviewWord.PSI),
    Column(ReviewWord.NOISE),
    Column(ReviewWord.DRIFT_WORD),
)
FIELD_COLUMNS: Final = (
    Column(ReviewWord.FIELD),
    Column(ReviewWord.AUC),
    Column(ReviewWord.USE),
    Column(ReviewWord.SAYS),
)


@dataclass(frozen=True, slots=True)
class ReviewSections:
    """All that Review says but how far a weight may move, which needs the sheet.

    Parameters
    ----------
    headline : Headline
        The verdict is its result.
    helps : bool
        Whether the verdict is a good one.
    beside : tuple of str
        What belongs to the verdict.
    gains, tiers : BarChart or None
        How many of the won are among the best, and the win rate of each tier, in per
        cent; None without a verdict.
    tables : tuple of Table
        What follows, in the order of the sheet.
    notes : tuple of str
        What the figures cannot say.
    """

    headline: Headline
    helps: bool
    beside: tuple[str, ...]
    gains: BarChart | None
    tiers: BarChart | None
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def review_sections(review: Review) -> ReviewSections:
    """Put the figures of a review into words.

    Parameters
    ----------
    review : Review
        The figures.
    """
    judgement = review.judgement
    counted = bool(review.best)
    parts = (review.without_leaks, *_judged(review))
    sections = ReviewSections(
        headline=Headline(ReviewWord.TITLE, _about(review), judgement.text),
        helps=judgement.verdict.helps,
        beside=tuple(part for part in parts if part),
        gains=_gains(review) if counted else None,
        tiers=_tiers(review) if counted else None,
        tables=(*(_counted(review) if counted else ()), *_others(review)),
        notes=(*review.notes, *review.overlaps),
    )
    return spoken(sections)


def _about(review: Review) -> str:
    separated = review.judgement.separation
    return ReviewWord.ABOUT.format(
        file=review.file,
        today=review.today.isoformat(),
        won=separated.won,
        lost=separated.lost,
    )


def _judged(review: Review) -> tuple[str, ...]:
    """Say the verdicts on the most recent outcomes, and on those learnt from."""
    pairs = ((ReviewWord.LATELY, review.lately), (ReviewWord.LEARNT, review.learnt))
    return tuple(word.format(text=one.text) for word, one in pairs if one is not None)


def _gains(review: Review) -> BarChart:
    won = review.judgement.separation.won or math.nan
    points = tuple(
        (ReviewWord.PERCENT.format(share=percent(b.share)), _whole(b.won / won))
        for b in review.best
    )
    inks = tuple(Ink.BLUE if n < FIRST_BEST else Ink.SKY for n in range(len(points)))
    heads = (ReviewWord.BEST, ReviewWord.SHARE_OF_WON)
    return BarChart(ReviewWord.GAINS, heads, points, inks, lying=True)


def _tiers(review: Review) -> BarChart:
    points = tuple((part.name, _whole(part.part.share)) for part in review.tiers)
    marks = (looks.tier_mark(n, len(points)) for n in range(len(points)))
    inks = tuple(mark.fill or Ink.BLUE for mark in marks)
    heads = (ReviewWord.TIER, ReviewWord.SHARE)
    return BarChart(ReviewWord.TIERS, heads, points, inks, lying=True)


def _whole(share: float) -> int:
    return 0 if math.isnan(share) else int(percent(share))


def _counted(review: Review) -> tuple[Table, ...]:
    statuses = (*review.contacts, *review.statuses)
    return (
        _table(ReviewWord.BY_TIER, SHARE_COLUMNS, map(_share, review.tiers)),
        _table(ReviewWord.BY_STATUS, SHARE_COLUMNS, map(_share, statuses)),
        _table(ReviewWord.CUTOFFS, CUTOFF_COLUMNS, map(_cutoff, review.cutoffs)),
    )


def _others(review: Review) -> tuple[Table, ...]:
    drift = ((d.name, d.drift.psi, d.drift.noise, d.drift.word) for d in review.drift)
    moved = ((n, two_decimals(p), two_decimals(o), word) for n, p, o, word in drift)
    fields = ((f.heading, _auc(f.auc), f.use, f.text) for f in review.fields)
    every = (
        *map(_weights, review.weights),
        *_by_pairs(review),
        _table(ReviewWord.DRIFT, DRIFT_COLUMNS, moved, ReviewWord.NO_DRIFT),
        _table(ReviewWord.FIELDS, FIELD_COLUMNS, fields),
    )
    return tuple(table for table in every if table.rows or table.empty)


def _by_pairs(review: Review) -> tuple[Table, ...]:
    compared = review.by_pairs
    if compared is None:
        return ()
    sentences = " ".join(compared.sentences)
    lines = pairs_lines(compared)
    return (_table(ReviewWord.BY_PAIRS, PAIRS_COLUMNS, lines, sentences),)


def _weights(weights: Weights) -> Table:
    title = suggested_title(weights.profile)
    rows = (
        (
            row.criterion,
            number(row.own, "g"),
            number(row.suggested, "g"),
            f"{one_decimal(row.low)} - {one_decimal(row.high)}",
        )
        for row in weights.rows
    )
    return _table(title, WEIGHT_COLUMNS, rows, weights.refusal)


def _share(row: ShareRow) -> tuple[Value, ...]:
    part = row.part
    if not part.size:
        return (row.name, 0, 0, None, "", None)
    span = ReviewWord.BETWEEN.format(low=percent(part.low), high=percent(part.high))
    return (row.name, part.size, part.won, part.share, span, _known(row.lift))


def _cutoff(cutoff: Cutoff) -> tuple[Value, ...]:
    return (
        cutoff.bound,
        cutoff.part.size,
        cutoff.part.won,
        _known(cutoff.part.share),
        _known(cutoff.calls_per_won),
        cutoff.missed,
        _known(cutoff.missed_share),
        cutoff.open_accounts,
    )


def _auc(value: float) -> str:
    return "" if math.isnan(value) else two_decimals(value)


def _known(value: float) -> Value:
    return None if math.isnan(value) else value


def _table(
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Value, ...]],
    empty: str = "",
) -> Table:
    return Table(title, columns, tuple(rows), str(empty).removesuffix("."))
