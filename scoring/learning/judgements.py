"""One cell of Compare: how much more one criterion matters than another."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from scoring.values.text import text_key
from scoring.vocabulary import JUDGEMENT_WORDS


if TYPE_CHECKING:
    from scoring.values.cell import Cell

LARGEST: Final = 9.0
WORDS: Final = {
    text_key(word): value for value, words in JUDGEMENT_WORDS.items() for word in words
}
JANUARY_TO_SEPTEMBER: Final = range(1, 10)


def judgement_of(cell: Cell, *, dated: tuple[int, int] | None = None) -> float | None:
    """Read a cell: how many times as much the first criterion matters.

    Parameters
    ----------
    cell : Cell
        A number, a fraction, or a word of the drop-down.
    dated : tuple of (int, int), optional
        Day and month where Excel turned a fraction such as 1/5 into a date.

    Returns
    -------
    float or None
        From 1/9 to 9; None where the cell is no judgement.

    Examples
    --------
    >>> from scoring.values.cell import read_cell
    >>> [judgement_of(read_cell(cell)) for cell in (5, -3, "1/4", "clearly more", "x")]
    [5.0, 0.3333333333333333, 0.25, 5.0, None]
    """
    if dated is not None:
        return _fraction_of_date(dated)
    if cell.key is not None and cell.key in WORDS:
        return WORDS[cell.key]
    if cell.key is not None and "/" in cell.key:
        return _fraction(cell.key)
    return None if math.isnan(cell.number) else _number(cell.number)


def _number(value: float) -> float | None:
    """Read 9..1, -2..-9, or a part such as 0.2 that a fraction came to."""
    if value < 0:
        return 1 / -value if 1 <= -value <= LARGEST else None
    # a third that was typed as 0.33 is meant as a third
    if 0 < value < 1:
        whole = round(1 / value)
        near = abs(1 / value - whole) <= 0.05 * whole
        return 1 / whole if near and whole <= LARGEST else None
    return value if 1 <= value <= LARGEST else None


def _fraction(key: str) -> float | None:
    """Read `1/3`; `3/1` as well."""
    try:
        value = float(Fraction(key.replace(" ", "")))
    except (ValueError, ZeroDivisionError):
        return None
    return value if 1 / LARGEST <= value <= LARGEST else None


def _fraction_of_date(dated: tuple[int, int]) -> float | None:
    """Read the fraction that was typed: 1/5 is 1 May here, 5 January elsewhere."""
    small, large = sorted(dated)
    ours = small == 1 and large in JANUARY_TO_SEPTEMBER
    return 1 / large if ours else None
