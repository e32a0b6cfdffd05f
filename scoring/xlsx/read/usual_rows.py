"""Read rows that hold nothing but values, looking at no tag inside a cell.

Where every cell is written in one of three ways, the start of the next one says where
it ends, and how many tags there are in all says that there are no others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from scoring.values.refs import column_number
from scoring.xlsx.read.block import Block
from scoring.xlsx.read.references import (
    SIX_BYTES,
    attribute_starts,
    read_letters,
    row_numbers,
)
from scoring.xlsx.read.tags import (
    PADDING,
    WORD,
    WORDS_PER_SECTION,
    NotPlainError,
    code_attributes,
    words_at,
)


if TYPE_CHECKING:
    from scoring.arrays import Bools, Bytes, Ints, Words
    from scoring.xlsx.read.tags import StyleAndType


def _word(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text, "little"))


REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
FIRST_CELLS = 4096
OPEN, CLOSE = b"<>"
ROW_END = _word(b"</row>")
VALUE, VALUE_END = _word(b"<v>"), _word(b"</v></c>")
INLINE, INLINE_END = _word(b"<is><t>"), (_word(b"</t></is"), _word(b"/is></c>"))
THREE_BYTES, SEVEN_BYTES = np.uint64(2**24 - 1), np.uint64(2**56 - 1)
# how many bytes stand before and behind a value in its cell, and how many tags there
BEFORE_VALUE, BEHIND_VALUE, VALUE_TAGS = 3, 8, 4
BEFORE_INLINE, BEHIND_INLINE, INLINE_TAGS = 7, 13, 6
EMPTY_TAGS, ROW_TAGS = 1, 2
EACH_BYTE = _word(b"\1" * WORD)
HIGH_BITS = _word(b"\x80" * WORD)
CLOSES = _word(b">" * WORD)
ONE = np.uint64(1)


def read_usual(xml: bytes, across: Bools | None = None) -> Block:
    """Read whole rows whose cells hold a value, an inline text or nothing.

    Parameters
    ----------
    xml : bytes
        The rows.
    across : ndarray of bool, optional
        For each column from 1 on, whether its cells are of use.

    Raises
    ------
    NotPlainError
        If anything else stands among them: formulas, rich texts, comments; and if some
        columns are of no use, for then looking at tags pays.
    """
    if across is not None and not _all_of_use(xml, across):
        msg = "columns of no use"
        raise NotPlainError(msg)
    padded = np.frombuffer(xml + PADDING, dtype=np.uint8)
    cells, starts, count = _cells_and_rows(padded)
    rows = row_numbers(padded, starts, cells)
    letters = read_letters(padded, cells)
    sections = attribute_starts(padded, cells, letters, rows)
    attributes = _attributes(padded, sections)
    stops = _stops(padded, len(xml), starts, cells)
    insides = sections + attributes.lengths + 1
    inline = _inline(padded, insides, stops, attributes.empty)
    tags = _tags_expected(inline, attributes.empty) + ROW_TAGS * len(starts)
    if tags != count:
        msg = "further tags"
        raise NotPlainError(msg)
    value_starts = insides + np.where(inline, BEFORE_INLINE, BEFORE_VALUE)
    value_ends = stops - np.where(inline, BEHIND_INLINE, BEHIND_VALUE)
    keep = np.flatnonzero((value_ends > value_starts) & ~attributes.empty)
    return Block(
        rows=rows.numbers[rows.which[keep]].astype(np.int32),
        columns=letters.numbers[keep].astype(np.int32),
        styles=attributes.styles[keep],
        raws=attributes.raws[keep],
        data=pa.py_buffer(xml),
        starts=value_starts[keep].astype(np.int32),
        ends=value_ends[keep].astype(np.int32),
        escaped=True,
    )


def _cells_and_rows(xml: Bytes) -> tuple[Ints, Ints, int]:
    """Find where cells and rows start, and count all tags."""
    opens, letters = xml[:-1] == OPEN, xml[1:]
    # the commonest reason to look at tags after all: known before any work is done
    if (opens & (letters == ord("f"))).any():
        msg = "formulas"
        raise NotPlainError(msg)
    cells: Ints = np.flatnonzero(opens & (letters == ord("c"))).astype(np.int64)
    rows: Ints = np.flatnonzero(opens & (letters == ord("r"))).astype(np.int64)
    count = int(np.count_nonzero(opens))
    if not len(cells) or np.count_nonzero(xml == CLOSE) != count:
        msg = "no cells, or tags without an end"
        raise NotPlainError(msg)
    return cells, rows, count


def _all_of_use(xml: bytes, across: Bools) -> bool:
    """Look whether the first cells are all in columns that are of use."""
    names = set(REFERENCE.findall(xml, 0, FIRST_CELLS))
    columns = [column_number(name.decode()) for name in names]
    return all(column < len(across) and across[column] for column in columns)


def _attributes(xml: Bytes, sections: Ints) -> StyleAndType:
    """Read the attributes of cells."""
    word, ended = _up_to_end(words_at(xml, sections))
    words, rest = [word], np.flatnonzero(~ended)
    while len(rest) and len(words) < WORDS_PER_SECTION:
        word, ended = _up_to_end(words_at(xml, sections[rest] + WORD * len(words)))
        words.append(np.zeros(len(sections), dtype=np.uint64))
        words[-1][rest] = word
        rest = rest[~ended]
    if len(rest):
        msg = "long attributes"
        raise NotPlainError(msg)

    def section(cell: int) -> bytes:
        start = int(sections[cell])
        run = xml[start : start + WORD * WORDS_PER_SECTION].tobytes()
        return run[: run.index(CLOSE)]

    seed = np.zeros(len(sections), dtype=np.uint64)
    attributes = code_attributes(seed, words, section)
    if attributes.odd.any():
        msg = "odd attributes"
        raise NotPlainError(msg)
    return attributes


def _up_to_end(words: Words) -> tuple[Words, Bools]:
    """Keep of eight bytes those before the first ``>``, and say where there is one.

    A byte that is zero borrows from its highest bit when one is taken from it; the
    lowest such bit is right even where those above it are not.
    """
    away = words ^ CLOSES
    hits = (away - EACH_BYTE) & ~away & HIGH_BITS
    lowest = hits & (~hits + ONE)
    return words & (lowest - ONE), hits != 0


def _stops(xml: Bytes, size: int, rows: Ints, cells: Ints) -> Ints:
    """Find where each cell must end: before the next one, or where its row ends."""
    last = np.append(np.searchsorted(cells, rows[1:]), len(cells)) - 1
    if last[0] < 0 or (np.diff(last) < 1).any():
        msg = "a row without cells"
        raise NotPlainError(msg)
    stops = np.append(cells[1:], size)
    stops[last] = np.append(rows[1:], size) - len("</row>")
    if ((words_at(xml, stops[last]) & SIX_BYTES) != ROW_END).any():
        msg = "something behind the cells of a row"
        raise NotPlainError(msg)
    return stops


def _inline(xml: Bytes, insides: Ints, stops: Ints, empty: Bools) -> Bools:
    """Say which cells hold an inline text."""
    opening = words_at(xml, insides)
    closing = words_at(xml, stops - WORD)
    inline: Bools = (opening & SEVEN_BYTES) == INLINE
    earlier, later = INLINE_END
    known = ((opening & THREE_BYTES) == VALUE) & (closing == VALUE_END)
    known |= inline & (closing == later)
    known |= empty & (insides == stops)
    texts = np.flatnonzero(inline)
    whole = (words_at(xml, stops[texts] - BEHIND_INLINE) == earlier).all()
    if not (whole and known.all()):
        msg = "formulas or rich texts"
        raise NotPlainError(msg)
    return inline


def _tags_expected(inline: Bools, empty: Bools) -> int:
    texts, blanks = int(np.count_nonzero(inline)), int(np.count_nonzero(empty))
    values = len(inline) - texts - blanks
    return VALUE_TAGS * values + INLINE_TAGS * texts + EMPTY_TAGS * blanks
