"""What stands below the last account: what a report says of itself, and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.reading.row_cells import lone_text, row_cells


if TYPE_CHECKING:
    from scoring.arrays import Bools, Ints
    from scoring.values.table import SheetTable


FOOTER: Final = re.compile(
    r"confidential information.*|copyright (?:\(c\)|©).*|generated (?:by|on):?\s.*|"
    r"as of \d.*|exported (?:by|on|from)\b.*",
    re.IGNORECASE,
)
"""The lines that CRM programs write below a report."""
NOTE: Final = re.compile(
    r"[*†‡¹²³]+\s?\S.*|[0-9]\)\s.*|"
    r"(?:notes?|nb|n\.b\.|obs|sources?|remarks?|bemærk|bemærkning|note[rn]|kilder?|"
    r"anm|anmärkning|källa|källor|notă|sursa|surse)\s?[:.!]\s?\S.*|"
    r"(?:page|side|sida|pagina)\s[0-9]+(?:\s?(?:of|/|af|av|din)\s?[0-9]+)?|"
    r"(?:last |sidst |senast |ultima )?(?:printed|created|updated|report run|"
    r"eksporteret|udskrevet|genereret|oprettet|opdateret|"
    r"exporterad|utskriven|genererad|skapad|uppdaterad|"
    r"exportat|tipărit|generat|creat|actualizat|actualizare)"
    r"(?: (?:by|on|at|from|af|den|d\.|fra|av|från|de|la|din|pe)\b|:).*|"
    r"(?:(?:number of |antal |număr de )?(?:records|rows|rækker|rader|rânduri)"
    r"\s?:?\s?[0-9]+|[0-9]+ (?:records|rows|rækker|rader|rânduri))",
    re.IGNORECASE,
)
"""What people and programs note below a table, in one cell of its own."""
FOOTER_ROWS: Final = 20
LINE_WORDS: Final = 8
"""From so many words on, a text alone in its row reads as a sentence, not as a name."""


def footer_rows(table: SheetTable, rest: Bools) -> Ints:
    """Find what a report says of itself below its rows."""
    size = len(rest)
    tail = range(max(0, size - FOOTER_ROWS), size)
    cells = {row: list(row_cells(table, row)) for row in tail}
    says = [
        row
        for row in tail
        # it may part its words over two cells; a company has more to it
        if 1 <= len(cells[row]) <= 2  # noqa: PLR2004
        and FOOTER.fullmatch(cells[row][0][1])
    ]
    if not says:
        return np.empty(0, dtype=np.int64)
    first = _first_line(table, cells, says[0])
    below = (cells[row] for row in range(first, size) if row not in says)
    if any(len(filled) > 1 for filled in below):
        return np.empty(0, dtype=np.int64)
    return np.arange(first, size)


def _first_line(
    table: SheetTable, cells: dict[int, list[tuple[int, str]]], line: int
) -> int:
    """Find where a footer begins: its title stands with its lines, below a gap."""
    first = line
    while first - 1 in cells and len(cells[first - 1]) == 1 and len(table.columns) > 1:
        if _gap_above(table, first):
            break
        first -= 1
    return first if first == line or (first and _gap_above(table, first)) else line


def note_rows(table: SheetTable, rest: Bools) -> Ints:
    """Find the notes below a table, each alone in its row."""
    rows = [row for row in _tail(rest) if NOTE.fullmatch(lone_text(table, row))]
    return np.array(rows, dtype=np.int64)


def doubtful_lines(table: SheetTable, rest: Bools) -> Ints:
    """Find texts at the end that may be notes: below a gap, or long as a sentence."""
    tail = _tail(rest)
    texts = {row: lone_text(table, row) for row in tail}
    rows = [r for r, text in texts.items() if len(text.split()) >= LINE_WORDS]
    alone: list[int] = []
    for row in reversed(tail):
        if not texts[row]:
            break
        alone.append(row)
        if row and _gap_above(table, row):
            rows += alone
    return np.array(sorted(set(rows)), dtype=np.int64)


def _tail(rest: Bools) -> list[int]:
    """Give the last rows that are not left out."""
    rows: list[int] = np.flatnonzero(rest)[-FOOTER_ROWS:].tolist()
    return rows


def _gap_above(table: SheetTable, row: int) -> bool:
    return bool(table.rows[row] - table.rows[row - 1] > 1)
