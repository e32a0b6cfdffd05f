"""Read a workbook: Criteria, Accounts and Settings, wherever they stand on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.finding_codes import finding
from scoring.reading.locate import missing
from scoring.reading.sheet import SheetRead, make_lookup, read_columns, read_sheet
from scoring.reading.uncached import fill_formulas
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import (
    CRITERIA_REQUIRED,
    HEAD_WORDS,
    LAST_REQUIRED,
    OPTIONAL_REQUIRED,
    SETTINGS_REQUIRED,
    SHEET_WORDS,
    Sheet,
)
from scoring.xlsx.contents import open_contents
from scoring.xlsx.preflight import check


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scoring.findings import Finding
    from scoring.xlsx.contents import Contents

    Found = tuple[SheetTable | None, Iterable[Finding]]
    Same = Callable[[SheetTable], bool]
    NeededOf = Callable[[SheetTable, Mapping[int, str]], range]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a workbook.

    Parameters
    ----------
    path : Path
        The file.
    sheets : tuple of str
        Names of all worksheets, in tab order.
    tables : mapping of Sheet to SheetTable
        The tables that were found. A sheet is missing if the workbook has none of its
        name, or no table on it (then a finding says so).
    date1904 : bool
        Whether date serials count from 1904.
    findings : tuple of Finding
        What was noticed while reading.
    """

    path: Path
    sheets: tuple[str, ...]
    tables: Mapping[Sheet, SheetTable]
    date1904: bool
    findings: tuple[Finding, ...]

    @property
    def criteria(self) -> SheetTable | None:
        """The Criteria table."""
        return self.tables.get(Sheet.CRITERIA)

    @property
    def accounts(self) -> SheetTable | None:
        """The Accounts table."""
        return self.tables.get(Sheet.ACCOUNTS)

    @property
    def settings(self) -> SheetTable | None:
        """The Settings table."""
        return self.tables.get(Sheet.SETTINGS)


KNOWN = frozenset(heading_key(word) for words in HEAD_WORDS.values() for word in words)
REQUIRED: dict[Sheet, Sequence[str]] = {
    Sheet.CRITERIA: CRITERIA_REQUIRED,
    Sheet.SETTINGS: SETTINGS_REQUIRED,
    Sheet.ACCOUNTS: (),
    **OPTIONAL_REQUIRED,
}
# on these the user's own columns matter as much as those that have a meaning to us
OWN_COLUMNS = frozenset({Sheet.ACCOUNTS, Sheet.CONTACTS})


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
    tables: dict[Sheet, SheetTable] = {}
    findings: list[Finding] = []
    for sheet, required in REQUIRED.items():
        name = find_sheet(contents, SHEET_WORDS[sheet])
        if name is None:
            continue
        tell = None if progress is None else _about(progress, name)
        read = read_sheet(contents, lookup, name, required, tell)
        own_words = sheet not in OWN_COLUMNS
        table, found = _finish(contents, read, own_words=own_words)
        if sheet in OPTIONAL_REQUIRED:
            found = (*spared(found), *blank(name, table, required, found))
        findings += found
        if table is not None:
            tables[sheet] = table
    return Workbook(
        path=path,
        sheets=tuple(contents.sheets),
        tables=tables,
        date1904=contents.date1904,
        findings=tuple(findings),
    )


@dataclass(frozen=True, slots=True)
class Last:
    """What an earlier Score left in a workbook.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        History, and Scored with what it was made by.
    taken : frozenset of Sheet
        Sheets of such a name that hold something else.
    findings : tuple of Finding
        What was noticed while reading.
    """

    tables: Mapping[Sheet, SheetTable]
    taken: frozenset[Sheet] = frozenset()
    findings: tuple[Finding, ...] = ()


def read_last(path: Path, needed: NeededOf, same: Same) -> Last:
    """Read what an earlier Score left.

    Parameters
    ----------
    path : Path
        The workbook it wrote.
    needed : callable
        Given History criteria, and Scored's headings by column, names the columns of
        Scored to read: it has many that the next Score makes anew.
    same : callable
        Given History criteria, says whether Scored need not be read at all.

    Raises
    ------
    FileError
        If the file cannot be read.
    """
    contents = open_contents(check(path))
    lookup = make_lookup(contents)
    tables: dict[Sheet, SheetTable] = {}

    def read(sheet: Sheet) -> Found | None:
        name = find_sheet(contents, SHEET_WORDS[sheet])
        if name is None:
            return None
        about, required = (contents, lookup, name), LAST_REQUIRED[sheet]
        if sheet is Sheet.SCORED:
            some = partial(needed, tables[Sheet.HISTORY_CRITERIA])
            read = read_columns(*about, required, some)
        else:
            read = read_sheet(*about, required)
        table, findings = _finish(contents, read, own_words=False)
        if table is not None:
            tables[sheet] = table
        return table, findings

    return collected(read, same)


def collected(
    read: Callable[[Sheet], Found | None], same: Same = lambda _: False
) -> Last:
    """Collect what an earlier Score left, whoever reads it; see `read_last`.

    Scored is large, and not read where it could not be rated again.
    """
    tables: dict[Sheet, SheetTable] = {}
    taken: set[Sheet] = set()
    noticed: list[Finding] = []
    for sheet in LAST_REQUIRED:
        found = read(sheet)
        if found is None:
            break
        table, findings = found
        fitting, unfit = usable({} if table is None else {sheet: table})
        if fitting:
            tables |= fitting
            if sheet is Sheet.HISTORY_CRITERIA and same(tables[sheet]):
                break
            continue
        # a blank sheet holds nothing that could be lost
        others = [f for f in (*spared(findings), *unfit) if f.found]
        if sheet is Sheet.HISTORY and others:
            taken.add(sheet)
            noticed += others
        break
    return Last(tables, frozenset(taken), tuple(noticed))


def usable(
    tables: Mapping[Sheet, SheetTable],
) -> tuple[dict[Sheet, SheetTable], list[Finding]]:
    """Leave out tables under a name that we know, but without the headings we need.

    An Excel table that is alone on its sheet is read whatever its headings are.
    """
    needed = OPTIONAL_REQUIRED | LAST_REQUIRED
    kept: dict[Sheet, SheetTable] = {}
    findings = []
    for sheet, table in tables.items():
        lacks = ", ".join(missing(table.headings, needed.get(sheet, ())))
        if not lacks:
            kept[sheet] = table
            continue
        text = f"the sheet is not used: its table lacks {lacks}"
        said = ", ".join(filter(None, table.headings))
        unfit = finding("F405", table.sheet, text, expected=lacks, found=said)
        findings.append(unfit)
    return kept, findings


def spared(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let a sheet of a name that we know, but not meant for us, stop nothing."""
    for found in findings:
        if found.code != "F404":
            yield found
            continue
        text = f"the sheet is not used: {found.text}"
        other = finding("F405", found.place, text)
        yield replace(other, expected=found.expected, found=found.found)


def blank(
    sheet: str,
    table: SheetTable | None,
    required: Sequence[str],
    noticed: Sequence[Finding],
) -> Iterator[Finding]:
    """Say that a sheet of a name that we know is empty, where nothing else is said."""
    if table is None and not noticed:
        text = "the sheet is not used: it is empty"
        yield finding("F405", sheet, text, expected=", ".join(required))


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
