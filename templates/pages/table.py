"""A page of rows: headings with notes, drop-downs, and the rows below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.optional.columns import Kind
from scoring.vocabulary import HAND_WORDS, Sheet
from scoring.vocabulary.cell_words import CellWord
from templates import choices
from templates.choices import Choice
from templates.pages import frame
from templates.pages.frame import Column
from templates.places import (
    ACCOUNT_ROWS,
    FIRST_ROW,
    HEAD_ROW,
    SIGNAL_ROWS,
    TABLE_ROWS,
    account_headings,
    account_names,
    below,
)
from templates.style import KIND_LOOKS


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Table, Workbook
    from templates.style import Looks


# two lines of text, and room for the filter buttons below a single one
HEAD_HEIGHT, HEAD_LINE, FEW_LINES = 46, 16, 2
# how many rows have drop-downs
ROOM = {Sheet.ACCOUNTS: ACCOUNT_ROWS, Sheet.SIGNALS: SIGNAL_ROWS}


def draw(table: Table, sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet of a table of rows."""
    columns = tuple(
        Column(c.heading, c.note, c.width, KIND_LOOKS[c.kind]) for c in table.columns
    )
    more = max(0, frame.head_lines(columns) - FEW_LINES)
    frame.prepare_table(sheet, HEAD_HEIGHT + HEAD_LINE * more)
    frame.draw_title(sheet, looks, table.sheet, table.says)
    frame.draw_headings(sheet, looks, columns)
    formats = [looks[column.look] for column in columns]
    for row, cells in enumerate(table.rows, FIRST_ROW):
        for column, cell in enumerate(cells):
            frame.write_cell(sheet, (row, column), cell, formats[column])
    offered, last = dropdowns(spec), HEAD_ROW + ROOM.get(table.sheet, TABLE_ROWS)
    for column, described in enumerate(table.columns):
        if described.kind in offered:
            options = offered[described.kind]
            sheet.data_validation(FIRST_ROW, column, last, column, options)
    last = HEAD_ROW + max(len(table.rows), 1)
    sheet.autofilter(HEAD_ROW, 0, last, len(columns) - 1)


def dropdowns(spec: Workbook) -> dict[Kind, dict[str, object]]:
    """Give the drop-down for each kind of column that has one."""
    lists = choices.offered(spec)
    group = Choice.PROFILE if Choice.PROFILE in lists else Choice.GROUP
    sources = {
        Kind.YES_NO: choices.suggest(choices.source(Choice.YES_NO, spec)),
        Kind.TEST: choices.test(spec),
        Kind.ACCOUNT: choices.suggest(f"={account_names()}"),
        Kind.ACTIVITY: choices.suggest(f"={below(Sheet.SIGNALS, SIGNAL_ROWS)}"),
        Kind.ONCE_PER: choices.suggest([CellWord.CONTACT, CellWord.DAY]),
        Kind.RATING: choices.mark(),
        Kind.OVERRIDE: choices.suggest(list(HAND_WORDS)),
        Kind.FIELD: choices.suggest(f"={account_headings()}"),
    }
    if group in lists:
        sources[Kind.GROUP] = choices.suggest(choices.source(group, spec))
    return sources
