"""The tables beside Accounts: their rows, and the accounts that these are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.reference.accounts import AccountTable
from tests.reference.terms import DEFAULTS
from tests.reference.texts import text_key


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from tests.reference.cells import Cell

NOBODY: frozenset[str] = frozenset()
SHARED = ("gmail.com", "facebook.com", "linkedin.com")


class Sheet(NamedTuple):
    """A table of plain values under its headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[object]]


class Reader:
    """Reads the rows of one table."""

    def __init__(self, sheet: Sheet, today: dt.date) -> None:
        self.sheet = sheet
        self.table = AccountTable(sheet.headings, sheet.rows, today, DEFAULTS)

    def cell(self, row: Sequence[object], heading: str) -> Cell | None:
        """The cell under a heading; None where it is blank, or there is none."""
        if text_key(heading) not in self.table.places:
            return None
        cell = self.table.look_up(heading, row, NOBODY)
        return None if cell.value is None else cell


def domain(text: str) -> str | None:
    """The domain of an address, unless many companies share it."""
    match = re.search(
        r"([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?#:]|$)", text.strip().lower()
    )
    if not match:
        return None
    host = re.sub(r"^www\d?\.", "", match[1])
    return None if host in SHARED else host


class Accounts:
    """Who is who."""

    def __init__(self, sheet: Sheet, today: dt.date) -> None:
        self.reader = Reader(sheet, today)
        self.rows = [self.own(row) for row in sheet.rows]

    def name_of(self, row: Sequence[object], reader: Reader) -> str | None:
        cell = reader.cell(row, "Account")
        return cell.key if cell is not None else None

    def domain_of(self, row: Sequence[object], reader: Reader) -> str | None:
        cell = reader.cell(row, "Website")
        return domain(cell.text) if cell is not None else None

    def own(self, row: Sequence[object]) -> str | None:
        """One word for all rows of Accounts that are one account."""
        name = self.name_of(row, self.reader)
        host = self.domain_of(row, self.reader)
        return name or (f"@{host}" if host else None)

    def find(self, row: Sequence[object], reader: Reader) -> str | None:
        """The account that the row of another table is about."""
        name = self.name_of(row, reader)
        if name in self.rows and name:
            return name
        host = self.domain_of(row, reader)
        bearers = {
            mine
            for mine, other in zip(self.rows, self.reader.sheet.rows, strict=True)
            if host and mine and self.domain_of(other, self.reader) == host
        }
        return bearers.pop() if len(bearers) == 1 else None
