"""A workbook that arrives as the cells of its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.gather import gather, no_table
from addin.grid import Grid
from addin.server.plain import findings_data, scored_data, summary_data
from addin.told import receipt_told
from scoring import pipeline
from scoring.pipeline import Options


if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.gather import TableRead
    from addin.server.bodies import ExplainBody, SheetsBody
    from scoring.pipeline import Book


def read_sheets(body: SheetsBody) -> Book:
    """Read criteria, settings and accounts, collecting findings.

    Raises
    ------
    FileError
        If there is neither a Criteria nor an Accounts sheet.
    """

    def read(name: str, required: Sequence[str]) -> TableRead:
        grid = Grid(name, body.sheets[name])
        table = grid.table(required)
        return table, [] if table is not None else no_table(grid, required)

    options = Options(today=body.today, contact_from=body.contact_from)
    return gather(body.name, body.sheets, read, options)


def score_sheets(body: SheetsBody) -> dict[str, Any]:
    """Give what the button Score writes.

    Raises
    ------
    FileError, ModelError
        If they cannot be scored.
    """
    book = read_sheets(body)
    scores, findings = pipeline.rate(book)
    results = pipeline.describe(book, scores, findings)
    return {
        "scored": scored_data(results.scored),
        "summary": summary_data(results.summary),
        "findings": findings_data(findings),
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
