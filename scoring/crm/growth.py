"""Where on Accounts an import is written, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.values.refs import (
    MOST_COLUMNS,
    MOST_ROWS,
    cell_name,
    sheet_reference,
)
from scoring.vocabulary import MAPPING_HEADS, Sheet
from scoring.xlsx.edit.growth import Growth


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.host import Host
    from scoring.findings import Finding, Message
    from scoring.values.refs import Area
    from scoring.values.table import SheetTable

UNPROTECT: Final = phrase(
    "the sheet is protected: unprotect it (Review > Unprotect Sheet; in Google Sheets "
    "Data > Protect sheets and ranges), import, and protect it again"
)
TOO_MANY: Final = phrase("there would be {rows:,} rows, more than Excel holds")
OTHER_MAPPING: Final = phrase(
    "the sheet has no table with the headings {headings}: rename the sheet"
)
OTHER_TABLE: Final = phrase("another table stands there: move it")
TOTALS: Final = phrase(
    "the table has a totals row: switch it off (Table Design > Total Row), import, and "
    "switch it on again"
)
BELOW: Final = phrase("something stands where new accounts would go: move it")
BESIDE: Final = phrase("something stands where new columns would go: move it")


def growth_of(table: SheetTable, rows: int, columns: int) -> Growth:
    """Say how far a table grows by so many rows and columns."""
    last = int(table.rows[-1]) if len(table.rows) else table.header_row
    right = max(table.columns)
    return Growth(
        head=table.header_row,
        last=last,
        bottom=last + rows,
        left=min(table.columns),
        right=right,
        edge=right + columns,
    )


def in_the_way(host: Host, growth: Growth) -> Iterator[Finding]:
    """Find what an import would run into (M107)."""
    if host.sheet.protected:
        yield _at(host, UNPROTECT)
    if growth.bottom > MOST_ROWS or growth.edge > MOST_COLUMNS:
        yield _at(host, message(TOO_MANY, rows=growth.bottom))
        return
    yield from _merged(host, growth)
    yield from _tables(host, growth)
    below = range(growth.last + 1, growth.bottom + 1)
    yield from _filled(host, below, range(growth.left, growth.right + 1))
    beside = range(growth.head, growth.bottom + 1)
    yield from _filled(host, beside, range(growth.right + 1, growth.edge + 1))
    if host.has_other_mapping:
        first, second, *_ = MAPPING_HEADS
        wanted = message(phrase("{first} and {second}"), first=first, second=second)
        sentence = message(OTHER_MAPPING, headings=wanted)
        yield finding("M107", Sheet.MAPPING, sentence, expected=wanted)


def _at(host: Host, sentence: str | Message, cell: str = "") -> Finding:
    sheet = host.accounts.sheet
    place = sheet_reference(sheet, cell) if cell else sheet
    return finding("M107", place, sentence)


def _meets(area: Area, growth: Growth) -> bool:
    rows = area.top <= growth.bottom and area.bottom > growth.head
    return rows and area.left <= growth.edge and area.right >= growth.left


def _merged(host: Host, growth: Growth) -> Iterator[Finding]:
    for area in host.sheet.merged:
        if _meets(area, growth):
            yield _at(host, phrase("the cells are merged: split them"), area.reference)


def _tables(host: Host, growth: Growth) -> Iterator[Finding]:
    grows = growth.bottom > growth.last or growth.edge > growth.right
    for table in host.sheet.tables:
        ours = table.area.top == growth.head
        if not ours and grows and _meets(table.area, growth):
            yield _at(host, OTHER_TABLE, table.area.reference)
        if ours and table.totals and growth.bottom > growth.last:
            yield _at(host, TOTALS, cell_name(table.area.bottom, growth.left))


def _filled(host: Host, rows: range, columns: range) -> Iterator[Finding]:
    # a formula waits for its account, and stays
    for row, column in host.sheet.filled(rows, columns):
        new = column > max(host.accounts.columns)
        words = BESIDE if new else BELOW
        yield _at(host, words, cell_name(row, column))
        return
