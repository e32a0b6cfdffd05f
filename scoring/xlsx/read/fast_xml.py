"""Read the cells of a sheet as Excel and its peers write it, with arrays.

Every ``<`` and every ``>`` is found at once; they are the tags, and all that
follows is looking at fixed distances from them. Whatever is not written in the
usual way is left to `any_xml`: one odd cell by itself, an odd sheet from there
on.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from scoring.threads import threads
from scoring.xlsx.read.any_xml import read_any, read_cells
from scoring.xlsx.read.block import Block, Raw, Wanted
from scoring.xlsx.read.elements import RUN, Elements
from scoring.xlsx.read.references import (
    attribute_starts,
    read_letters,
    row_numbers,
)
from scoring.xlsx.read.some_rows import some_rows
from scoring.xlsx.read.tags import NotPlainError, Tags, attribute_codes, find_tags
from scoring.xlsx.read.usual_rows import read_usual


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor, Future

    from scoring.arrays import Bools, Ints
    from scoring.xlsx.read.elements import Watch


THREADS = 2
ROW = b"<row "
END = b"</sheetData>"
SLASH = ord("/")
MOST_RUNS = 16
"""Runs of which some rows are taken at a time; they are kept until these are read."""


def read_plain(
    pieces: Iterable[bytes], wanted: Wanted | None = None, watch: Watch = iter
) -> Iterator[Block]:
    """Read the cells of a sheet part, quickly where it is written as usual.

    Parameters
    ----------
    pieces : iterable of bytes
        The part's XML in bits of any size.
    wanted : Wanted, optional
        Cells of other rows and columns may be left out; the caller may say so while it
        reads.
    watch : callable
        What wants to see the XML around the cells: it is handed that, or all, and
        passes it on.

    Yields
    ------
    Block
        The filled cells; odd cells follow the others of their block.

    Raises
    ------
    SheetXMLError
        If it is not well-formed or a cell stands outside of any sheet.
    """
    elements = Elements.of(pieces, ROW, END)
    if not elements.plain:
        yield from read_any(watch(elements.rest()))
        return
    with threads(THREADS) as pool:
        yield from _ahead(elements, pool, wanted or Wanted(), watch)


def _ahead(
    elements: Elements, pool: Executor, wanted: Wanted, watch: Watch
) -> Iterator[Block]:
    """Read some runs ahead while the caller works: numpy lets threads run."""
    waiting: deque[tuple[list[bytes], Future[list[Block]]]] = deque()
    while waiting or not elements.over:
        while not elements.over and len(waiting) <= THREADS:
            runs, some = _next_rows(elements, wanted.rows)
            waiting.append((runs, pool.submit(read_rows, some, wanted.across)))
        runs, blocks = waiting.popleft()
        try:
            yield from blocks.result()
        except NotPlainError:
            later = chain(runs, *(runs for runs, _ in waiting))
            yield from read_any(watch(elements.rest(b"".join(later))))
            return
    if not elements.whole:
        yield from read_any(elements.rest())  # it says where it is cut off
    elements.drain(watch)


def _next_rows(elements: Elements, rows: Ints | None) -> tuple[list[bytes], bytes]:
    """Give the next runs, and those of their rows that are wanted: enough for arrays."""
    runs = [elements.run()]
    if rows is None:
        return runs, runs[0]
    some = [some_rows(runs[0], rows)]
    while not elements.over and len(runs) < MOST_RUNS and sum(map(len, some)) < RUN:
        runs.append(elements.run())
        some.append(some_rows(runs[-1], rows))
    return runs, b"".join(some)


@dataclass(frozen=True, slots=True)
class _Values:
    """Where the values of n cells stand; `odd` cells are not understood."""

    starts: Ints
    ends: Ints
    formula: Bools
    odd: Bools


def read_rows(xml: bytes, across: Bools | None = None) -> list[Block]:
    """Read whole rows, ``<row ...>...</row>`` one after the other.

    Parameters
    ----------
    xml : bytes
        The rows.
    across : ndarray of bool, optional
        For each column from 1 on, whether its cells are of use.

    Returns
    -------
    list of Block
        The usual cells, then the odd ones.

    Raises
    ------
    NotPlainError
        If they are not written as usual.
    """
    if not xml:
        return []
    try:
        return [read_usual(xml, across)]
    except NotPlainError:
        return _read_tags(xml, across)


def _read_tags(xml: bytes, across: Bools | None) -> list[Block]:
    """Read rows by all of their tags: with formulas, say, or with odd cells."""
    tags = find_tags(xml)
    cells = tags.named(b"c")
    if not len(cells):
        return []
    at = tags.starts[cells]
    rows = row_numbers(tags.xml, tags.starts[tags.named(b"row")], at)
    letters = read_letters(tags.xml, at)
    if across is not None:
        some = np.flatnonzero(across[letters.numbers])
        if not len(some):
            return []
        cells, letters, rows = cells[some], letters.take(some), rows.take(some)
    sections = attribute_starts(tags.xml, tags.starts[cells], letters, rows)
    attributes = attribute_codes(tags, sections, tags.ends[cells])
    values = _values(tags, cells)
    odd = attributes.odd | (values.odd & ~attributes.empty)
    empty = (values.ends == values.starts) | attributes.empty
    raws = attributes.raws
    uncached = empty & values.formula & (raws != Raw.TEXT) & ~attributes.empty
    raws = np.where(uncached, np.uint8(Raw.UNCACHED), raws)
    keep = np.flatnonzero((~empty | uncached) & ~odd)
    usual = Block(
        rows=rows.numbers[rows.which[keep]].astype(np.int32),
        columns=letters.numbers[keep].astype(np.int32),
        styles=attributes.styles[keep],
        raws=raws[keep],
        data=pa.py_buffer(xml),
        starts=values.starts[keep].astype(np.int32),
        ends=values.ends[keep].astype(np.int32),
        escaped=True,
    )
    return [usual, _odd_cells(xml, tags, cells[odd])] if odd.any() else [usual]


def _values(tags: Tags, cells: Ints) -> _Values:
    """Find ``<v>``, ``<f>..</f><v>`` or ``<is><t>`` behind each cell's tag."""
    formula = tags.initial[cells + 1] == ord("f")
    inline = tags.initial[cells + 1] == ord("i")
    holder = cells + 1 + inline
    # past <f/>, or past <f> and </f>
    closed = tags.xml[tags.ends[holder] - 1] == SLASH
    holder = holder + np.where(formula, np.where(closed, 1, 2), 0)
    name = tags.initial[holder]
    present = np.where(inline, name == ord("t"), name == ord("v"))
    starts = tags.ends[holder] + 1
    closed = tags.xml[starts - 2] == SLASH
    ends = np.where(present & ~closed, tags.starts[holder + 1], starts)
    bare = name == SLASH
    # a second run, or a reading aid, stands where </is> should
    single = tags.xml[tags.starts[holder + 2] + 2] == ord("i")
    # text that is written inline counts before a value beside it
    behind = tags.initial[holder + np.where(closed, 1, 2)]
    both = present & ~inline & (behind == ord("i"))
    odd = both | ~(present | bare) | (inline & (closed | bare | ~single))
    return _Values(starts, ends, formula, odd)


def _odd_cells(rows: bytes, tags: Tags, cells: Ints) -> Block:
    bits = []
    for start, end in zip(tags.starts[cells], tags.ends[cells], strict=True):
        closed = rows[end - 1] == SLASH
        stop = end + 1 if closed else rows.index(b"</c>", end) + 4
        bits.append(rows[start:stop])
    return read_cells(b"".join(bits))
