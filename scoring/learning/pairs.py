"""Weights from pairs: which of two criteria matters more, and by how much.

Symbols::

    a   judgement of a pair: 9 the first matters far more, 1 equal, 1/9 the other
    u   logarithm of each weight                          (k,)
    e   ln a - (u_i - u_j), what the others do not explain
    h   leverage of a pair: how much it decides of its own fit

Sources: Saaty (1980); Crawford and Williams (1985) for the logarithmic least squares;
Alonso and Lamata (2006) for the random indices; Aguarón and Moreno-Jiménez (2003) for
the geometric consistency index.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Floats

RANDOM_INDEX: Final = (
    *(0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499),
    *(1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
)
"""For 3, 4 ... 15 criteria."""
FEWEST: Final = 3
CR_BOUND: Final = 0.10
GCI_BOUND: Final = 0.35
VOTER_BOUND: Final = 0.20
SCALE: Final = (*(1 / n for n in range(9, 1, -1)), *map(float, range(1, 10)))


class Pair(NamedTuple):
    """A judgement of two criteria, by their indices."""

    first: int
    second: int
    value: float


class Doubt(NamedTuple):
    """The pair to reconsider: its judgement, and what the others imply."""

    first: int
    second: int
    value: float
    implied: float
    nearest: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """Weights of k criteria.

    Parameters
    ----------
    weights : ndarray of float, shape (k,)
        They sum to 100.
    greatest : float
        The greatest eigenvalue; NaN where a pair is missing.
    ratio : float
        The consistency ratio CR; NaN where a pair is missing or k is over 15.
    index : float
        The geometric consistency index GCI; NaN without a pair to spare.
    doubt : Doubt or None
        The pair that fits the others least.
    """

    weights: Floats
    greatest: float
    ratio: float
    index: float
    doubt: Doubt | None

    @property
    def consistent(self) -> bool:
        """Whether the judgements go together."""
        if not math.isnan(self.ratio):
            return self.ratio <= CR_BOUND
        return math.isnan(self.index) or self.index <= GCI_BOUND


def weigh_pairs(pairs: Sequence[Pair], count: int) -> Weighed:
    """Find weights for `count` criteria that are all linked by pairs.

    Several judgements of one pair, each by another voter, count as their mean (of
    logarithms).

    >>> three = [Pair(0, 1, 3), Pair(0, 2, 5), Pair(1, 2, 3)]
    >>> weigh_pairs(three, 3).weights.round(4)
    array([63.6986, 25.8285, 10.4729])
    """
    one = merged(pairs)
    design = np.zeros((len(one), count))
    for row, pair in enumerate(one):
        design[row, pair.first], design[row, pair.second] = 1.0, -1.0
    judged = np.log([pair.value for pair in one])
    inverse = np.linalg.pinv(design)
    u = inverse @ judged
    rest = judged - design @ u
    leverage = np.einsum("ij,ji->i", design, inverse)
    raised = np.exp(u - u.max())
    weights = 100 * raised / raised.sum()
    greatest, ratio = _eigen(one, count)
    spare = len(one) - count + 1
    index = float(rest @ rest) / spare if spare > 0 else math.nan
    return Weighed(weights, greatest, ratio, index, _doubt(one, rest, leverage))


def merged(pairs: Sequence[Pair]) -> list[Pair]:
    """Take several judgements of a pair as one, as it is first written."""
    logs: dict[tuple[int, int], list[float]] = {}
    for first, second, value in pairs:
        turned = (second, first) in logs
        key = (second, first) if turned else (first, second)
        logs.setdefault(key, []).append(math.log(value) * (-1 if turned else 1))
    return [
        Pair(first, second, math.exp(math.fsum(each) / len(each)))
        for (first, second), each in logs.items()
    ]


def _eigen(pairs: Sequence[Pair], count: int) -> tuple[float, float]:
    """Give the greatest eigenvalue and the consistency ratio, if all pairs are there."""
    if count < FEWEST or len(pairs) < count * (count - 1) // 2:
        return math.nan, math.nan
    matrix = np.ones((count, count))
    for first, second, value in pairs:
        matrix[first, second], matrix[second, first] = value, 1 / value
    greatest = float(np.linalg.eigvals(matrix).real.max())
    if count - FEWEST >= len(RANDOM_INDEX):
        return greatest, math.nan
    index = (greatest - count) / (count - 1)
    return greatest, max(index, 0.0) / RANDOM_INDEX[count - FEWEST]


def _doubt(pairs: Sequence[Pair], rest: Floats, leverage: Floats) -> Doubt | None:
    """Find the pair of greatest e^2/(1 - h), and what the others imply of it."""
    free = np.maximum(1 - leverage, 0.0)
    some = free > 1e-9  # noqa: PLR2004 - a pair that alone links two has nothing beside it
    if not some.any():
        return None
    odd = np.where(some, rest**2 / np.where(some, free, 1.0), -1.0)
    at = int(odd.round(12).argmax())
    if odd[at] <= 1e-18:  # noqa: PLR2004 - what is left of a perfect fit
        return None
    first, second, value = pairs[at]
    implied = math.log(value) - float(rest[at] / free[at])
    nearest = min(SCALE, key=lambda step: abs(math.log(step) - implied))
    return Doubt(first, second, value, math.exp(implied), nearest)


def unlinked(pairs: Sequence[Pair], count: int) -> tuple[int, int] | None:
    """Find two criteria that no chain of pairs links; None where all are linked."""
    reached, grown = {0}, True
    while grown:
        grown = False
        for first, second, _ in pairs:
            if (first in reached) != (second in reached):
                reached |= {first, second}
                grown = True
    lost = [index for index in range(count) if index not in reached]
    return (0, lost[0]) if lost else None


def next_pair(pairs: Sequence[Pair], count: int) -> tuple[int, int] | None:
    """Find the pair that is missing and would settle most; None where none is.

    While some are not linked, the first that links them; then the pair whose weights
    the others leave least sure (the greatest variance of u_i - u_j).
    """
    there = {(min(p.first, p.second), max(p.first, p.second)) for p in pairs}
    open_ = [
        (i, j) for i in range(count) for j in range(i + 1, count) if (i, j) not in there
    ]
    if not open_:
        return None
    apart = unlinked(pairs, count)
    if apart is not None:
        return apart
    laplacian = np.zeros((count, count))
    for first, second in there:
        laplacian[[first, second], [first, second]] += 1
        laplacian[first, second] -= 1
        laplacian[second, first] -= 1
    unsure = np.linalg.pinv(laplacian)
    return max(
        open_,
        key=lambda p: round(
            unsure[p[0], p[0]] + unsure[p[1], p[1]] - 2 * unsure[p[0], p[1]], 9
        ),
    )
