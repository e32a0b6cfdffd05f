"""How far a table grows, and what goes with it: the areas that covered it.

Excel lets areas follow only where rows are inserted between others. What is added
below a table must therefore be told to its filter, its drop-downs, its conditional
formats and the names of its blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.values.refs import Area


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.xlsx.xml import Element

_TAGS_WITH_AREA = rb"(<(?:\w+:)?(?:autoFilter|sortState)\b[^>]*?\sref=\")([^\"]*)"
_TAGS_WITH_AREAS = (
    rb"(<(?:\w+:)?(?:conditionalFormatting|dataValidation|ignoredError)\b"
    rb"[^>]*?\ssqref=\")([^\"]*)"
)
_AREAS_IN_TAG = rb"(<xm:sqref>)([^<]*)"
_DIMENSION = re.compile(rb"(<(?:\w+:)?dimension\b[^>]*?\sref=\")([^\"]*)")
_ABSOLUTE = re.compile(r"\$[A-Za-z]{1,3}\$\d{1,7}:\$[A-Za-z]{1,3}\$\d{1,7}")


@dataclass(frozen=True, slots=True)
class Growth:
    """A table before and after; rows and columns counted from 1, ends included.

    Parameters
    ----------
    head : int
        Row of the headings.
    last, bottom : int
        Last row of data, before and after; `head` if there was none.
    left : int
        First column.
    right, edge : int
        Last column, before and after.
    """

    head: int
    last: int
    bottom: int
    left: int
    right: int
    edge: int

    def area(self, area: Area) -> Area:
        """Let an area follow if it covered the table's rows, or all its columns.

        >>> growth = Growth(head=4, last=64, bottom=70, left=1, right=15, edge=16)
        >>> growth.area(Area(5, 9, 64, 9)).bottom
        70
        >>> growth.area(Area(4, 1, 64, 15))
        Area(top=4, left=1, bottom=70, right=16)
        >>> growth.area(Area(5, 9, 30, 9)).bottom
        30
        """
        tall = area.top <= self.head + 1 and area.bottom >= max(
            self.last, self.head + 1
        )
        wide = area.left <= self.left and area.right >= self.right
        near = area.top <= self.head + 1 and area.bottom >= self.head
        return replace(
            area,
            bottom=max(area.bottom, self.bottom) if tall else area.bottom,
            right=max(area.right, self.edge) if wide and near else area.right,
        )

    def areas(self, areas: str) -> str:
        """Let areas separated by spaces follow.

        >>> Growth(1, 9, 12, 1, 3, 3).areas("B2:B9 D4")
        'B2:B12 D4'
        """
        return " ".join(map(self._reference, areas.split()))

    def _reference(self, reference: str) -> str:
        area = Area.of(reference)
        grown = None if area is None else self.area(area)
        return reference if grown in (None, area) else grown.reference

    def in_names(self, root: Element, sheet: str) -> None:
        """Let the names of areas of a sheet follow, in a workbook part."""
        doubled = sheet.replace("'", "''")
        places = [f"'{doubled}'!"] + [f"{sheet}!"] * sheet.isidentifier()
        for entry in root.iterfind("{*}definedNames/{*}definedName"):
            parts = re.split(rf"({'|'.join(map(re.escape, places))})", entry.text or "")
            for n in range(2, len(parts), 2):
                match = _ABSOLUTE.match(parts[n])
                if match:
                    parts[n] = self._absolute(match[0]) + parts[n][match.end() :]
            entry.text = "".join(parts)

    def _absolute(self, reference: str) -> str:
        area = Area.of(reference)
        if area is None or self.area(area) == area:
            return reference
        return self.area(area).absolute

    def around_cells(self, head: bytes, tail: bytes) -> tuple[bytes, bytes]:
        """Let what a sheet's XML says before and after its cells follow."""
        for pattern in (_TAGS_WITH_AREA, _TAGS_WITH_AREAS, _AREAS_IN_TAG):
            tail = re.sub(pattern, _each(self.areas), tail)
        return _DIMENSION.sub(_each(self._dimension), head), tail

    def _dimension(self, reference: str) -> str:
        area = Area.of(reference)
        if area is None:
            return reference
        bottom, right = max(area.bottom, self.bottom), max(area.right, self.edge)
        return replace(area, bottom=bottom, right=right).reference


def _each(change: Callable[[str], str]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda match: match[1] + change(match[2].decode()).encode()
