"""The columns of a page of criteria, with the notes on their headings."""

from __future__ import annotations

from dataclasses import replace

from scoring.language import english, phrase
from scoring.optional.rule_columns import CONTACT_FIELD, RULE_NOTES, TEST_NOTE
from scoring.sheets.text_width import text_width
from scoring.vocabulary import Head, Test
from scoring.vocabulary.cell_words import CellWord
from templates.pages.frame import Column
from templates.places import MATCHES, SHARE
from templates.style import Look


COLUMNS = (
    Column(
        Head.CRITERION,
        RULE_NOTES[Head.CRITERION],
        27,
        Look.TEXT,
    ),
    Column(
        Head.WEIGHT,
        RULE_NOTES[Head.WEIGHT],
        9,
        Look.POINTS,
    ),
    Column(
        SHARE,
        phrase(
            "The criterion's share of all weights. Calculated: leave it alone, and copy "
            "it down where it is missing."
        ),
        8,
        Look.SHARE,
    ),
    Column(
        Head.FIELD,
        RULE_NOTES[Head.FIELD],
        26,
        Look.TEXT,
    ),
    Column(Head.TEST, TEST_NOTE, 19, Look.TEXT),
    Column(
        Head.VALUE,
        RULE_NOTES[Head.VALUE],
        36,
        Look.VALUE,
    ),
    Column(Head.TO, RULE_NOTES[Head.TO], 13, Look.VALUE),
    Column(
        Head.POINTS,
        RULE_NOTES[Head.POINTS],
        9,
        Look.POINTS,
    ),
    Column(
        Head.IF_BLANK,
        RULE_NOTES[Head.IF_BLANK],
        10,
        Look.TEXT,
    ),
    Column(
        Head.GROUP,
        RULE_NOTES[Head.GROUP],
        13,
        Look.TEXT,
    ),
    Column(
        Head.PROFILE,
        RULE_NOTES[Head.PROFILE],
        10,
        Look.TEXT,
    ),
    Column(Head.NOTE, RULE_NOTES[Head.NOTE], 38, Look.REMARK),
)
MATCHES_COLUMN = Column(
    MATCHES,
    phrase(
        "How many accounts the rule decides, as far as the tab Live reads them; '3 to "
        "5' where only Score can read some. Calculated: leave it alone and where it is, "
        "and copy it down where it is missing."
    ),
    10,
    Look.MATCHES,
)
_RIGHT = [column.heading for column in COLUMNS].index(SHARE) + 1
LIVE_COLUMNS = (*COLUMNS[:_RIGHT], MATCHES_COLUMN, *COLUMNS[_RIGHT:])
ROOM = 3
"""How many letters' room a heading needs beside its own: the margins, and bold."""


def fitting(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Widen columns for a language whose headings or Tests are longer than English.

    Examples
    --------
    >>> fitting(COLUMNS) == COLUMNS
    True
    """
    return tuple(replace(column, width=_width(column)) for column in columns)


def _width(column: Column) -> float:
    heading = str(column.heading)
    needed: float = len(heading) + ROOM if heading != english(column.heading) else 0
    longer = 0.0
    if column.heading == Head.TEST:
        longest = max(len(str(test)) for test in Test)
        longer = max(0, longest - max(len(test.value) for test in Test))
    if column.heading == Head.IF_BLANK:
        needed = max(needed, text_width(str(CellWord.SKIP)) + ROOM)
    return max(column.width + longer, needed)


LOOKS = {column.heading: column.look for column in COLUMNS}
CONTACT_COLUMNS = tuple(
    replace(column, note=CONTACT_FIELD) if column.heading == Head.FIELD else column
    for column in COLUMNS
)
