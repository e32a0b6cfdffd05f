"""Cells, block by block, gathered into columns."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.threads import ahead
from scoring.values.refs import MOST_COLUMNS
from scoring.xlsx.read.block import Raw
from scoring.xlsx.read.long_texts import cut_long
from scoring.xlsx.read.stored_cells import resolve


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scoring.arrays import Bools, Indices, Int32s, Ints
    from scoring.values.refs import Area
    from scoring.xlsx.read.block import Block
    from scoring.xlsx.read.stored_cells import Lookup, Piece


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one block, sorted; see `Gatherer`."""

    below: Int32s
    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    first_style: dict[int, tuple[int, int]] = field(default_factory=dict)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    cut: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Gatherer:
    """Pieces of every column within an area, as the blocks go by.

    Parameters
    ----------
    lookup : Lookup
        What the cells refer to.
    area : Area
        Where the data are.
    wanted : collection of int
        The columns to gather of them, counted from 1.
    """

    lookup: Lookup
    area: Area
    wanted: InitVar[Collection[int]]
    across: Bools = field(init=False)
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    first_style: dict[int, tuple[int, int]] = field(default_factory=dict)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    below: list[Int32s] = field(default_factory=list)
    cut: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self, wanted: Collection[int]) -> None:
        """Mark the columns that are gathered."""
        self.across = np.zeros(MOST_COLUMNS + 1, dtype=np.bool_)
        self.across[list(wanted)] = True
        self.across[: self.area.left] = False
        self.across[self.area.right + 1 :] = False

    def add(self, blocks: Iterable[Block]) -> None:
        """Sort the cells of blocks into the columns."""
        for cells in ahead(self._sort, blocks):
            for column, piece in cells.pieces:
                self.pieces.setdefault(column, []).append(piece)
            for column, first in cells.first_style.items():
                known = self.first_style.get(column, first)
                self.first_style[column] = min(first, known)
            self.uncached += cells.uncached
            self.below.append(cells.below)
            self.cut += cells.cut

    def _sort(self, block: Block) -> _Cells:
        """Sort the cells of one block: work for any thread."""
        across = self.across[block.columns]
        top, bottom = self.area.top, self.area.bottom
        inside = across & (block.rows >= top) & (block.rows <= bottom)
        below = across & (block.rows > bottom)
        cells = _Cells(np.unique(block.rows[below]))
        empty = inside & (block.raws == Raw.UNCACHED)
        if empty.any():
            inside &= ~empty
            where = zip(block.rows[empty], block.columns[empty], strict=True)
            cells.uncached.extend((int(row), int(column)) for row, column in where)
        for column, some in by_column(block, np.flatnonzero(inside)):
            piece = resolve(block, some, self.lookup)
            if not len(piece.rows):
                continue
            if piece.texts is not None:
                texts, cut = cut_long(piece.texts)
                if len(cut):
                    piece = replace(piece, texts=texts)
                    cells.cut.extend((int(row), column) for row in piece.rows[cut])
            cells.pieces.append((column, piece))
            first = (int(block.rows[some[0]]), int(block.styles[some[0]]))
            cells.first_style[column] = first
        return cells

    def rows(self, columns: list[int]) -> Ints:
        """List the sheet rows in which any of the columns is filled."""
        filled = np.zeros(self._last_row(columns) + 1, dtype=np.bool_)
        for column in columns:
            for piece in self.pieces.get(column, []):
                filled[piece.rows] = True
        members = set(columns)
        filled[[row for row, column in self.uncached if column in members]] = True
        return np.flatnonzero(filled)

    def _last_row(self, columns: list[int]) -> int:
        pieces = (piece for c in columns for piece in self.pieces.get(c, []))
        last = max((int(piece.rows.max()) for piece in pieces), default=0)
        return max([last, *(row for row, _ in self.uncached)])


def by_column(block: Block, cells: Indices) -> Iterator[tuple[int, Indices]]:
    """Sort cells of a block by their columns, each in the order of the rows."""
    # columns fit 16 bits, for which numpy sorts in linear time
    columns = block.columns[cells].astype(np.uint16)
    order = np.argsort(columns, kind="stable")
    columns, cells = columns[order], cells[order]
    breaks = np.flatnonzero(np.diff(columns)) + 1
    for group in np.split(np.arange(len(cells)), breaks):
        if len(group):
            yield int(columns[group[0]]), cells[group]
