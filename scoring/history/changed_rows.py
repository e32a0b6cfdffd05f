"""Which accounts are others than last time, told by the digests of their rows.

Only these are looked up on Scored, which is large: of all others, what stood there is
what stands in Accounts now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.history.row_digests import read_cells, row_digests
from scoring.sheets.scored import ShownAs
from scoring.vocabulary import ScoredHead


if TYPE_CHECKING:
    from scoring.arrays import Bools, Ints
    from scoring.history.basis import Basis
    from scoring.values.table import SheetTable


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """What has changed of the n accounts of now and the m of then.

    Parameters
    ----------
    same : ndarray of bool, shape (n,)
        Which accounts of now are as they were, to the last cell.
    gone : ndarray of int, shape (p,)
        Which places on Scored, counted from 0, hold an account that is another now, or
        there no more; ascending.
    """

    same: Bools
    gone: Ints

    @property
    def count(self) -> int:
        """Count those that are gone."""
        return len(self.gone)

    def rows(self, header_row: int) -> Ints:
        """Give the sheet rows of those that are gone."""
        return self.gone + header_row + 1


def changed_rows(basis: Basis, now: SheetTable) -> ChangedRows | None:
    """Compare the digests of then and now.

    Returns
    -------
    ChangedRows or None
        None where they cannot be compared: none are kept, or the columns are others.
    """
    if not basis.rows or basis.headings != now.headings:
        return None
    return now.remember("changed rows", lambda: _compared(basis, now))


def _compared(basis: Basis, now: SheetTable) -> ChangedRows | None:
    then, digests = read_cells(basis.rows), row_digests(now)
    if not len(then):
        return None
    # looked up in hash tables, which for so many is a tenth of the work of sorting them
    gone = np.flatnonzero(~pd.Index(then).isin(digests))
    return ChangedRows(pd.Index(digests).isin(then), gone.astype(np.int64))


def gone_accounts(
    changed: ChangedRows, basis: Basis, now: SheetTable, scored: SheetTable
) -> Ints | None:
    """Find the accounts that are gone among those that were read of Scored.

    Parameters
    ----------
    changed : ChangedRows
        What has changed.
    basis : Basis
        What the accounts of then were rated by.
    now : SheetTable
        The accounts of now.
    scored : SheetTable
        Scored: all of its rows, or at least those that are gone.

    Returns
    -------
    ndarray of int or None
        Rows of `scored`; None where it is not in the order in which it was written, as
        an account that is as it was stands there in place of one that is not.
    """
    wanted = changed.rows(scored.header_row)
    rows = np.flatnonzero(np.isin(scored.rows, wanted)).astype(np.int64)
    names, names_now = _names(scored), _names_now(basis, now)
    if len(rows) != len(wanted) or names is None or names_now is None:
        return None
    same = pc.is_in(names.take(rows), value_set=names_now.filter(changed.same))
    return None if pc.any(same).as_py() else rows


def _names(scored: SheetTable) -> pa.Array | None:
    return _texts(scored, scored.find(ScoredHead.ACCOUNT))


def _names_now(basis: Basis, now: SheetTable) -> pa.Array | None:
    """Give the column that was shown as the account."""
    shown = basis.shown
    at = shown.index(ShownAs.NAME) if ShownAs.NAME in shown else None
    return _texts(now, at)


def _texts(table: SheetTable, column: int | None) -> pa.Array | None:
    """Give a column whose names are all texts; where some are none, nothing is sure."""
    if column is None or not isinstance(
        table.frame.dtypes.iloc[column], pd.StringDtype
    ):
        return None
    names = pa.array(table.frame.iloc[:, column], pa.large_string())
    return names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names


def as_then(changed: ChangedRows, now: SheetTable, gone: SheetTable) -> SheetTable:
    """Give the accounts as they were: those that are the same, then those gone.

    Parameters
    ----------
    changed : ChangedRows
        What has changed.
    now : SheetTable
        The accounts of now.
    gone : SheetTable
        Those that are gone, in the same columns, as they were.
    """
    rows = np.flatnonzero(changed.same)
    columns = {
        n: _joined(now.frame.iloc[rows, n], gone.frame.iloc[:, n])
        for n in range(len(gone.headings))
    }
    frame = pd.DataFrame(columns, copy=False)
    return replace(gone, frame=frame, rows=np.arange(len(frame), dtype=np.int64))


def _joined(same: pd.Series[Any], gone: pd.Series[Any]) -> pd.Series[Any]:
    """Put one part of a column behind another; one without any cell has no type."""
    if same.dtype != gone.dtype:
        if gone.isna().all():
            gone = pd.Series(None, index=gone.index, dtype=same.dtype)
        elif same.isna().all():
            same = pd.Series(None, index=same.index, dtype=gone.dtype)
    if same.dtype != gone.dtype:
        same, gone = same.astype(object), gone.astype(object)
    return pd.concat([same, gone], ignore_index=True)
