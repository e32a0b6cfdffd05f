"""A table as it stands on a sheet, so that every complaint can name its cell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd

from scoring.language import Word, english
from scoring.values.refs import cell_name, sheet_reference
from scoring.values.text import visible


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scoring.arrays import Bools, Ints

T = TypeVar("T")


def heading_key(heading: object) -> str:
    r"""Give the form in which headings are compared: no case, single spaces.

    >>> heading_key("  Account\u00a0 Field ")
    'account field'
    """
    # a word of ours means the same whatever language is spoken
    return _key(english(heading) if isinstance(heading, str) else str(heading))


def word_keys(heading: str) -> frozenset[str]:
    """Give the keys of a heading: of one of ours in every language, else its own."""
    if not isinstance(heading, Word):
        return frozenset((heading_key(heading),))
    return _word_keys(heading)


@lru_cache(maxsize=1024)
def _word_keys(heading: Word) -> frozenset[str]:
    return frozenset(map(heading_key, heading.understood))


def find_heading(heading: str, headings: Iterable[str]) -> int | None:
    """Find the first of some headings that is this one, ignoring case and space.

    >>> find_heading(" account", ["Rank", "Account"]), find_heading("City", ["Rank"])
    (1, None)
    """
    wanted = word_keys(heading)
    return next((n for n, h in enumerate(headings) if heading_key(h) in wanted), None)


# the same few headings are compared thousands of times in one Score
@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    bare = unicodedata.normalize("NFC", visible(text))
    return re.sub(r"\s+", " ", bare).strip().casefold()


def named_apart(headings: Iterable[str], longest: int | None = None) -> tuple[str, ...]:
    """Add a number to headings that were there before, in whatever case.

    Parameters
    ----------
    headings : iterable of str
        As they are.
    longest : int, optional
        How many UTF-16 units one may have, its number included: Excel counts these,
        and some characters have two.

    Examples
    --------
    >>> named_apart(["City", "Size", "CITY", "City"])
    ('City', 'Size', 'CITY (2)', 'City (3)')
    """
    names: set[str] = set()
    apart = []
    for heading in headings:
        first = _short(heading, longest)
        name, count = first, 1
        while name.casefold() in names:
            count += 1
            ending = f" ({count})"
            room = None if longest is None else longest - len(ending)
            name = _short(first, room) + ending
        names.add(name.casefold())
        apart.append(name)
    return tuple(apart)


def _short(text: str, most: int | None) -> str:
    """Cut a text to so many UTF-16 units, no character in two."""
    if most is None or 2 * len(text) <= most:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * most]
    return units.decode("utf-16-le", "ignore")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table: its headings, its columns, and where each cell came from.

    Parameters
    ----------
    sheet : str
        Name of the sheet as the user wrote it.
    headings : tuple of str
        Trimmed headings, in sheet order; a filled column without one has ``""``.
    frame : pandas.DataFrame of shape (n, len(headings))
        The rows that are filled; column j belongs to ``headings[j]`` whatever its
        label. A column is float64 (numbers only, NaN blank), datetime64 (dates
        only, NaT blank), ``str`` (texts only, missing blank) or object (a mixture
        of str, float, bool, datetime and None; an Excel error is its text).
    header_row : int
        Sheet row of the headings, counted from 1.
    rows : ndarray of int, shape (n,)
        Sheet row of each row of `frame`.
    columns : tuple of int
        Sheet column of each heading, counted from 1.
    formats : tuple of str
        Number format code of each column's first filled cell, ``"General"`` if
        not known.
    date1904 : bool
        Whether date serials count from 1904.
    derived : tuple of str
        For each further column, made of other tables and so behind all that stand
        here, the sheet it is made of; these have no place in `columns`.
    places : tuple of str
        For each of these, what findings about it name.
    untyped : frozenset of int
        The columns, from 0, of a file that writes everything as text: a number in them
        is no less one than in a sheet.
    """

    sheet: str
    headings: tuple[str, ...]
    frame: pd.DataFrame
    header_row: int
    rows: Ints
    columns: tuple[int, ...]
    formats: tuple[str, ...] = ()
    date1904: bool = False
    derived: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    untyped: frozenset[int] = frozenset()
    _made: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """Make something once for this table, such as its fingerprint."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def only(self, some: Bools | Ints) -> SheetTable:
        """Give the table with some of its rows.

        >>> table = SheetTable.of("Accounts", [["Account"], ["Acme"], ["Total"]])
        >>> table.only(np.array([True, False])).frame.shape
        (1, 1)
        """
        frame = self.frame.iloc[some].reset_index(drop=True)
        return replace(self, frame=frame, rows=self.rows[some])

    def cell(self, row: int, column: int) -> str:
        """Name the sheet cell of row and column, both counted from 0.

        A derived column has no cells: what it is made of is named.

        >>> SheetTable.of("Accounts", [["Account"], ["Acme"]]).cell(0, 0)
        'Accounts!A2'
        """
        return self._place(column, int(self.rows[row]))

    def heading_cell(self, column: int) -> str:
        """Name the sheet cell of the heading of a column, counted from 0."""
        return self._place(column, self.header_row)

    def _place(self, column: int, row: int) -> str:
        """Name a cell of the sheet; of a derived column what it is made of."""
        if column >= len(self.columns):
            return self.places[column - len(self.columns)]
        return sheet_reference(self.sheet, cell_name(row, self.columns[column]))

    def find(self, heading: str) -> int | None:
        """Find the first column with this heading, ignoring case and space.

        A heading of ours is found in every language.
        """
        return find_heading(heading, self.headings)

    @classmethod
    def of(cls, sheet: str, rows: Sequence[Sequence[object]]) -> SheetTable:
        """Make a table of plain rows, the headings first, as if from cell A1."""
        headings = tuple("" if h is None else str(h).strip() for h in rows[0])
        body = [list(row) for row in rows[1:]]
        columns = {
            j: pd.Series([row[j] for row in body], dtype=object)
            for j in range(len(headings))
        }
        return cls(
            sheet=sheet,
            headings=headings,
            frame=pd.DataFrame(columns),
            header_row=1,
            rows=np.arange(2, len(body) + 2, dtype=np.int64),
            columns=tuple(range(1, len(headings) + 1)),
        )
