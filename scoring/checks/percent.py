"""A share in words."""

from __future__ import annotations

from typing import Final

from scoring.findings import Message, message


ONE: Final = 0.01


def percent(share: float) -> Message:
    """Give a share in words: never 0 % of some, nor 100 % of not quite all.

    >>> print(percent(0.004), percent(0.999), percent(1.0), sep=", ")
    under 1 %, over 99 %, 100 %
    """
    if 0 < share < ONE:
        return Message("under 1 %")
    if 1 - ONE < share < 1:
        return Message("over 99 %")
    return message("{percent:.0f} %", percent=100 * share)
