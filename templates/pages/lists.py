"""The hidden page Lists: what the drop-downs offer, one list per column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.choices import offered
from templates.style import Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Lists and hide it."""
    sheet.hide()
    for column, (choice, words) in enumerate(offered(spec).items()):
        sheet.set_column(column, column, 20)
        sheet.write_string(0, column, choice.value, looks[Look.HEADING])
        for row, word in enumerate(words, 1):
            sheet.write(row, column, word)
