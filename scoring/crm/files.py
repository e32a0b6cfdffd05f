"""The two files of an import: the export, and the workbook it goes into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from scoring.crm.account_plan import plan_import
from scoring.crm.host import Tabs, host_of
from scoring.errors import FileError
from scoring.language import phrase
from scoring.progress import silent
from scoring.reading.files import read_table
from scoring.reading.no_accounts import without_other_rows
from scoring.reading.output_paths import TABLES, exists
from scoring.reading.sheet import SheetRequest
from scoring.reading.workbook import read_workbook
from scoring.xlsx.edit.fill_down import FilledDown
from scoring.xlsx.edit.sheet_text import SheetText


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scoring.crm.host import Host, Places, SheetState
    from scoring.crm.plan import Plan
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.reading.csv_dialect import Written
    from scoring.reading.known_sheets import TableRead
    from scoring.reading.workbook import OpenWorkbook
    from scoring.values.refs import Area
    from scoring.values.table import SheetTable
    from scoring.xlsx.package import ExcelTable
NO_WORKBOOK: Final = phrase(
    "{file} is no workbook: an import goes into an .xlsx or .xlsm file"
)
NOT_THERE: Final = phrase(
    "{file} does not exist; make one with: account-scoring new {name} --empty"
)


def work_out(
    export: Path,
    book: Path,
    key: str | None = None,
    progress: Tell = silent,
    written: Written | None = None,
) -> Plan:
    """Work out what importing one file into another does.

    Parameters
    ----------
    export : Path
        A CSV file or a workbook.
    book : Path
        The workbook with the accounts.
    key : str, optional
        The one heading, of either, by which accounts are told.
    progress : callable
        Told how far the work is.
    written : Written, optional
        What the user says of a CSV file.

    Raises
    ------
    FileError
        If a file cannot be read.
    ModelError
        If a finding is an error.
    """
    rows = read_export(export, written)
    return plan_import(rows, read_host(book, progress), key, progress)


def read_export(
    path: Path, written: Written | None = None
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Read an export: a CSV file, or the fullest sheet of a workbook.

    Rows that are no accounts are left out.

    Raises
    ------
    FileError
        If it cannot be read, or holds no table.
    """
    table, findings = read_table(path, written)
    return export_of(table, findings)


def export_of(
    table: SheetTable, findings: tuple[Finding, ...] = ()
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Make an export of a table: without the rows that are no accounts."""
    table, left_out = without_other_rows(table)
    return table, (*findings, *left_out)


@dataclass(frozen=True)
class FileSheet:
    """The state of a sheet of a file; see `SheetState`.

    Parameters
    ----------
    text : SheetText
        Its XML.
    tables : tuple of ExcelTable
        The Excel tables on it.
    """

    text: SheetText
    tables: tuple[ExcelTable, ...]

    @property
    def protected(self) -> bool:
        """Whether nobody may change it."""
        return self.text.protected

    @property
    def filtered(self) -> bool:
        """Whether a filter hides rows."""
        return self.text.filtered

    @property
    def merged(self) -> list[Area]:
        """The areas of merged cells."""
        return self.text.merged()

    @cached_property
    def formulas(self) -> Places:
        """The cells with a formula."""
        return frozenset((row, column) for row, column, _ in self.text.formulas())

    @cached_property
    def covered(self) -> Places:
        """The cells that a formula fills."""
        return frozenset(FilledDown(self.text.formulas()).covered())

    def filled(self, rows: range, columns: range) -> Iterator[tuple[int, int]]:
        """Give the cells of an area that hold anything but a formula."""
        for row, column in self.text.filled(rows, columns):
            if not self.text.row(row)[column].formula:
                yield row, column


def read_host(path: Path, progress: Tell = silent) -> Host:
    """Read the workbook that an import goes into.

    Raises
    ------
    FileError
        If it is missing, cannot be read, or has no Accounts with headings.
    """
    if path.suffix.lower() in TABLES:
        raise FileError(NO_WORKBOOK.format(file=path.name))
    if not exists(path):
        raise FileError(NOT_THERE.format(file=path, name=path.name))
    workbook = read_workbook(path, progress)
    opened = workbook.opened

    def read(name: str, required: Sequence[str]) -> TableRead:
        return opened.read(SheetRequest(name, required))

    def state(sheet: str) -> SheetState:
        return _state(opened, sheet)

    archive = opened.package.archive
    return host_of(Tabs(path, opened.names, workbook.known, read, state, archive))


def _state(opened: OpenWorkbook, sheet: str) -> FileSheet:
    package = opened.package
    part = package.sheets[sheet]
    text = SheetText(b"".join(package.archive.stream(part)), sheet)
    return FileSheet(text, tuple(package.tables(sheet)))
