"""The files that are read: a workbook, or accounts as CSV and their criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.findings import Level
from scoring.rating.columns import decimal_told, texts_of
from scoring.reading.csv_file import read_csv
from scoring.reading.output_paths import CSV
from scoring.reading.workbook import read_workbook
from scoring.values.suggest import did_you_mean
from scoring.vocabulary import SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.reading.csv_dialect import Written
    from scoring.reading.workbook import Workbook
    from scoring.values.table import SheetTable

    Progress = Callable[[str, float], None]

LOOKED_AT: Final = 10_000
"""Rows of a CSV file in which a decimal sign is looked for."""


def read_files(
    path: Path,
    criteria: Path | None,
    progress: Progress | None = None,
    written: Written | None = None,
) -> tuple[Workbook, SheetTable, list[Finding]]:
    """Read the accounts and the workbook with their criteria.

    Parameters
    ----------
    path : Path
        An .xlsx, .xlsm or .csv file with the accounts.
    criteria : Path or None
        The workbook with the criteria, for accounts in a CSV file.
    progress : callable or None
        Told what is being read, and the share of it that is done.
    written : Written, optional
        What the user says of a CSV file.

    Raises
    ------
    FileError
        If a file cannot be read, or lacks the Criteria or the Accounts sheet.
    """
    if path.suffix.lower() not in CSV:
        workbook = read_workbook(path, progress)
        if workbook.accounts is None:
            raise FileError(_missing(workbook, Sheet.ACCOUNTS))
        return _whole(workbook), workbook.accounts, list(workbook.findings)
    table, noticed = read_csv(path, written)
    noticed = (*noticed, *_decimal_sign(table))
    if criteria is None:
        message = f"{path.name} has no criteria: name their workbook with --criteria"
        raise FileError(message)
    workbook = read_workbook(criteria, progress)
    return _whole(workbook), table, [*noticed, *workbook.findings]


def _whole(workbook: Workbook) -> Workbook:
    if workbook.criteria is None:
        raise FileError(_missing(workbook, Sheet.CRITERIA))
    return workbook


def _decimal_sign(table: SheetTable) -> Iterator[Finding]:
    """Say which decimal sign the numbers of a CSV file show, if they show one."""
    head = table.frame.head(LOOKED_AT)
    columns = (head.iloc[:, number] for number in range(head.shape[1]))
    texts = {text for column in columns for text in texts_of(column.dropna().unique())}
    sign = decimal_told(texts)
    if sign is not None:
        named = "comma" if sign == "," else "point"
        text = f"numbers are written with a decimal {named} ({sign})"
        yield finding("F413", table.sheet, text, found=sign)


def _missing(workbook: Workbook, sheet: Sheet) -> str:
    """Say that a sheet is missing, or that it holds no table."""
    said = [f.text for f in workbook.findings if f.level is Level.ERROR]
    name = workbook.path.name
    if said:
        return f"{name}: {said[0]}"
    hint = did_you_mean(SHEET_WORDS[sheet][0], workbook.sheets)
    sheets = ", ".join(workbook.sheets)
    return f"{name} has no sheet {sheet} (it has {sheets}){hint}"
