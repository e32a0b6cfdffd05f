"""What a message box asks and says of weights that are taken over, or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from addin.excel.messages import few
from scoring.language import phrase


if TYPE_CHECKING:
    from scoring.apply.change import Change

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
WENT_BACK: Final = phrase(
    "{criteria} has the weights of the tab {tab} again; the next Score rates by them."
)


def apply_question(change: Change) -> str:
    """Ask whether weights are to be written, each with the one before."""
    lines = (
        WEIGHT.format(criterion=criterion, old=old, new=new)
        for criterion, old, new in change.weights
        if old != new
    )
    words = GO_BACK if change.back else TAKE_OVER
    return words.format(
        criteria=change.edits[0].sheet, tab=change.copy, weights="\n".join(few(lines))
    )


def applied_message(change: Change) -> str:
    """Say that weights were written, and what comes next."""
    words = WENT_BACK if change.back else APPLIED
    return words.format(criteria=change.edits[0].sheet, tab=change.copy)
