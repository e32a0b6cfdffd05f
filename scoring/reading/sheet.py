"""One sheet of a workbook into one `SheetTable`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.language import phrase
from scoring.progress import Progress, Stage, silent
from scoring.reading.limits import check_filled, check_width, long_texts
from scoring.reading.locate import SEARCHED_ROWS, Place, locate, nearest_row
from scoring.reading.no_table import NoTable
from scoring.threads import side_by_side
from scoring.values.refs import MOST_COLUMNS, cell_name, sheet_reference
from scoring.values.table import SheetTable
from scoring.xlsx.archive import damaged
from scoring.xlsx.number_formats import GENERAL
from scoring.xlsx.read.block import Raw, Wanted
from scoring.xlsx.read.fast_xml import read_plain
from scoring.xlsx.read.gather_columns import Gatherer, by_column
from scoring.xlsx.read.merged_cells import MergedCells
from scoring.xlsx.read.parser import SheetXMLError
from scoring.xlsx.read.series import objects, series
from scoring.xlsx.read.stored_cells import BadCellError, Lookup, resolve


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from scoring.arrays import Ints
    from scoring.errors import FileError
    from scoring.findings import Finding
    from scoring.progress import Tell
    from scoring.values.refs import Area
    from scoring.xlsx.package import Package
    from scoring.xlsx.read.block import Block

    Needed = Callable[[Mapping[int, str]], Collection[int]]

BELOW = phrase(
    "rows below the table are not part of it and were not read; drag the table's lower "
    "right corner over them"
)
ROWS: Final = phrase("{count:,} {count:row|rows}")
BAD_SHEET: Final = phrase("sheet {sheet}: {trouble}")
BAD_CELL: Final = phrase("sheet {sheet}, {cell}: {trouble}")


def everything(_: Mapping[int, str]) -> range:
    """Name all columns, whatever they are headed."""
    return range(1, MOST_COLUMNS + 1)


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """What is asked of a sheet.

    Parameters
    ----------
    sheet : str
        Its name, as the workbook has it.
    required : sequence of str
        Headings that the table must have.
    needed : callable
        Given the headings by column, names the columns to read; the others are there,
        but blank.
    rows : ndarray of int, optional
        The sheet rows to read, ascending; others may be left out.
    """

    sheet: str
    required: Sequence[str]
    needed: Needed = everything
    rows: Ints | None = None


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What came of reading a sheet.

    Parameters
    ----------
    table : SheetTable or None
        None if the sheet has no table.
    uncached : tuple of (int, int)
        Row and column of each formula of the table that has no value.
    findings : tuple of Finding
        What the user should know about it.
    lack : NoTable or None
        Why it has no table.
    merged : tuple of Area
        The merged areas of the sheet.
    """

    table: SheetTable | None
    uncached: tuple[tuple[int, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    lack: NoTable | None = None
    merged: tuple[Area, ...] = ()


def read_sheet(
    package: Package,
    request: SheetRequest,
    progress: Tell = silent,
) -> SheetRead:
    """Read the table of a sheet.

    Parameters
    ----------
    package : Package
        The workbook.
    request : SheetRequest
        Which sheet, and what of it.
    progress : callable
        Told how far the reading is.

    Returns
    -------
    SheetRead
        The table and what was noticed.

    Raises
    ------
    FileError
        If the sheet is damaged.
    """
    merged, wanted = MergedCells(), Wanted()
    blocks = _blocks(package, request.sheet, progress, merged, wanted)
    try:
        read = _located(blocks, package, request, wanted)
    except (SheetXMLError, BadCellError) as error:
        raise _damaged(package, request.sheet, error) from error
    return replace(read, merged=merged.areas())


def top_cells(package: Package, sheet: str) -> dict[tuple[int, int], object]:
    """Read the filled cells of a sheet's first rows, by row and column.

    Raises
    ------
    FileError
        If the sheet is damaged.
    """
    cells: dict[tuple[int, int], object] = {}
    try:
        for block in _blocks(package, sheet, silent, MergedCells()):
            cells.update(_top_cells(block, package.lookup))
            if len(block.rows) and block.rows[-1] > SEARCHED_ROWS:
                break
    except (SheetXMLError, BadCellError) as error:
        raise _damaged(package, sheet, error) from error
    return cells


def _damaged(
    package: Package, sheet: str, error: SheetXMLError | BadCellError
) -> FileError:
    if isinstance(error, BadCellError):
        what = BAD_CELL.format(sheet=sheet, cell=error.cell, trouble=error)
    else:
        what = BAD_SHEET.format(sheet=sheet, trouble=error)
    return damaged(package.path, what)


def _blocks(
    package: Package,
    sheet: str,
    progress: Tell,
    merged: MergedCells,
    wanted: Wanted | None = None,
) -> Iterator[Block]:
    part = package.sheets[sheet]
    size = max(1, package.archive.size(part)) if part in package.archive else 1

    def pieces() -> Iterator[bytes]:
        done = 0
        for piece in package.archive.stream(part):
            done += len(piece)
            progress(Progress(Stage.READ, min(1.0, done / size), sheet))
            yield piece

    return read_plain(pieces(), wanted, merged.watch)


def _located(
    blocks: Iterator[Block], package: Package, request: SheetRequest, wanted: Wanted
) -> SheetRead:
    sheet, required = request.sheet, request.required
    blocks_read: list[Block] = []
    cells: dict[tuple[int, int], object] = {}
    for block in blocks:
        blocks_read.append(block)
        check_width(package.path, sheet, len(np.unique(block.columns)))
        cells.update(_top_cells(block, package.lookup))
        if len(block.rows) and block.rows[-1] > SEARCHED_ROWS:
            break
    place = locate(cells, package.tables(sheet), required)
    if place is None:
        empty = not any(len(block.rows) for block in blocks_read)
        row, lacks = nearest_row(cells, required)
        return SheetRead(None, lack=NoTable(sheet, row, tuple(lacks), empty))
    area = place.data
    gatherer = Gatherer(package.lookup, area, request.needed(place.headings))
    wanted.across, wanted.rows = gatherer.across, request.rows
    gatherer.add(chain(blocks_read, blocks))
    return _table(gatherer, place, sheet, package)


def _top_cells(block: Block, lookup: Lookup) -> dict[tuple[int, int], object]:
    top = (block.rows <= SEARCHED_ROWS) & (block.raws != Raw.UNCACHED)
    cells: dict[tuple[int, int], object] = {}
    for column, at in by_column(block, np.flatnonzero(top)):
        piece = resolve(block, at, lookup)
        for row, value in zip(piece.rows, objects(piece), strict=True):
            cells[int(row), column] = value
    return cells


def _table(gatherer: Gatherer, place: Place, sheet: str, package: Package) -> SheetRead:
    columns = place.columns(gatherer.pieces)
    check_width(package.path, sheet, len(columns))
    rows = gatherer.rows(columns)
    filled = sum(
        len(piece.rows) for c in columns for piece in gatherer.pieces.get(c, ())
    )
    check_filled(package.path, sheet, (len(rows), len(columns)), filled)
    joined = side_by_side(
        len(rows), lambda c: series(gatherer.pieces.pop(c, []), rows), columns
    )
    frame = pd.DataFrame(dict(enumerate(joined)), copy=False)
    codes = dict(enumerate(package.formats))
    styles = [gatherer.first_style.get(c, (0, -1))[1] for c in columns]
    table = SheetTable(
        sheet=sheet,
        headings=tuple(place.headings.get(c, "") for c in columns),
        frame=frame,
        header_row=place.header_row,
        rows=rows,
        columns=tuple(columns),
        formats=tuple(codes.get(style, GENERAL) for style in styles),
        date1904=package.date1904,
    )
    members = set(columns)
    uncached = [(r, c) for r, c in sorted(gatherer.uncached) if c in members]
    cut = [cell for cell in gatherer.cut if cell[1] in members]
    findings = (*_below(gatherer, place, sheet), *long_texts(sheet, cut))
    return SheetRead(table, tuple(uncached), findings)


def _below(gatherer: Gatherer, place: Place, sheet: str) -> tuple[Finding, ...]:
    # typed under an Excel table that did not grow with it
    if not place.fixed or place.has_totals:
        return ()
    rows = np.unique(np.concatenate([*gatherer.below, np.array([], np.int32)]))
    first = place.data.bottom + 1
    touching = int((rows == np.arange(first, first + len(rows))).sum())
    if not touching:
        return ()
    cell = cell_name(first, place.data.left)
    return (
        finding(
            "F403",
            sheet_reference(sheet, cell),
            BELOW,
            found=ROWS.format(count=touching),
        ),
    )
