"""People, deals and activities out of a CRM, worked out before anything is written.

The same mapping and the same plan as for companies (see `plan`), but each row is joined
to the account that it is about, and goes to its own sheet: Contacts, Deals, Activities.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.crm.comparable import Reader
from scoring.crm.files import read_host
from scoring.crm.growth import growth_of, in_the_way
from scoring.crm.headings import Kind
from scoring.crm.host import Host, SheetCells, criteria_keys, with_state
from scoring.crm.mapping import Books, propose
from scoring.crm.mapping_sheet import overruled, read_mapping, unclear
from scoring.crm.merging import merge
from scoring.crm.plan import Plan, stop_at_errors
from scoring.crm.record_fields import RECORD_FIELDS, Subject
from scoring.crm.record_keys import match_records
from scoring.crm.record_rows import lacks, records_of
from scoring.crm.remarks import noticed
from scoring.crm.renames import no_renames
from scoring.errors import FileError
from scoring.language import phrase
from scoring.progress import Progress, Stage, silent
from scoring.reading.files import read_table
from scoring.reading.known_sheets import find_name
from scoring.tables.reader import DAY, TableReader
from scoring.values.table import SheetTable
from scoring.vocabulary import HEAD_WORDS, OPTIONAL_REQUIRED, SHEET_WORDS, Head, Sheet
from scoring.xlsx.edit.cell_writer import Day


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.arrays import Floats
    from scoring.crm.merging import ColumnChange, Merge
    from scoring.crm.record_rows import Records
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.reading.csv_dialect import Written

UNFIT = phrase(
    "the sheet {sheet} has no table with the headings {headings}: write them, or rename "
    "the sheet"
)


def work_out_records(
    subject: Subject,
    files: tuple[Path, Path],
    progress: Tell = silent,
    written: Written | None = None,
) -> Plan:
    """Work out what importing people, deals or activities into a workbook does.

    Parameters
    ----------
    subject : Subject
        What the rows of the export are.
    files : tuple of (Path, Path)
        The export, and the workbook.
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
    export, book = files
    rows = read_table(export, written)
    return plan_records(subject, rows, read_host(book, progress), progress)


def plan_records(
    subject: Subject,
    export: tuple[SheetTable, tuple[Finding, ...]],
    accounts: Host,
    progress: Tell = silent,
) -> Plan:
    """Work out what importing people, deals or activities does.

    Parameters
    ----------
    subject : Subject
        What the rows of the export are.
    export : tuple of (SheetTable, tuple of Finding)
        Its rows, and what was noticed while it was read.
    accounts : Host
        The workbook, with its accounts.
    progress : callable
        Told how far the work is.

    Raises
    ------
    FileError
        If the sheet that the rows go to is there, but cannot be used.
    ModelError
        If a finding is an error.
    """
    table, doubts = export
    host = sheet_host(subject, accounts)
    overrides, findings = read_mapping(
        host.tabs.tables.get(Sheet.MAPPING), subject.sheet
    )
    mapping = overruled(propose(table, host.books), overrides, host.books)
    findings = [*doubts, *findings, *unclear(mapping, table, overrides, host.books)]
    findings += lacks(subject, mapping, table.sheet)
    stop_at_errors(findings)
    progress(Progress(Stage.COMPARE, 0.0))
    records = records_of(subject, table, mapping, (accounts, host))
    readers = (
        Reader.of(records.table, host.settings),
        Reader.of(host.accounts, host.settings),
    )
    own = TableReader(host.accounts, host.settings, 0.0)
    matched = match_records(subject, records, own, readers)
    follows = np.ones(len(records.owners), dtype=np.bool_)
    merged = merge(readers, records.mapping, (matched, follows), host.formulas)
    merged = _timed(merged, records)
    progress(Progress(Stage.COMPARE, 1.0))
    plan = Plan(
        records.table,
        host,
        records.mapping,
        overrides,
        matched,
        merged,
        readers[1],
        no_renames(len(records.owners)),
        tab=subject.sheet,
    )
    growth = growth_of(host.accounts, len(merged.added), len(records.mapping.added))
    findings += [
        *records.findings,
        *in_the_way(host, growth),
        *noticed(plan, readers[0]),
    ]
    stop_at_errors(findings)
    return replace(plan, findings=tuple(findings))


def sheet_host(subject: Subject, accounts: Host) -> Host:
    """Prepare the sheet that people, deals or activities go to.

    Raises
    ------
    FileError
        If it is there, but has not the headings that it must have.
    """
    tabs, sheet = accounts.tabs, subject.sheet
    needed = OPTIONAL_REQUIRED[sheet]
    table = tabs.tables.get(sheet)
    criteria = Sheet.CONTACT_CRITERIA if subject is Subject.CONTACTS else Sheet.CRITERIA
    keys = criteria_keys(tabs.tables.get(criteria))
    fields = RECORD_FIELDS[subject]
    if table is not None:
        books = Books(table, _account_column(table), keys, fields=fields)
        return with_state(tabs, table, accounts.settings, books)
    name = find_name(tabs.names, SHEET_WORDS[sheet])
    if name is not None:
        raise FileError(UNFIT.format(sheet=name, headings=", ".join(needed)))
    table = SheetTable.of(sheet, [needed])
    books = Books(table, 0, keys, fields=fields)
    state = SheetCells((needed,))
    return Host(tabs, table, accounts.settings, state, frozenset(), books, there=False)


def _account_column(table: SheetTable) -> int:
    columns = map(table.find, HEAD_WORDS[Head.ACCOUNT])
    return next(column for column in columns if column is not None)


def _timed(merged: Merge, records: Records) -> Merge:
    """Give the dates of new rows their time of day: it tells activities apart."""
    moments = records.reader.moments(Head.DATE)[merged.added] / DAY
    columns = tuple(_with_times(column, moments) for column in merged.columns)
    return replace(merged, columns=columns)


def _with_times(change: ColumnChange, moments: Floats) -> ColumnChange:
    if change.kind is not Kind.DATE or change.line.role is not None:
        return change
    timed = (
        Day(moment) if isinstance(value, Day) and int(moment) == value.day else value
        for value, moment in zip(change.added, moments.tolist(), strict=True)
    )
    return replace(change, added=tuple(timed))
