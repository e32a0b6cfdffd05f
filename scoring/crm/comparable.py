"""Columns of an export and of Accounts, read by the engine and made comparable.

Each distinct cell is read once; whole columns are then arrays of what their cells say.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.crm.headings import Kind
from scoring.model.blank_words import blank_words_of
from scoring.model.conditions.base import Moment
from scoring.rating.accounts import Accounts
from scoring.rating.columns import (
    Dense,
    dense,
    distinct,
    read_distinct,
    style_of,
    texts_of,
)
from scoring.values.cell import cell_text
from scoring.values.date_texts import tells_day_order, text_day
from scoring.values.text import text_key, visible, without_accents
from scoring.xlsx.draw.cell_text import ILLEGAL, LONGEST
from scoring.xlsx.edit.cell_writer import Day


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.model.model import Settings
    from scoring.rating.columns import Coded, Distinct
    from scoring.values.cell import Cell
    from scoring.values.table import SheetTable

SIGNIFICANT: Final = 15
HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of n cells.

    Parameters
    ----------
    texts : ndarray of object, shape (n,)
        As text, trimmed; empty where blank.
    numbers, days : ndarray of float, shape (n,)
        What they read as, NaN where not.
    flags : ndarray of float, shape (n,)
        1 for yes, 0 for no, NaN for neither.
    real : ndarray of bool, shape (n,)
        Whether the cell is a real number or date rather than a text that reads so.
    """

    texts: Objects
    numbers: Floats
    days: Floats
    flags: Floats
    real: Bools

    def __len__(self) -> int:
        """Count the cells."""
        return len(self.texts)

    @property
    def filled(self) -> Bools:
        """Which cells are not blank."""
        return np.asarray(self.texts != "", dtype=np.bool_)

    def take(self, rows: Ints) -> Cells:
        """Take some of the cells."""
        return Cells(
            self.texts[rows],
            self.numbers[rows],
            self.days[rows],
            self.flags[rows],
            self.real[rows],
        )

    def without(self, cells: Bools) -> Cells:
        """Make some of the cells blank."""
        return Cells(
            np.where(cells, "", self.texts),
            np.where(cells, np.nan, self.numbers),
            np.where(cells, np.nan, self.days),
            np.where(cells, np.nan, self.flags),
            self.real & ~cells,
        )


def blank_cells(count: int) -> Cells:
    """Give so many blank cells."""
    nothing = np.full(count, np.nan)
    texts = np.full(count, "", dtype=object)
    return Cells(texts, nothing, nothing, nothing, np.zeros(count, dtype=np.bool_))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the columns of one table.

    Parameters
    ----------
    table : SheetTable
        The export, or Accounts.
    settings : Settings
        Decimal sign and blank words.
    accounts : Accounts
        The same table as the engine reads it.
    month_first : bool
        Whether dates that could be either have the month first.
    """

    table: SheetTable
    settings: Settings
    accounts: Accounts
    month_first: bool
    _read: dict[int, Cells] = field(default_factory=dict)

    @classmethod
    def of(cls, table: SheetTable, settings: Settings) -> Reader:
        """Prepare to read a table; dates are month-first where any column shows it."""
        accounts = Accounts(table.frame, settings, 0.0, table.headings)
        orders = {order for order in map(_order, _texts(table)) if order}
        return cls(table, settings, accounts, orders == {"month"})

    def cells(self, column: int) -> Cells:
        """Read a column, counted from 0."""
        if column not in self._read:
            self._read[column] = self._column(column)
        return self._read[column]

    def _column(self, column: int) -> Cells:
        series = self.table.frame.iloc[:, column]
        if isinstance(dense(series), Dense):
            return self._spread(self.accounts.coded(column))
        values = distinct(series)
        style = style_of(
            values, self.accounts.manner, lambda: self.accounts.sheet_decimal
        )
        if self.month_first and "day" not in _orders(values):
            style = style._replace(month_first=True)
        return self._spread(read_distinct(values, style))

    def unclear(self, column: int) -> str:
        """Give a date that may be read day first or month first; empty if none."""
        values = distinct(self.table.frame.iloc[:, column])
        if self.month_first or _orders(values):
            return ""
        return next(filter(_either, texts_of(values.values)), "")

    def _spread(self, column: Coded) -> Cells:
        words, moment = blank_words_of(self.settings), Moment(0.0)
        read = [c.kind == "blank" or words.cell(c, moment) for c in column.cells]
        blank = np.array(read, dtype=np.bool_)
        cells, codes = column.cells, column.codes
        texts = np.array(
            ["" if b else _text(c) for c, b in zip(cells, blank, strict=True)],
            dtype=object,
        )
        exact = [float(f"{cell.number:.{SIGNIFICANT}g}") for cell in cells]
        numbers = np.array(exact, dtype=np.float64)
        days = np.array([cell.day for cell in cells], dtype=np.float64)
        flag_numbers = [
            np.nan if cell.flag is None else float(cell.flag) for cell in cells
        ]
        flags = np.array(flag_numbers, dtype=np.float64)
        kinds = [cell.kind in ("number", "day") for cell in cells]
        real = np.array(kinds, dtype=np.bool_)
        for readings in (numbers, days, flags):
            readings[blank] = np.nan
        return Cells(
            texts[codes], numbers[codes], days[codes], flags[codes], real[codes]
        )


def _text(cell: Cell) -> str:
    """Give a cell's text as a workbook can hold it, so that it is the same there."""
    text = unicodedata.normalize("NFC", visible(cell_text(cell)))
    text = text.replace("\u00a0", " ").replace("\r\n", "\n")
    return ILLEGAL.sub("", text)[:LONGEST].replace("\r", "\n").strip()


def _texts(table: SheetTable) -> list[Distinct]:
    columns = (table.frame.iloc[:, n] for n in range(table.frame.shape[1]))
    return [distinct(column) for column in columns if dense(column) is None]


def _orders(values: Distinct) -> set[str]:
    orders = {tells_day_order(text) for text in texts_of(values.values)}
    return {order for order in orders if order}


def _order(values: Distinct) -> str:
    orders = _orders(values)
    return orders.pop() if len(orders) == 1 else ""


def _either(text: str) -> bool:
    """Say whether a date reads differently day first and month first."""
    first, second = text_day(text), text_day(text, month_first=True)
    return first == first and second == second and first != second  # noqa: PLR0124


def kind_of(cells: Cells | None, export: Cells, usual: Kind) -> Kind:
    """Decide as what a column is written: as what Accounts hold, else as usual.

    Parameters
    ----------
    cells : Cells or None
        The column of Accounts; None for a new one.
    export : Cells
        The column of the export.
    usual : Kind
        What the field holds, if it is known.
    """
    if cells is not None and cells.filled.any():
        return _kind_there(cells)
    if usual in (Kind.ANY, Kind.CODE):
        plain = _all_plain(export)
        if usual is Kind.CODE:
            return Kind.CODE if plain else Kind.TEXT
        dated = export.filled.any() and not np.isnan(export.days[export.filled]).any()
        return Kind.DATE if dated else Kind.NUMBER if plain else Kind.TEXT
    return usual


def _kind_there(cells: Cells) -> Kind:
    filled = cells.filled
    real = cells.real & filled
    if real.sum() < HALF * filled.sum():
        return Kind.TEXT
    days = real & ~np.isnan(cells.days) & np.isnan(cells.numbers)
    return Kind.DATE if days.sum() >= HALF * real.sum() else Kind.NUMBER


def _all_plain(cells: Cells) -> bool:
    """Say whether all are numbers that nothing is lost of: no 007, no +45."""
    texts = [text for text in set(cells.texts) if text]
    return (
        bool(texts)
        and not np.isnan(cells.numbers[cells.filled]).any()
        and all(map(_keeps, texts))
    )


def _keeps(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    leading = text[:1] == "0" and text[1:2].isdigit()
    return not leading and text[:1] != "+" and digits <= SIGNIFICANT


def same(export: Cells, own: Cells, kind: Kind, *, spoken: bool) -> Bools:
    """Tell where two columns of n cells say the same.

    Parameters
    ----------
    export, own : Cells
        Of the export and of Accounts, in the same order.
    kind : Kind
        What the column of Accounts holds: a number or date that stands there as text
        is the same as a real one.
    spoken : bool
        Whether it holds words for yes and no, such that `true` is `Yes`.
    """
    equal = np.asarray(export.texts == own.texts, dtype=np.bool_)
    if spoken:
        equal |= export.flags == own.flags
    typed = own.real if kind is Kind.TEXT else np.ones_like(own.real)
    equal |= typed & (export.numbers == own.numbers)
    equal |= typed & (export.days == own.days)
    return equal


def alike_texts(export: Cells, own: Cells) -> Bools:
    """Say which texts differ in case, accents and spaces alone."""
    other = np.flatnonzero(export.texts != own.texts)
    alike = np.zeros(len(export), dtype=np.bool_)
    pairs = zip(export.texts[other], own.texts[other], strict=True)
    alike[other] = [_plain(one) == _plain(two) for one, two in pairs]
    return alike


def _plain(text: str) -> str:
    return text_key(without_accents(text))


def values(cells: Cells, kind: Kind, words: Any = None) -> list[Any]:
    """Give the cells as what is written: text, number or day; None where blank.

    Parameters
    ----------
    cells : Cells
        The cells of the export.
    kind : Kind
        As what the column is written; a text that is no number or date stays one.
    words : dict of float to str, optional
        What the column of Accounts calls yes (1.0) and no (0.0).
    """
    if kind is Kind.TEXT:
        given = [words.get(f, t) if words else t for t, f in _texts_and_flags(cells)]
        return [text or None for text in given]
    readings = cells.days if kind is Kind.DATE else cells.numbers
    make = Day if kind is Kind.DATE else float
    return [
        make(reading) if reading == reading else text or None  # noqa: PLR0124
        for reading, text in zip(readings.tolist(), cells.texts, strict=True)
    ]


def _texts_and_flags(cells: Cells) -> Any:
    return zip(cells.texts, cells.flags.tolist(), strict=True)


def yes_and_no(cells: Cells) -> dict[float, str] | None:
    """Find the words that a column has for yes and no; None if it holds others."""
    filled = cells.filled
    if not filled.any() or np.isnan(cells.flags[filled]).any():
        return None
    words: dict[float, str] = {}
    for flag in (1.0, 0.0):
        texts = cells.texts[filled & (cells.flags == flag)]
        if len(texts):
            words[flag] = str(texts[0])
    return words
