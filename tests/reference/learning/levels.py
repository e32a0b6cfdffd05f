"""What one field says of won and lost deals: levels, rules and points."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True)
class Count:
    """Won and lost deals of one level."""

    won: int
    lost: int

    @property
    def n(self) -> int:
        return self.won + self.lost

    def __add__(self, other: Count) -> Count:
        return Count(self.won + other.won, self.lost + other.lost)


def total(counts: Sequence[Count]) -> Count:
    """All of them together."""
    return sum(counts, Count(0, 0))


def evidence(count: Count, base: float) -> float:
    """The logit of a level's share less that of all."""
    return logit((count.won + 10 * base) / (count.n + 10)) - logit(base)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def smallest_level(n: int) -> int:
    """How many outcomes a level holds at least."""
    return max(5, min(10, math.ceil(n / 10)), math.ceil(n / 100))


def strength(levels: Sequence[Count]) -> float:
    """Chi-square of outcome by level, as Wilson and Hilferty's z."""
    everything = total(levels)
    expected = [
        (
            level.n * everything.won / everything.n,
            level.n * everything.lost / everything.n,
        )
        for level in levels
    ]
    chi = sum(
        (level.won - e) ** 2 / e + (level.lost - f) ** 2 / f
        for level, (e, f) in zip(levels, expected, strict=True)
    )
    spare = len(levels) - 1
    return wilson_hilferty(chi, spare)


def wilson_hilferty(chi: float, spare: int) -> float:
    part = 2 / (9 * spare)
    return (math.cbrt(chi / spare) - (1 - part)) / math.sqrt(part)


def bins(
    numbers: Mapping[float, Count], least: float, most: int | None = None
) -> list[tuple[float, ...]]:
    """Equal numbers together, from the lowest on; a rest that is too small joins."""
    groups: list[list[float]] = [[]]
    for number in sorted(numbers):
        groups[-1].append(number)
        if sum(numbers[x].n for x in groups[-1]) >= least:
            groups.append([])
    if not groups[-1]:
        groups.pop()
    elif len(groups) > 1 and sum(numbers[x].n for x in groups[-1]) < least:
        rest = groups.pop()
        groups[-1].extend(rest)
    assert most is None or len(groups) <= most
    return [tuple(group) for group in groups]


def deviance(parts: Sequence[Sequence[Count]]) -> float:
    """-2 log likelihood with one share for each part."""
    out = 0.0
    for part in parts:
        whole = total(part)
        for k in (whole.won, whole.lost):
            out -= 2 * k * math.log(k / whole.n) if k else 0.0
    return out


def partitions(items: Sequence[Count]) -> list[list[Sequence[Count]]]:
    """All ways to cut a row of levels into neighbours."""
    n = len(items)
    return [
        [items[a:b] for a, b in itertools.pairwise((0, *cuts, n))]
        for k in range(n)
        for cuts in itertools.combinations(range(1, n), k)
    ]


def best_pooling(
    items: Sequence[Count], fits: Callable[[Sequence[float]], bool]
) -> list[Sequence[Count]]:
    """The likeliest cut whose shares have the shape; the finest of equal ones."""
    return min(
        (
            parts
            for parts in partitions(items)
            if fits([total(p).won / total(p).n for p in parts])
        ),
        key=lambda parts: (round(deviance(parts), 9), -len(parts)),
    )


def rising(shares: Sequence[float]) -> bool:
    return all(a < b for a, b in itertools.pairwise(shares))


def falling(shares: Sequence[float]) -> bool:
    return all(a > b for a, b in itertools.pairwise(shares))


def peaked(shares: Sequence[float]) -> bool:
    top = max(range(len(shares)), key=lambda i: shares[i])
    return rising(shares[: top + 1]) and falling(shares[top:])


def pooled(items: Sequence[Count]) -> list[Sequence[Count]]:
    """Rising or falling, whichever is likelier; a peak if clearly likelier."""
    up, down = best_pooling(items, rising), best_pooling(items, falling)
    straight = up if deviance(up) <= deviance(down) else down
    peak = best_pooling(items, peaked)
    return peak if deviance(straight) - deviance(peak) > 6.63 else straight


def difference(a: Count, b: Count) -> float:
    """The z of two shares, with their pooled share for the spread."""
    both = a + b
    p = both.won / both.n
    spread = math.sqrt(p * (1 - p) * (1 / a.n + 1 / b.n))
    return abs(a.won / a.n - b.won / b.n) / spread if spread else 0.0


def joined(parts: Sequence[Sequence[Count]]) -> list[list[Count]]:
    """Neighbours joined, nearest first, until at most 5 clearly differ."""
    out = [list(part) for part in parts]
    while len(out) > 1:
        apart = [difference(total(a), total(b)) for a, b in itertools.pairwise(out)]
        i = min(range(len(apart)), key=lambda j: apart[j])
        if len(out) <= 5 and apart[i] >= 1.64:
            break
        out[i : i + 2] = [out[i] + out[i + 1]]
    return out


def edge(low: Decimal, high: Decimal) -> Decimal:
    """The number above `low`, up to `high`, of fewest digits, nearest the middle."""
    middle = (low + high) / 2
    for digits in range(1, 20):
        candidates = [x for x in near(middle, high - low, digits) if low < x <= high]
        if candidates:
            return min(candidates, key=lambda x: (abs(x - middle), -x))
    raise AssertionError


def near(middle: Decimal, width: Decimal, digits: int) -> list[Decimal]:
    """Numbers of so many digits about the middle, whatever their power of ten."""
    out = [Decimal(0)]
    for power in range(-12, 13):
        unit = Decimal(10) ** power
        first = int((middle - width) / unit) - 1
        last = int((middle + width) / unit) + 1
        if last - first > 5_000:
            continue
        out += [i * unit for i in range(first, last + 1) if len(str(abs(i))) <= digits]
    return out
