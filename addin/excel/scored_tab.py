"""The Scored tab of an open workbook: a table whose filter shows the contacts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from addin.excel.cell_values import column_cells, text_cell
from addin.excel.excel_api import (
    clear_sparklines,
    fold,
    freeze,
    optional,
    unfold,
    unlist,
    widen,
)
from addin.excel.style import bar, dress, mark, underline
from addin.excel.tabs import free_table_name, home, result_tab
from scoring.errors import FileError
from scoring.language import phrase
from scoring.progress import Progress, Stage, silent
from scoring.sheets.scored_columns import table_look
from scoring.values.refs import MOST_COLUMNS, MOST_ROWS, Area
from scoring.vocabulary import Sheet
from scoring.xlsx.draw.styles import Number


if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from addin.excel.paper import Dressing
    from scoring.progress import Tell
    from scoring.sheets.results import ScoredSheet
    from scoring.sheets.scored_columns import TableLook

CHUNK: Final = 200_000
"""Cells written in one call: more would stand still for too long."""
PLACE_HOLDER: Final = "\u2026 "
"""How a heading begins that stands for one not written yet: no model has one like it."""
TOO_MANY_ACCOUNTS: Final = phrase(
    "{rows:,} accounts of {columns:,} columns do not fit on one sheet"
)
TOO_MANY_ROWS: Final = phrase(
    "{rows:,} rows of {sheet} of {columns:,} columns do not fit on one sheet"
)
LOCAL: Final[dict[str, str]] = {Number.DATE: "m/d/yyyy", Number.MOMENT: "m/d/yyyy h:mm"}
"""What Excel calls the user's own way to write dates."""


def write_scored(
    book: xw.Book,
    sheet: ScoredSheet,
    progress: Tell = silent,
    on: Sheet = Sheet.SCORED,
) -> Dressing:
    """Write the accounts, ranked, or another result sheet that is one table.

    A table that stands on the tab already is kept, so that what refers to it goes
    on doing so.

    Raises
    ------
    FileError
        If there are more accounts or columns than a sheet can hold.
    """
    sheet = _arranged(sheet)
    height, width = len(sheet.contact) + 1, len(sheet.columns)
    if height > MOST_ROWS or width > MOST_COLUMNS:
        words = TOO_MANY_ACCOUNTS if on is Sheet.SCORED else TOO_MANY_ROWS
        raise FileError(words.format(rows=height - 1, columns=width, sheet=on))
    tab = result_tab(book, on)
    area = Area(1, 1, height, width).reference
    table = make_room(tab, area)
    look = table_look(sheet)
    write_headings(tab, look.headings, again=table is not None)
    _write_rows(tab, sheet, progress)
    new = table is None
    if table is None:
        table = tab.tables.add(
            tab.range(area), name=free_table_name(book, on.replace(" ", "_"))
        )
    _show_contacts(table, look)
    return partial(_dress, table, sheet, look, new=new)


def write_headings(tab: xw.Sheet, headings: Sequence[str], *, again: bool) -> None:
    """Write the headings of a table, which may stand there already."""
    first = tab.range("A1").options(ndim=2)
    if again:
        # a table's heading becomes unlike the others as it is entered, also unlike
        # those of last time in the cells to come
        first.value = [[f"{PLACE_HOLDER}{n}" for n in range(len(headings))]]
    first.value = [[text_cell(text) for text in headings]]


def _arranged(sheet: ScoredSheet) -> ScoredSheet:
    """Put the values in ranked order, where they are not."""
    order = sheet.order
    if order is None:
        return sheet
    columns = tuple(
        replace(column, values=column.values.take(order).reset_index(drop=True))
        for column in sheet.columns
    )
    return replace(sheet, columns=columns, order=None)


def make_room(tab: xw.Sheet, area: str) -> xw.main.Table | None:
    """Empty the tab; give the table that stands at its first cell, made to fit."""
    tables: list[xw.main.Table] = [*tab.tables]
    own = next((t for t in tables if (t.range.row, t.range.column) == (1, 1)), None)
    for table in tables:
        with optional():
            table.autofilter.clear()
        if table != own:
            unlist(table)
    unfold(tab)
    clear_sparklines(tab)
    if own is None:
        tab.clear()
        return None
    used, wanted = tab.used_range, tab.range(area)
    bottom, right = used.last_cell.row, used.last_cell.column
    own.resize(wanted)
    (height, width), rest = wanted.shape, []
    if bottom > height:
        rest.append(Area(height + 1, 1, bottom, max(right, width)).reference)
    if right > width:
        rest.append(Area(1, width + 1, max(bottom, height), right).reference)
    for outside in rest:
        tab.range(outside).clear()
    wanted.clear_formats()
    return own


def _write_rows(tab: xw.Sheet, sheet: ScoredSheet, progress: Tell) -> None:
    count = len(sheet.contact)
    step = max(CHUNK // max(len(sheet.columns), 1), 1)
    for start in range(0, count, step):
        part = slice(start, start + step)
        columns = [column_cells(column.values.iloc[part]) for column in sheet.columns]
        rows = [*map(list, zip(*columns, strict=True))]
        tab.range((start + 2, 1)).options(ndim=2).value = rows
        share = min(start + step, count) / count
        progress(Progress(Stage.WRITE, share, tab.name))


def _dress(
    table: xw.main.Table, sheet: ScoredSheet, look: TableLook, *, new: bool
) -> None:
    tab = table.parent
    with optional():
        table.table_style = ""
    _style(tab, look)
    _quieten(tab, sheet, look)
    _fold(tab, look, new=new)
    freeze(tab, rows=1, columns=look.frozen)
    home(tab)


def _style(tab: xw.Sheet, look: TableLook) -> None:
    for number, column in enumerate(look.columns, start=1):
        body = tab.range(Area(2, number, look.last, number).reference)
        dress(body, replace(column.style, number=_local(column.style.number)))
        dress(tab.range((1, number)), column.heading_style)
        widen(tab.range((1, number)), column.width)
        for text, mark_of in column.marks:
            mark(body, text, mark_of)
        if column.bar is not None:
            bar(body, column.bar.colour, column.bar.most)
    with optional():
        tab.range("1:1").row_height = look.heading_height
    with optional():
        tab.show_gridlines = False
    if look.row.bottom is not None:
        rows = tab.range(Area(2, 1, look.last, len(look.columns)).reference)
        underline(rows, look.row.bottom)


def _local(code: str) -> str:
    """Give a number format; a date in the user's own way has another name in Excel."""
    return LOCAL.get(code, code)


def _quieten(tab: xw.Sheet, sheet: ScoredSheet, look: TableLook) -> None:
    """Write the accounts without a rank, which stand last, in grey."""
    if not look.ranks:
        return
    ranks = sheet.columns[look.ranks - 1].values
    if not ranks.isna().any():
        return
    first = int(np.flatnonzero(ranks.isna().to_numpy())[0]) + 2
    area = Area(first, 1, len(ranks) + 1, len(sheet.columns)).reference
    with optional():
        tab.range(area).font.color = f"#{look.outside.colour}"


def _fold(tab: xw.Sheet, look: TableLook, *, new: bool) -> None:
    """Fold the columns of points away."""
    folded = [n for n, column in enumerate(look.columns, 1) if column.folded]
    if folded:
        fold(tab.range(Area(1, folded[0], 1, folded[-1]).reference), new=new)


def _show_contacts(table: xw.main.Table, look: TableLook) -> None:
    if look.shown is not None:
        show_only(table, *look.shown)


def show_only(table: xw.main.Table, column: int, text: str) -> None:
    """Filter a table on the rows with a text in a column, counted from 0."""
    with optional():
        table.autofilter.apply_values(column + 1, [text])
