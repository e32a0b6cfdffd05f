"""The files that are read: a workbook, or accounts as CSV or Parquet and their criteria."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError, NoSheetError
from scoring.finding_codes import finding
from scoring.findings import Level, message
from scoring.language import phrase
from scoring.rating.column_style import common_decimal, texts_of
from scoring.reading.known_sheets import find_name
from scoring.reading.limits import check_height
from scoring.reading.output_paths import CSV, PARQUET, TABLES
from scoring.reading.sheet import SheetRequest
from scoring.reading.workbook import OpenWorkbook, read_workbook
from scoring.values.suggest import did_you_mean
from scoring.vocabulary import SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.reading.csv_dialect import Written
    from scoring.reading.known_sheets import KnownSheets
    from scoring.reading.workbook import Workbook
    from scoring.values.table import SheetTable


LOOKED_AT: Final = 10_000
"""Rows of a CSV file in which a decimal sign is looked for."""
NO_CRITERIA: Final = phrase(
    "{name} has no criteria: name their workbook with --criteria"
)
NO_HEADINGS: Final = phrase("{name} holds no table with headings: is it an export?")
DECIMALS: Final = {
    ",": phrase("numbers are written with a decimal comma ({sign})"),
    ".": phrase("numbers are written with a decimal point ({sign})"),
}
AT_FAULT: Final = phrase("{name}: {fault}")
EMPTY: Final = phrase("{name}: the sheet {sheet} is empty")
NO_SHEET: Final = phrase("{name} has no sheet {sheet} (it has {sheets})")


def read_files(
    path: Path, criteria: Path | None, progress: Tell, written: Written | None = None
) -> tuple[Workbook, KnownSheets]:
    """Read the accounts and the workbook with their criteria.

    Parameters
    ----------
    path : Path
        An .xlsx, .xlsm, .csv or .parquet file with the accounts.
    criteria : Path or None
        The workbook with the criteria, for accounts in another file.
    progress : callable
        Told how far the reading is.
    written : Written, optional
        What the user says of a CSV file.

    Returns
    -------
    tuple of (Workbook, KnownSheets)
        The workbook with the criteria, and its tables with the accounts among them.

    Raises
    ------
    FileError
        If a file cannot be read, or lacks the Criteria or the Accounts sheet.
    """
    if criteria is None and path.suffix.lower() not in TABLES:
        workbook = read_workbook(path, progress)
        if workbook.accounts is None:
            raise _missing(workbook, Sheet.ACCOUNTS)
        return _whole(workbook), workbook.known
    table, noticed = read_table(path, written)
    workbook = read_criteria(criteria, path.name, progress)
    return workbook, beside(workbook, table, noticed)


def read_criteria(criteria: Path | None, accounts: str, progress: Tell) -> Workbook:
    """Read the workbook with the criteria of accounts that are in another file.

    Raises
    ------
    FileError
        If there is none, or it has no criteria.
    """
    if criteria is None:
        raise FileError(NO_CRITERIA.format(name=accounts))
    return _whole(read_workbook(criteria, progress))


def beside(
    workbook: Workbook, table: SheetTable, noticed: tuple[Finding, ...]
) -> KnownSheets:
    """Put accounts of another file among the tables of a workbook."""
    tables = {**workbook.tables, Sheet.ACCOUNTS: table}
    findings = (*noticed, *workbook.findings)
    return replace(workbook.known, tables=tables, findings=findings)


def read_table(
    path: Path, written: Written | None = None
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Read accounts alone: CSV, Parquet, or a workbook's Accounts or fullest sheet.

    Raises
    ------
    FileError
        If it cannot be read, or holds no table.
    """
    if path.suffix.lower() in CSV:
        from scoring.reading.csv_file import read_csv  # noqa: PLC0415 - only where used

        table, noticed = read_csv(path, written)
        check_height(path, len(table.frame))
        return table, (*noticed, *_decimal_sign(table))
    if path.suffix.lower() in PARQUET:
        from scoring.reading.parquet_file import count_rows, read_parquet  # noqa: PLC0415 - too

        check_height(path, count_rows(path))
        return read_parquet(path)
    opened = OpenWorkbook.of(path)
    for sheet in _likeliest(opened):
        read = opened.read(SheetRequest(sheet, ()))
        if read.table is not None and len(read.table.frame):
            return read.table, read.all_findings
    raise FileError(NO_HEADINGS.format(name=path.name))


def _likeliest(opened: OpenWorkbook) -> list[str]:
    """List the sheets that may hold the accounts: by name, and else by size."""
    archive, named = opened.package.archive, opened.package.sheets
    parts = {sheet: part for sheet, part in named.items() if part in archive}
    accounts = find_name(parts, SHEET_WORDS[Sheet.ACCOUNTS])
    return sorted(parts, key=lambda s: (s != accounts, -archive.size(parts[s])))


def _whole(workbook: Workbook) -> Workbook:
    if workbook.criteria is None:
        raise _missing(workbook, Sheet.CRITERIA)
    return workbook


def _decimal_sign(table: SheetTable) -> Iterator[Finding]:
    """Say which decimal sign the numbers of a CSV file show, if they show one."""
    head = table.frame.head(LOOKED_AT)
    columns = (head.iloc[:, number] for number in range(head.shape[1]))
    texts = {text for column in columns for text in texts_of(column.dropna().unique())}
    sign = common_decimal(texts)
    if sign is not None:
        sentence = message(DECIMALS[sign], sign=sign)
        yield finding("F413", table.sheet, sentence, found=sign)


def _missing(workbook: Workbook, sheet: Sheet) -> FileError:
    """Say that a sheet is missing, or that it holds no table."""
    errors = [f.text for f in workbook.findings if f.level is Level.ERROR]
    name = workbook.path.name
    if errors:
        return FileError(AT_FAULT.format(name=name, fault=errors[0]))
    empty = find_name(workbook.sheets, SHEET_WORDS[sheet])
    if empty is not None:
        return FileError(EMPTY.format(name=name, sheet=empty.strip()))
    sheets = ", ".join(workbook.sheets)
    sentence = NO_SHEET.format(name=name, sheet=sheet, sheets=sheets)
    near = did_you_mean(sentence, SHEET_WORDS[sheet][0], workbook.sheets)
    return NoSheetError(sheet, near)
