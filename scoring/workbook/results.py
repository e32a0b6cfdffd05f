"""What the result sheets hold, described before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from scoring.errors import Finding


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
    SOURCE = "source"


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
    folded : bool
        Whether the column belongs to the group that is folded away.
    note : str
        What the heading means, shown as a note on it; may be empty.
    """

    heading: str
    values: pd.Series
    look: Look
    number_format: str = "General"
    folded: bool = False
    note: str = ""


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
    """

    columns: tuple[ScoredColumn, ...]
    contact: NDArray[np.bool_]
    tiers: tuple[str, ...]
    order: NDArray[np.int64] | None = None


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


@dataclass(frozen=True, slots=True)
class Research:
    """An account that more data would most likely lift over the line."""

    account: str
    rating: float
    high: float
    to_research: str


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


@dataclass(frozen=True, slots=True)
class Results:
    """All three result sheets."""

    scored: ScoredSheet
    summary: SummarySheet
    findings: tuple[Finding, ...]
