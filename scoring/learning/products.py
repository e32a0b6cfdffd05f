"""Products of a tall matrix, in blocks so small that BLAS takes one thread for each.

It would share out larger ones among all processors, and where these are busy with
something else, its threads wait for each other for many times as long as they work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np


if TYPE_CHECKING:
    from scoring.arrays import Floats

BLOCK: Final = 256
"""Rows; OpenBLAS begins to share out work at 9,216 numbers of a matrix."""


def row_sums(x: Floats, weights: Floats) -> Floats:
    """Give x @ weights.

    Parameters
    ----------
    x : ndarray of float, shape (n, k)
        Its rows one after the other in memory.
    weights : ndarray of float, shape (k,)

    Returns
    -------
    ndarray of float, shape (n,)

    Examples
    --------
    >>> row_sums(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 10.0]))
    array([21., 43.])
    """
    blocks, rest = _blocks(x)
    return np.concatenate([(blocks @ weights).ravel(), rest @ weights])


def column_sums(weights: Floats, x: Floats) -> Floats:
    """Give weights @ x, with a weight for each row.

    >>> column_sums(np.array([1.0, 10.0]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([31., 42.])
    """
    blocks, rest = _blocks(x)
    many = len(weights) - len(rest)
    parts = weights[:many].reshape(len(blocks), 1, BLOCK) @ blocks
    sums: Floats = parts.sum(axis=(0, 1)) + weights[many:] @ rest
    return sums


def squares(x: Floats, weights: Floats) -> Floats:
    """Give x' diag(weights) x, shape (k, k), with a weight for each row.

    >>> squares(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 10.0]))
    array([[ 91., 122.],
           [122., 164.]])
    """
    blocks, rest = _blocks(x)
    weighted, weighted_rest = _blocks(x * weights[:, None])
    parts = weighted.transpose(0, 2, 1) @ blocks
    sums: Floats = parts.sum(axis=0) + weighted_rest.T @ rest
    return sums


def _blocks(x: Floats) -> tuple[Floats, Floats]:
    """Cut a matrix into blocks of rows, shape (blocks, BLOCK, k), and the rest."""
    count = len(x) // BLOCK
    blocks = x[: count * BLOCK].reshape(count, BLOCK, x.shape[1])
    return blocks, x[count * BLOCK :]
