"""A run of cells in the order of the sheet, as both of the XML readers give it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


if TYPE_CHECKING:
    from scoring.arrays import Bools, Bytes, Indices, Int32s, Ints, Signed


@dataclass(slots=True)
class Wanted:
    """What of a sheet is of use: all of it, until its headings are known.

    Parameters
    ----------
    across : ndarray of bool or None
        For each column from 1 on; None for all.
    rows : ndarray of int or None
        The numbers of the rows, ascending; None for all.
    """

    across: Bools | None = None
    rows: Ints | None = None


class Raw(IntEnum):
    """How the file stores a cell's value."""

    NUMBER = 0
    SHARED = 1
    TEXT = 2
    BOOL = 3
    ERROR = 4
    ISO_DATE = 5
    UNCACHED = 6


RAW_BY_TYPE = {
    "n": Raw.NUMBER,
    "s": Raw.SHARED,
    "str": Raw.TEXT,
    "inlineStr": Raw.TEXT,
    "b": Raw.BOOL,
    "e": Raw.ERROR,
    "d": Raw.ISO_DATE,
}


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that hold something; empty ones, however formatted, are left out.

    Parameters
    ----------
    rows, columns : ndarray of int32, shape (n,)
        Where each cell stands, counted from 1.
    styles : ndarray of int32, shape (n,)
        Index of its cell style.
    raws : ndarray of uint8, shape (n,)
        A `Raw` each; `Raw.UNCACHED` is a formula without a value.
    data : pyarrow.Buffer
        Bytes that hold all values.
    starts, ends : ndarray of int32, shape (n,)
        Where in `data` each value stands; ascending and not overlapping.
    escaped : bool
        Whether the values are still written as XML (``&amp;``).
    """

    rows: Int32s
    columns: Int32s
    styles: Int32s
    raws: Bytes
    data: pa.Buffer
    starts: Int32s
    ends: Int32s
    escaped: bool

    def values(self, cells: Indices) -> pa.Array:
        """Cut the values of some cells, in ascending order, out of the data."""
        return cut(self.data, self.starts[cells], self.ends[cells])


def cut(data: pa.Buffer, starts: Signed, ends: Signed) -> pa.Array:
    """Make an array of the byte runs ``data[start:end]``, without a loop.

    Between two runs lies a gap; run, gap, run, gap, ... is what an Arrow array
    with these offsets looks like, and every second element is a run.
    """
    n = len(starts)
    if n == 0:
        return pa.array([], pa.binary())
    offsets = np.empty(2 * n, dtype=np.int32)
    offsets[0::2], offsets[1::2] = starts, ends
    runs = pa.Array.from_buffers(
        pa.binary(), 2 * n - 1, [None, pa.py_buffer(offsets), data]
    )
    return pc.take(runs, pa.array(np.arange(0, 2 * n - 1, 2, dtype=np.int32)))
