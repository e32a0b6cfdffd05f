"""The Mapping sheet: which column of an export goes to which column of Accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.phrases import MappingWord
from scoring.sheets import looks
from scoring.vocabulary import MAPPING_HEADS, Sheet
from scoring.xlsx.draw.small_sheet import Canvas
from scoring.xlsx.draw.table_xml import table_part
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.xlsx.host import Host

WIDTHS = (2, 40, 28, 52, 40)
COLUMNS = "BCDE"
HEADINGS = 5
TABLE = "Mapping"
FROZEN = (
    f'<pane ySplit="{HEADINGS}" topLeftCell="A{HEADINGS + 1}" '
    'activePane="bottomLeft" state="frozen"/>'
    f'<selection pane="bottomLeft" activeCell="C{HEADINGS + 1}" '
    f'sqref="C{HEADINGS + 1}"/>'
)
PAGE = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" '
    'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" '
    'fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N'
    "</oddFooter></headerFooter>"
)
TABLE_LINK = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
ROW_HEIGHT = 21.5


class Row(NamedTuple):
    """A row of the sheet, in the order of its headings."""

    heading: str
    field: str
    note: str
    sample: str


def mapping_part(rows: Sequence[Row], host: Host) -> Part:
    """Describe the Mapping sheet."""
    last = HEADINGS + len(rows)
    heights = {1: 8.0, 2: 34.0, 3: 20.0, 4: 10.0, HEADINGS: 24.0}
    heights |= dict.fromkeys(range(HEADINGS + 1, last + 1), ROW_HEIGHT)
    canvas = Canvas(host.styles, WIDTHS, heights)
    canvas.put(2, "B", MappingWord.TITLE, looks.TITLE)
    canvas.put(3, "B", MappingWord.ABOUT, looks.SUBTITLE)
    for letter, word in zip(COLUMNS, MAPPING_HEADS, strict=True):
        canvas.put(HEADINGS, letter, word, looks.INDENTED_HEADER)
    across = (looks.MAPPED_FROM, looks.MAPPED_TO, looks.MAPPED_WHY, looks.MAPPED_WHY)
    for number, row in enumerate(rows, start=HEADINGS + 1):
        for letter, text, look in zip(COLUMNS, row, across, strict=True):
            canvas.put(number, letter, text, look)
    code = host.tabs[Sheet.MAPPING].code_name
    area = f"B{HEADINGS}:E{last}"
    table = table_part(host.tables.next(TABLE), area, MAPPING_HEADS)
    return Part(SHEET, (canvas.xml(code, FROZEN, PAGE + TABLE_LINK),), (table,))
