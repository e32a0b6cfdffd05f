"""How well ratings tell won from lost deals: pair by pair."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# the normal quantile of 97.5 %
NORMAL = 1.959963984540054


@dataclass(frozen=True)
class Deal:
    """One outcome: who, how it was rated, and whether it was won."""

    cluster: str
    rating: float
    won: bool


def beats(high: float, low: float) -> float:
    """One for a higher rating, a half for an equal one."""
    return 1.0 if high > low else 0.5 if high == low else 0.0


def ratings_of(deals: Sequence[Deal], *, won: bool) -> list[float]:
    """The ratings of the won, or of the lost, deals."""
    return [deal.rating for deal in deals if deal.won == won]


def auc(won: Sequence[float], lost: Sequence[float]) -> float:
    """The share of won-lost pairs in which the won one is rated higher."""
    return sum(beats(w, x) for w in won for x in lost) / (len(won) * len(lost))


def enlargement(deals: Sequence[Deal]) -> float:
    """How much repeated accounts enlarge the variance of the AUC; at least 1."""
    if len({deal.cluster for deal in deals}) == len(deals):
        return 1.0
    won, lost = ratings_of(deals, won=True), ratings_of(deals, won=False)
    area = auc(won, lost)
    apart = [departure(deal, won, lost) - area for deal in deals]
    plain = math.fsum(
        x * x / (n * (n - 1)) if n > 1 else 0.0
        for x, deal in zip(apart, deals, strict=True)
        for n in [len(won) if deal.won else len(lost)]
    )
    if plain == 0:
        return 1.0
    return max(1.0, clustered(deals, apart, (len(won), len(lost))) / plain)


def departure(deal: Deal, won: Sequence[float], lost: Sequence[float]) -> float:
    """The share of the other side's deals that lie on the right side of this one."""
    if deal.won:
        return sum(beats(deal.rating, x) for x in lost) / len(lost)
    return sum(beats(w, deal.rating) for w in won) / len(won)


def clustered(
    deals: Sequence[Deal], apart: Sequence[float], sizes: tuple[int, int]
) -> float:
    """The variance of the AUC with all deals of one account taken together."""
    sums: dict[str, float] = defaultdict(float)
    for deal, x in zip(deals, apart, strict=True):
        sums[deal.cluster] += x / (sizes[0] if deal.won else sizes[1])
    if len(sums) == 1:
        return 0.0
    return math.fsum(x * x for x in sums.values()) * len(sums) / (len(sums) - 1)


def interval(area: float, m: int, n: int, k: float = 1.0) -> tuple[float, float]:
    """Newcombe's fifth method, by bisection."""

    def excess(t: float) -> float:
        s = (m + n) / 2 - 1
        v = t * (1 - t) * (1 + s * (1 - t) / (2 - t) + s * t / (1 + t)) / (m * n)
        return (area - t) ** 2 - NORMAL**2 * k * v

    return (
        0.0 if area == 0 else bisect(excess, 0.0, area),
        1.0 if area == 1 else bisect(excess, 1.0, area),
    )


def bisect(f: Callable[[float], float], outer: float, inner: float) -> float:
    """The place where f, positive outside, becomes negative inside."""
    for _ in range(200):
        middle = (outer + inner) / 2
        if f(middle) > 0:
            outer = middle
        else:
            inner = middle
    return (outer + inner) / 2


def rank_test(deals: Sequence[Deal]) -> float:
    """The z of the rank-sum test, corrected for ties and continuity."""
    won, lost = ratings_of(deals, won=True), ratings_of(deals, won=False)
    m, n = len(won), len(deals)
    ties = sum(t**3 - t for t in Counter(won + lost).values())
    inside = m * len(lost) / 12 * (n + 1 - ties / (n * (n - 1)))
    root = math.sqrt(max(inside, 0.0)) * math.sqrt(enlargement(deals))
    apart = auc(won, lost) * m * len(lost) - m * len(lost) / 2
    if root == 0:
        return 0.0
    return math.copysign(max(abs(apart) - 0.5, 0.0), apart) / root


def verdict(deals: Sequence[Deal]) -> str:
    """`too few`, `no signal`, `reversed` (no signal too), `weak` or `useful`."""
    won, lost = ratings_of(deals, won=True), ratings_of(deals, won=False)
    if min(len(won), len(lost)) < 10:
        return "too few"
    area, z = auc(won, lost), rank_test(deals)
    if z < 1.75 or area < 0.55:
        return "reversed" if z <= -1.75 else "no signal"
    low, _ = interval(area, len(won), len(lost), enlargement(deals))
    return "useful" if low >= 0.60 else "weak"
