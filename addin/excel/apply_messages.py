"""What a message box asks and says of weights that are taken over, or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.messages import few
from scoring.language import phrase


if TYPE_CHECKING:
    from scoring.apply.change import Change
    from scoring.language import Phrase

TAKE_OVER: Final = phrase(
    "Write these weights into {criteria}?\n\n{weights}\n\nAs it is now, {criteria} "
    "stays as the tab {tab}."
)
GO_BACK: Final = phrase("Go back to the weights of the tab {tab}?\n\n{weights}")
WEIGHT: Final = phrase("{criterion}: {old:g} -> {new:g}")
PROTECTED: Final = phrase(
    "The tab {tab} is protected, so nothing was changed: unprotect it and try again."
)
NOT_APPLIED: Final = phrase("Nothing was changed.")
APPLIED: Final = phrase(
    "The weights are written into {criteria}; the next Score rates by them. Apply once "
    "more goes back to those before."
)
APPLIED_UNASKED: Final = phrase(
    "These weights are written into {criteria}; the next Score rates by them.\n\n"
    "{weights}\n\nAs it was, {criteria} stays as the tab {tab}. Apply once more goes "
    "back to it."
)
WENT_BACK: Final = phrase(
    "{criteria} has the weights of the tab {tab} again; the next Score rates by them."
)


def apply_question(change: Change) -> str:
    """Ask whether weights are to be written, each with the one before."""
    return _listed(change, GO_BACK if change.back else TAKE_OVER)


def unasked_message(change: Change) -> str:
    """Say which weights were written where nobody could be asked."""
    return applied_message(change) if change.back else _listed(change, APPLIED_UNASKED)


def _listed(change: Change, words: Phrase) -> str:
    lines = (
        WEIGHT.format(criterion=criterion, old=old, new=new)
        for criterion, old, new in change.weights
        if old != new
    )
    return words.format(
        criteria=change.edits[0].sheet, tab=change.copy, weights="\n".join(few(lines))
    )


def applied_message(change: Change) -> str:
    """Say that weights were written, and what comes next."""
    words = WENT_BACK if change.back else APPLIED
    return words.format(criteria=change.edits[0].sheet, tab=change.copy)
