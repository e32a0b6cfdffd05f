"""The Check page: what is wrong or doubtful, with a way to each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.findings import Level
from scoring.phrases import CHECK_HEADS, CheckWord
from scoring.sheets import looks
from scoring.sheets.page import Draft, ListArea, Overlay, Page
from scoring.values.refs import MOST_ROWS, sheet_reference
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding

WIDTHS = (2, 12, 9, 24, 78, 28, 28)
COLUMNS = "BCDEFG"
HEADINGS = 5
HEIGHTS = {1: 8.0, 2: 34.0, 3: 20.0, 4: 10.0, HEADINGS: 24.0}
ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)
MARKS = (
    (Level.ERROR, looks.ERROR_MARK),
    (Level.WARNING, looks.WARNING_MARK),
    (Level.NOTE, looks.NOTE_MARK),
)
TABLE = "Findings"
LINE, PADDING, TALLEST = 13.5, 8, 409
# a column takes more letters than its width says, which counts wider digits
NARROW = 1.18


def check_page(findings: Sequence[Finding], sheets: frozenset[str]) -> Page:
    """Lay Check out, errors first.

    Parameters
    ----------
    findings : sequence of Finding
        What it lists.
    sheets : frozenset of str
        Names of all tabs there are to lead to, case folded.
    """
    draft = Draft(dict(HEIGHTS))
    draft.fill(2, "B", CheckWord.TITLE, looks.TITLE)
    draft.fill(3, "B", CheckWord.ABOUT, looks.SUBTITLE)
    if not findings:
        draft.fill(HEADINGS, "B", CheckWord.NOTHING, looks.GOOD)
        return draft.on(Page(Sheet.CHECK, WIDTHS, (), ()))
    for letter, word in zip(COLUMNS, CHECK_HEADS, strict=True):
        draft.fill(HEADINGS, letter, word, looks.INDENTED_HEADER)
    ranked = sorted(findings, key=lambda f: ORDER.index(f.level))
    ranked = ranked[: MOST_ROWS - HEADINGS]
    for row, finding in enumerate(ranked, start=HEADINGS + 1):
        _draw_finding(draft, row, finding, location(finding.place, sheets))
    last = HEADINGS + len(ranked)
    draft.overlays.append(Overlay(f"B{HEADINGS + 1}:B{last}", MARKS))
    bare = Page(
        Sheet.CHECK,
        WIDTHS,
        (),
        (),
        frozen=HEADINGS,
        selected=f"B{HEADINGS + 1}",
        listed=ListArea(TABLE, f"B{HEADINGS}:G{last}", CHECK_HEADS),
    )
    return draft.on(bare)


def _draw_finding(draft: Draft, row: int, finding: Finding, target: str) -> None:
    text = finding.text
    if finding.more:
        text = CheckWord.MORE.format(text=text, more=finding.more)
    draft.fill(row, "B", finding.level, looks.LEVEL)
    draft.fill(row, "C", finding.code, looks.PARAGRAPH)
    place = looks.LINK if target else looks.PARAGRAPH
    draft.fill(row, "D", finding.place, place, target)
    draft.fill(row, "E", text, looks.PARAGRAPH)
    draft.fill(row, "F", finding.expected, looks.PARAGRAPH)
    draft.fill(row, "G", finding.found, looks.PARAGRAPH)
    shown = (finding.place, text, finding.expected, finding.found)
    lines = max(map(_lines, shown, WIDTHS[3:]))
    draft.heights[row] = min(LINE * lines + PADDING, TALLEST)


def _lines(text: str, width: float) -> int:
    """Guess on how many lines a text is shown in a column."""
    room = int(width * NARROW)
    return sum(len(line) // room + 1 for line in text.split("\n"))


def location(place: str, sheets: frozenset[str]) -> str:
    """Say where a link to a finding's place leads; nowhere if there is no such tab.

    >>> location("My accounts", frozenset({"my accounts"}))
    "'My accounts'!A1"
    >>> location("Accounts!B3", frozenset({"criteria"}))
    ''
    """
    sheet, mark, cell = place.rpartition("!")
    if not mark:
        sheet, cell = place, "A1"
    bare = sheet
    if len(sheet) > 1 and sheet[0] == sheet[-1] == "'":
        bare = sheet[1:-1].replace("''", "'")
    if bare.casefold() not in sheets:
        return ""
    return sheet_reference(bare, cell)
