"""How the result sheets look: every cell style, mark and bar by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from scoring.sheets.palette import Ink
from scoring.xlsx.draw.charts import ChartInk
from scoring.xlsx.draw.marks_xml import Bar
from scoring.xlsx.draw.styles import Font, Mark, Number, Style


RATING_FORMAT: Final = "0.0"
POINTS_FORMAT: Final = "+0.0;-0.0;0.0"

HEADER = Style(
    font=Font(colour=Ink.WHITE, bold=True),
    fill=Ink.NAVY,
    upright="center",
    wrap=True,
)
SOURCE_HEADER = Style(
    font=Font(colour=Ink.NAVY, bold=True),
    fill=Ink.MIST,
    upright="center",
    wrap=True,
)
BODY = Style(upright="center")
INDENTED_HEADER = replace(HEADER, indent=1)
NAME = replace(BODY, font=Font(colour=Ink.TEXT, bold=True))
CENTRED = replace(BODY, across="center")
RANK = replace(CENTRED, number=Number.COUNT, font=Font(colour=Ink.QUIET))
INDENTED = replace(BODY, across="left", indent=1)
INDENTED_DATE = replace(INDENTED, number=Number.DATE)
RATING = replace(INDENTED, number=RATING_FORMAT, font=Font(colour=Ink.TEXT, bold=True))
PART_RATING = replace(CENTRED, number=RATING_FORMAT)
PERCENT = replace(CENTRED, number=Number.PERCENT)
POINTS = replace(CENTRED, number=POINTS_FORMAT)

TITLE = Style(font=Font(size=22, colour=Ink.NAVY, bold=True), upright="center")
SUBTITLE = Style(font=Font(size=11, colour=Ink.QUIET), upright="center")
SECTION = Style(
    font=Font(size=13, colour=Ink.NAVY, bold=True),
    upright="center",
)
COLUMN = Style(
    font=Font(size=9, colour=Ink.QUIET, bold=True),
    line=Ink.FAINT,
    upright="center",
)
CELL = Style(font=Font(size=10, colour=Ink.TEXT), line=Ink.LINE, upright="center")
CELL_BOLD = replace(CELL, font=Font(size=10, colour=Ink.TEXT, bold=True))
CELL_QUIET = replace(
    CELL, font=Font(size=9, colour=Ink.QUIET), wrap=True, across="left", indent=1
)
CELL_CENTRED = replace(CELL, across="center")
CELL_RANK = replace(CELL_CENTRED, number=Number.COUNT, font=Font(10, Ink.QUIET))
CELL_COUNT = replace(CELL_CENTRED, number=Number.COUNT)
CELL_RATING = replace(CELL_BOLD, number=RATING_FORMAT, across="left", indent=1)
CELL_HIGH = replace(CELL_CENTRED, number=RATING_FORMAT)
CELL_WEIGHT = replace(CELL_CENTRED, number=Number.PERCENT)
CELL_PERCENT = replace(CELL, number=Number.PERCENT, across="left", indent=1)
FIGURE_COUNT = Style(Number.COUNT, font=Font(size=9, colour=Ink.QUIET))
FIGURE_WORD = Style(font=Font(size=9, colour=Ink.QUIET))
HERO = Style(
    Number.COUNT,
    font=Font(size=30, colour=Ink.WHITE, bold=True),
    fill=Ink.BLUE,
    across="left",
    upright="center",
    indent=1,
)
HERO_WORD = Style(
    font=Font(size=11, colour=Ink.WHITE),
    fill=Ink.BLUE,
    across="left",
    upright="top",
    indent=1,
)
TILE = Style(
    Number.COUNT,
    font=Font(size=24, colour=Ink.NAVY),
    fill=Ink.PAPER,
    across="left",
    upright="center",
    indent=1,
)
TILE_WORD = Style(
    font=Font(size=11, colour=Ink.QUIET),
    fill=Ink.PAPER,
    across="left",
    upright="top",
    indent=1,
)
TILE_LINK = replace(TILE_WORD, font=Font(11, Ink.BLUE, underline=True))
PARAGRAPH = replace(CELL, wrap=True, indent=1)
LINK = replace(PARAGRAPH, font=Font(10, Ink.BLUE, underline=True))
LEVEL = replace(PARAGRAPH, font=Font(10, Ink.TEXT, bold=True))
MAPPED_FROM = replace(CELL, across="left", indent=1)
MAPPED_TO = replace(
    MAPPED_FROM, font=Font(size=10, colour=Ink.NAVY, bold=True), fill=Ink.PAPER
)
MAPPED_WHY = replace(MAPPED_FROM, font=Font(size=10, colour=Ink.QUIET))
GOOD = Style(font=Font(size=13, colour=Ink.BLUE), upright="center")

NAMED: Final = {
    "Scoring heading": HEADER,
    "Scoring heading of yours": SOURCE_HEADER,
    "Scoring cell": BODY,
    "Scoring name": NAME,
    "Scoring rating": RATING,
    "Scoring rank": RANK,
    "Scoring title": TITLE,
    "Scoring subtitle": SUBTITLE,
    "Scoring section": SECTION,
    "Scoring column": COLUMN,
    "Scoring text": CELL,
    "Scoring text bold": CELL_BOLD,
    "Scoring link": LINK,
    "Scoring contacts": HERO,
    "Scoring contacts label": HERO_WORD,
    "Scoring tile": TILE,
    "Scoring tile label": TILE_WORD,
}
"""Styles by the names under which Excel's Cell Styles offers them."""

TAB: Final = Ink.BLUE
"""The tabs of our sheets."""

OUTSIDE = Mark(colour=Ink.FAINT, bottom=Ink.LINE)
ROW_LINE = Mark(bottom=Ink.LINE)
YES = Mark(colour=Ink.BLUE, bottom=Ink.LINE, bold=True)
RESEARCH = Mark(colour=Ink.RUST, bottom=Ink.LINE)
QUIET = Mark(colour=Ink.QUIET, bottom=Ink.LINE)
TIER_MARKS = (
    Mark(Ink.WHITE, Ink.BLUE, Ink.WHITE, bold=True),
    Mark(Ink.NAVY, Ink.SKY, Ink.WHITE),
    Mark(Ink.NAVY, Ink.MIST, Ink.WHITE),
    Mark(Ink.TEXT, Ink.LINE, Ink.WHITE),
)
ERROR_MARK = Mark(Ink.WHITE, Ink.RUST, bold=True)
WARNING_MARK = Mark(Ink.TEXT, Ink.SAND)
NOTE_MARK = Mark(Ink.QUIET, Ink.PAPER)


def tier_mark(position: int, count: int) -> Mark:
    """Give the colours of a tier, counted from 0, of `count`: dark to light.

    >>> tier_mark(0, 3).fill, tier_mark(2, 3).fill
    (<Ink.BLUE: '2B6CB0'>, <Ink.LINE: 'D9DEE4'>)
    """
    if position == count - 1 and count > 1:
        return TIER_MARKS[-1]
    return TIER_MARKS[min(position, len(TIER_MARKS) - 2)]


def bar(colour: Ink, most: float) -> Bar:
    """Give a bar from 0 to `most`; were one below 0, it would be orange."""
    return Bar(colour, most, below=Ink.ORANGE, axis=Ink.QUIET)


CHART_INK = ChartInk(Ink.BLUE, text=Ink.TEXT, names=Ink.QUIET, axis=Ink.LINE)
