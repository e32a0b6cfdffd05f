"""Data quality: what is doubtful in the accounts, alone and against the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.checks.bands import in_gaps
from scoring.checks.decimals import unclear_decimals
from scoring.checks.duplicates import repeated_accounts
from scoring.checks.failures import failing_formulas
from scoring.checks.headings import check_fields
from scoring.checks.mismatch import mismatched_dates
from scoring.checks.missing import missing_cells
from scoring.checks.misspelled import near_misses
from scoring.checks.quoting import Places, in_order
from scoring.checks.ranges import became_dates
from scoring.checks.sameness import same_points
from scoring.checks.unread import unread_cells


if TYPE_CHECKING:
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable

__all__ = ["check_fields", "review_accounts", "review_contacts"]

CHECKS = (
    became_dates,
    repeated_accounts,
    failing_formulas,
    in_gaps,
    mismatched_dates,
    missing_cells,
    near_misses,
    same_points,
    unclear_decimals,
    unread_cells,
)
"""Each takes the scores and the places, and yields findings."""
OF_CONTACTS = (
    became_dates,
    failing_formulas,
    in_gaps,
    mismatched_dates,
    near_misses,
    unclear_decimals,
    unread_cells,
)
"""Those that say as much of contacts; two people may well bear one name."""


def review_accounts(scores: Ratings, table: SheetTable | None) -> list[Finding]:
    """Find what is doubtful in the accounts, and in the model seen against them.

    Parameters
    ----------
    scores : Ratings
        The accounts, rated.
    table : SheetTable or None
        Where the accounts stand, row by row; without it a heading is the place.

    Returns
    -------
    list of Finding
        Warnings and notes, by sheet, code and place. Trouble that many cells share is
        one finding about the first of them, with the number of the others.

    Examples
    --------
    >>> import datetime, pandas as pd
    >>> from scoring import parse_model
    >>> from scoring.rating.ratings import rate
    >>> model = parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Employees", 1, "at least", 50, 10],
    ...     ]
    ... )
    >>> accounts = pd.DataFrame(
    ...     {"Account": ["Acme", "Bolt"], "Employees": [50, "about 40"]}
    ... )
    >>> scores = rate(model, accounts, today=datetime.date(2026, 11, 20))
    >>> [found.code for found in review_accounts(scores, None)]
    ['A202']
    """
    if len(scores) == 0:
        return []
    places = Places(scores.accounts, table)
    return in_order(found for check in CHECKS for found in check(scores, places))


def review_contacts(scores: Ratings, table: SheetTable) -> list[Finding]:
    """Find what is doubtful in contacts that were rated as accounts are."""
    if len(scores) == 0:
        return []
    places = Places(scores.accounts, table)
    return in_order(found for check in OF_CONTACTS for found in check(scores, places))
