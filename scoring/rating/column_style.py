"""How a column is written: what its texts tell, in one go or part by part.

A cell alone cannot tell what ``1.234`` or ``3/4/2026`` means; the rest of its column
can. What the parts of a column tell adds up, so that accounts that are too many for one
table are read as one table would be.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.arrays import count_each
from scoring.model.conditions.base import Moment
from scoring.rating.columns import is_stamp
from scoring.values.cell import Style, read_cell
from scoring.values.date_texts import tells_day_order
from scoring.values.numerals import DecimalSign, cannot_tell, tells_decimal
from scoring.values.spans import span_ends, tells_span_decimal


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scoring.model.conditions.equality import IsOneOf
    from scoring.rating.columns import Distinct


HALF: Final = 0.5
_SEPARATED: Final = re.compile("[0-9][.,]|[.,][0-9]")
"""What a number has in it that is written with a decimal sign, or in thousands."""


def texts_of(values: Iterable[object]) -> list[str]:
    """Keep the texts that hold a digit: only these can be numbers or dates."""
    return [
        value
        for value in values
        if isinstance(value, str) and any(map(value.__contains__, "0123456789"))
    ]


def common_decimal(texts: Iterable[str]) -> str | None:
    """Find the decimal sign that all telling texts agree on; None without one.

    >>> common_decimal(["1.200,5", "7", "1.234"])
    ','
    """
    return _agreed(_decimals(texts))


def _decimals(texts: Iterable[str]) -> frozenset[str]:
    """Give the decimal signs that texts tell."""
    signs = (tells_decimal(t) or tells_span_decimal(t) for t in separated(texts))
    return frozenset(sign for sign in signs if sign is not None)


def _agreed(signs: frozenset[str]) -> str | None:
    return next(iter(signs)) if len(signs) == 1 else None


def separated(texts: Iterable[str]) -> Iterator[str]:
    """Keep the texts whose numbers have a decimal sign, or parted thousands."""
    return (text for text in texts if _SEPARATED.search(text))


@dataclass(frozen=True, slots=True)
class Manner:
    """What the settings say about reading a sheet.

    Parameters
    ----------
    decimal_sign : {"auto", ",", "."}
        The setting.
    date1904 : bool
        Whether serials count from 1904.
    blank_words : IsOneOf
        What means blank.
    """

    decimal_sign: str
    date1904: bool
    blank_words: IsOneOf


@dataclass(frozen=True, slots=True)
class Signs:
    """What the distinct values of a column, or of a part of it, tell by themselves.

    Parameters
    ----------
    decimals : frozenset of str
        The decimal signs that some text tells.
    orders : frozenset of str
        What some date can only be: day or month first.
    unclear : bool
        Whether some text can be read with either decimal sign.
    stamps : bool
        Whether some value may be a date as programs export it.
    """

    decimals: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    unclear: bool = False
    stamps: bool = False

    @classmethod
    def of(cls, values: Iterable[object]) -> Signs:
        """Look at distinct values."""
        values = tuple(values)
        texts = texts_of(values)
        orders = {tells_day_order(text) for text in texts} - {None}
        return cls(
            _decimals(texts),
            frozenset(order for order in orders if order is not None),
            any(cannot_tell(t) or span_ends(t) for t in separated(texts)),
            any(map(is_stamp, values)),
        )

    def __or__(self, other: Signs) -> Signs:
        """Add what another part of the column tells."""
        return Signs(
            self.decimals | other.decimals,
            self.orders | other.orders,
            self.unclear or other.unclear,
            self.stamps or other.stamps,
        )

    @property
    def decimal(self) -> str | None:
        """The decimal sign that all agree on; None without one."""
        return _agreed(self.decimals)

    @property
    def needs_sheet(self) -> bool:
        """Whether only the rest of the sheet can tell the decimal sign."""
        return self.unclear and self.decimal is None

    def style(self, manner: Manner, sheet_decimal: Callable[[], str]) -> Style:
        """Say how the texts are written, before dates are counted.

        Parameters
        ----------
        manner : Manner
            What the settings say.
        sheet_decimal : callable
            Gives the decimal sign of the whole sheet, asked only where it matters.
        """
        decimal = DecimalSign(manner.decimal_sign, forced=True)
        if manner.decimal_sign == "auto":
            sign = self.decimal or sheet_decimal() if self.unclear else "."
            decimal = DecimalSign(sign)
        return Style(decimal, month_first=self.orders == {"month"})


@dataclass(frozen=True, slots=True)
class Dates:
    """How many filled cells of a column, or of a part of it, can be dates.

    Parameters
    ----------
    filled, days, stamps, either : int
        Cells with something in them; those that read as dates; dates as programs
        export them; those that are one or the other.
    real : bool
        Whether some are dates, and not texts.
    """

    filled: int = 0
    days: int = 0
    stamps: int = 0
    either: int = 0
    real: bool = False

    @classmethod
    def of(cls, values: Distinct, style: Style, blank_words: IsOneOf) -> Dates:
        """Count the cells of distinct values."""
        cells = [read_cell(value, style) for value in values.values]
        counts = count_each(values.codes, len(cells)).tolist()
        row = Moment(0.0)
        filled = days = stamps = either = 0
        real = False
        for cell, count in zip(cells, counts, strict=True):
            if not count or cell.kind == "blank" or blank_words.cell(cell, row):
                continue
            day, stamp = not math.isnan(cell.day), is_stamp(cell.value)
            filled += count
            days += count * day
            stamps += count * stamp
            either += count * (day or stamp)
            real = real or cell.kind == "day"
        return cls(filled, days, stamps, either, real)

    def __or__(self, other: Dates) -> Dates:
        """Add the cells of another part of the column."""
        return Dates(
            self.filled + other.filled,
            self.days + other.days,
            self.stamps + other.stamps,
            self.either + other.either,
            self.real or other.real,
        )

    def dated(self, style: Style, manner: Manner, *, stamps: bool) -> Style:
        """Say whether numbers among the dates are dates too.

        Parameters
        ----------
        style : Style
            How the texts are written.
        manner : Manner
            What the settings say.
        stamps : bool
            Whether some value may be a date as programs export it.
        """
        if self.real and self.days >= HALF * self.filled:
            style = style._replace(serials=True, date1904=manner.date1904)
        alone = self.days > 0 or self.stamps == self.filled
        mostly = self.filled > 0 and self.either >= HALF * self.filled
        return style._replace(stamps=stamps and alone and mostly)


def style_of(
    values: Distinct, manner: Manner, sheet_decimal: Callable[[], str]
) -> Style:
    """Find how a column is written.

    Parameters
    ----------
    values : Distinct
        Its distinct values.
    manner : Manner
        What the settings say.
    sheet_decimal : callable
        Gives the decimal sign of the whole sheet, asked only where it matters.
    """
    signs = Signs.of(values.values)
    style = signs.style(manner, sheet_decimal)
    words = manner.blank_words
    stamps = signs.stamps and not _mostly_counts(values, words)
    if not stamps and not _holds_dates(values):
        return style
    return Dates.of(values, style, words).dated(style, manner, stamps=stamps)


def _mostly_counts(values: Distinct, blank_words: IsOneOf) -> bool:
    """Say whether more than half are whole numbers that are no stamps.

    That one of many amounts looks like a date is common, and to read them all is slow.
    """
    if blank_words.dense:  # a number may mean blank
        return False
    texts = [v if isinstance(v, str) else "" for v in values.values]
    those = [t.isascii() and t.isdigit() and not is_stamp(t) for t in texts]
    counts = count_each(values.codes, len(texts))
    return bool(counts[those].sum() > HALF * counts.sum())


def _holds_dates(values: Distinct) -> bool:
    """Say whether some distinct value is a date, and not a text."""
    kinds = {type(value) for value in values.values}
    return any(issubclass(kind, dt.date) for kind in kinds)
