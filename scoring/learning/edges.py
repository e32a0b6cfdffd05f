"""The number that parts two levels, as a person would write it."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


DIGITS = 17


def edge_between(low: float, high: float) -> float:
    """Find the number with the fewest digits above `low`, and not above `high`.

    Of several the nearest to their middle; of two as near the greater.

    >>> edge_between(15, 28), edge_between(150, 320), edge_between(0.12, 0.19)
    (20.0, 200.0, 0.16)
    """
    least, most = Decimal(repr(low)), Decimal(repr(high))
    middle = (least + most) / 2
    for digits in range(1, DIGITS + 1):
        near = [each for each in _rounded(middle, digits) if least < each <= most]
        if near:
            return float(min(near, key=lambda each: (abs(each - middle), -each)))
    return high


def _rounded(value: Decimal, digits: int) -> tuple[Decimal, Decimal]:
    """Round down and up to some significant digits."""
    if not value:
        return value, value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (
        value.quantize(step, rounding=ROUND_FLOOR),
        value.quantize(step, rounding=ROUND_CEILING),
    )


def whole_points(part: float) -> int:
    """Round a part of 1 to points from 0 to 10, halves up."""
    return math.floor(10 * part + 0.5 + 1e-9)
