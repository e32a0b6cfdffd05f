"""Weights from pairs, by least squares on logarithms."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Pair = tuple[int, int]


# Alonso and Lamata (2006), for 3 to 15 criteria
RANDOM_INDEX = {
    3: 0.5245,
    4: 0.8815,
    5: 1.1086,
    6: 1.2479,
    7: 1.3417,
    8: 1.4056,
    9: 1.4499,
    10: 1.4854,
    11: 1.5141,
    12: 1.5365,
    13: 1.5551,
    14: 1.5713,
    15: 1.5838,
}


@dataclass(frozen=True)
class Weights:
    """Weights that sum to 100, and how well the pairs agree with them."""

    weights: tuple[float, ...]
    disagreement: float
    complete: bool
    reconsider: Pair | None
    implied: float


def judged(votes: Mapping[Pair, Sequence[float]]) -> dict[Pair, float]:
    """One logarithm for each pair: the mean of the voters'."""
    return {
        pair: math.fsum(map(math.log, each)) / len(each) for pair, each in votes.items()
    }


def linked(pairs: Sequence[Pair], k: int) -> bool:
    """Whether each criterion can be reached from the first."""
    reached = {0}
    for _ in range(k):
        for i, j in pairs:
            if i in reached or j in reached:
                reached |= {i, j}
    return len(reached) == k


def weigh(logs: Mapping[Pair, float], k: int) -> Weights:
    """Least squares of ln judgement on u_i - u_j."""
    pairs = sorted(logs)
    assert linked(pairs, k)
    design = np.zeros((len(pairs), k))
    for row, (i, j) in enumerate(pairs):
        design[row, i], design[row, j] = 1, -1
    y = np.array([logs[p] for p in pairs])
    inverse = np.linalg.pinv(design)
    u = inverse @ y
    share = np.exp(u) / np.exp(u).sum() * 100
    off = y - design @ u
    leverage = np.einsum("ij,ji->i", design, inverse)
    free = 1 - leverage
    size = [e * e / f if f > 1e-9 else 0.0 for e, f in zip(off, free, strict=True)]
    worst = int(np.argmax(size)) if max(size) > 1e-12 else None
    return Weights(
        tuple(map(float, share)),
        consistency(pairs, y, off, k),
        len(pairs) == k * (k - 1) // 2,
        None if worst is None else pairs[worst],
        0.0 if worst is None else float(np.exp(y[worst] - off[worst] / free[worst])),
    )


def consistency(pairs: Sequence[Pair], y: np.ndarray, off: np.ndarray, k: int) -> float:
    """CR where all pairs are there and k has a random index, else GCI."""
    if len(pairs) == k * (k - 1) // 2 and k in RANDOM_INDEX:
        matrix = np.eye(k)
        for (i, j), log in zip(pairs, y, strict=True):
            matrix[i, j], matrix[j, i] = math.exp(log), math.exp(-log)
        largest = max(np.linalg.eigvals(matrix).real)
        return float((largest - k) / (k - 1) / RANDOM_INDEX[k])
    spare = len(pairs) - k + 1
    return float(np.sum(off**2) / spare) if spare else 0.0


def nearest_judgement(x: float) -> float:
    """The nearest of 1/9 to 9, by ratio."""
    scale = [1 / n for n in range(9, 1, -1)] + [float(n) for n in range(1, 10)]
    return min(scale, key=lambda s: abs(math.log(s / x)))


def upper_rows(rows: Sequence[Sequence[float]]) -> dict[tuple[int, int], float]:
    """Judgements written as the upper half of a square."""
    return {
        (i, i + 1 + n): value
        for i, row in enumerate(rows)
        for n, value in itertools.zip_longest(range(len(row)), row)
    }
