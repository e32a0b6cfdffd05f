"""What every Test can do: judge one cell, or a whole column of numbers or days.

The comparison itself is written once per Test, in terms that work for a float
and for an array alike; `Condition.cell` and `Condition.array` only fetch what it
is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, TypeVar

import numpy as np


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Floats, Ints
    from scoring.values.cell import Cell


T = TypeVar("T")
Lens = Literal["number", "day"]
"""Whether an array holds real numbers or real days."""
Kind = Literal["number", "day", "flag", "text"]
"""What a cell can be read as; everything can be read as text."""
ANYTHING: Final[frozenset[Kind]] = frozenset({"text"})
NOTHING: Final[frozenset[Kind]] = frozenset()


class Row(Protocol):
    """One account, as conditions see it."""

    @property
    def today(self) -> float:
        """The day of the run."""
        ...

    def field(self, name: str) -> Cell:
        """Give the cell of any account field, blank words being blank."""
        ...


class Rows(Protocol):
    """Many accounts, as conditions see them."""

    @property
    def today(self) -> float:
        """The day of the run."""
        ...

    def field_cells(self, name: str) -> tuple[Ints, list[Cell]]:
        """Give an account field as distinct cells, and for each account its cell."""
        ...

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """Make something once, and give it again for the same key."""
        ...


class Moment(NamedTuple):
    """Accounts of which only the date is known: enough for any Test but formula."""

    today: float

    def field(self, name: str) -> Cell:
        """Refuse: there are no other fields."""
        raise NotImplementedError(name)

    def field_cells(self, name: str) -> tuple[Ints, list[Cell]]:
        """Refuse: there are no other fields."""
        raise NotImplementedError(name)

    def remember(self, key: str, make: Callable[[], T]) -> T:  # noqa: ARG002 - as every row
        """Make it anew."""
        return make()


class Compared(Protocol):
    """One Value that cells are compared with."""

    @property
    def value(self) -> Cell:
        """The Value, read."""
        ...

    @property
    def key(self) -> str:
        """Its text key."""
        ...

    @property
    def low(self) -> float:
        """The least number that equals it; NaN if it is none."""
        ...

    @property
    def high(self) -> float:
        """The greatest number that equals it; NaN if it is none."""
        ...


class Condition(Protocol):
    """One Test with its Value, which a cell meets or not.

    A condition implements `cell` and `array`, which agree to the last digit. What it
    does not say otherwise is that it reads no other field, that a match earns the
    points of its rule, and that it can read any cell.

    Examples
    --------
    >>> from scoring.model.conditions.limits import at_least
    >>> from scoring.values.cell import read_cell
    >>> condition = at_least("number", 250)
    >>> condition.cell(read_cell("320"), Moment(0.0))
    True
    >>> condition.array(np.array([320.0, 20.0]), "number", Moment(0.0)).tolist()
    [True, False]
    """

    __slots__ = ()

    def cell(self, cell: Cell, row: Row) -> bool:
        """Judge one cell; a blank one has kind ``blank``."""
        ...

    def array(self, values: Floats, lens: Lens, rows: Rows) -> Bools:
        """Judge many cells that are all real numbers, or all real days.

        Parameters
        ----------
        values : ndarray of shape (n,)
            NaN where the cell is blank.
        lens : {"number", "day"}
            What the values are.
        rows : Rows
            The n accounts they belong to.

        Returns
        -------
        ndarray of bool, shape (n,)
        """
        ...

    def reads(self) -> tuple[str, ...]:
        """Name the other account fields that it reads."""
        return ()

    def values(self) -> tuple[Compared, ...]:
        """Give the Values that it compares cells with, one by one; often none."""
        return ()

    def kinds(self) -> frozenset[Kind]:
        """Say what a cell must be read as; ``text`` is anything, none does not look."""
        return ANYTHING

    def changes_with_day(self) -> bool:
        """Say whether the same cell may match on one day and not on another."""
        return False

    def earn(self, points: float, cell: Cell, row: Row) -> float:  # noqa: ARG002
        """Give the points that a matching cell earns of those of its rule."""
        return points

    def earn_array(self, points: float, values: Floats, rows: Rows) -> Floats:  # noqa: ARG002
        """Give the points that many matching cells earn; see `earn`."""
        return np.full(values.shape, points)

    def reach(self, points: float) -> tuple[float, float]:
        """Give the least and the greatest points that a match can earn."""
        return points, points


def nowhere(values: Floats) -> Bools:
    """Match no cell."""
    return np.zeros(values.shape, dtype=np.bool_)


def by_distinct(values: Floats, judge: Callable[[float], bool]) -> Bools:
    """Judge each distinct value once; blanks (NaN) never match."""
    distinct, codes = np.unique(values, return_inverse=True)
    verdicts = [bool(v == v and judge(float(v))) for v in distinct]  # noqa: PLR0124 - NaN
    return np.array(verdicts, dtype=np.bool_)[codes]
