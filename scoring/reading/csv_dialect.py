"""How a CSV file is written: what stands between the cells, and around them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, TypedDict

from scoring.errors import FileError
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.reading.csv_encoding import WORDS


if TYPE_CHECKING:
    from collections.abc import Sequence


READ_AS = phrase("read as {encoding} with a {delimiter} between the cells")
DELIMITERS: Final = {
    ";": phrase("semicolon"),
    "\t": phrase("tab character"),
    ",": phrase("comma"),
    "|": phrase("vertical bar"),
}
NAMED: Final = {
    "semicolon": ";",
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "bar": "|",
    "pipe": "|",
}
NO_DELIMITER: Final = phrase("'{sign}' is no delimiter: use one character, or tab")
SNIFFED_RECORDS: Final = 100
SNIFFED_BYTES: Final = 1 << 18
SEPARATOR_LINE: Final = re.compile(
    rb'"?sep=([^\r\n"])[;,|\t]*"?[ ;,|\t]*(?:\r?\n|$)', re.IGNORECASE
)
_TYPOGRAPHIC: Final = re.compile("[“”„‟]")
_TYPOGRAPHIC_CELL: Final = re.compile("[“”„‟].*[“”‟]", re.DOTALL)
_SINGLE_QUOTED: Final = re.compile(r"'(?:[^']|'')*'(.)'.*'")
LEAST_NATURAL: Final = 0.3


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written, where the user says so; empty to find out."""

    encoding: str = ""
    delimiter: str = ""


class Manner(TypedDict):
    """Arguments of the csv module."""

    delimiter: str
    quotechar: str
    skipinitialspace: bool


@dataclass(frozen=True, slots=True)
class Dialect:
    """What was found out about a file.

    Parameters
    ----------
    delimiter : str
        One of ``; , |`` and tab, or what a line ``sep=`` or the user names.
    encoding : str
        Name of the codec.
    skipped : int
        Lines above the first record: 1 for a line ``sep=``.
    quote : str
        What stands around a cell that holds the delimiter.
    spaced : bool
        Whether a space may stand before a quote.
    """

    delimiter: str
    encoding: str
    skipped: int = 0
    quote: str = '"'
    spaced: bool = False

    @property
    def delimiter_word(self) -> str:
        """The delimiter as people call it."""
        return DELIMITERS.get(self.delimiter, self.delimiter)

    @property
    def plain(self) -> bool:
        """Whether it is written as most programs write it."""
        return self.quote == '"' and not self.spaced

    @property
    def sentence(self) -> Message:
        """How the file was read, for the user."""
        encoding = WORDS.get(self.encoding, self.encoding)
        return message(READ_AS, encoding=encoding, delimiter=self.delimiter_word)

    @property
    def manner(self) -> Manner:
        """What the csv module must know of it."""
        return Manner(
            delimiter=self.delimiter,
            quotechar=self.quote,
            skipinitialspace=self.spaced,
        )


def delimiter_of(word: str) -> str:
    r"""Read what the user calls the delimiter; empty where nothing is said.

    Raises
    ------
    FileError
        If it is no single character.

    Examples
    --------
    >>> delimiter_of(";"), delimiter_of("tab")
    (';', '\t')
    """
    mark = NAMED.get(word.lower(), word)
    if word and (len(mark) != 1 or mark in '"\r\n'):
        raise FileError(NO_DELIMITER.format(sign=word))
    return mark


def sniff(body: bytes, encoding: str, delimiter: str = "") -> tuple[Dialect, bytes]:
    """Find how cells are kept apart, and bring the text into the usual form.

    Parameters
    ----------
    body : bytes
        The file's text in UTF-8.
    encoding : str
        What it was in.
    delimiter : str
        What stands between the cells; empty to find out.

    Returns
    -------
    Dialect
        How it is written.
    bytes
        The text without a line ``sep=``, and without quotes around whole lines.
    """
    skipped = 0
    if match := SEPARATOR_LINE.match(body):
        delimiter, skipped = delimiter or match[1].decode(), 1
        body = body[match.end() :]
    body = _quoted_plainly(_without_line_quotes(body))
    text = _head(body)
    dialect = Dialect(delimiter or _likeliest(text), encoding, skipped)
    if single := _single_quoted(text):
        return replace(dialect, delimiter=delimiter or single, quote="'"), body
    body = _without_equals(body, dialect.delimiter)
    return replace(dialect, spaced=_is_spaced(text, dialect.delimiter)), body


def _head(body: bytes) -> str:
    head = body[:SNIFFED_BYTES]
    if len(head) < len(body):
        head = head[: head.rfind(b"\n") + 1]
    return head.decode(errors="replace")


def _sample(text: str, dialect: Dialect) -> list[list[str]]:
    """Read the first records; of what cannot be read, the first line."""
    records = csv.reader(io.StringIO(text, newline=""), **dialect.manner)
    try:
        return [row for row in islice(records, SNIFFED_RECORDS) if any(row)]
    except csv.Error:  # an open quote; said later, with its line
        return [text.partition("\n")[0].split(dialect.delimiter)]


def _likeliest(text: str) -> str:
    rated = {mark: _evenness(text, mark) for mark in DELIMITERS}
    first = {mark: _first_width(text, mark) for mark in DELIMITERS}
    widest = max(first.values())

    def likely(mark: str) -> tuple[float, int]:
        fit, usual = rated[mark]
        # a sign of the cells' own, as in 151;66, is not among the headings
        foreign = first[mark] < 2 and widest > usual  # noqa: PLR2004 - one is uncut
        return (fit / 2 if foreign else fit), usual

    best = max(DELIMITERS, key=likely)
    return best if rated[best][0] else ","


def _first_width(text: str, delimiter: str) -> int:
    rows = _sample(text, Dialect(delimiter, ""))
    return len(rows[0]) if rows else 0


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """Rate a delimiter: it parts all rows, and into equally many cells."""
    rows = _sample(text, Dialect(delimiter, ""))
    counts = [_width(row) for row in rows]
    wide = Counter(count for count in counts if count > 1)
    if not wide:
        return 0.0, 0
    usual, times = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    parted, even = sum(wide.values()) / len(rows), times / len(rows)
    natural = max(LEAST_NATURAL, _naturalness(rows, delimiter))
    return round(parted * (1 + even) / 2 * natural, 3), usual


def _width(row: Sequence[str]) -> int:
    """Count the cells, but for empty ones at the end."""
    return next((n for n in range(len(row), 0, -1) if row[n - 1].strip()), 0)


def _naturalness(rows: Sequence[Sequence[str]], delimiter: str) -> float:
    """Rate how little a delimiter looks like a sign in a number or in a text."""
    pairs = [pair for row in rows for pair in pairwise(row)]
    spaced = sum(after.startswith(" ") for _, after in pairs)
    if delimiter == ",":
        spaced += sum(b[-1:].isdigit() and a[:1].isdigit() for b, a in pairs)
    return 1 - spaced / max(1, len(pairs))


def _without_line_quotes(body: bytes) -> bytes:
    """Take away quotes around whole lines, within which cells are quoted again."""
    if not body.lstrip().startswith(b'"'):
        return body
    rows = _sample(_head(body), Dialect(",", ""))
    lines = [row[0] for row in rows if len(row) == 1]
    if len(lines) < max(2, len(rows)):
        return body
    text = "\n".join(lines)
    widths = {len(row) for row in _sample(text, Dialect(_likeliest(text), ""))}
    if len(widths) > 1 or widths == {1}:
        return body
    whole = io.TextIOWrapper(io.BytesIO(body), "utf-8", newline="")
    return "\n".join(",".join(row) for row in csv.reader(whole)).encode()


def _quoted_plainly(body: bytes) -> bytes:
    """Write typographic quotes around every cell as plain ones."""
    text = _head(body)
    if not _TYPOGRAPHIC.match(text):
        return body
    rows = _sample(text, Dialect(_likeliest(text), ""))
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    if not all(map(_TYPOGRAPHIC_CELL.fullmatch, cells[: len(rows[0])])):
        return body
    return _TYPOGRAPHIC.sub('"', body.decode()).encode()


def _single_quoted(text: str) -> str:
    """Find the delimiter of a file that has single quotes around every cell."""
    lines = [line for line in text.splitlines()[:SNIFFED_RECORDS] if line.strip()]
    matches = [_SINGLE_QUOTED.fullmatch(line.strip()) for line in lines]
    marks = {match[1] if match else "" for match in matches}
    mark = marks.pop() if len(marks) == 1 else ""
    return mark if mark in DELIMITERS else ""


def _without_equals(body: bytes, delimiter: str) -> bytes:
    """Take away the = with which programs keep Excel from reading a number.

    ``="00451"`` is the text 00451; where the quote begins after the =, what follows
    may hold the delimiter.
    """
    if b'="' not in body:
        return body
    mark = re.escape(delimiter.encode())
    cell = rb'(^|%s|\n)="((?:[^"\r\n]|"")*)"(?=%s|\r|\n|\Z)' % (mark, mark)
    return re.sub(cell, rb'\1"\2"', body)


def _is_spaced(text: str, delimiter: str) -> bool:
    """Find a space between a delimiter and a quote.

    Within quotes, a quote is doubled or the last: neither looks like that.
    """
    spaced = rf'{re.escape(delimiter)}[ \t]+"[^"\r\n{re.escape(delimiter)}]'
    return re.search(spaced, text) is not None
