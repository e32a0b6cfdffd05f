"""A worksheet's XML: rows by the hundred thousand, or cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.arrays import bytes_in_place
from scoring.threads import ahead, blocks
from scoring.values.refs import cell_name, column_letters
from scoring.xlsx.draw import cells_xml
from scoring.xlsx.draw.cell_text import attribute, xml_text
from scoring.xlsx.draw.cells_xml import TEXT, CellStyles


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from scoring.arrays import Bools, Ints, Objects

CHUNK = 8_192
OPENING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
CLOSING = "</worksheet>"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a large sheet."""

    number: int
    values: pa.Array | Objects
    styles: CellStyles


def column_values(series: pd.Series) -> pa.Array | Objects:
    """Give a column's values as arrow array, or as they are if they are mixed."""
    if series.dtype == object:
        return series.to_numpy()
    array = pa.array(series, from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    kind = array.type
    if pa.types.is_dictionary(kind):
        array = array.cast(kind.value_type)
    if pa.types.is_string(kind) or pa.types.is_string_view(kind):
        return array.cast(TEXT)
    known = (
        pa.types.is_large_string,
        pa.types.is_integer,
        pa.types.is_floating,
        pa.types.is_boolean,
        pa.types.is_timestamp,
    )
    if any(test(array.type) for test in known):
        return array
    return series.astype(object).to_numpy()


def rows_xml(
    columns: Sequence[Column],
    hidden: Bools,
    *,
    first: int,
    date1904: bool,
    order: Ints | None = None,
) -> Iterator[tuple[int, memoryview]]:
    """Write rows in chunks.

    Parameters
    ----------
    columns : sequence of Column
        In the order of the sheet, each with n values.
    hidden : ndarray of bool, shape (n,)
        Which rows are hidden.
    first : int
        Sheet row of the first.
    date1904 : bool
        Whether days are counted from 1904.
    order : ndarray of int, shape (n,), optional
        Which value of the columns stands in each row.

    Returns
    -------
    iterator of (int, memoryview)
        How many rows are written so far, and the XML of the latest.
    """

    def draw(some: slice) -> tuple[int, memoryview]:
        numbers = pa.array(np.arange(first + some.start, first + some.stop))
        rows = numbers.cast(TEXT)
        part = some if order is None else order[some]
        # from the last one on: what a cell ends with depends on the cell behind it
        pieces: list[pa.Array | pa.Scalar] = []
        ending = "</row>"
        for column in reversed(columns):
            after = _column_xml(column, part, ending, date1904=date1904)
            if after is not None:
                ending, before = _pieces(column, rows, after, ending)
                pieces[:0] = before
        tags = (f"{end}{ending}" for end in ('" hidden="1">', '">'))
        ends = pa.array(np.where(hidden[some], *tags), TEXT)
        parts = (_scalar('<row r="'), rows, ends, *pieces, _scalar(""))
        drawn = pc.binary_join_element_wise(*parts, null_handling="replace")
        return some.stop, bytes_in_place(drawn)

    return ahead(draw, blocks(len(hidden), CHUNK))


def _pieces(
    column: Column, rows: pa.Array, after: pa.Array, ending: str
) -> tuple[str, list[pa.Array]]:
    """Give what is joined for the cells of a column: of blank ones their ending alone.

    Returns
    -------
    str
        What the cells before these end with.
    list of pyarrow array
        What stands behind that, piece by piece.
    """
    opening = f'<c r="{column_letters(column.number)}'
    if not after.null_count:
        return opening, [rows, after]
    cells = pc.binary_join_element_wise(_scalar(opening), rows, after, _scalar(""))
    return "", [pc.fill_null(cells, ending)]


def _column_xml(
    column: Column, some: slice | Ints, ending: str, *, date1904: bool
) -> pa.Array | None:
    """Draw some cells of a column, behind their row; None where all are blank."""
    values = some_of(column.values, some)
    if isinstance(values, np.ndarray):
        return cells_xml.mixed(values, column.styles, ending, date1904=date1904)
    if values.null_count == len(values):
        return None
    style = column.styles.own
    if pa.types.is_timestamp(values.type):
        moments = values.cast(pa.timestamp("us"), safe=False)
        days = moments.to_numpy(zero_copy_only=False)
        return cells_xml.dates(days, style, ending, date1904=date1904)
    if pa.types.is_boolean(values.type):
        return cells_xml.flags(values, style, ending)
    if pa.types.is_large_string(values.type):
        return cells_xml.texts(values, style, ending)
    return cells_xml.numbers(values, style, ending)


def some_of(values: Any, some: slice | Ints) -> Any:
    """Take some of an arrow or numpy array."""
    if isinstance(values, np.ndarray) or isinstance(some, slice):
        return values[some]
    return values.take(pa.array(some))


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, TEXT)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a small sheet; its value may be None, only to be coloured.

    One with a formula is written without a value: programs then calculate it on loading.
    """

    row: int
    column: int
    value: str | float | None
    style: int
    formula: str = ""

    @property
    def name(self) -> str:
        """Give the cell's reference.

        >>> Cell(3, 2, None, 0).name
        'B3'
        """
        return cell_name(self.row, self.column)

    def xml(self) -> str:
        """Give the cell as it stands in its row."""
        head = f'<c r="{self.name}" s="{self.style}"'
        if self.formula:
            return f"{head}><f>{xml_text(self.formula)}</f></c>"
        if self.value is None or self.value == "" or self.value != self.value:
            return f"{head}/>"
        if isinstance(self.value, str):
            text = xml_text(self.value)
            keep = ' xml:space="preserve"' if text != text.strip() else ""
            return f'{head} t="inlineStr"><is><t{keep}>{text}</t></is></c>'
        return f"{head}><v>{self.value:.15g}</v></c>"


def cells_data(cells: Sequence[Cell], heights: dict[int, float]) -> str:
    """Write the rows of a small sheet, with the heights of some of them."""
    by_row: dict[int, list[Cell]] = {row: [] for row in heights}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = []
    for row, row_cells in sorted(by_row.items()):
        tall = f' ht="{heights[row]:g}" customHeight="1"' if row in heights else ""
        xml = "".join(c.xml() for c in sorted(row_cells, key=lambda c: c.column))
        rows.append(f'<row r="{row}"{tall}>{xml}</row>')
    return f"<sheetData>{''.join(rows)}</sheetData>"


def properties_xml(code_name: str, colour: str) -> str:
    """Write a sheet's properties: a coloured tab, printed to fit, known to macros."""
    known = f' codeName="{attribute(code_name)}"' if code_name else ""
    tab = f'<tabColor rgb="FF{colour}"/>'
    return f'<sheetPr{known}>{tab}<pageSetUpPr fitToPage="1"/></sheetPr>'


def widths_xml(widths: Sequence[float], styles: Sequence[int] = ()) -> str:
    """Write the widths of the first columns, in characters, and styles of some.

    >>> widths_xml([12], [3])
    '<cols><col min="1" max="1" width="12" style="3" customWidth="1"/></cols>'
    """
    entries = "".join(
        f'<col min="{n}" max="{n}" width="{width:g}"{_style(styles, n)} '
        'customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    return f"<cols>{entries}</cols>"


def _style(styles: Sequence[int], number: int) -> str:
    return f' style="{styles[number - 1]}"' if number <= len(styles) else ""
