"""A workbook once read, and what the caller says over the head of its settings."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - read at run time by dataclasses' users
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING

from scoring.findings import Finding, Level
from scoring.reading.csv_dialect import Written  # noqa: TC001
from scoring.vocabulary import Sheet  # noqa: TC001


if TYPE_CHECKING:
    import pandas as pd

    from scoring.behaviour.roll_up import RolledUp
    from scoring.model.model import Model
    from scoring.values.table import SheetTable


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, or a CSV file with the workbook of its criteria, once read.

    Parameters
    ----------
    path : Path
        The file with the accounts.
    workbook : Path
        The file with the criteria; the same unless the accounts are a CSV file.
    model : Model or None
        What could be read of Criteria and Settings, fit to score with only if no
        finding is an error; None without their headings.
    table : SheetTable
        The Accounts table, with the columns made of other tables.
    findings : tuple of Finding
        All that was found before scoring.
    today : datetime.date
        The day to rate at.
    tables : mapping of Sheet to SheetTable
        All tables as they were read, the optional ones too; Accounts with the columns
        of Sources.
    rolled : RolledUp or None
        `table` once more, with what its derived columns are made of; None without
        criteria.
    taken : frozenset of Sheet
        Result sheets whose name stands for something else in the workbook, and which
        are therefore not written.
    """

    path: Path
    workbook: Path
    model: Model | None
    table: SheetTable
    findings: tuple[Finding, ...]
    today: dt.date
    tables: Mapping[Sheet, SheetTable] = field(default_factory=dict)
    rolled: RolledUp | None = None
    taken: frozenset[Sheet] = frozenset()

    @property
    def accounts(self) -> pd.DataFrame:
        """The accounts under their headings."""
        frame = self.table.frame.copy(deep=False)
        frame.columns = list(self.table.headings)
        return frame

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop scoring."""
        return tuple(f for f in self.findings if f.level is Level.ERROR)


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says over the head of the Settings sheet.

    Parameters
    ----------
    criteria : Path, optional
        The workbook with the criteria, for accounts in a CSV file.
    today : datetime.date, optional
        The day to rate at.
    contact_from : float, optional
        Least rating of a contact.
    files : bool
        Whether Sources may name files; a server reads none.
    split_by : str, optional
        A heading of Scored; each of its values gets a workbook of its own as well.
    written : Written, optional
        The encoding and the delimiter of a CSV file.
    """

    criteria: Path | None = None
    today: dt.date | None = None
    contact_from: float | None = None
    files: bool = True
    split_by: str | None = None
    written: Written | None = None
