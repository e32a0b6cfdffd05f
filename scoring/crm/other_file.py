"""Accounts out of another file, under the headings that a workbook with criteria knows.

The same mapping as an import's: what the sheet Mapping says, else the headings that are
known. Nothing is left out of the file, and nothing is written into the workbook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.checks.fields import lacking
from scoring.crm.mapping import Books, propose
from scoring.crm.mapping_sheet import faults, overruled, read_mapping
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.derived_fields import base_column, english_key
from scoring.phrases import MappingWord
from scoring.rating.names import name_column
from scoring.tables.added_columns import with_blank
from scoring.values.cell import cell_text, read_cell
from scoring.values.suggest import nearest
from scoring.values.table import SheetTable, heading_key
from scoring.vocabulary import ACCOUNT_PREFIX, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.behaviour.gather import Gathered
    from scoring.crm.mapping import Line
    from scoring.crm.mapping import Mapping as Columns
    from scoring.findings import Finding, Message
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.reading.known_sheets import KnownSheets
    from scoring.reading.workbook import Workbook

MATTER: Final = frozenset({"M102", "M108"})
"""Faults of a mapping that make a file useless; the others are about importing it."""
BESIDE: Final = phrase("{heading} (as exported)")
SOME_FIELDS: Final = phrase("{fields:,} of {wanted:,} {wanted:field|fields} found")
SOME_FIELDS_OF: Final = phrase(
    "a {crm} export: {fields:,} of {wanted:,} {wanted:field|fields} found"
)
NO_FIELD: Final = phrase(
    "{file} has no column '{field}', which {sheet} of {criteria} reads: unknown for "
    "every account"
)
NO_FIELDS: Final = phrase(
    "{file} has none of the {wanted:,} columns that Criteria of {criteria} reads: is it "
    "the right file?"
)
NOT_THE_FIELD: Final = phrase(
    "{file} has no column '{field}', the only one that Criteria of {criteria} reads: is "
    "it the right file?"
)
SHOWN: Final = 8
"""Headings of a file that a finding about all of them shows."""
_FIELDS: Final = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class OtherFile:
    """How the columns of a file are called in the workbook with the criteria.

    Parameters
    ----------
    columns : Mapping
        Which column is which field.
    file, criteria : str
        The names of the two files.
    expected : frozenset of str
        Keys of the headings on the Accounts sheet beside the criteria.
    """

    columns: Columns
    file: str
    criteria: str
    expected: frozenset[str] = frozenset()

    @property
    def is_export(self) -> bool:
        """Whether a program is known by its headings, or a column has got another."""
        renamed = (heading_key(x.field) != heading_key(x.heading) for x in self.active)
        return self.columns.crm is not None or any(renamed)

    @property
    def active(self) -> tuple[Line, ...]:
        """The columns that are a field of the workbook."""
        return self.columns.active


def under_known_headings(
    known: KnownSheets, workbook: Workbook, file: str
) -> tuple[KnownSheets, OtherFile]:
    """Give the accounts of another file the headings that the workbook knows.

    Parameters
    ----------
    known : KnownSheets
        The tables of the workbook, with the accounts of the file among them.
    workbook : Workbook
        The workbook with the criteria.
    file : str
        The name of the file.
    """
    export = known.tables[Sheet.ACCOUNTS]
    books = _books(workbook)
    rows, findings = read_mapping(workbook.tables.get(Sheet.MAPPING))
    columns = overruled(propose(export, books), rows, books)
    useless = faults(columns, export, rows, books)
    findings += (fault for fault in useless if fault.code in MATTER)
    table = replace(export, headings=tuple(_headings(columns)))
    table = with_blank(table, _of_contacts(workbook, table))
    return (
        replace(
            known,
            tables={**known.tables, Sheet.ACCOUNTS: table},
            findings=(*known.findings, *findings),
        ),
        OtherFile(columns, file, workbook.path.name, _expected(workbook)),
    )


def _expected(workbook: Workbook) -> frozenset[str]:
    accounts = workbook.accounts
    return frozenset(map(heading_key, () if accounts is None else accounts.headings))


def _of_contacts(workbook: Workbook, table: SheetTable) -> dict[str, str]:
    """List the account fields that only contacts are rated by, and the file lacks."""
    criteria = workbook.tables.get(Sheet.CONTACT_CRITERIA)
    named = {} if criteria is None else dict(_named(criteria))
    lacks = {}
    for name, place in named.items():
        column = name.partition(":")[2].strip()
        theirs = ACCOUNT_PREFIX in english_key(name)
        known = heading_key(column) in _expected(workbook)
        if theirs and known and table.find(column) is None:
            lacks[column] = place
    return lacks


def _headings(columns: Columns) -> Iterator[str]:
    fields = {heading_key(line.field) for line in columns.active}
    for line in columns.lines:
        if line.field:
            yield line.field
        elif heading_key(line.heading) in fields and line.heading:
            yield BESIDE.format(heading=line.heading)
        else:
            yield line.heading


def _books(workbook: Workbook) -> Books:
    """Describe the headings of Accounts, and those that only Criteria name."""
    accounts = workbook.accounts
    there = [Head.ACCOUNT.value] if accounts is None else [*accounts.headings]
    named = 0 if accounts is None else name_column(accounts.frame, accounts.headings)
    keys = {heading_key(heading) for heading in there}
    more = {heading_key(name): name for name, _ in _named(workbook.criteria)}
    more = {key: name for key, name in more.items() if key not in keys}
    table = SheetTable.of(Sheet.ACCOUNTS, [[*there, *more.values()]])
    return Books(table, named, frozenset(more))


def _named(criteria: SheetTable | None) -> Iterator[tuple[str, str]]:
    """List the columns that criteria name, as written there, each with its cell."""
    if criteria is None:
        return
    texts = {head: _texts(criteria, head) for head in HEADS}
    place = criteria.find(Head.FIELD) or 0
    for number in range(len(criteria.frame)):
        name, field, value = (texts[head][number] for head in HEADS)
        for wanted in (field or name, *_FIELDS.findall(value)):
            if wanted:
                yield base_column(wanted) or wanted, criteria.cell(number, place)


HEADS: Final = (Head.CRITERION, Head.FIELD, Head.VALUE)


def _texts(table: SheetTable, head: Head) -> list[str]:
    column = table.find(head)
    if column is None:
        return [""] * len(table.frame)
    cells = table.frame.iloc[:, column]
    return [cell_text(read_cell(cell)).strip() for cell in cells]


def with_unknown(
    gathered: Gathered,
    accounts: Accounts,
    model: Model,
    there: Mapping[Sheet, bool],
    other: OtherFile,
) -> tuple[Gathered, tuple[Finding, ...]]:
    """Take fields that no column has as unknown, and say which these are.

    Where none is there at all, nothing is added: another file was meant.

    Parameters
    ----------
    gathered : Gathered
        All that is known of the accounts.
    accounts : Accounts
        The same, to be read.
    model : Model
        What the fields are asked for by.
    there : mapping of Sheet to bool
        The sheets that there are, and whether each is used.
    other : OtherFile
        The file that the accounts are in.
    """
    wanted = {
        heading_key(column): (column, place)
        for field, place in _reads(model)
        for column in [base_column(field) or field]
        if _of_accounts(field, column, accounts, there, other)
    }
    unknown = [pair for pair in wanted.values() if accounts.source(pair[0]) is None]
    blank = _blank(gathered.accounts)
    unknown += [pair for key, pair in wanted.items() if key in blank]
    if not wanted or gathered.rolled is None:
        return gathered, ()
    nowhere = {name: at for name, at in unknown if heading_key(name) not in blank}
    rolled = replace(gathered.rolled, table=with_blank(gathered.rolled.table, nowhere))
    findings = _about(unknown, len(wanted), accounts, other, gathered.accounts.sheet)
    return replace(gathered, rolled=rolled), tuple(findings)


def _blank(table: SheetTable) -> set[str]:
    """Give the keys of the columns that were added with nothing in them."""
    derived = zip(table.headings[len(table.columns) :], table.derived, strict=True)
    return {heading_key(heading) for heading, sheet in derived if not sheet}


def _of_accounts(
    field: str,
    column: str,
    accounts: Accounts,
    there: Mapping[Sheet, bool],
    other: OtherFile,
) -> bool:
    """Say whether a field comes from the file, and not from a sheet beside it."""
    if heading_key(column) in other.expected or accounts.source(field) is not None:
        return True
    return lacking(field, accounts.headings, there) is None


def _about(
    unknown: list[tuple[str, str]],
    wanted: int,
    accounts: Accounts,
    other: OtherFile,
    sheet: str,
) -> Iterator[Finding]:
    fields = wanted - len(unknown)
    if not fields:
        shown = ", ".join([h for h in accounts.headings if h][:SHOWN])
        names = {"file": other.file, "criteria": other.criteria}
        sentence = message(NO_FIELDS, wanted=wanted, **names)
        if wanted == 1:
            sentence = message(NOT_THE_FIELD, field=unknown[0][0], **names)
        yield finding("M109", sheet, sentence, found=shown)
        return
    if unknown or other.is_export:
        yield _fields_there(fields, wanted, other, sheet)
    for pair in unknown:
        yield _no_field(pair, other)


def _reads(model: Model) -> Iterator[tuple[str, str]]:
    """List the fields that criteria read, each with the cell that names it."""
    for criterion in model.criteria:
        if not criterion.active:
            continue
        if not criterion.field_optional:
            yield criterion.field, criterion.field_place
        for rule in criterion.rules:
            for field in rule.condition.reads():
                yield field, rule.place


def _fields_there(fields: int, wanted: int, other: OtherFile, place: str) -> Finding:
    crm = other.columns.crm
    words = message(SOME_FIELDS, fields=fields, wanted=wanted)
    if crm is not None:
        words = message(SOME_FIELDS_OF, crm=crm.value, fields=fields, wanted=wanted)
    return finding("M216", place, words)


def _no_field(pair: tuple[str, str], other: OtherFile) -> Finding:
    field, place = pair
    lines = other.columns.lines
    spare = (x.heading for x in lines if not x.field or x.goes_by(MappingWord.OWN))
    sentence: Message = message(
        NO_FIELD,
        file=other.file,
        field=field,
        sheet=place.partition("!")[0],
        criteria=other.criteria,
    ).hint(nearest(field, [*filter(None, spare)]))
    return finding("M217", place, sentence, expected=phrase("a heading"), found=field)
