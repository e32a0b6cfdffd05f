"""What a plan changes, as cells to write per sheet.

Who writes a file hands the edits to `write`; who has the workbook open writes the
cells itself: `SheetEdit.cells` by row and column, the headings of `SheetEdit.columns`,
and, below `SheetEdit.growth.last`, the formulas of the row above where no cell is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.crm.comparable import kind_of
from scoring.crm.growth import growth_of
from scoring.crm.headings import FIELDS, Kind, name_key
from scoring.sheets.mapping_page import Row, mapping_page
from scoring.vocabulary import FUNCTION_PREFIX, Head, Sheet
from scoring.xlsx.draw.styles import Number
from scoring.xlsx.edit.edit_cells import NewColumn, SheetEdit


if TYPE_CHECKING:
    from scoring.crm.mapping import Line
    from scoring.crm.merging import ColumnChange
    from scoring.crm.plan import Plan
    from scoring.sheets.page import Page
    from scoring.values.table import SheetTable
    from scoring.xlsx.edit.cell_writer import Value

    Cells = dict[int, dict[int, Value]]

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
    """

    sheets: tuple[SheetEdit, ...]
    mapping: Page | None = None


def edits_of(plan: Plan) -> Edits:
    """Say what a plan writes, and where."""
    edits = [] if plan.merged.nothing else [_accounts(plan), *plan.renames.edits()]
    rows = [_row(line, plan.export) for line in plan.unsaid]
    table = plan.host.tabs.tables.get(Sheet.MAPPING)
    if table is None:
        return Edits(tuple(edits), mapping_page(rows))
    return Edits((*edits, _appended(table, rows)) if rows else tuple(edits))


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
    model = like if like is not None else _like(plan, Kind.TEXT)
    at = plan.host.accounts.columns[model if model is not None else -1]
    return NewColumn(column, change.line.field, at, code)


def _like(plan: Plan, kind: Kind) -> int | None:
    """Find the last column of Accounts that holds something of a kind."""
    host, reader = plan.host, plan.own_reader
    usual = {word: field.kind for field in FIELDS for word in field.headings()}
    for column in reversed(range(len(host.accounts.headings))):
        if column in host.books.formulas or column == host.books.name:
            continue
        cells = reader.cells(column)
        known = usual.get(name_key(host.accounts.headings[column]), Kind.TEXT)
        if kind_of(cells, cells, known) is kind:
            return column
    return None


def _row(line: Line, export: SheetTable) -> Row:
    column = export.frame.iloc[:, line.number].dropna()
    sample = str(column.iloc[0]) if len(column) else ""
    if len(sample) > LONGEST_SAMPLE:
        sample = sample[: LONGEST_SAMPLE - 1] + "…"
    why = line.reason.sentence if line.reason else ""
    return Row(line.heading, line.field, why, sample)


def _appended(table: SheetTable, rows: list[Row]) -> SheetEdit:
    """Add rows to the Mapping sheet; what the user has there stays."""
    growth = growth_of(table, len(rows), 0)
    heads = (Head.EXPORT_HEADING, Head.FIELD, Head.NOTE, Head.SAMPLE)
    columns = [table.find(head) for head in heads]
    cells: Cells = {}
    for number, row in enumerate(rows, start=growth.last + 1):
        cell_texts = zip(columns, row, strict=True)
        cells[number] = {
            table.columns[column]: text
            for column, text in cell_texts
            if column is not None and text
        }
    return SheetEdit(table.sheet, growth, cells)
