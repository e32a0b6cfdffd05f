"""The workbook beside the results: Summary, Check and the contacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from itertools import starmap
from operator import add
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.checks import review_accounts, review_model
from scoring.checks.duplicates import CODE as TWICE
from scoring.checks.duplicates import doubled, tellings
from scoring.checks.quoting import Places
from scoring.doubts import of_contacts
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.lake.doubtful import Doubtful, doubtful_rows, name_doubtful
from scoring.lake.passes import (
    MOST_LISTED,
    POSITION,
    doubts_name,
    hashes_name,
    rows_name,
    totals_name,
)
from scoring.lake.repeats import find_repeats
from scoring.language import phrase
from scoring.rating.ranking import ranked
from scoring.sheets.results import Look, Results
from scoring.sheets.scored import scored_sheet, without_points
from scoring.sheets.summary import Leaders, summary_of
from scoring.sheets.totals import Totals
from scoring.stamp import stamp_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.lake.book import LargeBook
    from scoring.lake.passes import Chosen, Run
    from scoring.lake.reader import PartReader
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import ScoredSheet
    from scoring.values.table import SheetTable

CHECKED: Final = phrase(
    "the checks look at the first {some:,} of {count:,} accounts, and beyond them at one "
    "for each rule that decides"
)
LISTED: Final = phrase(
    "{sheet} lists the best {most:,} of {count:,} contacts; all stand in {folder}"
)


@dataclass(frozen=True, slots=True)
class Whole:
    """All accounts, of which the workbook names a few.

    Parameters
    ----------
    name : str
        What people call the data.
    folder : str
        What they call the place of the results.
    rows : int
        How many accounts there are.
    reader : PartReader
        Rates any of them.
    filled : ndarray of bool
        Which columns have something in them.
    first : pyarrow.Table
        The accounts that the checks look at.
    contacts : int
        How many contacts there are.
    noticed : tuple of Finding, optional
        The rows of all data that are perhaps no accounts, or stand there twice; None
        where only the first accounts are looked at.
    """

    name: str
    folder: str
    rows: int
    reader: PartReader
    filled: Bools
    first: pa.Table
    contacts: int
    noticed: tuple[Finding, ...] | None = None

    def accounts(self, rows: pa.Table) -> Accounts:
        """Read accounts with all their columns."""
        return self.reader.read(rows, range(rows.num_columns))


@dataclass(frozen=True, slots=True)
class Few:
    """The accounts that the workbook names, in the order of the data.

    Parameters
    ----------
    ratings : Ratings
        With the status that they have among all.
    positions : ndarray of int
        Where they stand in the data, from 0.
    ranks : ndarray of float
        Among all.
    listed : ndarray of bool
        Which are listed as contacts.
    """

    ratings: Ratings
    positions: Ints
    ranks: Floats
    listed: Bools

    @property
    def order(self) -> Ints:
        """The index of the one that stands first, second, ..."""
        return ranked(self.ratings)[0]


def outcome(run: Run, book: LargeBook, chosen: Chosen) -> Results:
    """Describe the workbook of a run."""
    rows = pa.concat_tables(run.draft.load_rows(rows_name(p)) for p in run.parts)
    first = next(run.data.read(range(len(run.data.columns))))
    whole = Whole(
        name=run.data.name,
        folder=run.draft.target.folder.name,
        rows=run.data.rows,
        reader=run.reader,
        filled=run.filled,
        first=first,
        contacts=chosen.contacts,
        noticed=(*_repeated(run), *name_doubtful(_doubtful(run))),
    )
    parts = (run.draft.load_json(totals_name(p)) for p in run.parts)
    totals = reduce(add, (Totals(*map(tuple, part)) for part in parts))
    return describe(whole, book, _few(run, whole, rows, chosen), totals)


def _doubtful(run: Run) -> Iterator[Doubtful]:
    """Give the rows of all parts that are perhaps no accounts."""
    for part in run.parts:
        yield from starmap(Doubtful, run.draft.load_json(doubts_name(part)))


def _repeated(run: Run) -> Iterator[Finding]:
    """Name the first account that stands there twice, by each column that shows it."""

    def hashes() -> Iterator[Any]:
        for part in run.parts:
            yield run.draft.load_arrays(hashes_name(part))["hashes"]

    for repeat in find_repeats(hashes, run.data.rows):
        positions = np.array((repeat.row, repeat.first))
        rows = pa.concat_tables(map(run.row, positions.tolist()))
        every = range(len(run.data.columns))
        accounts = run.reader.read(rows, every)
        table = replace(run.head, frame=accounts.frame, rows=positions + 2)
        column = tellings(accounts)[repeat.column]
        yield doubled(column, (0, 1), repeat.more, Places(accounts, table))


def describe(whole: Whole, book: LargeBook, few: Few, totals: Totals) -> Results:
    """Describe the workbook beside the results.

    Parameters
    ----------
    whole : Whole
        All accounts.
    book : LargeBook
        The criteria.
    few : Few
        The accounts that it names.
    totals : Totals
        What is counted over all.
    """
    findings = (*book.findings, *_findings(whole, book, few))
    order = few.order
    activities = whole.reader.beside(few.ratings.accounts).activities
    leaders = Leaders(few.ratings, order, few.ranks[order], activities)
    named = (whole.name, book.book.today.isoformat())
    summary = summary_of(totals, leaders, findings, *named)
    stamp = stamp_of(book.book)
    # of the accounts only the first are read there
    stamp = None if stamp is None else replace(stamp, accounts="")
    return Results(_contacts(whole, few), replace(summary, stamp=stamp), findings)


def _few(run: Run, whole: Whole, rows: pa.Table, chosen: Chosen) -> Few:
    positions = rows.column(POSITION).to_numpy().astype(np.int64)
    ranks = np.empty(len(positions))
    parts = positions // run.data.part
    for part in np.unique(parts).tolist():
        here = parts == part
        ranks[here] = run.ranks(part)[positions[here] - part * run.data.part]
    ratings = run.reader.rate(whole.accounts(rows.drop_columns(POSITION)))
    chosen.apply(ratings, ranks)
    return Few(ratings, positions, ranks, np.isin(positions, chosen.listed))


def _contacts(whole: Whole, few: Few) -> ScoredSheet:
    """Describe the contacts as Scored does, with their ranks among all accounts."""
    rows = np.flatnonzero(few.listed)
    ratings = few.ratings.take(rows)
    beside = whole.reader.beside(ratings.accounts, whole.filled)
    sheet = scored_sheet(ratings, None, beside)
    order, _ = ranked(ratings)
    ranks = pd.Series(few.ranks[rows][order])
    columns = tuple(
        replace(column, values=ranks) if column.look is Look.RANK else column
        for column in sheet.columns
    )
    return replace(sheet, columns=columns)


def _findings(whole: Whole, book: LargeBook, few: Few) -> Iterator[Finding]:
    """Find what is doubtful in the criteria and in the accounts, and say what is not."""
    yield from review_model(book.model)
    yield from _reviewed(whole, book.book.table, few)
    yield from of_contacts(book.book)
    if whole.noticed is None:
        frame = whole.accounts(whole.first).frame
        positions = np.arange(len(frame))
        ends = len(frame) == whole.rows
        rows = doubtful_rows(frame, book.book.table, positions, ends=ends)
        yield from name_doubtful(rows)
    else:
        yield from whole.noticed
    settings = book.book.model.settings if book.book.model else book.model.settings
    yield from without_points(settings, whole.rows)
    count, most = whole.rows, MOST_LISTED
    some = whole.first.num_rows
    if some < count:
        sentence = message(CHECKED, some=some, count=count)
        yield finding("F422", book.book.table.sheet, sentence)
    if whole.contacts > most:
        names = {"sheet": Sheet.SCORED, "folder": whole.folder}
        sentence = message(LISTED, most=most, count=whole.contacts, **names)
        yield finding("F423", Sheet.SCORED, sentence)


def _reviewed(whole: Whole, head: SheetTable, few: Few) -> list[Finding]:
    """Review the first part, and accounts beyond it for which other rules decide."""
    ratings = whole.reader.rate(whole.accounts(whole.first))
    beyond = _others(ratings, few, len(ratings))
    rows = np.concatenate((np.arange(len(ratings)), few.positions[beyond]))
    frame = pd.concat(
        [ratings.accounts.frame, few.ratings.accounts.frame.take(beyond)],
        ignore_index=True,
    )
    table = replace(head, frame=frame, rows=rows + 2)
    accounts = whole.reader.accounts.like(frame)
    doubts = review_accounts(whole.reader.by_rules(accounts), table)
    # among all accounts they are found elsewhere
    everywhere = frozenset() if whole.noticed is None else {TWICE.name}
    return [doubt for doubt in doubts if doubt.code not in everywhere]


def _others(first: Ratings, few: Few, size: int) -> Ints:
    """Choose accounts beyond the first part whose rules decide nowhere in it."""
    later = np.flatnonzero(few.positions >= size)
    chosen: list[Ints] = [np.empty(0, dtype=np.int64)]
    for here, there in zip(first.outcomes, few.ratings.outcomes, strict=True):
        others, at = np.unique(there[later], return_index=True)
        chosen.append(later[at[~np.isin(others, here)]])
    return np.unique(np.concatenate(chosen))
