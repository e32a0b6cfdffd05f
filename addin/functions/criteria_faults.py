"""What is wrong with criteria, in the terms of a function's arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scoring.language import phrase, words
from scoring.values.refs import column_number
from scoring.vocabulary import CRITERIA_REQUIRED


if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.cells.grid import Grid
    from scoring.findings import Finding

CRITERIA: Final = "Criteria"
HEADINGS: Final = phrase("Headings")
LONGEST: Final = 250
EMPTY: Final = phrase("Criteria are empty: no row has the headings {wanted}")
UNHEADED: Final = phrase(
    "Criteria start with '{first}': no row has the headings {wanted}"
)
LACKING: Final = phrase(
    "Criteria row {row}: the heading {missing} is missing in {headings}"
)
AT_ROW: Final = phrase("Criteria row {row}")
AT_HEADING: Final = phrase("Headings cell {cell}")
AND_MORE: Final = phrase("(and {count} more)")
_ROW: Final = re.compile(rf"{CRITERIA}!\$?[A-Z]+\$?([0-9]+)")
_COLUMN: Final = r"(?:{english}|{local})!\$?([A-Z]+)\$?[0-9]+"


def no_headings(grid: Grid) -> str:
    """Say that no row of a block is that of the criteria's headings."""
    lack = grid.lack(CRITERIA_REQUIRED)
    row, lacks = lack.row, lack.lacks
    if not row or len(lacks) == len(CRITERIA_REQUIRED):
        wanted = ", ".join(words(CRITERIA_REQUIRED))
        first = next((cell for cells in grid.rows for cell in cells if cell), None)
        text = EMPTY if first is None else UNHEADED
        return _short(text.format(first=first, wanted=wanted))
    has = ", ".join(grid.headings(row))
    missing = ", ".join(words(lacks))
    return _short(LACKING.format(row=row, missing=missing, headings=has))


def fault(errors: Sequence[Finding]) -> str:
    """Say the first of some findings in the terms of a function's arguments."""
    first = errors[0]
    sentence = f"{first.place}: {first.text}".removeprefix(": ")
    sentence = _ROW.sub(lambda m: AT_ROW.format(row=m[1]), sentence)
    place = _COLUMN.format(english=HEADINGS.english, local=HEADINGS)
    sentence = re.sub(
        place, lambda m: AT_HEADING.format(cell=column_number(m[1])), sentence
    )
    more = len(errors) - 1
    return _short(sentence, f" {AND_MORE.format(count=more)}" if more else "")


def _short(text: str, tail: str = "") -> str:
    room = LONGEST - len(tail)
    return (text if len(text) <= room else text[: room - 1] + "…") + tail
