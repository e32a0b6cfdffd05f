"""The workbook with the criteria, beside data that never comes to a sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from scoring.assembly import check_book, gather, read_terms, take_unknown
from scoring.behaviour.gather import Gathered, Origin
from scoring.crm.other_file import under_known_headings
from scoring.errors import FileError, ModelError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.lake.mentions import Sifted
from scoring.lake.tabs import Terms as TabTerms
from scoring.lake.tabs import read_tabs, tabs_there
from scoring.language import phrase
from scoring.model.read_criteria import read_criteria as read_criteria_tab
from scoring.rating.accounts import Accounts
from scoring.reading.arrow_cells import cells_frame
from scoring.reading.files import beside, read_criteria
from scoring.reading.parquet_file import left_out
from scoring.stages import Sheets
from scoring.tables.added_columns import named_fields
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import ACCOUNT_PREFIX, Head, ScoredHead, Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa

    from scoring.findings import Finding
    from scoring.lake.tabs import Tabs
    from scoring.model.model import Model
    from scoring.progress import Tell
    from scoring.reading.known_sheets import KnownSheets
    from scoring.stages import Book, Options, Terms

NOT_JOINED: Final = (Sheet.SOURCES, Sheet.CHANGES)
"""Tabs whose rows would change ratings, and that are joined only on a sheet."""
BESIDE: Final = (Sheet.ROUTING, Sheet.EXAMPLES, Sheet.OUTCOMES, Sheet.HISTORY)
"""Tabs that say more of accounts on a sheet, and whose rows change no rating."""
REFUSED: Final = phrase(
    "{criteria} has rows on {sheet}, which are joined only to accounts on a sheet: join "
    "them to the data by a query, and score with a copy of {criteria} without them"
)
BORROWED: Final = phrase(
    "{sheet} asks for '{field}', which contacts have from accounts on a sheet only: "
    "leave the criterion out, or join the contacts to the data by a query"
)
NOT_USED: Final = phrase("not used for accounts that are not on a sheet: {sheets}")


class Described(Sifted, Protocol):
    """What is to be known of data to read criteria for it."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def rows(self) -> int:
        """How many accounts there are."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns, trimmed."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The columns that no cell can hold."""


@dataclass(frozen=True, slots=True)
class LargeBook:
    """Criteria and settings, read beside the first accounts of the data.

    Parameters
    ----------
    book : Book
        The same as of a sheet; its accounts are the first part of the data.
    model : Model
        Without errors.
    findings : tuple of Finding
        What is doubtful so far.
    tabs : Tabs, optional
        What tabs tell of accounts.
    """

    book: Book
    model: Model
    findings: tuple[Finding, ...]
    tabs: Tabs | None = None


def head_table(data: Described, first: pa.Table) -> SheetTable:
    """Give the first accounts as a table, as if they stood on a sheet."""
    frame = cells_frame(first.columns, first.num_rows)
    count = len(data.headings)
    return SheetTable(
        sheet=Path(data.name).stem or data.name,
        headings=data.headings,
        frame=frame,
        header_row=1,
        rows=np.arange(2, len(frame) + 2, dtype=np.int64),
        columns=tuple(range(1, count + 1)),
    )


def read_book(
    data: Described,
    head: SheetTable,
    noticed: Sequence[Finding],
    options: Options,
    progress: Tell,
) -> LargeBook:
    """Read the criteria of the data.

    Parameters
    ----------
    data : Described
        The accounts.
    head : SheetTable
        The first of them.
    noticed : sequence of Finding
        What was noticed of the data.
    options : Options
        They name the workbook.
    progress : callable
        Told how far the reading is.

    Raises
    ------
    FileError
        If there are no criteria, or tabs that cannot be joined.
    ModelError
        If a finding is an error.
    """
    workbook = read_criteria(options.criteria, data.name, progress)
    known = beside(workbook, head, (*noticed, *left_out(head.sheet, data.left_out)))
    _refuse(known, workbook.path.name)
    origin = Origin(Path(data.name), workbook.path, None, workbook.sheets)
    known, columns = under_known_headings(known, workbook, data.name)
    sheets = Sheets(origin, known, workbook.opened, columns)
    terms = read_terms(known, options)
    gathered, tabs = _gather(sheets, terms, options, data)
    gathered = take_unknown(sheets, terms, gathered)
    book = replace(check_book(sheets, terms, gathered), face=options.face)
    book = replace(book, tables=known.tables)
    if book.model is None or book.errors:
        raise ModelError(book.findings)
    settings = book.model.settings
    points = settings.shows_points(data.rows)
    model = replace(book.model, settings=replace(settings, points_columns=points))
    findings = (*book.findings, *_not_used(known, book))
    return LargeBook(book, model, findings, tabs)


def _gather(
    sheets: Sheets, terms: Terms, options: Options, data: Described
) -> tuple[Gathered, Tabs | None]:
    """Roll up what tabs tell of accounts."""
    tables = sheets.known.tables
    if terms.model is None or not tabs_there(tables):
        return gather(sheets, terms, options), None
    head = tables[Sheet.ACCOUNTS]
    _refuse_borrowed(tables, terms.model, head)
    reading = read_tabs(
        TabTerms(terms.model, tables, day_of(terms.today), sheets.known.unused), data
    )
    table = reading.rolled.table
    frame = reading.tabs.extended(head.frame)
    rolled = replace(reading.rolled, table=replace(table, frame=frame, rows=head.rows))
    # what people decide is read already
    others: dict[Sheet, SheetTable] = {**tables}
    others.pop(Sheet.OVERRIDES, None)
    return Gathered(others, rolled, reading.findings), reading.tabs


def _refuse_borrowed(
    tables: Mapping[Sheet, SheetTable], model: Model, head: SheetTable
) -> None:
    """Refuse criteria of contacts that ask for columns of the data."""
    criteria = tables.get(Sheet.CONTACT_CRITERIA)
    if criteria is None:
        return
    theirs, _ = read_criteria_tab(criteria, model.settings)
    own = Accounts(head.frame.head(0), model.settings, 0.0, head.headings)
    for field in named_fields(theirs):
        _, prefix, bare = field.rpartition(ACCOUNT_PREFIX)
        if prefix and own.source(bare) is not None:
            raise FileError(BORROWED.format(sheet=criteria.sheet, field=field))


def _refuse(known: KnownSheets, criteria: str) -> None:
    for sheet in NOT_JOINED:
        table = known.tables.get(sheet)
        if table is not None and len(table.frame):
            raise FileError(REFUSED.format(criteria=criteria, sheet=table.sheet))


def _not_used(known: KnownSheets, book: Book) -> Iterator[Finding]:
    """Name the tabs, settings and columns that say nothing here."""
    tables = (known.tables.get(sheet) for sheet in BESIDE)
    names = [t.sheet for t in tables if t is not None and len(t.frame)]
    if book.model is not None and book.model.settings.firm:
        names.append(str(Setting.FIRM))
    if book.draft.model is not None:
        names += map(str, (Head.DRAFT_WEIGHT, Head.DRAFT_POINTS))
    contacts = None if book.rolled is None else book.rolled.contacts
    if contacts is not None and contacts.ratings is not None:
        names.append(str(Sheet.CONTACTS_SCORED))
    if known.tables.get(Sheet.REVIEW_FIGURES) is not None:
        names.append(str(ScoredHead.CHANCE))
    if names:
        sentence = message(NOT_USED, sheets=", ".join(names))
        yield finding("F420", names[0], sentence)
