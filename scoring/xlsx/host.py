"""What new sheets must know of the workbook that they go into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.xlsx.parts import TABLE
from scoring.xlsx.xml import whole_number


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.xlsx.draw.style_sheet import StyleSheet
    from scoring.xlsx.slicer_caches import SlicerNames
    from scoring.xlsx.tabs import Tab
    from scoring.xlsx.workbook_part import Book


@dataclass(frozen=True, slots=True)
class Host:
    """A workbook as seen by a sheet that is drawn for it.

    Parameters
    ----------
    styles : StyleSheet
        Gives numbers for styles.
    date1904 : bool
        Whether days are counted from 1904.
    tabs : mapping of str to Tab
        The tabs of the sheets that are drawn, by what these are called.
    sheets : frozenset of str
        Names of all tabs, case folded.
    tables : TableNames
        Gives names to tables.
    opens_on : str or None
        The sheet, of these, that is to be seen first.
    slicers : SlicerNames, optional
        Gives names to slicers; without it there are none.
    """

    styles: StyleSheet
    date1904: bool
    tabs: Mapping[str, Tab]
    sheets: frozenset[str]
    tables: TableNames
    opens_on: str | None = None
    slicers: SlicerNames | None = None

    def table(self, sheet: str, name: str, headings: Sequence[str]) -> tuple[int, str]:
        """Give a number and a name to the table of a sheet."""
        named = self.tables.next(name)
        if self.slicers is not None:
            self.slicers.tables[sheet] = named[0], headings
        return named


class TableNames:
    """Numbers and names of Excel tables, each used once in a workbook.

    Parameters
    ----------
    book : Book
        The workbook.
    """

    def __init__(self, book: Book) -> None:
        # defined names and tables share one list
        self._names = book.defined_names()
        self._last = 0
        for part in book.types.parts_of(TABLE.content_type):
            table = book.package.xml(part)
            self._last = max(self._last, whole_number(table, "id"))
            self._names.add(table.get("name", "").casefold())
            self._names.add(table.get("displayName", "").casefold())

    def next(self, wanted: str) -> tuple[int, str]:
        """Give a number and a name that no other table has."""
        name = self.free(wanted)
        self._last += 1
        return self._last, name

    def free(self, wanted: str) -> str:
        """Give a name that no table, slicer or area has; from now on it is in use."""
        name, again = wanted, 2
        while name.casefold() in self._names:
            name, again = f"{wanted}_{again}", again + 1
        self._names.add(name.casefold())
        return name
