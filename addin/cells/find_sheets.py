"""The sheets of a workbook that are known, wherever they lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.behaviour.gather import Origin
from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.pipeline import Sheets
from scoring.reading.known_sheets import find_name, read_known
from scoring.values.suggest import nearest
from scoring.vocabulary import SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.reading.known_sheets import TableRead
    from scoring.values.table import SheetTable

    Read = Callable[[str, Sequence[str]], TableRead]

NEEDED: Final = {Sheet.CRITERIA: "C100", Sheet.ACCOUNTS: "A100"}
"""Sheets that must be there, and the code that says so."""


def find_sheets(path: Path, sheets: Collection[str], read: Read) -> Sheets:
    """Find the tables of a workbook, collecting findings.

    Parameters
    ----------
    path : Path
        What the workbook is called, and where it lies if that is known.
    sheets : collection of str
        The names of its sheets, in order.
    read : callable
        Reads the table of a sheet, given the sheet's name and the headings that the
        table must have.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet: another workbook was
        meant.
    """
    lacking = tuple(_missing(sheets))
    if len(lacking) == len(NEEDED):
        raise FileError("\n".join(finding.text for finding in lacking))

    def other(name: str, required: Sequence[str]) -> SheetTable | None:
        there = find_name(sheets, (name,))
        return None if there is None else read(there, required).table

    origin = Origin(path, path, other, tuple(sheets))
    known = read_known(sheets, lambda _, name, required: read(name, required))
    known = replace(known, findings=(*lacking, *known.findings))
    return Sheets(origin, known)


def _nearest(sheet: Sheet, sheets: Collection[str]) -> str | None:
    """Find the tab whose name is nearly the sheet's, in any language."""
    close = (name for name in sheets if nearest(name, SHEET_WORDS[sheet]) is not None)
    return next(close, None)


def _missing(sheets: Collection[str]) -> Iterator[Finding]:
    for sheet, code in NEEDED.items():
        if find_name(sheets, SHEET_WORDS[sheet]) is None:
            near = _nearest(sheet, sheets)
            sentence = message(
                "the workbook has no sheet {sheet} (it has {sheets})",
                sheet=sheet,
                sheets=", ".join(sheets),
            )
            yield finding(code, "", sentence.hint(near), expected=sheet)
