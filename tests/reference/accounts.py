"""The Accounts table, and the way each of its columns is read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.reference.cells import Cell, Column, is_blank
from tests.reference.criteria import criteria_cell
from tests.reference.dates import completed_years, reads_month_first
from tests.reference.intervals import common_sign
from tests.reference.texts import text_key


if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.reference.terms import ReferenceSettings


class AccountTable:
    """The Accounts sheet: its headings and the way each column is read."""

    def __init__(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[object]],
        today: dt.date,
        settings: ReferenceSettings,
    ) -> None:
        self.settings = settings
        self.today = today.date() if isinstance(today, dt.datetime) else today
        self.words = [criteria_cell(w, settings) for w in settings.blank_words]
        self.places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            self.places.setdefault(text_key(heading), place)
        columns = [
            [row[place] if place < len(row) else None for row in rows]
            for place in range(len(headings))
        ]
        texts = [[v for v in column if isinstance(v, str)] for column in columns]
        whole = common_sign(text for column in texts for text in column) or "."
        self.columns = [self.column(values, whole) for values in columns]

    def column(self, values: Sequence[object], whole_sheet: str) -> Column:
        """The way a column with these values is read."""
        texts = [value for value in values if isinstance(value, str)]
        auto = self.settings.decimal_sign == "auto"
        sign = common_sign(texts) or whole_sheet
        column = Column(
            sign=sign if auto else self.settings.decimal_sign,
            auto=auto,
            month_first=reads_month_first(texts),
            date1904=self.settings.date1904,
        )
        cells = [Cell(value, column) for value in values]
        filled = [c for c in cells if not is_blank(c, self.words, frozenset())]
        dates = [cell for cell in filled if cell.day is not None]
        real = any(cell.is_date for cell in dates)
        return replace(
            column,
            dates=real and 2 * len(dates) >= len(filled),
            stamps=holds_stamps(filled, len(dates)),
        )

    def look_up(self, field: str, row: Sequence[object], named: frozenset[str]) -> Cell:
        """The account's cell for a field, derived or not; empty where blank."""
        key = text_key(field)
        if key in self.places:
            return self.filled(self.places[key], row, named)
        shape = re.fullmatch("(days|years) since (.+)", key)
        if shape is None:
            raise KeyError(field)
        cell = self.filled(self.places[shape[2]], row, named)
        derive = self.days_since if shape[1] == "days" else self.years_since
        return Cell(derive(cell), Column())

    def filled(self, place: int, row: Sequence[object], named: frozenset[str]) -> Cell:
        """The cell at a place of a row, emptied where it is blank."""
        cell = Cell(row[place] if place < len(row) else None, self.columns[place])
        blank = is_blank(cell, self.words, named)
        return Cell(None, cell.column) if blank else cell

    def days_since(self, cell: Cell) -> int | None:
        """Today minus the date in a cell."""
        return None if cell.day is None else (self.today - cell.day).days

    def years_since(self, cell: Cell) -> int | None:
        """The years completed since the date or the plain year in a cell."""
        number = cell.number
        if number is not None and 1000 <= number <= 2999 and number % 1 == 0:
            return self.today.year - int(number)
        return None if cell.day is None else completed_years(cell.day, self.today)


def holds_stamps(filled: Sequence[Cell], dates: int) -> bool:
    """Whether a column with so many dates holds milliseconds since 1970 too."""
    stamps = sum(cell.stamp is not None for cell in filled)
    if not stamps or 2 * (dates + stamps) < len(filled):
        return False
    return dates > 0 or stamps == len(filled)
