"""What was scored with what: made of a book, and read back from its Summary."""

from __future__ import annotations

import math
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from scoring.history.fingerprint import fingerprint
from scoring.sheets.stamp_figures import Stamp
from scoring.values.cell import cell_text, read_cell
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import (
    CRITERIA_HEADS,
    SETTINGS_REQUIRED,
    STAMP_HEADS,
    Sheet,
    StampFigure,
)


if TYPE_CHECKING:
    from scoring.reading.workbook import OpenWorkbook
    from scoring.stages import Book
    from scoring.values.table import SheetTable


DIGITS: Final = 16
"""Hexadecimal digits of a digest that are shown."""


def stamp_of(book: Book) -> Stamp | None:
    """Sum up what a book is rated by; None without criteria."""
    if book.model is None:
        return None
    criteria, settings, *others = map(
        book.tables.get,
        (
            Sheet.CRITERIA,
            Sheet.SETTINGS,
            Sheet.ACCOUNTS,
            Sheet.OVERRIDES,
            Sheet.EXAMPLES,
        ),
    )
    # of Criteria what has a meaning: Share and Matches beside it are worked out of it
    digests = (
        _digest(criteria, CRITERIA_HEADS),
        _digest(settings, SETTINGS_REQUIRED),
        *map(_digest, others),
    )
    contact_from = book.model.settings.contact_from
    return Stamp(_version(), book.today.isoformat(), contact_from, *digests)


def _digest(table: SheetTable | None, heads: tuple[str, ...] = ()) -> str:
    """Sum up a table, or some columns of it; empty without one."""
    if table is None:
        return ""
    if heads:
        places = [place for head in heads if (place := table.find(head)) is not None]
        headings = tuple(heading_key(table.headings[place]) for place in places)
        frame = table.frame.iloc[:, places].dropna(how="all")
        table = replace(table, frame=frame, headings=headings)
    return fingerprint(table)[:DIGITS]


def _version() -> str:
    try:
        return version("account-scoring")
    except PackageNotFoundError:  # an engine that a workbook carries
        return ""


def _keys(figure: StampFigure) -> list[str]:
    """Give the keys of a figure's name in every language."""
    return [*map(text_key, figure.understood)]


def read_stamp(opened: OpenWorkbook) -> Stamp | None:
    """Read what a workbook was scored by; None where its Summary does not say."""
    read = opened.find(Sheet.SUMMARY, STAMP_HEADS)
    table = None if read is None else read.table
    if table is None:
        return None
    places = [table.find(head) or 0 for head in STAMP_HEADS]
    names, values = (table.frame.iloc[:, place].tolist() for place in places)
    cells = {
        text_key(name): read_cell(value)
        for name, value in zip(names, values, strict=True)
        if isinstance(name, str)
    }
    blank = read_cell(None)
    figures = {
        figure: next((cells[key] for key in _keys(figure) if key in cells), blank)
        for figure in StampFigure
    }
    contact_from = figures[StampFigure.CONTACT_FROM].number
    day = cell_text(figures[StampFigure.DAY]).strip()
    if not day or math.isnan(contact_from):
        return None
    texts = (cell_text(figures[figure]).strip() for figure in list(StampFigure)[3:])
    return Stamp(
        cell_text(figures[StampFigure.VERSION]).strip(), day, contact_from, *texts
    )
