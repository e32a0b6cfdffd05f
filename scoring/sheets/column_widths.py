"""How wide a column of Scored is: as wide as most of what its first rows hold."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil, isfinite
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.sheets.results import Look
from scoring.sheets.text_width import line_count, longest_word


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Ints
    from scoring.sheets.results import ScoredColumn, ScoredSheet

# least and greatest width in characters
WIDTHS = {
    Look.NAME: (18.0, 36.0),
    Look.RANK: (8.0, 10.0),
    Look.RATING: (12.0, 12.0),
    Look.TIER: (8.0, 14.0),
    Look.DATE: (13.0, 13.0),
    Look.STATUS: (13.0, 16.0),
    Look.SENTENCE: (14.0, 90.0),
    Look.SOURCE: (9.0, 34.0),
    Look.TEXT: (10.0, 28.0),
    Look.SPARKLINE: (16.0, 16.0),
}
OTHER_WIDTHS = (9.0, 12.0)
SCREEN = 178.0
"""Characters that show beside each other on a screen 1366 dots wide."""
LEAST_SENTENCE = 24.0
"""To which a sentence may be narrowed that would like more."""
SAMPLED = 200
FILTER_BUTTON = 3
HEADING_LINES = 2
BOLD = 1.12


def samples(sheet: ScoredSheet) -> tuple[Ints, Ints]:
    """Choose the values that widths are fitted to: mostly of rows on top.

    Parameters
    ----------
    sheet : ScoredSheet
        What is drawn.

    Returns
    -------
    tuple of ndarray of int
        The rows to fit to, and those to fit sentences to, which share little room:
        only rows that show, where any does.
    """
    contacts = np.flatnonzero(sheet.contact)[:SAMPLED]
    others = np.flatnonzero(~sheet.contact)[: SAMPLED // 4]
    rows = np.concatenate([contacts, others])
    on_top = contacts if len(contacts) else rows
    return (
        (rows, on_top)
        if sheet.order is None
        else (sheet.order[rows], sheet.order[on_top])
    )


def width(column: ScoredColumn, heading: str, sample: Ints) -> float:
    """Choose a width that shows most of what the first rows hold.

    Parameters
    ----------
    column : ScoredColumn
        The column.
    heading : str
        Its heading, which may break between words.
    sample : ndarray of int
        Which of its values to look at.
    """
    least, most = WIDTHS.get(column.look, OTHER_WIDTHS)
    looked_at = column.values.iloc[sample].tolist()
    lengths = sorted(_shown_length(value, column) for value in looked_at)
    content: float = lengths[len(lengths) * 19 // 20] + 2 if lengths else 0
    if column.look is Look.NAME:
        content *= BOLD
    needed = _heading_room(heading) + FILTER_BUTTON
    return max(min(max(content, least), most), min(needed, most + 4), least)


def _heading_room(heading: str) -> int:
    """Give the width on which a heading stands on two lines, without a broken word."""
    letters = max((len(word) for word in heading.split()), default=0)
    least = max(
        letters, ceil(longest_word(heading, bold=True)), (len(heading) + 1) // 2
    )
    wider = range(least, 2 * least)
    fitting = (w for w in wider if line_count(heading, w, bold=True) <= HEADING_LINES)
    return next(fitting, least)


def within_screen(columns: Sequence[ScoredColumn], widths: list[float]) -> list[float]:
    """Narrow the name and the sentences, until all up to the last sentence shows.

    Parameters
    ----------
    columns : sequence of ScoredColumn
        All of the sheet's.
    widths : list of float
        How wide each would like to be.
    """
    sentences = [n for n, each in enumerate(columns) if each.look is Look.SENTENCE]
    if not sentences:
        return widths
    in_view = range(sentences[-1] + 1)
    narrowed = [*widths]
    wide = [n for n in in_view if columns[n].look in {Look.NAME, Look.SENTENCE}]
    room = SCREEN - sum(widths[n] for n in in_view if n not in wide)
    # the narrowest first: what one does not need is left for the others
    for count, n in enumerate(sorted(wide, key=lambda n: widths[n])):
        share = room / (len(wide) - count)
        least, _ = WIDTHS[columns[n].look]
        if columns[n].look is Look.SENTENCE:
            least = min(widths[n], LEAST_SENTENCE)
        narrowed[n] = max(min(widths[n], round(share, 1)), least)
        room -= narrowed[n]
    return narrowed


def _shown_length(value: object, column: ScoredColumn) -> int:
    if isinstance(value, str):
        return _text_length(value)
    if isinstance(value, float):
        return _number_length(value, column.number_format) if isfinite(value) else 0
    if value is None or value is pd.NaT or value is pd.NA:
        return 0
    if isinstance(value, pd.Timestamp):
        return (
            len("2024-12-31") if value == value.normalize() else len("2024-12-31 12:59")
        )
    return len(str(value))


def _text_length(text: str) -> int:
    """Count the letters of the longest line."""
    lines = text[:200].splitlines()
    return len(lines[0]) if len(lines) == 1 else max(map(len, lines), default=0)


@lru_cache(maxsize=4096)
def _number_length(value: float, code: str) -> int:
    """Count the signs of a number in its format."""
    places = len(code.partition("0.")[2].rstrip("%)"))
    if not places and "," not in code and value != int(value):
        return len(f"{value:.6g}")
    # a currency or a unit stands beside the digits
    beside = len(re.sub(r"[#0,.?;\-\[\]_*\\]|General", "", code.partition(";")[0]))
    return len(f"{value:,.{min(places, 4)}f}") + min(beside, 8)
