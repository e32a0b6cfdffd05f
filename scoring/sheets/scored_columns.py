"""How a sheet that is one table is drawn: Scored, Contacts scored, History.

All is decided here, once; what writes a file and what paints an open workbook follow it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from scoring.sheets import looks
from scoring.sheets.column_widths import samples, width, within_screen
from scoring.sheets.palette import Ink
from scoring.sheets.results import Look
from scoring.sheets.spoken import spoken
from scoring.sheets.text_width import line_count, longest_word
from scoring.vocabulary import CalledWord, Status
from scoring.xlsx.draw.styles import Mark, Number, Style
from scoring.xlsx.draw.table_xml import unique_headings
from scoring.xlsx.number_formats import shows_date_or_time


if TYPE_CHECKING:
    from scoring.arrays import Ints
    from scoring.sheets.results import ScoredColumn, ScoredSheet
    from scoring.xlsx.draw.marks_xml import Bar

HEADER_HEIGHT = 33
ROW_HEIGHT, LINE_HEIGHT, ROW_EDGE = 18.0, 14.5, 4.0
LOOSELY = 1.06
"""What letters are measured too wide by in sum, each being rounded up."""
WORD_EDGE = 0.7
"""What a cell keeps free beside its text, in characters."""
SELDOM = 0.1
"""The share of rows for whose sake the others do not get higher."""
MOST_LINES = 3
"""On which a sentence stands in its row; hardly one is longer."""
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
    Look.SPARKLINE: looks.BODY,
}
BARS = {Look.RATING: looks.bar(Ink.BAR, 10), Look.PERCENT: looks.bar(Ink.LINE, 1)}


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """How one column is drawn.

    Parameters
    ----------
    heading : str
        As it is written: never empty, and no other column's.
    heading_style, style : Style
        Of the heading, and of the cells below it.
    width : float
        In characters.
    marks : tuple of (str, Mark)
        How a cell looks that holds just this text.
    bar : Bar or None
        The bar drawn in each cell.
    folded : bool
        Whether the column is folded away.
    opens : bool
        Whether it bears the button that unfolds those before it.
    note : str
        What the heading means; may be empty.
    """

    heading: str
    heading_style: Style
    style: Style
    width: float
    marks: tuple[tuple[str, Mark], ...] = ()
    bar: Bar | None = None
    folded: bool = False
    opens: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a sheet that is one table is drawn.

    Parameters
    ----------
    columns : tuple of ColumnLook
        All of them.
    last : int
        The last row of the table; it has one below its headings, even if that is empty.
    frozen : int
        How many of the first columns stay in sight.
    ranks : int
        The column whose blanks tell who stands outside the ranking, from 1; 0 if none.
    shown : tuple of (int, str) or None
        The column that is filtered, from 0, and the text of the rows that are shown.
    heading_height, row_height : float
        Of the first row, and of each of the others, in points.
    row, outside : Mark
        Laid over every row, and first over those outside the ranking.
    """

    columns: tuple[ColumnLook, ...]
    last: int
    frozen: int
    ranks: int
    shown: tuple[int, str] | None
    heading_height: float = HEADER_HEIGHT
    row_height: float = ROW_HEIGHT
    row: Mark = looks.ROW_LINE
    outside: Mark = looks.OUTSIDE

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as they are written."""
        return tuple(column.heading for column in self.columns)


def table_look(sheet: ScoredSheet) -> TableLook:
    """Decide how a sheet that is one table is drawn."""
    contact = _first(sheet, Look.CONTACT)
    filtered = contact and len(sheet.contact)
    columns = _column_looks(sheet)
    lines = _lines(sheet, columns)
    if lines > 1:
        rows, _ = samples(sheet)
        each = zip(sheet.columns, columns, strict=True)
        columns = tuple(_wrapped(column, look, rows) for column, look in each)
    return TableLook(
        columns=columns,
        row_height=ROW_HEIGHT if lines == 1 else lines * LINE_HEIGHT + ROW_EDGE,
        last=max(len(sheet.contact), 1) + 1,
        frozen=_first(sheet, Look.NAME),
        ranks=_first(sheet, Look.RANK),
        shown=(contact - 1, str(CalledWord.YES)) if filtered else None,
    )


def _lines(sheet: ScoredSheet, looks_of: tuple[ColumnLook, ...]) -> int:
    """Count the lines on which the sentences of most rows on top show whole."""
    _, on_top = samples(sheet)
    each = zip(sheet.columns, looks_of, strict=True)
    counts = (
        sorted(
            line_count(text, (look.width - look.style.indent) * LOOSELY)
            for text in column.values.iloc[on_top].dropna().tolist()
        )
        for column, look in each
        if column.look is Look.SENTENCE
    )
    most = (lines[-1 - int(len(lines) * SELDOM)] for lines in counts if lines)
    return min(max(most, default=1), MOST_LINES)


def _wrapped(column: ScoredColumn, look: ColumnLook, rows: Ints) -> ColumnLook:
    """Let a sentence go on in a second line; no word of it is broken."""
    if column.look is not Look.SENTENCE:
        return look
    texts = column.values.iloc[rows].dropna()
    word = max(map(longest_word, texts), default=0.0) + look.style.indent + WORD_EDGE
    style = replace(look.style, wrap=True)
    return replace(look, style=style, width=max(look.width, word))


def printed_columns(sheet: ScoredSheet) -> int:
    """Say how many of the first columns are printed: up to the last result in sight."""
    results = (
        n
        for n, column in enumerate(sheet.columns, 1)
        if column.look is not Look.SOURCE and not column.folded
    )
    return max(results, default=1)


def _first(sheet: ScoredSheet, look: Look) -> int:
    """Find the first column of a look, counted from 1; 0 for none."""
    numbers = (n for n, column in enumerate(sheet.columns, 1) if column.look is look)
    return next(numbers, 0)


def _column_looks(sheet: ScoredSheet) -> tuple[ColumnLook, ...]:
    headings = unique_headings(column.heading for column in sheet.columns)
    rows, on_top = samples(sheet)
    after_fold = [False, *(column.folded for column in sheet.columns)]
    each = zip(sheet.columns, headings, strict=True)
    wanted = [
        width(column, heading, on_top if column.look is Look.SENTENCE else rows)
        for column, heading in each
    ]
    widths = within_screen(sheet.columns, wanted)
    return tuple(
        replace(
            _column_look(column, heading, wide),
            marks=spoken(_marks(column.look, sheet.tiers)),
            opens=folded and not column.folded,
        )
        for column, heading, wide, folded in zip(
            sheet.columns, headings, widths, after_fold, strict=False
        )
    )


def _column_look(column: ScoredColumn, heading: str, wide: float) -> ColumnLook:
    return ColumnLook(
        heading=heading,
        heading_style=_heading_style(column),
        style=_style(column),
        width=wide,
        bar=BARS.get(column.look),
        folded=column.folded,
        note=column.note,
    )


def _style(column: ScoredColumn) -> Style:
    """Choose the style of a column; the user's own stand off the lines beside them."""
    style = replace(STYLES[column.look], number=_number(column))
    if column.look is not Look.SOURCE:
        return style
    kind = column.values.dtype.kind
    if kind in "ifM":
        return replace(style, across="right", indent=1)
    texts = isinstance(column.values.dtype, pd.StringDtype)
    return replace(style, across="left", indent=1) if texts else style


def _number(column: ScoredColumn) -> str:
    """Choose a number format; days in a format of numbers get one of their own."""
    source = column.look is Look.SOURCE
    code = column.number_format if source else STYLES[column.look].number
    if column.values.dtype.kind != "M" or (source and shows_date_or_time(code)):
        return code
    return _date_format(column.values)


def _date_format(values: pd.Series) -> Number:
    filled = values.dropna()
    midnight = (filled.dt.normalize() == filled).all()
    return Number.DATE if midnight else Number.MOMENT


def _heading_style(column: ScoredColumn) -> Style:
    """Choose the style of a heading: dark for results, light for the user's own."""
    if column.look is Look.SOURCE:
        return looks.SOURCE_HEADER
    base = STYLES[column.look]
    return replace(looks.HEADER, across=base.across, indent=base.indent)


def _marks(look: Look, tiers: tuple[str, ...]) -> tuple[tuple[str, Mark], ...]:
    """Give the texts of a column that are marked."""
    if look is Look.TIER:
        count = len(tiers)
        return tuple((t, looks.tier_mark(n, count)) for n, t in enumerate(tiers))
    if look is Look.STATUS:
        return (
            (Status.RESEARCH, looks.RESEARCH),
            (Status.NOT_NOW, looks.QUIET),
        )
    if look is Look.CONTACT:
        return (
            (CalledWord.YES, looks.YES),
            (CalledWord.NO, looks.QUIET),
        )
    return ()
