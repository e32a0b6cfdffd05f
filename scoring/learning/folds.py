"""Outcomes parted into folds: each is judged by weights that were not learnt from it.

The parting follows from the accounts' names alone, so that neither the order of the
rows nor the machine changes it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import sum_each


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Ints, Objects

FOLDS: Final = 5
REPEATS: Final = 4
MANY: Final = 2000
"""Outcomes from which on the folds are parted only once."""


def repeats(count: int) -> int:
    """Say how often so many outcomes are parted anew."""
    return 1 if count >= MANY else REPEATS


def fold_of_groups(names: Sequence[str] | Objects, won: Bools, repeat: int) -> Ints:
    """Part groups of outcomes into folds, won and lost ones evenly.

    Parameters
    ----------
    names : sequence of str
        The folded name of each group.
    won : ndarray of bool, shape (g,)
        Whether one of its outcomes is won.
    repeat : int
        Which parting.

    >>> fold_of_groups("ABCDEFGHIJ", np.arange(10) < 6, 0).tolist()
    [3, 0, 0, 4, 2, 1, 1, 2, 3, 4]
    """
    order = hashed_order(names, str(repeat))
    folds = np.empty(len(names), dtype=np.int64)
    firsts, others = order[won[order]], order[~won[order]]
    folds[firsts] = np.arange(len(firsts)) % FOLDS
    folds[others] = (-1 - np.arange(len(others))) % FOLDS
    return folds


def hashed_order(names: Sequence[str] | Objects, seed: str) -> Ints:
    """Order names by the SHA-256 of ``seed|name``, equal ones as they stand."""
    digests = [sha256(f"{seed}|{name}".encode()).digest() for name in names]
    return np.array(sorted(range(len(names)), key=digests.__getitem__), dtype=np.int64)


def fold_of_outcomes(groups: Ints, names: Objects, won: Bools, repeat: int) -> Ints:
    """Part outcomes into folds, those of one group together.

    Parameters
    ----------
    groups : ndarray of int, shape (n,)
        The group of each.
    names : ndarray of str, shape (n,)
        The folded name of the account of each.
    won : ndarray of bool, shape (n,)
        Whether each is won.
    repeat : int
        Which parting.
    """
    order = np.lexsort((np.argsort(np.argsort(names, kind="stable")), groups))
    _, first, codes = np.unique(groups[order], return_index=True, return_inverse=True)
    hits = sum_each(codes, won[order]) > 0
    folds = np.empty(len(groups), dtype=np.int64)
    folds[order] = fold_of_groups(names[order][first], hits, repeat)[codes]
    return folds


def joined(*columns: Ints) -> Ints:
    """Give outcomes one number that share a value in any column, in chains too.

    Parameters
    ----------
    *columns : ndarray of int, shape (n,)
        -1 joins nothing.

    >>> joined(np.array([0, 0, 1, 2]), np.array([-1, 5, 5, -1])).tolist()
    [0, 0, 0, 3]
    """
    labels = np.arange(len(columns[0]))
    while True:
        before = labels.copy()
        for column in columns:
            there = column >= 0
            _, codes = np.unique(column[there], return_inverse=True)
            least = np.full(int(codes.max(initial=-1)) + 1, len(labels))
            np.minimum.at(least, codes, labels[there])
            labels[there] = least[codes]
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels
