"""What the macro workbook and the add-in share: the project, and its settings."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from templates.projects import WORKBOOK_NAME, sheet_names
from templates.xlsx import PAGES


if TYPE_CHECKING:
    from xlsxwriter import Workbook as Xlsx


CONFIG = "xlwings.conf"
# texts, for Excel writes TRUE and FALSE in its own language; and no path of Python:
# it differs between people, and stands in a file of the user's own
CONFIG_ROWS = (
    ("UDF MODULES", "addin.functions"),
    ("USE UDF SERVER", "True"),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
)
SHEETS = len(PAGES) + 1
# the calculation engine of Excel since 2019. An older one stated here, or none, makes
# Excel calculate on opening, and ratings would give way to errors where Python is not
CALCULATION = 191029


def draw_config(book: Xlsx) -> None:
    """Add the sheet that xlwings reads its settings from, and hide it."""
    sheet = book.add_worksheet(CONFIG)
    for row, (key, value) in enumerate(CONFIG_ROWS):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.set_column(0, 1, 34)
    sheet.hide()


def add_project(book: Xlsx, project: bytes) -> None:
    """Put the settings and the VBA project in, bound to workbook and sheets.

    Stored ratings stay until somebody changes a cell.
    """
    draw_config(book)
    book.add_vba_project(io.BytesIO(project), is_stream=True)
    book.set_vba_name(WORKBOOK_NAME)
    sheets = book.worksheets()
    for sheet, name in zip(sheets, sheet_names(len(sheets)), strict=True):
        sheet.set_vba_name(name)
    book.set_calc_mode("auto", CALCULATION)
    book.calc_on_load = False
