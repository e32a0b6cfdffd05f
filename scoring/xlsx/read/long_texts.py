"""Texts that are longer than a cell of Excel holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


if TYPE_CHECKING:
    from scoring.arrays import Indices

LONGEST: Final = 32_767
Texts = TypeVar("Texts", pa.Array, pa.ChunkedArray)


def cut_long(texts: Texts) -> tuple[Texts, Indices]:
    """Cut texts to what a cell of Excel holds.

    Parameters
    ----------
    texts : pyarrow.Array or pyarrow.ChunkedArray of large_string, n of them
        Null where there is none.

    Returns
    -------
    texts
        Each of at most 32,767 characters.
    ndarray of int64
        Which were cut.
    """
    none = np.empty(0, dtype=np.int64)
    # bytes are counted at once, characters one by one
    if (pc.max(pc.binary_length(texts)).as_py() or 0) <= LONGEST:
        return texts, none
    long = pc.greater(pc.utf8_length(texts), LONGEST).fill_null(fill_value=False)
    if not pc.any(long).as_py():
        return texts, none
    cut = pc.utf8_slice_codeunits(texts, 0, LONGEST)
    return cut, np.flatnonzero(np.asarray(long))
