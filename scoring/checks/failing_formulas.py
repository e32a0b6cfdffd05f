"""Formulas that give an Excel error for some accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more, formulas_of, shortened
from scoring.findings import Code, Level, message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.conditions.formula import Formula
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


GIVES: Final = phrase(
    "the formula '{formula}' of '{criterion}' gives {error} for '{account}' and does not "
    "match; fill in its cells or use IFERROR"
)
CANNOT: Final = phrase(
    "the formula '{formula}' of '{criterion}' cannot be computed for '{account}' and "
    "does not match; fill in its cells or use IFERROR"
)
CODE: Final = Code(
    "A210",
    Level.WARNING,
    title="formula gives an error",
    help="It counts as no match.",
    advice="Test the formula in a cell of that row.",
    words=(GIVES, CANNOT),
)


@dataclass(frozen=True, slots=True)
class FailingFormulas:
    """Formula results that are errors, once per criterion.

    An account counts where the formula was tried, no earlier rule having matched, and
    where at least one of its fields is filled.
    """

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such account of each criterion, and count the others."""
        for index, criterion in enumerate(ratings.model.criteria):
            if criterion.active:
                outcomes = ratings.outcomes[index]
                failed = [
                    (formula, rows)
                    for rule, formula in formulas_of(criterion)
                    if (
                        rows := failed_rows(formula, ratings.accounts, outcomes >= rule)
                    ).any()
                ]
                if failed:
                    yield _finding(criterion, failed, places)


def failed_rows(formula: Formula, accounts: Accounts, tried: Bools) -> Bools:
    """Mark those tried for which a formula gives an error, though a field is filled."""
    results = formula.results(accounts)
    faulty: Bools = np.array([bool(result.error) for result in results.results])
    blank = np.ones(len(accounts), dtype=np.bool_)
    for name in formula.fields:
        codes, cells = accounts.field_cells(name)
        blank &= np.array([cell.kind == "blank" for cell in cells])[codes]
    return np.asarray(faulty[results.codes] & tried & ~blank)


def _finding(
    criterion: Criterion, failed: list[tuple[Formula, Bools]], places: Places
) -> Finding:
    rows = np.logical_or.reduce([rows for _, rows in failed])
    row, more = first_and_more(rows) or (0, 0)
    formula = next(formula for formula, failing in failed if failing[row])
    accounts = places.accounts
    results = formula.results(accounts)
    error = results.results[results.codes[row]].error
    sentence = message(
        GIVES if error.startswith("#") else CANNOT,
        formula=shortened(formula.text),
        criterion=criterion.name,
        error=error,
        account=places.name(row),
    )
    source = accounts.source(formula.fields[0])
    column = accounts.name_column if source is None else source.column
    place = places.cell(row, column)
    return CODE.at(place, sentence, found=error, more=more)
