"""Cells merged downwards: what they show counts for each of their rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.finding_codes import finding
from scoring.language import phrase
from scoring.values.refs import sheet_reference


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.arrays import Ints
    from scoring.findings import Finding
    from scoring.values.refs import Area
    from scoring.values.table import SheetTable

MERGED = phrase("cells merged downwards count for each of their rows")


def spread_merged(
    table: SheetTable, merged: Iterable[Area]
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Give each row of cells merged downwards what the first of them holds.

    Parameters
    ----------
    table : SheetTable
        Whose other cells of a merged area are blank, as the file has them.
    merged : iterable of Area
        The merged areas of its sheet.

    Returns
    -------
    SheetTable
        The table.
    tuple of Finding
        F418, if any cells of its rows are merged so.
    """
    first = int(table.rows[0]) if len(table.rows) else 0
    mine: dict[int, list[Area]] = {column: [] for column in table.columns}
    for area in merged:
        if area.left in mine and area.bottom > area.top >= first > 0:
            mine[area.left].append(area)
    frame = table.frame.copy(deep=False)
    spread = []
    for number, column in enumerate(table.columns):
        order, used = _order(table.rows, mine[column])
        if used:
            frame[number] = frame[number].take(order).reset_index(drop=True)
            spread += used
    if not spread:
        return table, ()
    top = min(spread, key=lambda area: (area.top, area.left))
    place = sheet_reference(table.sheet, top.reference)
    note = finding("F418", place, MERGED, more=len(spread) - 1)
    return replace(table, frame=frame), (note,)


def _order(rows: Ints, areas: list[Area]) -> tuple[Ints, list[Area]]:
    """Say for each row which row's cell it shows, and which areas matter for it."""
    order = np.arange(len(rows))
    tops = np.searchsorted(rows, [area.top for area in areas])
    stops = np.searchsorted(rows, [area.bottom for area in areas], side="right")
    used = []
    for area, top, stop in zip(areas, tops, stops, strict=True):
        if stop - top > 1 and rows[top] == area.top:
            order[top:stop] = top
            used.append(area)
    return order, used
