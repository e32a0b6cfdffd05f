"""The kinds of arrays, named once, and how they are counted.

An array has no shape in its type: docstrings say it. Whole numbers are `Ints` unless
there are so many that their size matters.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray


Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Int32s: TypeAlias = NDArray[np.int32]
Int16s: TypeAlias = NDArray[np.int16]
Int8s: TypeAlias = NDArray[np.int8]
Bytes: TypeAlias = NDArray[np.uint8]
Words: TypeAlias = NDArray[np.uint64]
Indices: TypeAlias = NDArray[np.intp]
"""Places in an array, as numpy finds them."""
Signed: TypeAlias = NDArray[np.signedinteger]
"""Whole numbers of any size."""
Objects: TypeAlias = NDArray[np.object_]
"""Texts, or a mixture of what cells hold."""
Moments: TypeAlias = NDArray[np.datetime64]
Arrays: TypeAlias = NDArray[np.generic]


def count_each(codes: NDArray[np.integer], size: int = 0) -> Ints:
    """Count how often each whole number from 0 on occurs.

    numpy.bincount takes no numbers of 64 bits where numpy has 32, as in a browser.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        None below 0.
    size : int
        How many counts there are at least.

    Examples
    --------
    >>> count_each(np.array([0, 2, 2]), 4).tolist()
    [1, 0, 2, 0]
    """
    return _bincount(codes, None, size).astype(np.int64, copy=False)


def sum_each(codes: NDArray[np.integer], values: Arrays, size: int = 0) -> Floats:
    """Add up the values at each whole number from 0 on; see `count_each`.

    Examples
    --------
    >>> sum_each(np.array([0, 2, 2]), np.array([0.5, 1.0, 2.0]), 4).tolist()
    [0.5, 0.0, 3.0, 0.0]
    """
    # without any values bincount gives whole numbers
    return _bincount(codes, values, size).astype(np.float64, copy=False)


def _bincount(codes: NDArray[np.integer], values: Arrays | None, size: int) -> Arrays:
    narrow = codes.astype(np.intp, copy=False)
    counted: Arrays = np.bincount(narrow, values, size)  # noqa: TID251 - the one place
    return counted


def all_in_order(rows: Ints, count: int) -> bool:
    """Say whether rows are all of so many, in their order, so that nothing need be taken.

    >>> all_in_order(np.array([0, 1]), 2), all_in_order(np.array([1, 0]), 2)
    (True, False)
    """
    return len(rows) == count and bool((rows == np.arange(count)).all())
