"""Each row of a table summed up in 48 bits, to tell which rows are as they were.

What stands in a row's cells counts alone, as for the fingerprint of the whole table; so
the next Score knows which accounts it must look up on Scored, and leaves out the rest.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.history.fingerprint import numbers_of, texts_of
from scoring.threads import blocks


if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from scoring.arrays import Words
    from scoring.values.table import SheetTable

BYTES: Final = 6
IN_CELL: Final = 4_000
"""Digests in one cell, which Excel lets have 32,767 characters: each takes eight."""
BLOCK: Final = 8_192
MASK: Final = np.uint64((1 << 8 * BYTES) - 1)
ALL_BITS: Final = (1 << 64) - 1
STEP: Final = 0x9E3779B97F4A7C15
BACK: Final = pow(STEP, -1, 1 << 64)
MIXERS: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
LAST_SHIFT: Final = np.uint64(31)
KINDS: Final = {"number": 1, "day": 2, "text": 3}
BLANK: Final = np.uint64(0)


def row_digests(table: SheetTable) -> Words:
    """Sum up each of n rows; any change of a cell changes that of its row.

    Returns
    -------
    ndarray of uint64, shape (n,)
        Below 2 to the 48th: by chance, no two of a hundred thousand are alike.

    Examples
    --------
    >>> from scoring.values.table import SheetTable
    >>> rows = [["Account", "Size"], ["Acme", "7"], ["Bolt", "7"], ["Acme", "7"]]
    >>> acme, bolt, again = row_digests(SheetTable.of("Accounts", rows)).tolist()
    >>> acme == again, acme == bolt
    (True, False)
    """
    return table.remember("row digests", lambda: _digests(table))


def _digests(table: SheetTable) -> Words:
    sums = np.zeros(len(table.frame), dtype=np.uint64)
    for number in range(table.frame.shape[1]):
        column = table.frame.iloc[:, number]
        seed = np.uint64(STEP * (number + 1) & ALL_BITS)
        for rows in blocks(len(sums), BLOCK):
            sums[rows] += _mixed(_cells(column.iloc[rows]) + seed)
    return _mixed(sums) & MASK


def _cells(column: pd.Series[Any]) -> Words:
    """Give each cell as a number, 0 for a blank one."""
    numbers = numbers_of(column)
    if numbers is None:
        return _texts(column)
    kind, values = numbers
    bits = _mixed(values.view(np.uint64) + np.uint64(KINDS[kind]))
    blank = np.isnan(values) if kind == "number" else np.isnat(values.view("M8[us]"))
    return np.where(blank, BLANK, bits)


def _texts(column: pd.Series[Any]) -> Words:
    """Add up the bytes of each text, each times its place's power of a number.

    They are added up for all texts at once, and those before a text are taken away.
    """
    lengths, joined = texts_of(column)
    signs = np.frombuffer(joined, dtype=np.uint8).astype(np.uint64)
    sums = np.zeros(len(signs) + 1, dtype=np.uint64)
    np.cumsum((signs + np.uint64(1)) * _powers(STEP, len(signs)), out=sums[1:])
    ends = np.cumsum(np.maximum(lengths, 0))
    starts = np.concatenate([[0], ends[:-1]])
    words = (sums[ends] - sums[starts]) * _powers(BACK, len(signs) + 1)[starts]
    salt = lengths.astype(np.uint64) << np.uint64(8)
    hashed = _mixed(words + salt + np.uint64(KINDS["text"]))
    return np.where(lengths < 0, BLANK, hashed)


def _powers(base: int, count: int) -> Words:
    """Give the powers of a number, from the noughth on, within 64 bits."""
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers)


def _mixed(words: Words) -> Words:
    """Let every bit depend on all that are there."""
    for shift, factor in MIXERS:
        words = (words ^ (words >> np.uint64(shift))) * np.uint64(factor)
    mixed: Words = words ^ (words >> LAST_SHIFT)
    return mixed


def as_cells(digests: Words) -> tuple[str, ...]:
    """Write digests into as few cells as hold them."""
    parts = digests.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :BYTES]
    return tuple(
        base64.b64encode(parts[rows].tobytes()).decode()
        for rows in blocks(len(parts), IN_CELL)
    )


def read_cells(cells: Sequence[str]) -> Words:
    """Read what `as_cells` has written; none where a person has changed it."""
    try:
        joined = b"".join(base64.b64decode(cell, validate=True) for cell in cells)
    except (binascii.Error, ValueError):
        joined = b""
    if len(joined) % BYTES:
        return np.empty(0, dtype=np.uint64)
    words = np.zeros((len(joined) // BYTES, 8), dtype=np.uint8)
    words[:, :BYTES] = np.frombuffer(joined, dtype=np.uint8).reshape(-1, BYTES)
    return words.view("<u8").reshape(-1).astype(np.uint64)
