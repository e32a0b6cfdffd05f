"""The accounts: a pandas DataFrame, read column by column as criteria ask for it."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from scoring.model.blank_words import blank_words_of
from scoring.model.conditions.base import Moment
from scoring.model.derived_fields import find_source, heading_index
from scoring.rating.column_style import (
    Manner,
    common_decimal,
    style_of,
    texts_of,
)
from scoring.rating.columns import (
    Coded,
    column_before,
    dense,
    distinct,
    only_stamps,
    read_distinct,
)
from scoring.rating.derive import derive_cell
from scoring.rating.names import name_column
from scoring.values.cell import (
    BLANK,
    PLAIN,
    Cell,
    Style,
    cell_text,
    day_cell,
    number_cell,
    read_cell,
)
from scoring.values.table import heading_key


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.arrays import Ints, Objects
    from scoring.model.conditions.equality import IsOneOf
    from scoring.model.derived_fields import Source
    from scoring.model.model import Settings
    from scoring.rating.columns import Column, Dense


T = TypeVar("T")


class _Part(NamedTuple):
    """What some accounts are a part of.

    Parameters
    ----------
    whole : Accounts
        All of them.
    rows : ndarray of int
        Which rows of that these are.
    before : float
        What is dated on that day or later is as if blank.
    others : frozenset of int
        Columns that are something else here.
    """

    whole: Accounts
    rows: Ints
    before: float
    others: frozenset[int] = frozenset()

    def holds(self, number: int) -> bool:
        """Say whether a column, counted from 0, is that of the whole."""
        return number < len(self.whole.headings) and number not in self.others


class Accounts:
    """Accounts with their columns typed, each read at most once.

    Parameters
    ----------
    frame : pandas.DataFrame of shape (n, m)
        One row per account. Columns may be of any type.
    settings : Settings
        Decimal sign, blank words and the date system matter here.
    today : float
        Day of the run.
    headings : tuple of str, optional
        Headings of the columns, where these are not the frame's own labels.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        settings: Settings,
        today: float,
        headings: tuple[str, ...] | None = None,
    ) -> None:
        self.frame = frame
        self.settings = settings
        self.today = today
        self.headings = headings or tuple(map(str, frame.columns))
        self.index = heading_index(self.headings)
        self._columns: dict[int, Column] = {}
        self._styles: dict[int, Style] = {}
        self._sources: dict[str, Source | None] = {}
        self._made: dict[str, Any] = {}
        self._whole: _Part | None = None

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.frame)

    def like(self, frame: pd.DataFrame) -> Accounts:
        """Take other rows of the same columns, to be read in the same manner."""
        other = Accounts(frame, self.settings, self.today, self.headings)
        other._styles = self.styles
        other.name_column = self.name_column
        return other

    def on_day(self, today: float) -> Accounts:
        """Take the same accounts on another day; what was read is not read again."""
        other = Accounts(self.frame, self.settings, today, self.headings)
        other._columns, other._styles = self._columns, self._styles
        other._whole = self._whole
        return other

    def before(
        self, rows: Ints, day: float, others: Mapping[int, pd.Series[Any]]
    ) -> Accounts:
        """Take some accounts as they were on the eve of a day.

        What is dated on that day or later is as if blank, in the columns read so far.

        Parameters
        ----------
        rows : ndarray of int
            Which accounts.
        day : float
            The day after the one they are seen on.
        others : mapping of int to pandas.Series
            Columns that were something else then, one value for each of `rows`.
        """
        frame = self.frame.take(rows).reset_index(drop=True)
        for number, series in others.items():
            frame.isetitem(number, series.array)
        other = Accounts(frame, self.settings, day - 1, self.headings)
        other._styles = {n: s for n, s in self.styles.items() if n not in others}
        other._whole = _Part(self, rows, day, frozenset(others))
        return other

    def part_of(self, whole: Accounts, rows: Ints, before: float = math.inf) -> None:
        """Read columns as some rows of the same accounts, their first columns, are.

        Parameters
        ----------
        whole : Accounts
            All of them.
        rows : ndarray of int
            Which these are.
        before : float
            What is dated on that day or later is as if blank.
        """
        self._whole = _Part(whole, rows, before)

    def as_part(self, other: Accounts) -> None:
        """Read columns as the same rows with fewer columns are, if these are a part."""
        self._whole = other._whole

    def adopt(self, number: int, style: Style) -> None:
        """Read a column, counted from 0, as the column it is taken from is written."""
        self._styles[number] = style

    def adopt_column(self, number: int, column: Column) -> None:
        """Take a column, counted from 0, as read elsewhere."""
        self._columns[number] = column

    @property
    def styles(self) -> dict[int, Style]:
        """How the columns read so far are written, where that had to be found out."""
        read = self._columns.items()
        own = {n: c.style if isinstance(c, Coded) else PLAIN for n, c in read}
        return self._styles | own

    def source(self, name: str) -> Source | None:
        """Find where a field comes from."""
        if name not in self._sources:
            self._sources[name] = find_source(name, self.index)
        return self._sources[name]

    def column(self, number: int) -> Column:
        """Read a column, counted from 0."""
        if number not in self._columns:
            self._columns[number] = self._read(number)
        return self._columns[number]

    def coded(self, number: int) -> Coded:
        """Read a column as distinct cells, whatever it holds."""
        column = self.column(number)
        return column if isinstance(column, Coded) else _code_dense(column)

    def _read(self, number: int) -> Column:
        part = self._whole
        if part is not None and part.holds(number):
            return column_before(part.whole.column(number), part.rows, part.before)
        series = self.frame.iloc[:, number]
        typed = dense(series)
        style = self._styles.get(number)
        if typed is not None:
            stamps = only_stamps(typed) if style is None else style.stamps
            if not stamps:
                return typed
        values = distinct(series)
        if style is None:
            style = style_of(values, self.manner, lambda: self.sheet_decimal)
        return read_distinct(values, style)

    @cached_property
    def manner(self) -> Manner:
        """What the settings say about reading cells."""
        settings = self.settings
        return Manner(settings.decimal_sign, settings.date1904, self.blank_words)

    @property
    def sheet_decimal(self) -> str:
        """The decimal sign that the whole sheet is written with."""
        return self.clear_decimal or "."

    @cached_property
    def clear_decimal(self) -> str | None:
        """The same; None where no number of the sheet tells."""
        texts: set[str] = set()
        for number in range(self.frame.shape[1]):
            series = self.frame.iloc[:, number]
            if dense(series) is None:
                texts.update(texts_of(distinct(series).values))
        return common_decimal(texts)

    @cached_property
    def blank_words(self) -> IsOneOf:
        """All blank words of the settings."""
        return blank_words_of(self.settings)

    @cached_property
    def name_texts(self) -> pd.Series[str]:
        """The accounts' names as text, trimmed; empty where there is none."""
        series = self.frame.iloc[:, self.name_column]
        if not isinstance(series.dtype, pd.StringDtype):
            cells = series.astype(object).where(series.notna(), "")
            series = cells.map(_name).astype("str")
        return series.fillna("").str.strip()

    @property
    def names(self) -> Objects:
        """The accounts' names, as plain texts."""
        return self.name_texts.to_numpy(dtype=object)

    @cached_property
    def name_column(self) -> int:
        """The column that holds the accounts' names."""
        wanted = self.settings.account_name
        if wanted and heading_key(wanted) in self.index:
            return self.index[heading_key(wanted)]
        return name_column(self.frame, self.headings)

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """Make something once for these accounts, such as a formula's results."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def field_cells(
        self, name: str, blank_words: IsOneOf | None = None
    ) -> tuple[Ints, list[Cell]]:
        """Give a field as distinct cells, blank words being blank, and their codes."""
        words = self.blank_words if blank_words is None else blank_words
        source = self.source(name)
        if source is None:
            return np.zeros(len(self), dtype=np.int64), [BLANK]
        column = self.coded(source.column)
        row = Moment(self.today)
        read = [BLANK if words.cell(cell, row) else cell for cell in column.cells]
        cells = [derive_cell(cell, source.derive, self.today) for cell in read]
        return column.codes.astype(np.int64), cells


def _name(value: object) -> str:
    """Write a name that is a number or a date as its cell shows it."""
    return cell_text(read_cell(value)) if value != "" else ""


def _code_dense(column: Dense) -> Coded:
    values, codes = np.unique(column.values, return_inverse=True)
    make = number_cell if column.lens == "number" else day_cell
    cells = tuple(BLANK if np.isnan(value) else make(float(value)) for value in values)
    return Coded(codes.astype(np.int32), cells, PLAIN)
