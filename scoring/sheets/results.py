"""What the result sheets hold, described before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.judgement.firmness import Firmness  # noqa: TC001 - pydantic reads it
from scoring.model.model import Axis  # noqa: TC001 - pydantic reads it
from scoring.sheets.stamp_figures import Stamp  # noqa: TC001 - pydantic reads it
from scoring.values.json_values import FloatOrNull  # noqa: TC001 - pydantic reads it
from scoring.vocabulary import RESULT_SHEETS, Sheet, Status


if TYPE_CHECKING:
    import pandas as pd

    from scoring.arrays import Bools, Floats, Ints
    from scoring.findings import Finding
    from scoring.judgement.examples import Tally
    from scoring.sheets.lists_page import TwoLists


class Look(StrEnum):
    """How a column of the Scored sheet is shown."""

    TEXT = "text"
    SENTENCE = "sentence"
    RANK = "rank"
    NAME = "name"
    RATING = "rating"
    PART_RATING = "part rating"
    PERCENT = "percent"
    POINTS = "points"
    TIER = "tier"
    STATUS = "status"
    CONTACT = "contact"
    MATRIX = "matrix"
    DATE = "date"
    SOURCE = "source"
    SPARKLINE = "sparkline"


@dataclass(frozen=True, slots=True)
class ScoredColumn:
    """One column of Scored.

    Parameters
    ----------
    heading : str
        Unique in the sheet.
    values : pandas.Series of length n
        float64 (NaN blank), int64, bool, datetime64, ``str`` or object, in ranked
        order.
    look : Look
        How it is shown; `SOURCE` columns are the user's own.
    number_format : str
        Format code for `SOURCE` columns, as in the Accounts sheet.
    source : int
        Which column of the accounts it is, from 0; -1 for one of ours.
    folded : bool
        Whether the column belongs to the group that is folded away.
    note : str
        What the heading means, shown as a note on it; may be empty.
    """

    heading: str
    values: pd.Series
    look: Look
    number_format: str = "General"
    source: int = -1
    folded: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class LatestRatings:
    """The ratings of the latest days, of which a file draws a sparkline per account.

    Parameters
    ----------
    days : tuple of str
        ISO dates, the earliest first; the last is today.
    ratings : ndarray of float, shape (d, n)
        NaN where an account had none; in the order of the sheet's columns.
    """

    days: tuple[str, ...]
    ratings: Floats


@dataclass(frozen=True, slots=True)
class ScoredSheet:
    """The ranked accounts.

    Parameters
    ----------
    columns : tuple of ScoredColumn
        All of length n.
    contact : ndarray of bool, shape (n,)
        Whether the row passes the contact filter; the others are hidden.
    tiers : tuple of str
        Names of the tiers, best first.
    order : ndarray of int, shape (n,), optional
        For each row the position in the columns' values, where these are not in
        ranked order themselves; large books are then never sorted in memory.
    latest : LatestRatings, optional
        What sparklines are drawn of; None for no sparklines.
    """

    columns: tuple[ScoredColumn, ...]
    contact: Bools
    tiers: tuple[str, ...]
    order: Ints | None = None
    latest: LatestRatings | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well one criterion is filled in."""

    criterion: str
    weight_share: float
    known: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Top:
    """One line of the top ten."""

    rank: int
    account: str
    rating: float
    tier: str
    why: str
    status: str = Status.CONTACT

    @property
    def sentence(self) -> str:
        """Why, and first that it is not to be contacted, if so."""
        if self.status == Status.CONTACT:
            return self.why
        status = str(self.status)
        return f"{status}: {self.why}" if self.why else status


@dataclass(frozen=True, slots=True)
class Research:
    """An account that more data would most likely lift over the line."""

    account: str
    rating: FloatOrNull
    high: float
    to_research: str


@dataclass(frozen=True, slots=True)
class Lowering:
    """A rule that disqualifies or takes points away, and what it did.

    Parameters
    ----------
    rule : str
        Its criterion and what it asks, such as ``Industry: is Gambling``.
    points : str
        ``out``, or the points it takes, such as ``-5``.
    accounts : int
        How many it disqualified, or lowered without their being out.
    place : str
        Its cell on Criteria, or that of its criterion.
    """

    rule: str
    points: str
    accounts: int
    place: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell of the matrix: how many accounts stand in it, and the best by name."""

    name: str
    count: int
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Two groups beside each other, the cells row by row, the best first."""

    rows: Axis
    columns: Axis
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An account that became a contact, or is one no longer.

    Parameters
    ----------
    account : str
        Its name.
    was, rating : float
        Last time and now; NaN for none.
    why : str
        What moved it, in words.
    seller : str
        Who has it; may be empty.
    """

    account: str
    was: FloatOrNull
    rating: FloatOrNull
    why: str
    seller: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since another day, all of it, the best rated first."""

    since: str
    became: tuple[Moved, ...]
    fell: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What a person decides of an account, and that soon holds no longer.

    Parameters
    ----------
    account : str
        Its name.
    until : str
        ISO date of the last day.
    decision : str
        A rating, or ``contact``, ``not contact`` or ``out``.
    why : str
        Who decides it, why, and what the rules say instead.
    """

    account: str
    until: str
    decision: str
    why: str


@dataclass(frozen=True, slots=True)
class ByHandCount:
    """How many accounts are decided by hand, and which of that soon runs out."""

    accounts: int
    ending: tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """The figures of the Summary sheet.

    Parameters
    ----------
    source : str
        Name of the scored file.
    today : str
        ISO date of the run.
    contact_from : float
        The minimum rating of a contact.
    statuses : tuple of (str, int)
        Number of accounts per status, every status once.
    histogram : tuple of (str, int)
        Number of rated accounts per rating band: ``0-1``, ``1-2`` ... ``9-10``.
    tiers : tuple of (str, int)
        Number of accounts per tier, best first.
    coverage : tuple of Coverage
        One per criterion with weight, in the order of Criteria.
    top : tuple of Top
        The ten best.
    research : tuple of Research
        What to research next, at most ten.
    errors, warnings, notes : int
        Findings per level, shown with a link to Check.
    not_disqualified : int
        Accounts that may be out, but for a cell that cannot be read.
    lowering : tuple of Lowering
        One per rule that disqualifies or takes points away, in the order of Criteria.
    matrix : HeatMap, optional
        Fit beside engagement.
    changes : Changes, optional
        What changed since the latest earlier day, once there was one.
    same_day : Changes, optional
        What changed since an earlier Score of the same day, where there was another
        result.
    stamp : Stamp, optional
        By what the Score can be repeated.
    by_hand : ByHandCount, optional
        What people decide; None where nobody decides anything.
    firmness : Firmness, optional
        How firm the list of contacts is, where the setting Firm asks for it.
    examples : Tally, optional
        How many examples hold; None without any.
    """

    source: str
    today: str
    contact_from: float
    statuses: tuple[tuple[str, int], ...]
    histogram: tuple[tuple[str, int], ...]
    tiers: tuple[tuple[str, int], ...]
    coverage: tuple[Coverage, ...]
    top: tuple[Top, ...]
    research: tuple[Research, ...]
    errors: int
    warnings: int
    notes: int
    not_disqualified: int = 0
    lowering: tuple[Lowering, ...] = ()
    matrix: HeatMap | None = None
    changes: Changes | None = None
    same_day: Changes | None = None
    stamp: Stamp | None = None
    by_hand: ByHandCount | None = None
    firmness: Firmness | None = None
    examples: Tally | None = None


@dataclass(frozen=True, slots=True)
class Further:
    """A result sheet that not every workbook gets: one table, drawn like Scored.

    Parameters
    ----------
    sheet : Sheet
        One of `RESULT_SHEETS`.
    table : ScoredSheet
        Its columns; `contact` says which rows are shown.
    hidden : bool
        Whether the tab is hidden when it is added; one that is there stays as it is.
    """

    sheet: Sheet
    table: ScoredSheet
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """The three sheets that every workbook gets, and further ones.

    Parameters
    ----------
    scored : ScoredSheet
        The accounts.
    summary : SummarySheet
        The figures.
    findings : tuple of Finding
        What Check lists.
    further : tuple of Further
        The other result sheets, each at most once, in any order.
    checked : bool
        Whether there is a sheet Check.
    drafted : TwoLists, optional
        What a draft would change, where Criteria have one.
    """

    scored: ScoredSheet
    summary: SummarySheet
    findings: tuple[Finding, ...]
    further: tuple[Further, ...] = ()
    checked: bool = True
    drafted: TwoLists | None = None

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets there are, in the order of their tabs."""
        sheets = {Sheet.SCORED, Sheet.SUMMARY}
        sheets |= {Sheet.CHECK} if self.checked else set()
        sheets |= {Sheet.DRAFT} if self.drafted is not None else set()
        sheets |= {more.sheet for more in self.further}
        return tuple(sheet for sheet in RESULT_SHEETS if sheet in sheets)

    @property
    def tables(self) -> dict[Sheet, ScoredSheet]:
        """The sheets that are one table each."""
        further = {more.sheet: more.table for more in self.further}
        return {Sheet.SCORED: self.scored, **further}

    @property
    def hidden(self) -> frozenset[Sheet]:
        """The sheets that are not for reading."""
        return frozenset(more.sheet for more in self.further if more.hidden)
