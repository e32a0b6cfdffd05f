"""A CSV file of any size as a Parquet file, some megabytes at a time.

Each block of the file, with its heading row above, is read as a CSV file of its own: so
cells are found as in a file that fits on a sheet.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Final

import pyarrow as pa
from pyarrow import parquet

from scoring.reading.csv_dialect import Written, delimiter_of, sniff
from scoring.reading.csv_encoding import decode
from scoring.reading.csv_file import csv_table
from scoring.reading.csv_records import find_header
from scoring.xlsx.preflight import readable


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.reading.csv_dialect import Dialect
    from scoring.values.table import SheetTable

BLOCK: Final = 32 << 20
HEAD: Final = 4 << 20
"""What tells how a file is written, in bytes; a whole number of any character's."""


def write_csv(path: Path, target: Path, written: Written) -> tuple[Finding, ...]:
    """Write the rows of a CSV file as Parquet, whole or not at all.

    Parameters
    ----------
    path : Path
        The file.
    target : Path
        The file to write; every column is one of texts.
    written : Written
        What the user says of it.

    Returns
    -------
    tuple of Finding
        How it was read, and what is wrong with it: the first of each code.

    Raises
    ------
    FileError
        If it cannot be read, is no CSV file, or a quote is never closed.
    """
    readable(path)
    findings: dict[str, Finding] = {}
    draft = target.with_suffix(".draft")
    writer: parquet.ParquetWriter | None = None
    headings: tuple[str, ...] = ()
    try:
        for block, as_block in _blocks(path, written):
            table, noticed = csv_table(path, block, as_block)
            for one in noticed:
                findings.setdefault(one.code, one)
            if writer is None:
                headings = tuple(filter(None, table.headings))
                schema = pa.schema([(name, pa.large_string()) for name in headings])
                writer = parquet.ParquetWriter(draft, schema)
            writer.write_table(_texts(table, headings, writer.schema))
    finally:
        if writer is not None:
            writer.close()
    draft.replace(target)
    return tuple(findings.values())


def _texts(table: SheetTable, headings: tuple[str, ...], schema: pa.Schema) -> pa.Table:
    """Give the columns that have a heading."""
    places = [table.headings.index(heading) for heading in headings]
    columns = [table.frame.iloc[:, place] for place in places]
    arrays = [pa.array(column, pa.large_string()) for column in columns]
    return pa.table(arrays, schema=schema)


def _blocks(path: Path, written: Written) -> Iterator[tuple[bytes, Written]]:
    """Cut a file between rows; each block begins with the heading row."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        rest = file.read(BLOCK)
        if not rest:
            yield head, written
            return
        text = decode(path, head, written.encoding)
        dialect, body = sniff(text.body, text.encoding, delimiter_of(written.delimiter))
        above = _heading_lines(path, body, dialect)
        decoder = codecs.getincrementaldecoder(text.encoding)("surrogateescape")
        waiting = _plain(decoder, head, text.encoding)
        as_block = Written("utf-8", dialect.delimiter)
        first = True
        while rest:
            waiting += _plain(decoder, rest, text.encoding)
            block, waiting = _cut(waiting)
            yield (block if first else above + block), as_block
            first = False
            rest = file.read(BLOCK)
        if waiting:
            yield above + waiting, as_block


def _plain(decoder: codecs.IncrementalDecoder, data: bytes, encoding: str) -> bytes:
    """Give bytes in UTF-8, which most files are in already."""
    if encoding == "utf-8":
        return data
    return decoder.decode(data).encode("utf-8", "replace")


def _cut(data: bytes) -> tuple[bytes, bytes]:
    """Cut at the last end of a row: a line end that no quoted cell holds."""
    end = data.rfind(b"\n") + 1
    quotes = data.count(b'"', 0, end)
    while quotes % 2 and end > 0:
        earlier = data.rfind(b"\n", 0, end - 1) + 1
        quotes -= data.count(b'"', earlier, end)
        end = earlier
    return (data[:end], data[end:]) if end else (data, b"")


def _heading_lines(path: Path, body: bytes, dialect: Dialect) -> bytes:
    """Give the lines up to the heading row."""
    header = find_header(path, body, dialect)
    text = io.StringIO(body.decode("utf-8", "replace"), newline="")
    reader = csv.reader(text, **dialect.manner)
    for _ in range(header.record + 1):
        next(reader)
    lines = io.BytesIO(body)
    return b"".join(lines.readline() for _ in range(reader.line_num))
