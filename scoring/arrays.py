"""The kinds of arrays, named once, how they are counted, and texts as bytes.

An array has no shape in its type: docstrings say it. Whole numbers are `Ints` unless
there are so many that their size matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray


if TYPE_CHECKING:
    import pyarrow as pa

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


def text_bytes(texts: pa.Array) -> tuple[bytes, Ints]:
    """Give texts one after the other in UTF-8.

    Parameters
    ----------
    texts : pyarrow array of large_string, n of them

    Returns
    -------
    bytes
        All of them; of a missing one nothing, or what a reader does not see.
    ndarray of int64, shape (n + 1,)
        Where each begins in them, and where the last one ends.

    Examples
    --------
    >>> import pyarrow as pa
    >>> data, places = text_bytes(pa.array(["Åbo", None, "Ry"], pa.large_string()))
    >>> data.decode(), places.tolist()
    ('ÅboRy', [0, 4, 4, 6])
    """
    places = _places(texts)
    return bytes(bytes_in_place(texts)), places - places[0]


def bytes_in_place(texts: pa.Array) -> memoryview:
    """Give the bytes of texts as they lie in memory, which are not copied."""
    places, data = _places(texts), texts.buffers()[2]
    body = memoryview(b"") if data is None else memoryview(data)
    return body[places[0] : places[-1]]


def _places(texts: pa.Array) -> Ints:
    offsets = np.frombuffer(texts.buffers()[1], np.int64)
    return np.asarray(offsets[texts.offset :][: len(texts) + 1])


def first_letters(data: bytes, places: Ints) -> Bytes:
    """Give the first byte of each text that has one; see `text_bytes`."""
    return np.frombuffer(data, np.uint8)[places[:-1][np.diff(places) > 0]]


def last_letters(data: bytes, places: Ints) -> Bytes:
    """Give the last byte of each text that has one; see `text_bytes`."""
    return np.frombuffer(data, np.uint8)[places[1:][np.diff(places) > 0] - 1]
