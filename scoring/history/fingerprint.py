"""A table summed up in a few letters, the same on every machine and in a browser."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.arrays import text_bytes


if TYPE_CHECKING:
    import pandas as pd

    from scoring.arrays import Floats, Ints
    from scoring.values.table import SheetTable

    Numbers = Floats | Ints

NO_TEXT: Final = "\x1f"
"""Stands before what is no text, in a column of several kinds; no sheet can hold it."""


def fingerprint(table: SheetTable) -> str:
    """Sum up a table in a few letters, which any change of a cell changes.

    It depends on what stands in the cells alone: pandas' own hash also depends on the
    bits of a blank and on the unit of days, in which machines and versions differ.

    >>> from scoring.values.table import SheetTable
    >>> one = SheetTable.of("Accounts", [["Account", "Size"], ["Acme", 7.0]])
    >>> other = SheetTable.of("Accounts", [["Account", "Size"], ["Acme", 7.5]])
    >>> fingerprint(one) == fingerprint(one), fingerprint(one) == fingerprint(other)
    (True, False)
    """
    return table.remember("fingerprint", lambda: _digest(table))


def _digest(table: SheetTable) -> str:
    digest = hashlib.blake2b("\n".join(table.headings).encode(), digest_size=16)
    for number in range(table.frame.shape[1]):
        kind, *content = _content(table.frame.iloc[:, number])
        digest.update(f"{kind}{sum(map(len, content))}:".encode())
        for part in content:
            digest.update(part)
    return digest.hexdigest()


def _content(column: pd.Series[Any]) -> tuple[str, *tuple[bytes, ...]]:
    """Give the kind of a column, and its cells as bytes, one after the other."""
    numbers = numbers_of(column)
    if numbers is not None:
        kind, values = numbers
        return kind, values.tobytes()
    lengths, joined = texts_of(column)
    return "text", lengths.astype("<i8").tobytes(), joined


def numbers_of(column: pd.Series[Any]) -> tuple[str, Numbers] | None:
    """Give the kind of a column of numbers or days, and these; None for texts.

    Blanks have the same bits on every machine, and nought has no sign.
    """
    kind = column.dtype.kind
    if kind in "iufb":
        numbers = column.to_numpy(dtype="<f8", na_value=np.nan) + 0.0
        numbers[np.isnan(numbers)] = np.nan
        return "number", numbers
    if kind == "M":
        moments = column.to_numpy().astype("datetime64[us]")
        return "day", moments.astype("<i8")
    return None


def texts_of(column: pd.Series[Any]) -> tuple[Ints, bytes]:
    """Give the lengths of n texts in bytes, -1 for none, and all texts in one."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    values = column
    if column.dtype == object:
        values = column.map(_word, na_action="ignore")
    words = pa.array(values, pa.large_string(), from_pandas=True)
    if isinstance(words, pa.ChunkedArray):
        words = words.combine_chunks()
    lengths = pc.fill_null(pc.binary_length(words), -1).to_numpy()
    joined, _ = text_bytes(pc.fill_null(words, ""))
    return lengths, joined


def _word(cell: object) -> str:
    """Write a cell such that no text looks like what is none."""
    return cell if isinstance(cell, str) else f"{NO_TEXT}{cell}"
