"""What is expected of an example: a rating, a range, a tier or a status."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.model.model import MOST_POINTS
from scoring.rating.kernel import round_half_away
from scoring.rating.rate_block import STATUSES
from scoring.values.cell import cell_text
from scoring.values.days import date_of
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model.model import Tier
    from scoring.values.cell import Cell

NONE: Final = -1


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one account; one of the three kinds.

    Parameters
    ----------
    words : str
        As the user wrote it.
    low, high : float
        The ratings that fit, both included; NaN where no rating is expected.
    tier : int
        Its index among the tiers, the best first; -1 where none is expected.
    status : int
        An index into `STATUSES`; -1 where none is expected.
    """

    words: str
    low: float = math.nan
    high: float = math.nan
    tier: int = NONE
    status: int = NONE

    def holds(self, rating: float, tier: int, status: int) -> bool:
        """Say whether an account is as expected.

        Parameters
        ----------
        rating : float
            Its rating, rounded; NaN for none.
        tier, status : int
            As they are counted here.
        """
        if self.tier != NONE:
            return tier == self.tier
        if self.status != NONE:
            return status == self.status
        return self.low <= rating <= self.high


def read_expected(cell: Cell, tiers: Sequence[Tier]) -> Expected | None:
    """Read a cell of Expected.

    Parameters
    ----------
    cell : Cell
        The cell; not blank.
    tiers : sequence of Tier
        The best first. The name of one goes before a rating that is written alike.

    Returns
    -------
    Expected or None
        None where it can be none of them.

    Examples
    --------
    >>> from scoring.model.model import Tier
    >>> from scoring.values.cell import read_cell
    >>> read_expected(read_cell("7-10"), [Tier("A", 8.0)])
    Expected(words='7-10', low=7.0, high=10.0, tier=-1, status=-1)
    """
    words = " ".join(cell_text(cell).split())
    key = text_key(words)
    for index, tier in enumerate(tiers):
        if text_key(tier.name) == key:
            return Expected(words, tier=index)
    for index, status in enumerate(STATUSES):
        if key in map(text_key, status.understood):
            return Expected(words, status=index)
    ends = _ends(cell)
    if ends is None:
        return None
    return Expected(_range_words(cell, *ends), *ends)


def _ends(cell: Cell) -> tuple[float, float] | None:
    """Give the ratings that a number or a range stands for."""
    if cell.span is not None:
        ends = max(cell.span.low, 0.0), min(cell.span.high, MOST_POINTS)
    elif not math.isnan(cell.number):
        number = float(round_half_away(np.array(cell.number), 1))
        ends = number, number
    elif cell.kind == "day":
        # Excel makes 7-10 a date, in July or in October
        day = date_of(cell.day)
        ends = float(min(day.day, day.month)), float(max(day.day, day.month))
    else:
        return None
    return ends if 0 <= ends[0] <= ends[1] <= MOST_POINTS else None


def _range_words(cell: Cell, low: float, high: float) -> str:
    if cell.kind == "day":
        return f"{low:g}-{high:g}"
    return " ".join(cell_text(cell).split())
