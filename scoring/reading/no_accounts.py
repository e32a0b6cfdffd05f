"""Rows of a list of accounts that are none: totals, headings again, a report's footer.

A row is left out only where there is no doubt: a total is called so and sums what
stands above, and a footer is what a CRM program writes below the last account. What is
only likely to be none is named, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.footers import doubtful_lines, footer_rows, note_rows
from scoring.reading.row_cells import row_cells
from scoring.reading.summary_rows import SummaryRows
from scoring.reading.unit_row import unit_rows
from scoring.values.table import heading_key


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

    Find = Callable[[SheetTable, Bools], Ints]

SHOWN: Final = 40
FOOTER: Final = phrase("the row '{row}' belongs to a report's footer and is left out")
NOTE: Final = phrase("the row '{row}' is a note below the accounts and is left out")
HEADINGS: Final = phrase("the row '{row}' repeats the headings and is left out")
UNITS: Final = phrase("the row '{row}' gives the units of the columns and is left out")
TOTAL: Final = phrase("the row '{row}' is a total of the rows above and is left out")
AVERAGE: Final = phrase("the row '{row}' is an average of other rows and is left out")
EXTREME: Final = phrase(
    "the row '{row}' gives the least or the greatest of other rows and is left out"
)
NO_FIGURE: Final = phrase(
    "the row '{row}' is called a total or an average, but its '{cell}' is neither of the "
    "other rows, so it counts as an account; delete the row if it is none"
)
LINE: Final = phrase(
    "the row '{row}' stands alone below the accounts and counts as one of them; delete it "
    "if it is none"
)


def without_other_rows(
    table: SheetTable, *, ends: bool = True
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Leave out the rows that are no accounts.

    Parameters
    ----------
    table : SheetTable
        Accounts, or an export of them.
    ends : bool
        Whether the accounts end here, so that a footer may stand below them.

    Returns
    -------
    SheetTable
        Without them; the same where there is none.
    tuple of Finding
        F416 for each kind, naming the first row; F424 for rows that stay in doubt.
    """
    if not len(table.frame) or not table.headings:
        return table, ()
    rest = np.ones(len(table.frame), dtype=np.bool_)
    findings: list[Finding] = []
    below: tuple[tuple[Find, str], ...] = ((footer_rows, FOOTER), (note_rows, NOTE))
    kinds: tuple[tuple[Find, str], ...] = (
        (unit_rows, UNITS),
        *(below if ends else ()),
        (_heading_rows, HEADINGS),
    )
    for find, why in kinds:
        findings += _leave_out(table, rest, find(table, rest), why)
    summary = SummaryRows.of(table, rest)
    findings += _leave_out(table, rest, summary.of_kind("total"), TOTAL)
    findings += _leave_out(table, rest, summary.of_kind("average"), AVERAGE)
    findings += _leave_out(table, rest, summary.of_kind("extreme"), EXTREME)
    left_out = not rest.all()
    findings += _doubts(table, summary)
    findings += _lone_lines(table, rest) if ends else ()
    return (table.only(rest) if left_out else table), tuple(findings)


def _leave_out(
    table: SheetTable, rest: Bools, rows: Ints, why: str
) -> Iterable[Finding]:
    """Take rows out of the rest, and name the first."""
    if len(rows):
        rest[rows] = False
        column, text = next(row_cells(table, int(rows[0])))
        place = table.cell(int(rows[0]), column)
        sentence = message(why, row=_shortened(text))
        yield finding("F416", place, sentence, found=text, more=len(rows) - 1)


def _doubts(table: SheetTable, summary: SummaryRows) -> Iterable[Finding]:
    """Name the rows that are perhaps no accounts."""
    for row, wrong in summary.doubtful.items():
        cells = dict(row_cells(table, row))
        column, text = next(iter(cells.items()))
        sentence = message(NO_FIGURE, row=_shortened(text), cell=cells[wrong])
        yield finding("F424", table.cell(row, column), sentence, found=text)


def _lone_lines(table: SheetTable, rest: Bools) -> Iterable[Finding]:
    """Name the first of the lines below the accounts that are perhaps none."""
    lines = doubtful_lines(table, rest)
    if len(lines):
        column, text = next(row_cells(table, int(lines[0])))
        place = table.cell(int(lines[0]), column)
        sentence = message(LINE, row=_shortened(text))
        yield finding("F424", place, sentence, found=text, more=len(lines) - 1)


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _heading_rows(table: SheetTable, rest: Bools) -> Ints:
    """Find rows that hold the headings once more."""
    keys = [heading_key(heading) for heading in table.headings]
    headed = [n for n, key in enumerate(keys) if key]
    if len(headed) < 2:  # noqa: PLR2004 - one cell may be a company called Account
        return np.empty(0, dtype=np.int64)
    first = table.frame.iloc[:, headed[0]]
    alike = (first == table.headings[headed[0]]).fillna(value=False).to_numpy(bool)
    rows = [
        row
        for row in np.flatnonzero(alike & rest).tolist()
        if all(heading_key(text) == keys[n] for n, text in row_cells(table, row))
        and len(list(row_cells(table, row))) == len(headed)
    ]
    return np.array(rows, dtype=np.int64)
