"""Drop-downs of an open workbook, in the words of Excel for Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from addin.excel.excel_api import IN_BROWSER, ON_MAC, optional


if TYPE_CHECKING:
    import xlwings as xw

    from scoring.sheets.page import Filled
    from scoring.xlsx.draw.drop_downs import DropDown

LIST: Final = 3
"""What Excel calls a validation by a list."""
SEPARATOR: Final = 5
"""What Excel calls the sign between the items of a list, which is another in each country."""


def offer(tab: xw.Sheet, filled: Filled | None) -> None:
    """Offer words in cells that people fill in, which take any other as well.

    Excel for Mac and the browser get none: xlwings has no word for it there.
    """
    if filled is None or ON_MAC or IN_BROWSER:
        return
    with optional():
        # those of last time may stand in other rows
        tab.cells.api.Validation.Delete()
    for drop_down in filled.choices:
        with optional():
            _offer(tab, drop_down)


def _offer(tab: xw.Sheet, drop_down: DropDown) -> None:
    validation = tab.range(drop_down.area).api.Validation
    validation.Delete()
    validation.Add(Type=LIST, Formula1=_source(drop_down.source, tab.book.app.api))
    validation.ShowError = False


def _source(source: str, program: Any) -> str:
    """Write what is offered as this Excel reads it: an area, or words and its sign."""
    if source.startswith('"'):
        return source.strip('"').replace(",", str(program.International(SEPARATOR)))
    return f"={source}"
