"""What new sheets must know of the workbook that they go into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.xlsx.draw.style_sheet import StyleSheet
    from scoring.xlsx.slicer_caches import SlicerNames
    from scoring.xlsx.table_names import TableNames
    from scoring.xlsx.tabs import Tab


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
