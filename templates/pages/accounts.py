"""The page Accounts: one row per account, under headings that Criteria can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.layout import Sheet
from templates import choices
from templates.choices import Choice
from templates.pages import frame
from templates.pages.frame import Column
from templates.places import FIRST_ROW, HEAD_ROW, LAST_ACCOUNT_ROW
from templates.spec import Kind
from templates.style import KIND_LOOKS


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


HELP = (
    "One row per account, in any columns you like: rename these, add your own. "
    "Criteria finds a column by its heading."
)

# two lines of text, and room for the filter buttons below a single one
HEAD_HEIGHT = 46


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Accounts."""
    frame.prepare_table(sheet, HEAD_HEIGHT)
    frame.draw_title(sheet, looks, Sheet.ACCOUNTS, HELP)
    columns = tuple(
        Column(c.heading, c.note, c.width, KIND_LOOKS[c.kind]) for c in spec.columns
    )
    frame.draw_headings(sheet, looks, columns)
    formats = [looks[column.look] for column in columns]
    for row, account in enumerate(spec.accounts, FIRST_ROW):
        for column, cell in enumerate(account):
            frame.write_cell(sheet, (row, column), cell, formats[column])
    draw_dropdowns(sheet, spec)
    last = HEAD_ROW + max(len(spec.accounts), 1)
    sheet.autofilter(HEAD_ROW, 0, last, len(columns) - 1)


def draw_dropdowns(sheet: Worksheet, spec: Workbook) -> None:
    """Offer Yes and No in the columns that hold them."""
    options = choices.suggest(choices.source(Choice.YES_NO, spec.groups))
    for column, described in enumerate(spec.columns):
        if described.kind is Kind.YES_NO:
            sheet.data_validation(FIRST_ROW, column, LAST_ACCOUNT_ROW, column, options)
