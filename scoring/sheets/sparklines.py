"""Sparklines beside Trend, and their numbers in folded columns at the far right.

The numbers stand in the rows of the table: they move with them when it is sorted, while
a sparkline stays at its cell and draws what is in its row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.sheets.palette import Ink
from scoring.sheets.results import Look, ScoredColumn
from scoring.sheets.scored import NOTES, columns_apart
from scoring.vocabulary import ColumnHead, ScoredHead
from scoring.xlsx.draw.sparklines_xml import Sparklines


if TYPE_CHECKING:
    from scoring.sheets.results import LatestRatings, ScoredSheet

TOP: Final = 11
"""Of the scale: above 10, so that the best do not touch the row above."""


def with_latest(sheet: ScoredSheet) -> ScoredSheet:
    """Add the columns that a file draws of the latest ratings, if there are any."""
    heads = [column.heading for column in sheet.columns]
    if sheet.latest is None or ScoredHead.TREND not in heads:
        return sheet
    beside = heads.index(ScoredHead.TREND) + 1
    columns = (
        *sheet.columns[:beside],
        _for_sparklines(len(sheet.contact)),
        *sheet.columns[beside:],
        *_numbers(sheet.latest),
    )
    return replace(sheet, columns=columns_apart(columns))


def _for_sparklines(count: int) -> ScoredColumn:
    head = ScoredHead.OVER_TIME
    blank = pd.Series(np.full(count, np.nan))
    return ScoredColumn(head.value, blank, Look.SPARKLINE, note=NOTES[head])


def _numbers(latest: LatestRatings) -> list[ScoredColumn]:
    return [
        ScoredColumn(
            ColumnHead.RATING_ON.format(day=day),
            pd.Series(row),
            Look.PART_RATING,
            folded=True,
        )
        for day, row in zip(latest.days, latest.ratings, strict=True)
    ]


def sparklines(sheet: ScoredSheet) -> Sparklines | None:
    """Say where sparklines are drawn, and of which columns; None where they are not."""
    looks = [column.look for column in sheet.columns]
    if sheet.latest is None or Look.SPARKLINE not in looks:
        return None
    last = len(looks)
    first = last - len(sheet.latest.days) + 1
    column = looks.index(Look.SPARKLINE) + 1
    return Sparklines(column, first, last, TOP, Ink.SKY, Ink.BLUE)
