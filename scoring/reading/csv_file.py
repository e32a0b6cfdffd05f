"""Read accounts from a CSV file, whoever saved it and wherever.

Every cell stays the text it is: numbers and dates in text are read later, where
the rest of the column can tell what ``1.234`` means.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.reading.csv_dialect import Dialect, decode, sniff
from scoring.reading.csv_records import Header, check_quotes, find_header, read_rows
from scoring.reading.locate import Place
from scoring.values.refs import (
    MOST_COLUMNS,
    Area,
    cell_name,
    sheet_reference,
)
from scoring.values.table import SheetTable
from scoring.xlsx.archive import unfit
from scoring.xlsx.preflight import readable
from scoring.xlsx.read.xml_texts import blank_to_null


if TYPE_CHECKING:
    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding


LONG = (
    "the row has more cells than the heading row; is a {delimiter} or a quote in a text "
    "meant?"
)
WEB_PAGE = "is a web page, not a CSV file"
NOT_READ = "cannot be read as a CSV file ({})"
NOT_CSV = {
    b"PK\x03\x04": "is a workbook with the name of a CSV file: rename it to .xlsx",
    b"\xd0\xcf\x11\xe0": "is an old Excel file (.xls): save it as .xlsx",
    b"%PDF": "is a PDF document, not a CSV file",
}


def read_csv(path: str | Path) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Read a CSV file as one table of texts.

    The heading row is found as on the Accounts sheet: the first of the first 30
    rows with two or more filled cells, else the first filled one.

    Parameters
    ----------
    path : str or Path
        A file with ``,`` ``;`` tab or ``|`` between the cells, in UTF-8, UTF-16
        or a Windows code page.

    Returns
    -------
    SheetTable
        Its columns are ``str``, missing where blank; the sheet is called as the
        file, without its suffix.
    tuple of Finding
        F411, how the file was read; F412, rows longer than the heading row.

    Raises
    ------
    FileError
        If it cannot be read, is no CSV file, or a quote is never closed.
    """
    path = Path(path)
    readable(path)
    data = path.read_bytes()
    for start, sentence in NOT_CSV.items():
        if data.startswith(start):
            raise unfit(path, sentence)
    if data.lstrip()[:9].lower().startswith((b"<!doctype", b"<html", b"<table")):
        raise unfit(path, WEB_PAGE)
    body, encoding = decode(path, data)
    dialect, body = sniff(body, encoding)
    if body.count(b'"') % 2:
        check_quotes(path, body, dialect)
    try:
        header = find_header(path, body, dialect)
        columns, rows = read_rows(body, header, dialect)
    except csv.Error as error:
        check_quotes(path, body, dialect)
        raise unfit(path, NOT_READ.format(error)) from error
    table = _table(path.stem, header, columns, rows)
    return table, _findings(table, header, dialect)


def _table(
    name: str,
    header: Header,
    columns: list[pa.ChunkedArray],
    rows: Ints,
) -> SheetTable:
    columns = [blank_to_null(column) for column in columns]
    filled = {j for j, c in enumerate(columns, start=1) if c.null_count < len(c)}
    headings = {j: cell for j, cell in enumerate(header.cells, start=1) if cell}
    rest = Area(header.record + 2, 1, header.record + 1 + len(rows), MOST_COLUMNS)
    place = Place(header.record + 1, headings, rest, fixed=False)
    members = place.columns(filled)
    keep = _filled_rows([columns[j - 1] for j in members], len(rows))
    frame = pd.DataFrame(
        {
            i: pd.Series(_kept(columns[j - 1], keep), dtype="str")
            for i, j in enumerate(members)
        },
        copy=False,
    )
    return SheetTable(
        sheet=name,
        headings=tuple(headings.get(j, "") for j in members),
        frame=frame,
        header_row=place.header_row,
        rows=rows[keep],
        columns=tuple(members),
    )


def _filled_rows(columns: list[pa.ChunkedArray], length: int) -> Bools:
    filled = np.zeros(length, dtype=np.bool_)
    for column in columns:
        if not column.null_count:
            return np.ones(length, dtype=np.bool_)
        filled |= column.is_valid().to_numpy()
    return filled


def _kept(column: pa.ChunkedArray, keep: Bools) -> pa.ChunkedArray:
    return column if keep.all() else column.filter(pa.array(keep))


def _findings(
    table: SheetTable, header: Header, dialect: Dialect
) -> tuple[Finding, ...]:
    found = [finding("F411", table.sheet, dialect.sentence)]
    last = len(header.cells)
    long = [i for i, column in enumerate(table.columns) if column > last]
    if long:
        over = table.frame[long].notna().any(axis=1).to_numpy()
        row = int(table.rows[int(over.argmax())])
        found.append(
            finding(
                "F412",
                sheet_reference(table.sheet, cell_name(row, last + 1)),
                message(LONG, delimiter=dialect.delimiter_word),
                expected=f"{last} cells",
                more=int(over.sum()) - 1,
            )
        )
    return tuple(found)
