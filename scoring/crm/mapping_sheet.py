"""What the user wrote on the Mapping sheet wins over what is proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.crm.headings import Kind, Role, name_key
from scoring.crm.mapping import Mapping, Reason, likely_name
from scoring.crm.subject import other_subject
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.phrases import MappingWord
from scoring.values.cell import cell_text, read_cell
from scoring.values.table import heading_key
from scoring.vocabulary import Head, Sheet
from scoring.xlsx.draw.cells_xml import ERRORS


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.crm.mapping import Books, Line
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

LONGEST_HEADING = 255


FIELD_TWICE = phrase("'{field}' stands twice on Accounts: which one is meant?")
HEADING_TWICE = phrase("'{heading}' stands twice in the export: which one is meant?")
FORMULAS = phrase("'{field}' holds formulas, which an import never replaces")
FROM_TWO = phrase("'{field}' would come from '{first}' and from '{second}'")
RENAMED = phrase(
    "Accounts have no heading '{field}': write the new heading, such as '{now}', beside "
    "'{heading}' on Mapping"
)
NO_NAME = phrase(
    "no column of the export is known as the account's name: write '{field}' under "
    "Account field on Mapping, beside the heading that is it, and import again"
)
NAMELESS = phrase(
    "no column of the export holds names: its rows are matched by '{heading}' alone, and "
    "no account is added"
)


@dataclass(frozen=True, slots=True)
class Override:
    """A row of the Mapping sheet: its Account field, and where it stands."""

    field: str
    place: str


def read_mapping(
    table: SheetTable | None, tab: Sheet = Sheet.ACCOUNTS
) -> tuple[dict[str, Override], list[Finding]]:
    """Read the rows of the Mapping sheet that are about one tab.

    Parameters
    ----------
    table : SheetTable, optional
        The sheet, if the workbook has it.
    tab : Sheet
        The tab; rows that name none are about Accounts.

    Returns
    -------
    tuple of (dict of str to Override, list of Finding)
        By the key of the export's heading; M101 for one that stands twice, M104 for
        an Account field that can be no heading.
    """
    overrides: dict[str, Override] = {}
    findings: list[Finding] = []
    head = None if table is None else table.find(Head.EXPORT_HEADING)
    field = None if table is None else table.find(Head.FIELD)
    if table is None or head is None or field is None:
        return overrides, findings
    tabs = table.find(Head.TAB)
    for row in range(len(table.frame)):
        name = _text(table.frame.iat[row, head])
        about = "" if tabs is None else _text(table.frame.iat[row, tabs])
        if not name or heading_key(about or Sheet.ACCOUNTS) != heading_key(tab):
            continue
        key, place = heading_key(name), table.cell(row, field)
        if key in overrides:
            words = phrase("'{heading}' stands twice, first in {place}")
            sentence = message(words, heading=name, place=overrides[key].place)
            twice = table.cell(row, head)
            findings.append(finding("M101", twice, sentence, found=name))
            continue
        wanted = _text(table.frame.iat[row, field])
        if len(wanted) > LONGEST_HEADING or wanted in ERRORS:
            words, shown = (
                phrase("'{heading}' can be no heading of Accounts"),
                wanted[:40],
            )
            sentence = message(words, heading=shown)
            findings.append(finding("M104", place, sentence, found=shown))
        overrides[key] = Override(wanted, place)
    return overrides, findings


def names_in(heading: str, books: Books) -> dict[str, Override]:
    """Say as a row of Mapping would that a column of the export holds the names."""
    field = books.accounts.headings[books.name]
    return {heading_key(heading): Override(field, Sheet.MAPPING)}


def _text(value: object) -> str:
    if isinstance(value, str) and value in ERRORS:
        return value
    return " ".join(cell_text(read_cell(value)).split())


def overruled(
    mapping: Mapping, overrides: dict[str, Override], books: Books
) -> Mapping:
    """Put what the user wrote in place of what was proposed."""
    lines = []
    for line in mapping.lines:
        own = overrides.get(heading_key(line.heading))
        lines.append(line if own is None else _by_user(line, own.field, books))
    ruled = {x.column for x in lines if x.column is not None and _user(x)}
    ruled_new = {heading_key(x.field) for x in lines if x.field and _user(x)}
    result = []
    for line in lines:
        clash = line.column in ruled or heading_key(line.field) in ruled_new
        if line.field and not _user(line) and clash:
            other = next(x for x in lines if _user(x) and _one(x, line))
            names = {"field": line.field, "heading": other.heading}
            result.append(line.out(MappingWord.ELSEWHERE, **names))
        else:
            result.append(line)
    return Mapping(mapping.crm, tuple(result))


def _one(line: Line, other: Line) -> bool:
    """Say whether two columns go to the same one of Accounts."""
    same = line.column is not None and line.column == other.column
    return same or heading_key(line.field) == heading_key(other.field)


def _user(line: Line) -> bool:
    return line.goes_by(MappingWord.USER)


def _by_user(line: Line, field: str, books: Books) -> Line:
    if heading_key(line.field) == heading_key(field):
        return replace(line, reason=Reason.of(MappingWord.USER))
    if not field:
        return line.out(MappingWord.USER)
    column = books.column(field)
    heading = field if column is None else books.accounts.headings[column]
    known = _known_as(heading, column, books)
    kind, role = known or (Kind.ANY, None)
    line_now = replace(line, field=heading, column=column, kind=kind, role=role)
    return replace(line_now, reason=Reason.of(MappingWord.USER))


def _known_as(
    heading: str, column: int | None, books: Books
) -> tuple[Kind, Role | None] | None:
    if column == books.name:
        return Kind.TEXT, Role.NAME
    key = name_key(heading)
    fields = (f for f in books.fields[1:] if key in f.headings())
    return next(((f.kind, f.role) for f in fields), None)


def faults(
    mapping: Mapping, export: SheetTable, overrides: dict[str, Override], books: Books
) -> Iterator[Finding]:
    """Find what makes a mapping of companies useless."""
    yield from unclear(mapping, export, overrides, books)
    other = other_subject(export, mapping)
    if other is not None:
        shown = ", ".join(heading for heading in export.headings[:8] if heading)
        yield finding("M108", export.sheet, other.words, found=shown)
    elif mapping.of(Role.NAME) is None:
        yield (
            _renamed(mapping, overrides, books)
            or _nameless(mapping, export)
            or _no_name(export, overrides, books)
        )


def unclear(
    mapping: Mapping, export: SheetTable, overrides: dict[str, Override], books: Books
) -> Iterator[Finding]:
    """Find columns of which a mapping cannot tell where they go, or come from."""
    yield from _one_from_two(mapping.active, overrides, export)
    for line in mapping.active:
        if books.twice(line.field):
            place = _place(line, overrides, export)
            sentence = message(FIELD_TWICE, field=line.field)
            yield finding("M104", place, sentence, found=line.field)
        elif line.column in books.formulas:
            place = _place(line, overrides, export)
            sentence = message(FORMULAS, field=line.field)
            yield finding("M104", place, sentence, found=line.field)
    keys = [heading_key(heading) for heading in export.headings]
    for line in mapping.active:
        if line.heading and keys.count(heading_key(line.heading)) > 1:
            sentence = message(HEADING_TWICE, heading=line.heading)
            place = export.heading_cell(line.number)
            yield finding("M105", place, sentence, found=line.heading)


def _renamed(
    mapping: Mapping, overrides: dict[str, Override], books: Books
) -> Finding | None:
    """Find the name's column on Mapping, under a heading that Accounts lost."""
    name = books.fields[0]
    for line in mapping.added:
        own = overrides.get(heading_key(line.heading))
        known = name.rank(line.heading, mapping.crm) is not None
        if own is None or not (known or name_key(own.field) in name.headings()):
            continue
        now = books.accounts.headings[books.name]
        sentence = message(RENAMED, field=own.field, now=now, heading=line.heading)
        return finding("M103", own.place, sentence, expected=now, found=own.field)
    return None


def _one_from_two(
    lines: Sequence[Line], overrides: dict[str, Override], export: SheetTable
) -> Iterator[Finding]:
    first_lines: dict[str, Line] = {}
    for line in lines:
        first = first_lines.setdefault(heading_key(line.field), line)
        if first is not line and heading_key(first.heading) != heading_key(
            line.heading
        ):
            sentence = message(
                FROM_TWO,
                field=line.field,
                first=first.heading,
                second=line.heading,
            )
            place = _place(line, overrides, export)
            yield finding("M102", place, sentence, found=line.field)


def _place(line: Line, overrides: dict[str, Override], export: SheetTable) -> str:
    own = overrides.get(heading_key(line.heading))
    return own.place if own else export.heading_cell(line.number)


def _nameless(mapping: Mapping, export: SheetTable) -> Finding | None:
    """Say that an export has no names, where something else tells its accounts."""
    keys = (mapping.of(role) for role in (Role.RECORD, Role.DOMAIN))
    key = next((line for line in keys if line and line.column is not None), None)
    if key is None or likely_name(mapping, export) is not None:
        return None
    sentence = message(NAMELESS, heading=key.heading)
    return finding("M215", export.heading_cell(key.number), sentence, found=key.heading)


def _no_name(
    export: SheetTable, overrides: dict[str, Override], books: Books
) -> Finding:
    shown = ", ".join(heading for heading in export.headings[:8] if heading)
    place = Sheet.MAPPING if overrides else export.sheet
    field = books.accounts.headings[books.name]
    return finding("M103", place, message(NO_NAME, field=field), found=shown)
