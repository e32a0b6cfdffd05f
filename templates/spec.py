"""What a workbook holds, described before anything is drawn.

A `Workbook` is plain data: the criteria, the columns of Accounts, the accounts and
the settings. The pages draw it; nothing here knows XlsxWriter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping  # noqa: TC003 - a default needs the type
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from scoring.optional.columns import Kind


if TYPE_CHECKING:
    from scoring.optional.columns import DataColumn
    from scoring.vocabulary import Setting, Sheet, Test


# a cell's content; None leaves it empty
Cell: TypeAlias = str | float | dt.date | None


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
    profile : str
        The product or segment it is for; empty means all.
    """

    name: str
    weight: float | None
    field: str
    group: str
    rules: tuple[RuleRow, ...]
    if_blank: str | float = ""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its name, its value, and what it does."""

    setting: Setting
    value: Cell
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """A further table, on a sheet of its own.

    Parameters
    ----------
    sheet : Sheet
        The sheet it stands on.
    says : str
        The line below the sheet's title.
    task : str
        What to do there, as Start says it.
    columns : tuple of DataColumn
        Its headings.
    rows : tuple of tuple of Cell
        Each as long as `columns`.
    is_model : bool
        Whether the rows are part of the model, as those of Signals are, and not data.
    """

    sheet: Sheet
    says: str
    task: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_model: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the tab Compare holds: every pair of criteria, and what people say of it.

    Parameters
    ----------
    voters : tuple of str
        One column each.
    judgements : mapping of (str, str) to tuple of Cell
        By the names of two criteria, in the order of Criteria; one cell per voter.
    """

    voters: tuple[str, ...]
    judgements: Mapping[tuple[str, str], tuple[Cell, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topic:
    """A short explanation under the steps of Start, with a link if about a tab."""

    title: str
    text: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What Start tells of a ready-made model.

    Parameters
    ----------
    title, lead : str
        The model's name, and its idea in one sentence.
    criteria : str
        What the tab Criteria holds.
    topics : tuple of Topic
        How the rating comes about, what to make of it.
    proof : str
        What to look at in the sample, by the accounts' names.
    who : str
        Whose sample it is.
    contacts : str
        What the tab Contact criteria holds.
    accounts : str
        What to do on Accounts; empty where any columns will do.
    has_settings_step : bool
        Whether Settings are a step of their own.
    has_sample : bool
        Whether the accounts are invented ones, and not the user's.
    """

    title: str
    lead: str
    criteria: str
    topics: tuple[Topic, ...]
    proof: str
    who: str
    contacts: str = ""
    accounts: str = ""
    has_settings_step: bool = True
    has_sample: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole workbook.

    Parameters
    ----------
    criteria : tuple of CriterionRows
        In the order of the sheet.
    columns : tuple of DataColumn
        The headings of Accounts.
    accounts : tuple of tuple of Cell
        One per account, each as long as `columns`.
    settings : tuple of SettingRow
        In the order of the sheet.
    groups, profiles : tuple of str
        What the drop-downs of Group and Profile offer.
    tables : tuple of Table
        The further tables, in the order of their sheets.
    contact_criteria : tuple of CriterionRows
        What rates the contacts; none, and there is no sheet for it.
    story : Story or None
        What Start tells; None for the sample that shows the whole of Criteria.
    comparison : Comparison or None
        The tab Compare; None for no such tab.
    live_rows : int
        How many accounts the tab Live rates; 0 for none, without the tab.
    """

    criteria: tuple[CriterionRows, ...]
    columns: tuple[DataColumn, ...]
    accounts: tuple[tuple[Cell, ...], ...]
    settings: tuple[SettingRow, ...]
    groups: tuple[str, ...]
    profiles: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    contact_criteria: tuple[CriterionRows, ...] = ()
    story: Story | None = None
    comparison: Comparison | None = None
    live_rows: int = 0

    @property
    def is_sample(self) -> bool:
        """Whether there is sample data to be told apart from the user's own."""
        return bool(self.accounts)

    @property
    def has_fixed_day(self) -> bool:
        """Whether a setting names the day to count from."""
        return any(row.kind is Kind.DATE and row.value for row in self.settings)

    def undated(self) -> Workbook:
        """Give the same workbook without fixed dates among its settings."""
        settings = tuple(
            replace(row, value=None) if row.kind is Kind.DATE else row
            for row in self.settings
        )
        return replace(self, settings=settings)

    def emptied(self, *, of_criteria: bool = True) -> Workbook:
        """Give the same workbook without sample data and fixed dates.

        The criteria are data too, but for a ready-made model: they are what it is, and
        name the columns. Where there are none, Accounts have the names' column alone.

        Parameters
        ----------
        of_criteria : bool
            Whether criteria that are data go as well.
        """
        tables = tuple(
            table if table.is_model else replace(table, rows=())
            for table in self.tables
        )
        book = replace(self.undated(), accounts=(), tables=tables)
        if of_criteria and not self.story:
            name = replace(self.columns[0], note="")
            book = replace(book, criteria=(), columns=(name,))
        if self.comparison is None:
            return book
        return replace(book, comparison=Comparison(self.comparison.voters))
