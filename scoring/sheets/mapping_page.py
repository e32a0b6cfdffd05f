"""The Mapping page: which column of an export goes to which column of Accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.phrases import MappingWord
from scoring.sheets import looks
from scoring.sheets.page import Draft, ListArea, Page
from scoring.vocabulary import MAPPING_HEADS, Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS = (2, 40, 28, 52, 40, 14)
COLUMNS = "BCDEF"
HEADINGS = 5
HEIGHTS = {1: 8.0, 2: 34.0, 3: 20.0, 4: 10.0, HEADINGS: 24.0}
TABLE = "Mapping"
ROW_HEIGHT = 21.5
STYLES = (
    *(looks.MAPPED_FROM, looks.MAPPED_TO, looks.MAPPED_WHY, looks.MAPPED_WHY),
    looks.MAPPED_WHY,
)


class Row(NamedTuple):
    """A row of the sheet, in the order of its headings."""

    heading: str
    field: str
    note: str
    sample: str
    tab: str


def mapping_page(rows: Sequence[Row]) -> Page:
    """Lay Mapping out."""
    last = HEADINGS + len(rows)
    heights = dict.fromkeys(range(HEADINGS + 1, last + 1), ROW_HEIGHT)
    draft = Draft(HEIGHTS | heights)
    draft.fill(2, "B", MappingWord.TITLE, looks.TITLE)
    draft.fill(3, "B", MappingWord.ABOUT, looks.SUBTITLE)
    for letter, word in zip(COLUMNS, MAPPING_HEADS, strict=True):
        draft.fill(HEADINGS, letter, word, looks.INDENTED_HEADER)
    for number, row in enumerate(rows, start=HEADINGS + 1):
        for letter, text, style in zip(COLUMNS, row, STYLES, strict=True):
            draft.fill(number, letter, text, style)
    bare = Page(
        Sheet.MAPPING,
        WIDTHS,
        (),
        (),
        frozen=HEADINGS,
        selected=f"C{HEADINGS + 1}",
        listed=ListArea(TABLE, f"B{HEADINGS}:F{last}", MAPPING_HEADS),
    )
    return draft.on(bare)
