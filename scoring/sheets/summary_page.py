"""The Summary page: one page that can be shown to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.phrases import SummaryWord
from scoring.sheets import looks
from scoring.sheets.page import Draft, Overlay, Page
from scoring.sheets.summary_layout import (
    BY_HAND_SLOTS,
    CHART_ROWS,
    CHARTS,
    COUNT_ROW,
    COVERAGE_SLOTS,
    END,
    FIELDS,
    FIGURES,
    FIRM_SLOTS,
    GAP_ROW,
    HEAD_ROW,
    HEAT,
    HEIGHTS,
    KNOWN_BAR,
    LEFT_SLOTS,
    LINE_ROW,
    LOWERING_SLOTS,
    NAMES_ROW,
    NUMBERS,
    RATING_BAR,
    SECTION_ROW,
    SHORT_ROW,
    STAMP,
    STEP,
    STEP_BOUND,
    STEP_HEAD,
    TABLES,
    TOP_SLOTS,
    WIDTHS,
    WORDS,
    Places,
    Slot,
    places,
    right_slots,
)
from scoring.sheets.summary_sections import summary_sections
from scoring.vocabulary import STAMP_HEADS, Sheet
from scoring.xlsx.draw.charts import Anchor, Chart
from scoring.xlsx.draw.page_setup import ONE_PAGE
from scoring.xlsx.draw.styles import Font, Number, Style


if TYPE_CHECKING:
    from scoring.sheets.results import SummarySheet
    from scoring.sheets.sections import BarChart, Heat, HeatTable, Table, Tile
    from scoring.sheets.stamp_figures import Stamp
    from scoring.sheets.summary_sections import SummarySections


def summary_page(summary: SummarySheet, check: str = Sheet.CHECK) -> Page:
    """Lay Summary out.

    Parameters
    ----------
    summary : SummarySheet
        The figures.
    check : str
        The name of the tab that lists the findings; empty if there is none.
    """
    sections = summary_sections(summary, check)
    draft, at = Draft(dict(HEIGHTS)), places(sections)
    draft.fill(2, "B", sections.headline.title, looks.TITLE)
    draft.fill(3, "B", sections.headline.about, looks.SUBTITLE)
    _draw_tiles(draft, sections)
    _draw_charts(draft, sections)
    _draw_table(draft, TABLES, TOP_SLOTS, sections.top)
    _draw_table(draft, CHARTS, COVERAGE_SLOTS, sections.coverage)
    _draw_table(draft, at.research, at.research_slots, sections.research)
    if sections.lowering is not None:
        _draw_table(draft, at.lowering, LOWERING_SLOTS, sections.lowering)
    if sections.by_hand is not None:
        _draw_table(draft, at.by_hand, BY_HAND_SLOTS, sections.by_hand)
    if sections.firm is not None:
        _draw_table(draft, at.firm, FIRM_SLOTS, sections.firm)
    if sections.matrix is not None:
        _draw_map(draft, sections.matrix, at.matrix)
    _draw_both(draft, at.same_day, sections.became_same_day, sections.fell_same_day)
    _draw_both(draft, at.changes, sections.became, sections.fell)
    draft.overlays += _overlays(summary, at)
    if summary.stamp is not None:
        draft.fill(at.end, "B", sections.footer, looks.FIGURE_WORD)
        _draw_stamp(draft, summary.stamp)
    printed = f"$A$1:${END}${at.end}"
    bare = Page(Sheet.SUMMARY, WIDTHS, (), (), printed=printed, setup=ONE_PAGE)
    return draft.on(bare)


def _draw_both(
    draft: Draft, row: int, became: Table | None, fell: Table | None
) -> None:
    """Draw who became a contact, and beside it who is one no longer."""
    if became is not None:
        _draw_table(draft, row, LEFT_SLOTS, became)
    if fell is not None:
        _draw_table(draft, row, right_slots(60), fell)


def _draw_tiles(draft: Draft, sections: SummarySections) -> None:
    """Put the numbers that matter side by side, the contacts on dark ground."""
    styles = [(looks.HERO, looks.HERO_WORD)]
    styles += [(looks.TILE, looks.TILE_WORD)] * (len(FIELDS) - 2)
    tiles = zip(FIELDS, sections.tiles, styles, strict=False)
    for columns, tile, (number, word) in tiles:
        _draw_tile(draft, columns, tile, (number, word))
    if sections.findings is not None:
        last = (looks.TILE, looks.TILE_LINK)
        _draw_tile(draft, FIELDS[-1], sections.findings, last)


def _draw_tile(
    draft: Draft, columns: str, tile: Tile, styles: tuple[Style, Style]
) -> None:
    draft.fill(NUMBERS, columns, tile.count, styles[0])
    draft.fill(WORDS, columns, tile.label, styles[1], tile.link)


def _draw_charts(draft: Draft, sections: SummarySections) -> None:
    """Put the figures beside the page, and the charts bound to them."""
    bottom = CHARTS + CHART_ROWS
    draft.fill(CHARTS, "B", sections.ratings.title, looks.SECTION)
    draft.fill(CHARTS, "K", sections.tiers.title, looks.SECTION)
    draft.fill(CHARTS, FIGURES[0], SummaryWord.FIGURES, looks.FIGURE_WORD)
    after = _draw_chart(
        draft, CHARTS + 1, sections.ratings, Anchor(1, CHARTS, 9, bottom)
    )
    _draw_chart(draft, after, sections.tiers, Anchor(10, CHARTS, 11, bottom))
    for row in range(CHARTS + 2, bottom + 1):
        draft.heights[row] = SHORT_ROW


def _draw_chart(draft: Draft, row: int, chart: BarChart, anchor: Anchor) -> int:
    """Put the figures of a chart; give the first row below them that is free."""
    for column, head in zip(FIGURES, chart.heads, strict=True):
        draft.fill(row, column, head, looks.COLUMN)
    first, last = row + 1, row + max(len(chart.points), 1)
    for at, (name, count) in enumerate(chart.points, start=first):
        draft.fill(at, FIGURES[0], name, looks.FIGURE_WORD)
        draft.fill(at, FIGURES[1], count, looks.FIGURE_COUNT)
    names, values = (f"${letters}${first}:${letters}${last}" for letters in FIGURES)
    draft.charts.append(
        Chart(
            chart.title,
            names,
            values,
            chart.points,
            chart.colours,
            anchor,
            lying=chart.lying,
        )
    )
    return last + 2


def _draw_stamp(draft: Draft, stamp: Stamp) -> None:
    """Put by what the Score can be repeated where `read_stamp` looks for it."""
    draft.fill(CHARTS, STAMP[0], SummaryWord.STAMP, looks.FIGURE_WORD)
    for column, head in zip(STAMP, STAMP_HEADS, strict=True):
        draft.fill(CHARTS + 1, column, head, looks.COLUMN)
    for row, (figure, value) in enumerate(stamp.figures, start=CHARTS + 2):
        draft.fill(row, STAMP[0], figure, looks.FIGURE_WORD)
        draft.fill(row, STAMP[1], value, looks.FIGURE_WORD)


def _draw_table(draft: Draft, row: int, slots: tuple[Slot, ...], table: Table) -> None:
    """Put a table with its title."""
    heights = draft.heights
    heights.setdefault(row, SECTION_ROW)
    heights.setdefault(row + 1, HEAD_ROW)
    draft.fill(row, slots[0].first, table.title, looks.SECTION)
    shown = [n for n, column in enumerate(table.columns) if not column.optional]
    for slot, at in zip(slots, shown, strict=True):
        heading = table.columns[at].heading
        draft.fill(row + 1, slot.columns, heading, slot.heading_style())
    for at, line in enumerate(table.rows, start=row + 2):
        heights.setdefault(at, LINE_ROW)
        for slot, number in zip(slots, shown, strict=True):
            draft.fill(at, slot.columns, slot.fitted(line[number]), slot.style)
    if not table.rows:
        draft.fill(row + 2, slots[0].first, table.empty, looks.SUBTITLE)


def _draw_map(draft: Draft, heat: HeatTable, row: int) -> None:
    """Put how many stand in each cell, and below it the best by name."""
    draft.fill(row, "B", heat.title, looks.SECTION)
    draft.heights[row], draft.heights[row + 1] = SECTION_ROW, HEAD_ROW
    for field, step in zip(FIELDS[1:], heat.columns, strict=False):
        draft.fill(row + 1, field, f"{step.name}   {step.bound}", STEP_HEAD)
    for index, (step, cells) in enumerate(zip(heat.rows, heat.cells, strict=True)):
        at = row + 2 + 3 * index
        heights = (COUNT_ROW, NAMES_ROW, GAP_ROW)
        draft.heights |= {at + n: height for n, height in enumerate(heights)}
        draft.fill(at, FIELDS[0], step.name, STEP)
        draft.fill(at + 1, FIELDS[0], step.bound, STEP_BOUND)
        for field, cell in zip(FIELDS[1:], cells, strict=False):
            _draw_heat(draft, at, field, cell)


def _draw_heat(draft: Draft, row: int, field: str, cell: Heat) -> None:
    fill, ink = HEAT[cell.shade]
    count = Style(
        Number.COUNT, Font(18, ink, bold=True), fill, None, "center", "center"
    )
    named = Style(
        font=Font(9, ink), fill=fill, across="center", upright="top", wrap=True
    )
    draft.fill(row, field, cell.count, count)
    draft.fill(row + 1, field, cell.names, named)


def _overlays(summary: SummarySheet, at: Places) -> tuple[Overlay, ...]:
    """Colour the tiers and draw the bars."""
    first, count = TABLES + 2, len(summary.tiers)
    tiers = tuple(
        (name, looks.tier_mark(n, count)) for n, (name, _) in enumerate(summary.tiers)
    )
    return (
        Overlay(f"H{first}:H{at.top_end}", tiers),
        Overlay(f"F{first}:G{at.top_end}", (), RATING_BAR),
        Overlay(f"Q{CHARTS + 2}:Q{at.coverage_end}", (), KNOWN_BAR),
    )
