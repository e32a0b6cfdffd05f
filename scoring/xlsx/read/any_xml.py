"""Read the cells of any well-formed sheet, whatever program wrote it.

Slower than `fast_xml`, which handles what Excel and its peers write and hands
over to this module what it does not know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from scoring.language import phrase
from scoring.values.refs import MOST_COLUMNS, MOST_ROWS, column_number
from scoring.xlsx.read.block import RAW_BY_TYPE, Block, Raw
from scoring.xlsx.read.parser import SheetXMLError, StreamParser


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


CELLS_PER_BLOCK = 100_000
REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
# elements whose text is not the cell's: formulas and Japanese reading aids
ASIDE = frozenset(("f", "rPh"))
TEXT_IN = frozenset(("v", "t"))
ODD_CELL = phrase("a cell is called '{text}'")
FAR_CELL = phrase("a cell stands in row {row:,}, column {column:,}")
NO_PLACE = phrase("'{text}' is no row or style")


class CellParser:
    """Collects the filled cells while the XML streams by."""

    def __init__(self) -> None:
        self._cells: list[tuple[int, int, int, int, bytes]] = []
        self._row = self._column = self._style = 0
        self._type = "n"
        self._formula = self._in_text = self._inline = False
        self._aside = 0
        self._text: list[str] = []
        self.feed = StreamParser(self._start, self._end, self._characters).feed

    def pending(self) -> int:
        """Count the cells since the last block."""
        return len(self._cells)

    def block(self) -> Block:
        """Hand over the cells since the last block."""
        cells, self._cells = self._cells, []
        columns = list(zip(*cells, strict=True)) or [(), (), (), (), ()]
        sizes = np.array([len(text) for text in columns[4]], dtype=np.int32)
        ends = np.cumsum(sizes, dtype=np.int32)
        return Block(
            rows=np.array(columns[0], dtype=np.int32),
            columns=np.array(columns[1], dtype=np.int32),
            styles=np.array(columns[2], dtype=np.int32),
            raws=np.array(columns[3], dtype=np.uint8),
            data=pa.py_buffer(b"".join(columns[4])),
            starts=ends - sizes,
            ends=ends,
            escaped=False,
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif name in ASIDE:
            self._aside += 1
            self._formula |= name == "f"
        elif name == "is" and self._type == "inlineStr":
            # the text counts, whatever an older value beside it says
            self._inline = True
            self._text.clear()
        elif name in TEXT_IN:
            self._in_text = name == "t" or not self._inline

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if not reference:
            self._column += 1
        elif match := REFERENCE.fullmatch(reference):
            self._column = column_number(match[1])
            self._row = int(match[2])
        else:
            msg = ODD_CELL.format(text=reference[:20])
            raise SheetXMLError(msg)
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            msg = FAR_CELL.format(row=self._row, column=self._column)
            raise SheetXMLError(msg)
        self._style = _number(attributes.get("s"), 0)
        self._type = attributes.get("t", "n")
        self._formula = self._inline = False
        self._text.clear()

    def _characters(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._end_cell()
        elif name in ASIDE:
            self._aside -= 1
        elif name in TEXT_IN:
            self._in_text = False

    def _end_cell(self) -> None:
        raw = RAW_BY_TYPE.get(self._type, Raw.TEXT)
        text = "".join(self._text)
        if not text:
            # a formula's empty text is stored as such, with its type
            if not self._formula or raw is Raw.TEXT:
                return
            raw = Raw.UNCACHED
        place = (self._row, self._column, self._style, int(raw))
        self._cells.append((*place, text.encode()))


def _number(text: str | None, default: int) -> int:
    if not text:
        return default
    if not text.isdecimal() or len(text) > len(str(MOST_ROWS)):
        msg = NO_PLACE.format(text=text[:20])
        raise SheetXMLError(msg)
    return int(text)


def read_any(pieces: Iterable[bytes]) -> Iterator[Block]:
    """Read the cells of a sheet part.

    Parameters
    ----------
    pieces : iterable of bytes
        The part's XML in bits of any size.

    Yields
    ------
    Block
        The filled cells, in the order of the sheet.

    Raises
    ------
    SheetXMLError
        If it is not well-formed or a cell stands outside of any sheet.
    """
    parser = CellParser()
    for piece in pieces:
        # small bites, so that no bite holds many more cells than a block
        for start in range(0, len(piece), 1 << 18):
            parser.feed(piece[start : start + (1 << 18)])
            if parser.pending() >= CELLS_PER_BLOCK:
                yield parser.block()
    parser.feed(b"", last=True)
    yield parser.block()


def read_cells(cells: bytes) -> Block:
    """Read cells with references that stand by themselves, ``<c>...</c>``."""
    parser = CellParser()
    parser.feed(b"<row>%b</row>" % cells, last=True)
    return parser.block()
