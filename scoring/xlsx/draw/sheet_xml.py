"""A worksheet's XML: rows by the hundred thousand, or cell by cell."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.threads import threads
from scoring.values.refs import cell_name, column_letters
from scoring.xlsx.draw import cells_xml
from scoring.xlsx.draw.cell_text import attribute, xml_text
from scoring.xlsx.draw.cells_xml import TEXT, CellStyles


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    import pandas as pd

    from scoring.arrays import Bools, Ints, Objects

CHUNK = 8_192
WORKERS = 2
OPENING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
CLOSING = "</worksheet>"
Drawn = tuple[int, bytes]


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
) -> Iterator[tuple[int, bytes]]:
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
    iterator of (int, bytes)
        How many rows are written so far, and the XML of the latest.
    """

    def draw(some: slice) -> tuple[int, bytes]:
        numbers = pa.array(np.arange(first + some.start, first + some.stop))
        rows = numbers.cast(TEXT)
        part = some if order is None else order[some]
        drawn = (_column_xml(each, part, date1904=date1904) for each in columns)
        named = zip(columns, drawn, strict=True)
        cells = [piece for each, after in named for piece in _pieces(each, rows, after)]
        ends = pa.array(np.where(hidden[some], '" hidden="1">', '">'), TEXT)
        parts = (_scalar('<row r="'), rows, ends, *cells, *map(_scalar, ("</row>", "")))
        return some.stop, _bytes(
            pc.binary_join_element_wise(*parts, null_handling="replace")
        )

    starts = range(0, len(hidden), CHUNK)
    return ahead(draw, [slice(n, min(n + CHUNK, len(hidden))) for n in starts])


def ahead(draw: Callable[[slice], Drawn], pieces: Iterable[slice]) -> Iterator[Drawn]:
    """Draw pieces in their order, a few ahead of the one that is asked for.

    Arrow lets go of Python's lock, so that rows are made while earlier ones are
    deflated.
    """
    with threads(WORKERS) as pool:
        drawn: deque[Future[Drawn]] = deque()
        for piece in pieces:
            drawn.append(pool.submit(draw, piece))
            if len(drawn) > WORKERS:
                yield drawn.popleft().result()
        while drawn:
            yield drawn.popleft().result()


def _pieces(
    column: Column, rows: pa.Array, after: pa.Array | None
) -> tuple[pa.Array | pa.Scalar, ...]:
    """Give what is joined for the cells of a column: of blank cells nothing."""
    if after is None:
        return ()
    pieces = (_scalar(f'<c r="{column_letters(column.number)}'), rows, after)
    if not after.null_count:
        return pieces
    return (pc.binary_join_element_wise(*pieces, _scalar("")),)


def _column_xml(
    column: Column, some: slice | Ints, *, date1904: bool
) -> pa.Array | None:
    """Draw some cells of a column, behind their row; None where all are blank."""
    values = some_of(column.values, some)
    if isinstance(values, np.ndarray):
        return cells_xml.mixed(values, column.styles, date1904=date1904)
    if values.null_count == len(values):
        return None
    style = column.styles.own
    if pa.types.is_timestamp(values.type):
        moments = values.cast(pa.timestamp("us"), safe=False)
        days = moments.to_numpy(zero_copy_only=False)
        return cells_xml.dates(days, style, date1904=date1904)
    if pa.types.is_boolean(values.type):
        return cells_xml.flags(values, style)
    if pa.types.is_large_string(values.type):
        return cells_xml.texts(values, style)
    return cells_xml.numbers(values, style)


def some_of(values: Any, some: slice | Ints) -> Any:
    """Take some of an arrow or numpy array."""
    if isinstance(values, np.ndarray) or isinstance(some, slice):
        return values[some]
    return values.take(pa.array(some))


def _scalar(text: str) -> pa.Scalar:
    return pa.scalar(text, TEXT)


def _bytes(strings: pa.Array) -> bytes:
    """Give the bytes of all strings in a row, as they lie in memory."""
    _, offsets, data = strings.buffers()
    places = np.frombuffer(offsets, np.int64)
    start, stop = places[strings.offset], places[strings.offset + len(strings)]
    return bytes(memoryview(data)[start:stop])


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
