"""The workbook with the criteria, beside data that never comes to a sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from scoring.assembly import check_book, gather, read_terms, take_unknown
from scoring.behaviour.gather import Origin
from scoring.crm.other_file import under_known_headings
from scoring.errors import FileError, ModelError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.arrow_cells import cells_frame
from scoring.reading.files import beside, read_criteria
from scoring.reading.parquet_file import left_out
from scoring.stages import Sheets
from scoring.values.table import SheetTable
from scoring.vocabulary import Head, ScoredHead, Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.progress import Tell
    from scoring.reading.known_sheets import KnownSheets
    from scoring.stages import Book, Options

JOINED: Final = (
    Sheet.ACTIVITIES,
    Sheet.CONTACTS,
    Sheet.DEALS,
    Sheet.SOURCES,
    Sheet.OVERRIDES,
)
"""Tabs whose rows would change ratings."""
BESIDE: Final = (Sheet.ROUTING, Sheet.EXAMPLES, Sheet.OUTCOMES, Sheet.HISTORY)
"""Tabs that say more of accounts on a sheet, and whose rows change no rating."""
REFUSED: Final = phrase(
    "{criteria} has rows on {sheet}, which are joined only to accounts on a sheet: join "
    "them to the data by a query, and score with a copy of {criteria} without them"
)
NOT_USED: Final = phrase("not used for accounts that are not on a sheet: {sheets}")


class Described(Protocol):
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
    """

    book: Book
    model: Model
    findings: tuple[Finding, ...]


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
    gathered = take_unknown(sheets, terms, gather(sheets, terms, options))
    book = replace(check_book(sheets, terms, gathered), face=options.face)
    if book.model is None or book.errors:
        raise ModelError(book.findings)
    settings = book.model.settings
    points = settings.shows_points(data.rows)
    model = replace(book.model, settings=replace(settings, points_columns=points))
    findings = (*book.findings, *_not_used(known, book))
    return LargeBook(book, model, findings)


def _refuse(known: KnownSheets, criteria: str) -> None:
    for sheet in JOINED:
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
    if known.tables.get(Sheet.REVIEW_FIGURES) is not None:
        names.append(str(ScoredHead.CHANCE))
    if names:
        sentence = message(NOT_USED, sheets=", ".join(names))
        yield finding("F420", names[0], sentence)
