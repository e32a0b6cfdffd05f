"""Record numbers of a CRM that a spreadsheet has spoiled on their way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.crm.headings import Role
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.column_cells import Cells
    from scoring.crm.mapping import Mapping
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

ROUNDED: Final = re.compile(r"\s*\d(?:[.,]\d+)?E\+?\d+\s*", re.IGNORECASE)
"""What Excel makes of a long number, all digits but the first few being lost."""
ROUNDED_WORDS: Final = phrase(
    "'{number}' is no record number any more, as a spreadsheet has rounded it: the rows "
    "are matched by domain and name; export again and do not open it in Excel"
)
ZEROS_WORDS: Final = phrase(
    "'{number}' and '{other}' on Accounts may be one record number that has lost its "
    "zeros; they count as two: format the column as text"
)


def without_rounded(
    table: SheetTable, mapping: Mapping
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Leave out record numbers such as 1,91431E+18, which tell no account.

    Returns
    -------
    SheetTable
        The export; these cells are blank in it.
    tuple of Finding
        M213, the first of them.
    """
    line = mapping.of(Role.RECORD)
    if line is None:
        return table, ()
    column = table.frame.iloc[:, line.number]
    if column.dtype.kind in "fiM":
        return table, ()
    rounded = column.astype("str").str.fullmatch(ROUNDED).fillna(value=False)
    rows = np.flatnonzero(rounded.to_numpy(bool))
    if not len(rows):
        return table, ()
    frame = table.frame.copy()
    frame[frame.columns[line.number]] = column.mask(rounded.to_numpy(bool))
    value: Any = column.iat[rows[0]]
    sentence = message(ROUNDED_WORDS, number=str(value))
    place, more = table.cell(int(rows[0]), line.number), len(rows) - 1
    remark = finding("M213", place, sentence, found=str(value), more=more)
    return replace(table, frame=frame), (remark,)


def lost_zeros(
    table: SheetTable, mapping: Mapping, theirs: Cells, ours: Cells
) -> Iterator[Finding]:
    """Name record numbers that are the same but for zeros at the start.

    Parameters
    ----------
    table : SheetTable
        The export.
    mapping : Mapping
        Where its columns go; it has a record number.
    theirs, ours : Cells
        The record numbers of the export and of Accounts.
    """
    line = mapping.of(Role.RECORD)
    here = {text.strip() for text in ours.texts if text}
    strangers = [
        (text, row)
        for row, text in enumerate(theirs.texts.tolist())
        if text not in here and text.isdigit()
    ]
    if not strangers:
        return
    bare = {_bare(text): text for text in here if text.isdigit()}
    rows = [row for text, row in _first_rows(strangers) if _bare(text) in bare]
    if rows and line is not None:
        text = str(theirs.texts[rows[0]]).strip()
        sentence = message(ZEROS_WORDS, number=text, other=bare[_bare(text)])
        place = table.cell(rows[0], line.number)
        yield finding("M214", place, sentence, found=text, more=len(rows) - 1)


def _first_rows(texts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Give each text with the first row it stands in, in the order of texts."""
    return sorted(dict(reversed(texts)).items())


def _bare(number: str) -> str:
    return number.lstrip("0") or "0"
