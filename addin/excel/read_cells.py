"""The cells of a range with their errors, also where the program tells none.

Excel for Mac gives an error as a cell without a value, or leaves it out of its row so
that the cells behind it move up. What is shown in the cells says what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from addin.cells.ranges import ERRORS
from addin.excel.excel_api import ON_MAC


if TYPE_CHECKING:
    import xlwings as xw

    Rows = list[list[Any]]

MOST_AT_ONCE: Final = 100_000
"""Cells read with their texts in one call: a reply of the Mac has a limit in bytes."""
SHOWN: Final = frozenset(ERRORS.values())


def read_cells(area: xw.Range) -> Rows:
    """Read all values of a range, errors as their texts."""
    if not ON_MAC:
        rows: Rows = area.options(ndim=2, err_to_str=True).value
        return rows
    height, width = area.shape
    step = max(MOST_AT_ONCE // width, 1)
    starts = range(0, height, step)
    parts = (_part(area, start, min(start + step, height)) for start in starts)
    return [row for part in parts for row in _on_mac(part)]


def formulas_of(area: xw.Range) -> dict[tuple[int, int], str]:
    """Give the formulas of a range, by row and column counted from 1."""
    height, width = area.shape
    texts: Any = area.formula
    # a single cell, and a single row of cells, come without what is around them
    if (height, width) == (1, 1):
        texts = ((texts,),)
    elif isinstance(texts[0], str):
        texts = (texts,) if height == 1 else tuple((text,) for text in texts)
    return {
        (row, column): text
        for row, cells in enumerate(texts, start=1)
        for column, text in enumerate(cells, start=1)
        if isinstance(text, str) and text.startswith("=")
    }


def _part(area: xw.Range, start: int, end: int) -> xw.Range:
    part: xw.Range = area[start:end, :]
    return part


def _on_mac(area: xw.Range) -> Rows:
    """Read values and texts; where cells are missing, read in smaller parts."""
    values = area.options(ndim=2).value
    texts = _as_rows(area.api.string_value.get())
    if _fits(values, area.shape) and _fits(texts, area.shape):
        return [
            [text if text in SHOWN else value for value, text in zip(*row, strict=True)]
            for row in zip(values, texts, strict=True)
        ]
    height, width = area.shape
    if height > 1:
        middle = height // 2
        halves = area[:middle, :], area[middle:, :]
        return [row for half in halves for row in _on_mac(half)]
    return [[_on_mac(area[0, column])[0][0] for column in range(width)]]


def _as_rows(values: Any) -> Rows:
    """Give a reply as rows: one cell comes alone, and one row may come flat."""
    if not isinstance(values, list):
        return [[values]]
    return values if values and isinstance(values[0], list) else [values]


def _fits(rows: Rows, shape: tuple[int, int]) -> bool:
    return len(rows) == shape[0] and {*map(len, rows)} == {shape[1]}
