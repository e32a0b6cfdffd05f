"""Cells as Excel hands them over, in all its ways."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from addin.cells.ranges import Rows


def as_excel(value: Any) -> Any:
    """A value as a cell holds it: all numbers are floats, all dates have a time."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return value


def block(rows: Sequence[Sequence[Any]]) -> Rows:
    """Rows as COM hands them over."""
    return tuple(tuple(map(as_excel, row)) for row in rows)


def sheet_cells(path: Path, sheet: str) -> Rows:
    """All cells of a sheet."""
    book = openpyxl.load_workbook(path, data_only=True)
    return block([*book[sheet].iter_rows(values_only=True)])


def shapes(rows: Rows) -> dict[str, Any]:
    """The same cells as the different hosts hand them over."""
    lists = [list(row) for row in rows]
    by_shape: dict[str, Any] = {
        "tuples": rows,
        "lists": lists,
        "array": np.array(lists, dtype=object),
        "frame": pd.DataFrame(lists).astype(object),
        "empty texts": [["" if c is None else c for c in row] for row in lists],
    }
    if len(rows) == 1:
        by_shape |= {"flat list": lists[0], "flat tuple": rows[0]}
        by_shape["card"] = [[cell] for cell in lists[0]]
    return by_shape
