"""A Parquet file read as one table: accounts whose columns have their types already."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.arrow_cells import Kind, cells_frame, kind_of
from scoring.reading.limits import check_width, long_texts
from scoring.values.table import SheetTable
from scoring.xlsx.archive import unfit
from scoring.xlsx.preflight import readable
from scoring.xlsx.read.long_texts import cut_long


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.findings import Finding

MOST_CELLS: Final = 200_000_000
"""A Parquet file that holds more cells would fill the memory."""
MAGIC: Final = b"PAR1"
NOT_PARQUET: Final = phrase("is no Parquet file")
DAMAGED: Final = phrase("is damaged: nothing was written")
TOO_MANY: Final = phrase("holds {count:,} cells, which is too many to read at one time")
NO_COLUMNS: Final = phrase("has no column that a cell can hold")
LEFT_OUT: Final = phrase("no cell can hold these columns, which are left out: {names}")


def read_parquet(path: str | Path) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Read a Parquet file as one table, as if its headings stood in row 1 of a sheet.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    SheetTable
        Its rows that are filled; the sheet is called as the file, without its suffix.
    tuple of Finding
        F419, texts that were cut; F421, columns that no cell can hold.

    Raises
    ------
    FileError
        If it cannot be read, is no Parquet file, or holds too much.
    """
    path = Path(path)
    with open_parquet(path) as opened:
        schema, count = opened.schema_arrow, opened.metadata.num_rows
        fits = [n for n, field in enumerate(schema) if kind_of(field.type) is not None]
        if not fits:
            raise unfit(path, NO_COLUMNS)
        check_width(path, path.stem, len(fits))
        if count * len(schema) > MOST_CELLS:
            raise unfit(path, TOO_MANY.format(count=count * len(schema)))
        table = opened.read(use_threads=False)
        columns, cut = _shortened([table.column(number) for number in fits])
        frame = cells_frame(columns, count)
    others = [field.name for n, field in enumerate(schema) if n not in fits]
    filled = frame.notna().any(axis=1).to_numpy()
    sheet_table = SheetTable(
        sheet=path.stem,
        headings=tuple(schema.names[number].strip() for number in fits),
        frame=frame,
        header_row=1,
        rows=np.arange(2, count + 2),
        columns=tuple(range(1, len(fits) + 1)),
    )
    findings = (*left_out(path.stem, others), *long_texts(path.stem, cut))
    return sheet_table if filled.all() else sheet_table.only(filled), findings


@contextmanager
def open_parquet(path: Path) -> Iterator[parquet.ParquetFile]:
    """Open a Parquet file; what cannot be read of it while it is open is damaged.

    Raises
    ------
    FileError
        If it cannot be read, or is no Parquet file.
    """
    readable(path)
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise unfit(path, NOT_PARQUET)
    with whole(path), parquet.ParquetFile(path) as opened:
        yield opened


def count_rows(path: Path) -> int:
    """Count the rows of a Parquet file without reading them.

    Raises
    ------
    FileError
        If it cannot be read, or is no Parquet file.
    """
    with open_parquet(path) as opened:
        rows: int = opened.metadata.num_rows
    return rows


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Say of a file that Arrow cannot read that it is damaged."""
    try:
        yield
    except MemoryError:  # of which Arrow has one of its own
        raise
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise unfit(path, DAMAGED) from error


def left_out(sheet: str, names: Sequence[str]) -> Iterator[Finding]:
    """Name the columns that no cell can hold."""
    if names:
        yield finding("F421", sheet, message(LEFT_OUT, names=", ".join(names)))


def _shortened(
    columns: list[pa.ChunkedArray],
) -> tuple[list[pa.ChunkedArray], list[tuple[int, int]]]:
    """Cut texts to what a cell of Excel holds; give row and column of those cut."""
    short, cells = [], []
    for number, column in enumerate(columns, start=1):
        if kind_of(column.type) is not Kind.TEXT:
            short.append(column)
            continue
        texts, cut = cut_long(column.cast(pa.large_string()))
        short.append(texts)
        cells += [(int(row) + 2, number) for row in cut]
    return short, cells
