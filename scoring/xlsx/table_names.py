"""Numbers and names of tables, none given twice in a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.xlsx.parts import TABLE
from scoring.xlsx.xml import whole_number


if TYPE_CHECKING:
    from scoring.xlsx.workbook_part import Book


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
