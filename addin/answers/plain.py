"""Results and findings as plain data, ready to be JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from addin.answers.json_cells import rows_out
from addin.excel.messages import receipt_message
from scoring.findings import findings_data
from scoring.phrases import SummaryWord
from scoring.sheets.results import Look
from scoring.sheets.table_data import table_look_data
from scoring.vocabulary import Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.explain.receipt import Receipt
    from scoring.sheets.results import Results, ScoredColumn, ScoredSheet, SummarySheet

__all__ = [
    "findings_data",
    "further_data",
    "receipts_data",
    "scored_data",
    "summary_data",
]

TEXT: Final = "text"
KINDS: Final = {
    Look.RANK: "rank",
    Look.RATING: "rating",
    Look.PART_RATING: "rating",
    Look.PERCENT: "share",
    Look.CONTACT: "yes_no",
    Look.POINTS: "points",
    Look.DATE: "date",
}
SOURCE_KINDS: Final = {"M": "date", "f": "number", "i": "number"}


def scored_data(sheet: ScoredSheet) -> dict[str, Any]:
    """Give a table of results, such as the ranked accounts."""
    columns, looks = sheet.columns, [column.look for column in sheet.columns]
    return {
        "headings": [column.heading for column in columns],
        "kinds": [_kind(column) for column in columns],
        "own": [look is Look.SOURCE for look in looks],
        "folded": [column.folded for column in columns],
        "rows": rows_out([column.values for column in columns]),
        "hidden": (~sheet.contact).tolist(),
        "filter_column": looks.index(Look.CONTACT) if Look.CONTACT in looks else None,
        "look": table_look_data(sheet),
    }


def further_data(results: Results) -> list[dict[str, Any]]:
    """Give the tables beside Scored, in the order of their tabs."""
    return [
        {"sheet": sheet, "tab_hidden": sheet in results.hidden, **scored_data(table)}
        for sheet in results.sheets
        if sheet is not Sheet.SCORED and (table := results.tables.get(sheet))
    ]


def receipts_data(receipts: Sequence[Receipt]) -> dict[str, Any]:
    """Give receipts, and what of them is said in the language."""
    return {
        "receipts": receipts,
        "statuses": [str(Status(receipt.status)) for receipt in receipts],
        "told": [*map(receipt_message, receipts)],
    }


def _kind(column: ScoredColumn) -> str:
    if column.look is Look.SOURCE:
        return SOURCE_KINDS.get(column.values.dtype.kind, TEXT)
    return KINDS.get(column.look, TEXT)


def summary_data(summary: SummarySheet) -> dict[str, Any]:
    """Give the figures of Summary."""
    return {
        "title": SummaryWord.TITLE.value,
        "source": summary.source,
        "today": summary.today,
        "accounts": sum(count for _, count in summary.statuses),
        "contacts": summary.statuses[0][1],
        "contact_from": summary.contact_from,
        "statuses": summary.statuses,
        "not_disqualified": summary.not_disqualified,
        "lowering": [*map(asdict, summary.lowering)],
        "ratings": [
            {"from": band, "to": band + 1, "count": count}
            for band, (_, count) in enumerate(summary.histogram)
        ],
        "tiers": summary.tiers,
        # who is not to be contacted is told so, as on the sheet
        "top": [asdict(line) | {"why": line.sentence} for line in summary.top],
        "research": [*map(asdict, summary.research)],
        "coverage": [*map(asdict, summary.coverage)],
        "matrix": None if summary.matrix is None else asdict(summary.matrix),
        "by_hand": None if summary.by_hand is None else asdict(summary.by_hand),
        "firmness": None if summary.firmness is None else asdict(summary.firmness),
        "examples": None if summary.examples is None else asdict(summary.examples),
        "changes": None if summary.changes is None else asdict(summary.changes),
        "same_day": None if summary.same_day is None else asdict(summary.same_day),
    }
