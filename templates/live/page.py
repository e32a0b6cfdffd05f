"""The page Live: the contact list and every account, rated while you type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from scoring.language import phrase
from scoring.vocabulary import ScoredHead, Status
from scoring.vocabulary.cell_words import CellWord
from templates.live.places import USE_SCORE
from templates.live.size import Size
from templates.live.tab import (
    CAPTION,
    LISTED,
    NOTICE,
    POINTS_COLUMN,
    RATED,
    TABLE_COLUMN,
    cells,
)
from templates.pages import frame
from templates.pages.frame import Column
from templates.places import FIRST_ROW, HEAD_ROW, LIVE
from templates.style import Look


if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks

HELP = phrase(
    "Rated by plain formulas while you type: change a weight, a rule or an account and "
    "look here. Nothing on this tab is to be typed over."
)
CAPTIONS = {TABLE_COLUMN: phrase("Every account")}
HEAD_HEIGHT = 62
PRINT_SCALE = 75
LOOKS = {
    ScoredHead.RANK: (Look.LIVE_RANK, 8),
    ScoredHead.ACCOUNT: (Look.LIVE_NAME, 30),
    ScoredHead.RATING: (Look.LIVE_RATING, 12),
    ScoredHead.STATUS: (Look.LIVE_STATUS, 14),
}
GAP_WIDTH, POINTS_WIDTH = 3, 12
GOOD, FAIR = 8, 5
"""Points from which a cell is shaded."""


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Live."""
    size = Size(spec.live_rows)
    frame.prepare_table(sheet, HEAD_HEIGHT)
    set_print(sheet)
    sheet.freeze_panes(FIRST_ROW, TABLE_COLUMN + 1)
    frame.draw_title(sheet, looks, LIVE, HELP)
    for column, caption in CAPTIONS.items():
        sheet.write_string(NOTICE[0], column, caption, looks[Look.CAPTION])
    draw_columns(sheet, size, looks)
    draw_formulas(sheet, spec, looks)
    for block, rule, look in (*heading_rules(size), *table_rules(size)):
        options = {"type": "formula", "criteria": f"={rule}", "format": looks[look]}
        sheet.conditional_format(*block, options)


def set_print(sheet: Worksheet) -> None:
    """Print the lists on pages of their own, and the points on those to the right."""
    sheet.set_print_scale(PRINT_SCALE)
    sheet.set_v_pagebreaks([POINTS_COLUMN])
    sheet.repeat_columns(TABLE_COLUMN, TABLE_COLUMN)


def draw_columns(sheet: Worksheet, size: Size, looks: Looks) -> None:
    """Write the headings that do not depend on the criteria; set widths."""
    gap = TABLE_COLUMN - 1
    sheet.set_column(gap, gap, GAP_WIDTH, looks[Look.PLAIN])
    last = POINTS_COLUMN + size.criteria - 1
    sheet.set_column(POINTS_COLUMN, last, POINTS_WIDTH, looks[Look.PLAIN])
    for first, heads in ((0, LISTED), (TABLE_COLUMN, RATED)):
        for column, head in enumerate(heads, first):
            look, usual = LOOKS[head]
            width = frame.holding(Column(head, "", usual, look))
            sheet.set_column(column, column, width, looks[Look.PLAIN])
            right = look in (Look.LIVE_RANK, Look.LIVE_RATING)
            heading = Look.HEADING_RIGHT if right else Look.HEADING
            sheet.write_string(HEAD_ROW, column, head, looks[heading])


def draw_formulas(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Write the formulas, each with what the engine says that it comes to.

    They are array formulas of one cell. LibreOffice believes the value stored with any
    other, has none for the hidden sheets, and passes no change on through a cell that
    it has not calculated yet: Live would stay as it was stored. Array formulas it
    calculates as the file opens, and they are not volatile.
    """
    # the engine is only loaded where a workbook is built
    from templates.live.stored import stored  # noqa: PLC0415

    values = stored(spec)
    for row, column, formula in cells(Size(spec.live_rows)):
        value = values.get((row, column), "")
        if row == HEAD_ROW and value:
            heading = Column(str(value), "", POINTS_WIDTH, Look.LIVE_HEADING)
            sheet.set_column(column, column, frame.holding(heading), looks[Look.PLAIN])
        look = looks[look_of(row, column)]
        sheet.write_array_formula(row, column, row, column, formula, look, value)


def look_of(row: int, column: int) -> Look:
    """Give the format of a cell."""
    if (row, column) == NOTICE:
        return Look.NOTICE
    if (row, column) == CAPTION:
        return Look.CAPTION
    if row == HEAD_ROW:
        return Look.LIVE_HEADING
    if column >= POINTS_COLUMN:
        return Look.LIVE_POINTS
    heads = [*LISTED, None, *RATED]
    head = heads[column]
    return Look.PLAIN if head is None else LOOKS[head][0]


Block = tuple[int, int, int, int]


def heading_rules(size: Size) -> Iterator[tuple[Block, str, Look]]:
    """Make headings of the criteria that there are."""
    first, last = POINTS_COLUMN, POINTS_COLUMN + size.criteria - 1
    cell = xl_rowcol_to_cell(HEAD_ROW, first)
    yield (HEAD_ROW, first, HEAD_ROW, last), f'{cell}<>""', Look.HEADED


def table_rules(size: Size) -> Iterator[tuple[Block, str, Look]]:
    """Line the rows in use, and shade what stands out.

    LibreOffice shows only the first rule that holds, so each is complete.
    """
    last = FIRST_ROW + size.accounts - 1
    listed = (FIRST_ROW, 0, last, TABLE_COLUMN - 2)
    yield listed, f'{fixed(1)}<>""', Look.LINED
    account, rating, status, _ = range(TABLE_COLUMN, POINTS_COLUMN)
    rated = (FIRST_ROW, account, last, POINTS_COLUMN - 1)
    yield (
        (FIRST_ROW, rating, last, rating),
        f'{fixed(rating)}="{USE_SCORE}"',
        Look.NEGATIVE,
    )
    contact = (FIRST_ROW, rating, last, status)
    yield contact, f'{fixed(status)}="{Status.CONTACT}"', Look.WANTED
    out = f'{fixed(status)}="{Status.DISQUALIFIED}"'
    yield rated, f'({fixed(account)}<>"")*({out})', Look.MUTED
    yield rated, f'{fixed(rating)}&{fixed(status)}<>""', Look.LINED
    yield from points_rules(
        (FIRST_ROW, POINTS_COLUMN, last, POINTS_COLUMN + size.criteria - 1)
    )


def points_rules(block: Block) -> Iterator[tuple[Block, str, Look]]:
    """Shade the points: the more the fuller, orange what takes away or disqualifies."""
    cell = xl_rowcol_to_cell(FIRST_ROW, POINTS_COLUMN)
    yield block, f'({cell}="{CellWord.OUT}")+({cell}="{USE_SCORE}")', Look.OUT
    yield block, f"ISNUMBER({cell})*({cell}<0)", Look.NEGATIVE
    yield block, f"ISNUMBER({cell})*({cell}>={GOOD})", Look.GOOD
    yield block, f"ISNUMBER({cell})*({cell}>={FAIR})", Look.FAIR
    yield block, f'({cell}=0)*({cell}<>"")', Look.MUTED
    yield block, f'{cell}<>""', Look.LINED


def fixed(column: int) -> str:
    """Name a cell of the first row, its column fixed."""
    return str(xl_rowcol_to_cell(FIRST_ROW, column, col_abs=True))
