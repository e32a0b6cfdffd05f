"""An import, worked out in full before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scoring.crm import matching
from scoring.crm.comparable import Reader
from scoring.crm.files import read_export, read_host
from scoring.crm.growth import growth_of, in_the_way
from scoring.crm.headings import Kind, Role
from scoring.crm.mapping import propose
from scoring.crm.mapping_sheet import faults, overruled, read_mapping
from scoring.crm.matching import keys_of, match, match_by, text_keys
from scoring.crm.merging import merge
from scoring.crm.record_numbers import lost_zeros, without_rounded
from scoring.errors import ModelError
from scoring.finding_codes import finding
from scoring.findings import Level, Message, message
from scoring.phrases import MappingWord
from scoring.progress import Progress, Stage, silent
from scoring.values.refs import cell_name, sheet_reference
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.crm.comparable import Cells
    from scoring.crm.files import Host
    from scoring.crm.mapping import Line, Mapping
    from scoring.crm.mapping_sheet import Said
    from scoring.crm.matching import Keys, Matched
    from scoring.crm.merging import ColumnChange, Merge
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.reading.csv_dialect import Written
    from scoring.values.table import SheetTable

MOST_NAMED = 50
"""Rows that are not taken, and are named one by one, for each reason."""
LEFT_OUT = "'{text}' is left out: '{field}' of Accounts holds {kind}"
STAYS = "'{text}' is left out, {cell} stays: '{field}' of Accounts holds {kind}"
REFUSED: dict[int, tuple[str, str]] = {
    matching.TWICE: ("M201", "'{name}' stands twice in the export, also in {other}"),
    matching.SEVERAL_ACCOUNTS: ("M202", "'{name}' fits several accounts: {accounts}"),
    matching.SEVERAL_ROWS: ("M203", "'{name}' and other rows may be {accounts}"),
    matching.OTHER_DOMAIN: (
        "M204",
        "'{name}' is called as {accounts}, at another domain",
    ),
    matching.NAMELESS: ("M205", "the row has no name"),
    matching.KEYLESS: ("M205", "'{name}' has nothing in the column that is the key"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    Parameters
    ----------
    export : SheetTable
        The export.
    host : Host
        The workbook.
    mapping : Mapping
        Which column goes where.
    said : dict of str to Said
        The rows that the Mapping sheet has already.
    matched : Matched
        Which row is which account.
    merged : Merge
        What changes.
    held : Reader
        The accounts, read.
    findings : tuple of Finding
        What was noticed; none is an error.
    """

    export: SheetTable
    host: Host
    mapping: Mapping
    said: dict[str, Said]
    matched: Matched
    merged: Merge
    held: Reader
    findings: tuple[Finding, ...] = ()

    @property
    def unsaid(self) -> tuple[Line, ...]:
        """The columns that the Mapping sheet does not name yet."""
        lines = (line for line in self.mapping.lines if line.heading)
        by_key = {heading_key(line.heading): line for line in lines}
        return tuple(line for key, line in by_key.items() if key not in self.said)

    @property
    def nothing(self) -> bool:
        """Whether nothing would be written."""
        return self.merged.nothing and not self.unsaid


def work_out(
    export: Path,
    book: Path,
    key: str | None = None,
    progress: Tell = silent,
    written: Written | None = None,
) -> Plan:
    """Work out what importing an export into a workbook does.

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
    table, noticed = read_export(export, written)
    host = read_host(book, progress)
    said, findings = read_mapping(host.workbook.tables.get(Sheet.MAPPING))
    mapping = overruled(propose(table, host.books), said, host.books)
    findings = [*noticed, *findings, *faults(mapping, table, said, host.books)]
    chosen = None if key is None else _key(key, mapping)
    if key is not None and chosen is None:
        findings.append(_no_key(key, mapping, table))
    _stop_at_errors(findings)
    mapping = mapping if chosen is None else mapping.keyed(chosen)
    table, rounded = without_rounded(table, mapping)
    findings += rounded
    progress(Progress(Stage.COMPARE, 0.0))
    readers = (Reader.of(table, host.settings), Reader.of(host.accounts, host.settings))
    matched = _matched(readers, mapping, chosen)
    findings += _zeros(readers, mapping)
    merged = merge(readers, mapping, matched, host.formulas)
    progress(Progress(Stage.COMPARE, 1.0))
    growth = growth_of(host.accounts, len(merged.added), len(mapping.added))
    findings += in_the_way(host, growth)
    findings += _refused(table, host, mapping, matched)
    plan = Plan(table, host, mapping, said, matched, merged, readers[1])
    findings += _noticed(plan, readers[0])
    _stop_at_errors(findings)
    return replace(plan, findings=tuple(findings))


def _stop_at_errors(findings: list[Finding]) -> None:
    if any(found.level is Level.ERROR for found in findings):
        raise ModelError(findings)


def _key(key: str, mapping: Mapping) -> Line | None:
    """Find the column that is to be the key, by either of its headings."""
    wanted = heading_key(key)
    both = [line for line in mapping.taken if line.column is not None]
    by_field = (line for line in both if heading_key(line.field) == wanted)
    by_heading = (line for line in both if heading_key(line.heading) == wanted)
    return next(by_field, None) or next(by_heading, None)


def _no_key(key: str, mapping: Mapping, table: SheetTable) -> Finding:
    both = [line.field for line in mapping.taken if line.column is not None]
    words = "'{column}' is no column that the export and Accounts both have"
    sentence = message(words, column=key).hint(nearest(key, both))
    return finding("M106", table.sheet, sentence, expected=", ".join(both), found=key)


def _matched(
    readers: tuple[Reader, Reader], mapping: Mapping, chosen: Line | None
) -> Matched:
    export, held = readers
    keys = _keys(mapping, readers)
    if chosen is None or chosen.column is None:
        return match(*keys)
    if chosen.role is Role.NAME:
        texts = keys[0].names, keys[1].names
    elif chosen.role is Role.DOMAIN:
        texts = keys[0].domains, keys[1].domains
    else:
        theirs, ours = export.cells(chosen.number), held.cells(chosen.column)
        texts = text_keys(theirs), text_keys(ours)
    return match_by(*texts, *keys)


def _keys(mapping: Mapping, readers: tuple[Reader, Reader]) -> tuple[Keys, Keys]:
    """Make the keys of the export and of Accounts."""
    export, held = readers

    def theirs(role: Role) -> Cells | None:
        line = mapping.of(role)
        return None if line is None else export.cells(line.number)

    def ours(role: Role) -> Cells | None:
        line = mapping.of(role)
        column = None if line is None else line.column
        return None if column is None else held.cells(column)

    roles = Role.DOMAIN, Role.RECORD
    name = mapping.of(Role.NAME)
    return (
        keys_of(export.cells(name.number if name else 0), *map(theirs, roles)),
        keys_of(held.cells(held.accounts.name_column), *map(ours, roles)),
    )


def _zeros(readers: tuple[Reader, Reader], mapping: Mapping) -> Iterator[Finding]:
    line = mapping.of(Role.RECORD)
    if line is not None and line.column is not None:
        cells = readers[0].cells(line.number), readers[1].cells(line.column)
        yield from lost_zeros(readers[0].table, mapping, *cells)


def _refused(
    table: SheetTable, host: Host, mapping: Mapping, matched: Matched
) -> Iterator[Finding]:
    """Name the rows that are not taken."""
    named = mapping.of(Role.NAME)
    column = named.number if named else 0
    names: list[Any] = table.frame.iloc[:, column].tolist()
    for why, (code, words) in REFUSED.items():
        rows = (matched.accounts == why).nonzero()[0].tolist()
        for number, row in enumerate(rows[:MOST_NAMED], start=1):
            twin = why == matching.TWICE
            sentence = message(
                words,
                name=str(names[row]),
                other=table.cell(_twin(matched, row), column) if twin else "",
                accounts="" if twin else _accounts(host, matched, row),
            )
            more = len(rows) - number if number == MOST_NAMED else 0
            yield finding(code, table.cell(row, column), sentence, more=more)


def _twin(matched: Matched, row: int) -> int:
    """Find another row of the export that is the same account."""
    first = int(matched.others[row])
    alike = (matched.others == first) & (matched.accounts == matching.TWICE)
    return next(int(n) for n in (first, *alike.nonzero()[0]) if n != row)


def _accounts(host: Host, matched: Matched, row: int) -> Message:
    """Name the account, or the first and the last of those, that a row may be."""
    both = int(matched.firsts[row]), int(matched.others[row])
    accounts = [_account(host, account) for account in both if account >= 0]
    if not accounts:
        return Message("")
    if len(accounts) == 1:
        return accounts[0]
    return message("{first}, {last}", first=accounts[0], last=accounts[-1])


def _account(host: Host, account: int) -> Message:
    column = host.books.name
    name: Any = host.accounts.frame.iat[account, column]
    place = host.accounts.cell(account, column)
    return message("'{name}' in {place}", name=str(name), place=place)


def _noticed(plan: Plan, export: Reader) -> Iterator[Finding]:
    """Say what the user should know of a plan that can be carried out."""
    host, merged = plan.host, plan.merged
    if merged.kept_formulas:
        (account, column), more = merged.kept_formulas[0], len(merged.kept_formulas) - 1
        text = "the cell holds a formula, which stays"
        yield finding("M206", host.accounts.cell(account, column), text, more=more)
    for change in merged.columns:
        date = export.unclear(change.line.number) if change.kind is Kind.DATE else ""
        if date:
            place = plan.export.heading_cell(change.line.number)
            words = "dates such as {date} were read with the day first"
            yield finding("M207", place, message(words, date=date), found=date)
        if len(change.unfit):
            yield _unfit(plan, change)
    yield from _alike(plan)
    many = [x for x in plan.mapping.lines if x.goes_by(MappingWord.TOO_MANY)]
    if many:
        shown = ", ".join(line.heading for line in many[:5])
        words = "{count} columns were left out, such as {headings}"
        sentence = message(words, count=len(many), headings=shown)
        yield finding("M208", plan.export.sheet, sentence)
    if host.text.has_formulas and not merged.nothing:
        row, column, _ = next(host.text.formulas())
        cell = cell_name(row, column)
        text = "formulas keep the values they had until Excel has calculated them"
        yield finding("M209", sheet_reference(host.accounts.sheet, cell), text)
    if host.text.filtered and len(merged.added):
        text = "new accounts are shown, whatever the filter says"
        yield finding("M210", host.accounts.sheet, text)


def _unfit(plan: Plan, change: ColumnChange) -> Finding:
    """Name a text that a column of numbers or dates does not take."""
    line, row = change.line, int(change.unfit[0])
    kind = Message("dates" if change.kind is Kind.DATE else "numbers")
    said: Any = plan.export.frame.iat[row, line.number]
    account = int(plan.matched.accounts[row])
    if account >= 0 and line.column is not None:
        cell = plan.host.accounts.cell(account, line.column)
        sentence = message(
            STAYS, text=str(said), cell=cell, field=line.field, kind=kind
        )
    else:
        sentence = message(LEFT_OUT, text=str(said), field=line.field, kind=kind)
    place, more = plan.export.cell(row, line.number), len(change.unfit) - 1
    return finding("M211", place, sentence, expected=kind, found=said, more=more)


def _alike(plan: Plan) -> Iterator[Finding]:
    """Name rows that may be one company, though both are taken."""
    named = plan.mapping.of(Role.NAME)
    column, pairs = named.number if named else 0, plan.matched.alike
    names: list[Any] = plan.export.frame.iloc[:, column].tolist()
    for number, (row, other) in enumerate(pairs[:MOST_NAMED], start=1):
        place = plan.export.cell(other, column)
        twin = plan.export.cell(row, column)
        words = "'{name}' may be the same company as '{other}' in {place}"
        theirs, ours = str(names[other]), str(names[row])
        sentence = message(words, name=theirs, other=ours, place=twin)
        more = len(pairs) - number if number == MOST_NAMED else 0
        yield finding("M212", place, sentence, more=more)
