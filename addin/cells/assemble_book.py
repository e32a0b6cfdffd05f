"""From the sheets of a workbook, wherever they lie, to one book that can be rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.behaviour.gather import Origin
from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.pipeline import assemble
from scoring.reading.locate import SEARCHED_ROWS
from scoring.reading.workbook import REQUIRED, spared
from scoring.values.suggest import did_you_mean
from scoring.values.table import heading_key
from scoring.vocabulary import OPTIONAL_REQUIRED, SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from addin.cells.grid import Grid
    from scoring.findings import Finding
    from scoring.pipeline import Book, Options
    from scoring.values.table import SheetTable

    TableRead = tuple[SheetTable | None, list[Finding]]
    Read = Callable[[str, Sequence[str]], TableRead]


def found_book(
    path: Path, sheets: Collection[str], read: Read, options: Options
) -> Book:
    """Find the tables of a workbook and make a book of them, collecting findings.

    Parameters
    ----------
    path : Path
        What the workbook is called, and where it lies if that is known.
    sheets : collection of str
        The names of its sheets, in order.
    read : callable
        Reads the table of a sheet, given the sheet's name and the headings that the
        table must have.
    options : Options
        What overrides the settings, and whether files may be read.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet: another workbook was
        meant.
    """
    tables: dict[Sheet, SheetTable] = {}
    findings: list[Finding] = []
    for sheet, required in REQUIRED.items():
        name = find_name(sheets, sheet)
        if name is None:
            findings += _missing(sheets, sheet)
            continue
        table, noticed = read(name, required)
        findings += noticed if sheet not in OPTIONAL_REQUIRED else spared(noticed)
        if table is not None:
            tables[sheet] = table
    if not any(find_name(sheets, sheet) for sheet in (Sheet.CRITERIA, Sheet.ACCOUNTS)):
        raise FileError("\n".join(found.text for found in findings))

    def other(name: str, required: Sequence[str]) -> SheetTable | None:
        known = _named(sheets, (name,))
        return None if known is None else read(known, required)[0]

    origin = Origin(path, path, other, tuple(sheets))
    return assemble(origin, tables, findings, options)


def find_name(sheets: Collection[str], sheet: Sheet) -> str | None:
    """Find a sheet by any of its names, ignoring case and space."""
    return _named(sheets, SHEET_WORDS[sheet])


def _named(sheets: Collection[str], words: Sequence[str]) -> str | None:
    by_key = {heading_key(name): name for name in reversed([*sheets])}
    found = (by_key.get(heading_key(word)) for word in words)
    return next((name for name in found if name is not None), None)


def no_table(grid: Grid, required: Sequence[str]) -> list[Finding]:
    """Say that a sheet holds no table with the headings it must have."""
    row, lacks = grid.nearest(required)
    named = f"the heading {', '.join(lacks)}" if lacks else "headings"
    text = f"none of the first {SEARCHED_ROWS} rows has {named}"
    nearest = f"row {row} comes nearest" if row else ""
    wanted = ", ".join(lacks)
    return [finding("F404", grid.sheet, text, expected=wanted, found=nearest)]


def _missing(sheets: Collection[str], sheet: Sheet) -> Iterator[Finding]:
    codes = {Sheet.CRITERIA: "C100", Sheet.ACCOUNTS: "A100"}
    if sheet in codes:
        hint = did_you_mean(SHEET_WORDS[sheet][0], [*sheets])
        text = f"the workbook has no sheet {sheet} (it has {', '.join(sheets)}){hint}"
        yield finding(codes[sheet], "", text, expected=sheet)
