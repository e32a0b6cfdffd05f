"""The rows of an export of people, deals or activities, as the workbook has them.

Each gets the account it is about, by the account's name as Accounts write it. Rows of
accounts that are not there, deals that are not won, activities that are not done, and
rows that lack what their sheet needs, are left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.crm.comparable import Reader
from scoring.crm.headings import FIELDS, Kind, Role, name_key
from scoring.crm.mapping import Line, Mapping, Reason
from scoring.crm.matching import text_keys
from scoring.crm.record_fields import COUNTS, Subject
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.phrases import MappingWord
from scoring.tables.keys import large, places
from scoring.tables.reader import TableReader
from scoring.tables.roster import Roster
from scoring.values.cell import cell_text, is_error, read_cell
from scoring.values.table import heading_key
from scoring.vocabulary import HEAD_WORDS, OPTIONAL_REQUIRED, Head


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Ints, Objects
    from scoring.crm.host import Host
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

UNKNOWN: Final = phrase("'{account}' is no account of {sheet}")
NO_ACCOUNT: Final = phrase("the row names no account")
NOT_WON: Final = phrase("'{state}' under '{heading}' is not won: the row is left out")
NOT_DONE: Final = phrase("'{state}' under '{heading}' is not done: the row is left out")
STATE_UNKNOWN: Final = phrase(
    "no row says under '{heading}' that it is won, so all are taken as won"
)
LACKS: Final = phrase("the row lacks '{field}'")
NEEDED: Final = phrase(
    "no column of the export is known as '{field}': write '{field}' under Account "
    "field on Mapping, beside the heading that is it, and import again"
)
NO_COMPANY: Final = phrase(
    "no column of the export says which company a row is about: export the company's "
    "name or number as well, or write '{field}' under Account field on Mapping, beside "
    "the heading that is it, and import again"
)
ADDRESS: Final = "Email"


@dataclass(frozen=True, slots=True)
class Records:
    """The rows that are taken.

    Parameters
    ----------
    table : SheetTable
        The n rows, under their headings in the export.
    mapping : Mapping
        Where their columns go.
    reader : TableReader
        The same rows, under the headings of their sheet.
    roster : Roster
        The accounts.
    owners : ndarray of int, shape (n,)
        Which account each row is about.
    findings : tuple of Finding
        What is left out, and why.
    """

    table: SheetTable
    mapping: Mapping
    reader: TableReader
    roster: Roster
    owners: Ints
    findings: tuple[Finding, ...]


def records_of(
    subject: Subject, table: SheetTable, mapping: Mapping, hosts: tuple[Host, Host]
) -> Records:
    """Find the account of each row, and leave out what is not taken.

    Parameters
    ----------
    subject : Subject
        What the rows are.
    table : SheetTable
        The export.
    mapping : Mapping
        Where its columns go.
    hosts : tuple of (Host, Host)
        The workbook with its accounts, and with the sheet that the rows go to.
    """
    accounts, own = hosts
    table, mapping = _with_names(subject, table, mapping, own)
    reader = TableReader(_renamed(table, mapping), own.settings, 0.0)
    roster = Roster.of(TableReader(accounts.accounts, accounts.settings, 0.0))
    owners = _owners(table, mapping, accounts, (reader, roster))
    findings: list[Finding] = []
    wanted = owners >= 0
    findings += _unknown(table, mapping, accounts, ~wanted)
    counted, doubts = _counted(subject, table, mapping, wanted)
    lacking, gaps = _whole(subject, table, mapping, reader, wanted & counted)
    wanted &= counted & ~lacking
    names = _names(accounts, roster, owners)
    table, mapping = _with_account(table, mapping, own, names)
    table = table.only(wanted)
    reader = TableReader(_renamed(table, mapping), own.settings, 0.0)
    all_findings = (*findings, *doubts, *gaps)
    return Records(table, mapping, reader, roster, owners[wanted], all_findings)


def lacks(subject: Subject, mapping: Mapping, sheet: str) -> Iterator[Finding]:
    """Find what the sheet needs and no column of the export is (M110)."""
    has = {name_key(line.field) for line in mapping.active}
    roles = {line.role for line in mapping.lines}
    if {Role.COMPANY, Role.ADDRESS} & roles:
        has |= {*map(name_key, HEAD_WORDS[Head.ACCOUNT])}
    if subject is Subject.CONTACTS and {Role.FIRST, Role.LAST, Role.ADDRESS} & roles:
        has |= {*map(name_key, HEAD_WORDS[Head.CONTACT])}
    for head in OPTIONAL_REQUIRED[subject.sheet]:
        if not has & {*map(name_key, HEAD_WORDS[head])}:
            words = NO_COMPANY if head is Head.ACCOUNT else NEEDED
            sentence = message(words, field=head.value)
            yield finding("M110", sheet, sentence, expected=head.value)


def _line_of(mapping: Mapping, head: Head) -> Line | None:
    words = {*map(heading_key, HEAD_WORDS[head])}
    lines = (line for line in mapping.active if heading_key(line.field) in words)
    return next(lines, None)


def _role(mapping: Mapping, role: Role) -> Line | None:
    """Find the column with a role, be it left out or not."""
    return next((line for line in mapping.lines if line.role is role), None)


def _texts(table: SheetTable, line: Line | None) -> Objects:
    """Give a column as texts; all blank where there is none."""
    texts = np.full(len(table.frame), "", dtype=object)
    if line is not None:
        series = table.frame.iloc[:, line.number]
        codes, values = series.factorize()
        shown = [" ".join(_text(value).split()) for value in values]
        texts[:] = np.array([*shown, ""], dtype=object)[codes]
    return texts


def _text(value: object) -> str:
    if isinstance(value, str):
        return "" if is_error(value) else value
    return cell_text(read_cell(value))


def _with_names(
    subject: Subject, table: SheetTable, mapping: Mapping, own: Host
) -> tuple[SheetTable, Mapping]:
    """Join first and last name, or take the mail address, where there is no name."""
    if subject is not Subject.CONTACTS:
        return table, mapping
    line = _line_of(mapping, Head.CONTACT)
    parts = [_role(mapping, role) for role in (Role.FIRST, Role.LAST)]
    names = _texts(table, line)
    joined = np.array(
        [" ".join(filter(None, pair)) for pair in _pairs(table, parts)], dtype=object
    )
    names = np.where(names == "", joined, names)
    names = np.where(names == "", _texts(table, _role(mapping, Role.ADDRESS)), names)
    lines = [
        other.out(MappingWord.PART) if other in parts and other.field else other
        for other in mapping.lines
    ]
    mapping = replace(mapping, lines=tuple(lines))
    column = None if line is None else line.column
    field = _heading(own, Head.CONTACT) if line is None else line.field
    column = own.books.column(field) if column is None else column
    return _with_column(table, mapping, line, (field, column), names)


def _pairs(table: SheetTable, parts: list[Line | None]) -> Iterator[tuple[str, str]]:
    first, last = (_texts(table, part) for part in parts)
    yield from zip(first, last, strict=True)


def _heading(own: Host, head: Head) -> str:
    """Give the heading that a sheet has for what is meant."""
    columns = map(own.accounts.find, HEAD_WORDS[head])
    column = next((column for column in columns if column is not None), None)
    return head.value if column is None else own.accounts.headings[column]


def _with_account(
    table: SheetTable, mapping: Mapping, own: Host, names: Objects
) -> tuple[SheetTable, Mapping]:
    line, field = mapping.of(Role.NAME), own.accounts.headings[own.books.name]
    lines = [
        other.out(MappingWord.JOINS) if other.role is Role.COMPANY else other
        for other in mapping.lines
    ]
    mapping = replace(mapping, lines=tuple(lines))
    return _with_column(table, mapping, line, (field, own.books.name), names)


def _with_column(
    table: SheetTable,
    mapping: Mapping,
    line: Line | None,
    target: tuple[str, int | None],
    texts: Objects,
) -> tuple[SheetTable, Mapping]:
    """Add a column of texts that goes where another went, or would."""
    number = table.frame.shape[1]
    frame = table.frame.copy()
    frame.insert(number, f"added {number}", [text or None for text in texts])
    heading = "" if line is None else line.heading
    place = table.sheet if line is None else table.heading_cell(line.number)
    table = replace(
        table,
        headings=(*table.headings, heading),
        frame=frame,
        derived=(*table.derived, table.sheet),
        places=(*table.places, place),
    )
    reason = Reason.of(MappingWord.SAME) if line is None else line.reason
    new = Line(number, heading, *target, reason, Kind.TEXT)
    lines = tuple(other for other in mapping.lines if other is not line)
    return table, replace(mapping, lines=(*lines, new))


def _renamed(table: SheetTable, mapping: Mapping) -> SheetTable:
    """Give the columns the headings of their sheet, and none to all others."""
    by_number = {line.number: line for line in mapping.lines}
    headings = []
    for number in range(len(table.headings)):
        line = by_number.get(number)
        address = line is not None and line.role is Role.ADDRESS
        headings.append(ADDRESS if address else line.field if line else "")
    return replace(table, headings=tuple(headings))


def _owners(
    table: SheetTable,
    mapping: Mapping,
    accounts: Host,
    rows: tuple[TableReader, Roster],
) -> Ints:
    """Find the account of each row: by the company's number, else name or domain."""
    reader, roster = rows
    by_name = roster.find(reader)
    line, column = _role(mapping, Role.COMPANY), _numbers_of(mapping, accounts)
    if line is None or column is None:
        return by_name
    own = Reader.of(accounts.accounts, accounts.settings)
    keys = text_keys(own.cells(column))
    there = np.flatnonzero((keys != "") & (roster.codes >= 0))
    # of several companies the first is the primary one
    firsts = [text.partition(";")[0].strip().casefold() for text in _texts(table, line)]
    numbers = places(large(firsts), large(keys[there]))
    by_number = np.append(roster.codes[there], -1)[numbers]
    return np.where(by_number >= 0, by_number, by_name)


def _numbers_of(mapping: Mapping, accounts: Host) -> int | None:
    """Find the column of Accounts with the record numbers of the export's program."""
    for field in FIELDS:
        if field.role is Role.RECORD and mapping.crm in field.words:
            return accounts.books.column(field.heading)
    return None


def _names(accounts: Host, roster: Roster, owners: Ints) -> Objects:
    """Give for each row the name of its account as Accounts write it."""
    first = roster.first_rows
    names = _texts(accounts.accounts, Line(accounts.books.name, ""))
    at = np.where(owners >= 0, first[owners], 0) if len(first) else owners
    return np.where(owners >= 0, names[at], "") if len(names) else _none(len(owners))


def _none(count: int) -> Objects:
    return np.full(count, "", dtype=object)


def _unknown(
    table: SheetTable, mapping: Mapping, accounts: Host, lost: Bools
) -> Iterator[Finding]:
    """Name the accounts that are not there (M220)."""
    line = mapping.of(Role.NAME)
    texts = _texts(table, line)
    column = 0 if line is None else line.number
    for rows, words in (
        (lost & (texts != ""), UNKNOWN),
        (lost & (texts == ""), NO_ACCOUNT),
    ):
        at = np.flatnonzero(rows)
        if not len(at):
            continue
        name, sheet = str(texts[at[0]]), accounts.accounts.sheet
        sentence = message(words, account=name, sheet=sheet)
        more = len(at) - 1
        place = table.cell(int(at[0]), column)
        yield finding("M220", place, sentence, found=name, more=more)


def _counted(
    subject: Subject, table: SheetTable, mapping: Mapping, wanted: Bools
) -> tuple[Bools, list[Finding]]:
    """Tell which deals are won, and which activities done (M221, M223)."""
    line, words = _role(mapping, Role.STATE), COUNTS.get(subject)
    every = np.ones(len(wanted), dtype=np.bool_)
    if line is None or words is None:
        return every, []
    texts = _texts(table, line)
    keys = [heading_key(text) for text in texts]
    yes = np.array([key in words or key == "" for key in keys], dtype=np.bool_)
    place = table.heading_cell(line.number)
    deals = subject is Subject.DEALS
    if not np.any(yes & (texts != "") & wanted):
        if not deals:
            return every, []
        sentence = message(STATE_UNKNOWN, heading=line.heading)
        return every, [finding("M223", place, sentence)]
    left = np.flatnonzero(wanted & ~yes)
    if not len(left):
        return yes, []
    state = str(texts[left[0]])
    sentence = message(
        NOT_WON if deals else NOT_DONE, state=state, heading=line.heading
    )
    place = table.cell(int(left[0]), line.number)
    return yes, [finding("M221", place, sentence, found=state, more=len(left) - 1)]


def _whole(
    subject: Subject,
    table: SheetTable,
    mapping: Mapping,
    reader: TableReader,
    wanted: Bools,
) -> tuple[Bools, list[Finding]]:
    """Tell which rows lack what their sheet needs (M222)."""
    lacking, findings = np.zeros(len(wanted), dtype=np.bool_), []
    for head in OPTIONAL_REQUIRED[subject.sheet][1:]:
        blank = _blank(reader, head)
        at, line = np.flatnonzero(wanted & blank), _line_of(mapping, head)
        lacking |= blank
        if len(at) and line is not None:
            sentence = message(LACKS, field=head.value)
            place = table.cell(int(at[0]), line.number)
            findings.append(finding("M222", place, sentence, more=len(at) - 1))
    return lacking, findings


def _blank(reader: TableReader, head: Head) -> Bools:
    if head is Head.DATE:
        return np.isnan(reader.days(head).values)
    if head is Head.AMOUNT:
        return np.isnan(reader.numbers(head).values)
    return np.asarray(reader.words(head).codes < 0, dtype=np.bool_)
