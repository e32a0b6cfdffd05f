"""How each column of Scored is drawn: its styles, its width, its marks."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring import vocabulary
from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.sheets.results import Look
from scoring.values.refs import column_letters
from scoring.xlsx.draw.cells_xml import CellStyles
from scoring.xlsx.draw.marks_xml import Format
from scoring.xlsx.draw.styles import Mark, Number, Style
from scoring.xlsx.number_formats import shows_date_or_time


if TYPE_CHECKING:
    from scoring.arrays import Ints
    from scoring.sheets.results import ScoredColumn, ScoredSheet
    from scoring.xlsx.draw.style_sheet import StyleSheet

STYLES = {
    Look.TEXT: looks.BODY,
    Look.SENTENCE: looks.INDENTED,
    Look.RANK: looks.RANK,
    Look.NAME: looks.NAME,
    Look.RATING: looks.RATING,
    Look.PART_RATING: looks.PART_RATING,
    Look.PERCENT: looks.PERCENT,
    Look.POINTS: looks.POINTS,
    Look.TIER: looks.CENTRED,
    Look.STATUS: looks.INDENTED,
    Look.CONTACT: looks.CENTRED,
    Look.MATRIX: looks.CENTRED,
    Look.DATE: replace(looks.CENTRED, number=Number.DATE),
    Look.SOURCE: looks.BODY,
}
# least and greatest width in characters
WIDTHS = {
    Look.NAME: (18.0, 36.0),
    Look.RANK: (8.0, 10.0),
    Look.RATING: (13.0, 13.0),
    Look.TIER: (8.0, 14.0),
    Look.DATE: (13.0, 13.0),
    Look.STATUS: (14.0, 16.0),
    Look.SENTENCE: (24.0, 62.0),
    Look.SOURCE: (9.0, 34.0),
    Look.TEXT: (10.0, 28.0),
}
BARS = {Look.RATING: looks.bar(Ink.BAR, 10), Look.PERCENT: looks.bar(Ink.LINE, 1)}
OTHER_WIDTHS = (9.0, 12.0)
SAMPLED = 200
FILTER_BUTTON = 3
BOLD = 1.12


def cell_styles(column: ScoredColumn, sheet: StyleSheet, *, mixed: bool) -> CellStyles:
    """Choose the styles of a column's cells.

    A column may hold a few dates among its numbers, or numbers among its dates;
    these must not be shown in each other's format.
    """
    code = column.number_format if column.look is Look.SOURCE else Number.GENERAL
    base = STYLES[column.look]
    dated = shows_date_or_time(code)

    def of(fallback: str) -> int:
        return sheet.cell(replace(base, number=code if dated else fallback))

    if column.values.dtype.kind == "M":
        own = of(_date_format(column.values))
        return CellStyles(own, own, own, own, own, own)
    own = sheet.cell(replace(base, number=code) if code != Number.GENERAL else base)
    if not mixed:
        return CellStyles(own, own, own, own, own, own)
    plain = sheet.cell(base) if dated else own
    days = (of(Number.DATE), of(Number.MOMENT), of(Number.TIME), of(Number.DURATION))
    return CellStyles(own, plain, *days)


def _date_format(values: pd.Series) -> Number:
    filled = values.dropna()
    midnight = (filled.dt.normalize() == filled).all()
    return Number.DATE if midnight else Number.MOMENT


def header_style(column: ScoredColumn) -> Style:
    """Choose the style of a heading: dark for results, light for the user's own."""
    if column.look is Look.SOURCE:
        return looks.SOURCE_HEADER
    base = STYLES[column.look]
    return replace(looks.HEADER, across=base.across, indent=base.indent)


def sample(sheet: ScoredSheet) -> Ints:
    """Choose the values that widths are fitted to: mostly of rows seen first."""
    seen = np.flatnonzero(sheet.contact)[:SAMPLED]
    unseen = np.flatnonzero(~sheet.contact)[: SAMPLED // 4]
    rows = np.concatenate([seen, unseen])
    return rows if sheet.order is None else sheet.order[rows]


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
    looked_at = column.values.iloc[sample]
    lengths = sorted(_shown_length(value, column) for value in looked_at)
    content: float = lengths[len(lengths) * 19 // 20] + 2 if lengths else 0
    if column.look is Look.NAME:
        content *= BOLD
    words = max((len(word) for word in heading.split()), default=0)
    needed = max(words, (len(heading) + 1) // 2) + FILTER_BUTTON
    return max(min(max(content, least), most), min(needed, most + 4), least)


def _shown_length(value: object, column: ScoredColumn) -> int:
    if value is None or value is pd.NaT or value is pd.NA:
        return 0
    if isinstance(value, str):
        return max((len(line) for line in value[:200].splitlines()), default=0)
    if isinstance(value, pd.Timestamp):
        return (
            len("2024-12-31") if value == value.normalize() else len("2024-12-31 12:59")
        )
    if isinstance(value, float):
        return _number_length(value, column.number_format) if isfinite(value) else 0
    return len(str(value))


def _number_length(value: float, code: str) -> int:
    """Count the signs of a number in its format."""
    places = len(code.partition("0.")[2].rstrip("%)"))
    if not places and "," not in code and value != int(value):
        return len(f"{value:.6g}")
    # a currency or a unit stands beside the digits
    beside = len(re.sub(r"[#0,.?;\-\[\]_*\\]|General", "", code.partition(";")[0]))
    return len(f"{value:,.{min(places, 4)}f}") + min(beside, 8)


def formats(sheet: ScoredSheet, styled: StyleSheet, last: int) -> list[Format]:
    """Give what is laid over the accounts, column by column.

    Parameters
    ----------
    sheet : ScoredSheet
        The accounts.
    styled : StyleSheet
        Gives numbers for marks.
    last : int
        The last sheet row.
    """
    common = [("TRUE", styled.mark(looks.ROW_LINE))]
    ranks = [n for n, c in enumerate(sheet.columns, start=1) if c.look is Look.RANK]
    if ranks:
        # only accounts that are out or without data have no rank
        blank = f"ISBLANK(${column_letters(ranks[0])}2)"
        common.insert(0, (blank, styled.mark(looks.OUTSIDE)))
    plain: list[str] = []
    special: list[Format] = []
    for number, column in enumerate(sheet.columns, start=1):
        letters = column_letters(number)
        area = f"{letters}2:{letters}{last}"
        marks = _marks(column.look, sheet.tiers)
        own = [
            (f"{letters}2={_quoted(text)}", styled.mark(mark)) for text, mark in marks
        ]
        bar = BARS.get(column.look)
        if own or bar:
            special.append(Format(area, (*own, *common), bar))
        else:
            plain.append(area)
    return [Format(" ".join(plain), tuple(common)), *special] if plain else special


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _marks(look: Look, tiers: tuple[str, ...]) -> list[tuple[str, Mark]]:
    if look is Look.TIER:
        count = len(tiers)
        return [(t, looks.tier_mark(n, count)) for n, t in enumerate(tiers)]
    if look is Look.STATUS:
        return [
            (vocabulary.Status.RESEARCH, looks.RESEARCH),
            (vocabulary.Status.NOT_NOW, looks.QUIET),
        ]
    if look is Look.CONTACT:
        return [
            (vocabulary.CONTACT_YES, looks.YES),
            (vocabulary.CONTACT_NO, looks.QUIET),
        ]
    return []
