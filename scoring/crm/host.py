"""The workbook that an import goes into, be it a file or open in a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from scoring.crm.mapping import Books
from scoring.errors import FileError
from scoring.language import phrase
from scoring.model.read_settings import parse_settings
from scoring.rating.accounts import Accounts
from scoring.reading.known_sheets import find_name
from scoring.values.cell import cell_text, read_cell
from scoring.values.table import heading_key
from scoring.vocabulary import DAYS_SINCE, SHEET_WORDS, YEARS_SINCE, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from scoring.model.model import Settings
    from scoring.reading.known_sheets import KnownSheets, TableRead
    from scoring.values.refs import Area
    from scoring.values.table import SheetTable
    from scoring.xlsx.archive import Archive
    from scoring.xlsx.package import ExcelTable

    Places = frozenset[tuple[int, int]]

HALF: Final = 0.5
_FIELDS: Final = re.compile(r"\[([^\]]+)\]")
NO_SHEET: Final = phrase(
    "{file} has no sheet Accounts with headings; a workbook that has is made with: "
    "account-scoring new {new} --empty"
)
NO_HEADINGS: Final = phrase(
    "{file} has no headings on its sheet {sheet}; a workbook that has is made with: "
    "account-scoring new {new} --empty"
)


class SheetState(Protocol):
    """What an import must know of a sheet beside its table.

    Cells are row and column of the sheet, counted from 1.
    """

    @property
    def protected(self) -> bool:
        """Whether nobody may change it."""

    @property
    def filtered(self) -> bool:
        """Whether a filter hides rows."""

    @property
    def tables(self) -> Sequence[ExcelTable]:
        """The Excel tables on it."""

    @property
    def merged(self) -> Sequence[Area]:
        """The areas of merged cells."""

    @property
    def formulas(self) -> Places:
        """The cells with a formula."""

    @property
    def covered(self) -> Places:
        """The cells that a formula fills: its own, and those it spills into."""

    def filled(self, rows: range, columns: range) -> Iterator[tuple[int, int]]:
        """Give the cells of an area that hold anything but a formula."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The state of a sheet whose cells are in memory.

    Parameters
    ----------
    rows : sequence of sequence of object
        What its cells show, from A1 on; None or an empty text where blank.
    formulas : frozenset of (int, int)
        The cells with a formula, and those that one spills into.
    protected, filtered : bool
        Whether nobody may change it; whether a filter hides rows.
    merged : tuple of Area
        The areas of merged cells.
    tables : tuple of ExcelTable
        The Excel tables on it.

    Examples
    --------
    >>> state = SheetCells((("Account", "City"), ("Acme", None), (None, "see below")))
    >>> [*state.filled(range(3, 5), range(1, 3))]
    [(3, 2)]
    """

    rows: Sequence[Sequence[object]]
    formulas: Places = frozenset()
    protected: bool = False
    filtered: bool = False
    merged: tuple[Area, ...] = ()
    tables: tuple[ExcelTable, ...] = ()

    @property
    def covered(self) -> Places:
        """The cells that a formula fills."""
        return self.formulas

    def filled(self, rows: range, columns: range) -> Iterator[tuple[int, int]]:
        """Give the cells of an area that hold anything but a formula."""
        for row in range(rows.start, min(rows.stop, len(self.rows) + 1)):
            cells = self.rows[row - 1]
            for column in range(columns.start, min(columns.stop, len(cells) + 1)):
                there = cells[column - 1] not in (None, "")
                if there and (row, column) not in self.formulas:
                    yield row, column


@dataclass(frozen=True, slots=True)
class Tabs:
    """The sheets of a workbook, whoever reads their cells.

    Parameters
    ----------
    path : Path
        What the workbook is called, and where it lies if that is known.
    names : tuple of str
        The names of its sheets, in the order of the tabs.
    known : KnownSheets
        The tables of those that we know.
    read : callable
        Reads the table of a sheet, given its name and the headings that the table
        must have.
    state : callable
        Gives the state of a sheet, by its name.
    archive : Archive, optional
        The file as it was read; None where the workbook is open elsewhere.
    """

    path: Path
    names: tuple[str, ...]
    known: KnownSheets
    read: Callable[[str, Sequence[str]], TableRead]
    state: Callable[[str], SheetState]
    archive: Archive | None = None

    @property
    def tables(self) -> Mapping[Sheet, SheetTable]:
        """The tables that can be used."""
        return self.known.tables


@dataclass(frozen=True, slots=True)
class Host:
    """The workbook that an import goes into.

    Parameters
    ----------
    tabs : Tabs
        Its sheets.
    accounts : SheetTable
        The accounts.
    settings : Settings
        How its cells are read.
    sheet : SheetState
        The state of Accounts.
    formulas : frozenset of (int, int)
        Account and column, counted from 0, of cells that a formula fills.
    books : Books
        What the mapping must know of it.
    there : bool
        Whether the workbook has the sheet; where not, it is to be added.
    """

    tabs: Tabs
    accounts: SheetTable
    settings: Settings
    sheet: SheetState
    formulas: Places
    books: Books
    there: bool = True

    @property
    def has_other_mapping(self) -> bool:
        """Whether a sheet is called Mapping, but is not ours."""
        name = find_name(self.tabs.names, SHEET_WORDS[Sheet.MAPPING])
        return name is not None and Sheet.MAPPING not in self.tabs.tables


def host_of(tabs: Tabs) -> Host:
    """Prepare a workbook for an import.

    Raises
    ------
    FileError
        If it has no Accounts with headings.
    """
    accounts = tabs.tables.get(Sheet.ACCOUNTS)
    if accounts is None:
        raise FileError(_no_accounts(tabs))
    settings = parse_settings(tabs.tables.get(Sheet.SETTINGS))[0]
    settings = replace(settings, date1904=accounts.date1904)
    named = Accounts(accounts.frame, settings, 0.0, accounts.headings).name_column
    keys = criteria_keys(tabs.tables.get(Sheet.CRITERIA))
    books = Books(accounts, named, keys)
    return with_state(tabs, accounts, settings, books)


def with_state(tabs: Tabs, table: SheetTable, settings: Settings, books: Books) -> Host:
    """Add what an import must know of the sheet it goes into."""
    state = tabs.state(table.sheet)
    covered = state.covered
    formulas = _formulas(covered, table)
    books = replace(books, formulas=_calculated(covered, table))
    return Host(tabs, table, settings, state, formulas, books)


def _no_accounts(tabs: Tabs) -> str:
    path = tabs.path
    empty = find_name(tabs.names, SHEET_WORDS[Sheet.ACCOUNTS])
    names = {"file": path.name, "new": f"{path.stem}-new{path.suffix}"}
    if empty is None:
        return NO_SHEET.format(**names)
    return NO_HEADINGS.format(sheet=empty.strip(), **names)


def _formulas(covered: Places, accounts: SheetTable) -> Places:
    """Name the cells of accounts that a formula fills."""
    rows = {int(row): n for n, row in enumerate(accounts.rows)}
    columns = {column: n for n, column in enumerate(accounts.columns)}
    return frozenset(
        (rows[row], columns[column])
        for row, column in covered
        if row in rows and column in columns
    )


def _calculated(covered: Places, accounts: SheetTable) -> frozenset[int]:
    """Find the columns of which most cells are formulas, or the next one is."""
    last = int(accounts.rows[-1]) if len(accounts.rows) else accounts.header_row
    below = [column for row, column in covered if row > accounts.header_row]
    least = max(1.0, HALF * len(accounts.frame))
    return frozenset(
        n
        for n, column in enumerate(accounts.columns)
        if below.count(column) >= least or (last + 1, column) in covered
    )


def criteria_keys(table: SheetTable | None) -> frozenset[str]:
    """List the keys of all that Criteria could mean by a heading of Accounts."""
    if table is None:
        return frozenset()
    keys: set[str] = set()
    for head in (Head.CRITERION, Head.FIELD, Head.VALUE):
        column = table.find(head)
        if column is None:
            continue
        for value in table.frame.iloc[:, column].dropna():
            text = cell_text(read_cell(value))
            names = _FIELDS.findall(text) if head is Head.VALUE else [text]
            keys.update(map(heading_key, names))
    for prefix in (*DAYS_SINCE, *YEARS_SINCE):
        keys |= {key.removeprefix(f"{prefix} ") for key in keys}
    return frozenset(keys)
