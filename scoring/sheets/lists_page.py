"""Two lists of contacts on one page: who is on both, who on one alone, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language import number
from scoring.sheets import looks
from scoring.sheets.lists_words import ListsWord
from scoring.sheets.page import Draft, Page
from scoring.sheets.palette import Ink
from scoring.sheets.review_layout import (
    ABOUT_ROW,
    ACROSS,
    BESIDE,
    CHART_ROWS,
    COUNT,
    FIGURES,
    LAST,
    LEFT,
    LINE_HEIGHT,
    NAMED,
    NOTE,
    NOTE_HEIGHT,
    RIGHT,
    SHARE,
    TEXT,
    TILES,
    TITLE_ROW,
    VERDICT,
    VERDICT_ROW,
    Listed,
    draw_table,
    draw_title,
)
from scoring.xlsx.draw.charts import Anchor, Chart
from scoring.xlsx.draw.page_setup import LONG_TABLE


if TYPE_CHECKING:
    from scoring.judgement.disagreement import Disagreement, Disputed
    from scoring.sheets.sections import Value
    from scoring.vocabulary import Sheet

MOST: Final = 200
"""Accounts that are listed of a side; the rest is counted."""
RATING: Final = replace(looks.CELL_RATING, indent=0, across="center")
CAUSE: Final = TEXT
WEIGHT_COLUMNS: Final = ("B", "C:D", "E:F", "G", "H")
LISTS_WIDTHS: Final = (
    *(2, 30, 9, 9, 4, 16, 12, 12, 3),
    *(30, 9, 9, 4, 16, 12, 12, 3, 3, 16, 10),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a criterion weighs for either side, as shares of all positive weight.

    Parameters
    ----------
    criterion : str
        Its name.
    one, other : float
        The shares; NaN where a side has no such criterion.
    hangs : float
        How much of the ratings in dispute hangs on it; NaN for nothing.
    """

    criterion: str
    one: float
    other: float
    hangs: float

    @property
    def mean(self) -> float:
        """The mean of both shares; a criterion that one side lacks has none there."""
        return float(np.nan_to_num((self.one, self.other)).mean())


@dataclass(frozen=True, slots=True)
class TwoLists:
    """What a page says of two lists.

    Parameters
    ----------
    sheet : Sheet
        Which page.
    title, about, verdict : str
        What it is, of what, and what came of it.
    notes : tuple of str
        Further sentences below it.
    names : tuple of (str, str)
        What the sides are called.
    unlike : Disagreement or None
        Where they differ; None where there is nothing to compare with.
    tiles : tuple of (int, str)
        At most six numbers and what they count.
    only : tuple of (str, str)
        The titles of those that only one side would call.
    weighed : tuple of Weighed
        The criteria.
    with_mean : bool
        Whether the mean of both weights is of use.
    """

    sheet: Sheet
    title: str
    about: str
    verdict: str
    notes: tuple[str, ...]
    names: tuple[str, str]
    unlike: Disagreement | None
    tiles: tuple[tuple[int, str], ...] = ()
    only: tuple[str, str] = ("", "")
    weighed: tuple[Weighed, ...] = ()
    with_mean: bool = False


def lists_page(lists: TwoLists) -> Page:
    """Lay two lists out.

    Parameters
    ----------
    lists : TwoLists
        What is said of them.
    """
    draft = Draft({1: 8, TITLE_ROW: 34, ABOUT_ROW: 20, 4: 10, VERDICT_ROW: 44})
    draft.fill(TITLE_ROW, "B", lists.title, looks.TITLE)
    draft.fill(ABOUT_ROW, "B", lists.about, looks.SUBTITLE)
    draft.fill(VERDICT_ROW, ACROSS, lists.verdict, VERDICT)
    row = VERDICT_ROW + 1
    for note in lists.notes:
        draft.heights[row] = NOTE_HEIGHT
        draft.fill(row, ACROSS, note, BESIDE)
        row += 1
    if lists.unlike is not None:
        row = _draw_tiles(draft, lists.tiles, row)
        row = _draw_charts(draft, lists, lists.unlike, row)
        row = _draw_lists(draft, lists, lists.unlike, row)
        row = _draw_weights(draft, lists, row)
    bare = Page(
        lists.sheet,
        LISTS_WIDTHS,
        (),
        (),
        printed=f"$A$1:${LAST}${row}",
        setup=LONG_TABLE,
    )
    return draft.on(bare)


def _draw_tiles(draft: Draft, tiles: tuple[tuple[int, str], ...], row: int) -> int:
    draft.heights |= {row: 10, row + 1: 44, row + 2: 26, row + 3: 14}
    for columns, (count, word) in zip(TILES, tiles, strict=False):
        draft.fill(row + 1, columns, count, looks.TILE)
        draft.fill(row + 2, columns, word, looks.TILE_WORD)
    return row + 4


def _draw_charts(draft: Draft, lists: TwoLists, unlike: Disagreement, row: int) -> int:
    """Put the ratings of either side beside each other."""
    bottom = row + CHART_ROWS
    draft.fill(row, FIGURES[0], ListsWord.FIGURES, looks.FIGURE_WORD)
    after = row + 1
    sides = ((unlike.one, "B", (1, 8)), (unlike.other, "J", (9, 16)))
    for (side, column, (left, right)), name in zip(sides, lists.names, strict=True):
        title = ListsWord.RATINGS.format(name=name)
        draw_title(draft, row, column, title)
        points = [(f"{n}-{n + 1}", count) for n, count in enumerate(side.histogram)]
        for letters, head in zip(
            FIGURES, (ListsWord.RATING, ListsWord.COUNT), strict=True
        ):
            draft.fill(after, letters, head, looks.COLUMN)
        for at, (band, count) in enumerate(points, start=after + 1):
            draft.fill(at, FIGURES[0], band, looks.FIGURE_WORD)
            draft.fill(at, FIGURES[1], count, looks.FIGURE_COUNT)
        last = after + len(points)
        names, values = (f"${each}${after + 1}:${each}${last}" for each in FIGURES)
        colours = (Ink.BLUE,) * len(points)
        anchor = Anchor(left, row, right, bottom)
        draft.charts.append(Chart(title, names, values, tuple(points), colours, anchor))
        after = last + 2
    return bottom + 2


def _draw_lists(draft: Draft, lists: TwoLists, unlike: Disagreement, row: int) -> int:
    """Put those that only one side would call, side by side."""
    ends = []
    for columns, title, disputed in (
        (LEFT, lists.only[0], unlike.only_one),
        (RIGHT, lists.only[1], unlike.only_other),
    ):
        draw_title(draft, row, columns[0], title)
        heads = (
            Listed(ListsWord.ACCOUNT, NAMED),
            *(Listed(name, RATING) for name in lists.names),
        )
        draw_table(draft, row + 1, columns, heads, ())
        draft.fill(row + 1, f"{columns[4]}:{columns[6]}", ListsWord.CAUSE, looks.COLUMN)
        for at, each in enumerate(disputed[:MOST], start=row + 2):
            draft.heights[at] = LINE_HEIGHT
            _draw_disputed(draft, at, columns, each)
        end = row + 2 + min(len(disputed), MOST)
        rest = len(disputed) - MOST
        if rest > 0 or not disputed:
            text = ListsWord.MORE.format(count=rest) if disputed else ListsWord.NOBODY
            draft.fill(end, columns[0], text, replace(NOTE, wrap=False))
            end += 1
        ends.append(end)
    return max(ends) + 1


def _draw_disputed(
    draft: Draft, row: int, columns: tuple[str, ...], each: Disputed
) -> None:
    values: tuple[Value, ...] = (each.account, _known(each.one), _known(each.other))
    styles = (NAMED, RATING, RATING)
    for letters, value, style in zip(columns, values, styles, strict=False):
        draft.fill(row, letters, value, style)
    draft.fill(row, columns[3], None, CAUSE)
    draft.fill(row, f"{columns[4]}:{columns[6]}", cause_words(each), CAUSE)


def cause_words(each: Disputed) -> str:
    """Say what an account in dispute hangs on."""
    if each.by_hand:
        return str(ListsWord.BY_HAND)
    if not each.criterion:
        one, other = each.statuses
        return ListsWord.NOTHING.format(one=one, other=other)
    if math.isnan(each.effect):
        return ListsWord.DISQUALIFIES.format(criterion=each.criterion)
    return f"{each.criterion} {number(each.effect, '+.1f')}".replace(
        "-", "\N{MINUS SIGN}"
    )


def _draw_weights(draft: Draft, lists: TwoLists, row: int) -> int:
    if not lists.weighed:
        return row
    draw_title(draft, row, "B", ListsWord.WEIGHTS)
    names = (ListsWord.WEIGHT.format(name=name) for name in lists.names)
    heads = [
        Listed(ListsWord.CRITERION, NAMED),
        *(Listed(name, SHARE) for name in names),
    ]
    heads += [Listed(ListsWord.MEAN, SHARE)] if lists.with_mean else []
    heads += [Listed(ListsWord.HANGS, replace(COUNT, number="0.0"))]
    draft.heights[row + 1] = 22
    for letters, head in zip(WEIGHT_COLUMNS, heads, strict=False):
        style = replace(looks.COLUMN, across=head.style.across)
        draft.fill(row + 1, letters, head.heading, style)
    for at, each in enumerate(lists.weighed, start=row + 2):
        draft.heights[at] = LINE_HEIGHT
        cells: list[Value] = [each.criterion, _known(each.one), _known(each.other)]
        cells += [each.mean] if lists.with_mean else []
        cells += [_known(each.hangs)]
        for letters, head, value in zip(WEIGHT_COLUMNS, heads, cells, strict=False):
            draft.fill(at, letters, value, head.style)
    return row + 3 + len(lists.weighed)


def _known(value: float) -> Value:
    return None if math.isnan(value) else value
