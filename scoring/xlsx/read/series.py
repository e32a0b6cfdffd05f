"""The pieces of a column joined into one of the types of `SheetTable`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.xlsx.read.stored_cells import AFTER_DATES, FIRST_DATE, Kind, milliseconds


if TYPE_CHECKING:
    from scoring.arrays import Floats, Indices, Ints, Moments, Objects
    from scoring.xlsx.read.stored_cells import Piece


def series(pieces: list[Piece], rows: Ints) -> pd.Series:
    """Join the pieces of one column.

    Parameters
    ----------
    pieces : list of Piece
        All of the column; may be empty.
    rows : ndarray of int, shape (n,)
        The sheet rows that the table holds, ascending.

    Returns
    -------
    pandas.Series of length n
        float64, datetime64, ``str`` or object, as `SheetTable` has it.
    """
    if not pieces:
        return pd.Series(np.full(len(rows), np.nan))
    at = np.searchsorted(rows, np.concatenate([piece.rows for piece in pieces]))
    kinds = np.concatenate([piece.kinds for piece in pieces])
    numbers = np.concatenate([piece.numbers for piece in pieces])
    if (kinds == Kind.TEXT).all():
        return _text_series(pieces, at, len(rows))
    if (kinds == Kind.NUMBER).all():
        values = np.full(len(rows), np.nan)
        values[at] = numbers
        return pd.Series(values)
    if (kinds == Kind.DATE).all():
        days = np.full(len(rows), np.datetime64("NaT"), dtype="datetime64[us]")
        days[at] = _datetimes(numbers)
        return pd.Series(days)
    return _mixed_series(pieces, at, len(rows))


def _datetimes(numbers: Floats) -> Moments:
    stamps = numbers.astype(np.int64).astype("datetime64[ms]")
    return np.asarray(stamps.astype("datetime64[us]"))


def days(serials: Floats, *, date1904: bool) -> Objects:
    """Turn day numbers into datetimes; those outside the calendar stay numbers."""
    when = milliseconds(serials, date1904=date1904)
    inside = (when >= FIRST_DATE) & (when < AFTER_DATES)
    values = serials.astype(object)
    values[inside] = _datetimes(when[inside]).astype(object)
    return values


def column_of(values: Objects) -> pd.Series:
    """Give a column of cells the type of `SheetTable` that they allow."""
    missing = pd.isna(values)
    types = {type(value) for value in values[~missing]}
    cells = values.copy()
    cells[missing] = None
    if types <= {float}:
        return pd.Series(cells.astype(np.float64))
    if types == {str}:
        return pd.Series(cells, dtype="str")
    if all(issubclass(kind, datetime) for kind in types):
        return pd.Series(cells.astype("datetime64[us]"))
    return pd.Series(cells, dtype=object)


def _chunks(pieces: list[Piece]) -> pa.ChunkedArray:
    none = pa.scalar(None, pa.large_string())
    return pa.chunked_array(
        [
            pa.repeat(none, len(piece.rows)) if piece.texts is None else piece.texts
            for piece in pieces
        ],
        pa.large_string(),
    )


def _text_series(pieces: list[Piece], at: Indices, length: int) -> pd.Series:
    texts = _chunks(pieces)
    if len(at) != length or (np.diff(at) != 1).any():
        order = np.full(length, -1, dtype=np.int64)
        order[at] = np.arange(len(at))
        texts = texts.take(pa.array(order, mask=order < 0))
    return text_series(texts)


def text_series(texts: pa.ChunkedArray) -> pd.Series:
    """Give texts as a column, in one piece.

    Whoever draws them needs one, and while all is in use a copy is dearest.

    >>> text_series(pa.chunked_array([["Acme"], ["Bolt"]], pa.large_string())).tolist()
    ['Acme', 'Bolt']
    """
    if texts.num_chunks != 1:
        texts = pa.chunked_array([texts.combine_chunks()], texts.type)
    return pd.Series(texts, dtype="str")


def _mixed_series(pieces: list[Piece], at: Indices, length: int) -> pd.Series:
    values = np.full(length, None, dtype=object)
    done = 0
    for piece in pieces:
        values[at[done : done + len(piece.rows)]] = objects(piece)
        done += len(piece.rows)
    return pd.Series(values, dtype=object)


def objects(piece: Piece) -> Objects:
    """Give the cells as str, float, bool and datetime.

    Parameters
    ----------
    piece : Piece
        n filled cells.

    Returns
    -------
    ndarray of object, shape (n,)
        Their values.
    """
    values = piece.numbers.astype(object)
    day = piece.kinds == Kind.DATE
    values[day] = _datetimes(piece.numbers[day]).astype(object)
    flag = piece.kinds == Kind.BOOL
    values[flag] = (piece.numbers[flag] != 0).astype(object)
    if piece.texts is not None:
        text = np.isin(piece.kinds, (Kind.TEXT, Kind.ERROR))
        texts = piece.texts.to_numpy(zero_copy_only=False)
        values[text] = texts[text]
    return values
