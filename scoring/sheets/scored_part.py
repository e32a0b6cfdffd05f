"""The Scored sheet: a table of accounts of which the filter shows the contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.errors import FileError
from scoring.language import phrase
from scoring.progress import Progress, Stage, silent
from scoring.sheets.looks import TAB
from scoring.sheets.page_part import PRINT_AREA
from scoring.sheets.scored_columns import printed_columns, table_look
from scoring.sheets.scored_styles import cell_styles, formats
from scoring.sheets.slicers import slicer_parts
from scoring.sheets.sparklines import sparklines
from scoring.values.refs import (
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    column_letters,
    sheet_reference,
)
from scoring.vocabulary import Sheet
from scoring.xlsx.draw.marks_xml import bars_extension, extensions_xml, marks_xml
from scoring.xlsx.draw.notes_xml import note_parts
from scoring.xlsx.draw.page_setup import LONG_TABLE, frozen_xml, page_setup_xml
from scoring.xlsx.draw.sheet_xml import (
    CLOSING,
    OPENING,
    Cell,
    Column,
    cells_data,
    column_values,
    properties_xml,
    rows_xml,
)
from scoring.xlsx.draw.slicers_xml import slicers_extension
from scoring.xlsx.draw.sparklines_xml import sparklines_extension
from scoring.xlsx.draw.table_xml import table_part
from scoring.xlsx.parts import NOTE_SHAPES, PICTURES, SHEET, SLICERS, Part


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.progress import Tell
    from scoring.sheets.results import ScoredSheet
    from scoring.xlsx.host import Host
    from scoring.xlsx.parts import Chunk


class _Drawing:
    """One Scored sheet on its way to XML."""

    def __init__(self, sheet: ScoredSheet, host: Host, on: Sheet) -> None:
        self.sheet = sheet
        self.host = host
        self.on = on
        self.look = table_look(sheet)
        self.count = len(sheet.contact)
        self.area = Area(1, 1, self.look.last, len(sheet.columns)).reference

    def head(self) -> str:
        """Write all that stands before the accounts."""
        cells = [
            Cell(1, number, each.heading, self.host.styles.cell(each.heading_style))
            for number, each in enumerate(self.look.columns, start=1)
        ]
        top = cells_data(cells, {1: self.look.heading_height}).removesuffix(
            "</sheetData>"
        )
        tab = self.host.tabs[self.on]
        return (
            OPENING
            + properties_xml(tab.code_name, TAB)
            + f'<dimension ref="{self.area}"/>'
            + self._view()
            + f'<sheetFormatPr defaultRowHeight="{self.look.row_height:g}" '
            + 'customHeight="1" outlineLevelCol="1"/>'
            + self._widths()
            + top
        )

    def _view(self) -> str:
        chosen = ' tabSelected="1"' if self.host.opens_on is self.on else ""
        return (
            f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">'
            f"{frozen_xml(1, self.look.frozen)}</sheetView></sheetViews>"
        )

    def _widths(self) -> str:
        entries = []
        for number, each in enumerate(self.look.columns, start=1):
            fold = ' hidden="1" outlineLevel="1"' if each.folded else ""
            opener = ' collapsed="1"' if each.opens else ""
            entries.append(
                f'<col min="{number}" max="{number}" width="{each.width:g}"{fold} '
                f'customWidth="1"{opener}/>'
            )
        after = len(self.look.columns) + 1
        if self.look.columns[-1].folded and after <= MOST_COLUMNS:
            entries.append(
                f'<col min="{after}" max="{after}" width="9.14" collapsed="1"/>'
            )
        return f"<cols>{''.join(entries)}</cols>"

    def rows(self) -> Iterator[tuple[int, memoryview]]:
        """Write the accounts."""
        columns = []
        for number, column in enumerate(self.sheet.columns, start=1):
            values = column_values(column.values)
            mixed = isinstance(values, np.ndarray) and column.values.dtype.kind != "M"
            style = self.look.columns[number - 1].style
            numbers = cell_styles(style, self.host.styles, mixed=mixed)
            columns.append(Column(number, values, numbers))
        hidden = ~np.asarray(self.sheet.contact, dtype=bool)
        return rows_xml(
            columns,
            hidden,
            first=2,
            date1904=self.host.date1904,
            order=self.sheet.order,
        )

    def foot(self, children: Sequence[Part]) -> str:
        """Write all that stands after the accounts."""
        drawn_formats = formats(self.look, self.host.styles)
        at = {part.kind: n for n, part in enumerate(children, start=1)}
        drawing, notes = at.get(PICTURES), at.get(NOTE_SHAPES)
        slicers = slicers_extension(at[SLICERS]) if SLICERS in at else ""
        bars = bars_extension(drawn_formats)
        return (
            "</sheetData>"
            + marks_xml(drawn_formats)
            + page_setup_xml(LONG_TABLE)
            + (f'<drawing r:id="rId{drawing}"/>' if drawing else "")
            + (f'<legacyDrawing r:id="rId{notes}"/>' if notes else "")
            + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
            + extensions_xml(bars, self._sparklines(), slicers)
            + CLOSING
        )

    def _sparklines(self) -> str:
        group = sparklines(self.sheet)
        if group is None:
            return ""
        rows = range(2, self.count + 2)
        return sparklines_extension(group, self.host.tabs[self.on].name, rows)


ACCOUNTS_TOO_MANY: Final = phrase(
    "{count:,} accounts of {width:,} columns do not fit on one sheet of Excel: score "
    "them in parts"
)
ROWS_TOO_MANY: Final = phrase(
    "{count:,} rows of {sheet} of {width:,} columns do not fit on one sheet of Excel: "
    "score them in parts"
)


def scored_part(
    sheet: ScoredSheet,
    host: Host,
    progress: Tell = silent,
    on: Sheet = Sheet.SCORED,
) -> Part:
    """Describe the Scored sheet, or another that is one table.

    Its rows are made while they are written.

    Raises
    ------
    FileError
        If there are more accounts or columns than a sheet can hold.
    """
    count, width = len(sheet.contact), len(sheet.columns)
    if count >= MOST_ROWS or not 0 < width <= MOST_COLUMNS:
        words = ACCOUNTS_TOO_MANY if on is Sheet.SCORED else ROWS_TOO_MANY
        raise FileError(words.format(count=count, width=width, sheet=on))
    drawing = _Drawing(sheet, host, on)
    look = drawing.look
    notes = {n: each.note for n, each in enumerate(look.columns, start=1) if each.note}
    named = host.table(on, on.replace(" ", "_"), look.headings)
    table = table_part(named, drawing.area, look.headings, look.shown)
    slicers = slicer_parts(sheet, on, host)
    children = (table, *note_parts(notes), *slicers)
    # all styles must be known before the styles part is written
    head, foot, rows = drawing.head(), drawing.foot(children), drawing.rows()

    def chunks() -> Iterator[Chunk]:
        yield head.encode()
        for done, xml in rows:
            yield xml
            progress(Progress(Stage.WRITE, done / max(drawing.count, 1), on))
        yield foot.encode()

    return Part(SHEET, chunks(), children)


def print_names(sheet: ScoredSheet, title: str) -> dict[str, str]:
    """Say what of Scored is printed: the results, with headings on each page."""
    last = column_letters(printed_columns(sheet))
    rows = max(len(sheet.contact), 1) + 1
    return {
        PRINT_AREA: sheet_reference(title, f"$A$1:${last}${rows}"),
        "_xlnm.Print_Titles": sheet_reference(title, "$1:$1"),
    }
