"""Every check that fits, run over a model, its columns or its accounts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from scoring.checks.fields import Fields
from scoring.checks.quoting import Places, in_order
from scoring.checks.rated import Rated
from scoring.checks.registry import (
    ACCOUNT_CHECKS,
    CONTACT_CHECKS,
    FIELD_CHECKS,
    LONE_MODEL_CHECKS,
    MODEL_CHECKS,
)
from scoring.threads import side_by_side


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.checks.registry import AccountCheck
    from scoring.findings import Finding
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings
    from scoring.values.table import SheetTable
    from scoring.vocabulary import Sheet

NO_COLUMN: Final = "C111"
OF_THE_WHOLE: Final = ("C201", "C210")
"""Doubts about all criteria together: none to have while some cannot be read."""


def check_fields(
    model: Model,
    accounts: Accounts,
    table: SheetTable | None,
    there: Mapping[Sheet, bool] | None = None,
) -> list[Finding]:
    """Find the account fields that no column has, and headings that stand twice.

    Parameters
    ----------
    model : Model
        Its criteria name account fields; those with weight 0 are left alone.
    accounts : Accounts
        Their headings matter, not their cells.
    table : SheetTable or None
        Where they stand.
    there : mapping of Sheet to bool, optional
        The sheets that there are, and whether each is used; without it nothing is
        said of sheets that fields come from.

    Returns
    -------
    list of Finding
        By sheet, code and place.

    Examples
    --------
    >>> import pandas as pd
    >>> from scoring import Settings, parse_model
    >>> from scoring.rating.accounts import Accounts
    >>> model = parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Employes", 1, "at least", 50, 10],
    ...     ]
    ... )
    >>> frame = pd.DataFrame({"Account": ["Acme"], "Employees": [50]})
    >>> print(*check_fields(model, Accounts(frame, Settings(), 0.0), None))
    C111 Criteria!A2: no column 'Employes' in Accounts, did you mean 'Employees'?
    """
    fields = Fields(model, accounts, table, there)
    return in_order(finding for one in FIELD_CHECKS for finding in one.check(fields))


def review_model(
    model: Model, *, alone: bool = False, who: Rated = Rated.ACCOUNTS
) -> list[Finding]:
    """Find what is doubtful in a model by itself.

    Parameters
    ----------
    model : Model
        A model without errors.
    alone : bool
        Whether there are no accounts to hold it against. Gaps between bands are then
        noted as such; otherwise they matter only where an account falls in one.
    who : Rated
        Whom it rates.

    Returns
    -------
    list of Finding
        Warnings and notes, by code and place.

    Examples
    --------
    >>> from scoring import parse_model
    >>> model = parse_model([
    ...     ["Criterion", "Weight", "Test", "Value", "Points"],
    ...     ["Employees", 1, "at least", 50, 10],
    ...     ["Employees", None, "at least", 250, 5],
    ... ])
    >>> print(*review_model(model))
    C202 Criteria!C3: 'at least 250' never matches, since 'at least 50' in Criteria!C2 \
catches all of it first; put the narrower rule above
    """
    checks = LONE_MODEL_CHECKS if alone else MODEL_CHECKS
    return in_order(finding for one in checks for finding in one.check(model, who))


def review_in_part(model: Model, errors: Sequence[Finding]) -> Iterator[Finding]:
    """Find what is doubtful in a model, of which rules with errors are missing."""
    lacks = any(e.code.startswith("C1") and e.code != NO_COLUMN for e in errors)
    for doubt in review_model(model, alone=True):
        if not (lacks and doubt.code in OF_THE_WHOLE):
            yield doubt


def review_accounts(ratings: Ratings, table: SheetTable | None) -> list[Finding]:
    """Find what is doubtful in the accounts, and in the model seen against them.

    Parameters
    ----------
    ratings : Ratings
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
    >>> from scoring.rating.rate import rate
    >>> model = parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Employees", 1, "at least", 50, 10],
    ...     ]
    ... )
    >>> accounts = pd.DataFrame(
    ...     {"Account": ["Acme", "Bolt"], "Employees": [50, "some 40"]}
    ... )
    >>> ratings = rate(model, accounts, today=datetime.date(2026, 11, 20))
    >>> [finding.code for finding in review_accounts(ratings, None)]
    ['A207', 'A202']
    """
    if len(ratings) == 0:
        return []
    return in_order(_findings_of(ACCOUNT_CHECKS, ratings, table))


def review_contacts(ratings: Ratings, table: SheetTable) -> list[Finding]:
    """Find what is doubtful in contacts that were rated as accounts are."""
    if len(ratings) == 0:
        return []
    return in_order(_findings_of(CONTACT_CHECKS, ratings, table))


def _findings_of(
    checks: Sequence[AccountCheck], ratings: Ratings, table: SheetTable | None
) -> Iterator[Finding]:
    """Let every check look, several at a time where the accounts are many."""
    places = Places(ratings.accounts, table)

    def look(check: AccountCheck) -> list[Finding]:
        return list(check.check(ratings, places))

    return chain.from_iterable(side_by_side(len(ratings), look, checks))
