"""The columns of a typed table that criteria look at, and of which kind each must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.model.conditions.equality import Not
from scoring.model.conditions.formula import Formula
from scoring.model.conditions.inside import Contains, HasWord
from scoring.model.derived_fields import Derive, find_source, heading_index
from scoring.values.table import heading_key
from scoring.warehouse.dialects import MANNERS, Dialect


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.findings import Finding
    from scoring.model.conditions.base import Compared, Condition, Kind
    from scoring.model.model import Criterion, Model, Rule


NO_FORMULA: Final = phrase("a formula of Excel's cannot be written as SQL")
TWO_KINDS: Final = phrase(
    "'{column}' is compared as {one} and as {other}, and a column of a table is one"
)
TEXT_AS_NUMBER: Final = phrase(
    "'{column}' is compared with words and with '{value}', which SQL does not read "
    "out of a text"
)
NO_TEXT: Final = phrase("'{column}' is a column of {kind}, and '{test}' reads text")
NO_LETTERS: Final = phrase(
    "'{test}' cannot be written for {dialect}, whose patterns know no letters but those "
    "of English"
)
KINDS: Final = {
    "number": phrase("numbers"),
    "day": phrase("dates"),
    "flag": phrase("yes or no"),
    "text": phrase("text"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Parameters
    ----------
    name : str
        Its heading on Accounts, or as criteria name it.
    kind : {"number", "day", "flag", "text"}
        What it must hold.
    """

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Field:
    """What one criterion looks at: a column, or what is derived from it."""

    column: Column
    derive: Derive | None = None

    @property
    def kind(self) -> Kind:
        """What the criterion's cell holds."""
        return self.column.kind if self.derive is None else "number"


@dataclass(frozen=True, slots=True)
class _Use:
    """One comparison of a column, and the cell of Criteria that wants it."""

    kind: Kind
    place: str
    value: str = ""


def fields_of(
    model: Model, headings: Sequence[str], dialect: Dialect = Dialect.DUCKDB
) -> tuple[tuple[Field, ...], tuple[Finding, ...]]:
    """Find what each criterion looks at, and what SQL cannot hold.

    Parameters
    ----------
    model : Model
        The criteria.
    headings : sequence of str
        The headings of Accounts, as far as there are any.
    dialect : Dialect
        What the query is for.

    Returns
    -------
    tuple of (tuple of Field, tuple of Finding)
        One field per criterion.
    """
    index = heading_index(tuple(headings))
    names = [_named(criterion.field, headings, index) for criterion in model.criteria]
    uses: dict[str, list[_Use]] = {}
    for (name, derive), criterion in zip(names, model.criteria, strict=True):
        wanted = uses.setdefault(heading_key(name), [])
        if derive is not None:
            wanted.append(_Use("day", criterion.field_place or criterion.place))
        else:
            wanted += _uses(criterion)
    kinds = {key: _kind(wanted) for key, wanted in uses.items()}
    fields = tuple(
        Field(Column(name, kinds[heading_key(name)]), derive) for name, derive in names
    )
    columns = {heading_key(field.column.name): field.column for field in fields}
    clashes = (_clash(columns[key], wanted) for key, wanted in uses.items())
    faults = (fault for fault in clashes if fault is not None)
    refused = (
        fault
        for field, criterion in zip(fields, model.criteria, strict=True)
        for fault in _unwritable(field, criterion, dialect)
    )
    return fields, (*faults, *refused)


def _named(
    field: str, headings: Sequence[str], index: dict[str, int]
) -> tuple[str, Derive | None]:
    """Find the column that a field names, whether or not Accounts has it."""
    source = find_source(field, index)
    if source is not None:
        return headings[source.column], source.derive
    words = field.split()
    for derive in Derive:
        for prefix in derive.value:
            count = len(prefix.split())
            if heading_key(" ".join(words[:count])) == prefix and words[count:]:
                return " ".join(words[count:]), derive
    return field, None


def _uses(criterion: Criterion) -> Iterator[_Use]:
    for rule in criterion.rules:
        items = rule.condition.values()
        kinds = rule.condition.kinds()
        if items:
            yield from (_Use(item_kind(item), rule.place, item.key) for item in items)
        elif isinstance(_bare(rule.condition), Contains | HasWord):
            yield _Use("text", rule.place)
        elif not isinstance(rule.condition, Formula):
            yield from (_Use(kind, rule.place) for kind in kinds)


def item_kind(item: Compared) -> Kind:
    """Say what a Value is compared as.

    >>> from scoring.model.conditions.equality import Is
    >>> from scoring.values.cell import read_cell
    >>> item_kind(Is.of(read_cell("50"))), item_kind(Is.of(read_cell("Software")))
    ('number', 'text')
    """
    if item.value.kind == "flag":
        return "flag"
    if item.value.day == item.value.day:  # not NaN
        return "day"
    return "number" if item.low == item.low else "text"


def _bare(condition: Condition) -> Condition:
    return condition.other if isinstance(condition, Not) else condition


def _kind(uses: Iterable[_Use]) -> Kind:
    """Settle the kind of a column: the first that a comparison needs, else text."""
    return next((use.kind for use in uses), "text")


def _clash(column: Column, uses: Sequence[_Use]) -> Finding | None:
    """Say that a column is compared as two kinds."""
    other = next((use for use in uses if use.kind != column.kind), None)
    if other is None:
        return None
    read = next((use for use in uses if use.kind != "text" and use.value), None)
    if read is not None and "text" in {column.kind, other.kind}:
        words = message(TEXT_AS_NUMBER, column=column.name, value=read.value)
        return finding("C119", read.place, words)
    one, two = KINDS[column.kind], KINDS[other.kind]
    words = message(TWO_KINDS, column=column.name, one=one, other=two)
    return finding("C119", other.place, words)


def _unwritable(
    field: Field, criterion: Criterion, dialect: Dialect
) -> Iterator[Finding]:
    for item in criterion.blank_words.items:
        if field.column.kind == "text" and item_kind(item) != "text":
            words = message(TEXT_AS_NUMBER, column=field.column.name, value=item.key)
            yield finding("C119", criterion.place, words)
    for rule in criterion.rules:
        fault = _fault(field, rule, dialect)
        if fault is not None:
            yield finding("C118", rule.place, fault)


def _fault(field: Field, rule: Rule, dialect: Dialect) -> Message | None:
    bare = _bare(rule.condition)
    if isinstance(bare, Formula):
        return message(NO_FORMULA)
    if isinstance(bare, Contains | HasWord) and field.kind != "text":
        kind = KINDS[field.kind]
        return message(NO_TEXT, column=field.column.name, kind=kind, test=rule.test)
    if isinstance(bare, HasWord) and not MANNERS[dialect].apart:
        return message(NO_LETTERS, test=rule.test, dialect=dialect.value)
    return None
