"""Which column of an export goes to which column of Accounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.crm.headings import (
    BOOKKEEPING,
    FIELDS,
    Kind,
    Role,
    name_key,
    new_heading,
    own_name,
    plain,
    recognise,
)
from scoring.phrases import OTHER_EXPORTS, THE_PROGRAM, MappingWord
from scoring.rating.names import holds_names, says_yes_or_no
from scoring.values.register_numbers import register_country
from scoring.values.table import heading_key


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scoring.crm.headings import Crm, Field
    from scoring.values.table import SheetTable

MOST_UNASKED: Final = 15
"""So many fields that nobody asked for come along; of more, none does."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a column goes where it goes.

    Parameters
    ----------
    word : MappingWord
        What it is; its sentence may have names in braces.
    names : tuple of (str, str or int)
        What stands in the braces.
    """

    word: MappingWord
    names: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, word: MappingWord, **names: str | int) -> Reason:
        """Give a reason with its names."""
        return cls(word, tuple(names.items()))

    @property
    def sentence(self) -> str:
        """The reason in words."""
        return self.word.format(**dict(self.names))


@dataclass(frozen=True, slots=True)
class Line:
    """A column of the export, and where it goes.

    Parameters
    ----------
    number : int
        The column, counted from 0.
    heading : str
        Its heading.
    field : str
        The heading on Accounts; empty if it is left out.
    column : int or None
        The column of Accounts, counted from 0; None for one that is to be added.
    reason : Reason or None
        Why; None as long as nothing is decided.
    kind : Kind
        What it usually holds.
    role : Role or None
        What it tells accounts apart by.
    """

    number: int
    heading: str
    field: str = ""
    column: int | None = None
    reason: Reason | None = None
    kind: Kind = Kind.ANY
    role: Role | None = None

    def goes_by(self, word: MappingWord) -> bool:
        """Say whether a reason is that of the column."""
        return self.reason is not None and self.reason.word is word

    def out(self, word: MappingWord, **names: str | int) -> Line:
        """Leave the column out."""
        return replace(self, field="", column=None, reason=Reason.of(word, **names))


@dataclass(frozen=True, slots=True)
class Mapping:
    """All columns of an export.

    Parameters
    ----------
    crm : Crm or None
        The program that it seems to come from.
    lines : tuple of Line
        In the order of the export.
    """

    crm: Crm | None
    lines: tuple[Line, ...]

    @property
    def active(self) -> tuple[Line, ...]:
        """The columns that go to Accounts."""
        return tuple(line for line in self.lines if line.field)

    @property
    def added(self) -> tuple[Line, ...]:
        """The columns that Accounts do not have yet."""
        return tuple(line for line in self.active if line.column is None)

    def of(self, role: Role) -> Line | None:
        """Find the column with a role; of several the first."""
        return next((line for line in self.active if line.role is role), None)


@dataclass(frozen=True, slots=True)
class Books:
    """What Accounts and Criteria look like to an export.

    Parameters
    ----------
    accounts : SheetTable
        The accounts.
    name : int
        The column with their names, counted from 0.
    asked : frozenset of str
        Keys of the headings that Criteria name.
    formulas : frozenset of int
        Columns, counted from 0, that hold formulas from top to bottom.
    fields : tuple of Field
        What is known of the headings; the first is the account's name.
    """

    accounts: SheetTable
    name: int
    criteria_keys: frozenset[str]
    formulas: frozenset[int] = frozenset()
    fields: tuple[Field, ...] = FIELDS

    def column(self, heading: str) -> int | None:
        """Find the column of a heading."""
        return self.accounts.find(heading)

    def twice(self, heading: str) -> bool:
        """Say whether a heading stands on several columns."""
        keys = [heading_key(h) for h in self.accounts.headings]
        return keys.count(heading_key(heading)) > 1


def propose(export: SheetTable, books: Books) -> Mapping:
    """Map the columns of an export by what they are called.

    A heading that Accounts have too goes there; else one that is known goes to the
    column of Accounts with the same meaning, or to a new one. What is left comes
    along under its own name, unless the program keeps it for itself, nothing is in
    it, or it is one of very many.
    """
    crm = recognise(export.headings, books.fields)
    filled = export.frame.notna().any().to_numpy()
    lines = [Line(n, heading) for n, heading in enumerate(export.headings)]
    lines = [_same(line, books) for line in lines]
    lines = _unique(lines, books)
    for field in books.fields:
        last = _nameless(export) if field.role is Role.NAME else frozenset()
        lines = _known(lines, field, crm, books, last)
    lines = [_own_after_all(line, export) for line in lines]
    lines = _register(lines, books)
    keys = [heading_key(heading) for heading in export.headings]
    named_lines = [
        line if line.field or line.reason else _own(line, books, crm, bool(there))
        for line, there in zip(lines, filled, strict=True)
    ]
    named_lines = [
        line.out(MappingWord.TWICE)
        if line.goes_by(MappingWord.OWN) and keys.count(keys[line.number]) > 1
        else line
        for line in named_lines
    ]
    return Mapping(crm, tuple(_not_too_many(named_lines)))


def _own_after_all(line: Line, export: SheetTable) -> Line:
    """Let *Customer* be a field of its own, where it says who is one, and no name."""
    if not line.goes_by(MappingWord.ELSEWHERE):
        return line
    flags = says_yes_or_no(export.frame.iloc[:, line.number])
    return Line(line.number, line.heading) if flags else line


def _nameless(export: SheetTable) -> frozenset[int]:
    """List the columns that hold no names, such as numbers headed *Customer*."""
    columns = range(len(export.headings))
    return frozenset(n for n in columns if not holds_names(export.frame.iloc[:, n]))


def likely_name(mapping: Mapping, export: SheetTable) -> Line | None:
    """Find the column that may hold the names of the accounts, by what is in it."""
    spare = (line for line in mapping.lines if line.goes_by(MappingWord.OWN))
    columns = export.frame.iloc
    named = (x for x in spare if holds_names(columns[:, x.number], unlike=True))
    return next(named, None)


def asking_for_name(mapping: Mapping, export: SheetTable, books: Books) -> Mapping:
    """Mark the column that may hold the names of the accounts, for the user to say."""
    likely, heading = likely_name(mapping, export), books.accounts.headings[books.name]
    lines = (
        line.out(MappingWord.PERHAPS_NAME, field=heading) if line is likely else line
        for line in mapping.lines
    )
    return replace(mapping, lines=tuple(lines))


def _same(line: Line, books: Books) -> Line:
    column = books.column(line.heading) if line.heading else None
    if column is None:
        return line.out(MappingWord.NOTHING) if not line.heading else line
    heading = books.accounts.headings[column]
    field = _field_of(heading, line.heading, column, books)
    kind, role = (field.kind, field.role) if field else (Kind.ANY, None)
    same = replace(line, field=heading, column=column, kind=kind, role=role)
    return replace(same, reason=Reason.of(MappingWord.SAME))


def _field_of(heading: str, word: str, column: int, books: Books) -> Field | None:
    """Find the known field that a column of Accounts is."""
    if column == books.name:
        return books.fields[0]
    keys = {name_key(heading), name_key(plain(word))}
    fields = (f for f in books.fields[1:] if keys & set(f.headings()))
    return next(fields, None)


def _unique(lines: Iterable[Line], books: Books) -> list[Line]:
    """Leave out what would go to one column twice, or to one that cannot be told."""
    columns: set[int] = set()
    result = []
    for line in lines:
        if line.column is None:
            result.append(line)
        elif line.column in columns:
            result.append(line.out(MappingWord.TWICE))
        else:
            result.append(_allowed(line, books))
            columns.add(line.column)
    return result


def _allowed(line: Line, books: Books) -> Line:
    if books.twice(line.field):
        return line.out(MappingWord.AMBIGUOUS, field=line.field)
    if line.column in books.formulas:
        return line.out(MappingWord.FORMULAS, field=line.field)
    return line


def _known(
    lines: list[Line],
    field: Field,
    crm: Crm | None,
    books: Books,
    last: frozenset[int],
) -> list[Line]:
    """Map the columns that are a field: the best named goes where it is kept."""
    ranked = [
        ((line.number in last, rank), line)
        for line in lines
        if not line.field and not line.reason
        for rank in [field.rank(line.heading, crm)]
        if rank is not None
    ]
    in_use = {line.column for line in lines if line.field}
    had = next((x for x in lines if x.field and _is(x, field)), None)
    mapped = list(lines)
    for _, line in sorted(ranked, key=lambda pair: pair[0]):
        column = next((c for c in _places(field, books) if c not in in_use), None)
        if column is None and had is not None:
            names = {"field": had.field, "heading": had.heading}
            mapped[line.number] = line.out(MappingWord.ELSEWHERE, **names)
            continue
        reason = Reason.of(MappingWord.KNOWN, crm=crm or OTHER_EXPORTS)
        heading = new_heading(field, line.heading, books.fields)
        if column is not None:
            heading = books.accounts.headings[column]
        match = replace(line, field=heading, column=column, reason=reason)
        match = replace(match, kind=field.kind, role=field.role)
        match = match if column is None else _allowed(match, books)
        mapped[line.number], had = match, had or match
        in_use.add(column)
    return mapped


def _register(lines: list[Line], books: Books) -> list[Line]:
    """Map the first column of register numbers to that of Accounts, as CVR to VAT."""
    columns = [
        n
        for n, heading in enumerate(books.accounts.headings)
        if n != books.name and register_country(heading) is not None
    ]
    spare = [
        line
        for line in lines
        if not line.field
        and not line.reason
        and register_country(line.heading) is not None
    ]
    mapped = {line.column for line in lines if line.field}
    if mapped & set(columns):
        return lines
    pairs = ((x, n) for x in spare for n in columns if _one_register(x, n, books))
    first, column = next(pairs, (None, -1))
    if first is None:
        return lines
    reason = Reason.of(MappingWord.KNOWN, crm=OTHER_EXPORTS)
    field = books.accounts.headings[column]
    known = replace(first, field=field, column=column, reason=reason, kind=Kind.CODE)
    return [_allowed(known, books) if line is first else line for line in lines]


def _one_register(line: Line, column: int, books: Books) -> bool:
    """Say whether two columns can hold numbers of one country's register."""
    countries = {
        register_country(line.heading),
        register_country(books.accounts.headings[column]),
    }
    return len(countries - {""}) < 2  # noqa: PLR2004 - one country, or any


def _is(line: Line, field: Field) -> bool:
    return name_key(line.field) in field.headings()


def _places(field: Field, books: Books) -> Iterator[int]:
    """List the columns of Accounts that are a field, the best named first."""
    if field.role is Role.NAME:
        yield books.name
        return
    keys = [name_key(heading) for heading in books.accounts.headings]
    for word in field.headings():
        if word in keys and keys.index(word) != books.name:
            yield keys.index(word)


def _own(line: Line, books: Books, crm: Crm | None, filled: bool) -> Line:  # noqa: FBT001
    """Decide on a column that is neither on Accounts nor known."""
    name = own_name(line.heading)
    if not filled:
        return line.out(MappingWord.NOTHING)
    column = books.column(name)
    if heading_key(name) in books.criteria_keys or column is not None:
        heading = name if column is None else books.accounts.headings[column]
        named = Reason.of(MappingWord.NAMED)
        return replace(line, field=heading, column=column, reason=named)
    if BOOKKEEPING.fullmatch(plain(line.heading)):
        return line.out(MappingWord.BOOKKEEPING, crm=crm or THE_PROGRAM)
    return replace(line, field=name, reason=Reason.of(MappingWord.OWN))


def _not_too_many(lines: Collection[Line]) -> Iterator[Line]:
    """Leave out what nobody asked for, if it is very much."""
    unasked = sum(line.goes_by(MappingWord.OWN) for line in lines)
    for line in lines:
        many = line.goes_by(MappingWord.OWN) and unasked > MOST_UNASKED
        yield line.out(MappingWord.TOO_MANY, count=unasked) if many else line
