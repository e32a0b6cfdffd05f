"""An optional tab for a workbook that arrives as cells, as `account-scoring add` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from addin.answers.sheets import Sheets, known_sheets, options_of
from scoring.errors import FileError
from scoring.findings import message
from scoring.language import phrase
from scoring.optional.add import pages_of, refuse_present
from scoring.optional.neighbours import neighbours_of
from scoring.optional.tabs import NoTabError, tab_of
from scoring.sheets.page_data import page_data
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.optional.tabs import OptionalTab

ADDED: Final = phrase(
    "The tab {tab} was added at the end; its notes say what goes where."
)
ADDED_CARD: Final = phrase(
    "The tab {tab} was added at the end: choose an account on it."
)


class SheetsAndTab(Sheets, Protocol):
    """Sheets, and the tab to add to them."""

    @property
    def tab(self) -> str:
        """What it is called."""


def add_sheet(body: SheetsAndTab) -> dict[str, Any]:
    """Describe a further tab, empty, for the workbook that it goes into.

    Raises
    ------
    FileError
        If there is no such tab, or it is there already.
    """
    tab = _tab(body.tab)
    refuse_present(body.name, body.sheets, (tab,))
    neighbours = neighbours_of(known_sheets(body), options_of(body), (tab.sheet,))
    pages = pages_of((tab,), neighbours)
    added = ADDED_CARD if tab.sheet is Sheet.CARD else ADDED
    return {
        "message": str(message(added, tab=tab.sheet)),
        "pages": [*map(page_data, pages)],
    }


def _tab(word: str) -> OptionalTab:
    try:
        return tab_of(word)
    except NoTabError as error:
        raise FileError(str(error)) from error
