"""What a plan changes, as cells to write per sheet.

Who writes a file hands the edits to `write`; who has the workbook open writes the
cells itself: `SheetEdit.cells` by row and column, the headings of `SheetEdit.columns`,
and, below `SheetEdit.growth.last`, the formulas of the row above where no cell is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.crm.comparable import kind_of
from scoring.crm.former import former_values
from scoring.crm.growth import growth_of
from scoring.crm.headings import Kind, name_key
from scoring.sheets.mapping_page import Row, mapping_page
from scoring.sheets.record_page import record_page
from scoring.values.cell import cell_text, read_cell
from scoring.vocabulary import (
    CHANGES_HEADS,
    FUNCTION_PREFIX,
    MAPPING_HEADS,
    Head,
    Sheet,
)
from scoring.xlsx.draw.styles import Number
from scoring.xlsx.edit.edit_cells import NewColumn, SheetEdit


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from scoring.crm.mapping import Line
    from scoring.crm.merging import ColumnChange
    from scoring.crm.plan import Plan
    from scoring.sheets.page import Page
    from scoring.values.table import SheetTable
    from scoring.xlsx.edit.cell_writer import Value

    Cells = dict[int, dict[int, Value]]

PARTED_FROM: Final = 10_000
"""From which number on thousands are parted; a year is none."""
PERCENT: Final = "0%"
PERCENT_AND_TENTHS: Final = "0.0%"
LONGEST_SAMPLE: Final = 60
CODES: Final = {
    Kind.DATE: Number.DATE,
    Kind.NUMBER: Number.GENERAL,
    Kind.CODE: "0",
    Kind.TEXT: "",
}


@dataclass(frozen=True, slots=True)
class Edits:
    """What changes in a workbook.

    Parameters
    ----------
    sheets : tuple of SheetEdit
        The cells of the sheets that are there.
    mapping : Page, optional
        The sheet Mapping, where it is to be added.
    records : Page, optional
        The sheet of the people, deals or activities, where it is to be added.
    changes : Page, optional
        The sheet Changes, where it is to be added.
    """

    sheets: tuple[SheetEdit, ...]
    mapping: Page | None = None
    records: Page | None = None
    changes: Page | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """The sheets that are added."""
        pages = (self.records, self.changes, self.mapping)
        return tuple(page for page in pages if page)


def edits_of(plan: Plan, today: dt.date) -> Edits:
    """Say what a plan writes, and where.

    Parameters
    ----------
    plan : Plan
        The import.
    today : datetime.date
        The day of it, for the sheet Changes.
    """
    host = plan.host
    edits: list[SheetEdit] = []
    if host.there and not plan.merged.nothing:
        edits = [_accounts(plan), *plan.renames.edits()]
    rows = [_row(line, plan) for line in plan.unsaid]
    table = host.tabs.tables.get(Sheet.MAPPING)
    if table is not None and rows:
        edits.append(_appended(table, rows))
    mapping = mapping_page(rows) if table is None else None
    records = None if host.there else _records(plan)
    changes = _changes(plan, today)
    if isinstance(changes, SheetEdit):
        edits.append(changes)
        changes = None
    return Edits(tuple(edits), mapping, records, changes)


def _changes(plan: Plan, today: dt.date) -> SheetEdit | Page | None:
    """Write what is written over on the sheet Changes, or make that sheet."""
    if plan.tab is not Sheet.ACCOUNTS:
        return None
    rows = [*former_values(plan, today)]
    table = plan.host.tabs.tables.get(Sheet.CHANGES)
    if table is not None:
        return _below(table, CHANGES_HEADS, rows) if rows else None
    if not rows and not plan.host.settings.keep_changes:
        return None
    columns = [*zip(*rows, strict=True)] or [()] * len(CHANGES_HEADS)
    return record_page(Sheet.CHANGES, CHANGES_HEADS, columns)


def _below(
    table: SheetTable, heads: Sequence[Head], rows: Sequence[Sequence[Value]]
) -> SheetEdit:
    """Add rows below those that a sheet has; what the user has there stays."""
    growth = growth_of(table, len(rows), 0)
    places = [table.find(head) for head in heads]
    cells: Cells = {
        number: {
            table.columns[place]: value
            for place, value in zip(places, row, strict=True)
            if place is not None
        }
        for number, row in enumerate(rows, start=growth.last + 1)
    }
    return SheetEdit(table.sheet, growth, cells)


def _records(plan: Plan) -> Page:
    """Lay out the sheet that people, deals or activities are to have."""
    host, changes = plan.host, plan.merged.columns
    by_column = {change.line.column: change for change in changes if change.added}
    new = [change for change in changes if change.line.column is None]
    there = [by_column.get(n) for n in range(len(host.accounts.headings))]
    headings = (*host.accounts.headings, *(change.line.field for change in new))
    columns = [change.added if change else () for change in (*there, *new)]
    return record_page(Sheet(host.accounts.sheet), headings, columns)


def _accounts(plan: Plan) -> SheetEdit:
    table, merged, mapping = plan.host.accounts, plan.merged, plan.mapping
    growth = growth_of(table, len(merged.added), len(mapping.added))
    places = {id(line): growth.right + n for n, line in enumerate(mapping.added, 1)}
    cells: Cells = {row: {} for row in range(growth.last + 1, growth.bottom + 1)}
    columns = []
    for change in merged.columns:
        line = change.line
        has_column = line.column is not None
        at = table.columns[line.column or 0] if has_column else places[id(line)]
        _fill_column(cells, change, at, table, growth.last)
        if not has_column:
            columns.append(_new_column(change, at, plan))
    return SheetEdit(table.sheet, growth, cells, tuple(columns), FUNCTION_PREFIX)


def _fill_column(
    cells: Cells, change: ColumnChange, column: int, table: SheetTable, last: int
) -> None:
    rows = table.rows[change.accounts].tolist()
    for row, value in zip(rows, change.new, strict=True):
        cells.setdefault(row, {})[column] = value
    for row, value in enumerate(change.added, start=last + 1):
        if value is not None:
            cells[row][column] = value


def _new_column(change: ColumnChange, column: int, plan: Plan) -> NewColumn:
    """Make a new column look like the last one of its kind."""
    wanted = Kind.TEXT if change.kind is Kind.CODE else change.kind
    like = _like(plan, wanted)
    code = CODES[change.kind] if like is None or change.kind is Kind.CODE else ""
    if change.kind is Kind.NUMBER:
        code = _number_code(change, plan) or code
    model = like if like is not None else _like(plan, Kind.TEXT)
    at = plan.host.accounts.columns[model if model is not None else -1]
    return NewColumn(column, change.line.field, at, code)


def _number_code(change: ColumnChange, plan: Plan) -> str:
    """Choose a format for the numbers of a new column; empty for that of its like.

    Neither 0.12 nor the year 1999 is to be shown as an amount: 0, or 1,999.
    """
    number = change.line.number
    formats = plan.export.formats
    if formats and formats[number] != Number.GENERAL:
        return formats[number]
    values = (value for value in (*change.new, *change.added) if value is not None)
    numbers = np.abs([value for value in values if isinstance(value, float)])
    texts = plan.export.frame.iloc[:, number].dropna().astype("str")
    if texts.str.strip().str.endswith("%").all():
        hundredths = np.round(numbers * 100, 6)
        return PERCENT if (hundredths % 1 == 0).all() else PERCENT_AND_TENTHS
    amounts = (numbers % 1 == 0).all() and numbers.max(initial=0) >= PARTED_FROM
    return "" if amounts else Number.GENERAL


def _like(plan: Plan, kind: Kind) -> int | None:
    """Find the last column of Accounts that holds something of a kind."""
    host, reader = plan.host, plan.own_reader
    usual = {
        word: field.kind for field in host.books.fields for word in field.headings()
    }
    for column in reversed(range(len(host.accounts.headings))):
        if column in host.books.formulas or column == host.books.name:
            continue
        cells = reader.cells(column)
        known = usual.get(name_key(host.accounts.headings[column]), Kind.TEXT)
        if kind_of(cells, cells, known) is kind:
            return column
    return None


def _row(line: Line, plan: Plan) -> Row:
    column = plan.export.frame.iloc[:, line.number].dropna()
    sample = cell_text(read_cell(column.iloc[0])) if len(column) else ""
    if len(sample) > LONGEST_SAMPLE:
        sample = sample[: LONGEST_SAMPLE - 1] + "…"
    why = line.reason.sentence if line.reason else ""
    tab = "" if plan.tab is Sheet.ACCOUNTS else plan.tab.value
    return Row(line.heading, line.field, why, sample, tab)


def _appended(table: SheetTable, rows: list[Row]) -> SheetEdit:
    """Add rows to the Mapping sheet; what the user has there stays."""
    tabbed = table.find(Head.TAB) is None and any(row.tab for row in rows)
    growth = growth_of(table, len(rows), int(tabbed))
    places = [table.find(head) for head in MAPPING_HEADS]
    columns = [None if column is None else table.columns[column] for column in places]
    new: tuple[NewColumn, ...] = ()
    if tabbed:
        columns[-1] = growth.edge
        new = (NewColumn(growth.edge, Head.TAB, growth.right),)
    cells: Cells = {
        number: {
            column: text
            for column, text in zip(columns, row, strict=True)
            if column is not None and text
        }
        for number, row in enumerate(rows, start=growth.last + 1)
    }
    return SheetEdit(table.sheet, growth, cells, new)
