"""Where everything on the Review page stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.values.refs import column_number
from scoring.xlsx.draw.page_setup import PageSetup
from scoring.xlsx.draw.styles import Font, Number, Style


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.sheets.page import Draft
    from scoring.sheets.sections import Value

# up to P as wide as a small screen
WIDTHS: Final = (
    *(2, 24, 10, 9, 9.5, 15, 10.5, 11),
    *(2, 20, 10, 10, 10, 14, 10, 10),
    *(3, 3, 16, 10),
)
LEFT: Final = ("B", "C", "D", "E", "F", "G", "H")
RIGHT: Final = ("J", "K", "L", "M", "N", "O", "P")
WHOLE: Final = (*LEFT, *RIGHT)
ACROSS: Final = "B:P"
LAST: Final = "Q"
FIGURES: Final = ("S", "T")
TILES: Final = ("B", "C:E", "F:H", "J", "K:M", "N:P")
TITLE_ROW, ABOUT_ROW, VERDICT_ROW = 2, 3, 5
SECTION_HEIGHT, HEAD_HEIGHT, LINE_HEIGHT, NOTE_HEIGHT = 28, 20, 17, 20
CHART_ROWS: Final = 9
LETTERS_PER_WIDTH: Final = 1.15
"""Letters of a heading for each unit of a column's width."""
PLAIN_HEIGHT: Final = 15
PAPER_HEIGHT: Final = 672
"""What stands on a page when as much as is wide goes on it, in points."""
SETUP: Final = PageSetup(0.4, 0.45, 0.2)

VERDICT: Final = Style(
    font=Font(15, Ink.WHITE, bold=True),
    fill=Ink.BLUE,
    across="left",
    upright="center",
    wrap=True,
    indent=1,
)
NO_VERDICT: Final = replace(VERDICT, font=Font(15, Ink.NAVY, bold=True), fill=Ink.SAND)
BESIDE: Final = Style(font=Font(11, Ink.TEXT), upright="center", wrap=True)
NOTE: Final = Style(font=Font(10, Ink.QUIET), upright="center", wrap=True)
PERCENT_TILE: Final = replace(looks.TILE, number=Number.PERCENT)
TODAY: Final = Ink.MIST


def decimals(count: int) -> Style:
    """Give the style of a number with some decimals."""
    number = "0." + "0" * count if count else Number.COUNT
    return replace(looks.CELL_CENTRED, number=number)


TEXT: Final = looks.CELL
NAMED: Final = looks.CELL_BOLD
CENTRED: Final = looks.CELL_CENTRED
COUNT: Final = replace(looks.CELL_CENTRED, number=Number.COUNT)
SHARE: Final = replace(looks.CELL_CENTRED, number=Number.PERCENT)


@dataclass(frozen=True, slots=True)
class Listed:
    """A column of a table: its heading, and how its cells look."""

    heading: str
    style: Style


def draw_title(draft: Draft, row: int, column: str, title: str) -> None:
    """Put the title of a section."""
    draft.heights[row] = SECTION_HEIGHT
    draft.fill(row, column, title, looks.SECTION)


def draw_table(
    draft: Draft,
    row: int,
    columns: Sequence[str],
    heads: Sequence[Listed],
    lines: Sequence[Sequence[Value]],
) -> int:
    """Put headings and rows; give the first row below that is free."""
    pairs = [*zip(columns, heads, strict=False)]
    wraps = any(is_wide(letter, str(head.heading)) for letter, head in pairs)
    if wraps:
        draft.heights[row] = HEAD_HEIGHT + LINE_HEIGHT
    draft.heights.setdefault(row, HEAD_HEIGHT)
    for letter, head in pairs:
        across = replace(looks.COLUMN, across=head.style.across, wrap=wraps)
        draft.fill(row, letter, head.heading, across)
    for at, line in enumerate(lines, start=row + 1):
        draft.heights.setdefault(at, LINE_HEIGHT)
        for letter, head, value in zip(columns, heads, line, strict=False):
            draft.fill(at, letter, value, head.style)
    return row + 1 + len(lines)


def is_wide(letter: str, heading: str) -> bool:
    """Say whether a heading needs two lines, as words of some languages do.

    >>> is_wide("G", "Calls a win"), is_wide("G", "Samtal per vunnen affär")
    (False, True)
    """
    width = dict(enumerate(WIDTHS, start=1)).get(column_number(letter), math.inf)
    return len(heading) > LETTERS_PER_WIDTH * width


def first_break(draft: Draft, rows: Sequence[int]) -> tuple[int, ...]:
    """Choose the row that begins the second page: the last that the first has room for.

    Parameters
    ----------
    draft : Draft
        The page.
    rows : sequence of int
        Rows with which a page may begin, in order.
    """
    heights = draft.heights
    fits = [
        row
        for row in rows
        if sum(heights.get(n, PLAIN_HEIGHT) for n in range(1, row)) <= PAPER_HEIGHT
    ]
    return (fits[-1],) if fits else ()
