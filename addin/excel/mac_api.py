"""What xlwings has no words for, in Excel for Mac: in the words of AppleScript.

A property is read by `get` and written by `set`; xlwings brings the dictionary of all
words along. There is none for making a table plain cells, and none for a tab's colour.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from scoring.xlsx.draw.page_setup import PageSetup


def freeze(window: Any, rows: int, columns: int) -> None:
    """Keep the first rows and columns of a window in sight."""
    window.freeze_panes.set(False)
    window.scroll_row.set(1)
    window.scroll_column.set(1)
    window.split_row.set(rows)
    window.split_column.set(columns)
    window.freeze_panes.set(True)


def print_as(sheet: Any, setup: PageSetup) -> None:
    """Say how a sheet is printed."""
    # exists on a Mac only
    words = import_module("appscript").k
    page = sheet.page_setup_object
    page.page_orientation.set(words.landscape)
    page.zoom.set(False)
    page.fit_to_pages_wide.set(1)
    page.fit_to_pages_tall.set(setup.pages_tall or False)
    page.center_horizontally.set(setup.centred)


def fold(columns: Any, sheet: Any) -> None:
    """Fold columns away under a button."""
    columns.entire_column.group()
    sheet.outline_object.show_levels(column_levels=1)


def unfold(sheet: Any) -> None:
    """Take the buttons away under which rows and columns lie."""
    sheet.used_range.clear_outline()


def indent(cells: Any, amount: int) -> None:
    """Move texts away from the edge of their cells."""
    cells.indent_level.set(amount)
