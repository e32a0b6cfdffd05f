"""Where cells stand: the numbers of their rows and columns, for many at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.values.refs import MOST_COLUMNS, MOST_ROWS
from scoring.xlsx.read.tags import NotPlainError, first_bytes, numbers_at, words_at


if TYPE_CHECKING:
    from scoring.arrays import Bytes, Ints, Words


ROW_OPENING = int.from_bytes(b'<row r="', "little")
CELL_OPENING = int.from_bytes(b'<c r="', "little")
SIX_BYTES = 0xFFFF_FFFF_FFFF
LETTER_A, LETTER_Z, QUOTE = b'AZ"'


@dataclass(frozen=True, slots=True)
class RowNumbers:
    """The rows: their numbers, how many digits these have, and the digits as a word.

    `which` says for each of n cells in which of the rows it stands.
    """

    numbers: Ints
    digits: Ints
    words: Words
    which: Ints

    def take(self, cells: Ints) -> RowNumbers:
        """Give the rows of some of the cells."""
        return replace(self, which=self.which[cells])


def row_numbers(xml: Bytes, rows: Ints, cells: Ints) -> RowNumbers:
    """Read the row of each cell.

    Parameters
    ----------
    xml : ndarray of uint8
        The XML, with padding.
    rows, cells : ndarray of int
        Where the tags of rows and of the n cells start, ascending.

    Raises
    ------
    NotPlainError
        If a row has no number, or a cell no row.
    """
    if not len(rows) or (words_at(xml, rows) != ROW_OPENING).any():
        msg = "rows without a number"
        raise NotPlainError(msg)
    numbers, digits = numbers_at(xml, rows + 8)
    first_cells = np.searchsorted(cells, rows)
    if first_cells[0] or (numbers < 1).any() or (numbers > MOST_ROWS).any():
        msg = "cells outside of rows"
        raise NotPlainError(msg)
    words = first_bytes(words_at(xml, rows + 8), digits)
    counts = np.diff(first_cells, append=len(cells))
    which = np.repeat(np.arange(len(numbers)), counts)
    return RowNumbers(numbers, digits, words, which)


@dataclass(frozen=True, slots=True)
class Letters:
    """The column of each of n cells, and how many letters name it."""

    numbers: Ints
    lengths: Ints

    def take(self, cells: Ints) -> Letters:
        """Give the columns of some of the cells."""
        return Letters(self.numbers[cells], self.lengths[cells])


def read_letters(xml: Bytes, cells: Ints) -> Letters:
    """Read each cell's column, given where its tag starts.

    Raises
    ------
    NotPlainError
        If a cell has no reference.
    """
    words = words_at(xml, cells)
    if ((words & SIX_BYTES) != CELL_OPENING).any():
        msg = "cells without a reference"
        raise NotPlainError(msg)
    letters = [(words >> 48) & 255, words >> 56, xml[cells + 8]]
    number = np.zeros(len(cells), dtype=np.int64)
    length = np.zeros(len(cells), dtype=np.int64)
    more = np.ones(len(cells), dtype=np.bool_)
    for letter in letters:
        more = more & (letter >= LETTER_A) & (letter <= LETTER_Z)
        if not more.any():
            break
        number = np.where(more, number * 26 + (letter.astype(np.int64) - 64), number)
        length += more
    if (number < 1).any() or (number > MOST_COLUMNS).any():
        msg = "references without a column"
        raise NotPlainError(msg)
    return Letters(number, length)


def attribute_starts(
    xml: Bytes, cells: Ints, letters: Letters, rows: RowNumbers
) -> Ints:
    """Find where the further attributes of each cell start, behind its row's number.

    Raises
    ------
    NotPlainError
        If a reference names another row than the one it stands in.
    """
    digits = cells + 6 + letters.lengths
    count = rows.digits[rows.which]
    quotes = digits + count
    fits = xml[quotes] == QUOTE
    fits &= first_bytes(words_at(xml, digits), count) == rows.words[rows.which]
    if not fits.all():
        msg = "references that do not fit their row"
        raise NotPlainError(msg)
    return quotes + 1
