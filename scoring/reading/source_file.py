"""A table in a file beside the workbook: CSV, Excel or Parquet."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase
from scoring.reading.csv_file import read_csv
from scoring.reading.known_sheets import find_name
from scoring.reading.output_paths import CSV, PARQUET
from scoring.reading.workbook import OpenWorkbook
from scoring.xlsx.archive import unfit


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.values.table import SheetTable

WORKBOOKS: Final = (".xlsx", ".xlsm")
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
    if suffix in CSV:
        return read_csv(path)[0]
    if suffix in PARQUET:
        from scoring.reading.parquet_file import read_parquet  # noqa: PLC0415 - heavy

        return read_parquet(path)[0]
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
