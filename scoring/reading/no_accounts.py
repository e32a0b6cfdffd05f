"""Rows of a list of accounts that are none: totals, headings again, a report's footer.

A row is left out only where there is no doubt: a total is called so and sums what
stands above, and a footer is what a CRM program writes below the last account.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.model import Settings
from scoring.rating.accounts import Accounts
from scoring.values.table import heading_key
from scoring.vocabulary import TOTAL_WORDS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding
    from scoring.values.table import SheetTable

FOOTER: Final = re.compile(
    r"confidential information.*|copyright (?:\(c\)|©).*|generated (?:by|on):?\s.*|"
    r"as of \d.*|exported (?:by|on|from)\b.*",
    re.IGNORECASE,
)
"""The lines that CRM programs write below a report."""
FOOTER_ROWS: Final = 20
TOTAL: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, TOTAL_WORDS))})\s*(?:\([^)]*\))?\s*:?",
    re.IGNORECASE,
)
_CALLED_TOTAL: Final = rf"^\s*{TOTAL.pattern}\s*$"
SUMMED: Final = 1e-4
"""How far, for its size, a rounded sum may be from the numbers it sums."""
LEADING: Final = 3
"""Columns, from the first, in which the word for a total is looked for."""
SHOWN: Final = 40


def without_other_rows(table: SheetTable) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Leave out the rows that are no accounts.

    Parameters
    ----------
    table : SheetTable
        Accounts, or an export of them.

    Returns
    -------
    SheetTable
        Without them; the same where there is none.
    tuple of Finding
        F416 for each kind, naming the first row.
    """
    if not len(table.frame) or not table.headings:
        return table, ()
    rest = np.ones(len(table.frame), dtype=np.bool_)
    findings: list[Finding] = []
    kinds = (
        (
            _footer,
            phrase("the row '{row}' belongs to a report's footer and is left out"),
        ),
        (_heading_rows, phrase("the row '{row}' repeats the headings and is left out")),
        (
            _totals,
            phrase("the row '{row}' is a total of the rows above and is left out"),
        ),
    )
    for find, why in kinds:
        rows = find(table, rest)
        if len(rows):
            rest[rows] = False
            findings.append(_left_out(table, rows, why))
    return (table.only(rest), tuple(findings)) if findings else (table, ())


def _left_out(table: SheetTable, rows: Ints, why: str) -> Finding:
    row = int(rows[0])
    column, text = next(_filled(table, row))
    shown = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    place = table.cell(row, column)
    sentence = message(why, row=shown)
    return finding("F416", place, sentence, found=text, more=len(rows) - 1)


def _filled(table: SheetTable, row: int) -> Iterator[tuple[int, str]]:
    """Give the filled cells of a row, with their columns."""
    values = table.frame.iloc[row]
    for column, (value, blank) in enumerate(zip(values, values.isna(), strict=True)):
        if not blank and str(value).strip():
            yield column, str(value).strip()


def _footer(table: SheetTable, rest: Bools) -> Ints:
    """Find what a report says of itself below its rows."""
    none = np.empty(0, dtype=np.int64)
    size = len(rest)
    tail = range(max(0, size - FOOTER_ROWS), size)
    cells = {row: list(_filled(table, row)) for row in tail}
    says = [row for row in tail if cells[row] and FOOTER.fullmatch(cells[row][0][1])]
    if not says:
        return none
    first = says[0]
    # what a report is called stands with these lines, below a gap
    while first - 1 in cells and len(cells[first - 1]) == 1 and len(table.columns) > 1:
        if table.rows[first] - table.rows[first - 1] > 1:
            break
        first -= 1
    if first < says[0] and not (
        first and table.rows[first] - table.rows[first - 1] > 1
    ):
        first = says[0]
    below = (cells[row] for row in range(first, size) if row not in says)
    if any(len(filled) > 1 for filled in below):
        return none
    return np.arange(first, size)


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
        if all(heading_key(text) == keys[n] for n, text in _filled(table, row))
        and len(list(_filled(table, row))) == len(headed)
    ]
    return np.array(rows, dtype=np.int64)


def _totals(table: SheetTable, rest: Bools) -> Ints:
    """Find rows that are called a total, and hold nothing but sums."""
    called = np.zeros(len(rest), dtype=np.bool_)
    for column in range(min(LEADING, table.frame.shape[1])):
        called |= _called_total(table, column)
    rows = np.flatnonzero(called & rest)
    if not len(rows):
        return rows
    accounts = Accounts(table.frame, Settings(), 0.0, table.headings)
    rows_left_out: list[int] = []
    for row in rows.tolist():
        above = rest.copy()
        above[row:] = False
        above[rows_left_out] = False
        last = not (rest[row + 1 :] & ~called[row + 1 :]).any()
        if _is_total(accounts, table, above, row, last=last):
            rows_left_out.append(row)
    return np.array(rows_left_out, dtype=np.int64)


def _called_total(table: SheetTable, column: int) -> Bools:
    values = table.frame.iloc[:, column]
    if values.dtype.kind in "fiM":
        return np.zeros(len(values), dtype=np.bool_)
    texts = pa.array(values.astype("str"), pa.large_string())
    called = pc.match_substring_regex(texts, _CALLED_TOTAL, ignore_case=True)
    return np.asarray(pc.fill_null(called, fill_value=False), dtype=np.bool_)


def _is_total(
    accounts: Accounts,
    table: SheetTable,
    above: Bools,
    row: int,
    *,
    last: bool,
) -> bool:
    (_, word), *rest = _filled(table, row)
    if not TOTAL.fullmatch(word):
        return False
    if not rest:
        return last
    return all(_sums(accounts, column, above, row) for column, _ in rest)


def _sums(accounts: Accounts, column: int, above: Bools, row: int) -> bool:
    """Say whether a cell is the sum of those above it, or how many there are."""
    coded = accounts.coded(column)
    numbers = np.array([cell.number for cell in coded.cells])[coded.codes]
    wanted = numbers[row]
    if np.isnan(wanted):
        return False
    counted = accounts.frame.iloc[:, column].notna().to_numpy()[above].sum()
    # a sum that a spreadsheet made passes over numbers stored as text
    stored = np.array([cell.kind == "number" for cell in coded.cells])[coded.codes]
    of_stored = np.nansum(numbers[above & stored]) if stored[above].any() else np.nan
    sums = np.array([np.nansum(numbers[above]), of_stored, above.sum(), counted])
    return bool((np.abs(sums - wanted) <= SUMMED * np.maximum(1, np.abs(sums))).any())
