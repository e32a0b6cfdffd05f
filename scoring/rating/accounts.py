"""The accounts: a pandas DataFrame, read column by column as criteria ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.model.blank_words import Moment, blank_words_of
from scoring.model.derived_fields import derive_cell, find_source, heading_index
from scoring.rating.columns import (
    Coded,
    Manner,
    decimal_told,
    dense,
    distinct,
    read_distinct,
    style_of,
    texts_of,
)
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
    from numpy.typing import NDArray

    from scoring.model.conditions.equality import IsOneOf
    from scoring.model.conditions.formula import Formula, Result
    from scoring.model.derived_fields import Source
    from scoring.model.model import Settings
    from scoring.rating.columns import Column, Dense

    Codes = NDArray[np.int64]


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
        self._results: dict[str, FormulaResults] = {}

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.frame)

    def like(self, frame: pd.DataFrame) -> Accounts:
        """Take other rows of the same columns, to be read in the same manner."""
        other = Accounts(frame, self.settings, self.today, self.headings)
        other._styles = self.styles
        return other

    def seen_on(self, today: float) -> Accounts:
        """Take the same accounts on another day; what was read is not read again."""
        other = Accounts(self.frame, self.settings, today, self.headings)
        other._columns, other._styles = self._columns, self._styles
        return other

    def adopt(self, number: int, style: Style) -> None:
        """Read a column, counted from 0, as the column it is taken from is written."""
        self._styles[number] = style

    @property
    def styles(self) -> dict[int, Style]:
        """How the columns read so far are written, where that had to be found out."""
        read = self._columns.items()
        found = {n: column.style for n, column in read if isinstance(column, Coded)}
        return self._styles | found

    def source(self, name: str) -> Source | None:
        """Find where a field comes from."""
        return find_source(name, self.index)

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
        series = self.frame.iloc[:, number]
        typed = dense(series)
        if typed is not None:
            return typed
        found = distinct(series)
        style = self._styles.get(number)
        if style is None:
            style = style_of(found, self.manner, lambda: self.sheet_decimal)
        return read_distinct(found, style)

    @cached_property
    def manner(self) -> Manner:
        """What the settings say about reading cells."""
        settings = self.settings
        return Manner(settings.decimal_sign, settings.date1904, self.blank_words)

    @cached_property
    def sheet_decimal(self) -> str:
        """The decimal sign that the whole sheet is written with."""
        texts: set[str] = set()
        for number in range(self.frame.shape[1]):
            series = self.frame.iloc[:, number]
            if dense(series) is None:
                texts.update(texts_of(distinct(series).values))
        return decimal_told(texts) or "."

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
    def names(self) -> NDArray[np.object_]:
        """The accounts' names, as plain texts."""
        return self.name_texts.to_numpy(dtype=object)

    @cached_property
    def name_column(self) -> int:
        """The column that holds the accounts' names."""
        wanted = self.settings.account_name
        if wanted and heading_key(wanted) in self.index:
            return self.index[heading_key(wanted)]
        return name_column(self.frame, self.headings)

    def results(self, formula: Formula) -> FormulaResults:
        """Evaluate a formula once for each distinct tuple of its inputs."""
        if formula.text not in self._results:
            self._results[formula.text] = _evaluate(self, formula)
        return self._results[formula.text]

    def field_cells(
        self, name: str, blank_words: IsOneOf | None = None
    ) -> tuple[Codes, list[Cell]]:
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


@dataclass(frozen=True, slots=True)
class FormulaResults:
    """What a formula gave.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        For each account the index of its result.
    results : tuple of Result
        One for each distinct tuple of inputs.
    blank : ndarray of bool, shape (n,)
        Whether all fields that the formula names are blank.
    """

    codes: Codes
    results: tuple[Result, ...]
    blank: NDArray[np.bool_]
    matched: NDArray[np.bool_] = field(init=False)
    earned: NDArray[np.bool_] = field(init=False)
    points: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        """Spread the distinct results over the accounts."""
        matched = np.array([result.matched for result in self.results], dtype=np.bool_)
        earned = np.array([result.earned for result in self.results], dtype=np.bool_)
        points = np.array([result.points for result in self.results])
        object.__setattr__(self, "matched", matched[self.codes])
        object.__setattr__(self, "earned", earned[self.codes])
        object.__setattr__(self, "points", points[self.codes])


def _evaluate(accounts: Accounts, formula: Formula) -> FormulaResults:
    fields = [accounts.field_cells(name) for name in formula.fields]
    codes = np.zeros(len(accounts), dtype=np.int64)
    blank = np.ones(len(accounts), dtype=np.bool_)
    for field_codes, cells in fields:
        # Keep the numbers small, so that they cannot overflow with many fields.
        codes = np.unique(codes * len(cells) + field_codes, return_inverse=True)[1]
        blank &= np.array([cell.kind == "blank" for cell in cells])[field_codes]
    _, first = np.unique(codes, return_index=True)
    results = tuple(
        formula.result([cells[c[at]] for c, cells in fields], accounts.today)
        for at in first
    )
    return FormulaResults(codes, results, blank)


def _code_dense(column: Dense) -> Coded:
    values, codes = np.unique(column.values, return_inverse=True)
    make = number_cell if column.lens == "number" else day_cell
    cells = tuple(BLANK if np.isnan(value) else make(float(value)) for value in values)
    return Coded(codes.astype(np.int32), cells, PLAIN)
