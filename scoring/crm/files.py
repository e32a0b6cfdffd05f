"""The two files of an import: the export, and the workbook it goes into."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.crm.mapping import Books
from scoring.errors import FileError
from scoring.model.read_settings import parse_settings
from scoring.progress import silent
from scoring.rating.accounts import Accounts
from scoring.reading.files import read_table
from scoring.reading.known_sheets import find_name
from scoring.reading.no_accounts import without_other_rows
from scoring.reading.output_paths import CSV, exists
from scoring.reading.workbook import read_workbook
from scoring.values.cell import cell_text, read_cell
from scoring.values.table import heading_key
from scoring.vocabulary import DAYS_SINCE, SHEET_WORDS, YEARS_SINCE, Head, Sheet
from scoring.xlsx.edit.fill_down import FilledDown
from scoring.xlsx.edit.sheet_text import SheetText


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.progress import Tell
    from scoring.reading.csv_dialect import Written
    from scoring.reading.workbook import Workbook
    from scoring.values.table import SheetTable
    from scoring.xlsx.package import ExcelTable

HALF: Final = 0.5
_FIELDS: Final = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Host:
    """The workbook that an import goes into.

    Parameters
    ----------
    path : Path
        The file.
    workbook : Workbook
        Its tables.
    accounts : SheetTable
        The accounts.
    settings : Settings
        How its cells are read.
    text : SheetText
        The XML of Accounts.
    tables : tuple of ExcelTable
        The Excel tables on that sheet.
    formulas : frozenset of (int, int)
        Account and column, counted from 0, of cells that a formula fills.
    books : Books
        What the mapping must know of it.
    """

    path: Path
    workbook: Workbook
    accounts: SheetTable
    settings: Settings
    text: SheetText
    tables: tuple[ExcelTable, ...]
    formulas: frozenset[tuple[int, int]]
    books: Books


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
    table, left_out = without_other_rows(table)
    return table, (*findings, *left_out)


def read_host(path: Path, progress: Tell = silent) -> Host:
    """Read the workbook that an import goes into.

    Raises
    ------
    FileError
        If it is missing, cannot be read, or has no Accounts with headings.
    """
    if path.suffix.lower() in CSV:
        message = (
            f"{path.name} is no workbook: an import goes into an .xlsx or .xlsm file"
        )
        raise FileError(message)
    if not exists(path):
        message = (
            f"{path} does not exist; make one with: account-scoring new {path.name} "
            "--empty"
        )
        raise FileError(message)
    workbook = read_workbook(path, progress)
    accounts = workbook.accounts
    if accounts is None:
        empty = find_name(workbook.sheets, SHEET_WORDS[Sheet.ACCOUNTS])
        lack = "no sheet Accounts with headings"
        lack = lack if empty is None else f"no headings on its sheet {empty.strip()}"
        message = (
            f"{path.name} has {lack}; a workbook that has is "
            f"made with: account-scoring new {path.stem}-new{path.suffix} --empty"
        )
        raise FileError(message)
    package = workbook.opened.package
    part = package.sheets[accounts.sheet]
    text = SheetText(b"".join(package.archive.stream(part)), accounts.sheet)
    settings = parse_settings(workbook.settings)[0]
    settings = replace(settings, date1904=accounts.date1904)
    covered = FilledDown(text.formulas()).covered()
    formulas = _formulas(covered, accounts)
    named = Accounts(accounts.frame, settings, 0.0, accounts.headings).name_column
    books = Books(
        accounts, named, _criteria_keys(workbook), _calculated(covered, accounts)
    )
    tables = package.tables(accounts.sheet)
    return Host(path, workbook, accounts, settings, text, tables, formulas, books)


def _formulas(
    covered: set[tuple[int, int]], accounts: SheetTable
) -> frozenset[tuple[int, int]]:
    """Name the cells of accounts that a formula fills."""
    rows = {int(row): n for n, row in enumerate(accounts.rows)}
    columns = {column: n for n, column in enumerate(accounts.columns)}
    return frozenset(
        (rows[row], columns[column])
        for row, column in covered
        if row in rows and column in columns
    )


def _calculated(covered: set[tuple[int, int]], accounts: SheetTable) -> frozenset[int]:
    """Find the columns of which most cells are formulas, or the next one is."""
    last = int(accounts.rows[-1]) if len(accounts.rows) else accounts.header_row
    below = [column for row, column in covered if row > accounts.header_row]
    least = max(1.0, HALF * len(accounts.frame))
    return frozenset(
        n
        for n, column in enumerate(accounts.columns)
        if below.count(column) >= least or (last + 1, column) in covered
    )


def _criteria_keys(workbook: Workbook) -> frozenset[str]:
    """List the keys of all that Criteria could mean by a heading of Accounts."""
    table = workbook.criteria
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


def has_other_mapping(host: Host) -> bool:
    """Say whether a sheet is called Mapping, but is not ours."""
    named = find_name(host.workbook.sheets, SHEET_WORDS[Sheet.MAPPING])
    return named is not None and Sheet.MAPPING not in host.workbook.tables
