"""Result tabs whose values are written, and how they come to look well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from addin.excel.session import quiet, say
from addin.excel.tabs import home, result_tab
from scoring.language import Language, choose, current


if TYPE_CHECKING:
    import xlwings as xw

    from addin.excel.paper import Dressing
    from scoring.vocabulary import Sheet


@dataclass(frozen=True, slots=True)
class Written:
    """Result tabs whose values are written.

    Parameters
    ----------
    dressings : tuple of callables
        Each makes one tab look well.
    message : str
        What to say when all is done.
    shown : Sheet
        The tab to show then.
    language : Language
        What the workbook speaks.
    """

    dressings: tuple[Dressing, ...]
    message: str
    shown: Sheet
    language: Language = field(default_factory=current)


def dress(book: xw.Book, written: Written) -> None:
    """Make the tabs that were written look well, and show one of them."""
    choose(written.language)
    with quiet(book.app):
        for dressing in written.dressings:
            dressing()
        home(result_tab(book, written.shown))
    say(book.app, written.message)
