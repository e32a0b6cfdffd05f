"""The texts that cells share: each is stored once and referred to by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.xlsx.read.block import cut
from scoring.xlsx.read.elements import Elements
from scoring.xlsx.read.parser import StreamParser
from scoring.xlsx.read.tags import NotPlainError, Tags, find_tags
from scoring.xlsx.read.xml_texts import clean, spread


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.arrays import Indices, Ints


ITEM = b"<si>"
END = b"</sst>"


class StringParser:
    """Collects the text of each ``<si>``, runs joined, reading aids left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._run: list[str] = []
        self._aside = self._in_text = False
        self.feed = StreamParser(self._start, self._end, self._characters).feed

    def _start(self, tag: str, _: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "si":
            self._run.clear()
        self._aside |= name == "rPh"
        self._in_text = name == "t"

    def _characters(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._run.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self._in_text = False
        if name == "si":
            self.texts.append("".join(self._run))
        elif name == "rPh":
            self._aside = False


def read_strings(pieces: Iterable[bytes]) -> pa.Array:
    """Read the shared texts.

    Parameters
    ----------
    pieces : iterable of bytes
        The part's XML in bits of any size.

    Returns
    -------
    pyarrow.Array of large_string
        The texts by number, null where blank.

    Raises
    ------
    SheetXMLError
        If it is not well-formed.
    """
    elements = Elements.of(pieces, ITEM, END)
    if not elements.plain:
        return clean(_parse(elements.rest()), escaped=False)
    arrays = []
    while not elements.over:
        run = elements.run()
        try:
            arrays.append(_plain(run))
        except NotPlainError:
            arrays.append(clean(_parse(elements.rest(run)), escaped=False))
            return pa.concat_arrays(arrays)
    if not elements.whole:
        _parse(elements.rest())  # it says where it is cut off
    elements.drain()
    return pa.concat_arrays(arrays)


def _parse(pieces: Iterable[bytes]) -> pa.Array:
    parser = StringParser()
    for piece in pieces:
        parser.feed(piece)
    parser.feed(b"", last=True)
    return pa.array(parser.texts, pa.large_string())


def _plain(run: bytes) -> pa.Array:
    """Read items as Excel writes them, ``<si><t>text</t></si>``, with arrays."""
    tags = find_tags(run)
    items = tags.named(b"si")
    simple = tags.initial[items + 1] == ord("t")
    simple &= tags.initial[items + 2] == ord("/")
    # not a self-closing tag, nor a second run or a reading aid behind
    simple &= tags.xml[tags.ends[items + 1] - 1] != ord("/")
    simple &= tags.initial[items + 3] == ord("/")
    simple &= tags.xml[tags.starts[items + 3] + 2] == ord("s")
    at = np.flatnonzero(simple)
    starts = tags.ends[items[at] + 1] + 1
    ends = tags.starts[items[at] + 2]
    values = cut(pa.py_buffer(run), starts, ends)
    try:
        texts = [(at, clean(pc.cast(values, pa.large_string()), escaped=True))]
    except pa.ArrowInvalid as error:
        raise NotPlainError(str(error)) from error
    odd = np.flatnonzero(~simple)
    if len(odd):
        texts.append((odd, _odd(run, tags, items, odd)))
    joined = spread(texts, len(items))
    return pa.array([], pa.large_string()) if joined is None else joined


def _odd(run: bytes, tags: Tags, items: Ints, odd: Indices) -> pa.Array:
    borders = np.append(tags.starts[items], len(run))
    bits = [run[borders[i] : borders[i + 1]] for i in odd]
    return clean(_parse([b"<sst>", *bits, b"</sst>"]), escaped=False)
