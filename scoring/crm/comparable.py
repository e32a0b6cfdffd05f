"""Columns of an export and of Accounts, read by the engine and made comparable.

Each distinct cell is read once; whole columns are then arrays of what their cells say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.crm.cell_texts import cell_texts
from scoring.crm.column_cells import SIGNIFICANT, Cells, Source
from scoring.crm.headings import Kind
from scoring.language.letters import without_accents
from scoring.model.blank_words import blank_words_of
from scoring.rating.accounts import Accounts
from scoring.rating.column_style import (
    common_decimal,
    separated,
    style_of,
    texts_of,
)
from scoring.rating.columns import dense, distinct
from scoring.values.cell import PLAIN, read_cell
from scoring.values.date_texts import cannot_tell_day_order, tells_day_order
from scoring.values.numerals import cannot_tell
from scoring.values.text import text_key
from scoring.xlsx.edit.cell_writer import Day


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.arrays import Bools, Int32s, Ints
    from scoring.model.model import Settings
    from scoring.rating.columns import Dense, Distinct
    from scoring.values.cell import Style
    from scoring.values.table import SheetTable

HALF: Final = 0.5
_DATED: Final = re.compile(r"[0-9][./-][0-9]{1,2}[./-][0-9]")
"""What a date has in it that may have the day first or the month."""


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
    _texts: dict[int, Distinct]
    _read: dict[int, Cells] = field(default_factory=dict)

    @classmethod
    def of(cls, table: SheetTable, settings: Settings) -> Reader:
        """Prepare to read a table; dates are month-first where any column shows it."""
        accounts = Accounts(table.frame, settings, 0.0, table.headings)
        texts = _texts(table)
        orders = {order for order in map(_order, texts.values()) if order}
        return cls(table, settings, accounts, orders == {"month"}, texts)

    def cells(self, column: int) -> Cells:
        """Read a column, counted from 0."""
        if column not in self._read:
            self._read[column] = self._column(column)
        return self._read[column]

    def _column(self, column: int) -> Cells:
        apart = self._texts.get(column)
        if apart is None:
            numbers = dense(self.table.frame.iloc[:, column])
            if numbers is not None and numbers.lens == "number":
                return self._numbers(numbers)
            coded = self.accounts.coded(column)
            values: Sequence[object] = [cell.value for cell in coded.cells]
            return self._cells(_places(coded.codes), values, lambda: coded.style)
        return self._cells(
            _places(apart.codes), apart.values, lambda: self._style(apart)
        )

    def _numbers(self, column: Dense) -> Cells:
        """Read a column of numbers, which are what they are: no cell is made of each."""
        distinct_numbers, codes = np.unique(column.values, return_inverse=True)
        values: list[object] = distinct_numbers.tolist()
        if values and np.isnan(distinct_numbers[-1]):
            values[-1] = None
        return self._cells(codes.astype(np.int64), values, lambda: PLAIN)

    def _style(self, values: Distinct) -> Style:
        """Find how a column is written."""
        manner, accounts = self.accounts.manner, self.accounts
        style = style_of(values, manner, lambda: accounts.sheet_decimal)
        if self.month_first and "day" not in _orders(values):
            return style._replace(month_first=True)
        return style

    def _cells(
        self, codes: Ints, values: Sequence[object], style: Callable[[], Style]
    ) -> Cells:
        texts, real = cell_texts(values, blank_words_of(self.settings), style)
        return Cells(texts[codes], real[codes], codes, Source(values, style))

    def unclear(self, column: int) -> str:
        """Give a date that may be read day first or month first; empty if none."""
        values = self._texts.get(column)
        if values is None or self.month_first or _orders(values):
            return ""
        return next(filter(cannot_tell_day_order, texts_of(values.values)), "")

    def unclear_number(self, column: int) -> str:
        """Give a number whose decimal sign nothing in its column tells; empty if none."""
        values = self._texts.get(column)
        if values is None or self.settings.decimal_sign != "auto":
            return ""
        texts = texts_of(values.values)
        unclear = next(filter(cannot_tell, separated(texts)), "")
        clear = not unclear or common_decimal(texts) is not None
        return "" if clear or self._style(values).decimal.sign == "," else unclear


def _places(codes: Int32s) -> Ints:
    return codes.astype(np.int64)


def _texts(table: SheetTable) -> dict[int, Distinct]:
    """Give the distinct values of each column, by its number, that holds texts."""
    columns = ((n, table.frame.iloc[:, n]) for n in range(table.frame.shape[1]))
    return {n: distinct(column) for n, column in columns if dense(column) is None}


def _orders(values: Distinct) -> set[str]:
    texts = [value for value in values.values if isinstance(value, str)]
    # most columns have no date at all: one look at all of their texts
    if _DATED.search("\n".join(texts)) is None:
        return set()
    dated = filter(_DATED.search, texts)
    return {order for order in map(tells_day_order, dated) if order}


def _order(values: Distinct) -> str:
    orders = _orders(values)
    return orders.pop() if len(orders) == 1 else ""


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
        return Kind.DATE if _dated(export) else Kind.NUMBER if plain else Kind.TEXT
    return usual


def _dated(cells: Cells) -> bool:
    """Say whether a column holds dates, as the engine does: half of it is enough.

    One `next spring` among them leaves the others dates.
    """
    days = ~np.isnan(cells.days[cells.filled])
    return bool(days.any() and days.mean() >= HALF)


def _kind_there(cells: Cells) -> Kind:
    filled = cells.filled
    real = cells.real & filled
    if 0 < real.sum() < HALF * filled.sum():
        real |= cells.ranges  # a column of numbers has them too
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
    typed = own.real if kind is Kind.TEXT else np.ones_like(own.real)
    other = np.flatnonzero(~equal & export.filled & own.filled & (typed | spoken))
    theirs, ours, real = export.take(other), own.take(other), typed[other]
    alike = real & ((theirs.numbers == ours.numbers) | (theirs.days == ours.days))
    if spoken:
        alike |= theirs.flags == ours.flags
    equal[other] = alike
    return equal


def alike_texts(export: Cells, own: Cells, rows: Bools) -> Bools:
    """Say which texts of some rows differ in case, accents and spaces alone."""
    other = np.flatnonzero(rows & (export.texts != own.texts))
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
    if kind is Kind.TEXT and not words:
        return [text or None for text in cells.texts]
    if kind is Kind.TEXT:
        return [words.get(f, t) or None for t, f in _texts_and_flags(cells)]
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
    first = cells.codes[filled][:1].tolist()
    # no reading of a whole column, where its first text is another word
    if not first or read_cell(cells.source.values[first[0]]).flag is None:
        return None
    if np.isnan(cells.flags[filled]).any():
        return None
    words: dict[float, str] = {}
    for flag in (1.0, 0.0):
        texts = cells.texts[filled & (cells.flags == flag)]
        if len(texts):
            words[flag] = str(texts[0])
    return words
