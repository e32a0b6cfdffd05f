"""A field of the accounts cut into levels, and how much these say of the outcome."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each, sum_each
from scoring.learning.folds import FOLDS
from scoring.learning.separation import area


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints

PRIOR: Final = 10
"""Outcomes of the overall share that each level is given besides its own."""
LEAK_BIN: Final = 10
LEAK_BINS: Final = 20
STRENGTH_BINS: Final = 10


class Field(NamedTuple):
    """A field as the outcomes have it.

    Parameters
    ----------
    heading : str
        Its heading in Accounts.
    kind : {"number", "text", "date"}
        What it holds.
    values : ndarray of float, shape (n,)
        The number or the day; NaN where blank. For text the index of the word in
        `words`.
    words : tuple of str
        The distinct words, as they are first written.
    keys : tuple of str
        The same, folded.
    """

    heading: str
    kind: str
    values: Floats
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def filled(self) -> Bools:
        """Where it is not blank, shape (n,)."""
        there: Bools = ~np.isnan(self.values)
        return there

    def take(self, rows: Bools | Ints) -> Field:
        """Keep some outcomes."""
        return self._replace(values=self.values[rows])


def rarest(count: int) -> int:
    """Give s, the outcomes that a level has at the least.

    >>> rarest(30), rarest(127), rarest(5000)
    (5, 10, 50)
    """
    return max(5, min(10, math.ceil(count / 10)), math.ceil(count / 100))


def bins(values: Floats, size: float) -> Ints:
    """Cut numbers into bins of at least some size, equal ones together.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        NaN where blank.
    size : float
        The least number of outcomes in a bin.

    Returns
    -------
    ndarray of int, shape (n,)
        The bin of each, ascending from 0; -1 where blank.

    >>> bins(np.array([4.0, 1, 1, 9, np.nan]), 2).tolist()
    [1, 0, 0, 1, -1]
    """
    bin_of = np.full(len(values), -1, dtype=np.int64)
    there = ~np.isnan(values)
    if not there.any():
        return bin_of
    _, codes, counts = np.unique(values[there], return_inverse=True, return_counts=True)
    numbers = np.empty(len(counts), dtype=np.int64)
    number = inside = 0
    for index, count in enumerate(counts.tolist()):
        numbers[index] = number
        inside += count
        if inside >= size:
            number, inside = number + 1, 0
    if inside and number:  # the rest falls short, and joins the bin before
        numbers[numbers == number] = number - 1
    bin_of[there] = numbers[codes]
    return bin_of


def leak_levels(field: Field) -> Ints:
    """Give each outcome's level for its own AUC; a blank is a level, 0."""
    if field.kind == "text":
        return np.where(field.filled, np.nan_to_num(field.values) + 1, 0).astype(int)
    filled = int(field.filled.sum())
    return bins(field.values, max(LEAK_BIN, filled / LEAK_BINS)) + 1


def own_auc(levels: Ints, won: Bools, folds: Ints) -> float:
    """Measure how well a field alone tells won from lost, out of fold.

    Parameters
    ----------
    levels : ndarray of int, shape (n,)
        From 0.
    won : ndarray of bool, shape (n,)
        Whether each is won.
    folds : ndarray of int, shape (n,)
        The fold of each.

    Returns
    -------
    float
        The mean over the folds; NaN where none holds both kinds.
    """
    size = int(levels.max(initial=0)) + 1
    areas = []
    for fold in range(FOLDS):
        aside = folds == fold
        if not aside.any() or aside.all():
            continue
        shares = level_shares(levels[~aside], won[~aside], size)
        areas.append(area(shares[levels[aside]], won[aside]))
    known = [each for each in areas if not math.isnan(each)]
    return sum(known) / len(known) if known else math.nan


def level_shares(levels: Ints, won: Bools, size: int) -> Floats:
    """Give (won + 10 base) / (n + 10) of each level, shape (size,)."""
    counts = count_each(levels, size)
    hits = sum_each(levels, won, size)
    shares: Floats = (hits + PRIOR * won.mean()) / (counts + PRIOR)
    return shares


def strength_levels(field: Field, rare: int) -> Ints:
    """Give each outcome's level for the field's strength; -1 where it has none.

    Numbers are cut into 10 bins at the most; words with fewer than `rare` outcomes
    are one level; blanks are one from `rare` on.
    """
    filled = field.filled
    blank = int(len(filled) - filled.sum())
    if field.kind == "text":
        codes = np.nan_to_num(field.values, nan=-1.0).astype(np.int64)
        counts = count_each(codes[filled], len(field.words))
        common = np.append(counts >= rare, False)
        levels = np.where(common[codes], codes, len(field.words))
        levels[~filled] = -1
    else:
        levels = bins(field.values, max(rare, filled.sum() / STRENGTH_BINS))
    if blank >= rare:
        levels = np.where(filled, levels, int(levels.max(initial=-1)) + 1)
    return levels


def strength(levels: Ints, won: Bools) -> float:
    """Give the chi-square of outcome by level, as a normal z (Wilson and Hilferty)."""
    there = levels >= 0
    _, codes, counts = np.unique(levels[there], return_inverse=True, return_counts=True)
    inside = won[there]
    freedom = len(counts) - 1
    if freedom < 1 or inside.all() or not inside.any():
        return -math.inf
    hits = sum_each(codes, inside)
    base = float(inside.mean())
    square = float(((hits - counts * base) ** 2 / counts).sum()) / (base * (1 - base))
    return normal_of_chi_square(square, freedom)


def normal_of_chi_square(square: float, freedom: int) -> float:
    """Turn a chi-square into a z (Wilson and Hilferty 1931)."""
    ninth = 2 / (9 * freedom)
    return float(((square / freedom) ** (1 / 3) - (1 - ninth)) / math.sqrt(ninth))
