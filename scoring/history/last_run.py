"""What an earlier Score left in a workbook, looked up by the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.history.basis import read_basis, unchanged
from scoring.history.changed_rows import changed_rows, gone_accounts
from scoring.history.history_sheet import useful
from scoring.history.snapshot import needed
from scoring.language import phrase
from scoring.reading.known_sheets import TableRead, find_name, usable
from scoring.reading.sheet import SheetRequest, everything
from scoring.reading.workbook import OpenWorkbook
from scoring.vocabulary import LAST_REQUIRED, SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.values.table import SheetTable

    ReadSheet = Callable[[Sheet, SheetTable | None], TableRead | None]


FEW: Final = 3
"""Up to a third of the accounts are read one by one."""
HEADINGS: Final = 1
"""The row of Scored where its headings stand, as it is written."""
LOST = phrase("{file} is replaced, and what it knew of earlier days is lost")


@dataclass(frozen=True, slots=True)
class LastRun:
    """What an earlier Score left.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        History, and Scored with what it was made by.
    foreign : frozenset of Sheet
        Sheets of such a name that hold something else.
    findings : tuple of Finding
        What was noticed while reading.
    """

    tables: Mapping[Sheet, SheetTable]
    foreign: frozenset[Sheet] = frozenset()
    findings: tuple[Finding, ...] = ()


NOTHING = LastRun({})


def read_last_run(read: ReadSheet, accounts: SheetTable) -> LastRun:
    """Read what an earlier Score left: each sheet only if those before it are there.

    Parameters
    ----------
    read : callable
        Reads the table of a sheet, None where there is no such sheet, given which it
        is and, once they are known, History criteria: of Scored only the columns that
        are `needed` by them are of use.
    accounts : SheetTable
        The accounts of now: where they are as they were, Scored is not read at all.
    """
    history = read(Sheet.HISTORY, None)
    if history is None:
        return NOTHING
    past, why = usable(Sheet.HISTORY, history)
    if past is None:
        # a blank sheet holds nothing that could be lost
        blank = history.lack is not None and not history.lack.row
        return NOTHING if blank else LastRun({}, frozenset({Sheet.HISTORY}), why)
    tables = {Sheet.HISTORY: past}
    basis = _usable(read(Sheet.HISTORY_CRITERIA, None), Sheet.HISTORY_CRITERIA)
    if basis is None:
        return LastRun(tables)
    tables[Sheet.HISTORY_CRITERIA] = basis
    if unchanged(basis, accounts):
        return LastRun(tables)
    scored = _usable(read(Sheet.SCORED, basis), Sheet.SCORED)
    return LastRun(tables if scored is None else {**tables, Sheet.SCORED: scored})


def _usable(read: TableRead | None, sheet: Sheet) -> SheetTable | None:
    return None if read is None else usable(sheet, read)[0]


def find_last_run(
    workbook: OpenWorkbook | None, place: Path, accounts: SheetTable
) -> LastRun:
    """Look for an earlier Score in a workbook, else in the file to be replaced.

    Parameters
    ----------
    workbook : OpenWorkbook or None
        The workbook with the accounts; None where they are a CSV file.
    place : Path
        The file that is to be written.
    accounts : SheetTable
        The accounts of now.
    """
    last = NOTHING if workbook is None else _in_file(workbook, accounts)
    if last is not NOTHING or not place.exists():
        return last
    if workbook is not None and place.samefile(workbook.package.path):
        return last
    return _in_replaced(place, accounts)


def _in_replaced(place: Path, accounts: SheetTable) -> LastRun:
    try:
        last = _in_file(OpenWorkbook.of(place), accounts)
    except FileError as error:
        return _lost(place, str(error))
    if last.foreign:
        return _lost(place, "; ".join(finding.text for finding in last.findings))
    return last


def _in_file(opened: OpenWorkbook, accounts: SheetTable) -> LastRun:
    def read(sheet: Sheet, basis: SheetTable | None) -> TableRead | None:
        name = find_name(opened.names, SHEET_WORDS[sheet])
        if name is None:
            return None

        def columns(headings: Mapping[int, str]) -> Collection[int]:
            if basis is not None:
                return needed(basis, headings)
            return useful(headings) if sheet is Sheet.HISTORY else everything(headings)

        request = SheetRequest(name, LAST_REQUIRED[sheet], columns)
        if basis is not None:
            return _scored(opened, request, basis, accounts)
        return opened.read(request)

    return read_last_run(read, accounts)


def _scored(
    opened: OpenWorkbook, request: SheetRequest, sheet: SheetTable, accounts: SheetTable
) -> TableRead:
    """Read Scored: only the accounts that are others now, where these are few."""
    basis = read_basis(sheet)
    changed = None if basis is None else changed_rows(basis, accounts)
    if basis is None or changed is None or changed.count > len(changed.same) // FEW:
        return opened.read(request)
    few = opened.read(replace(request, rows=changed.rows(HEADINGS)))
    table = few.table
    if table is None or table.header_row != HEADINGS:
        return opened.read(request)
    gone = gone_accounts(changed, basis, accounts, table)
    return opened.read(request) if gone is None else few


def _lost(place: Path, why: str) -> LastRun:
    sentence = message(LOST, file=place.name)
    lost = finding("H204", Sheet.HISTORY, sentence, found=why)
    return LastRun({}, findings=(lost,))
