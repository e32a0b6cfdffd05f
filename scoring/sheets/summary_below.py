"""The end of the Summary page: fit beside engagement, and what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from scoring.phrases import SummaryWord
from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.sheets.summary_layout import (
    FIELDS,
    HEAD_ROW,
    LINE_ROW,
    SECTION_ROW,
    Slot,
    page_end,
)
from scoring.vocabulary import ScoredHead
from scoring.xlsx.draw.styles import Font, Number, Style


if TYPE_CHECKING:
    from scoring.model.model import Axis
    from scoring.sheets.results import HeatCell, HeatMap, Moved, SummarySheet

BECAME_SLOTS = (
    Slot("B:E", ScoredHead.ACCOUNT, looks.CELL_BOLD),
    Slot("F:G", SummaryWord.WAS, looks.CELL_HIGH),
    Slot("H", SummaryWord.IS_NOW, looks.CELL_HIGH),
    Slot("I:K", SummaryWord.REASON, looks.CELL_QUIET),
)
FELL_SLOTS = (
    Slot("M", ScoredHead.ACCOUNT, looks.CELL_BOLD),
    Slot("N:O", SummaryWord.WAS, looks.CELL_HIGH),
    Slot("P", SummaryWord.IS_NOW, looks.CELL_HIGH),
    Slot("Q", SummaryWord.REASON, looks.CELL_QUIET, 60),
)
LISTED = 10
MINUS = "\N{MINUS SIGN}"
COUNT_ROW, NAMES_ROW, GAP_ROW = 30, 42, 5
NAMES_MOST = 95
STEP = Style(font=Font(12, Ink.NAVY, bold=True), upright="bottom")
STEP_BOUND = Style(font=Font(9, Ink.QUIET), upright="top")
# light to dark by how many of the accounts stand there, with ink that can be read
HEAT = (
    (Ink.PAPER, Ink.FAINT),
    (Ink.MIST, Ink.NAVY),
    (Ink.BAR, Ink.NAVY),
    (Ink.SKY, Ink.NAVY),
    (Ink.BLUE, Ink.WHITE),
)


class Paper(Protocol):
    """A sheet in the making, in a file or in an open workbook."""

    heights: dict[int, float]

    def put(
        self, row: int, columns: str, value: str | float | None, style: Style
    ) -> str:
        """Fill a cell, or several of one row as one."""


def put_below(paper: Paper, summary: SummarySheet) -> None:
    """Put what stands below the rest, where there is something to say."""
    if summary.matrix is not None:
        _put_map(paper, summary.matrix, page_end(summary) + 2)
    if summary.changes is not None:
        row, changes = _changes_row(summary), summary.changes
        for slots, word, moved in (
            (BECAME_SLOTS, SummaryWord.BECAME, changes.became),
            (FELL_SLOTS, SummaryWord.FELL, changes.fell),
        ):
            title = word.format(count=len(moved), day=changes.since)
            _put_moved(paper, (row, title), slots, moved[:LISTED])


def below_end(summary: SummarySheet) -> int:
    """Give the last row of the page."""
    if summary.changes is not None:
        lists = (summary.changes.became, summary.changes.fell)
        lines = max(min(len(moved), LISTED) for moved in lists)
        return _changes_row(summary) + 1 + max(lines, 1)
    return _changes_row(summary) - 2


def _changes_row(summary: SummarySheet) -> int:
    first = page_end(summary) + 2
    if summary.matrix is None:
        return first
    return first + 3 + 3 * len(summary.matrix.rows.steps)


def _put_map(paper: Paper, heat: HeatMap, row: int) -> None:
    title = SummaryWord.MATRIX.format(rows=heat.rows.group, columns=heat.columns.group)
    paper.put(row, "B", title, looks.SECTION)
    paper.heights[row], paper.heights[row + 1] = SECTION_ROW, HEAD_ROW
    across = len(heat.columns.steps)
    centred = replace(looks.COLUMN, across="center", line=None)
    for index, field in zip(range(across), FIELDS[1:], strict=False):
        name = heat.columns.steps[index].name
        said = f"{name}   {_bound(heat.columns, index)}"
        paper.put(row + 1, field, said, centred)
    most = max((cell.count for cell in heat.cells), default=0)
    for index, step in enumerate(heat.rows.steps):
        at = row + 2 + 3 * index
        heights = (COUNT_ROW, NAMES_ROW, GAP_ROW)
        paper.heights |= {at + n: height for n, height in enumerate(heights)}
        paper.put(at, FIELDS[0], step.name, STEP)
        paper.put(at + 1, FIELDS[0], _bound(heat.rows, index), STEP_BOUND)
        cells = heat.cells[index * across : (index + 1) * across]
        for field, cell in zip(FIELDS[1:], cells, strict=False):
            _put_cell(paper, (at, field), cell, most)


def _bound(axis: Axis, index: int) -> str:
    """Say from which rating on a step begins."""
    if index == len(axis.steps) - 1:
        return SummaryWord.BELOW.format(group=axis.group)
    bound = axis.steps[index].bound
    return SummaryWord.FROM.format(group=axis.group, bound=bound)


def _put_cell(paper: Paper, place: tuple[int, str], cell: HeatCell, most: int) -> None:
    """Put how many stand in a cell, and below it the best by name."""
    fill, ink = HEAT[_heat(cell.count, most)]
    row, field = place
    count = Style(
        Number.COUNT, Font(18, ink, bold=True), fill, None, "center", "center"
    )
    named = Style(
        font=Font(9, ink), fill=fill, across="center", upright="top", wrap=True
    )
    paper.put(row, field, cell.count, count)
    paper.put(row + 1, field, names_said(cell), named)


def names_said(cell: HeatCell) -> str:
    """Name the best accounts of a cell, as many as there is room for.

    >>> from scoring.sheets.results import HeatCell
    >>> names_said(HeatCell("A1", 12, ("Acme", "Bolt")))
    'Acme, Bolt and 10 more'
    """
    names = [*cell.accounts]
    while len(names) > 1 and len(", ".join(names)) > NAMES_MOST:
        names.pop()
    more, said = cell.count - len(names), ", ".join(names)
    if len(said) > NAMES_MOST:
        said = f"{said[: NAMES_MOST - 1]}…"
    return SummaryWord.MORE.format(names=said, more=more) if more and said else said


def _heat(count: int, most: int) -> int:
    """Choose how dark a cell is: 0 for nobody, 4 for most of all."""
    return 0 if count == 0 else min(1 + 4 * (count - 1) // max(most, 1), 4)


def _put_moved(
    paper: Paper,
    top: tuple[int, str],
    slots: tuple[Slot, ...],
    moved: tuple[Moved, ...],
) -> None:
    row, title = top
    paper.heights[row], paper.heights[row + 1] = SECTION_ROW, HEAD_ROW
    paper.put(row, slots[0].first, title, looks.SECTION)
    for slot in slots:
        paper.put(row + 1, slot.columns, slot.heading, slot.heading_style())
    for at, each in enumerate(moved, start=row + 2):
        paper.heights[at] = LINE_ROW
        # a hyphen would end the line between the sign and its number
        reason = each.why.replace(" -", f" {MINUS}")
        line: list[str | float] = [each.account, each.was, each.rating, reason]
        for slot, value in zip(slots, line, strict=True):
            paper.put(at, slot.columns, slot.fitted(value), slot.style)
    if not moved:
        paper.put(row + 2, slots[0].first, SummaryWord.NOBODY, looks.SUBTITLE)
