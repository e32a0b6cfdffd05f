"""Whether ratings tell won from lost deals, in a word and in a sentence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.learning.shown import percent, two_decimals


if TYPE_CHECKING:
    from scoring.learning.separation import Separation

LEAST: Final = 10
"""Won, and lost, outcomes that a verdict takes."""
Z_BOUND: Final = 1.75
AUC_BOUND: Final = 0.55
USEFUL: Final = 0.60


class Verdict(StrEnum):
    """What the outcomes say of the ratings."""

    TOO_FEW = "too few"
    NO_SIGNAL = "no signal"
    WEAK = "weak"
    USEFUL = "useful"

    @property
    def helps(self) -> bool:
        """Whether the ratings tell anything."""
        return self in (Verdict.WEAK, Verdict.USEFUL)


TOO_FEW: Final = phrase(
    "Too few: {won:,} won and {lost:,} lost; 10 of each are needed."
)
NO_SIGNAL: Final = phrase(
    "No signal: the ratings do not tell won from lost deals (AUC {auc}, {low} to {high})."
)
WRONG_WAY: Final = phrase(
    "No signal: the ratings do not tell won from lost deals (AUC {auc}, {low} to {high}). "
    "Rather the wrong way round."
)
IS_WEAK: Final = phrase(
    "Weak: of a won and a lost deal the won one is rated higher in {auc} of 100 cases "
    "({low} to {high})."
)
IS_USEFUL: Final = phrase(
    "Useful: of a won and a lost deal the won one is rated higher in {auc} of 100 cases "
    "({low} to {high})."
)


def verdict_of(separation: Separation) -> Verdict:
    """Judge ratings by how well they tell won from lost."""
    if min(separation.won, separation.lost) < LEAST:
        return Verdict.TOO_FEW
    if separation.z < Z_BOUND or separation.auc < AUC_BOUND:
        return Verdict.NO_SIGNAL
    return Verdict.WEAK if separation.low < USEFUL else Verdict.USEFUL


def verdict_text(result: Separation) -> str:
    """Say it in a sentence."""
    verdict = verdict_of(result)
    if verdict is Verdict.TOO_FEW:
        return TOO_FEW.format(won=result.won, lost=result.lost)
    parts = (result.auc, result.low, result.high)
    if verdict is Verdict.NO_SIGNAL:
        auc, low, high = map(two_decimals, parts)
        words = WRONG_WAY if result.z <= -Z_BOUND else NO_SIGNAL
        return words.format(auc=auc, low=low, high=high)
    auc, low, high = map(percent, parts)
    words = IS_USEFUL if verdict is Verdict.USEFUL else IS_WEAK
    return words.format(auc=auc, low=low, high=high)
