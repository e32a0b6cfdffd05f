"""References to cells, and texts, as formulas write them; rows and columns count from 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
"""The largest sheet of Excel, LibreOffice and Google Sheets alike."""

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")


def column_letters(number: int) -> str:
    """Turn a column's number into its letters.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Turn a column's letters into its number.

    >>> column_number("AB")
    28
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Name a cell.

    >>> cell_name(3, 28)
    'AB3'
    """
    return f"{column_letters(column)}{row}"


def sheet_reference(sheet: str, cell: str) -> str:
    """Name a cell of a sheet, with the quotes Excel wants around odd names.

    >>> sheet_reference("My accounts", "B3")
    "'My accounts'!B3"
    """
    if _PLAIN_NAME.fullmatch(sheet):
        return f"{sheet}!{cell}"
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'!{cell}"


def split_reference(reference: str) -> tuple[str, str]:
    """Take a reference apart into its sheet and its cells; see `sheet_reference`.

    >>> split_reference("'My accounts'!B3")
    ('My accounts', 'B3')
    >>> split_reference("B3")
    ('', 'B3')
    """
    sheet, _, cells = reference.rpartition("!")
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, cells


def quoted_text(text: str) -> str:
    """Write a text as formulas do.

    >>> quoted_text('12" rack')
    '"12"" rack"'
    """
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, reference: str) -> Area | None:
        """Read a reference such as ``A3:K40`` or ``B2``.

        >>> Area.of("A3:K40")
        Area(top=3, left=1, bottom=40, right=11)
        """
        ends = _CELL.findall(reference)
        rows = [int(row) for _, row in ends]
        columns = [column_number(letters) for letters, _ in ends]
        if not ends:
            return None
        return cls(min(rows), min(columns), max(rows), max(columns))

    @property
    def reference(self) -> str:
        """The area as formulas write it.

        >>> Area(5, 1, 64, 15).reference, Area(5, 1, 5, 1).reference
        ('A5:O64', 'A5')
        """
        first = cell_name(self.top, self.left)
        last = cell_name(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    @property
    def absolute(self) -> str:
        """The area as names of areas write it, always with both ends.

        >>> Area(5, 1, 64, 15).absolute, Area(5, 1, 5, 1).absolute
        ('$A$5:$O$64', '$A$5:$A$5')
        """
        left, right = column_letters(self.left), column_letters(self.right)
        return f"${left}${self.top}:${right}${self.bottom}"
