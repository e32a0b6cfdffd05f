"""What whole columns tell of their cells, added up over the parts of the data.

This is the first look at the data: it decides how the cells of each column are read, so
that every part is read as all of them would be in one table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scoring.rating.column_style import Dates, Signs
from scoring.rating.columns import dense, distinct, only_stamps
from scoring.rating.decide import reads_fields


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pandas as pd

    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.column_style import Manner
    from scoring.values.cell import Style

    Part = Mapping[int, pd.Series[Any]]
    Read = Callable[[Iterable[int]], Iterator[Part]]

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
    read : callable
        Takes the numbers of columns and gives their cells, part by part.
    columns : tuple of int
        All columns of the data.
    judged : tuple of int
        Those that criteria read.
    texts : tuple of int
        Those that are not numbers or dates alone.
    manner : Manner
        What the settings say.
    """

    read: Read
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
        """Look at each column until it can tell nothing more."""
        evidence = dict.fromkeys(self.columns, Evidence())
        for part in self.read(self.columns):
            for number, cells in part.items():
                if number in self.judged:
                    evidence[number] |= Evidence.of(cells)
                elif not evidence[number].filled:
                    evidence[number] |= Evidence(bool(cells.notna().any()))
        return evidence

    def _sheet_decimal(self) -> str:
        """Find the decimal sign that all texts agree on; a point where they do not."""
        signs = NO_SIGNS
        for part in self.read(self.texts):
            for cells in part.values():
                signs |= Evidence.of(cells).signs
        return signs.decimal or "."

    def _dates(
        self, judged: Mapping[int, Evidence], styles: Mapping[int, Style]
    ) -> dict[int, Dates]:
        """Count what may be dates, in the columns where that matters."""
        doubtful = [number for number, each in judged.items() if each.stamps]
        dates = dict.fromkeys(doubtful, Dates())
        for part in self.read(doubtful) if doubtful else ():
            for number, cells in part.items():
                words = self.manner.blank_words
                dates[number] |= Dates.of(distinct(cells), styles[number], words)
        return dates
