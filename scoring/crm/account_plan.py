"""An import, worked out in full before anything is written.

`plan_import` takes tables in memory: an export, and the sheets of a workbook (`Tabs`,
made ready by `host.host_of`), which may be a file or be open in a spreadsheet. What
comes of it, a `Plan`, names no file; `edits.edits_of` gives it as cells to write per
sheet, `report.report` in counts. For two files `files.work_out` does all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.crm.column_cells import blank_cells
from scoring.crm.comparable import Reader
from scoring.crm.growth import growth_of, in_the_way
from scoring.crm.headings import Role
from scoring.crm.key import no_key, with_key
from scoring.crm.mapping import asking_for_name, propose
from scoring.crm.mapping_sheet import faults, names_in, overruled, read_mapping
from scoring.crm.matching import Matched, keys_of, match, match_by, text_keys
from scoring.crm.merging import Merge, merge
from scoring.crm.plan import NameUnknownError, Plan, stop_at_errors
from scoring.crm.record_numbers import lost_zeros, without_rounded
from scoring.crm.registers import (
    is_register,
    numbers_of,
    register_line,
    single_numbers,
)
from scoring.crm.remarks import noticed, refused
from scoring.crm.renames import find_renames, no_renames
from scoring.crm.settling import settle
from scoring.findings import Level
from scoring.progress import Progress, Stage, silent
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.crm.column_cells import Cells
    from scoring.crm.host import Host
    from scoring.crm.mapping import Line, Mapping
    from scoring.crm.mapping_sheet import Override
    from scoring.crm.matching import Keys
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.values.table import SheetTable


def asking(
    export: SheetTable, host: Host, mapping: Mapping, overrides: dict[str, Override]
) -> Plan:
    """Make a plan that imports nothing, and asks on Mapping which is the name."""
    none = np.array([], dtype=np.int64)
    mapping = asking_for_name(mapping, export, host.books)
    merged = Merge(none, (none, none), (), (), len(host.accounts.frame))
    matched = Matched(none, none, none, (), ())
    own_reader = Reader.of(host.accounts, host.settings)
    return Plan(
        export, host, mapping, overrides, matched, merged, own_reader, no_renames(0)
    )


def plan_import(
    export: tuple[SheetTable, tuple[Finding, ...]],
    host: Host,
    key: str | None = None,
    progress: Tell = silent,
    names: str | None = None,
) -> Plan:
    """Work out what importing an export into a workbook does.

    Parameters
    ----------
    export : tuple of (SheetTable, tuple of Finding)
        Its rows, and what was noticed while it was read.
    host : Host
        The workbook.
    key : str, optional
        The one heading, of either, by which accounts are told.
    progress : callable
        Told how far the work is.
    names : str, optional
        The heading of the names, where the user says it; Mapping remembers it.

    Raises
    ------
    NameUnknownError
        If all that is wrong is that no column is known to hold the names; its plan
        asks for it on Mapping.
    ModelError
        If a finding is an error.
    """
    table, doubts = export
    terms = _terms(table, host, (key, names), doubts)
    table, rounded = without_rounded(table, terms.mapping)
    progress(Progress(Stage.COMPARE, 0.0))
    plan, theirs = _compared(table, host, terms)
    progress(Progress(Stage.COMPARE, 1.0))
    growth = growth_of(host.accounts, len(plan.merged.added), len(plan.mapping.added))
    findings = [*terms.findings, *rounded, *plan.findings, *in_the_way(host, growth)]
    findings += refused(table, host, plan.mapping, plan.matched)
    findings += noticed(plan, theirs)
    stop_at_errors(findings)
    return replace(plan, findings=tuple(findings))


@dataclass(frozen=True, slots=True)
class _Terms:
    """On what terms an export comes: where its columns go, and what tells accounts."""

    mapping: Mapping
    overrides: dict[str, Override]
    chosen: Line | None
    findings: tuple[Finding, ...]


def _terms(
    table: SheetTable,
    host: Host,
    by_user: tuple[str | None, str | None],
    doubts: tuple[Finding, ...],
) -> _Terms:
    """Say on what terms; by_user has the headings of the key and of the names."""
    key, names = by_user
    overrides, findings = read_mapping(host.tabs.tables.get(Sheet.MAPPING))
    mapping = overruled(propose(table, host.books), overrides, host.books)
    if names is not None:
        mapping = overruled(mapping, names_in(names, host.books), host.books)
    findings = [*doubts, *findings, *faults(mapping, table, overrides, host.books)]
    keyed = None if key is None else with_key(key, mapping, host.books)
    if key is not None and keyed is None:
        findings.append(no_key(key, mapping, table))
    _ask_for_name(findings, lambda: asking(table, host, mapping, overrides))
    stop_at_errors(findings)
    mapping, chosen = (mapping, None) if keyed is None else keyed
    return _Terms(mapping, overrides, chosen, tuple(findings))


def _compared(table: SheetTable, host: Host, terms: _Terms) -> tuple[Plan, Reader]:
    """Match and merge; give the reader of the export as well."""
    mapping, name = terms.mapping, terms.mapping.of(Role.NAME)
    readers = (Reader.of(table, host.settings), Reader.of(host.accounts, host.settings))
    keys = _keys(mapping, readers)
    matched = _matched(readers, keys, terms.chosen)
    renames, findings = no_renames(len(table.frame)), [*_zeros(readers, mapping)]
    if name is not None:
        renames = find_renames((table, name.number), host, keys, matched)
        findings += renames.findings(table, name.number)
    merged = merge(readers, mapping, (matched, renames.follows), host.formulas)
    plan = Plan(
        table,
        host,
        mapping,
        terms.overrides,
        matched,
        merged,
        readers[1],
        renames,
        tuple(findings),
    )
    return plan, readers[0]


def _ask_for_name(findings: list[Finding], question: Callable[[], Plan]) -> None:
    """Ask, where it is all that is wrong that no column is known as the name's."""
    wrong = {finding.code for finding in findings if finding.level is Level.ERROR}
    plan = question() if wrong == {"M103"} else None
    if plan is not None and plan.unsaid:
        raise NameUnknownError(findings, plan)


def _matched(
    readers: tuple[Reader, Reader], keys: tuple[Keys, Keys], chosen: Line | None
) -> Matched:
    export, own = readers
    if chosen is None or chosen.column is None:
        return settle(match, *keys)
    if chosen.role is Role.NAME:
        texts = keys[0].names, keys[1].names
    elif chosen.role is Role.DOMAIN:
        texts = keys[0].domains, keys[1].domains
    else:
        theirs, ours = export.cells(chosen.number), own.cells(chosen.column)
        texts = text_keys(theirs), text_keys(ours)
        if is_register(chosen):
            texts = (
                numbers_of(theirs, chosen),
                numbers_of(ours, chosen),
            )
    return match_by(*texts, *keys)


def _keys(mapping: Mapping, readers: tuple[Reader, Reader]) -> tuple[Keys, Keys]:
    """Make the keys of the export and of Accounts."""
    export, accounts = readers

    def theirs(role: Role) -> Cells | None:
        line = mapping.of(role)
        return None if line is None else export.cells(line.number)

    def ours(role: Role) -> Cells | None:
        line = mapping.of(role)
        column = None if line is None else line.column
        return None if column is None else accounts.cells(column)

    roles = Role.DOMAIN, Role.RECORD
    name = mapping.of(Role.NAME)
    names = export.cells(name.number) if name else blank_cells(len(export.table.frame))
    mine, own_keys = (
        keys_of(names, *map(theirs, roles)),
        keys_of(accounts.cells(accounts.accounts.name_column), *map(ours, roles)),
    )
    record, register = mapping.of(Role.RECORD), register_line(mapping)
    if register is None or (record is not None and record.column is not None):
        return mine, own_keys
    numbers = single_numbers(export.cells(register.number), register)
    own_cells = accounts.cells(register.column or 0)
    own_numbers = single_numbers(own_cells, register)
    return replace(mine, records=numbers), replace(own_keys, records=own_numbers)


def _zeros(readers: tuple[Reader, Reader], mapping: Mapping) -> Iterator[Finding]:
    line = mapping.of(Role.RECORD)
    if line is not None and line.column is not None:
        cells = readers[0].cells(line.number), readers[1].cells(line.column)
        yield from lost_zeros(readers[0].table, mapping, *cells)
