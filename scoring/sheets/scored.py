"""What the Scored sheet holds: the accounts ranked, with the user's own columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.explain.why import to_research, why
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.derived_headings import heading_to_read
from scoring.model.model import MOST_WITH_POINTS
from scoring.rating.matrix_cells import cell_names, cells_of
from scoring.rating.ranking import LAST, ranked, tier_of
from scoring.rating.rate_block import STATUSES
from scoring.sheets.results import LatestRatings, Look, ScoredColumn, ScoredSheet
from scoring.sheets.typed_cells import typed_column
from scoring.values.refs import column_letters
from scoring.values.table import heading_key, named_apart
from scoring.vocabulary import (
    CalledWord,
    ColumnHead,
    DerivedField,
    ScoredHead,
    Setting,
    Sheet,
    Status,
)


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.arrays import Bools, Floats, Int8s, Ints, Signed
    from scoring.explain.activity_evidence import ActivityEvidence
    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

    Place = Ints | slice

NOTES: Final = {
    ScoredHead.RATING: phrase("0 to 10; 10 is the dream customer"),
    ScoredHead.KNOWN: phrase("Share of the weight whose cells are filled"),
    ScoredHead.CHANCE: phrase(
        "The chance of winning, by won and lost deals; see Review"
    ),
    ScoredHead.FIRM: phrase(
        "In how many of 200 draws of other weights it is a contact"
    ),
    ScoredHead.LOW: phrase("The rating if all that is unknown turned out worst"),
    ScoredHead.HIGH: phrase("The rating if all that is unknown turned out best"),
    ScoredHead.WHY: phrase("The three criteria that moved the rating most"),
    ScoredHead.TO_RESEARCH: phrase("Unknown criteria, first what could change most"),
    ScoredHead.CHANGE: phrase("The rating now less that of the last day before"),
    ScoredHead.TREND: phrase("The latest ratings, one per day that was scored"),
    ScoredHead.OVER_TIME: phrase(
        "The same from 0 to 10 on up to 12 days, folded at the right"
    ),
    ScoredHead.MATRIX: phrase("Where the two groups of the setting Matrix meet"),
}


NUMBERS: Final = frozenset({"number"})
PARTED_FROM: Final = 10_000
"""From which number on thousands are parted; a year is none."""
COLUMN: Final = phrase("Column {letters}")
NO_POINTS: Final = phrase(
    "Scored has {count:,} accounts, and no columns with the points of each criterion: "
    "above {most:,} accounts they are written only if the setting {setting} says yes"
)
GENERAL: Final = "General"
AMOUNT: Final = "#,##0"
AMOUNT_WITH_CENTS: Final = "#,##0.00"


class ShownAs(IntEnum):
    """Where on Scored a column of the accounts stands; History criteria keeps it."""

    ELSEWHERE = 0
    """Under its own heading before them, or nowhere if there is nothing in it."""
    OWN = 1
    """Among the user's own columns."""
    NAME = 2
    """As the account."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of the n accounts beside their ratings.

    Parameters
    ----------
    sellers : pandas.Series of str, optional
        Who takes each; missing for nobody.
    change : ndarray of float, optional
        The rating less that of the last day before; NaN where there is none.
    trend : pandas.Series of str, optional
        The latest ratings in words.
    latest : LatestRatings, optional
        The same in numbers, of more days.
    chance : ndarray of float, optional
        The chance of winning, in whole hundredths; NaN where there is no rating.
    firm : ndarray of float, optional
        The share of draws of other weights in which each is a contact.
    activities : ActivityEvidence, optional
        Which activities give most of the points that criteria look at.
    filled : ndarray of bool, optional
        Which columns of Accounts have something in them, where more accounts than these
        tell.
    """

    sellers: pd.Series[str] | None = None
    change: Floats | None = None
    trend: pd.Series[str] | None = None
    chance: Floats | None = None
    firm: Floats | None = None
    latest: LatestRatings | None = None
    activities: ActivityEvidence | None = None
    filled: Bools | None = None


def sheet_frame(sheet: ScoredSheet) -> pd.DataFrame:
    """Give the columns of a described sheet as a table, ranked."""
    frame = pd.DataFrame({column.heading: column.values for column in sheet.columns})
    if sheet.order is None:
        return frame
    return frame.take(sheet.order).reset_index(drop=True)


def scored_sheet(
    ratings: Ratings,
    table: SheetTable | None = None,
    beside: Beside | None = None,
    *,
    arrange: bool = True,
) -> ScoredSheet:
    """Describe the Scored sheet.

    Parameters
    ----------
    ratings : Ratings
        The rated accounts.
    table : SheetTable, optional
        The Accounts table they came from, for the number formats of its columns.
    beside : Beside, optional
        Further columns.
    arrange : bool
        Whether the columns' values are put in ranked order; else the sheet's `order`
        says how to.
    """
    order, ranks = ranked(ratings)
    place: Place = order
    if not arrange:
        place, ranks[order] = slice(None), ranks.copy()
    beside = beside or Beside()
    parts = (
        _result_columns(ratings, place, ranks, beside.activities),
        _beside_columns(ratings, beside, place, table),
        _profile_columns(ratings, place),
        _known_columns(ratings, beside, place),
        _source_columns(ratings, place, table, beside.filled),
        _points_columns(ratings, place),
    )
    columns = columns_apart(column for part in parts for column in part)
    tiers = sorted(ratings.model.settings.tiers, key=lambda tier: -tier.bound)
    return ScoredSheet(
        columns=columns,
        contact=ratings.is_status(Status.CONTACT)[order],
        tiers=tuple(tier.name for tier in tiers),
        order=None if arrange else order,
        latest=beside.latest and _placed(beside.latest, place),
    )


def _placed(latest: LatestRatings, place: Place) -> LatestRatings:
    return replace(latest, ratings=latest.ratings[:, place])


def columns_apart(columns: Iterable[ScoredColumn]) -> tuple[ScoredColumn, ...]:
    """Give columns headings that no two have in common."""
    columns = tuple(columns)
    headings = named_apart(column.heading for column in columns)
    pairs = zip(columns, headings, strict=True)
    return tuple(replace(column, heading=heading) for column, heading in pairs)


def _column(head: ScoredHead, values: pd.Series, look: Look) -> ScoredColumn:
    return ScoredColumn(str(head), values, look, note=str(NOTES.get(head, "")))


def _result_columns(
    ratings: Ratings,
    order: Place,
    ranks: Floats,
    activities: ActivityEvidence | None,
) -> Iterator[ScoredColumn]:
    yield _column(ScoredHead.RANK, pd.Series(ranks), Look.RANK)
    names = _take(ratings.accounts.name_texts, order)
    yield _column(ScoredHead.ACCOUNT, names, Look.NAME)
    yield _column(ScoredHead.RATING, pd.Series(ratings.rating[order]), Look.RATING)
    tiers = sorted(ratings.model.settings.tiers, key=lambda tier: -tier.bound)
    reached = tier_of(tiers, ratings)[order]
    names_of_tiers = [tier.name for tier in tiers]
    yield _column(ScoredHead.TIER, coded_text(names_of_tiers, reached), Look.TIER)
    shown = coded_text(STATUSES, ratings.status[order])
    yield _column(ScoredHead.STATUS, shown, Look.STATUS)
    sentences = _take(why(ratings, activities), order)
    yield _column(ScoredHead.WHY, sentences, Look.SENTENCE)
    research = _take(to_research(ratings), order)
    yield _column(ScoredHead.TO_RESEARCH, research, Look.SENTENCE)


def _beside_columns(
    ratings: Ratings, beside: Beside, order: Place, table: SheetTable | None
) -> Iterator[ScoredColumn]:
    if beside.sellers is not None:
        sellers = _take(beside.sellers, order)
        yield _column(ScoredHead.SELLER, sellers, Look.TEXT)
    if ratings.model.settings.matrix is not None:
        shown = coded_text(cell_names(ratings), cells_of(ratings)[order])
        yield _column(ScoredHead.MATRIX, shown, Look.MATRIX)
    if beside.change is not None:
        change = pd.Series(beside.change[order])
        yield _column(ScoredHead.CHANGE, change, Look.POINTS)
    if beside.trend is not None:
        yield _column(ScoredHead.TREND, _take(beside.trend, order), Look.TEXT)
    accounts = ratings.accounts
    for column in _people(accounts):
        values = _take(accounts.frame.iloc[:, column], order)
        heading = column_heading(accounts.headings[column], table, column)
        yield ScoredColumn(heading, values, Look.TEXT)


def _people(accounts: Accounts) -> list[int]:
    """Find the columns that say whom to speak to."""
    best = DerivedField.BEST_CONTACT
    return [n for n, heading in enumerate(accounts.headings) if heading == best]


def _profile_columns(ratings: Ratings, order: Place) -> Iterator[ScoredColumn]:
    profiles = ratings.model.profiles
    if profiles:
        # what the rules do not rate has no profile, whoever decides otherwise
        unrated = np.isin(ratings.status, LAST) | np.isin(ratings.by_rules.status, LAST)
        best = np.where(unrated, -1, ratings.profile)[order]
        shown = coded_text(profiles, best)
        yield _column(ScoredHead.BEST_PROFILE, shown, Look.TEXT)
    for name, of_part in zip(profiles, ratings.profile_ratings, strict=True):
        yield ScoredColumn(name, pd.Series(of_part[order]), Look.PART_RATING)
    for name, of_part in zip(ratings.groups, ratings.group_ratings, strict=True):
        yield ScoredColumn(name, pd.Series(of_part[order]), Look.PART_RATING)


def _known_columns(
    ratings: Ratings, beside: Beside, order: Place
) -> Iterator[ScoredColumn]:
    contact = ratings.is_status(Status.CONTACT)[order].astype(np.int8)
    answers = (CalledWord.NO, CalledWord.YES)
    yield _column(ScoredHead.CONTACT, coded_text(answers, contact), Look.CONTACT)
    yield _column(ScoredHead.KNOWN, pd.Series(ratings.known[order]), Look.PERCENT)
    if beside.chance is not None:
        chance = pd.Series(beside.chance[order])
        yield _column(ScoredHead.CHANCE, chance, Look.PERCENT)
    if beside.firm is not None:
        firm = pd.Series(beside.firm[order])
        yield _column(ScoredHead.FIRM, firm, Look.PERCENT)
    yield _column(ScoredHead.LOW, pd.Series(ratings.low[order]), Look.PART_RATING)
    yield _column(ScoredHead.HIGH, pd.Series(ratings.high[order]), Look.PART_RATING)


def _source_columns(
    ratings: Ratings, order: Place, table: SheetTable | None, filled: Bools | None
) -> Iterator[ScoredColumn]:
    """Give the user's own columns, but for the names and those with nothing in them."""
    accounts = ratings.accounts
    formats = table.formats if table is not None else ()
    amounts = _judged_as_numbers(ratings)
    for column in np.flatnonzero(shown_as(ratings, filled) == ShownAs.OWN).tolist():
        heading = accounts.headings[column]
        values = accounts.frame.iloc[:, column]
        code = formats[column] if formats else GENERAL
        if table is not None and column in table.untyped:
            values, code = typed_column(accounts, column)
        if code == GENERAL and column in amounts:
            code = _amount_format(values)
        yield ScoredColumn(
            column_heading(heading, table, column),
            _take(values, order),
            Look.SOURCE,
            number_format=code,
            source=column,
        )


def shown_as(ratings: Ratings, filled: Bools | None = None) -> Int8s:
    """Say where on Scored each column of the accounts stands; see `ShownAs`.

    Parameters
    ----------
    ratings : Ratings
        The rated accounts.
    filled : ndarray of bool, optional
        Which columns have something in them; else those that have for these accounts.
    """
    accounts = ratings.accounts
    shown = np.full(len(accounts.headings), ShownAs.OWN, dtype=np.int8)
    if filled is not None:
        shown[~filled] = ShownAs.ELSEWHERE
    elif len(accounts):
        shown[accounts.frame.isna().all().to_numpy()] = ShownAs.ELSEWHERE
    shown[_people(accounts)] = ShownAs.ELSEWHERE
    shown[accounts.name_column] = ShownAs.NAME
    return shown


def _judged_as_numbers(ratings: Ratings) -> frozenset[int]:
    """Find the columns whose numbers are amounts, as a rule compares them."""
    index = ratings.accounts.index
    fields = (
        heading_key(criterion.field)
        for criterion in ratings.model.criteria
        if criterion.needs == NUMBERS
    )
    return frozenset(index[field] for field in fields if field in index)


def _amount_format(values: pd.Series) -> str:
    """Part the thousands of amounts; years and small numbers stay as they are."""
    if values.dtype.kind not in "if":
        return GENERAL
    if not values.abs().max() >= PARTED_FROM:
        return GENERAL
    return AMOUNT if (values.dropna() % 1 == 0).all() else AMOUNT_WITH_CENTS


def column_heading(heading: str, table: SheetTable | None, column: int) -> str:
    """Give the heading of a column; one that we made of other tables is said."""
    if not heading:
        return COLUMN.format(letters=_letters(table, column))
    return heading if table is None else heading_to_read(table, column)


def _letters(table: SheetTable | None, column: int) -> str:
    return column_letters(table.columns[column] if table else column + 1)


def points_left_out(ratings: Ratings) -> tuple[Finding, ...]:
    """Say that Scored has no points, where nobody has asked for that."""
    return without_points(ratings.model.settings, len(ratings))


def without_points(settings: Settings, count: int) -> tuple[Finding, ...]:
    """Say the same of so many accounts."""
    if settings.shows_points(count) or settings.points_columns is not None:
        return ()
    name = Setting.POINTS_COLUMNS
    sentence = message(NO_POINTS, count=count, most=MOST_WITH_POINTS, setting=name)
    return (finding("A217", Sheet.SCORED, sentence),)


def _points_columns(ratings: Ratings, order: Place) -> Iterator[ScoredColumn]:
    if not ratings.model.settings.shows_points(len(ratings)):
        return
    for criterion, points in zip(ratings.model.criteria, ratings.points, strict=True):
        heading = ColumnHead.POINTS_OF.format(criterion=criterion.name)
        yield ScoredColumn(heading, pd.Series(points[order]), Look.POINTS, folded=True)


def _take(series: pd.Series, order: Place) -> pd.Series:
    if isinstance(order, slice):
        return series
    return series.take(order).reset_index(drop=True)


def coded_text(words: Sequence[str], codes: Signed) -> pd.Series:
    """Spread words over their codes; missing where a code is negative."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    table = pa.array([*map(str, words), None], pa.string())
    positions = np.where(codes < 0, len(words), codes)
    return pd.Series(table.take(pa.array(positions)).to_pandas(), dtype="str")
