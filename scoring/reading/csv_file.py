"""Read accounts from a CSV file, whoever saved it and wherever.

Every cell stays the text it is: numbers and dates in text are read later, where
the rest of the column can tell what ``1.234`` means.
"""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.reading.csv_cells import bare_cells, mend
from scoring.reading.csv_dialect import Dialect, Written, delimiter_of, sniff
from scoring.reading.csv_encoding import NO_LETTER, WORDS, Text, decode
from scoring.reading.csv_records import Header, check_quotes, find_header, read_rows
from scoring.reading.limits import check_width, long_texts
from scoring.reading.locate import Place
from scoring.values.refs import MOST_COLUMNS, Area, cell_name, sheet_reference
from scoring.values.table import SheetTable
from scoring.xlsx.archive import unfit
from scoring.xlsx.preflight import readable
from scoring.xlsx.read.long_texts import cut_long
from scoring.xlsx.read.series import text_series


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Ints
    from scoring.findings import Finding


LONG = phrase(
    "the row has more cells than the heading row; is a {delimiter} or a quote in a text "
    "meant?"
)
RIVAL = phrase(
    "'{odd}' would be '{other}' in {rival}: if that is right, add --encoding {codec}"
)
WEB_PAGE = phrase("is a web page, not a CSV file")
WEB_PAGES = (b"<!doctype", b"<html", b"<table", b"<meta", b"<head")
XML = phrase("is an XML file, not a CSV file: open it in Excel and save it as .xlsx")
JSON = phrase("is a JSON file, not a CSV file: export it as CSV")
# a list or a record that begins as no row of cells does
JSON_START = re.compile(rb'\[\s*[{\["]|\{\s*"')
HEAD = 4096
CELLS = phrase("{count} cells")
NOT_READ = phrase("cannot be read as a CSV file ({why})")
NOT_CSV = {
    b"PK\x03\x04": phrase(
        "is a workbook with the name of a CSV file: rename it to .xlsx"
    ),
    b"\xd0\xcf\x11\xe0": phrase("is an old Excel file (.xls): save it as .xlsx"),
    b"%PDF": phrase("is a PDF document, not a CSV file"),
}


def read_csv(
    path: str | Path, written: Written | None = None
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Read a CSV file as one table of texts.

    The heading row is found as on the Accounts sheet: the first of the first 30
    rows with two or more filled cells, but for a title above the headings; else the
    first filled one.

    Parameters
    ----------
    path : str or Path
        A file with ``,`` ``;`` tab or ``|`` between the cells, in UTF-8, UTF-16
        or a code page of Windows, DOS or Mac.
    written : Written, optional
        What the user says of it.

    Returns
    -------
    SheetTable
        Its columns are ``str``, missing where blank; the sheet is called as the
        file, without its suffix.
    tuple of Finding
        F411, how the file was read; F412, rows longer than the heading row; F414, a
        code page that is in doubt; F415, damaged characters; F419, texts that were
        cut.

    Raises
    ------
    FileError
        If it cannot be read, is no CSV file, or a quote is never closed.
    """
    path = Path(path)
    readable(path)
    return csv_table(path, path.read_bytes(), written or Written())


def csv_table(
    path: Path, data: bytes, written: Written
) -> tuple[SheetTable, tuple[Finding, ...]]:
    """Read what a CSV file holds, or a part of it with its heading row; see `read_csv`.

    Raises
    ------
    FileError
        If it is no CSV file, or a quote is never closed.
    """
    _refuse_other_kinds(path, data)
    text = decode(path, data, written.encoding)
    dialect, body = sniff(text.body, text.encoding, delimiter_of(written.delimiter))
    if body.count(b'"') % 2:
        check_quotes(path, body, dialect)
    try:
        header = find_header(path, body, dialect)
        columns, rows = read_rows(body, header, dialect)
    except csv.Error as error:
        check_quotes(path, body, dialect)
        raise unfit(path, NOT_READ.format(why=error)) from error
    check_width(path, path.stem, len(columns))
    columns = [bare_cells(column, dialect) for column in columns]
    columns, cut = _shortened(columns, rows)
    table = _table(path.stem, header, columns, rows)
    findings = (*_findings(table, header, dialect), *long_texts(path.stem, cut))
    damaged: tuple[Finding, ...] = ()
    if text.damaged or NO_LETTER.encode() in body:
        table, damaged = mend(table)
    return table, (*findings, *_doubt(table, text), *damaged)


def _shortened(
    columns: list[pa.ChunkedArray], rows: Ints
) -> tuple[list[pa.ChunkedArray], list[tuple[int, int]]]:
    """Cut texts to what a cell of Excel holds; give row and column of those cut."""
    short, cells = [], []
    for number, column in enumerate(columns, start=1):
        texts, cut = cut_long(column)
        short.append(texts)
        cells += [(int(row), number) for row in rows[cut]]
    return short, cells


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    """Say what a file is that is no CSV file, but has the name of one."""
    for start, sentence in NOT_CSV.items():
        if data.startswith(start):
            raise unfit(path, sentence)
    start = data[:HEAD].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith(WEB_PAGES):
        raise unfit(path, WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise unfit(path, XML)
    if JSON_START.match(start):
        raise unfit(path, JSON)


def _doubt(table: SheetTable, text: Text) -> Iterator[Finding]:
    """Show the first name that another code page would have otherwise."""
    if text.rival:
        rival = WORDS.get(text.rival, text.rival)
        sentence = message(
            RIVAL, odd=text.odd, other=text.other, rival=rival, codec=text.rival
        )
        yield finding(
            "F414", table.sheet, sentence, expected=text.other, found=text.odd
        )


def _table(
    name: str,
    header: Header,
    columns: list[pa.ChunkedArray],
    rows: Ints,
) -> SheetTable:
    filled = {j for j, c in enumerate(columns, start=1) if c.null_count < len(c)}
    headings = {j: cell for j, cell in enumerate(header.cells, start=1) if cell}
    rest = Area(header.record + 2, 1, header.record + 1 + len(rows), MOST_COLUMNS)
    place = Place(header.record + 1, headings, rest, fixed=False)
    members = place.columns(filled)
    keep = _filled_rows([columns[j - 1] for j in members], len(rows))
    frame = pd.DataFrame(
        {i: text_series(_rows_of(columns[j - 1], keep)) for i, j in enumerate(members)},
        copy=False,
    )
    return SheetTable(
        sheet=name,
        headings=tuple(headings.get(j, "") for j in members),
        frame=frame,
        header_row=place.header_row,
        rows=rows[keep],
        columns=tuple(members),
        untyped=frozenset(range(len(members))),
    )


def _filled_rows(columns: list[pa.ChunkedArray], length: int) -> Bools:
    filled = np.zeros(length, dtype=np.bool_)
    for column in columns:
        if not column.null_count:
            return np.ones(length, dtype=np.bool_)
        filled |= column.is_valid().to_numpy()
    return filled


def _rows_of(column: pa.ChunkedArray, keep: Bools) -> pa.ChunkedArray:
    return column if keep.all() else column.filter(pa.array(keep))


def _findings(
    table: SheetTable, header: Header, dialect: Dialect
) -> tuple[Finding, ...]:
    findings = [finding("F411", table.sheet, dialect.sentence)]
    last = len(header.cells)
    long = [i for i, column in enumerate(table.columns) if column > last]
    if long:
        over = table.frame[long].notna().any(axis=1).to_numpy()
        row = int(table.rows[int(over.argmax())])
        findings.append(
            finding(
                "F412",
                sheet_reference(table.sheet, cell_name(row, last + 1)),
                message(LONG, delimiter=dialect.delimiter_word),
                expected=CELLS.format(count=last),
                more=int(over.sum()) - 1,
            )
        )
    return tuple(findings)
