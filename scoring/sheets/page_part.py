"""Paper of a file: a page becomes the parts of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.sheets.looks import CHART_INK
from scoring.values.refs import Area, column_letters, quoted_text, sheet_reference
from scoring.xlsx.draw.charts import drawing_part
from scoring.xlsx.draw.marks_xml import Format
from scoring.xlsx.draw.notes_xml import note_parts
from scoring.xlsx.draw.page_setup import frozen_xml, page_setup_xml
from scoring.xlsx.draw.sheet_xml import properties_xml
from scoring.xlsx.draw.small_sheet import SmallSheet
from scoring.xlsx.draw.table_xml import table_part
from scoring.xlsx.parts import SHEET, Part


if TYPE_CHECKING:
    from scoring.sheets.page import Filled, Overlay, Page
    from scoring.xlsx.draw.style_sheet import StyleSheet
    from scoring.xlsx.host import Host

PRINT_AREA = "_xlnm.Print_Area"


def page_part(page: Page, host: Host) -> Part:
    """Describe a page as a part of the workbook it goes into."""
    sheet = SmallSheet(host.styles, page.widths, dict(page.heights))
    for cell in page.cells:
        name = sheet.fill(cell.row, cell.columns, cell.value, cell.style, cell.formula)
        if cell.link:
            sheet.link(name, cell.link)
    sheet.formats += [_format(overlay, host.styles) for overlay in page.overlays]
    tab = host.tabs[page.sheet]
    children, ending = [], page_setup_xml(page.setup)
    if page.charts:
        children.append(drawing_part(page.charts, tab.name, CHART_INK))
        ending += f'<drawing r:id="rId{len(children)}"/>'
    if page.filled is not None:
        shapes = _fill_in(page.filled, sheet)
        children += shapes
        if shapes:
            # the shapes of notes, which stand before their texts
            at = len(children) - len(shapes) + 1
            ending += f'<legacyDrawing r:id="rId{at}"/>'
    if page.listed is not None:
        listed = page.listed
        named = host.table(page.sheet, listed.name, listed.headings)
        children.append(table_part(named, listed.area, listed.headings))
        ending += (
            f'<tableParts count="1"><tablePart r:id="rId{len(children)}"/></tableParts>'
        )
    properties = properties_xml(tab.code_name, page.colour)
    view = frozen_xml(page.frozen, 0, page.selected) if page.frozen else ""
    return Part(SHEET, (sheet.xml(properties, view, ending),), tuple(children))


def _fill_in(filled: Filled, sheet: SmallSheet) -> tuple[Part, ...]:
    """Give a sheet what helps people to fill it in; its notes are parts of their own."""
    sheet.below, sheet.drop_downs = filled.below, filled.choices
    sheet.filtered = filled.filtered
    areas = [Area.of(cell) for cell, _ in filled.notes]
    rows = {area.top for area in areas if area}
    notes = {
        area.left: text
        for area, (_, text) in zip(areas, filled.notes, strict=True)
        if area
    }
    return note_parts(notes, min(rows, default=1))


def page_names(page: Page, title: str) -> dict[str, str]:
    """Give the names a workbook keeps about a page: what of it is printed."""
    if not page.printed:
        return {}
    return {PRINT_AREA: sheet_reference(title, page.printed)}


def _format(overlay: Overlay, styles: StyleSheet) -> Format:
    rules = tuple(
        (f"{_first(overlay.area)}={quoted_text(text)}", styles.mark(mark))
        for text, mark in overlay.marks
    )
    rules += tuple((formula, styles.mark(mark)) for formula, mark in overlay.rules)
    return Format(overlay.area, rules, overlay.bar)


def _first(area: str) -> str:
    """Name the first cell of an area as a rule over all of it sees it.

    >>> _first("H23:H32")
    '$H23'
    """
    corner = Area.of(area)
    return f"${column_letters(corner.left)}{corner.top}" if corner else ""
