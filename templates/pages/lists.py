"""The hidden page Lists: what the drop-downs offer, one list per column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.vocabulary import Head, Setting
from templates.choices import Choice, offered
from templates.pages import frame
from templates.style import Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


TITLES = {
    Choice.TEST: Head.TEST,
    Choice.GROUP: Head.GROUP,
    Choice.IF_BLANK: Head.IF_BLANK,
    Choice.YES_NO: phrase("Yes or No"),
    Choice.DECIMAL_SIGN: Setting.DECIMAL_SIGN,
    Choice.LANGUAGE: Setting.LANGUAGE,
    Choice.PROFILE: Head.PROFILE,
}


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Lists and hide it."""
    sheet.hide()
    for column, (choice, words) in enumerate(offered(spec).items()):
        sheet.set_column(column, column, 20)
        sheet.write_string(0, column, TITLES[choice], looks[Look.HEADING])
        for row, word in enumerate(words, 1):
            frame.write_cell(sheet, (row, column), word, None)
