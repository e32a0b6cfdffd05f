"""The Summary tab of an open workbook: one page that can be shown to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.small_sheet import Sketch
from addin.excel.style import bar, mark
from addin.excel.tabs import cleared, home
from scoring.phrases import SummaryWord
from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.sheets.summary_below import put_below
from scoring.sheets.summary_layout import (
    CHARTS,
    COVERAGE_SLOTS,
    EMPTY,
    FIELDS,
    HEAD_ROW,
    HEIGHTS,
    KNOWN_BAR,
    LINE_ROW,
    NUMBERS,
    RATING_BAR,
    SECTION_ROW,
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


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.sheets.results import SummarySheet

BAND_SLOTS: Final = (
    Slot("B:C", SummaryWord.RATING, looks.CELL_CENTRED),
    Slot("E", SummaryWord.ACCOUNTS, looks.CELL_RANK),
)
TIER_SLOTS: Final = (
    Slot("H", SummaryWord.TIER, looks.CELL_CENTRED),
    Slot("I", SummaryWord.ACCOUNTS, looks.CELL_RANK),
)
Lines = list[tuple[str | float, ...]]


def write_summary(book: xw.Book, summary: SummarySheet) -> xw.Sheet:
    """Write the figures."""
    tab = cleared(book, Sheet.SUMMARY)
    check = sheet_reference(Sheet.CHECK, "A1")
    _sketch(summary, check).paint(tab)
    _marks(tab, summary)
    home(tab)
    return tab


def _sketch(summary: SummarySheet, check: str) -> Sketch:
    sketch = Sketch(WIDTHS, dict(HEIGHTS))
    _top(sketch, summary)
    _tiles(sketch, summary, check)
    bands: Lines = [*summary.histogram]
    tiers: Lines = [*summary.tiers]
    _table(sketch, CHARTS, SummaryWord.RATINGS, BAND_SLOTS, bands)
    _table(sketch, CHARTS, SummaryWord.TIERS, TIER_SLOTS, tiers)
    top: Lines = [(t.rank, t.account, t.rating, t.tier, t.said) for t in summary.top]
    _table(sketch, TABLES, SummaryWord.TOP, TOP_SLOTS, top)
    known: Lines = [
        (c.criterion, c.weight_share, c.known / max(c.accounts, 1))
        for c in summary.coverage
    ]
    _table(sketch, CHARTS, SummaryWord.COVERAGE, COVERAGE_SLOTS, known)
    row, slots = research_place(summary)
    next_: Lines = [
        (r.account, r.rating, r.high, r.to_research) for r in summary.research
    ]
    _table(sketch, row, SummaryWord.RESEARCH, slots, next_)
    put_below(sketch, summary)
    return sketch


def _top(sketch: Sketch, summary: SummarySheet) -> None:
    said = SummaryWord.SOURCE.format(
        source=summary.source,
        today=summary.today,
        contact_from=summary.contact_from,
    )
    sketch.put(2, "B", SummaryWord.TITLE, looks.TITLE)
    sketch.put(3, "B", said, looks.SUBTITLE)


def _tiles(sketch: Sketch, summary: SummarySheet, check: str) -> None:
    """Put the number of accounts per status, contacts first, and of findings."""
    accounts = sum(count for _, count in summary.statuses)
    shown = [(count, str(name)) for name, count in summary.statuses]
    shown[0] = (shown[0][0], SummaryWord.TO_CONTACT.format(accounts=accounts))
    for columns, (count, word) in zip(FIELDS[:-1], shown, strict=False):
        first = columns == FIELDS[0]
        sketch.put(NUMBERS, columns, count, looks.HERO if first else looks.TILE)
        label = looks.HERO_WORD if first else looks.TILE_WORD
        sketch.put(WORDS, columns, word, label)
    findings = summary.errors + summary.warnings + summary.notes
    sketch.put(NUMBERS, FIELDS[-1], findings, looks.TILE)
    name = sketch.put(WORDS, FIELDS[-1], SummaryWord.FINDINGS, looks.TILE_WORD)
    sketch.link(name, check)


def _table(
    sketch: Sketch, row: int, title: SummaryWord, slots: tuple[Slot, ...], lines: Lines
) -> None:
    """Put a table with its title."""
    sketch.heights.setdefault(row, SECTION_ROW)
    sketch.heights.setdefault(row + 1, HEAD_ROW)
    sketch.put(row, slots[0].first, title, looks.SECTION)
    for slot in slots:
        sketch.put(row + 1, slot.columns, slot.heading, slot.heading_style())
    for at, line in enumerate(lines, start=row + 2):
        sketch.heights.setdefault(at, LINE_ROW)
        for slot, value in zip(slots, line, strict=True):
            sketch.put(at, slot.columns, slot.fitted(value), slot.style)
    if not lines and title in EMPTY:
        sketch.put(row + 2, slots[0].first, EMPTY[title], looks.SUBTITLE)


def _marks(tab: xw.Sheet, summary: SummarySheet) -> None:
    """Colour the tiers and draw the bars."""
    first, last = TABLES + 2, top_end(summary)
    names = [name for name, _ in summary.tiers]
    for number, name in enumerate(names):
        mark(tab.range(f"H{first}:H{last}"), name, looks.tier_mark(number, len(names)))
    bar(tab.range(f"F{first}:F{last}"), RATING_BAR.colour, RATING_BAR.most)
    known = tab.range(f"Q{CHARTS + 2}:Q{coverage_end(summary)}")
    bar(known, KNOWN_BAR.colour, KNOWN_BAR.most)
    for slots, counts in ((BAND_SLOTS, summary.histogram), (TIER_SLOTS, summary.tiers)):
        most = max((count for _, count in counts), default=0)
        area = (
            f"{slots[1].first}{CHARTS + 2}:{slots[1].first}{CHARTS + 1 + len(counts)}"
        )
        bar(tab.range(area), Ink.BAR, max(most, 1))
