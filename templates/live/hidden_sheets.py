"""The hidden sheets of Live, put into a workbook.

Their formulas are stored as Excel stores those filled down, as shared formulas: once
for a block. XlsxWriter knows none, so it writes a word in their place, which
`with_shared` replaces. Without that the file would be five times as large.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from templates.live import cell_formulas, criteria, ratings, rules, words
from templates.live.places import CELLS, RULE_HEAD_ROW, RULES, WORDS, Fill, at, tables
from templates.live.tab import in_use
from templates.places import LIVE


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter import Workbook as Xlsx
    from xlsxwriter.worksheet import Worksheet

    from templates.live.places import Cells, Content
    from templates.live.size import Size

PRINT_AREA = "_xlnm.Print_Area"
"""What Excel prints of a sheet; LibreOffice reads no formula there, and prints all."""
_FIRST = re.compile(rb"<f>FILL_([A-Z]+[0-9]+)_([A-Z]+[0-9]+)_([0-9]+)\+")
_OTHER = re.compile(rb"<f>FILLED_([0-9]+)_xlfn\.</f>")


def sheets(size: Size) -> Iterator[tuple[str, Cells]]:
    """Give the hidden sheets, each with its cells."""
    yield WORDS, words.cells(size)
    yield RULES, rules.cells(size)
    yield CELLS, all_of_cells(size)


def all_of_cells(size: Size) -> Cells:
    """Give the three parts of LiveCells."""
    yield from criteria.cells(size)
    yield from ratings.cells(size)
    yield from cell_formulas.cells(size)


def range_names(size: Size) -> Mapping[str, str]:
    """Give every range name of Live, and its block."""
    parts = (words, rules, criteria, cell_formulas, ratings)
    named = {name: block for part in parts for name, block in part.names(size)}
    return tables(size) | named


def draw_hidden(book: Xlsx, size: Size) -> None:
    """Add the hidden sheets and their range names.

    Their values are left out: Excel and Google Sheets calculate on loading, and
    LibreOffice calculates a formula that has no value.
    """
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for name, content in sheets(size):
        sheet = book.add_worksheet(name)
        sheet.hide()
        for number, (row, column, what) in enumerate(content):
            write(sheet, (row, column), what, number)
        if name != CELLS:
            sheet.set_row(RULE_HEAD_ROW if name == RULES else 0, 60, heading)
    for name, block in range_names(size).items():
        book.define_name(name, f"={block}")
    book.define_name(f"{LIVE}!{PRINT_AREA}", f"={in_use(size)}")


def write(sheet: Worksheet, place: tuple[int, int], what: Content, number: int) -> None:
    """Write a cell as what it is; a fill with words that `with_shared` replaces."""
    row, column = place
    if isinstance(what, Fill):
        # in what has _xlfn. already, XlsxWriter looks for no new functions: for each
        # of 40,000 cells that would take half the time of the whole workbook
        filled = f"=FILLED_{number}_xlfn."
        last = at(row + what.rows - 1, column + what.columns - 1)
        for down in range(what.rows):
            for right in range(what.columns):
                there = row + down, column + right
                sheet.write_formula(*there, filled, None, "")
        first = f"=FILL_{at(row, column)}_{last}_{number}+{what.formula}"
        sheet.write_formula(row, column, first, None, "")
    elif is_formula(what):
        sheet.write_formula(row, column, str(what), None, "")
    elif isinstance(what, str):
        sheet.write_string(row, column, what)
    else:
        sheet.write_number(row, column, what)


def is_formula(what: Content) -> bool:
    """Tell a formula from the word ``=``, which is a Test."""
    return isinstance(what, str) and what.startswith("=") and what != "="


def with_shared(part: bytes) -> bytes:
    """Make the formulas of a sheet's fills shared ones."""
    part = _FIRST.sub(rb'<f t="shared" ref="\1:\2" si="\3">', part)
    return _OTHER.sub(rb'<f t="shared" si="\1"/>', part)
