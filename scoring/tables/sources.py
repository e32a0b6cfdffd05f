"""Sources: columns of other tables, joined to Accounts by a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from scoring import vocabulary
from scoring.arrays import count_each
from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.tables.added_columns import Field, Offer, extended
from scoring.tables.keys import (
    Keyed,
    keyed,
    keyed_domains,
    keyed_registers,
    places,
)
from scoring.tables.reader import ADDRESS_HEADINGS, TableReader
from scoring.values.cell import cell_text
from scoring.values.register_numbers import register_country
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.vocabulary import Head
from scoring.xlsx.number_formats import GENERAL


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.arrays import Ints
    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.values.table import SheetTable

    Fetch = Callable[[str, str], SheetTable]

HEADS = (Head.NAME, Head.FILE, Head.KEY_HERE, Head.KEY_THERE, Head.COLUMNS)


MISSING = phrase("{heading} is missing, so nothing can be joined")
NOT_JOINED = phrase("{source} cannot be joined: {why}")
COLUMN = phrase("no column '{column}' in {sheet}")
MATCHED = phrase(
    "{source}: {matched:,} of {accounts:,} {accounts:account|accounts} matched"
)
KEYLESS = phrase("{before}, {count:,} without '{heading}'")
KEY_TWICE = phrase("{before}, {count:,} key twice in {file} (first used)")
KEYS_TWICE = phrase("{before}, {count:,} keys twice in {file} (first used)")


@dataclass(frozen=True, slots=True)
class Source:
    """One row of Sources.

    Parameters
    ----------
    row : int
        Where it stands, counted from 0.
    name : str
        What it is called; the file where it is called nothing.
    file, here, there : str
        The file or sheet, and the headings of the keys in Accounts and in it.
    columns : tuple of str
        The headings to join; empty for all.
    """

    row: int
    name: str
    file: str
    here: str
    there: str
    columns: tuple[str, ...]


class _Match(NamedTuple):
    """What was found for each account.

    Parameters
    ----------
    rows : ndarray of int, shape (n,)
        The row of the source; -1 where there is none.
    keyless : int
        How many accounts have no key.
    twice : int
        How many keys the source holds more than once.
    """

    rows: Ints
    keyless: int
    twice: int


def read_sources(rows: TableReader) -> tuple[tuple[Source, ...], list[Finding]]:
    """Read the rows of Sources; one that lacks something is a finding (X104)."""
    findings = [*rows.doubled(HEADS)]
    sources = []
    for row in range(len(rows)):
        texts = {head: cell_text(rows.cell(row, head)).strip() for head in HEADS}
        needed = (Head.FILE, Head.KEY_HERE, Head.KEY_THERE)
        lacking = [head for head in needed if not texts[head]]
        for head in lacking:
            sentence = message(MISSING, heading=head)
            findings.append(finding("X104", rows.place(row, head), sentence))
        if lacking:
            continue
        parts = texts[Head.COLUMNS].split(vocabulary.LIST_SEPARATOR)
        sources.append(
            Source(
                row,
                texts[Head.NAME] or texts[Head.FILE],
                texts[Head.FILE],
                texts[Head.KEY_HERE],
                texts[Head.KEY_THERE],
                tuple(part.strip() for part in parts if part.strip()),
            )
        )
    return tuple(sources), findings


def sources_of(table: SheetTable | None, settings: Settings) -> tuple[Source, ...]:
    """Read the rows of Sources again; none where there is no such sheet."""
    return () if table is None else read_sources(TableReader(table, settings, 0.0))[0]


def join_sources(
    accounts: SheetTable, sources: SheetTable, settings: Settings, fetch: Fetch
) -> tuple[SheetTable, list[Finding]]:
    """Join the columns of all sources to Accounts.

    Parameters
    ----------
    accounts, sources : SheetTable
        The two tables.
    settings : Settings
        How to read.
    fetch : callable
        Gives the table of a file or sheet, by its name and the heading of its key.
        What it cannot give it raises as a `FileError`.

    Returns
    -------
    tuple of (SheetTable, list of Finding)
        Accounts with the columns joined, and for each source how many matched.
    """
    rows = TableReader(sources, settings, 0.0)
    sources_here, findings = read_sources(rows)
    for source in sources_here:
        try:
            table = fetch(source.file, source.there)
        except FileError as error:
            place = rows.place(source.row, Head.FILE)
            sentence = message(NOT_JOINED, source=source.name, why=str(error))
            findings.append(finding("X101", place, sentence, found=source.file))
            continue
        accounts, more = _join(accounts, source, table, rows)
        findings += more
    return accounts, findings


def _join(
    accounts: SheetTable, source: Source, table: SheetTable, rows: TableReader
) -> tuple[SheetTable, list[Finding]]:
    findings = [*_missing(accounts, source, table, rows)]
    if findings:
        return accounts, findings
    match = _match(accounts, source, table, rows)
    head = Head.NAME if rows.quotation(source.row, Head.NAME) else Head.FILE
    place = rows.place(source.row, head)
    offer = Offer(tuple(_fields(source, table, match, place)))
    joined, findings = extended(accounts, offer, set())
    findings.append(_report(source, match, rows))
    return joined, findings


def _missing(
    accounts: SheetTable, source: Source, table: SheetTable, rows: TableReader
) -> Iterator[Finding]:
    """Report headings that are not there (X102, X103)."""
    wanted = [("X102", Head.KEY_HERE, source.here, accounts)]
    wanted += [("X103", Head.KEY_THERE, source.there, table)]
    wanted += [("X103", Head.COLUMNS, column, table) for column in source.columns]
    for code, head, heading, where in wanted:
        if where.find(heading) is None:
            near = nearest(heading, where.headings)
            which = where.sheet if where is accounts else source.file
            sentence = message(COLUMN, column=heading, sheet=which).hint(near)
            place = rows.place(source.row, head)
            yield finding(
                code, place, sentence, expected=phrase("a heading"), found=heading
            )


def _match(
    accounts: SheetTable, source: Source, table: SheetTable, rows: TableReader
) -> _Match:
    by_domain = all(
        heading_key(heading) in ADDRESS_HEADINGS
        for heading in (source.here, source.there)
    )
    countries = [register_country(h) for h in (source.here, source.there)]
    by_register = None not in countries
    here = _keys(accounts, source.here, rows, (by_domain, by_register))
    there = _keys(table, source.there, rows, (by_domain, by_register))
    first = np.full(len(there.keys) + 1, -1, dtype=np.int64)
    known = np.flatnonzero(there.codes >= 0)[::-1]
    first[there.codes[known]] = known
    first_rows = first[places(here.keys, there.keys)]
    counts = count_each(there.codes[known], len(there.keys))
    matched = np.append(first_rows, -1)[here.codes]
    return _Match(matched, int((here.codes < 0).sum()), int((counts > 1).sum()))


def _keys(
    table: SheetTable, heading: str, rows: TableReader, manner: tuple[bool, bool]
) -> Keyed:
    """Read a column of keys, as domains or as register numbers where both are."""
    column = table.find(heading)
    series = table.frame.iloc[:, 0 if column is None else column]
    by_domain, by_register = manner
    if by_register:
        country = register_country(heading) or ""
        return keyed_registers(series, country, rows.blank_keys)
    return keyed_domains(series) if by_domain else keyed(series, rows.blank_keys)


def _fields(
    source: Source, table: SheetTable, match: _Match, place: str
) -> Iterator[Field]:
    wanted = {heading_key(column) for column in source.columns}
    key = heading_key(source.there)
    names: set[str] = set()
    for number, heading in enumerate(table.headings):
        name = heading_key(heading)
        wanted_here = name in wanted if wanted else name != key
        if heading and wanted_here and name not in names:
            names.add(name)
            series: pd.Series[Any] = table.frame.iloc[:, number].reset_index(drop=True)
            formats = table.formats
            shown = formats[number] if number < len(formats) else GENERAL
            values = _rows_of(series, match.rows)
            untyped = number in table.untyped
            yield Field(heading, values, source.name, shown, place, untyped)


def _rows_of(series: pd.Series[Any], rows: Ints) -> pd.Series[Any]:
    """Take rows of a column; blank for -1."""
    return series.reindex(pd.Index(rows)).reset_index(drop=True)


def _report(source: Source, match: _Match, rows: TableReader) -> Finding:
    """Say how many accounts were matched (X201), or that none was (X202)."""
    count = len(match.rows)
    matched = int((match.rows >= 0).sum())
    missed = count - matched - match.keyless
    sentence = message(MATCHED, source=source.name, matched=matched, accounts=count)
    if missed:
        sentence = message(
            "{before}, {count:,} not found", before=sentence, count=missed
        )
    if match.keyless:
        sentence = message(
            KEYLESS, before=sentence, count=match.keyless, heading=source.here
        )
    if match.twice:
        words = KEY_TWICE if match.twice == 1 else KEYS_TWICE
        sentence = message(words, before=sentence, count=match.twice, file=source.file)
    place = rows.place(source.row, Head.FILE)
    return finding("X201" if matched or not count else "X202", place, sentence)
