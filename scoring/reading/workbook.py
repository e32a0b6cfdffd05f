"""Read a workbook: Criteria, Accounts and Settings, wherever they stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from scoring.progress import silent
from scoring.reading.known_sheets import (
    KnownSheets,
    TableRead,
    find_name,
    read_known,
)
from scoring.reading.sheet import Asked, SheetRead, make_lookup, read_sheet
from scoring.reading.uncached import fill_formulas
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import HEAD_WORDS, Sheet
from scoring.xlsx.contents import open_contents
from scoring.xlsx.preflight import check


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.xlsx.contents import Contents
    from scoring.xlsx.read.stored_cells import Lookup


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a workbook.

    Parameters
    ----------
    path : Path
        The file.
    sheets : tuple of str
        Names of all worksheets, in tab order.
    known : KnownSheets
        The tables of those that we know. A sheet is missing if the workbook has none
        of its name, or no table for us on it (then a finding says so).
    date1904 : bool
        Whether date serials count from 1904.
    """

    path: Path
    sheets: tuple[str, ...]
    known: KnownSheets
    date1904: bool

    @property
    def tables(self) -> Mapping[Sheet, SheetTable]:
        """The tables that can be used."""
        return self.known.tables

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed while reading."""
        return self.known.findings

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
# on these the user's own columns matter as much as those that have a meaning to us
OWN_COLUMNS = frozenset({Sheet.ACCOUNTS, Sheet.CONTACTS})


@dataclass(frozen=True, slots=True)
class OpenWorkbook:
    """A workbook that is open: its sheets can be read one by one.

    Parameters
    ----------
    contents : Contents
        What it lists of itself.
    lookup : Lookup
        What the cells of all sheets refer to.
    """

    contents: Contents
    lookup: Lookup

    @classmethod
    def of(cls, path: Path) -> Self:
        """Open a workbook after checking that it is safe.

        Raises
        ------
        FileError
            If the file cannot be read.
        """
        contents = open_contents(check(path))
        return cls(contents, make_lookup(contents))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its worksheets, in tab order."""
        return tuple(self.contents.sheets)

    def read(
        self,
        asked: Asked,
        progress: Tell = silent,
        *,
        own_columns: bool = True,
    ) -> TableRead:
        """Read the table of a sheet.

        Parameters
        ----------
        asked : Asked
            Which sheet, and what of it.
        progress : callable
            Told how far the reading is.
        own_columns : bool
            Whether formulas without a value matter in the user's own columns too.

        Raises
        ------
        FileError
            If the sheet is damaged.
        """
        read = read_sheet(self.contents, self.lookup, asked, progress)
        table, findings = _finish(self.contents, read, own_columns=own_columns)
        return TableRead(table, findings, read.lack)


def read_workbook(path: str | Path, progress: Tell = silent) -> Workbook:
    """Read the tables of a workbook after checking that it is safe.

    Parameters
    ----------
    path : str or Path
        An .xlsx or .xlsm file.
    progress : callable
        Told how far the reading of each sheet is.

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
    opened = OpenWorkbook.of(path)

    def read(sheet: Sheet, name: str, required: Sequence[str]) -> TableRead:
        own = sheet in OWN_COLUMNS
        return opened.read(Asked(name, required), progress, own_columns=own)

    known = read_known(opened.names, read)
    return Workbook(path, opened.names, known, opened.contents.date1904)


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
    name = find_name(contents.sheets, (sheet,))
    if name is None:
        return None, ()
    opened = OpenWorkbook(contents, make_lookup(contents))
    taken = opened.read(Asked(name, required))
    return taken.table, taken.all_findings


def _finish(
    contents: Contents, read: SheetRead, *, own_columns: bool
) -> tuple[SheetTable | None, tuple[Finding, ...]]:
    """Fill in formulas; where headings are ours, only those of our columns."""
    table, cells = read.table, read.uncached
    if table is not None and not own_columns:
        ours = [heading_key(heading) in KNOWN for heading in table.headings]
        used = {c for c, is_ours in zip(table.columns, ours, strict=True) if is_ours}
        cells = tuple((row, column) for row, column in cells if column in used)
    if table is None or not cells:
        return table, read.findings
    table, findings = fill_formulas(contents, table, cells)
    return table, (*read.findings, *findings)
