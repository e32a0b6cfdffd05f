"""How a CSV file is written: its encoding, and what stands between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from scoring.findings import message
from scoring.xlsx.archive import unfit


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.findings import Message


READ_AS = "read as {encoding} with a {delimiter} between the cells"
NO_TEXT = "is not a text file that can be read: save it as CSV UTF-8"
DELIMITERS = {";": "semicolon", "\t": "tab", ",": "comma", "|": "bar"}
SNIFFED_RECORDS = 100
SNIFFED_BYTES = 1 << 18
SEPARATOR_LINE = re.compile(rb'"?sep=(.)"?\s*?\r?\n', re.IGNORECASE)
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
WORDS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "cp1250": "Windows-1250 (Central European)",
    "cp1252": "Windows-1252 (Western European)",
}
# a file of Latin letters in UTF-16 is half NUL bytes
NUL_SHARE = 0.3
# letters that Romanian and Nordic text have where the other code page has
# letters neither language knows: ă ş ţ Ş Ţ, and å æ ø Å Æ Ø
ROMANIAN = b"\xe3\xba\xfe\xaa\xde"
NORDIC = b"\xe5\xe6\xf8\xc5\xc6\xd8"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What was found out about a file.

    Parameters
    ----------
    delimiter : str
        One of ``; , |`` and tab, or what a line ``sep=`` names.
    encoding : str
        Name of the codec.
    skipped : int
        Lines above the first record: 1 for a line ``sep=``.
    """

    delimiter: str
    encoding: str
    skipped: int = 0

    @property
    def delimiter_word(self) -> str:
        """The delimiter as people call it."""
        return DELIMITERS.get(self.delimiter, self.delimiter)

    @property
    def sentence(self) -> Message:
        """How the file was read, for the user."""
        encoding = WORDS.get(self.encoding, self.encoding)
        return message(READ_AS, encoding=encoding, delimiter=self.delimiter_word)


def decode(path: Path, data: bytes) -> tuple[bytes, str]:
    """Turn a file's bytes into UTF-8 without NUL bytes and lone returns.

    Parameters
    ----------
    path : Path
        Names the file in errors.
    data : bytes
        All of it.

    Returns
    -------
    bytes
        The same text in UTF-8.
    str
        The encoding it was in.

    Raises
    ------
    FileError
        If it is no text.
    """
    mark, encoding = next(
        ((m, name) for m, name in MARKS if data.startswith(m)), (b"", _guess(data))
    )
    body = data[len(mark) :]
    try:
        if encoding == "utf-8":
            body.decode()
        else:
            # the few bytes a code page leaves open become a mark, not an error
            strict = "replace" if encoding.startswith("cp") else "strict"
            body = body.decode(encoding, strict).encode()
    except UnicodeDecodeError as error:
        raise unfit(path, NO_TEXT) from error
    if b"\0" in body:
        body = body.replace(b"\0", b"")
    if b"\r" in body and b"\n" not in body:
        body = body.replace(b"\r", b"\n")
    return body, encoding


def _guess(data: bytes) -> str:
    head = data[:4096]
    if head.count(b"\0") > NUL_SHARE * len(head):
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    try:
        data.decode()
    except UnicodeDecodeError:
        romanian, nordic = (sum(data.count(c) for c in s) for s in _letters())
        return "cp1250" if romanian > nordic else "cp1252"
    return "utf-8"


def _letters() -> tuple[list[bytes], list[bytes]]:
    return (
        [bytes([code]) for code in ROMANIAN],
        [bytes([code]) for code in NORDIC],
    )


def sniff(body: bytes, encoding: str) -> tuple[Dialect, bytes]:
    """Find the delimiter, and drop a line that names it.

    Parameters
    ----------
    body : bytes
        The file's text in UTF-8.
    encoding : str
        What it was in.

    Returns
    -------
    Dialect
        How it is written.
    bytes
        The text without a line ``sep=``.
    """
    if match := SEPARATOR_LINE.match(body):
        return Dialect(match[1].decode(), encoding, 1), body[match.end() :]
    head = body[:SNIFFED_BYTES]
    if len(head) < len(body):
        head = head[: head.rfind(b"\n") + 1]
    text = head.decode(errors="replace")
    best = max(DELIMITERS, key=lambda mark: _evenness(text, mark))
    if _evenness(text, best) == (0.0, 0):
        best = ","
    return Dialect(best, encoding), body


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """Rate a delimiter: the share of rows with the usual number of cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        counts = [len(row) for row in islice(reader, SNIFFED_RECORDS) if row]
    except csv.Error:  # an open quote; said later, with its line
        counts = [text.partition("\n")[0].count(delimiter) + 1]
    wide = Counter(count for count in counts if count > 1)
    if not wide:
        return 0.0, 0
    usual, times = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    return round(times / len(counts), 2), usual
