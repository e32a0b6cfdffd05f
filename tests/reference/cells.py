"""A cell, and all that it can be read as."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from tests.reference.arithmetic import excel_number
from tests.reference.dates import date_in_text, serial_day, stamp_day
from tests.reference.errors import ERRORS
from tests.reference.intervals import Interval, interval_in_text
from tests.reference.numerals import number_in_text
from tests.reference.terms import NO_WORDS, YES_WORDS
from tests.reference.texts import text_key, visible


if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Column:
    """How the texts and serials of one column are read."""

    sign: str = "."
    auto: bool = True
    month_first: bool = False
    dates: bool = False
    stamps: bool = False
    date1904: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell's value together with the way its column is read."""

    value: object
    column: Column

    @cached_property
    def bare(self) -> str:
        """The text without the apostrophe that marked a number or a date as text."""
        text = visible(str(self.value)).strip()
        start = text[1:].lstrip("+-")[:1]
        marked = text[:1] == "'" and start.isascii() and start.isdigit()
        return text[1:] if marked else str(self.value)

    @cached_property
    def number(self) -> Decimal | None:
        """The number the cell is or reads as; a flag or a date never is one."""
        if isinstance(self.value, bool):
            return None
        if isinstance(self.value, int | float | Decimal):
            return excel_number(self.value) if math.isfinite(self.value) else None
        if isinstance(self.value, str):
            return number_in_text(self.bare, self.column.sign, auto=self.column.auto)
        return None

    @cached_property
    def day(self) -> dt.date | None:
        """The date the cell is or reads as, without its time of day."""
        if isinstance(self.value, dt.datetime):
            return self.value.date()
        if isinstance(self.value, dt.date):
            return self.value
        if self.column.stamps and self.stamp is not None:
            return self.stamp
        if isinstance(self.value, str):
            return date_in_text(self.bare, month_first=self.column.month_first)
        if self.column.dates and self.number is not None:
            return serial_day(self.number, date1904=self.column.date1904)
        return None

    @cached_property
    def stamp(self) -> dt.date | None:
        """The day of a cell of milliseconds since 1970, were it in such a column."""
        written = str(self.value).strip() if isinstance(self.value, str) else "0"
        plain = written.isascii() and written.isdigit()
        return stamp_day(self.number) if plain and self.number is not None else None

    @cached_property
    def interval(self) -> Interval | None:
        """The numbers the cell may stand for: one, or those of a range."""
        if self.number is not None:
            return Interval(Fraction(self.number), Fraction(self.number))
        if not isinstance(self.value, str) or self.day is not None:
            return None
        column = self.column
        return interval_in_text(self.bare, column.sign, auto=column.auto)

    @cached_property
    def text(self) -> str:
        """The cell as text."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return "TRUE" if self.value else "FALSE"
        if isinstance(self.value, dt.date):
            return str(self.day)
        if self.number is not None and not isinstance(self.value, str):
            return format(float(self.number), ".15g")
        return str(self.value)

    @cached_property
    def key(self) -> str:
        """The text of the cell in the form in which texts are compared."""
        return text_key(self.text)

    @cached_property
    def word(self) -> bool | None:
        """The yes or no that the cell says."""
        if isinstance(self.value, bool):
            return self.value
        if isinstance(self.value, str):
            word = self.key[:-1] if self.key.endswith(("!", ".")) else self.key
        elif self.number in (0, 1):
            word = str(int(self.number or 0))
        else:
            return None
        if word in YES_WORDS:
            return True
        return False if word in NO_WORDS else None

    @property
    def is_date(self) -> bool:
        """Whether the cell holds a real date."""
        return isinstance(self.value, dt.date)


def equal(one: Cell, other: Cell) -> bool:
    """Whether two cells are equal: as flags, dates, numbers or texts."""
    if isinstance(one.value, bool) or isinstance(other.value, bool):
        return one.word is not None and one.word == other.word
    if one.day is not None and other.day is not None:
        return one.day == other.day
    if one.number is not None and other.number is not None:
        return one.number == other.number
    return one.key == other.key


def is_blank(cell: Cell, words: Sequence[Cell], named: frozenset[str]) -> bool:
    """Whether a cell is blank for a criterion whose rules name these words."""
    if cell.value is None:
        return True
    if isinstance(cell.value, float) and not math.isfinite(cell.value):
        return True
    if isinstance(cell.value, str) and (not cell.key or cell.key in ERRORS):
        return True
    return any(word.key not in named and equal(cell, word) for word in words)
