"""Where everything on the Review page stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.xlsx.draw.styles import Font, Number, Style


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.sheets.page import Draft
    from scoring.sheets.sections import Value

WIDTHS: Final = (
    2,
    24,
    11,
    11,
    11,
    16,
    12,
    12,
    3,
    24,
    11,
    11,
    11,
    16,
    12,
    12,
    3,
    3,
    16,
    10,
)
LEFT: Final = ("B", "C", "D", "E", "F", "G", "H")
RIGHT: Final = ("J", "K", "L", "M", "N", "O", "P")
WHOLE: Final = (*LEFT, *RIGHT)
ACROSS: Final = "B:P"
LAST: Final = "Q"
FIGURES: Final = ("S", "T")
TILES: Final = ("B", "C:E", "F:H", "J", "K:M", "N:P")
TITLE_ROW, ABOUT_ROW, VERDICT_ROW = 2, 3, 5
SECTION_HEIGHT, HEAD_HEIGHT, LINE_HEIGHT, NOTE_HEIGHT = 28, 20, 19, 20
CHART_ROWS: Final = 12

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
    draft.heights.setdefault(row, HEAD_HEIGHT)
    for letter, head in zip(columns, heads, strict=False):
        across = replace(looks.COLUMN, across=head.style.across)
        draft.fill(row, letter, head.heading, across)
    for at, line in enumerate(lines, start=row + 1):
        draft.heights.setdefault(at, LINE_HEIGHT)
        for letter, head, value in zip(columns, heads, line, strict=False):
            draft.fill(at, letter, value, head.style)
    return row + 1 + len(lines)
