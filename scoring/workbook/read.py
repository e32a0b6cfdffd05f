"""Read a workbook: Criteria, Accounts and Settings, wherever they stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.layout import (
    CRITERIA_REQUIRED,
    HEAD_WORDS,
    SETTINGS_REQUIRED,
    SHEET_WORDS,
    Sheet,
)
from scoring.tables import SheetTable, heading_key
from scoring.workbook.computed import fill_formulas
from scoring.workbook.contents import open_contents
from scoring.workbook.preflight import check
from scoring.workbook.sheet import SheetRead, make_lookup, read_sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.errors import Finding
    from scoring.workbook.contents import Contents


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a workbook.

    Parameters
    ----------
    path : Path
        The file.
    sheets : tuple of str
        Names of all worksheets, in tab order.
    criteria, accounts, settings : SheetTable or None
        None if there is no such sheet, or no table on it (then a finding says so).
    date1904 : bool
        Whether date serials count from 1904.
    findings : tuple of Finding
        What was noticed while reading.
    """

    path: Path
    sheets: tuple[str, ...]
    criteria: SheetTable | None
    accounts: SheetTable | None
    settings: SheetTable | None
    date1904: bool
    findings: tuple[Finding, ...]


KNOWN = frozenset(heading_key(word) for words in HEAD_WORDS.values() for word in words)
REQUIRED: dict[Sheet, Sequence[str]] = {
    Sheet.CRITERIA: CRITERIA_REQUIRED,
    Sheet.SETTINGS: SETTINGS_REQUIRED,
    Sheet.ACCOUNTS: (),
}


def read_workbook(
    path: str | Path, progress: Callable[[str, float], None] | None = None
) -> Workbook:
    """Read the tables of a workbook after checking that it is safe.

    Parameters
    ----------
    path : str or Path
        An .xlsx or .xlsm file.
    progress : callable, optional
        Told the sheet and the share of it that has been read, 0..1.

    Returns
    -------
    Workbook
        Its tables; cells are what they are in the file.

    Raises
    ------
    FileError
        If the file cannot be read.
    """
    path = Path(path)
    contents = open_contents(check(path))
    lookup = make_lookup(contents)
    tables: dict[Sheet, SheetTable | None] = {}
    findings: list[Finding] = []
    for sheet, required in REQUIRED.items():
        name = find_sheet(contents, SHEET_WORDS[sheet])
        if name is None:
            continue
        tell = None if progress is None else _about(progress, name)
        read = read_sheet(contents, lookup, name, required, tell)
        tables[sheet], found = _finish(contents, read, own_words=bool(required))
        findings += found
    return Workbook(
        path=path,
        sheets=tuple(contents.sheets),
        criteria=tables.get(Sheet.CRITERIA),
        accounts=tables.get(Sheet.ACCOUNTS),
        settings=tables.get(Sheet.SETTINGS),
        date1904=contents.date1904,
        findings=tuple(findings),
    )


def read_table(
    path: str | Path, sheet: str, required: Sequence[str] = ()
) -> tuple[SheetTable | None, tuple[Finding, ...]]:
    """Read one table of a workbook.

    Parameters
    ----------
    path : str or Path
        An .xlsx or .xlsm file.
    sheet : str
        Name of the sheet; case and surrounding space do not matter.
    required : sequence of str
        Headings that the table must have; none means the first row that looks
        like headings.

    Returns
    -------
    SheetTable or None
        None if there is no such sheet or no such table on it.
    tuple of Finding
        What was noticed.

    Raises
    ------
    FileError
        If the file cannot be read.
    """
    contents = open_contents(check(Path(path)))
    name = find_sheet(contents, (sheet,))
    if name is None:
        return None, ()
    read = read_sheet(contents, make_lookup(contents), name, required)
    return _finish(contents, read, own_words=False)


def find_sheet(contents: Contents, words: Sequence[str]) -> str | None:
    """Find a sheet by any of its names, ignoring case and space."""
    by_key = {heading_key(name): name for name in reversed(contents.sheets)}
    found = (by_key.get(heading_key(word)) for word in words)
    return next((name for name in found if name is not None), None)


def _about(
    progress: Callable[[str, float], None], sheet: str
) -> Callable[[float], None]:
    return lambda share: progress(sheet, share)


def _finish(
    contents: Contents, read: SheetRead, *, own_words: bool
) -> tuple[SheetTable | None, tuple[Finding, ...]]:
    """Fill in formulas; where headings are ours, only those of our columns."""
    table, cells = read.table, read.uncached
    if table is not None and own_words:
        ours = [heading_key(heading) in KNOWN for heading in table.headings]
        used = {c for c, is_ours in zip(table.columns, ours, strict=True) if is_ours}
        cells = tuple((row, column) for row, column in cells if column in used)
    if table is None or not cells:
        return table, read.findings
    table, findings = fill_formulas(contents, table, cells)
    return table, (*read.findings, *findings)
