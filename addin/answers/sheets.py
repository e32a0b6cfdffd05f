"""A workbook that arrives as the cells of its sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd

from addin.answers.json_cells import column_out
from addin.answers.plain import (
    findings_data,
    further_data,
    receipts_data,
    scored_data,
    summary_data,
)
from addin.cells.find_sheets import find_sheets
from addin.cells.grid import Grid
from addin.excel.messages import review_message
from scoring import pipeline
from scoring.assembly import assemble
from scoring.history.last_run import read_last_run
from scoring.pipeline import Options
from scoring.reading.known_sheets import find_name
from scoring.sheets.check_page import check_page
from scoring.sheets.page_data import page_data
from scoring.sheets.result_pages import result_pages
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.sheets.summary_sections import summary_sections
from scoring.sheets.table_data import table_look_data
from scoring.vocabulary import LAST_REQUIRED, SHEET_WORDS, Face, ScoredHead, Sheet


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from addin.cells.ranges import Rows
    from scoring.history.last_run import LastRun
    from scoring.language import Language
    from scoring.lessons import Lesson
    from scoring.pipeline import Book
    from scoring.pipeline import Sheets as KnownSheets
    from scoring.reading.known_sheets import TableRead
    from scoring.values.table import SheetTable


class Sheets(Protocol):
    """The sheets of a workbook, and what stands over the head of its settings."""

    @property
    def name(self) -> str:
        """What the workbook is called."""

    @property
    def sheets(self) -> Mapping[str, Rows]:
        """The cells of each sheet, from A1 on."""

    @property
    def today(self) -> dt.date | None:
        """The day to rate at."""

    @property
    def contact_from(self) -> float | None:
        """Least rating of a contact."""

    @property
    def language(self) -> Language | None:
        """What the answer is written in, instead of the setting."""


class SheetsAndAccount(Sheets, Protocol):
    """Sheets, and an account to explain."""

    @property
    def account(self) -> str:
        """The name of the account."""


def read_sheets(body: Sheets) -> Book:
    """Read criteria, settings, accounts and what else is known, collecting findings.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet.
    """
    return assemble(known_sheets(body), options_of(body))


def known_sheets(body: Sheets) -> KnownSheets:
    """Read the tables that are known by name.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet.
    """

    def read(name: str, required: Sequence[str]) -> TableRead:
        return table_of(body, name, required)

    return find_sheets(Path(body.name), body.sheets, read)


def options_of(body: Sheets) -> Options:
    """Say what stands over the head of the settings."""
    return Options(
        today=body.today,
        contact_from=body.contact_from,
        files=False,
        language=body.language,
        face=Face.SHEETS,
    )


def read_last(body: Sheets, accounts: SheetTable) -> LastRun:
    """Read what an earlier Score gave, if that was sent too."""

    def read(sheet: Sheet, _: SheetTable | None) -> TableRead | None:
        name = find_name(body.sheets, SHEET_WORDS[sheet])
        return None if name is None else table_of(body, name, LAST_REQUIRED[sheet])

    return read_last_run(read, accounts)


def table_of(body: Sheets, name: str, required: Sequence[str]) -> TableRead:
    """Read the table of a sheet."""
    return Grid(name, body.sheets[name]).table_read(required)


def score_sheets(body: Sheets) -> dict[str, Any]:
    """Give what the button Score writes.

    Raises
    ------
    FileError, ModelError
        If they cannot be scored.
    """
    book = read_sheets(body)
    book = book.after(read_last(body, book.table))
    results = pipeline.describe(pipeline.rate(book))
    return {
        "scored": scored_data(results.scored),
        "further": further_data(results),
        "summary": summary_data(results.summary),
        "findings": findings_data(results.findings),
        "sections": summary_sections(results.summary, Sheet.CHECK),
        "pages": [*map(page_data, result_pages(results, _tabs(body)).values())],
    }


def check_sheets(body: Sheets) -> dict[str, Any]:
    """Give all findings.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet.
    """
    findings = pipeline.check(read_sheets(body))
    pages = [page_data(check_page(findings, _tabs(body)))]
    return {"findings": findings_data(findings), "pages": pages}


def review_sheets(body: Sheets) -> dict[str, Any]:
    """Give what the button Review writes.

    Raises
    ------
    FileError, ModelError
        If the accounts cannot be rated.
    """
    from scoring.lessons import describe  # noqa: PLC0415 - Score needs none

    described = describe(lesson_in(body))
    review = described.review
    return {
        "verdict": review.judgement.verdict,
        "told": review_message(review, described.findings),
        "findings": findings_data(described.findings),
        "pages": [*map(page_data, described.pages)],
    }


def lesson_in(body: Sheets) -> Lesson:
    """Rate the accounts, and read their outcomes.

    Raises
    ------
    FileError, ModelError
        If the accounts cannot be rated.
    """
    from scoring.lessons import lesson_of, uses_on  # noqa: PLC0415 - Score needs none

    name = find_name(body.sheets, SHEET_WORDS[Sheet.REVIEW])
    uses = {} if name is None else uses_on(body.sheets[name])
    return lesson_of(known_sheets(body), options_of(body), uses)


def _tabs(body: Sheets) -> frozenset[str]:
    """Name the sheets that came, case folded: those a finding can lead to."""
    return frozenset(name.casefold() for name in body.sheets)


def explain_account(body: SheetsAndAccount) -> dict[str, Any]:
    """Give what the button Explain says.

    Raises
    ------
    FileError, ModelError
        If they cannot be scored, or none of the accounts bears the name.
    """
    receipts = pipeline.explain(pipeline.rate(read_sheets(body)), body.account)
    return receipts_data(receipts)


def rate_sheets(body: Sheets) -> dict[str, Any]:
    """Give each account's rating with its row, to be written beside the accounts.

    Raises
    ------
    FileError, ModelError
        If they cannot be rated.
    """
    rated = pipeline.rate(read_sheets(body))
    table = rated.book.table
    column = table.find(ScoredHead.RATING)
    # behind all others, where there is none yet
    free = max(table.columns) + 1
    ratings = pd.Series(rated.ratings.rating)
    return {
        "heading": str(ScoredHead.RATING),
        "heading_row": table.header_row,
        "column": free if column is None else table.columns[column],
        "is_new": column is None,
        "rows": table.rows.tolist(),
        "ratings": column_out(ratings),
        "look": table_look_data(_rating_sheet(ratings)),
    }


def _rating_sheet(ratings: pd.Series[float]) -> ScoredSheet:
    """Describe the column of ratings as Scored has it."""
    column = ScoredColumn(ScoredHead.RATING, ratings, Look.RATING)
    return ScoredSheet((column,), np.ones(len(ratings), dtype=np.bool_), ())
