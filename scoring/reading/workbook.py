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
from scoring.reading.merged import spread_merged
from scoring.reading.sheet import SheetRead, SheetRequest, read_sheet
from scoring.reading.uncached import fill_formulas
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import HEAD_WORDS, Sheet, tab_names
from scoring.xlsx.package import Package


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.findings import Finding
    from scoring.progress import Tell


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a workbook.

    Parameters
    ----------
    path : Path
        The file.
    opened : OpenWorkbook
        The file, of which further sheets can be read.
    known : KnownSheets
        The tables of those that we know. A sheet is missing if the workbook has none
        of its name, or no table for us on it (then a finding says so).
    """

    path: Path
    opened: OpenWorkbook
    known: KnownSheets

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of all worksheets, in tab order."""
        return self.opened.names

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
    package : Package
        The file.
    """

    package: Package

    @classmethod
    def of(cls, path: Path) -> Self:
        """Open a workbook after checking that it is safe.

        Raises
        ------
        FileError
            If the file cannot be read.
        """
        return cls(Package.open(path))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its worksheets, in tab order."""
        return tuple(self.package.sheets)

    def find(self, sheet: str, required: Sequence[str] = ()) -> TableRead | None:
        """Read the table of any sheet; None if there is no such sheet.

        Parameters
        ----------
        sheet : str
            Name of the sheet; case and surrounding space do not matter. One of ours
            is found in every language.
        required : sequence of str
            Headings that the table must have; none means the first row that looks
            like headings.

        Raises
        ------
        FileError
            If the sheet is damaged.
        """
        words = tab_names(sheet) if isinstance(sheet, Sheet) else (sheet,)
        name = find_name(self.names, words)
        return None if name is None else self.read(SheetRequest(name, required))

    def read(
        self,
        request: SheetRequest,
        progress: Tell = silent,
        *,
        own_columns: bool = True,
    ) -> TableRead:
        """Read the table of a sheet.

        Parameters
        ----------
        request : SheetRequest
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
        read = read_sheet(self.package, request, progress)
        table, findings = _finish(self.package, read, own_columns=own_columns)
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
        return opened.read(SheetRequest(name, required), progress, own_columns=own)

    known = read_known(opened.names, read)
    return Workbook(path, opened, known)


def _finish(
    package: Package, read: SheetRead, *, own_columns: bool
) -> tuple[SheetTable | None, tuple[Finding, ...]]:
    """Fill in formulas and merged cells; see `OpenWorkbook.read`."""
    table, cells = read.table, read.uncached
    if table is None:
        return None, read.findings
    if not own_columns:
        ours = [heading_key(heading) in KNOWN for heading in table.headings]
        used = {c for c, is_ours in zip(table.columns, ours, strict=True) if is_ours}
        cells = tuple((row, column) for row, column in cells if column in used)
    computed: tuple[Finding, ...] = ()
    if cells:
        table, computed = fill_formulas(package, table, cells)
    table, spread = spread_merged(table, read.merged)
    return table, (*read.findings, *computed, *spread)
