"""Which tabs are ours to write, and which are left alone.

A tab that Score has written carries a mark: a hidden name of its own, which a file and
an open workbook both have. One from before there were marks is known by its words. An
empty tab is anybody's.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import Language, phrase, speaking, with_and
from scoring.phrases import CheckWord, SummaryWord
from scoring.sheets.lists_words import ListsWord
from scoring.sheets.review_words import ReviewWord
from scoring.vocabulary import (
    CRITERIA_REQUIRED,
    LAST_REQUIRED,
    OPTIONAL_REQUIRED,
    ContactHead,
    ScoredHead,
    Sheet,
)


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MARK: Final = "AccountScoring.Sheet"
"""The name by which a tab of ours is known; it stands for the sheet's own name."""
SIGNS: Final[dict[Sheet, tuple[str, ...]]] = {
    Sheet.SCORED: (
        ScoredHead.RANK,
        ScoredHead.ACCOUNT,
        ScoredHead.RATING,
        ScoredHead.CONTACT,
        ScoredHead.STATUS,
        ScoredHead.KNOWN,
    ),
    Sheet.CONTACTS_SCORED: (
        ScoredHead.RANK,
        ContactHead.CONTACT,
        ContactHead.ACCOUNT,
        ScoredHead.RATING,
        ScoredHead.STATUS,
        ScoredHead.KNOWN,
    ),
    Sheet.SUMMARY: (SummaryWord.TITLE, SummaryWord.RATINGS, SummaryWord.TIERS),
    Sheet.CHECK: (CheckWord.TITLE, CheckWord.ABOUT),
    Sheet.DRAFT: (ListsWord.DRAFT, ListsWord.FIGURES),
    Sheet.COMPARED: (ListsWord.COMPARED, ListsWord.FIGURES),
    Sheet.HISTORY: LAST_REQUIRED[Sheet.HISTORY],
    Sheet.HISTORY_CRITERIA: CRITERIA_REQUIRED,
    Sheet.REVIEW: (ReviewWord.TITLE, ReviewWord.NAME),
    Sheet.REVIEW_FIGURES: OPTIONAL_REQUIRED[Sheet.REVIEW_FIGURES],
}
"""Words that all stand among the first rows of a sheet as Score writes it."""
ONE_FOREIGN: Final = phrase(
    "nothing was written, because Score would overwrite the tab {tab}, which it did not "
    "write: rename or delete it, then try again"
)
FOREIGN: Final = phrase(
    "nothing was written, because Score would overwrite the tabs {tabs}, which it did "
    "not write: rename or delete them, then try again"
)


def mark_of(sheet: Sheet) -> dict[str, str]:
    """Give the mark of a sheet as a name and the formula that it stands for.

    >>> mark_of(Sheet.CHECK)
    {'AccountScoring.Sheet': '"Check"'}
    """
    return {MARK: f'"{sheet.value}"'}


def looks_ours(sheet: Sheet, cells: Iterable[object]) -> bool:
    """Tell whether the first cells of a tab are those of a result sheet, or empty.

    >>> looks_ours(Sheet.CHECK, ["Month", "Turnover"]), looks_ours(Sheet.CHECK, [None])
    (False, True)
    """
    filled = {str(cell).strip().casefold() for cell in cells if cell is not None}
    return not filled - {""} or any(_signs(sheet, at) <= filled for at in Language)


@cache
def _signs(sheet: Sheet, language: Language) -> frozenset[str]:
    """Give the words of a result sheet as one language writes them."""
    with speaking(language):
        return frozenset(str(sign).casefold() for sign in SIGNS[sheet])


def refuse(foreign: Sequence[str]) -> None:
    """Stop if there are tabs of somebody else under the names of ours.

    Raises
    ------
    FileError
        It names them.
    """
    if not foreign:
        return
    if len(foreign) == 1:
        raise FileError(ONE_FOREIGN.format(tab=foreign[0]))
    raise FileError(FOREIGN.format(tabs=with_and(foreign)))
