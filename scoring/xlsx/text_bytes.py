"""Many texts looked at as the bytes that they are: what is rare is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np


if TYPE_CHECKING:
    import pyarrow as pa

    from scoring.arrays import Bytes, Ints


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
