"""One cell: what it is, and what its text can be read as.

A cell keeps every reading at once, so that a Test asks for the one it needs:
``number`` and ``day`` are NaN and ``flag`` is None where the cell has no such
reading.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from scoring import vocabulary
from scoring.values.date_texts import number_stamp_day, stamp_day, text_day
from scoring.values.days import FIRST_DAY, date_of, day_of, serial_day
from scoring.values.error_texts import ERROR_TEXTS
from scoring.values.numerals import POINT, DecimalSign, text_number
from scoring.values.spans import Span, begins_like_amount, text_span, whole_span
from scoring.values.text import LONGEST_NUMERAL, text_key, visible


Kind = Literal["blank", "number", "day", "flag", "text"]
NAN: Final = math.nan
_YES: Final = frozenset(text_key(word) for word in vocabulary.YES_WORDS)
_NO: Final = frozenset(text_key(word) for word in vocabulary.NO_WORDS)
_DIGIT: Final = re.compile(r"[0-9]")
# '80 was text for Excel's sake only; a name may begin with an apostrophe
_TEXT_MARK: Final = re.compile(r"^\s*'(?=[+-]?[0-9])")
_WHOLE_BELOW: Final = 1e15


class Style(NamedTuple):
    """How the cells around a cell are written.

    Parameters
    ----------
    decimal : DecimalSign
        Decimal sign of numbers in text.
    month_first : bool
        Whether ``3/4/2026`` is the fourth of March.
    serials : bool
        Whether a number also reads as a date, being in a date column.
    stamps : bool
        Whether a date as programs export it does, being among such: milliseconds
        since 1970, or ``20260328``.
    date1904 : bool
        Whether serials count from 1904.
    """

    decimal: DecimalSign = POINT
    month_first: bool = False
    serials: bool = False
    stamps: bool = False
    date1904: bool = False


class Cell(NamedTuple):
    """A cell with every reading it has.

    Parameters
    ----------
    value : object
        The cell as it came.
    kind : str
        What it is, before any reading of its text.
    number, day : float
        NaN where it does not read as one; a day counts from 1 January 1970.
    flag : bool or None
        Whether it says yes or no.
    key : str or None
        Text key of a text cell.
    span : Span or None
        The range that a text such as ``51-200`` names, where it is no number or date.
    """

    value: object
    kind: Kind
    number: float = NAN
    day: float = NAN
    flag: bool | None = None
    key: str | None = None
    span: Span | None = None


PLAIN: Final = Style()
BLANK: Final = Cell(None, "blank")


def is_plain(cell: Cell) -> bool:
    """Say whether a cell reads as neither a number nor a date.

    >>> is_plain(read_cell("some 40")), is_plain(read_cell("40"))
    (True, False)
    """
    return math.isnan(cell.number) and math.isnan(cell.day)


def number_text(number: float) -> str:
    """Write a number as its cell shows it, with at most 15 digits.

    >>> number_text(320.0), number_text(0.1 + 0.2)
    ('320', '0.3')
    """
    if abs(number) < _WHOLE_BELOW and number == int(number):
        return str(int(number))
    return format(number, ".15g")


def cell_key(cell: Cell) -> str:
    """Give the text key of a cell that is not blank."""
    return text_key(cell_text(cell)) if cell.key is None else cell.key


def cell_text(cell: Cell) -> str:
    """Write a cell as text: numbers short, dates in ISO form, flags in capitals."""
    if cell.kind == "number":
        return number_text(cell.number)
    if cell.kind == "day":
        return date_of(cell.day).isoformat()
    if cell.kind == "flag":
        return "TRUE" if cell.flag else "FALSE"
    return "" if cell.value is None else str(cell.value)


def read_cell(value: object, style: Style = PLAIN) -> Cell:
    """Read one value as it came out of a sheet.

    Parameters
    ----------
    value : object
        None, bool, int, float, str, date, datetime or pandas' NaT; numpy scalars
        are taken as what they hold.
    style : Style
        How the column is written.

    Returns
    -------
    Cell
        Of kind ``blank`` for nothing, white space, an Excel error, NaN and inf.

    Examples
    --------
    >>> read_cell("€ 1.200,5").number
    1200.5
    """
    if type(value) is float:
        return number_cell(value, style)
    if type(value) is str:
        return read_text(value, style)
    return _read_other(value, style)


def number_cell(number: float, style: Style = PLAIN) -> Cell:
    """Make the cell of a real number."""
    if not math.isfinite(number):
        return BLANK
    flag = True if number == 1 else False if number == 0 else None
    if style.serials or style.stamps:
        return Cell(number, "number", number, _number_day(number, style), flag)
    return Cell(number, "number", number, NAN, flag)


def _number_day(number: float, style: Style) -> float:
    day = serial_day(number, date1904=style.date1904) if style.serials else NAN
    return number_stamp_day(number) if math.isnan(day) else day


def day_cell(day: float) -> Cell:
    """Make the cell of a real date; blank outside Excel's calendar."""
    return Cell(date_of(day), "day", day=day) if day >= FIRST_DAY else BLANK


def is_error(value: object) -> bool:
    """Say whether a value is an Excel error, real or typed.

    >>> is_error(" #N/A")
    True
    """
    return isinstance(value, str) and value.strip().lower() in ERROR_TEXTS


@lru_cache(maxsize=65_536)
def read_text(text: str, style: Style = PLAIN) -> Cell:
    """Read a text cell: as blank, or else as all it can be read as."""
    key = text_key(text)
    if not key or key in ERROR_TEXTS:
        return BLANK
    flag = text_flag(key)
    if len(key) > LONGEST_NUMERAL or _DIGIT.search(key) is None:
        return Cell(text, "text", flag=flag, key=key)
    bare = _TEXT_MARK.sub("", visible(text))
    # a range is no number, and may be one of many thousands
    span = whole_span(bare)
    amount = span is None and begins_like_amount(key)
    number = text_number(bare, style.decimal) if amount else NAN
    day = text_day(bare, month_first=style.month_first)
    if style.stamps and math.isnan(day):
        day = stamp_day(bare)
    if not math.isnan(day):
        span = None
    elif amount and math.isnan(number):
        span = text_span(bare, style.decimal)
    return Cell(text, "text", number, day, flag, key, span)


def text_flag(key: str) -> bool | None:
    """Say whether a text, given by its key, says yes or no; None where neither.

    >>> text_flag("sand"), text_flag("nej!"), text_flag("perhaps")
    (True, False, None)
    """
    word = key[:-1].rstrip() if key[-1] in "!." else key
    return True if word in _YES else False if word in _NO else None


def _read_other(value: object, style: Style) -> Cell:
    # pandas' NA cannot even be compared; NaN and NaT are unlike themselves.
    if value is None or type(value).__name__ == "NAType" or value != value:  # noqa: PLR0124
        return BLANK
    if isinstance(value, bool):
        return Cell(value, "flag", flag=value)
    if isinstance(value, int):
        return number_cell(_float(value), style)
    if isinstance(value, dt.date):
        date = value.date() if isinstance(value, dt.datetime) else value
        return day_cell(day_of(date))
    return read_cell(_plain(value), style)


def _plain(value: Any) -> object:
    """Take what a numpy scalar holds; anything else becomes text."""
    if not hasattr(value, "item"):
        return str(value)
    # in nanoseconds numpy would give a count, not a date
    return (value.astype("datetime64[us]") if value.dtype.kind == "M" else value).item()


def _float(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf
