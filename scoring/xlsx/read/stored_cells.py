"""What the stored cells of one column mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.arrays import count_each
from scoring.language import phrase
from scoring.values.days import FIRST_DAY, LAST_SERIAL, days_of
from scoring.values.refs import cell_name
from scoring.xlsx.read.block import Raw
from scoring.xlsx.read.xml_texts import clean, spread


if TYPE_CHECKING:
    from scoring.arrays import Bools, Bytes, Floats, Indices, Int32s
    from scoring.xlsx.read.block import Block


class Kind(IntEnum):
    """What a cell is to its reader."""

    NUMBER = 0
    DATE = 1
    TEXT = 2
    BOOL = 3
    ERROR = 4


DAY = 86_400_000
FIRST_DATE = FIRST_DAY * DAY
AFTER_DATES = (days_of(float(LAST_SERIAL)) + 1) * DAY
NO_NUMBER = phrase("a number is written as '{text}'")
NO_UTF8 = phrase("a text is not in UTF-8")
NO_TEXT = phrase("the cell refers to a text that is missing")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the cells of a workbook refer to.

    Parameters
    ----------
    strings : pyarrow.Array of large_string
        The shared texts, null where blank.
    dates : ndarray of bool
        For each cell style, whether it shows a date.
    date1904 : bool
        Whether date serials count from 1904.
    """

    strings: pa.Array
    dates: Bools
    date1904: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Some filled cells of one column.

    `numbers` holds numbers, TRUE as 1 and dates as milliseconds since 1970;
    `texts` (null where the cell is none) is None if there are no texts at all.
    """

    rows: Int32s
    kinds: Bytes
    numbers: Floats
    texts: pa.Array | None

    def only(self, keep: Bools) -> Piece:
        """Keep some of the cells."""
        texts = None if self.texts is None else self.texts.filter(pa.array(keep))
        return Piece(self.rows[keep], self.kinds[keep], self.numbers[keep], texts)


class BadCellError(Exception):
    """A cell refers to something the file does not have, or is no number.

    Parameters
    ----------
    trouble : str
        What is wrong with it.
    at : int
        Which it is of those that were read.
    cell : str
        Where it stands, once that is known.
    """

    def __init__(self, trouble: str, at: int, cell: str = "") -> None:
        super().__init__(trouble)
        self.at = at
        self.cell = cell


def resolve(block: Block, cells: Indices, lookup: Lookup) -> Piece:
    """Turn stored cells of one column into values.

    Parameters
    ----------
    block : Block
        Where the cells are.
    cells : ndarray of int, shape (n,)
        Which of them, ascending; formulas without a value must not be among them.
    lookup : Lookup
        What they refer to.

    Returns
    -------
    Piece
        At most n cells: blank texts are left out.

    Raises
    ------
    BadCellError
        If a shared text does not exist or a number is none.
    """
    raws = block.raws[cells]
    kinds = np.full(len(cells), Kind.TEXT, dtype=np.uint8)
    numbers = np.full(len(cells), np.nan)
    texts: list[tuple[Indices, pa.Array]] = []
    for raw in map(Raw, np.flatnonzero(count_each(raws)).tolist()):
        at = np.flatnonzero(raws == raw)
        values = block.values(cells[at])
        try:
            if raw in (Raw.NUMBER, Raw.BOOL, Raw.ISO_DATE):
                dates = lookup.dates.take(block.styles[cells[at]], mode="clip")
                numbers[at], kinds[at] = _numbers(raw, values, dates, lookup)
            else:
                texts.append((at, _texts(raw, values, lookup, escaped=block.escaped)))
                kinds[at] = Kind.ERROR if raw == Raw.ERROR else Kind.TEXT
        except BadCellError as error:
            bad = cells[at[error.at]]
            cell = cell_name(int(block.rows[bad]), int(block.columns[bad]))
            raise BadCellError(str(error), error.at, cell) from error
    return _drop_blank(
        Piece(block.rows[cells], kinds, numbers, spread(texts, len(cells)))
    )


def _drop_blank(piece: Piece) -> Piece:
    if piece.texts is None or not piece.texts.null_count:
        return piece
    shown = np.isin(piece.kinds, (Kind.TEXT, Kind.ERROR))
    blank = shown & piece.texts.is_null().to_numpy(zero_copy_only=False)
    return piece.only(~blank) if blank.any() else piece


def _numbers(
    raw: Raw, values: pa.Array, dates: Bools, lookup: Lookup
) -> tuple[Floats, Bytes]:
    if raw is Raw.BOOL:
        true = pc.is_in(values, pa.array([b"1", b"true", b"TRUE"]))
        return (
            true.to_numpy(zero_copy_only=False).astype(np.float64),
            np.full(len(values), Kind.BOOL, dtype=np.uint8),
        )
    if raw is Raw.ISO_DATE:
        return _iso_dates(values)
    numbers = parse_numbers(values)
    kinds = np.zeros(len(numbers), dtype=np.uint8)
    if dates.any():
        when = milliseconds(numbers, date1904=lookup.date1904)
        # a serial outside the calendar stays the number it is
        with np.errstate(invalid="ignore"):
            day = dates & (when >= FIRST_DATE) & (when < AFTER_DATES)
        numbers = np.where(day, when, numbers)
        kinds[day] = Kind.DATE
    return numbers, kinds


def parse_numbers(values: pa.Array) -> Floats:
    """Read numbers as XML writes them.

    Raises
    ------
    BadCellError
        If one is no number.
    """
    try:
        numbers = pc.cast(values, pa.float64())
    except pa.ArrowInvalid:
        cells = enumerate(values.to_pylist())
        numbers = pa.array([_number(v, at) for at, v in cells], pa.float64())
    return np.asarray(numbers.to_numpy(zero_copy_only=False))


def _number(value: bytes, at: int) -> float:
    try:
        return float(value.decode().strip())
    except ValueError as error:
        text = value[:20].decode(errors="replace")
        msg = NO_NUMBER.format(text=text)
        raise BadCellError(msg, at) from error


def milliseconds(serials: Floats, *, date1904: bool) -> Floats:
    """Turn Excel's day numbers into milliseconds since 1970.

    >>> when = milliseconds(np.array([1.0, 59, 61, 45292.5]), date1904=False)
    >>> [str(day) for day in when.astype("datetime64[ms]").astype("datetime64[h]")]
    ['1900-01-01T00', '1900-02-28T00', '1900-03-01T00', '2024-01-01T12']
    """
    # numbers that are no days may be too large for milliseconds: infinitely far off
    with np.errstate(over="ignore"):
        return np.asarray(np.rint(days_of(serials, date1904=date1904) * DAY))


def _iso_dates(values: pa.Array) -> tuple[Floats, Bytes]:
    texts = [value.decode() for value in values.to_pylist()]
    when = pd.to_datetime(pd.Series(texts), format="ISO8601", errors="coerce", utc=True)
    stamps = when.dt.tz_localize(None).to_numpy(dtype="datetime64[ms]")
    numbers = stamps.astype(np.int64).astype(np.float64)
    numbers[np.isnat(stamps)] = np.nan
    kinds = np.where(np.isnat(stamps), Kind.NUMBER, Kind.DATE).astype(np.uint8)
    return numbers, kinds


def _texts(raw: Raw, values: pa.Array, lookup: Lookup, *, escaped: bool) -> pa.Array:
    if raw is Raw.SHARED:
        return lookup.strings.take(_places(values, len(lookup.strings)))
    try:
        texts = pc.cast(values, pa.large_string())
    except pa.ArrowInvalid as error:
        at = next(i for i, v in enumerate(values.to_pylist()) if not _is_utf8(v))
        msg = str(NO_UTF8)
        raise BadCellError(msg, at) from error
    return clean(texts, escaped=escaped)


def _places(values: pa.Array, count: int) -> pa.Array:
    """Read which shared text each cell shows."""
    try:
        places = pc.cast(values, pa.int32())
    except pa.ArrowInvalid:
        texts = [value.strip() for value in values.to_pylist()]
        places = pa.array(
            [int(text) if text.isdigit() and len(text) < 10 else -1 for text in texts],  # noqa: PLR2004 - 32 bits
            pa.int32(),
        )
    numbers = places.to_numpy(zero_copy_only=False)
    bad = (numbers < 0) | (numbers >= count)
    if bad.any():
        msg = str(NO_TEXT)
        raise BadCellError(msg, int(bad.argmax()))
    return places


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True
