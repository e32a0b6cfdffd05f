"""What each stage of the pipeline hands to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping  # noqa: TC003 - the page reads the types
from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING

from scoring.findings import Finding, Level
from scoring.history.new_names import under_new_names
from scoring.judgement.draft import NO_DRAFT, DraftModel
from scoring.sheets.scored import scored_sheet, sheet_frame
from scoring.vocabulary import Face, Sheet


if TYPE_CHECKING:
    import pandas as pd

    from scoring.arrays import Floats
    from scoring.behaviour.gather import Origin
    from scoring.behaviour.rolled_up import RolledUp
    from scoring.crm.other_file import OtherFile
    from scoring.deliver.split import Piece
    from scoring.history.last_run import LastRun
    from scoring.judgement.examples import Tally
    from scoring.language import Language
    from scoring.model.model import Model
    from scoring.rating.decisions import Decisions
    from scoring.rating.ratings import Ratings
    from scoring.reading.csv_dialect import Written
    from scoring.reading.known_sheets import KnownSheets
    from scoring.reading.workbook import OpenWorkbook
    from scoring.sheets.results import Results
    from scoring.values.table import SheetTable


def calendar_day() -> dt.date:
    """Give the day it is here; nothing below looks at a clock."""
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says over the head of the Settings sheet.

    Parameters
    ----------
    criteria : Path, optional
        The workbook with the criteria, for accounts in another file.
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
    language : Language, optional
        What the results are written in.
    calendar : datetime.date
        The day it is, to rate at where neither `today` nor the setting says another.
    face : Face
        Where the user stands, for what is told them to do next.
    """

    criteria: Path | None = None
    today: dt.date | None = None
    contact_from: float | None = None
    files: bool = True
    split_by: str | None = None
    written: Written | None = None
    language: Language | None = None
    calendar: dt.date = field(default_factory=calendar_day)
    face: Face = Face.TERMINAL


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is read: the sheets that we know, as tables of cells.

    Parameters
    ----------
    origin : Origin
        The files they stand for, and where further tables are looked for.
    known : KnownSheets
        Their tables; Criteria or Accounts may be missing.
    opened : OpenWorkbook, optional
        The file with the criteria, if there is one.
    other : OtherFile, optional
        How the columns of the accounts are called there, where these are in another.
    """

    origin: Origin
    known: KnownSheets
    opened: OpenWorkbook | None = None
    other: OtherFile | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What to rate by.

    Parameters
    ----------
    model : Model or None
        What could be read of Criteria and Settings; None without their headings.
    today : datetime.date
        The day to rate at.
    findings : tuple of Finding
        What is wrong or doubtful in them.
    """

    model: Model | None
    today: dt.date
    findings: tuple[Finding, ...] = ()


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
    foreign : frozenset of Sheet
        Result sheets whose name stands for something else in the workbook, and which
        are therefore not written.
    opened : OpenWorkbook or None
        The file with the criteria, of which more can be read.
    decisions : Decisions or None
        What people decide of some accounts; None where nobody does.
    draft : DraftModel
        The criteria with the draft beside them, where there is one.
    """

    path: Path
    workbook: Path
    model: Model | None
    table: SheetTable
    findings: tuple[Finding, ...]
    today: dt.date
    tables: Mapping[Sheet, SheetTable] = field(default_factory=dict)
    rolled: RolledUp | None = None
    foreign: frozenset[Sheet] = frozenset()
    opened: OpenWorkbook | None = None
    decisions: Decisions | None = None
    face: Face = Face.TERMINAL
    draft: DraftModel = NO_DRAFT

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

    @property
    def keeps_history(self) -> bool:
        """Whether each Score is compared with the one before."""
        return self.model is not None and self.model.settings.keep_history != 0

    def after(self, last: LastRun) -> Book:
        """Add what an earlier Score left, to be compared with, where that is wanted."""
        if not self.keeps_history:
            return self
        return replace(
            self,
            tables={**self.tables, **self._under_new_names(last)},
            findings=(*self.findings, *last.findings),
            foreign=last.foreign,
        )

    def _under_new_names(self, last: LastRun) -> Mapping[Sheet, SheetTable]:
        changes, accounts = map(self.tables.get, (Sheet.CHANGES, Sheet.ACCOUNTS))
        if self.model is None or accounts is None:
            return last.tables
        return under_new_names(last.tables, changes, accounts, self.model.settings)


@dataclass(frozen=True, slots=True)
class Rated:
    """A book whose accounts are rated.

    Parameters
    ----------
    book : Book
        What was rated.
    ratings : Ratings
        The ratings.
    findings : tuple of Finding
        All findings, with those about the accounts.
    draft : Ratings, optional
        The same accounts with the draft in Criteria, where there is one.
    examples : Tally or None
        How many of the examples hold; None without any.
    """

    book: Book
    ratings: Ratings
    findings: tuple[Finding, ...]
    draft: Ratings | None = None
    examples: Tally | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored file.

    Parameters
    ----------
    path : Path
        The workbook that was written.
    ratings : Ratings
        The ratings in it.
    results : Results
        Its sheets.
    pieces : tuple of Piece
        The workbooks that were written beside it, one per value.
    """

    path: Path
    ratings: Ratings
    results: Results
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Rated accounts, as `scoring.score` gives them.

    Parameters
    ----------
    ratings : Ratings
        Everything that the ratings are made of, as arrays.
    """

    ratings: Ratings

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.ratings)

    @property
    def rating(self) -> Floats:
        """The ratings in the order of the accounts: 0 to 10, NaN for No data."""
        return self.ratings.rating

    def table(self) -> pd.DataFrame:
        """Give the columns of the Scored sheet, ranked."""
        return sheet_frame(scored_sheet(self.ratings))
