"""A table in a file beside the workbook: CSV, Excel or Parquet."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.errors import FileError
from scoring.language import phrase
from scoring.reading.csv_file import read_csv
from scoring.reading.known_sheets import find_name
from scoring.reading.workbook import OpenWorkbook
from scoring.values.table import SheetTable
from scoring.xlsx.archive import unfit
from scoring.xlsx.preflight import readable


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORKBOOKS: Final = (".xlsx", ".xlsm")
TEXTS: Final = (".csv", ".tsv", ".txt")
PARQUET: Final = (".parquet", ".pq")
MOST_CELLS: Final = 200_000_000
"""A Parquet file that holds more cells would fill the memory."""
MAGIC: Final = b"PAR1"
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|[\\/]{2}")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_SHEET_OF: Final = re.compile(r"\[(?P<file>[^\[\]]+)\](?P<sheet>.+)")
AN_ADDRESS: Final = phrase(
    "'{name}' is an address, not a file: save it beside the workbook"
)
ELSEWHERE: Final = phrase(
    "'{name}' is not in the folder of the workbook: copy it there"
)
NO_SHEET: Final = phrase("has no sheet '{sheet}' (it has {sheets})")
NO_HEADING: Final = phrase("has no sheet with the heading '{heading}'")
TOO_MANY: Final = phrase("holds {count:,} cells, which is too many to join")


def locate_file(named: str, folder: Path) -> tuple[Path, str]:
    """Find the file that a cell names, and the sheet in it if the cell names one.

    Parameters
    ----------
    named : str
        A path below `folder`, or ``[credit.xlsx]Sheet1``.
    folder : Path
        The workbook's own folder.

    Returns
    -------
    tuple of (Path, str)
        The sheet is empty where none is named.

    Raises
    ------
    FileError
        If it is an address, or lies outside the folder: a workbook that came by mail
        must not bring in what lies elsewhere on the machine.
    """
    match = _SHEET_OF.fullmatch(named)
    name, sheet = (match["file"], match["sheet"].strip()) if match else (named, "")
    name = name.strip()
    if _ADDRESS.match(name) and not _DRIVE.fullmatch(name[:2]):
        raise FileError(AN_ADDRESS.format(name=name))
    base = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are
    path = Path(os.path.normpath(base / name.replace("\\", "/")))
    if _DRIVE.match(name) or not path.is_relative_to(base):
        raise FileError(ELSEWHERE.format(name=name))
    return path, sheet


def is_file_name(named: str) -> bool:
    """Say whether a cell names a file, by how it ends or by where it lies.

    >>> is_file_name("credit.csv"), is_file_name("[credit.xlsx]Data")
    (True, True)
    >>> is_file_name("Extra")
    False
    """
    return bool(_SHEET_OF.fullmatch(named) or Path(named.strip()).suffix) or any(
        sign in named for sign in r"\/:"
    )


def read_file(
    path: Path,
    sheet: str = "",
    required: Sequence[str] = (),
    open_workbook: Callable[[Path], OpenWorkbook] = OpenWorkbook.of,
) -> SheetTable:
    """Read a table of a file after checking that it is safe.

    Parameters
    ----------
    path : Path
        A .csv, .xlsx, .xlsm or .parquet file.
    sheet : str
        The sheet of a workbook; empty for the first that has the headings required.
    required : sequence of str
        Headings that the table must have.
    open_workbook : callable
        Opens a workbook; who reads several sheets of one opens it once.

    Raises
    ------
    FileError
        If it cannot be read, or has no such table.
    """
    suffix = path.suffix.lower()
    if suffix in TEXTS:
        return read_csv(path)[0]
    if suffix in PARQUET:
        return _read_parquet(path)
    if suffix not in WORKBOOKS:
        raise unfit(
            path, phrase("is no table that can be joined: save it as .csv or .xlsx")
        )
    return _read_sheet(open_workbook(path), sheet, required)


def _read_sheet(
    opened: OpenWorkbook, sheet: str, required: Sequence[str]
) -> SheetTable:
    path, names = opened.package.path, opened.names
    if sheet and find_name(names, (sheet,)) is None:
        raise unfit(path, NO_SHEET.format(sheet=sheet, sheets=", ".join(names)))
    for name in (sheet,) if sheet else names:
        sheet_read = opened.find(name, required)
        if sheet_read is not None and sheet_read.table is not None:
            return sheet_read.table
    raise unfit(path, NO_HEADING.format(heading=", ".join(required)))


def _read_parquet(path: Path) -> SheetTable:
    import pyarrow as pa  # noqa: PLC0415 - heavy
    from pyarrow import parquet  # noqa: PLC0415

    readable(path)
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise unfit(path, phrase("is no Parquet file"))
    try:
        with parquet.ParquetFile(path) as opened:
            size = opened.metadata.num_rows * opened.metadata.num_columns
            if size > MOST_CELLS:
                raise unfit(path, TOO_MANY.format(count=size))
            plain = [field.name for field in opened.schema_arrow if _is_plain(field)]
            frame = opened.read(columns=plain).to_pandas()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise unfit(path, phrase("is damaged, or no Parquet file")) from error
    return _as_table(path.stem, frame.reset_index(drop=True))


def _is_plain(field: Any) -> bool:
    """Say whether a column holds what a cell can hold."""
    import pyarrow as pa  # noqa: PLC0415

    return not (pa.types.is_nested(field.type) or pa.types.is_binary(field.type))


def _as_table(name: str, frame: pd.DataFrame) -> SheetTable:
    columns = {
        number: _as_cells(frame.iloc[:, number]) for number in range(frame.shape[1])
    }
    return SheetTable(
        sheet=name,
        headings=tuple(str(heading).strip() for heading in frame.columns),
        frame=pd.DataFrame(columns, index=frame.index),
        header_row=1,
        rows=np.arange(2, len(frame) + 2, dtype=np.int64),
        columns=tuple(range(1, frame.shape[1] + 1)),
    )


def _as_cells(series: pd.Series[Any]) -> pd.Series[Any]:
    """Give a column the types that the columns of a sheet have."""
    kind = series.dtype
    if isinstance(kind, pd.StringDtype) or kind == np.float64:
        return series
    if pd.api.types.is_bool_dtype(kind):
        return series.astype(object).where(series.notna(), None)
    if pd.api.types.is_numeric_dtype(kind):
        return series.astype(np.float64)
    if pd.api.types.is_datetime64_any_dtype(kind):
        local = series.dt.tz_localize(None) if series.dt.tz is not None else series
        return local.astype("datetime64[us]")
    if isinstance(kind, pd.CategoricalDtype):
        return series.astype("str").where(series.notna())
    return series.astype(object).where(series.notna(), None)
