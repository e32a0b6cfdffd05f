"""What all table pages share: title, help line, link back, headings, print set-up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname

from scoring.language import phrase
from scoring.sheets.text_width import line_count, longest_word
from scoring.vocabulary import Sheet
from templates.places import HEAD_ROW
from templates.style import FONT, NUMBER_LOOKS, Look


if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Cell
    from templates.style import Looks


A4 = 9
BACK = phrase("Back to Start")
PAGES = phrase("Page {page} of {pages}")
TITLE_HEIGHT, HELP_HEIGHT, LINK_HEIGHT = 36, 20, 24
NOTE_WIDTH, LIST_NOTE_WIDTH = 290, 400
NOTE_LINE = 18
NOTE_LETTER = 6.5
INDENT = 1.7
"""By how many digits a text is indented, and the cell's edge beside it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a page: its heading, the note on it, its width and format."""

    heading: str
    note: str
    width: float
    look: Look


def note_size(text: str) -> tuple[int, int]:
    """Estimate a note's width and height, in pixels, so that nothing is cut off."""
    width = LIST_NOTE_WIDTH if "\n" in text else NOTE_WIDTH
    letters = width / NOTE_LETTER
    lines = sum(1 + int(len(line) / letters) for line in text.split("\n"))
    return width, NOTE_LINE * (lines + 1)


def draw_title(sheet: Worksheet, looks: Looks, title: str, help_line: str) -> None:
    """Write the three lines above a table.

    Each holds exactly one filled cell: the first row with two is the heading row of
    Accounts.
    """
    plain = looks[Look.PLAIN]
    for row, height in enumerate((TITLE_HEIGHT, HELP_HEIGHT, LINK_HEIGHT)):
        sheet.set_row_pixels(row, height, plain)
    sheet.write_string(0, 0, title, looks[Look.TITLE])
    sheet.write_string(1, 0, help_line, looks[Look.HELP])
    back = f"internal:{quote_sheetname(str(Sheet.START))}!A1"
    sheet.write_url(2, 0, back, looks[Look.LINK], f"← {Sheet.START}", BACK)


def holding(column: Column) -> float:
    """Give the width of a column in which no word of its heading is broken."""
    return max(column.width, longest_word(str(column.heading), bold=True) + INDENT)


def head_lines(columns: tuple[Column, ...]) -> int:
    """Count the lines of the longest heading."""
    return max(
        line_count(str(column.heading), holding(column) - INDENT, bold=True)
        for column in columns
    )


def draw_headings(sheet: Worksheet, looks: Looks, columns: tuple[Column, ...]) -> None:
    """Write the heading row with its notes and set widths and formats below."""
    for number, column in enumerate(columns):
        sheet.set_column(number, number, holding(column), looks[column.look])
        right = column.look in NUMBER_LOOKS
        look = looks[Look.HEADING_RIGHT if right else Look.HEADING]
        sheet.write_string(HEAD_ROW, number, column.heading, look)
        if column.note:
            draw_note(sheet, number, column.note)


def draw_note(sheet: Worksheet, column: int, text: str) -> None:
    """Put a note on a heading."""
    width, height = note_size(str(text))
    options = {
        "width": width,
        "height": height,
        "font_name": FONT,
        "font_size": 10,
        "color": "#FFFFFF",
    }
    sheet.write_comment(HEAD_ROW, column, text, options)


def write_cell(
    sheet: Worksheet,
    place: tuple[int, int],
    cell: Cell,
    look: Format | None,
) -> None:
    """Write one cell as what it is: a text stays a text, however it looks."""
    row, column = place
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell, look)
    else:
        sheet.write(row, column, cell, look)


def prepare(sheet: Worksheet) -> None:
    """Set what every page has: no grid, landscape A4, page numbers."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
    pages = PAGES.format(page="&P", pages="&N")
    sheet.set_footer(f"&L&8&A&R&8{pages}")


def prepare_table(sheet: Worksheet, head_height: int) -> None:
    """Freeze and repeat the headings, and fit the table to the page's width."""
    prepare(sheet)
    sheet.set_row_pixels(HEAD_ROW, head_height)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
