"""Numbers are compared at 15 significant digits, as Excel shows and compares them.

Rounding each number would cost a pass of its own. Instead each bound is moved, once,
to the last float that still rounds to it; then a plain comparison does.
"""

from __future__ import annotations

import math
from decimal import Decimal


def round15(number: float) -> float:
    """Round to 15 significant digits.

    >>> round15(0.1 + 0.2)
    0.3
    """
    return float(format(number, ".15g"))


def lowest(number: float) -> float:
    """Find the least float that rounds to the same 15 digits.

    >>> 0.1 + 0.7 < 0.8, 0.1 + 0.7 >= lowest(0.8)
    (True, True)
    """
    return -highest(-number)


def highest(number: float) -> float:
    """Find the greatest float that rounds to the same 15 digits.

    >>> 0.1 + 0.2 > 0.3, 0.1 + 0.2 <= highest(0.3)
    (True, True)
    """
    target = round15(number)
    if target == 0:
        return 0.0
    exact = Decimal(format(number, ".15g"))
    half = Decimal(1).scaleb(exact.adjusted() - 14) / 2
    bound = float(exact + half)
    while round15(bound) > target:
        bound = math.nextafter(bound, -math.inf)
    return bound
