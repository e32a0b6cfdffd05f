"""The cells of a CSV file, without what programs write around them for Excel's sake."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.csv_encoding import LONE_BYTE, NO_LETTER, mended
from scoring.xlsx.read.xml_texts import blank_to_null


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.reading.csv_dialect import Dialect
    from scoring.values.table import SheetTable

Texts: TypeAlias = pa.ChunkedArray

DAMAGED: Final = f"[\U0010ff80-\U0010ffff{NO_LETTER}]"
# a name may begin with an apostrophe, as 't Hooft does; a number may not
_TEXT_MARK: Final = r"^'([=+\-@].*|[\d.,\s]+)$"
_AS_TEXT: Final = r'(?s)^="(.*)"$'
CUT_OFF: Final = phrase(
    "'{text}' has a character that is damaged or cut off; write it anew"
)
ODD_BYTE: Final = phrase(
    "'{text}' has a letter that is not UTF-8, as the rest of the file is; "
    "it was read as Windows writes it"
)


def bare_cells(column: Texts, dialect: Dialect) -> Texts:
    """Give the texts that are meant: 00451 for ``="00451"``, 80 for ``'80``.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of large_string
        Cells as they stand in the file.
    dialect : Dialect
        A tab around a cell goes, unless it parts the cells.
    """
    if dialect.delimiter != "\t" and _has(column, "\t"):
        column = pc.utf8_trim(column, characters="\t")
    if _has(column, '="'):
        as_text = pc.match_substring_regex(column, _AS_TEXT)
        inner = pc.replace_substring_regex(column, _AS_TEXT, r"\1")
        inner = pc.replace_substring(inner, '""', '"')
        column = pc.if_else(as_text, inner, column)
    if _has(column, "'"):
        column = pc.replace_substring_regex(column, _TEXT_MARK, r"\1")
    return blank_to_null(column)


def _has(column: Texts, mark: str) -> bool:
    """Look for a mark anywhere, which is much quicker than for a pattern."""
    return bool(pc.any(pc.match_substring(column, mark)).as_py())


def mend(table: SheetTable) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Write damaged characters as far as they can be told, and name their cells.

    Returns
    -------
    SheetTable
        The table, its lone bytes written as letters.
    tuple of Finding
        F415, the first of each column.
    """
    frame, findings = table.frame.copy(), list(_headings(table))
    for column in range(frame.shape[1]):
        texts = frame.iloc[:, column]
        bad = texts.str.contains(DAMAGED, regex=True).fillna(value=False).to_numpy()
        rows = bad.nonzero()[0]
        if not len(rows):
            continue
        first = str(texts.iat[rows[0]])
        findings.append(_damaged(table.cell(rows[0], column), first, len(rows) - 1))
        mending = texts.map(mended, na_action="ignore").astype("str")
        frame[frame.columns[column]] = texts.where(~bad, mending)
    headings = tuple(map(mended, table.headings))
    return replace(table, frame=frame, headings=headings), tuple(findings)


def _headings(table: SheetTable) -> Iterator[Finding]:
    for column, heading in enumerate(table.headings):
        if mended(heading) != heading or NO_LETTER in heading:
            yield _damaged(table.heading_cell(column), heading, 0)


def _damaged(place: str, text: str, more: int) -> Finding:
    shown = mended(text)
    lost = NO_LETTER in shown or not LONE_BYTE.search(text)
    sentence = message(CUT_OFF if lost else ODD_BYTE, text=shown)
    return finding("F415", place, sentence, found=shown, more=more)
