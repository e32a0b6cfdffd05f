"""The Scored sheet: a table of accounts of which the filter shows the contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring import vocabulary
from scoring.errors import FileError
from scoring.progress import Progress, Stage, silent
from scoring.sheets import scored_columns
from scoring.sheets.results import Look
from scoring.values.refs import (
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    column_letters,
    sheet_reference,
)
from scoring.vocabulary import Sheet
from scoring.xlsx.draw.marks_xml import bars_xml, marks_xml
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
from scoring.xlsx.draw.table_xml import table_part, unique_headings
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.progress import Tell
    from scoring.sheets.results import ScoredColumn, ScoredSheet
    from scoring.xlsx.host import Host

HEADER_HEIGHT = 33


class _Drawing:
    """One Scored sheet on its way to XML."""

    def __init__(self, sheet: ScoredSheet, host: Host, on: Sheet) -> None:
        self.sheet = sheet
        self.host = host
        self.on = on
        self.headings = unique_headings(c.heading for c in sheet.columns)
        self.count = len(sheet.contact)
        # a table has at least one row below its headings, even if that is empty
        self.last = max(self.count, 1) + 1
        self.area = Area(1, 1, self.last, len(sheet.columns)).reference

    def head(self) -> str:
        """Write all that stands before the accounts."""
        style = [
            self.host.styles.cell(scored_columns.header_style(column))
            for column in self.sheet.columns
        ]
        cells = [
            Cell(1, number, heading, style[number - 1])
            for number, heading in enumerate(self.headings, start=1)
        ]
        top = cells_data(cells, {1: HEADER_HEIGHT}).removesuffix("</sheetData>")
        tab = self.host.tabs[self.on]
        return (
            OPENING
            + properties_xml(tab.code_name)
            + f'<dimension ref="{self.area}"/>'
            + self._view()
            + '<sheetFormatPr defaultRowHeight="18" customHeight="1" outlineLevelCol="1"/>'
            + self._widths()
            + top
        )

    def _view(self) -> str:
        names = [n for n, c in enumerate(self.sheet.columns, 1) if c.look is Look.NAME]
        kept = names[0] if names else 0
        chosen = ' tabSelected="1"' if self.host.opens_on is self.on else ""
        return (
            f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">'
            f"{frozen_xml(1, kept)}</sheetView></sheetViews>"
        )

    def _widths(self) -> str:
        columns = self.sheet.columns
        sample = scored_columns.sample(self.sheet)
        entries = []
        for number, column in enumerate(columns, start=1):
            heading = self.headings[number - 1]
            wide = scored_columns.width(column, heading, sample)
            fold = ' hidden="1" outlineLevel="1"' if column.folded else ""
            opener = ' collapsed="1"' if _opens(columns, number - 1) else ""
            entries.append(
                f'<col min="{number}" max="{number}" width="{wide:g}"{fold} '
                f'customWidth="1"{opener}/>'
            )
        after = len(columns) + 1
        if columns[-1].folded and after <= MOST_COLUMNS:
            entries.append(
                f'<col min="{after}" max="{after}" width="9.14" collapsed="1"/>'
            )
        return f"<cols>{''.join(entries)}</cols>"

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """Write the accounts."""
        columns = []
        for number, column in enumerate(self.sheet.columns, start=1):
            values = column_values(column.values)
            mixed = isinstance(values, np.ndarray)
            style = scored_columns.cell_styles(column, self.host.styles, mixed=mixed)
            columns.append(Column(number, values, style))
        hidden = ~np.asarray(self.sheet.contact, dtype=bool)
        return rows_xml(
            columns,
            hidden,
            first=2,
            date1904=self.host.date1904,
            order=self.sheet.order,
        )

    def foot(self, noted: bool) -> str:  # noqa: FBT001
        """Write all that stands after the accounts."""
        formats = scored_columns.formats(self.sheet, self.host.styles, self.last)
        notes = '<legacyDrawing r:id="rId2"/>' if noted else ""
        return (
            "</sheetData>"
            + marks_xml(formats)
            + page_setup_xml(LONG_TABLE)
            + notes
            + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
            + bars_xml(formats)
            + CLOSING
        )

    def shown(self) -> tuple[int, str] | None:
        """Say what the filter shows: contacts, if there is anything to filter."""
        for place, column in enumerate(self.sheet.columns):
            if column.look is Look.CONTACT and self.count:
                return place, vocabulary.CONTACT_YES
        return None


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
    drawing = _Drawing(sheet, host, on)
    if drawing.last > MOST_ROWS or not 0 < len(sheet.columns) <= MOST_COLUMNS:
        what = "accounts" if on is Sheet.SCORED else f"rows of {on}"
        msg = (
            f"{drawing.count:,} {what} of {len(sheet.columns):,} columns do not fit "
            "on one sheet of Excel: score them in parts"
        )
        raise FileError(msg)
    notes = {
        n: column.note for n, column in enumerate(sheet.columns, start=1) if column.note
    }
    table = table_part(
        host.tables.next(on.replace(" ", "_")),
        drawing.area,
        drawing.headings,
        drawing.shown(),
    )
    # all styles must be known before the styles part is written
    head, foot, rows = drawing.head(), drawing.foot(bool(notes)), drawing.rows()

    def chunks() -> Iterator[bytes]:
        yield head.encode()
        for done, xml in rows:
            yield xml
            progress(Progress(Stage.WRITE, done / max(drawing.count, 1), on))
        yield foot.encode()

    return Part(SHEET, chunks(), (table, *note_parts(notes)))


def print_names(sheet: ScoredSheet, title: str) -> dict[str, str]:
    """Say what of Scored is printed: the results, with headings on each page."""
    results = [
        n
        for n, c in enumerate(sheet.columns, 1)
        if c.look is not Look.SOURCE and not c.folded
    ]
    last = column_letters(max(results, default=1))
    rows = max(len(sheet.contact), 1) + 1
    return {
        "_xlnm.Print_Area": sheet_reference(title, f"$A$1:${last}${rows}"),
        "_xlnm.Print_Titles": sheet_reference(title, "$1:$1"),
    }


def _opens(columns: tuple[ScoredColumn, ...], place: int) -> bool:
    """Tell whether a column bears the button that unfolds those before it."""
    return place > 0 and columns[place - 1].folded and not columns[place].folded
