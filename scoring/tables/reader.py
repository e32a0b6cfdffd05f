"""An optional table, column by column, read as the engine reads accounts."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import numpy as np

from scoring.checks.quoting import first_and_more, shortened
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.conditions.base import Moment
from scoring.rating.accounts import Accounts
from scoring.rating.columns import Dense, distinct
from scoring.tables.keys import Keyed, keyed, keyed_domains, large
from scoring.values.cell import PLAIN, cell_key, cell_text, read_cell
from scoring.values.companies import DOMAIN_HEADINGS
from scoring.values.date_texts import text_seconds
from scoring.values.table import heading_key
from scoring.vocabulary import HEAD_WORDS


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd
    from numpy.typing import NDArray

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.values.cell import Cell
    from scoring.values.table import SheetTable
    from scoring.vocabulary import Head


T = TypeVar("T")
S = TypeVar("S", bound=np.generic)
ADDRESS_HEADINGS: Final = DOMAIN_HEADINGS | {
    "email",
    "e-mail",
    "mail",
    "e-post",
    "epost",
    "adresă de e-mail",
}
"""Headings of columns whose addresses tell the company."""
SECOND: Final = 1_000_000
DAY: Final = 86_400 * SECOND
MOST: Final = 1e15
"""Beyond it a number counts as a slip: Excel has no more digits, and sums run over."""


class Numbers(NamedTuple):
    """A column of numbers, or of days.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        NaN where there is none.
    blank : ndarray of bool, shape (n,)
        Where nothing stands; elsewhere NaN is a cell that cannot be read.
    """

    values: Floats
    blank: Bools


TWICE = phrase("the heading '{heading}' stands twice; keep one of the columns")


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads the columns of one table by their headings.

    Parameters
    ----------
    table : SheetTable
        The table.
    settings : Settings
        Decimal sign, blank words and the date system matter here.
    today : float
        Day of the run.
    quiet : bool
        Whether nothing is reported, as it has been for another day.
    whole : TableReader or None
        What reads the whole table, where this is a part of it.
    at : ndarray of int, optional
        Which rows of that these are.
    """

    table: SheetTable
    settings: Settings
    today: float
    quiet: bool = False
    whole: TableReader | None = None
    at: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    rows: Accounts = field(init=False)
    made: dict[str, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare to read columns as those of Accounts are read."""
        frame, headings = self.table.frame, self.table.headings
        rows = Accounts(frame, self.settings, self.today, headings)
        object.__setattr__(self, "rows", rows)

    def on_day(self, today: float) -> TableReader:
        """Read the same table on another day, quietly; nothing is read twice."""
        other = TableReader(self.table, self.settings, today, quiet=True)
        object.__setattr__(other, "rows", self.rows.on_day(today))
        object.__setattr__(other, "made", self.made)
        return other

    def part(self, at: Ints, today: float, before: float = math.inf) -> TableReader:
        """Read some rows on another day, quietly; nothing is read twice.

        Parameters
        ----------
        at : ndarray of int
            Which rows.
        today : float
            The day.
        before : float
            Dates on this day or later are as if blank.
        """
        table = self.table.only(at)
        other = TableReader(table, self.settings, today, True, self, at)  # noqa: FBT003 - as the fields stand
        other.rows.part_of(self.rows, at, before)
        return other

    def widened(self, table: SheetTable) -> TableReader:
        """Read the same rows with more columns behind those of the table."""
        today, quiet = self.today, self.quiet
        other = TableReader(table, self.settings, today, quiet, self.whole, self.at)
        other.rows.as_part(self.rows)
        return other

    @property
    def every(self) -> TableReader:
        """What reads the whole table."""
        return self if self.whole is None else self.whole

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """Make something once for this table, whatever the day and the rows."""
        made = self.every.made
        if key not in made:
            made[key] = make()
        value: T = made[key]
        return value

    def each_row(
        self, key: str, make: Callable[[TableReader], NDArray[S]]
    ) -> NDArray[S]:
        """Make one value for each row of the whole table once, and take these rows'.

        Parameters
        ----------
        key : str
            What they are called here.
        make : callable
            Makes the values of all rows that a reader reads.
        """
        every = self.remember(key, lambda: make(self.every))
        if self.whole is None:
            return every
        theirs: NDArray[S] = every[self.at]
        return theirs

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.table.frame)

    def find(self, head: Head) -> int | None:
        """Find the column of a heading, in any of its words."""
        columns = (self.rows.index.get(heading_key(word)) for word in HEAD_WORDS[head])
        return next((column for column in columns if column is not None), None)

    def place(self, row: int, head: Head) -> str:
        """Name a cell."""
        column = self.find(head)
        return self.table.sheet if column is None else self.table.cell(row, column)

    def cell(self, row: int, head: Head) -> Cell:
        """Read one cell; blank where there is no such column, or for a blank word."""
        column = self.find(head)
        if column is None:
            return read_cell(None)
        cell = read_cell(self.table.frame.iat[row, column], self.settings.style)
        return read_cell(None) if self.silent(cell) else cell

    def quotation(self, row: int, head: Head) -> str:
        """Quote a cell as the user wrote it."""
        column = self.find(head)
        value = None if column is None else self.table.frame.iat[row, column]
        return shortened(
            value if isinstance(value, str) else cell_text(read_cell(value))
        )

    def silent(self, cell: Cell) -> bool:
        """Say whether a cell is a text that means blank."""
        words = self.rows.blank_words
        return cell.kind == "text" and words.cell(cell, Moment(self.today))

    def numbers(self, head: Head) -> Numbers:
        """Read a column of numbers; those beyond `MOST` cannot be read."""
        read = self._read(head, "number")
        slips = np.abs(read.values) > MOST
        return Numbers(np.where(slips, math.nan, read.values), read.blank)

    def days(self, head: Head) -> Numbers:
        """Read a column of dates, as days without their time."""
        return self._read(head, "day")

    def _read(self, head: Head, lens: str) -> Numbers:
        number = self.find(head)
        if number is None:
            nothing = np.full(len(self), math.nan)
            return Numbers(nothing, np.ones(len(self), dtype=np.bool_))
        column = self.rows.column(number)
        if isinstance(column, Dense):
            blank = np.isnan(column.values)
            fits = column.lens == lens
            values = column.values if fits else np.full(len(self), math.nan)
            return Numbers(values, blank)
        read = np.array([getattr(cell, lens) for cell in column.cells], dtype=float)
        blank = np.array(
            [c.kind == "blank" or self.silent(c) for c in column.cells], dtype=np.bool_
        )
        read[blank] = math.nan
        return Numbers(read[column.codes], blank[column.codes])

    def moments(self, head: Head) -> Ints:
        """Give the moment of each date in microseconds; 0 where there is no date."""
        return self.each_row(f"moments of {head}", lambda every: _moments(every, head))

    def words(self, head: Head) -> Keyed:
        """Read a column of words; all blank where there is none."""
        column = self.find(head)
        if column is None:
            return Keyed(np.full(len(self), -1), large([]), large([]))
        series = self.every.table.frame.iloc[:, column]
        read = self.remember(
            f"words of {column}", lambda: keyed(series, self.blank_keys)
        )
        return read if self.whole is None else read._replace(codes=read.codes[self.at])

    @property
    def address_column(self) -> int | None:
        """The first column of web or mail addresses, if there is one."""
        keys = map(heading_key, self.table.headings)
        return next((n for n, key in enumerate(keys) if key in ADDRESS_HEADINGS), None)

    def domains(self) -> Keyed | None:
        """Read the first column of web or mail addresses, if there is one."""
        column = self.address_column
        return (
            None if column is None else keyed_domains(self.table.frame.iloc[:, column])
        )

    @property
    def blank_keys(self) -> frozenset[str]:
        """The text keys of the blank words."""
        words = (read_cell(word, PLAIN) for word in self.settings.blank_words)
        return frozenset(cell_key(word) for word in words if word.kind == "text")

    def about(
        self, code: str, rows: Bools, head: Head, sentence: str
    ) -> Iterator[Finding]:
        """Report rows with one trouble: the first of them, and how many others."""
        first = None if self.quiet else first_and_more(rows)
        if first is not None:
            row, more = first
            word, place = self.quotation(row, head), self.place(row, head)
            yield finding(code, place, sentence, found=word, more=more)

    def doubled(self, heads: tuple[Head, ...]) -> Iterator[Finding]:
        """Report headings with a meaning that stand over two columns (B106)."""
        keys = [heading_key(heading) for heading in self.table.headings]
        for head in heads:
            first = self.find(head)
            if first is None:
                continue
            for column in range(first + 1, len(keys)):
                if keys[column] == keys[first]:
                    heading = self.table.headings[column]
                    place = self.table.heading_cell(column)
                    sentence = message(TWICE, heading=heading)
                    yield finding("B106", place, sentence, found=heading)


def _moments(rows: TableReader, head: Head) -> Ints:
    number, days = rows.find(head), rows.days(head).values
    whole = np.nan_to_num(days).astype(np.int64) * DAY
    if number is None:
        return whole
    column = rows.rows.column(number)
    series = rows.table.frame.iloc[:, number]
    if isinstance(column, Dense):
        return whole + _times(series) * ~np.isnan(days)
    # a cell that has been read has lost its time of day
    pairs = zip(distinct(series).values, column.cells, strict=True)
    times = np.array([_time(value, cell) for value, cell in pairs], dtype=np.int64)
    return whole + times[column.codes] * ~np.isnan(days)


def _times(series: pd.Series[Any]) -> Ints:
    """Give the time of day of real dates, in microseconds."""
    if series.dtype.kind != "M":
        return np.zeros(len(series), dtype=np.int64)
    local = series.dt.tz_localize(None) if series.dt.tz is not None else series
    counted = local.to_numpy().astype("datetime64[us]").astype(np.int64)
    return np.where(series.isna().to_numpy(), 0, counted % DAY)


def _time(value: object, cell: Cell) -> int:
    """Give the time of day of a value, in microseconds."""
    if isinstance(value, dt.datetime):
        time = value.time()
        whole = (time.hour * 60 + time.minute) * 60 + time.second
        return whole * SECOND + time.microsecond
    if cell.kind == "number" and not math.isnan(cell.day):
        return round(cell.number % 1 * DAY)
    return round(text_seconds(value) * SECOND) if isinstance(value, str) else 0
