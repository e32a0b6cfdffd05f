"""The worksheet functions: ratings in cells, always up to date.

Each takes an account, the headings above it, and the block of criteria with its
headings. Several accounts give one result each, which spill downwards. A fault comes
back as a short text that starts with ``#``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from addin.cells.ranges import (
    ArgumentError,
    accounts_of,
    frame_of,
    is_blank,
    plain,
    rows_of,
    without_head,
)
from addin.functions.date_serials import with_dates
from addin.functions.expose import worksheet_function
from addin.functions.versions import compiled_as
from scoring.language import phrase
from scoring.model.model import MOST_POINTS
from scoring.rating.rate import rate
from scoring.values.cell import cell_text, read_cell
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import ScoredHead, Sheet, Status


if TYPE_CHECKING:
    import pandas as pd

    from addin.cells.ranges import Rows
    from addin.functions.compile_criteria import Compiled
    from scoring.rating.ratings import Ratings

ACCOUNT: Final = "The cells of one account, or of many: one row each"
ACCOUNTS: Final = "The cells of the accounts, one row each"
HEADINGS: Final = "The heading row of the accounts, as wide as they are"
CRITERIA: Final = "The table of criteria with its headings"
CONTACT_FROM: Final = "The least rating of a contact, 5 if left out"
RANKED: Final = (
    ScoredHead.RANK,
    ScoredHead.ACCOUNT,
    ScoredHead.RATING,
    ScoredHead.TIER,
    ScoredHead.BEST_PROFILE,
    ScoredHead.KNOWN,
    ScoredHead.WHY,
    ScoredHead.TO_RESEARCH,
)
"""The columns of the contact list."""
NO_LEAST: Final = phrase("contact_from '{value}' is not a number from 0 to 10")


@worksheet_function(account=ACCOUNT, headings=HEADINGS, criteria=CRITERIA)
def ACCOUNT_SCORE(  # noqa: N802
    account: Any, headings: Any, criteria: Any, version: Any = ""
) -> Any:
    """Rate an account from 0 to 10; empty where nothing is known of it.

    Several rows of accounts give a column of ratings.

    Examples
    --------
    >>> criteria = [
    ...     ["Criterion", "Weight", "Test", "Value", "Points"],
    ...     ["Industry", 2, "is", "Software", 10],
    ...     ["Employees", 1, "at least", 250, 10],
    ... ]
    >>> ACCOUNT_SCORE(
    ...     ["Acme", "Software", 90], ["Account", "Industry", "Employees"], criteria
    ... )
    6.7
    """
    by = compiled_as(version, headings, criteria)
    rows = _accounts(account, by)
    if len(rows) == 1:
        return _one_rating(rows[0], by)
    return _column(rows, _number_cells(_ratings(rows, by).rating))


@worksheet_function(account=ACCOUNT, headings=HEADINGS, criteria=CRITERIA)
def ACCOUNT_WHY(  # noqa: N802
    account: Any, headings: Any, criteria: Any, version: Any = ""
) -> Any:
    """Say which three criteria moved an account's rating most.

    Several rows of accounts give a column of sentences. One call for many rows is
    much faster than many calls.
    """
    from scoring.explain.why import why  # noqa: PLC0415 - brings pyarrow

    by = compiled_as(version, headings, criteria)
    rows = _accounts(account, by)
    if len(rows) == 1 and is_blank(rows[0]):
        return ""
    sentences = _column(rows, why(_ratings(rows, by)).tolist())
    return sentences if len(rows) > 1 else sentences[0][0]


@worksheet_function(account=ACCOUNT, headings=HEADINGS, criteria=CRITERIA)
def ACCOUNT_POINTS(  # noqa: N802
    account: Any, headings: Any, criteria: Any, version: Any = ""
) -> Any:
    """Give an account's points, one column for each criterion.

    They stand in the order of the criteria, before weights; empty where a criterion
    is skipped. Several rows of accounts give a row each.
    """
    by = compiled_as(version, headings, criteria)
    rows = _accounts(account, by)
    count = len(by.model.criteria)
    if len(rows) == 1:
        return [_one_points(rows[0], by) or [""] * count]
    points = _ratings(rows, by).points.T
    return [
        [""] * count if is_blank(row) else _number_cells(earned)
        for row, earned in zip(rows, points, strict=True)
    ]


@worksheet_function(
    accounts=ACCOUNTS,
    headings=HEADINGS,
    criteria=CRITERIA,
    contact_from=CONTACT_FROM,
)
def ACCOUNT_RANKED(  # noqa: N802
    accounts: Any,
    headings: Any,
    criteria: Any,
    contact_from: Any = None,
    version: Any = "",
) -> Any:
    """List the accounts to contact, the best first, under headings.

    Accounts below the least rating, disqualified ones and those without data are
    left out, as are rows that are no accounts, such as totals.
    """
    by = compiled_as(version, headings, criteria)
    least = _least(contact_from)
    rows = tuple(row for row in _accounts(accounts, by) if not is_blank(row))
    rows = _without_other_rows(rows, by)
    heads = ranked_heads(by)
    if not rows:
        return [heads]
    columns = contact_columns(_ratings(rows, by, least))
    listed = zip(*(_result_cells(columns[head]) for head in heads), strict=True)
    return [heads, *map(list, listed)]


def _without_other_rows(rows: Rows, by: Compiled) -> Rows:
    """Leave out totals and the like, as Score does."""
    from scoring.reading.no_accounts import without_other_rows  # noqa: PLC0415 - brings pyarrow

    table = SheetTable.of(Sheet.ACCOUNTS, [by.headings, *rows])
    accounts, _ = without_other_rows(table)
    first = table.header_row + 1
    return tuple(rows[row - first] for row in accounts.rows.tolist())


def ranked_heads(by: Compiled) -> list[str]:
    """Give the headings of the contact list."""
    profiled = bool(by.model.profiles)
    return [str(h) for h in RANKED if profiled or h is not ScoredHead.BEST_PROFILE]


def contact_columns(ratings: Ratings) -> dict[str, pd.Series[Any]]:
    """Give the columns of Scored by heading, with the contacts only."""
    from scoring.sheets.scored import scored_sheet  # noqa: PLC0415 - brings pyarrow

    contacts = ratings.take(ratings.is_status(Status.CONTACT).nonzero()[0])
    return {
        str(column.heading): column.values for column in scored_sheet(contacts).columns
    }


def _today() -> dt.date:
    """Read the clock, anew for each call."""
    return dt.datetime.now().astimezone().date()


def _accounts(values: Any, by: Compiled) -> Rows:
    rows = without_head(accounts_of(values, by.headings), by.headings)
    return with_dates(rows, by.dates, by.years)


def _ratings(rows: Rows, by: Compiled, contact_from: float | None = None) -> Ratings:
    model = by.model
    if contact_from is not None:
        settings = replace(model.settings, contact_from=contact_from)
        model = replace(model, settings=settings)
    return rate(model, frame_of(rows), today=_today(), headings=by.headings)


def _one_rating(row: tuple[Any, ...], by: Compiled) -> float | str:
    cells = [plain(cell) for cell in row]
    if not any(cell is not None for cell in cells):
        return ""
    rating = by.rater_of(cells).rate(cells, day_of(_today())).rating
    return _cell(rating)


def _one_points(row: tuple[Any, ...], by: Compiled) -> list[float | str]:
    """Give the points of one account; none for an empty row."""
    cells = [plain(cell) for cell in row]
    if not any(cell is not None for cell in cells):
        return []
    return [*map(_cell, by.rater_of(cells).rate(cells, day_of(_today())).points)]


def _column(rows: Rows, results: list[Any]) -> list[list[Any]]:
    """Stand results below each other; nothing beside an empty row."""
    paired = zip(rows, results, strict=True)
    return [["" if is_blank(row) else result] for row, result in paired]


def _cell(number: float) -> float | str:
    return "" if number != number else number  # noqa: PLR0124 - NaN


def _number_cells(numbers: Any) -> list[float | str]:
    return [*map(_cell, numbers.tolist())]


def _result_cells(values: pd.Series[Any]) -> list[Any]:
    return values.astype(object).where(values.notna(), "").tolist()


def _least(value: Any) -> float | None:
    cell = read_cell(plain(rows_of(value)[0][0]))
    if cell.kind == "blank":
        return None
    if not 0 <= cell.number <= MOST_POINTS:
        raise ArgumentError(NO_LEAST.format(value=cell_text(cell)))
    return cell.number
