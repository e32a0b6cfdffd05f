"""What a message box says."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from scoring.findings import Level
from scoring.language import phrase
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.crm.report import ColumnCount, Report
    from scoring.explain.receipt import Line, Receipt
    from scoring.findings import Finding
    from scoring.learning.review import Review
    from scoring.sheets.results import SummarySheet

MOST_LINES: Final = 15
SAVE_FIRST: Final = phrase(
    "Undo does not take an import back: save the workbook first. Go on?"
)
NOTHING_TO_WRITE: Final = phrase(
    "Nothing to write: the workbook says all of it already."
)
NAMES_UNKNOWN: Final = phrase(
    "No account was imported: it is not known which column holds the names. Say so on "
    "the sheet Mapping, and import again."
)
RENAMED: Final = "M218"
MOST_BEHIND: Final = 3
"""Activities, deals or contacts told of those behind one field."""


def errors_message(findings: Sequence[Finding], *, noted: bool = True) -> str:
    """List the errors, each with its cell, and say whether they stand on Check."""
    errors = [str(f) for f in findings if f.level is Level.ERROR]
    start = (
        f"{_count(len(errors), 'error')} to put right before the accounts can be rated:"
    )
    end = f"All of it is on the sheet {Sheet.CHECK}. Nothing else was changed."
    parts = [start, "\n".join(_few(errors)), *([end] if noted else [])]
    return "\n\n".join(parts)


def counts_message(findings: Sequence[Finding]) -> str:
    """Count the findings.

    >>> counts_message([])
    'Nothing found: everything looks right.'
    """
    if not findings:
        return "Nothing found: everything looks right."
    levels = [finding.level for finding in findings]
    counts = ", ".join(_count(levels.count(level), level) for level in Level)
    return f"{counts}: see the sheet {Sheet.CHECK}."


def summary_message(summary: SummarySheet) -> str:
    """Say how many accounts to contact."""
    accounts = sum(count for _, count in summary.statuses)
    contacts = summary.statuses[0][1]
    first = (
        f"{contacts:,} of {accounts:,} accounts to contact, rated "
        f"{summary.contact_from:g} or more."
    )
    if not summary.not_disqualified:
        return first
    return (
        f"{first} Not disqualified because a cell cannot be read: "
        f"{summary.not_disqualified:,} (A214 on the sheet {Sheet.CHECK})."
    )


def review_message(review: Review, findings: Sequence[Finding]) -> str:
    """Say what came of a review, and what was doubtful on the way."""
    lately = "" if review.lately is None else f"Lately: {review.lately.text}"
    doubts = _few(_doubts(findings))
    parts = (review.judgement.text, review.without_leaks, lately, *doubts)
    end = f"All of it is on the sheet {Sheet.REVIEW}."
    return "\n\n".join(part for part in (*parts, end) if part)


def _doubts(findings: Sequence[Finding]) -> list[str]:
    return [str(finding) for finding in findings if finding.level is not Level.NOTE]


def lines_message(findings: Sequence[Finding]) -> str:
    """List errors that stand in the way of an import."""
    errors = [str(f) for f in findings if f.level is Level.ERROR]
    return "\n".join((*_few(errors), "", "Nothing was imported."))


def import_question(
    report: Report,
    findings: Sequence[Finding],
    export: str,
    last: str = SAVE_FIRST,
) -> str:
    """Say what an import would do, before anything is written."""
    crm = (
        f"an export of {report.crm}" if report.crm else "an export of no known program"
    )
    mapped_columns = [mapped for mapped in report.mapping if mapped.field]
    left = [mapped.heading for mapped in report.mapping if not mapped.field]
    start = (
        f"{export}: {crm}, {report.rows:,} rows; {len(mapped_columns):,} of "
        f"{len(report.mapping):,} columns go to {Sheet.ACCOUNTS}."
    )
    lines = [
        f"{m.heading} -> {m.field}{' (new)' if m.new else ''}" for m in mapped_columns
    ]
    counts = (
        f"{report.added:,} accounts would be added, {report.changed:,} changed; "
        f"{report.untouched:,} stay as they are."
    )
    refused = f"{report.refused:,} rows are not taken." if report.refused else ""
    parts = (
        start,
        "\n".join(_few(lines)),
        f"Left out: {', '.join(left)}" if left else "",
        "\n".join(part for part in (counts, refused) if part),
        "\n".join(_few(map(_column_line, report.columns))),
        "\n".join(_few(_noticed(findings))),
        last,
    )
    return "\n\n".join(part for part in parts if part)


def _noticed(findings: Sequence[Finding]) -> list[str]:
    """List what is doubtful, and who takes another name on every tab."""
    return [
        str(finding)
        for finding in findings
        if finding.level is not Level.NOTE or finding.code == RENAMED
    ]


def imported_message(report: Report) -> str:
    """Say what an import did."""
    return f"{report.added:,} accounts added, {report.changed:,} changed."


def _column_line(column: ColumnCount) -> str:
    counts = (
        (column.new, "new"),
        (column.filled, "filled"),
        (column.changed, "changed"),
        (column.left, "left as they are"),
    )
    words = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    return f"{column.heading}: {words}"


def receipt_message(receipt: Receipt) -> str:
    """Explain one account's rating."""
    rated = "none" if math.isnan(receipt.rating) else f"{receipt.rating:.1f}"
    rank = f", rank {receipt.rank}" if receipt.rank else ""
    profile = f", profile {receipt.profile}" if receipt.profile else ""
    start = f"{receipt.account}: {receipt.status}{rank}{profile}\nRating {rated}"
    moved = [line for line in receipt.lines if line.shown]
    moved.sort(key=lambda line: -abs(line.contribution))
    parts = [start, "\n".join(_few(map(_line, moved)))]
    still = [line.criterion for line in receipt.lines if not line.shown]
    if still:
        parts.append("Gave nothing: " + "; ".join(still))
    parts += [receipt.carried] if receipt.carried else []
    parts += [] if receipt.by_hand is None else [receipt.by_hand.sentence]
    if receipt.open_to_change:
        span = f"from {receipt.low:.1f} to {receipt.high:.1f}"
        known = f"{receipt.known:.0%} of the weight is known"
        parts.append(f"{known}; with all known the rating could be {span}.")
    parts += ["\n".join(behind.lines(MOST_BEHIND)) for behind in receipt.behind]
    return "\n\n".join(part for part in parts if part)


def _line(line: Line) -> str:
    value = f" {line.value}" if line.value else ""
    place = f" ({line.place})" if line.place else ""
    return f"{line.shown:+.1f}  {line.criterion}{value}: {line.rule}{place}"


def _few(lines: Iterable[str]) -> list[str]:
    every = [*lines]
    left = len(every) - MOST_LINES
    return [*every[:MOST_LINES], *([f"... and {left} more"] if left > 0 else [])]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
