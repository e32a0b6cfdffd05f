"""Neighbouring levels pooled: shares that rise, fall, or rise and then fall.

Source: the pool-adjacent-violators algorithm (Ayer and others 1955).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Sequence

PEAK_BETTER: Final = 6.63
"""Deviance by which a peak must be better: chi-square with 1 degree, 99 %."""
APART: Final = 1.64
"""Standard errors by which neighbours must differ."""
MOST: Final = 5


class Level(NamedTuple):
    """Neighbouring bins, or words, taken as one.

    Parameters
    ----------
    members : tuple of int
        Which.
    size, won : int
        How many outcomes it has, and how many are won.
    """

    members: tuple[int, ...]
    size: int
    won: int

    @property
    def share(self) -> float:
        """The share won."""
        return self.won / self.size

    def with_next(self, other: Level) -> Level:
        """Take it and its neighbour as one."""
        return Level(
            self.members + other.members,
            self.size + other.size,
            self.won + other.won,
        )


def shaped(levels: Sequence[Level]) -> list[Level]:
    """Pool levels to rising or falling shares, or to a peak if that fits far better.

    >>> bins = [Level((0,), 10, 1), Level((1,), 10, 5), Level((2,), 10, 4)]
    >>> [level.members for level in shaped(bins)]
    [(0,), (1, 2)]
    """
    rising, falling = pooled(levels, 1), pooled(levels, -1)
    straight = min(rising, falling, key=deviance)
    peaks = [
        pooled(levels[:top], 1) + pooled(levels[top:], -1)
        for top in range(1, len(levels))
    ]
    peak = min(peaks, key=deviance, default=straight)
    if deviance(straight) - deviance(peak) > PEAK_BETTER:
        return peak
    return straight


def pooled(levels: Sequence[Level], direction: int) -> list[Level]:
    """Pool neighbours until the shares rise (1) or fall (-1); equal ones are one."""
    stack: list[Level] = []
    for level in levels:
        stack.append(level)
        while len(stack) > 1 and not _in_order(stack[-2], stack[-1], direction):
            last = stack.pop()
            stack[-1] = stack[-1].with_next(last)
    return stack


def _in_order(one: Level, two: Level, direction: int) -> bool:
    return direction * (two.won * one.size - one.won * two.size) > 0


def deviance(levels: Sequence[Level]) -> float:
    """Give -2 ln likelihood of the outcomes by their level's share."""
    return -2 * math.fsum(_likelihood(level) for level in levels)


def _likelihood(level: Level) -> float:
    lost = level.size - level.won
    likelihood = level.won * math.log(level.share) if level.won else 0.0
    return likelihood + (lost * math.log(lost / level.size) if lost else 0.0)


def joined_levels(levels: Sequence[Level], most: int = MOST) -> list[Level]:
    """Join neighbours, nearest first, that are too many or hardly differ."""
    joined = list(levels)
    while len(joined) > 1:
        gaps = [difference(one, two) for one, two in pairwise(joined)]
        nearest = min(range(len(gaps)), key=gaps.__getitem__)
        if len(joined) <= most and gaps[nearest] >= APART:
            break
        joined[nearest : nearest + 2] = [joined[nearest].with_next(joined[nearest + 1])]
    return joined


def difference(one: Level, two: Level) -> float:
    """Give how many standard errors two shares are apart, pooled."""
    both = one.with_next(two)
    variance = both.share * (1 - both.share) * (1 / one.size + 1 / two.size)
    return abs(one.share - two.share) / math.sqrt(variance) if variance else 0.0
