"""What every Test can do: judge one cell, or a whole column of numbers or days.

The comparison itself is written once per Test, in terms that work for a float
and for an array alike; `Condition.cell` and `Condition.array` only fetch what it
is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np


if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from scoring.model.conditions.formula import Formula, Result
    from scoring.values.cell import Cell

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

Lens = Literal["number", "day"]
"""Whether an array holds real numbers or real days."""


class Row(Protocol):
    """One account, as conditions see it."""

    @property
    def today(self) -> float:
        """The day of the run."""
        ...

    def evaluate(self, formula: Formula) -> Result:
        """Evaluate a formula for the account."""
        ...


class Rows(Protocol):
    """Many accounts, as conditions see them."""

    @property
    def today(self) -> float:
        """The day of the run."""
        ...


class Condition(Protocol):
    """One Test with its Value, which a cell meets or not."""

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


def nowhere(values: Floats) -> Bools:
    """Match no cell."""
    return np.zeros(values.shape, dtype=np.bool_)


def by_distinct(values: Floats, judge: Callable[[float], bool]) -> Bools:
    """Judge each distinct value once; blanks (NaN) never match."""
    distinct, codes = np.unique(values, return_inverse=True)
    verdicts = [bool(v == v and judge(float(v))) for v in distinct]  # noqa: PLR0124 - NaN
    return np.array(verdicts, dtype=np.bool_)[codes]
