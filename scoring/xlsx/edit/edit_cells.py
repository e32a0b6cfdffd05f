"""Change cells of a user's own sheets, and nothing else of the workbook.

Of a sheet only the cells named are drawn anew, each in the style it has; every other
cell, and every other part, stays byte for byte as it is. Where a table grows, what
covered it grows along: see `growth`.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from scoring.values.refs import Area
from scoring.xlsx.copy_parts import appearing, check_ending, open_source, write_parts
from scoring.xlsx.draft import Draft
from scoring.xlsx.draw.cell_text import excel_text
from scoring.xlsx.draw.style_sheet import StyleSheet
from scoring.xlsx.edit.cell_writer import CellWriter
from scoring.xlsx.edit.fill_down import FilledDown
from scoring.xlsx.edit.sheet_text import SheetText
from scoring.xlsx.host import Host
from scoring.xlsx.parts import place
from scoring.xlsx.table_names import TableNames
from scoring.xlsx.workbook_part import Book
from scoring.xlsx.xml import local_name, serialize, whole_number


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from scoring.xlsx.archive import Archive
    from scoring.xlsx.edit.cell_writer import Value
    from scoring.xlsx.edit.growth import Growth
    from scoring.xlsx.edit.sheet_text import CellText
    from scoring.xlsx.parts import Part, Placed
    from scoring.xlsx.xml import Element

NEW_WIDTH: Final = 18.7


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column to be added at the right end of a table.

    Parameters
    ----------
    column : int
        Counted from 1.
    heading : str
        What stands above it.
    like : int
        The column whose look it takes.
    code : str
        The number format of its cells; empty for that of the other column.
    """

    column: int
    heading: str
    like: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class SheetEdit:
    """What changes on a sheet.

    Parameters
    ----------
    sheet : str
        Its name.
    growth : Growth
        The table, before and after.
    cells : mapping of int to mapping of int to Value
        What is written: columns by row, counted from 1.
    columns : tuple of NewColumn
        The columns that are added.
    added_in : str
        How the functions begin that only an add-in can calculate; empty for none.
    text : SheetText, optional
        The sheet as it was read to decide on the edits.
    """

    sheet: str
    growth: Growth
    cells: Mapping[int, Mapping[int, Value]]
    columns: tuple[NewColumn, ...] = ()
    added_in: str = ""
    text: SheetText | None = None


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet to be added at the end: its name, and how it is drawn."""

    sheet: str
    draw: Callable[[Host], Part]


def write_edited(
    source: Path,
    target: Path,
    edits: Sequence[SheetEdit],
    added: Sequence[NewSheet] = (),
    read: Archive | None = None,
) -> None:
    """Write a workbook with some cells of the user's sheets changed.

    Parameters
    ----------
    source : pathlib.Path
        The workbook, .xlsx or .xlsm; it is only read.
    target : pathlib.Path
        The file to write; it may be `source` and is replaced if it exists.
    edits : sequence of SheetEdit
        One per sheet that changes.
    added : sequence of NewSheet
        The sheets to be added.
    read : Archive, optional
        The workbook as it was read to decide on the edits; it must still be so.

    Raises
    ------
    FileError
        If the workbook cannot be read, or has changed, or the file cannot be written.
    """
    # one that is not there yet may be written by somebody else meanwhile
    with appearing(target, new=not target.exists(), unchanged=read) as file:
        draft = Draft(open_source(source))
        book = Book(draft)
        check_ending(book, target)
        name = book.styles()
        part = draft.find(name)
        writer = CellWriter(
            StyleSheet(draft.read(name) if part else b""),
            draft.package.formats,
            book.date1904,
        )
        tabs = {tab.name: tab for tab in book.tabs()}
        for edit in edits:
            _edit(edit, tabs[edit.sheet].part, (draft, book), writer)
        new = _added(added, (draft, book), writer)
        draft.change(name, writer.styles.to_bytes())
        book.save()
        write_parts(draft, new, book, file)


def _added(
    sheets: Sequence[NewSheet], files: tuple[Draft, Book], writer: CellWriter
) -> list[Placed]:
    """Draw new sheets, and give them their tabs."""
    if not sheets:
        return []
    draft, book = files
    tabs = {sheet.sheet: book.claim(sheet.sheet) for sheet in sheets}
    names = frozenset(t.name.casefold() for t in book.tabs())
    host = Host(writer.styles, book.date1904, tabs, names, TableNames(book))
    base = book.name.rpartition("/")[0]
    drawn = [sheet.draw(host) for sheet in sheets]
    new = place(drawn, base, draft.names_in_use())
    for sheet, part in zip(sheets, new, strict=True):
        book.show(tabs[sheet.sheet], part)
    return new


def _edit(
    edit: SheetEdit, part: str, files: tuple[Draft, Book], writer: CellWriter
) -> None:
    draft, book = files
    text = edit.text or SheetText(draft.read(part), edit.sheet)
    growth = edit.growth
    base = _base_styles(edit, text, writer)
    cells: dict[int, dict[int, Value | bytes | None]] = {
        row: dict(columns) for row, columns in edit.cells.items()
    }
    _fill_rows(cells, text, edit, base)
    heads = _headings(edit, text, cells)

    def draw(row: int, column: int, cell: CellText | None) -> bytes:
        value = cells[row][column]
        if isinstance(value, bytes):
            return value
        style = base.get(column, 0) if cell is None else cell.style
        style = heads[column] if row == growth.head else style
        return writer.cell((row, column), value, style)

    # rows right below the headings are not as high as these
    like = growth.last if growth.last > growth.head else 0
    drawn = text.changed(cells, like, _prefixed(draw, text.prefix))
    head, tail = growth.around_cells(_widened(text.head, edit, base), text.tail)
    draft.change(part, b"".join((head, *drawn, tail)))
    _grow_table(edit, part, draft)
    growth.in_names(book.root, edit.sheet)
    if text.has_formulas:
        _calculate_on_opening(book.root)


def _base_styles(
    edit: SheetEdit, text: SheetText, writer: CellWriter
) -> dict[int, int]:
    """Find the style of each column's cells: that of the last row there is."""
    growth = edit.growth
    above = text.row(growth.last) if growth.last > growth.head else {}
    base = {
        column: above[column].style if column in above else text.column_style(column)
        for column in range(growth.left, growth.right + 1)
    }
    for new in edit.columns:
        style = base.get(new.like, 0)
        base[new.column] = writer.styles.like(style, new.code) if new.code else style
    return base


def _fill_rows(
    cells: dict[int, dict[int, Value | bytes | None]],
    text: SheetText,
    edit: SheetEdit,
    base: Mapping[int, int],
) -> None:
    """Give new rows the formulas of the row above, and its look where blank."""
    growth = edit.growth
    new = range(growth.last + 1, growth.bottom + 1)
    filled = FilledDown(text.formulas(), edit.added_in) if new else None
    for column, style in base.items():
        waiting = {row for row in new if filled and filled.formula(row, column)}
        last = max([growth.last, *waiting])
        first = last if growth.last == growth.head else growth.head + 1
        down = filled.down(column, first, last) if filled else None
        looks = style != text.column_style(column)
        for row in new:
            if column in cells[row] or row in waiting:
                continue
            if down is not None:
                cells[row][column] = down(row, style)
            elif looks:
                cells[row][column] = None


def _headings(
    edit: SheetEdit,
    text: SheetText,
    cells: dict[int, dict[int, Value | bytes | None]],
) -> dict[int, int]:
    """Write the headings of new columns, in the style of those that they are like."""
    heading_cells = text.row(edit.growth.head)
    styles = {}
    for new in edit.columns:
        cells.setdefault(edit.growth.head, {})[new.column] = new.heading
        styles[new.column] = (
            heading_cells[new.like].style if new.like in heading_cells else 0
        )
    return styles


def _prefixed(
    draw: Callable[[int, int, CellText | None], bytes], prefix: bytes
) -> Callable[[int, int, CellText | None], bytes]:
    """Write elements with the prefix that the sheet gives its own."""
    if not prefix:
        return draw

    def write(row: int, column: int, cell: CellText | None) -> bytes:
        plain = draw(row, column, cell)
        if cell is not None and plain is cell.xml:
            return plain
        return (
            plain.replace(b"</", b"\0")
            .replace(b"<", b"<" + prefix)
            .replace(b"\0", b"</" + prefix)
        )

    return write


def _widened(head: bytes, edit: SheetEdit, base: Mapping[int, int]) -> bytes:
    """Give new columns a width, unless the sheet has one for them."""
    before, closing, after = head.rpartition(b"</cols>")
    if not closing or not edit.columns:
        return head
    ends = re.findall(rb'<col\s[^>]*?\bmax="(\d+)', before)
    last = max(map(int, ends), default=0)
    entries = "".join(
        f'<col min="{new.column}" max="{new.column}" width="{NEW_WIDTH}" '
        f'style="{base[new.column]}" customWidth="1"/>'
        for new in edit.columns
        if new.column > last
    )
    return before + entries.encode() + closing + after


def _grow_table(edit: SheetEdit, part: str, draft: Draft) -> None:
    """Let the Excel table whose headings these are take in new rows and columns."""
    for name in draft.package.targets(part, "table"):
        root = deepcopy(draft.package.xml(name))
        area = Area.of(root.get("ref", ""))
        if area is None or area.top != edit.growth.head:
            continue
        if not area.left <= edit.growth.left <= area.right:
            continue
        for element in root.iter():
            if local_name(element) in {"table", "autoFilter", "sortState"}:
                range_area = Area.of(element.get("ref", ""))
                if range_area is not None:
                    element.set("ref", edit.growth.area(range_area).reference)
        _add_columns(root, edit.columns)
        draft.change(name, serialize(root))


def _add_columns(root: Element, columns: Sequence[NewColumn]) -> None:
    columns_element = root.find("{*}tableColumns")
    if columns_element is None or not columns:
        return
    last = max(whole_number(entry, "id") for entry in columns_element)
    for number, new in enumerate(columns, start=last + 1):
        entry = etree.SubElement(columns_element, columns_element[0].tag)
        entry.set("id", str(number))
        entry.set("name", excel_text(new.heading).replace("\n", "_x000a_"))
    columns_element.set("count", str(len(columns_element)))


def _calculate_on_opening(root: Element) -> None:
    """Let Excel calculate all formulas anew, for what they refer to has changed."""
    settings = root.find("{*}calcPr")
    if settings is not None:
        settings.set("fullCalcOnLoad", "1")
