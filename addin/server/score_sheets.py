"""A workbook that arrives as the cells of its sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.cells.assemble_book import find_name, found_book, no_table
from addin.cells.grid import Grid
from addin.excel.messages import receipt_told
from addin.server.plain import findings_data, further_data, scored_data, summary_data
from scoring import pipeline
from scoring.history.last_run import recalled
from scoring.pipeline import Options
from scoring.reading.workbook import collected
from scoring.vocabulary import LAST_REQUIRED


if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.cells.assemble_book import TableRead
    from addin.server.bodies import ExplainBody, SheetsBody
    from scoring.pipeline import Book
    from scoring.reading.workbook import Last
    from scoring.vocabulary import Sheet


def read_sheets(body: SheetsBody) -> Book:
    """Read criteria, settings, accounts and what else is known, collecting findings.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet.
    """

    def read(name: str, required: Sequence[str]) -> TableRead:
        return _table(body, name, required)

    options = Options(today=body.today, contact_from=body.contact_from, files=False)
    return found_book(Path(body.name), body.sheets, read, options)


def read_last(body: SheetsBody) -> Last:
    """Read what an earlier Score gave, if that was sent too."""

    def read(sheet: Sheet) -> TableRead | None:
        name = find_name(body.sheets, sheet)
        return None if name is None else _table(body, name, LAST_REQUIRED[sheet])

    return collected(read)


def _table(body: SheetsBody, name: str, required: Sequence[str]) -> TableRead:
    grid = Grid(name, body.sheets[name])
    table = grid.table(required)
    return table, [] if table is not None else no_table(grid, required)


def score_sheets(body: SheetsBody) -> dict[str, Any]:
    """Give what the button Score writes.

    Raises
    ------
    FileError, ModelError
        If they cannot be scored.
    """
    book = recalled(read_sheets(body), read_last(body))
    scores, findings = pipeline.rate(book)
    results = pipeline.describe(book, scores, findings)
    return {
        "scored": scored_data(results.scored),
        "further": further_data(results),
        "summary": summary_data(results.summary),
        "findings": findings_data(results.findings),
    }


def check_sheets(body: SheetsBody) -> dict[str, Any]:
    """Give all findings.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet.
    """
    return {"findings": findings_data(pipeline.check(read_sheets(body)))}


def explain_account(body: ExplainBody) -> dict[str, Any]:
    """Give what the button Explain says.

    Raises
    ------
    FileError, ModelError
        If they cannot be scored, or none of the accounts bears the name.
    """
    receipts = pipeline.receipts(read_sheets(body), body.account)
    return {"receipts": receipts, "told": [*map(receipt_told, receipts)]}
