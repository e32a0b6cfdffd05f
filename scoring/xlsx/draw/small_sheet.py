"""A small sheet, filled cell by cell before its XML is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.values.refs import column_number
from scoring.xlsx.draw.cell_text import attribute
from scoring.xlsx.draw.drop_downs import drop_downs_xml
from scoring.xlsx.draw.marks_xml import bars_extension, extensions_xml, marks_xml
from scoring.xlsx.draw.sheet_xml import (
    CLOSING,
    OPENING,
    Cell,
    cells_data,
    widths_xml,
)


if TYPE_CHECKING:
    from scoring.xlsx.draw.drop_downs import DropDown
    from scoring.xlsx.draw.marks_xml import Format
    from scoring.xlsx.draw.style_sheet import StyleSheet
    from scoring.xlsx.draw.styles import Style

Value = str | float | None
# Excel takes no more links on one sheet
MOST_LINKS = 65_530


@dataclass(slots=True)
class SmallSheet:
    """A sheet in the making.

    Parameters
    ----------
    styles : StyleSheet
        Gives numbers for styles.
    widths : tuple of float
        Of the first columns, in characters.
    heights : dict of int to float
        Of some rows, in points.
    formats : list of Format
        What is laid over its cells.
    below : tuple of Style
        How the empty cells of the first columns look.
    drop_downs : tuple of DropDown
        What is offered in cells.
    filtered : str
        The area with a button to filter in each heading; empty for none.
    """

    styles: StyleSheet
    widths: tuple[float, ...]
    heights: dict[int, float] = field(default_factory=dict)
    formats: list[Format] = field(default_factory=list)
    below: tuple[Style, ...] = ()
    drop_downs: tuple[DropDown, ...] = ()
    filtered: str = ""
    _cells: list[Cell] = field(default_factory=list)
    _merged: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)

    def fill(
        self, row: int, columns: str, value: Value, style: Style, formula: str = ""
    ) -> str:
        """Fill a cell, or several of one row as one, such as ``C:E``; name it."""
        first, _, last = columns.partition(":")
        start, stop = column_number(first), column_number(last or first)
        number = self.styles.cell(style)
        self._cells.append(Cell(row, start, value, number, formula))
        self._cells += [Cell(row, n, None, number) for n in range(start + 1, stop + 1)]
        if stop > start:
            self._merged.append(f"{first}{row}:{last}{row}")
        return f"{first}{row}"

    def link(self, cell: str, location: str) -> None:
        """Let a cell lead to another place in the workbook."""
        if len(self._links) < MOST_LINKS:
            self._links.append(
                f'<hyperlink ref="{cell}" location="{attribute(location)}"/>'
            )

    def xml(self, properties: str, view: str, ending: str) -> bytes:
        """Write the sheet.

        Parameters
        ----------
        properties : str
            Those of the sheet, as XML.
        view : str
            What the only view of the sheet holds, as XML.
        ending : str
            What follows the links, as XML.
        """
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self._merged)
        count = len(self._merged)
        pieces = (
            OPENING,
            properties,
            '<sheetViews><sheetView showGridLines="0" workbookViewId="0">',
            f"{view}</sheetView></sheetViews>",
            '<sheetFormatPr defaultRowHeight="15"/>',
            widths_xml(self.widths, [self.styles.cell(style) for style in self.below]),
            cells_data(self._cells, self.heights),
            f'<autoFilter ref="{self.filtered}"/>' if self.filtered else "",
            f'<mergeCells count="{count}">{merged}</mergeCells>' if merged else "",
            marks_xml(self.formats),
            drop_downs_xml(self.drop_downs),
            f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else "",
            ending,
            extensions_xml(bars_extension(self.formats)),
            CLOSING,
        )
        return "".join(pieces).encode()
