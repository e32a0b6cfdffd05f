"""Whether accounts, or those decided by hand, are as they were expected to be."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from scipy.stats import norm


if TYPE_CHECKING:
    from collections.abc import Sequence


def psi(then: Sequence[int], now: Sequence[int]) -> float:
    """The population stability index, half a case added to each band."""
    old, new = [x + 0.5 for x in then], [x + 0.5 for x in now]
    return math.fsum(
        (b / sum(new) - a / sum(old)) * math.log((b / sum(new)) / (a / sum(old)))
        for a, b in zip(old, new, strict=True)
    )


def noise(then: Sequence[int], now: Sequence[int]) -> float:
    """What chance alone reaches once in a hundred."""
    spare = sum(1 for a, b in zip(then, now, strict=True) if a or b) - 1
    part = 2 / (9 * spare)
    chi = spare * (1 - part + float(norm.ppf(0.99)) * math.sqrt(part)) ** 3
    return chi * (1 / sum(then) + 1 / sum(now))


def drift(then: Sequence[int], now: Sequence[int]) -> str:
    """`same`, `moving` or `changed`."""
    value = psi(then, now)
    if value <= noise(then, now) or value < 0.10:
        return "same"
    return "changed" if value >= 0.25 else "moving"


def at_least(chances: Sequence[float], won: int) -> float:
    """The chance of so many wins or more, over all ways to win them."""
    out = 0.0
    for wins in itertools.product((0, 1), repeat=len(chances)):
        if sum(wins) >= won:
            out += math.prod(
                p if w else 1 - p for p, w in zip(chances, wins, strict=True)
            )
    return out
