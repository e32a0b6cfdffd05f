"""A page Settings, for a workbook that has had none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.sheets import looks
from scoring.sheets.page import Draft, Page
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTHS: Final = (24, 16)


def settings_page(settings: Mapping[str, str]) -> Page:
    """Lay some settings out.

    Parameters
    ----------
    settings : mapping of str to str
        Each setting with its value.
    """
    draft = Draft({})
    for column, head in zip("AB", (Head.SETTING, Head.VALUE), strict=True):
        draft.fill(1, column, str(head), looks.COLUMN)
    for row, (setting, value) in enumerate(settings.items(), start=2):
        draft.fill(row, "A", str(setting), looks.CELL_BOLD)
        draft.fill(row, "B", value, looks.CELL)
    return draft.on(Page(Sheet.SETTINGS, WIDTHS, (), ()))
