"""The one column by which the user wants accounts to be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.crm.headings import Role, name_key, own_name, plain
from scoring.crm.mapping import Reason
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.phrases import MappingWord
from scoring.values.suggest import nearest


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.mapping import Books, Line, Mapping
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

NO_KEY = phrase("'{column}' is no column that the export and Accounts both have")


def with_key(key: str, mapping: Mapping, books: Books) -> tuple[Mapping, Line] | None:
    """Give a column the role of the key, and bring it along if it was left out.

    Parameters
    ----------
    key : str
        A heading of the export or of Accounts, or another word for the same field.
    mapping : Mapping
        Where the columns go.
    books : Books
        What Accounts look like.

    Returns
    -------
    tuple of (Mapping, Line), optional
        None where Accounts hold accounts, but no such column.
    """
    line = next(_named(key, mapping, books), None)
    if line is None:
        return None
    active = line if line.field else _brought(line, books)
    if active.column is None and len(books.accounts.frame):
        return None
    chosen = active if active.role is not None else replace(active, role=Role.KEY)
    lines = (chosen if other is line else other for other in mapping.lines)
    return replace(mapping, lines=tuple(lines)), chosen


def _named(key: str, mapping: Mapping, books: Books) -> Iterator[Line]:
    """List the columns that a heading may mean, the likeliest first."""
    wanted = name_key(key)
    active = [*mapping.active]
    yield from (line for line in active if name_key(line.field) == wanted)
    yield from (line for line in active if _is_headed(line, wanted))
    yield from (line for line in mapping.lines if _is_headed(line, wanted))
    every = (set(field.headings()) for field in books.fields)
    words = [those for those in every if wanted in those]
    for line in active:
        if any(name_key(line.field) in those for those in words):
            yield line


def _is_headed(line: Line, wanted: str) -> bool:
    return wanted in {name_key(line.heading), name_key(plain(line.heading))}


def _brought(line: Line, books: Books) -> Line:
    heading = own_name(line.heading)
    column = books.column(heading)
    field = heading if column is None else books.accounts.headings[column]
    return replace(line, field=field, column=column, reason=Reason.of(MappingWord.KEY))


def no_key(key: str, mapping: Mapping, table: SheetTable) -> Finding:
    """Say that a key is none (M106)."""
    both = [line.field for line in mapping.active if line.column is not None]
    sentence = message(NO_KEY, column=key).hint(nearest(key, both))
    return finding("M106", table.sheet, sentence, expected=", ".join(both), found=key)
