"""The records of a CSV file as columns of text."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from scoring.language import phrase
from scoring.reading.locate import SEARCHED_ROWS, heading_row
from scoring.xlsx.archive import unfit


if TYPE_CHECKING:
    from _csv import Reader
    from pathlib import Path

    from scoring.arrays import Ints
    from scoring.reading.csv_dialect import Dialect


ROWS_PER_CHUNK = 50_000
TEXT = pa.large_string()
NOTHING = phrase("is empty")
NO_HEADER = phrase("has no filled row among its first {count}")
OPEN_QUOTE = phrase(
    'has a quote (") in line {line:,} that is never closed: close or remove it and try '
    "again"
)
LONG_CELL = phrase(
    "has a text in line {line:,} that is longer than any cell of Excel: shorten it"
)
# the csv module's words
UNCLOSED = "unexpected end of data"
TOO_LONG = "field larger than field limit"
_AS_TEXT = re.compile('="(.*)"', re.DOTALL)


class _RaggedError(Exception):
    """Rows of different lengths, which Arrow does not read."""


@dataclass(frozen=True, slots=True)
class Header:
    """The heading row: its record, counted from 0, and the lines above it."""

    record: int
    lines_above: int
    cells: tuple[str, ...]


def _reader(body: bytes, dialect: Dialect) -> Reader:
    text = io.TextIOWrapper(io.BytesIO(body), "utf-8", newline="")
    return csv.reader(text, **dialect.manner)


def find_header(path: Path, body: bytes, dialect: Dialect) -> Header:
    """Find the heading row among the first 30; see `scoring.reading.locate`.

    Raises
    ------
    FileError
        If none of the first 30 rows is filled.
    csv.Error
        If a cell is too long to be one.
    """
    reader = _reader(body, dialect)
    rows: list[Header] = []
    above = 0
    for record, cells in enumerate(islice(reader, SEARCHED_ROWS)):
        trimmed = tuple(_bare(cell) for cell in cells)
        rows.append(Header(record, above, trimmed))
        above = reader.line_num
    filled = [row for row in rows if any(row.cells)]
    at = heading_row([[c for c in row.cells if c] for row in filled])
    if at is None:
        blank = not body.removeprefix(codecs.BOM_UTF8).strip()
        raise unfit(path, NOTHING if blank else NO_HEADER.format(count=SEARCHED_ROWS))
    return filled[at]


def _bare(heading: str) -> str:
    """Take away what programs write around a heading for Excel's sake."""
    heading = heading.strip()
    if match := _AS_TEXT.fullmatch(heading):
        return match[1].replace('""', '"').strip()
    return heading


def check_quotes(path: Path, body: bytes, dialect: Dialect) -> None:
    """Look for a quote that is never closed and swallows the rest of the file.

    Raises
    ------
    FileError
        Naming its line.
    """
    reader = _reader(body, dialect)
    start = line = 0
    try:
        for _ in reader:
            start, line = line, reader.line_num
        tail = body.split(b"\n", start)[-1].decode()
        deque(csv.reader([tail], **dialect.manner, strict=True), maxlen=0)
    except csv.Error as error:
        # the same words for a cell of over 131,072 characters: too long to be one
        at = start if UNCLOSED in str(error) else line
        if UNCLOSED in str(error) or TOO_LONG in str(error):
            line = at + 1 + dialect.skipped
            trouble = OPEN_QUOTE if b'"' in body else LONG_CELL
            raise unfit(path, trouble.format(line=line)) from error


def read_rows(
    body: bytes, header: Header, dialect: Dialect
) -> tuple[list[pa.ChunkedArray], Ints]:
    """Read the rows below the heading row.

    Returns
    -------
    list of pyarrow.ChunkedArray of large_string
        The columns, at least one per heading cell.
    ndarray of int64, shape (n,)
        Number of each row, counted from 1.

    Raises
    ------
    csv.Error
        If a cell is too long to be one.
    """
    if not dialect.plain:
        return _by_hand(body, header, dialect)
    try:
        return _by_arrow(body, header, dialect)
    except _RaggedError:
        return _by_hand(body, header, dialect)


def _by_arrow(
    body: bytes, header: Header, dialect: Dialect
) -> tuple[list[pa.ChunkedArray], Ints]:
    """Read rows of equal length, many at a time."""
    start = 0
    for _ in range(header.lines_above):
        start = body.index(b"\n", start) + 1
    names = [str(i) for i in range(len(header.cells))]
    try:
        table = pacsv.read_csv(
            pa.BufferReader(pa.py_buffer(body).slice(start)),
            read_options=pacsv.ReadOptions(column_names=names, block_size=8 << 20),
            parse_options=pacsv.ParseOptions(
                delimiter=dialect.delimiter,
                newlines_in_values=b'"' in body,
                ignore_empty_lines=False,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, TEXT),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
    except pa.ArrowInvalid as error:
        raise _RaggedError from error
    columns = [column.slice(1) for column in table.columns]
    first = header.record + 2
    return columns, np.arange(first, first + table.num_rows - 1, dtype=np.int64)


def _by_hand(
    body: bytes, header: Header, dialect: Dialect
) -> tuple[list[pa.ChunkedArray], Ints]:
    """Read rows of any length; short ones are blank at the end."""
    reader = islice(_reader(body, dialect), header.record + 1, None)
    chunks: list[list[pa.Array]] = []
    sizes = []
    while chunk := list(islice(reader, ROWS_PER_CHUNK)):
        columns = zip_longest(*chunk)
        chunks.append([pa.array(column, TEXT) for column in columns])
        sizes.append(len(chunk))
    width = max([len(header.cells), *map(len, chunks)])
    joined = [
        pa.chunked_array(
            [
                chunk[j] if j < len(chunk) else pa.nulls(size, TEXT)
                for chunk, size in zip(chunks, sizes, strict=True)
            ],
            TEXT,
        )
        for j in range(width)
    ]
    first = header.record + 2
    return joined, np.arange(first, first + sum(sizes), dtype=np.int64)
