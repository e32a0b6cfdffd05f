"""A sheet for people, deals or activities, where the workbook has none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.sheets import looks
from scoring.sheets.page import Draft, ListArea, Page
from scoring.values.days import serials_of
from scoring.values.refs import cell_name, column_letters
from scoring.values.table import named_apart
from scoring.xlsx.edit.cell_writer import Day


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.sheets.sections import Value
    from scoring.vocabulary import Sheet
    from scoring.xlsx.draw.styles import Style

WIDTH: Final = 24.0
HEADER_HEIGHT: Final = 24.0


def record_page(
    sheet: Sheet, headings: Sequence[str], columns: Sequence[Sequence[object]]
) -> Page:
    """Lay the sheet out: its headings in the first row, and the rows below.

    Parameters
    ----------
    sheet : Sheet
        Which.
    headings : sequence of str
        The headings.
    columns : sequence of sequence
        For each its cells, of text, number or `Day`; shorter where the rest is blank.
    """
    names = named_apart(headings)
    draft = Draft({1: HEADER_HEIGHT})
    for number, heading in enumerate(names, start=1):
        draft.fill(1, column_letters(number), heading, looks.INDENTED_HEADER)
    for number, cells in enumerate(columns, start=1):
        letters = column_letters(number)
        for row, cell in enumerate(cells, start=2):
            if cell is not None:
                draft.fill(row, letters, *_drawn(cell))
    last = 1 + max(1, *map(len, columns))
    area = f"A1:{cell_name(last, len(names))}"
    return draft.on(
        Page(
            sheet,
            (WIDTH,) * len(names),
            (),
            (),
            frozen=1,
            selected="A2",
            listed=ListArea(sheet, area, names),
        )
    )


def _drawn(cell: object) -> tuple[Value, Style]:
    if isinstance(cell, Day):
        return serials_of(cell.day), looks.INDENTED_DATE
    if isinstance(cell, float):
        return cell, looks.BODY
    return str(cell), looks.INDENTED
