"""The Summary sheet: one page that can be shown to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.phrases import SummaryWord
from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.sheets.summary_below import below_end, put_below
from scoring.sheets.summary_layout import (
    CHART_ROWS,
    CHARTS,
    COVERAGE_SLOTS,
    EMPTY,
    END,
    FIELDS,
    FIGURES,
    HEAD_ROW,
    HEIGHTS,
    KNOWN_BAR,
    LINE_ROW,
    NUMBERS,
    PAGE,
    RATING_BAR,
    SECTION_ROW,
    SHORT_ROW,
    TABLES,
    TOP_SLOTS,
    WIDTHS,
    WORDS,
    Slot,
    coverage_end,
    research_place,
    top_end,
)
from scoring.values.refs import sheet_reference
from scoring.vocabulary import Sheet
from scoring.xlsx.draw.charts import Anchor, Bars, drawing_part
from scoring.xlsx.draw.marks_xml import Format
from scoring.xlsx.draw.small_sheet import Canvas
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    from scoring.sheets.results import SummarySheet
    from scoring.xlsx.host import Host


class _Page:
    """A Summary sheet on its way to XML."""

    def __init__(self, summary: SummarySheet, host: Host) -> None:
        self.summary = summary
        self.host = host
        self.canvas = Canvas(host.styles, WIDTHS, dict(HEIGHTS))
        self.title = host.tabs[Sheet.SUMMARY].name

    def top(self) -> None:
        """Put the title and what was scored."""
        summary = self.summary
        said = SummaryWord.SOURCE.format(
            source=summary.source,
            today=summary.today,
            contact_from=summary.contact_from,
        )
        self.canvas.put(2, "B", SummaryWord.TITLE, looks.TITLE)
        self.canvas.put(3, "B", said, looks.SUBTITLE)

    def tiles(self) -> None:
        """Put the number of accounts per status, contacts first, and of findings."""
        summary = self.summary
        accounts = sum(count for _, count in summary.statuses)
        shown = [(count, str(name)) for name, count in summary.statuses[:5]]
        if shown:
            word = SummaryWord.TO_CONTACT.format(accounts=accounts)
            shown[0] = (shown[0][0], word)
        for place, (columns, (count, word)) in enumerate(
            zip(FIELDS, shown, strict=False)
        ):
            number, label = (looks.TILE, looks.TILE_WORD)
            if place == 0:
                number, label = (looks.HERO, looks.HERO_WORD)
            self.canvas.put(NUMBERS, columns, count, number)
            self.canvas.put(WORDS, columns, word, label)
        findings = summary.errors + summary.warnings + summary.notes
        if Sheet.CHECK not in self.host.tabs:
            return
        check = sheet_reference(self.host.tabs[Sheet.CHECK].name, "A1")
        self.canvas.put(NUMBERS, FIELDS[-1], findings, looks.TILE)
        cell = self.canvas.put(WORDS, FIELDS[-1], SummaryWord.FINDINGS, looks.TILE_LINK)
        self.canvas.link(cell, check)

    def charts(self) -> Part:
        """Put the figures beside the page and draw the charts bound to them."""
        self.canvas.put(CHARTS, "B", SummaryWord.RATINGS, looks.SECTION)
        self.canvas.put(CHARTS, "K", SummaryWord.TIERS, looks.SECTION)
        self.canvas.put(CHARTS, FIGURES[0], SummaryWord.FIGURES, looks.FIGURE_WORD)
        summary = self.summary
        heads = (SummaryWord.RATING, SummaryWord.TIER)
        first = CHARTS + 1
        rows = self._figures(first, heads[0], summary.histogram)
        ratings = self._bars(SummaryWord.RATINGS, rows, summary.histogram)
        rows = self._figures(rows[-1] + 2, heads[1], summary.tiers)
        tiers = self._bars(SummaryWord.TIERS, rows, summary.tiers)
        bottom = CHARTS + CHART_ROWS
        for row in range(first + 1, bottom + 1):
            self.canvas.heights[row] = SHORT_ROW
        return drawing_part(
            [
                (ratings, Anchor(1, CHARTS, 9, bottom)),
                (tiers, Anchor(10, CHARTS, 11, bottom)),
            ]
        )

    def _figures(
        self, row: int, word: str, points: tuple[tuple[str, int], ...]
    ) -> list[int]:
        names, counts = FIGURES
        self.canvas.put(row, names, word, looks.COLUMN)
        self.canvas.put(row, counts, SummaryWord.ACCOUNTS, looks.COLUMN)
        rows = list(range(row + 1, row + 1 + max(len(points), 1)))
        for at, (name, count) in zip(rows, points, strict=False):
            self.canvas.put(at, names, name, looks.FIGURE_WORD)
            self.canvas.put(at, counts, count, looks.FIGURE_COUNT)
        return rows

    def _bars(
        self, title: str, rows: list[int], points: tuple[tuple[str, int], ...]
    ) -> Bars:
        names, values = (
            sheet_reference(self.title, f"${column}${rows[0]}:${column}${rows[-1]}")
            for column in FIGURES
        )
        lying = title == SummaryWord.TIERS
        colours = self._tier_colours() if lying else self._rating_colours()
        return Bars(title, names, values, points, colours, looks.CHART_INK, lying=lying)

    def _tier_colours(self) -> tuple[str, ...]:
        count = len(self.summary.tiers)
        marks = [looks.tier_mark(n, count) for n in range(count)]
        return tuple(mark.fill or Ink.BLUE for mark in marks)

    def _rating_colours(self) -> tuple[Ink, ...]:
        """Colour the bands whose accounts all reach the rating of a contact."""
        starts = [float(name.partition("-")[0]) for name, _ in self.summary.histogram]
        line = self.summary.contact_from
        return tuple(Ink.BLUE if start >= line else Ink.SKY for start in starts)

    def tables(self) -> None:
        """Put the tables side by side."""
        summary = self.summary
        self._table(
            TABLES,
            SummaryWord.TOP,
            TOP_SLOTS,
            [(t.rank, t.account, t.rating, t.tier, t.said) for t in summary.top],
        )
        self._table(
            CHARTS,
            SummaryWord.COVERAGE,
            COVERAGE_SLOTS,
            [
                (c.criterion, c.weight_share, c.known / max(c.accounts, 1))
                for c in summary.coverage
            ],
        )
        row, slots = research_place(summary)
        self._table(
            row,
            SummaryWord.RESEARCH,
            slots,
            [(r.account, r.rating, r.high, r.to_research) for r in summary.research],
        )
        self._marks(top_end(summary), coverage_end(summary))

    def _table(
        self,
        row: int,
        title: SummaryWord,
        slots: tuple[Slot, ...],
        lines: list[tuple[str | float, ...]],
    ) -> None:
        """Put a table with its title."""
        heights = self.canvas.heights
        heights.setdefault(row, SECTION_ROW)
        heights.setdefault(row + 1, HEAD_ROW)
        self.canvas.put(row, slots[0].first, title, looks.SECTION)
        for slot in slots:
            self.canvas.put(row + 1, slot.columns, slot.heading, slot.heading_style())
        row += 1
        for line in lines:
            row += 1
            heights.setdefault(row, LINE_ROW)
            for slot, value in zip(slots, line, strict=True):
                self.canvas.put(row, slot.columns, slot.fitted(value), slot.style)
        if not lines:
            row += 1
            self.canvas.put(row, slots[0].first, EMPTY[title], looks.SUBTITLE)

    def _marks(self, top: int, coverage: int) -> None:
        """Colour the tiers and draw the bars."""
        first = TABLES + 2
        tiers = [name for name, _ in self.summary.tiers]
        rules = tuple(
            (f'$H{first}="{_doubled(tier)}"', self.host.styles.mark(mark))
            for n, tier in enumerate(tiers)
            for mark in [looks.tier_mark(n, len(tiers))]
        )
        self.canvas.formats += [
            Format(f"H{first}:H{top}", rules),
            Format(f"F{first}:G{top}", (), RATING_BAR),
            Format(f"Q{CHARTS + 2}:Q{coverage}", (), KNOWN_BAR),
        ]


def summary_part(summary: SummarySheet, host: Host) -> Part:
    """Describe the Summary sheet."""
    page = _Page(summary, host)
    page.top()
    page.tiles()
    drawing = page.charts()
    page.tables()
    put_below(page.canvas, summary)
    code = host.tabs[Sheet.SUMMARY].code_name
    return Part(SHEET, (page.canvas.xml(code, "", PAGE),), (drawing,))


def summary_names(summary: SummarySheet, title: str) -> dict[str, str]:
    """Say what of Summary is printed: the page without the figures beside it."""
    area = f"$A$1:${END}${below_end(summary)}"
    return {"_xlnm.Print_Area": sheet_reference(title, area)}


def _doubled(text: str) -> str:
    return text.replace('"', '""')
