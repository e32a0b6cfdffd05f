"""The Check sheet: what is wrong or doubtful, with a way to each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.findings import Level
from scoring.phrases import CHECK_HEADS, CheckWord
from scoring.sheets import looks
from scoring.values.refs import MOST_ROWS, sheet_reference
from scoring.vocabulary import Sheet
from scoring.xlsx.draw.marks_xml import Format
from scoring.xlsx.draw.small_sheet import Canvas
from scoring.xlsx.draw.table_xml import table_part
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding
    from scoring.xlsx.host import Host

WIDTHS = (2, 12, 9, 24, 78, 28, 28)
COLUMNS = "BCDEFG"
HEADINGS = 5
ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)
MARKS = {
    Level.ERROR: looks.ERROR_MARK,
    Level.WARNING: looks.WARNING_MARK,
    Level.NOTE: looks.NOTE_MARK,
}
TABLE = "Findings"
LINE, PADDING, TALLEST = 13.5, 8, 409
# a column takes more letters than its width says, which counts wider digits
NARROW = 1.18
FROZEN = (
    f'<pane ySplit="{HEADINGS}" topLeftCell="A{HEADINGS + 1}" '
    'activePane="bottomLeft" state="frozen"/>'
    f'<selection pane="bottomLeft" activeCell="B{HEADINGS + 1}" '
    f'sqref="B{HEADINGS + 1}"/>'
)
PAGE = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" '
    'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" '
    'fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N'
    "</oddFooter></headerFooter>"
)
TABLE_LINK = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'


def check_part(findings: Sequence[Finding], host: Host) -> Part:
    """Describe the Check sheet, errors first."""
    canvas = Canvas(host.styles, WIDTHS, {1: 8, 2: 34, 3: 20, 4: 10, HEADINGS: 24})
    canvas.put(2, "B", CheckWord.TITLE, looks.TITLE)
    canvas.put(3, "B", CheckWord.ABOUT, looks.SUBTITLE)
    code = host.tabs[Sheet.CHECK].code_name
    if not findings:
        canvas.put(HEADINGS, "B", CheckWord.NOTHING, looks.GOOD)
        return Part(SHEET, (canvas.xml(code, "", PAGE),))
    for letter, word in zip(COLUMNS, CHECK_HEADS, strict=True):
        canvas.put(HEADINGS, letter, word, looks.INDENTED_HEADER)
    ranked = sorted(findings, key=lambda f: ORDER.index(f.level))
    ranked = ranked[: MOST_ROWS - HEADINGS]
    for row, finding in enumerate(ranked, start=HEADINGS + 1):
        _put(canvas, row, finding, host)
    last = HEADINGS + len(ranked)
    canvas.formats.append(_level_marks(last, host))
    table = table_part(host.tables.next(TABLE), f"B{HEADINGS}:G{last}", CHECK_HEADS)
    return Part(SHEET, (canvas.xml(code, FROZEN, PAGE + TABLE_LINK),), (table,))


def _put(canvas: Canvas, row: int, finding: Finding, host: Host) -> None:
    text = finding.text
    if finding.more:
        text = CheckWord.MORE.format(text=text, more=finding.more)
    target = location(finding.place, host.sheets)
    canvas.put(row, "B", finding.level, looks.LEVEL)
    canvas.put(row, "C", finding.code, looks.PARAGRAPH)
    place = looks.LINK if target else looks.PARAGRAPH
    cell = canvas.put(row, "D", finding.place, place)
    canvas.put(row, "E", text, looks.PARAGRAPH)
    canvas.put(row, "F", finding.expected, looks.PARAGRAPH)
    canvas.put(row, "G", finding.found, looks.PARAGRAPH)
    if target:
        canvas.link(cell, target)
    shown = (finding.place, text, finding.expected, finding.found)
    lines = max(map(_lines, shown, WIDTHS[3:]))
    canvas.heights[row] = min(LINE * lines + PADDING, TALLEST)


def _lines(text: str, width: float) -> int:
    """Guess on how many lines a text is shown in a column."""
    room = int(width * NARROW)
    return sum(len(line) // room + 1 for line in text.split("\n"))


def _level_marks(last: int, host: Host) -> Format:
    first = HEADINGS + 1
    rules = tuple(
        (f'$B{first}="{level}"', host.styles.mark(mark))
        for level, mark in MARKS.items()
    )
    return Format(f"B{first}:B{last}", rules)


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
