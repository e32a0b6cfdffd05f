"""What a message box says of an import, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.messages import few
from scoring.findings import Level
from scoring.language import phrase
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.crm.plan import Plan
    from scoring.crm.report import ColumnCount, Mapped, Report
    from scoring.findings import Finding

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
NOT_IMPORTED: Final = phrase("Nothing was imported.")
FROM_CRM: Final = phrase(
    "{export}: an export of {crm}, {rows:,} {rows:row|rows}; {mapped:,} of {columns:,} "
    "{columns:column|columns} {mapped:goes|go} to {sheet}."
)
FROM_ELSEWHERE: Final = phrase(
    "{export}: an export of no known program, {rows:,} {rows:row|rows}; {mapped:,} of {columns:,} "
    "{columns:column|columns} {mapped:goes|go} to {sheet}."
)
NEW_COLUMN: Final = phrase("{heading} -> {field} (new)")
WOULD_BE: Final = phrase(
    "Accounts that would be added: {added:,}; changed: {changed:,}; left as they are: "
    "{untouched:,}."
)
RECORDS_WOULD_BE: Final = phrase(
    "Rows that would be added to {sheet}: {added:,}; changed: {changed:,}; left as they "
    "are: {untouched:,}."
)
REFUSED: Final = phrase("Rows that are not taken: {rows:,}.")
LEFT_OUT: Final = phrase("Left out: {headings}")
IMPORTED: Final = phrase("Accounts added: {added:,}; changed: {changed:,}.")
RECORDS_IMPORTED: Final = phrase(
    "Rows added to {sheet}: {added:,}; changed: {changed:,}."
)
CELLS_NEW: Final = phrase("{count:,} new")
CELLS_FILLED: Final = phrase("{count:,} filled")
CELLS_CHANGED: Final = phrase("{count:,} changed")
CELLS_LEFT: Final = phrase("{count:,} left as they are")
RENAMED: Final = "M218"


def lines_message(findings: Sequence[Finding]) -> str:
    """List errors that stand in the way of an import."""
    errors = [str(f) for f in findings if f.level is Level.ERROR]
    return "\n".join((*few(errors), "", str(NOT_IMPORTED)))


def import_question(
    plan: Plan, report: Report, export: str, last: str = SAVE_FIRST
) -> str:
    """Say what an import would do, before anything is written."""
    mapped_columns = [mapped for mapped in report.mapping if mapped.field]
    left = [mapped.heading for mapped in report.mapping if not mapped.field]
    start = (FROM_CRM if report.crm else FROM_ELSEWHERE).format(
        export=export,
        crm=report.crm,
        rows=report.rows,
        mapped=len(mapped_columns),
        columns=len(report.mapping),
        sheet=report.sheet,
    )
    counts = (RECORDS_WOULD_BE if _are_records(plan) else WOULD_BE).format(
        added=report.added,
        changed=report.changed,
        untouched=report.untouched,
        sheet=report.sheet,
    )
    refused = REFUSED.format(rows=report.refused) if report.refused else ""
    parts = (
        start,
        "\n".join(few(map(_mapped_line, mapped_columns))),
        LEFT_OUT.format(headings=", ".join(left)) if left else "",
        "\n".join(part for part in (counts, refused) if part),
        "\n".join(few(map(_column_line, report.columns))),
        "\n".join(few(_noticed(plan.findings))),
        str(last),
    )
    return "\n\n".join(part for part in parts if part)


def _mapped_line(mapped: Mapped) -> str:
    if mapped.new:
        return NEW_COLUMN.format(heading=mapped.heading, field=mapped.field)
    return f"{mapped.heading} -> {mapped.field}"


def _noticed(findings: Sequence[Finding]) -> list[str]:
    """List what is doubtful, and who takes another name on every tab."""
    return [
        str(finding)
        for finding in findings
        if finding.level is not Level.NOTE or finding.code == RENAMED
    ]


def imported_message(plan: Plan, report: Report) -> str:
    """Say what an import did."""
    words = RECORDS_IMPORTED if _are_records(plan) else IMPORTED
    return words.format(added=report.added, changed=report.changed, sheet=report.sheet)


def _are_records(plan: Plan) -> bool:
    return plan.tab is not Sheet.ACCOUNTS


def _column_line(column: ColumnCount) -> str:
    counts = (
        (column.new, CELLS_NEW),
        (column.filled, CELLS_FILLED),
        (column.changed, CELLS_CHANGED),
        (column.left, CELLS_LEFT),
    )
    words = ", ".join(text.format(count=count) for count, text in counts if count)
    return f"{column.heading}: {words}"
