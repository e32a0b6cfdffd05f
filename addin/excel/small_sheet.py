"""A small sheet described cell by cell, then painted into an open workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from addin.excel.cell_values import cell
from addin.excel.excel_api import dressing, widen
from addin.excel.style import dress
from scoring.values.refs import column_number


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import xlwings as xw

    from scoring.xlsx.draw.styles import Style

MOST_LINKS: Final = 300
"""Each takes a call of its own into Excel, and nobody clicks more."""


@dataclass(frozen=True, slots=True)
class Put:
    """A cell, or several of one row as one."""

    row: int
    columns: str
    value: str | float | None
    style: Style

    @property
    def name(self) -> str:
        """The first of its cells."""
        return f"{self.columns.partition(':')[0]}{self.row}"


@dataclass(slots=True)
class Sketch:
    """A sheet in the making.

    Parameters
    ----------
    widths : sequence of float
        Of the first columns, in characters.
    heights : dict of int to float
        Of some rows, in points.
    """

    widths: Sequence[float]
    heights: dict[int, float] = field(default_factory=dict)
    puts: list[Put] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def put(
        self, row: int, columns: str, value: str | float | None, style: Style
    ) -> str:
        """Fill a cell, or several of one row as one, such as ``C:E``; name it."""
        put = Put(row, columns, value, style)
        self.puts.append(put)
        return put.name

    def link(self, name: str, location: str) -> None:
        """Let a cell lead to another place in the workbook."""
        if len(self.links) < MOST_LINKS:
            self.links[name] = location

    def values(self) -> list[list[Any]]:
        """Give all cells from A1 on."""
        at = {(p.row, column_number(p.columns.partition(":")[0])): p for p in self.puts}
        height = max((row for row, _ in at), default=1)
        width = max((column for _, column in at), default=1)
        rows: list[list[Any]] = [[None] * width for _ in range(height)]
        for (row, column), put in at.items():
            rows[row - 1][column - 1] = cell(put.value)
        return rows

    def paint(self, tab: xw.Sheet) -> None:
        """Write the values, then make them look well."""
        tab.range("A1").options(ndim=2).value = self.values()
        for area, style in self._areas():
            dress(tab.range(area), style)
            if area_is_wide(area):
                with dressing():
                    tab.range(area).merge(across=True)
        for number, width in enumerate(self.widths, start=1):
            widen(tab.range((1, number)), width)
        for first, last, height in _same(sorted(self.heights.items())):
            with dressing():
                tab.range(f"{first}:{last}").row_height = height
        # not read back: in the browser a cell written reads as it was before
        texts = {p.name: str(p.value) for p in self.puts}
        for name, location in self.links.items():
            with dressing():
                tab.range(name).add_hyperlink(f"#{location}", texts[name], location)

    def _areas(self) -> Iterator[tuple[str, Style]]:
        """Join cells of one style that stand below each other."""
        by_look: dict[tuple[str, Style], list[int]] = {}
        for put in self.puts:
            by_look.setdefault((put.columns, put.style), []).append(put.row)
        for (columns, style), rows in by_look.items():
            left, _, right = columns.partition(":")
            for first, last, _ in _same((row, 0) for row in sorted(rows)):
                yield f"{left}{first}:{right or left}{last}", style


def _same(rows: Iterable[tuple[int, float]]) -> Iterator[tuple[int, int, float]]:
    """Join rows that follow each other and have the same height.

    >>> list(_same([(1, 8), (3, 20), (4, 20)]))
    [(1, 1, 8), (3, 4, 20)]
    """
    numbered = enumerate(rows)
    for (_, height), run in groupby(numbered, lambda n: (n[1][0] - n[0], n[1][1])):
        of_run = [row for _, (row, _) in run]
        yield of_run[0], of_run[-1], height


def area_is_wide(area: str) -> bool:
    """Say whether an area has several columns.

    >>> area_is_wide("B5:C5"), area_is_wide("B5:B9")
    (True, False)
    """
    first, _, last = area.partition(":")
    return first.rstrip("0123456789") != last.rstrip("0123456789")
