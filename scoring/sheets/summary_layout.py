"""Where everything on the Summary page stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.sheets import looks
from scoring.sheets.palette import Ink
from scoring.sheets.text_width import OWN_SIZE, line_count
from scoring.values.refs import column_number
from scoring.xlsx.draw.styles import Font, Style


if TYPE_CHECKING:
    from scoring.sheets.sections import HeatTable, Table
    from scoring.sheets.summary_sections import SummarySections


# six equal fields side by side, most of two columns, with narrow gaps between them
FIELDS = ("B:C", "E:F", "H:I", "K", "M:N", "P:Q")
WIDTHS = (
    *(2, 7, 23, 1.5, 13, 17, 1.5, 12, 18, 1.5),
    *(30, 2.5, 22, 9, 1.5, 10, 20, 2, 3, 16, 10, 2, 24, 19),
)
END = "R"
NUMBERS, WORDS = 5, 6
CHARTS, CHART_ROWS = 8, 11
TABLES = CHARTS + CHART_ROWS + 2
FIGURES = ("T", "U")
STAMP = ("W", "X")
"""Where it stands by what a Score can be repeated, beside the figures of the charts."""
HEIGHTS = {1: 8, 2: 34, 3: 20, 4: 12, NUMBERS: 46, WORDS: 26, 7: 16, CHARTS: 24}
LINES = 2
"""How many lines of a text that wraps a row of a table holds."""
INDENT = 1.3
MORE = " …"
SECTION_ROW, HEAD_ROW, LINE_ROW, SHORT_ROW = 26, 20, 25, 20
COUNT_ROW, NAMES_ROW, GAP_ROW = 30, 42, 5
RATING_BAR = looks.bar(Ink.BAR, 10)
KNOWN_BAR = looks.bar(Ink.BAR, 1)
STEP = Style(font=Font(12, Ink.NAVY, bold=True), upright="bottom")
STEP_BOUND = Style(font=Font(9, Ink.QUIET), upright="top")
STEP_HEAD = replace(looks.COLUMN, across="center", line=None)
# light to dark by what an account there is worth, with ink that can be read
HEAT = (
    (Ink.PAPER, Ink.FAINT),
    (Ink.MIST, Ink.NAVY),
    (Ink.BAR, Ink.NAVY),
    (Ink.SKY, Ink.NAVY),
    (Ink.BLUE, Ink.WHITE),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a column of a table stands.

    Parameters
    ----------
    columns : str
        Of the sheet; it may lie over several, such as ``C:E``.
    style : Style
        Of its cells.
    most : int
        Characters of a text that fit on its lines.
    """

    columns: str
    style: Style
    most: int = 150

    @property
    def first(self) -> str:
        """The letters of its first column."""
        return self.columns.partition(":")[0]

    def fitted(self, value: str | float | None) -> str | float | None:
        """Cut a text that does not fit, between words.

        >>> Slot("A", looks.CELL, 12).fitted("Revenue; Employees")
        'Revenue …'
        """
        if not isinstance(value, str) or self._holds(value):
            return value
        cut = _shortened(value[: self.most + 1])
        while not self._holds(cut) and " " in cut.removesuffix(MORE):
            cut = _shortened(cut.removesuffix(MORE))
        return cut

    def _holds(self, text: str) -> bool:
        """Say whether a text fits on the lines that there are."""
        if not self.style.wrap or len(text) > self.most:
            return len(text) <= self.most
        size = (self.style.font.size if self.style.font else None) or OWN_SIZE
        return line_count(text, self.room, size=size) <= LINES

    @property
    def room(self) -> float:
        """The width of its columns, without what texts are indented."""
        first, _, last = self.columns.partition(":")
        numbers = range(column_number(first) - 1, column_number(last or first))
        return sum(WIDTHS[n] for n in numbers) - INDENT * self.style.indent

    def heading_style(self) -> Style:
        """Give the style of its heading, aligned as what stands below."""
        return replace(looks.COLUMN, across=self.style.across, indent=self.style.indent)


def _shortened(text: str) -> str:
    """Leave out the last word."""
    start = text[:-1].rpartition(" ")[0] or text[:-2]
    return f"{start.rstrip(';, ')}{MORE}"


TOP_SLOTS = (
    Slot("B", looks.CELL_RANK),
    Slot("C:E", looks.CELL_BOLD),
    Slot("F:G", looks.CELL_RATING),
    Slot("H", looks.CELL_CENTRED),
    Slot("I:K", looks.CELL_QUIET),
)
COVERAGE_SLOTS = (
    Slot("M:O", looks.CELL),
    Slot("P", looks.CELL_WEIGHT),
    Slot("Q", looks.CELL_PERCENT),
)
LOWERING_SLOTS = (
    Slot("B:E", looks.CELL_BOLD, 60),
    Slot("F:G", looks.CELL_CENTRED),
    Slot("H", looks.CELL_COUNT),
    Slot("I:K", looks.CELL_QUIET),
)
BY_HAND_SLOTS = (
    Slot("B:E", looks.CELL_BOLD),
    Slot("F:G", looks.CELL_CENTRED),
    Slot("H:I", looks.CELL_CENTRED),
    Slot("K:Q", looks.CELL_QUIET, 200),
)
FIRM_SLOTS = (
    Slot("B:C", looks.CELL_BOLD, 60),
    Slot("E", looks.CELL_CENTRED),
    Slot("F:G", looks.CELL_CENTRED),
    Slot("H:K", looks.CELL_QUIET, 110),
    Slot("M", looks.CELL_CENTRED),
    Slot("N:Q", looks.CELL_QUIET, 75),
)
LEFT_SLOTS = (
    Slot("B:E", looks.CELL_BOLD),
    Slot("F:G", looks.CELL_HIGH),
    Slot("H", looks.CELL_HIGH),
    Slot("I:K", looks.CELL_QUIET),
)


def right_slots(most: int) -> tuple[Slot, ...]:
    """Give the columns of a table at the right, whose last one is narrow.

    Parameters
    ----------
    most : int
        Characters of a text that fit there.
    """
    return (
        Slot("M", looks.CELL_BOLD),
        Slot("N:O", looks.CELL_HIGH),
        Slot("P", looks.CELL_HIGH),
        Slot("Q", looks.CELL_QUIET, most),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """In which rows the parts stand whose place depends on what is above them.

    Parameters
    ----------
    top_end, coverage_end : int
        The last rows of the top ten and of the coverage.
    research : int
        The first row of what to research: below the coverage, or below the top ten
        if the coverage is long.
    lowering, by_hand, firm, matrix, same_day, changes : int
        The first rows of what disqualifies or takes points away, of what people decide,
        of how firm contacts are, of the heat map and of what changed since an earlier
        Score of the day and since the day before, if there are any.
    end : int
        The last row of the page.
    """

    top_end: int
    coverage_end: int
    research: int
    lowering: int
    by_hand: int
    firm: int
    matrix: int
    same_day: int
    changes: int
    end: int

    @property
    def research_slots(self) -> tuple[Slot, ...]:
        """The columns of what to research."""
        return right_slots(48) if self.research == TABLES else LEFT_SLOTS


def places(sections: SummarySections) -> Places:
    """Find room for all sections."""
    top_end = _table_end(TABLES, sections.top)
    coverage_end = _table_end(CHARTS, sections.coverage)
    research = TABLES if coverage_end < TABLES else top_end + 2
    research_end = _table_end(research, sections.research)
    lowering = max(research_end, top_end, coverage_end) + 2
    by_hand = _below(lowering, sections.lowering)
    firm = _below(by_hand, sections.by_hand)
    matrix = _below(firm, sections.firm)
    again = matrix + _map_rows(sections.matrix)
    changes = _below_both(again, sections.became_same_day, sections.fell_same_day)
    end = _below_both(changes, sections.became, sections.fell) - 2
    end += 2 if sections.footer else 0
    starts = (lowering, by_hand, firm, matrix, again, changes)
    return Places(top_end, coverage_end, research, *starts, end)


def _below(row: int, table: Table | None) -> int:
    """Give the row that is free below a table, or its own where it is not there."""
    return row if table is None else _table_end(row, table) + 2


def _below_both(row: int, left: Table | None, right: Table | None) -> int:
    """Give the row that is free below two tables beside each other."""
    return max(_below(row, left), _below(row, right))


def _table_end(row: int, table: Table) -> int:
    return row + 1 + max(len(table.rows), 1)


def _map_rows(heat: HeatTable | None) -> int:
    """Count the rows of a heat map: title, headings, three for each step, a gap."""
    return 0 if heat is None else 3 + 3 * len(heat.rows)
