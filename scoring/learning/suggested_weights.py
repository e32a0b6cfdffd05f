"""The weights that outcomes suggest, as a review says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from scoring.learning.weights import Gain


class WeightRow(NamedTuple):
    """A criterion's weight, and the one that the outcomes suggest."""

    criterion: str
    own: float
    share: float
    suggested: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Suggested weights of one profile, or why there are none.

    Parameters
    ----------
    profile : str
        Empty where the model has none.
    refusal : str
        Why none are suggested; empty where they are.
    gain : Gain or None
        What they add, as far as it was measured.
    rows : tuple of WeightRow
        One for each criterion.
    joining, leaving : tuple of str
        Who would join and leave the contacts at the same *Contact from*, the first
        fifty of them.
    cutoff : float
        The rating that keeps their number nearest to today's.
    learnt : int
        How many outcomes it was learnt from.
    joins, leaves : int
        How many would join and leave.
    """

    profile: str
    refusal: str
    gain: Gain | None = None
    rows: tuple[WeightRow, ...] = ()
    joining: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    cutoff: float = float("nan")
    learnt: int = 0
    joins: int = 0
    leaves: int = 0
