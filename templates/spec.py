"""What a workbook holds, described before anything is drawn.

A `Workbook` is plain data: the criteria, the columns of Accounts, the accounts and
the settings. The pages draw it; nothing here knows XlsxWriter.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias


if TYPE_CHECKING:
    from scoring.layout import Setting, Test


# a cell's content; None leaves it empty
Cell: TypeAlias = str | float | dt.date | None


class Kind(Enum):
    """What a column or a setting holds, which decides format and drop-down."""

    NAME = auto()
    TEXT = auto()
    COUNT = auto()
    DATE = auto()
    YES_NO = auto()
    RATING = auto()
    SHARE = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One test with its points, and the note that stands beside it.

    Parameters
    ----------
    test : Test
        The word in the column Test.
    value, to : str, int, float or None
        What it compares with.
    points : float or str
        From -10 to 10, or ``out``.
    note : str
        A remark for the reader.
    """

    test: Test
    value: str | float | None
    points: float | str
    to: str | float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRows:
    """One criterion as the sheet states it.

    Parameters
    ----------
    name : str
        What a salesperson would say aloud; repeated on each of its rows.
    weight : float or None
        Stated on the first row only; None where the criterion only disqualifies.
    field : str
        A heading of Accounts, or ``days since`` one.
    group : str
        Such as Fit.
    rules : tuple of RuleRow
        In the order in which they are tried.
    if_blank : str or float
        What a blank cell earns; empty means 0 points.
    """

    name: str
    weight: float | None
    field: str
    group: str
    rules: tuple[RuleRow, ...]
    if_blank: str | float = ""


@dataclass(frozen=True, slots=True)
class AccountColumn:
    """One column of Accounts: its heading, what it holds, and the note on it."""

    heading: str
    kind: Kind
    width: float
    note: str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its name, its value, and what it does."""

    setting: Setting
    value: Cell
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole workbook.

    Parameters
    ----------
    criteria : tuple of CriterionRows
        In the order of the sheet.
    columns : tuple of AccountColumn
        The headings of Accounts.
    accounts : tuple of tuple of Cell
        One per account, each as long as `columns`.
    settings : tuple of SettingRow
        In the order of the sheet.
    groups : tuple of str
        What the drop-down of Group offers.
    live_rows : int
        How many accounts the tab Live rates; 0 for none, without the tab.
    """

    criteria: tuple[CriterionRows, ...]
    columns: tuple[AccountColumn, ...]
    accounts: tuple[tuple[Cell, ...], ...]
    settings: tuple[SettingRow, ...]
    groups: tuple[str, ...]
    live_rows: int = 0

    @property
    def is_sample(self) -> bool:
        """Whether there is sample data to be told apart from the user's own."""
        return bool(self.accounts)

    @property
    def has_fixed_day(self) -> bool:
        """Whether a setting names the day to reckon from."""
        return any(row.kind is Kind.DATE and row.value for row in self.settings)

    def undated(self) -> Workbook:
        """Give the same workbook without fixed dates among its settings."""
        settings = tuple(
            replace(row, value=None) if row.kind is Kind.DATE else row
            for row in self.settings
        )
        return replace(self, settings=settings)

    def emptied(self) -> Workbook:
        """Give the same workbook without criteria, accounts and fixed dates."""
        return replace(self.undated(), criteria=(), accounts=())
