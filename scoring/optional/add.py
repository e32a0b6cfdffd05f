"""Optional tabs put into a workbook, of which nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.assembly import read_sheets
from scoring.errors import FileError
from scoring.language import phrase, with_and
from scoring.optional.card_page import card_page
from scoring.optional.neighbours import neighbours_of
from scoring.optional.tab_page import tab_page
from scoring.progress import silent
from scoring.reading.known_sheets import find_name
from scoring.sheets.write_pages import add_pages
from scoring.stages import Options
from scoring.vocabulary import SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scoring.optional.neighbours import Neighbours
    from scoring.optional.tabs import OptionalTab
    from scoring.sheets.page import Page

MOST_CRITERIA: Final = 45
ONE_THERE: Final = phrase("{name} has the tab {tab} already: nothing was added")
THERE: Final = phrase("{name} has the tabs {tabs} already: nothing was added")
NO_CRITERIA: Final = phrase("Compare needs at least two criteria on the sheet Criteria")
TOO_MANY: Final = phrase(
    "Compare would have a row for each of {pairs:,} pairs of criteria, which nobody "
    "fills in: compare at most {most} criteria"
)


def add_tabs(path: Path, target: Path, tabs: Sequence[OptionalTab]) -> None:
    """Write a workbook with further tabs at its end.

    Parameters
    ----------
    path, target : Path
        The workbook, and where it is written; both may be one.
    tabs : sequence of OptionalTab
        What to add, in this order.

    Raises
    ------
    FileError
        If one of the tabs is there already, or a file cannot be read or written.
    """
    options = Options()
    sheets = read_sheets(path, options, silent)
    opened = sheets.opened
    assert opened is not None  # noqa: S101 - a workbook is never a CSV file
    refuse_present(path.name, sheets.origin.sheets, tabs)
    neighbours = neighbours_of(sheets, options, (tab.sheet for tab in tabs))
    pages = pages_of(tabs, neighbours)
    add_pages(path, target, pages, opened.package.archive)


def refuse_present(
    name: str, names: Iterable[str], tabs: Sequence[OptionalTab]
) -> None:
    """Stop where a tab is there already; all of them are named.

    Raises
    ------
    FileError
        It names them.
    """
    names = tuple(names)
    there = (find_name(names, SHEET_WORDS[tab.sheet]) for tab in tabs)
    present = [*filter(None, there)]
    if len(present) == 1:
        raise FileError(ONE_THERE.format(name=name, tab=present[0]))
    if present:
        raise FileError(THERE.format(name=name, tabs=with_and(present)))


def pages_of(tabs: Sequence[OptionalTab], neighbours: Neighbours) -> tuple[Page, ...]:
    """Lay tabs out for the workbook that they go into.

    Raises
    ------
    FileError
        If Compare has nothing to compare, or too much.
    """
    count = len(neighbours.criteria)
    if any(tab.sheet is Sheet.COMPARE for tab in tabs):
        if count < 2:  # noqa: PLR2004 - a pair
            raise FileError(NO_CRITERIA)
        if count > MOST_CRITERIA:
            pairs = count * (count - 1) // 2
            raise FileError(TOO_MANY.format(pairs=pairs, most=MOST_CRITERIA))
    return tuple(
        card_page(tab, neighbours)
        if tab.sheet is Sheet.CARD
        else tab_page(tab, neighbours)
        for tab in tabs
    )
