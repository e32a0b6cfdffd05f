"""Cells of a column: their texts at once, what they read as once somebody asks.

Most cells of an export say word for word what Accounts have. What a text reads as, a
number, a date, yes or no, takes a hundred times as long to tell, and matters where they
differ only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.values.cell import read_cell


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.values.cell import Cell, Style

SIGNIFICANT: Final = 15
WHOLE_BELOW: Final = 1e15
"""Whole numbers below it are exact in so many digits."""
_NUMBER, _DAY, _FLAG = range(3)


@dataclass(slots=True)
class Source:
    """The distinct values of a column, each read at most once.

    Parameters
    ----------
    values : sequence of object
        The values.
    style : callable
        Gives how the column is written; asked once, if at all.
    """

    values: Sequence[object]
    style: Callable[[], Style]
    _readings: Floats = field(init=False)
    _done: Bools = field(init=False)
    _style: Style | None = None

    def __post_init__(self) -> None:
        """Begin with nothing read."""
        self._readings = np.full((3, len(self.values)), np.nan)
        self._done = np.zeros(len(self.values), dtype=np.bool_)

    def readings(self, codes: Ints) -> Floats:
        """Read values by their place: number, day and flag of each, shape (3, n)."""
        wanted = np.unique(codes)
        new = wanted[~self._done[wanted]]
        for place in new[~self._read_whole(new)].tolist():
            self._readings[:, place] = self._read(self.values[place])
        self._done[wanted] = True
        return self._readings[:, codes]

    def _read_whole(self, places: Ints) -> Bools:
        """Read those that are whole numbers all at once; say which these are."""
        values = [self.values[place] for place in places.tolist()]
        if not values or self._manner.serials or self._manner.stamps:
            return np.zeros(len(places), dtype=np.bool_)
        numbers = np.array([_number_at_sight(value) for value in values])
        whole: Bools = (np.abs(numbers) < WHOLE_BELOW) & (numbers == np.round(numbers))
        at, numbers = places[whole], numbers[whole]
        self._readings[_NUMBER, at] = numbers
        self._readings[_FLAG, at] = np.where(np.isin(numbers, (0, 1)), numbers, np.nan)
        return whole

    @property
    def _manner(self) -> Style:
        if self._style is None:
            self._style = self.style()
        return self._style

    def ranges(self, codes: Ints) -> Bools:
        """Tell which values, by their place, name a range such as 51-200."""
        wanted, places = np.unique(codes, return_inverse=True)
        cells = [read_cell(self.values[n], self._manner) for n in wanted.tolist()]
        named = np.array([cell.span is not None for cell in cells], dtype=np.bool_)
        return named[places]

    def _read(self, value: object) -> tuple[float, float, float]:
        return _readings_of(read_cell(value, self._manner))


def _number_at_sight(value: object) -> float:
    """Give a number, or what a text of digits alone is; NaN for all else."""
    if type(value) is float:
        return value
    if type(value) is not str or not (value.isdigit() and value.isascii()):
        return np.nan
    # 01 is one, but no yes
    return np.nan if value[0] == "0" and value != "0" else float(value)


def _readings_of(cell: Cell) -> tuple[float, float, float]:
    exact = float(f"{cell.number:.{SIGNIFICANT}g}")
    return exact, cell.day, np.nan if cell.flag is None else float(cell.flag)


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of n cells.

    Parameters
    ----------
    texts : ndarray of object, shape (n,)
        As text, trimmed; empty where blank.
    real : ndarray of bool, shape (n,)
        Whether the cell is a real number or date rather than a text that reads so.
    codes : ndarray of int, shape (n,)
        Which value of the source each is.
    source : Source
        Their values.
    """

    texts: Objects
    real: Bools
    codes: Ints
    source: Source

    def __len__(self) -> int:
        """Count the cells."""
        return len(self.texts)

    @property
    def filled(self) -> Bools:
        """Which cells are not blank."""
        return np.asarray(self.texts != "", dtype=np.bool_)

    @property
    def numbers(self) -> Floats:
        """What number each reads as, shape (n,); NaN for none."""
        return self._readings(_NUMBER)

    @property
    def days(self) -> Floats:
        """What day each reads as, shape (n,); NaN for none."""
        return self._readings(_DAY)

    @property
    def flags(self) -> Floats:
        """Tell yes, 1, from no, 0, shape (n,); NaN for neither."""
        return self._readings(_FLAG)

    @property
    def ranges(self) -> Bools:
        """Which cells name a range of numbers, as 51-200 does."""
        return self.source.ranges(self.codes) & self.filled

    def _readings(self, which: int) -> Floats:
        readings = np.full(len(self.texts), np.nan)
        filled = self.filled
        readings[filled] = self.source.readings(self.codes[filled])[which]
        return readings

    def take(self, rows: Ints) -> Cells:
        """Take some of the cells."""
        return Cells(self.texts[rows], self.real[rows], self.codes[rows], self.source)

    def without(self, cells: Bools) -> Cells:
        """Make some of the cells blank."""
        texts = np.where(cells, "", self.texts)
        return Cells(texts, self.real & ~cells, self.codes, self.source)


def blank_cells(count: int) -> Cells:
    """Give so many blank cells."""
    nothing = Source((None,), _no_style)
    texts, none = np.full(count, "", dtype=object), np.zeros(count, dtype=np.bool_)
    return Cells(texts, none, np.zeros(count, dtype=np.int64), nothing)


def _no_style() -> Style:
    message = "blank cells are not read"
    raise AssertionError(message)
