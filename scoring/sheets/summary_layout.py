"""Where everything on the Summary sheet stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.phrases import SummaryWord
from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.vocabulary import ScoredHead


if TYPE_CHECKING:
    from scoring.sheets.results import SummarySheet
    from scoring.xlsx.draw.styles import Style


# six equal fields side by side, most of two columns, with narrow gaps between them
FIELDS = ("B:C", "E:F", "H:I", "K", "M:N", "P:Q")
WIDTHS = (
    *(2, 6, 24, 1.5, 13, 17, 1.5, 8, 22, 1.5),
    *(30, 2.5, 21, 9, 1.5, 9, 21, 2, 3, 16, 10),
)
END = "R"
NUMBERS, WORDS = 5, 6
CHARTS, CHART_ROWS = 8, 11
TABLES = CHARTS + CHART_ROWS + 2
FIGURES = ("T", "U")
HEIGHTS = {1: 8, 2: 34, 3: 20, 4: 12, NUMBERS: 46, WORDS: 26, 7: 16, CHARTS: 24}
SECTION_ROW, HEAD_ROW, LINE_ROW, SHORT_ROW = 26, 20, 25, 20
PAGE = (
    '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" '
    'top="0.4" bottom="0.4" header="0.2" footer="0.2"/><pageSetup paperSize="9" '
    'orientation="landscape"/><drawing r:id="rId1"/>'
)
RATING_BAR = looks.bar(Ink.BAR, 10)
KNOWN_BAR = looks.bar(Ink.BAR, 1)


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of a table.

    Parameters
    ----------
    columns : str
        Of the sheet; it may lie over several, such as ``C:E``.
    heading : str
        What stands above it.
    style : Style
        Of its cells.
    most : int
        Characters of a text that fit on its lines.
    """

    columns: str
    heading: str
    style: Style
    most: int = 150

    @property
    def first(self) -> str:
        """The letters of its first column."""
        return self.columns.partition(":")[0]

    def fitted(self, value: str | float) -> str | float:
        """Cut a text that does not fit, between words.

        >>> Slot("A", "To research", looks.CELL, 12).fitted("Revenue; Employees")
        'Revenue …'
        """
        if not isinstance(value, str) or len(value) <= self.most:
            return value
        kept = value[: self.most - 1].rpartition(" ")[0] or value[: self.most - 2]
        return f"{kept.rstrip(';, ')} …"

    def heading_style(self) -> Style:
        """Give the style of its heading, aligned as what stands below."""
        return replace(looks.COLUMN, across=self.style.across, indent=self.style.indent)


TOP_SLOTS = (
    Slot("B", ScoredHead.RANK, looks.CELL_RANK),
    Slot("C:E", ScoredHead.ACCOUNT, looks.CELL_BOLD),
    Slot("F:G", ScoredHead.RATING, looks.CELL_RATING),
    Slot("H", ScoredHead.TIER, looks.CELL_CENTRED),
    Slot("I:K", ScoredHead.WHY, looks.CELL_QUIET),
)
# what to research stands below the coverage, or below the top ten if that is long
RESEARCH_RIGHT = (
    Slot("M", ScoredHead.ACCOUNT, looks.CELL_BOLD),
    Slot("N:O", SummaryWord.NOW, looks.CELL_HIGH),
    Slot("P", SummaryWord.COULD_REACH, looks.CELL_HIGH),
    Slot("Q", ScoredHead.TO_RESEARCH, looks.CELL_QUIET, 48),
)
RESEARCH_LEFT = (
    Slot("B:E", ScoredHead.ACCOUNT, looks.CELL_BOLD),
    Slot("F:G", SummaryWord.NOW, looks.CELL_HIGH),
    Slot("H", SummaryWord.COULD_REACH, looks.CELL_HIGH),
    Slot("I:K", ScoredHead.TO_RESEARCH, looks.CELL_QUIET),
)
COVERAGE_SLOTS = (
    Slot("M:O", SummaryWord.CRITERION, looks.CELL),
    Slot("P", SummaryWord.WEIGHT, looks.CELL_WEIGHT),
    Slot("Q", SummaryWord.KNOWN, looks.CELL_PERCENT),
)
EMPTY = {
    SummaryWord.TOP: SummaryWord.NONE,
    SummaryWord.RESEARCH: SummaryWord.ENOUGH,
    SummaryWord.COVERAGE: SummaryWord.NONE,
}


def top_end(summary: SummarySheet) -> int:
    """Give the last row of the top ten."""
    return TABLES + 1 + max(len(summary.top), 1)


def coverage_end(summary: SummarySheet) -> int:
    """Give the last row of the coverage."""
    return CHARTS + 1 + max(len(summary.coverage), 1)


def research_place(summary: SummarySheet) -> tuple[int, tuple[Slot, ...]]:
    """Say where what to research stands: its first row and its columns."""
    if coverage_end(summary) < TABLES:
        return TABLES, RESEARCH_RIGHT
    return top_end(summary) + 2, RESEARCH_LEFT


def page_end(summary: SummarySheet) -> int:
    """Give the last row of the page."""
    start, _ = research_place(summary)
    research = start + 1 + max(len(summary.research), 1)
    return max(research, top_end(summary), coverage_end(summary))
