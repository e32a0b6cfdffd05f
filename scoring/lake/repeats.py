"""Accounts that stand twice among more than are compared at once.

What tells accounts apart is hashed as the parts are written; then hashes are compared some
at a time, so that no more than these are in the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from scoring.checks.duplicates import tellings


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from scoring.arrays import Bools, Ints
    from scoring.rating.accounts import Accounts

    Hashes = NDArray[np.uint64]
    Source = Callable[[], Iterable[Hashes]]

MOST_AT_ONCE: Final = 2_000_000
"""Hashes that are compared together: 16 megabytes of them, and as much for places."""
NOTHING: Final = np.uint64(0)
"""What stands for a cell that tells no account."""


class Repeat(NamedTuple):
    """That accounts stand there again, as one column shows.

    Parameters
    ----------
    column : int
        Which of the columns that show it, the names being 0.
    row : int
        The position in the data of the first that stands there again.
    first : int
        The position of the one that it repeats.
    more : int
        How many others repeat one above.
    """

    column: int
    row: int
    first: int
    more: int


def row_hashes(accounts: Accounts) -> Hashes:
    """Hash what tells accounts apart, shape (columns, n); 0 where nothing does."""
    return np.stack([_hashes(each.keys, each.tells) for each in tellings(accounts)])


def _hashes(keys: Any, tells: Callable[[Any], Any]) -> Hashes:
    filled = pc.fill_null(keys, "")
    silent = pc.invert(pc.fill_null(tells(keys), False))  # noqa: FBT003 - a scalar of Arrow
    blank = silent.to_numpy(zero_copy_only=False) | (
        pc.equal(filled, "").to_numpy(zero_copy_only=False)
    )
    texts = filled.to_numpy(zero_copy_only=False)
    hashes: Hashes = pd.util.hash_array(texts, categorize=False)
    hashes[blank] = NOTHING
    return hashes


def find_repeats(
    source: Source, count: int, most: int = MOST_AT_ONCE
) -> Iterator[Repeat]:
    """Find the accounts that stand there again; one finding for each column.

    Parameters
    ----------
    source : callable
        Gives the hashes of all accounts, part by part, each time it is called.
    count : int
        How many accounts there are.
    most : int
        How many hashes are compared at once, more or less.

    Examples
    --------
    >>> parts = [np.array([[7, 8, 7]], np.uint64), np.array([[0, 8, 0]], np.uint64)]
    >>> [*find_repeats(lambda: parts, 6)]
    [Repeat(column=0, row=2, first=0, more=1)]
    """
    columns = max((len(part) for part in source()), default=0)
    by_name = np.zeros(count, dtype=np.bool_)
    for column in range(columns):
        repeat = _of_column(source, column, by_name, -(-count // most))
        if repeat is not None:
            yield repeat


def _of_column(
    source: Source, column: int, by_name: Bools, buckets: int
) -> Repeat | None:
    """Compare one column; those that repeat a name are marked, and named once only."""
    total, earliest = 0, (len(by_name), 0)
    for bucket in range(buckets):
        hashes, rows = _some(source(), column, bucket, buckets)
        again = np.flatnonzero(hashes[1:] == hashes[:-1]) + 1
        again = again[~by_name[rows[again]]]
        if len(again):
            total += len(again)
            at = again[rows[again].argmin()]
            start = np.searchsorted(hashes, hashes[at])
            earliest = min(earliest, (int(rows[at]), int(rows[start])))
            if column == 0:
                by_name[rows[again]] = True
    return Repeat(column, *earliest, total - 1) if total else None


def _some(
    parts: Iterable[Hashes], column: int, bucket: int, buckets: int
) -> tuple[Hashes, Ints]:
    """Gather the hashes of a bucket with their rows, equals together, in order."""
    every: list[tuple[Hashes, Ints]] = []
    start = 0
    for part in parts:
        hashes = part[column]
        here = (hashes != NOTHING) & (hashes % np.uint64(buckets) == bucket)
        rows = np.flatnonzero(here)
        every.append((hashes[rows], rows + start))
        start += len(hashes)
    hashes, rows = map(np.concatenate, zip(*every, strict=True))
    order = np.argsort(hashes, kind="stable")
    return hashes[order], rows[order]
