"""What whole columns tell of their cells, added up over the parts of the data.

This is the first look at the data: it decides how the cells of each column are read, so
that every part is read as all of them would be in one table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.rating.column_style import Dates, Signs
from scoring.rating.columns import dense, distinct, only_stamps
from scoring.rating.decide import reads_fields


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar

    import pandas as pd

    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.column_style import Manner
    from scoring.values.cell import Style

    T = TypeVar("T", bound="Sum")
    Part = Mapping[int, pd.Series[Any]]
    Of = Callable[[int, pd.Series[Any]], T]

NO_SIGNS: Final = Signs()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a column, or a part of it, tells.

    Parameters
    ----------
    filled : bool
        Whether some cell is not blank.
    signs : Signs
        What its texts tell by themselves.
    numbers : bool
        Whether some cell is a number.
    amounts : bool
        Whether some number is no date as programs export it.
    """

    filled: bool = False
    signs: Signs = NO_SIGNS
    numbers: bool = False
    amounts: bool = False

    @classmethod
    def of(cls, cells: pd.Series[Any]) -> Evidence:
        """Look at the cells of a part."""
        filled = bool(cells.notna().any())
        typed = dense(cells)
        if typed is None:
            return cls(filled, Signs.of(_telling(cells)))
        if typed.lens == "day" or np.isnan(typed.values).all():
            return cls(filled)
        return cls(filled, numbers=True, amounts=not only_stamps(typed))

    def __or__(self, other: Evidence) -> Evidence:
        """Add what another part of the column tells."""
        return Evidence(
            self.filled or other.filled,
            self.signs | other.signs,
            self.numbers or other.numbers,
            self.amounts or other.amounts,
        )

    @property
    def stamps(self) -> bool:
        """Whether its cells may be dates as programs export them."""
        return self.signs.stamps or (self.numbers and not self.amounts)


def _telling(cells: pd.Series[Any]) -> list[object]:
    """Give the distinct texts that may be numbers or dates."""
    if cells.dtype == object:
        return []
    values = pc.unique(pa.array(cells, pa.large_string()))
    return list(values.filter(pc.match_substring_regex(values, "[0-9]")).to_pylist())


class Sum(Protocol):
    """What parts of a column tell, which adds up."""

    def __or__(self, other: Self) -> Self:
        """Add what another part tells."""
        ...


class Gather(Protocol):
    """Looks at all cells of some columns, wherever they are."""

    def __call__(self, numbers: Iterable[int], of: Of[T]) -> Mapping[int, T]:
        """Give for each column, counted from 0, what its parts tell together."""
        ...


def fold(parts: Iterable[Part], of: Of[T]) -> dict[int, T]:
    """Add up, for each column, what its parts tell.

    Parameters
    ----------
    parts : iterable of mapping of int to pandas.Series
        The cells of the columns.
    of : callable
        Takes the number of a column and some of its cells, and gives what they tell.
    """
    whole: dict[int, T] = {}
    for part in parts:
        for number, cells in part.items():
            more = of(number, cells)
            whole[number] = whole[number] | more if number in whole else more
    return whole


def judged_columns(model: Model, accounts: Accounts) -> tuple[int, ...]:
    """List the columns that criteria read, counted from 0."""
    fields = (
        name
        for criterion in model.criteria
        for name in (criterion.field, *reads_fields(criterion))
    )
    sources = map(accounts.source, fields)
    return tuple(sorted({source.column for source in sources if source is not None}))


@dataclass(frozen=True, slots=True)
class ColumnStyles:
    """How columns are read, by what all their parts tell.

    Parameters
    ----------
    filled : frozenset of int
        The columns with something in them, counted from 0.
    styles : mapping of int to Style
        How the cells of each column that criteria read are written.
    """

    filled: frozenset[int]
    styles: Mapping[int, Style] = field(default_factory=dict)


@dataclass(slots=True)
class FirstLook:
    """Looks at the data once, and a second time only where dates must be counted.

    Parameters
    ----------
    gather : Gather
        Adds up what the parts of columns tell.
    columns : tuple of int
        All columns of the data.
    judged : tuple of int
        Those that criteria read.
    texts : tuple of int
        Those that are not numbers or dates alone.
    manner : Manner
        What the settings say.
    """

    gather: Gather
    columns: tuple[int, ...]
    judged: tuple[int, ...]
    texts: tuple[int, ...]
    manner: Manner

    def styles(self) -> ColumnStyles:
        """Decide how each column is read."""
        evidence = self._evidence()
        judged = {number: evidence[number] for number in self.judged}
        auto = self.manner.decimal_sign == "auto"
        decimal = "."
        if auto and any(each.signs.needs_sheet for each in judged.values()):
            decimal = self._sheet_decimal()
        styles = {
            number: each.signs.style(self.manner, lambda: decimal)
            for number, each in judged.items()
        }
        for number, dates in self._dates(judged, styles).items():
            styles[number] = dates.dated(styles[number], self.manner, stamps=True)
        filled = (number for number, each in evidence.items() if each.filled)
        return ColumnStyles(frozenset(filled), styles)

    def _evidence(self) -> dict[int, Evidence]:
        """Look at each column; those that nobody judges tell only whether they are filled."""
        judged = frozenset(self.judged)

        def tell(number: int, cells: pd.Series[Any]) -> Evidence:
            if number in judged:
                return Evidence.of(cells)
            return Evidence(bool(cells.notna().any()))

        return {
            **dict.fromkeys(self.columns, Evidence()),
            **self.gather(self.columns, tell),
        }

    def _sheet_decimal(self) -> str:
        """Find the decimal sign that all texts agree on; a point where they do not."""
        gathered = self.gather(self.texts, lambda _, cells: Evidence.of(cells).signs)
        return reduce(Signs.__or__, gathered.values(), NO_SIGNS).decimal or "."

    def _dates(
        self, judged: Mapping[int, Evidence], styles: Mapping[int, Style]
    ) -> Mapping[int, Dates]:
        """Count what may be dates, in the columns where that matters."""
        doubtful = [number for number, each in judged.items() if each.stamps]
        words = self.manner.blank_words

        def count(number: int, cells: pd.Series[Any]) -> Dates:
            return Dates.of(distinct(cells), styles[number], words)

        return self.gather(doubtful, count) if doubtful else {}
