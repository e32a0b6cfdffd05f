"""Shares of won deals, their intervals, and what a cutoff would have done."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.learning.discrimination import NORMAL


if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.reference.learning.discrimination import Deal


def wilson(won: int, n: int) -> tuple[float, float]:
    """The two shares whose own spread just reaches what was seen."""
    z2 = NORMAL**2
    centre = (won + z2 / 2) / (n + z2)
    half = NORMAL * math.sqrt(won * (n - won) / n + z2 / 4) / (n + z2)
    return max(0.0, centre - half), min(1.0, centre + half)


def won_in_best(deals: Sequence[Deal], share: Fraction) -> Fraction:
    """Won deals in the best-rated part; equal ratings are cut in proportion."""
    room = share * len(deals)
    won = Fraction(0)
    for rating in sorted({deal.rating for deal in deals}, reverse=True):
        equals = [deal for deal in deals if deal.rating == rating]
        part = min(Fraction(1), room / len(equals))
        won += part * sum(deal.won for deal in equals)
        room -= part * len(equals)
        if room <= 0:
            break
    return won


def at_or_above(deals: Sequence[Deal], cutoff: float) -> tuple[int, int, int]:
    """Outcomes, won ones, and won ones missed."""
    above = [deal for deal in deals if deal.rating >= cutoff]
    won = sum(deal.won for deal in above)
    return len(above), won, sum(deal.won for deal in deals) - won
