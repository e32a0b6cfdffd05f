"""Accounts that may be out: what could have said so cannot be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.failing_formulas import failed_rows
from scoring.checks.quoting import formulas_of, shortened
from scoring.checks.unread import WANTED, may_be_out, unread, yes_or_no
from scoring.findings import HINT, Code, Level, message
from scoring.language import phrase
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.checks.unread import Unread
    from scoring.findings import Finding
    from scoring.model.conditions.formula import Formula
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings


NOT_OUT: Final = phrase(
    "'{cell}' is not {wanted}, so '{criterion}' cannot say whether '{account}' is out: "
    "it was not disqualified; write {wanted}"
)
NO_RESULT: Final = phrase(
    "the formula '{formula}' of '{criterion}' has no result for '{account}', so it "
    "cannot say whether it is out: it was not disqualified; correct its cells"
)
CODE: Final = Code(
    "A214",
    Level.WARNING,
    title="out or not?",
    help="What could have said out cannot be read.",
    advice="Correct the cell, or see to it that nobody calls this account.",
    words=(NOT_OUT, HINT, NO_RESULT),
)
MOST: Final = 20
"""Accounts that are named one by one, for each column and each formula."""


@dataclass(frozen=True, slots=True)
class OutOrNot:
    """Cells and formulas that could have said `out`, account by account.

    Nobody looks for these: unlike other doubts, each is named by itself.
    """

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Name the accounts that nothing else disqualifies."""
        grouped: dict[int, list[Unread]] = defaultdict(list)
        for trouble in _open_cells(ratings):
            grouped[trouble.source.column].append(trouble)
        for column, troubles in grouped.items():
            yield from _of_cells(column, troubles, places)
        for criterion, formula, rows in _open_formulas(ratings):
            yield from _of_formula(criterion, formula, rows, places)


def not_disqualified(ratings: Ratings) -> Bools:
    """Mark the accounts that may be out, though nothing says so."""
    marked = np.zeros(len(ratings), dtype=np.bool_)
    for trouble in _open_cells(ratings):
        marked |= trouble.rows
    for _, _, rows in _open_formulas(ratings):
        marked |= rows
    return marked


def _open_cells(ratings: Ratings) -> Iterator[Unread]:
    for index, trouble in unread(ratings):
        rows = trouble.rows & may_be_out(ratings, index)
        if rows.any():
            yield trouble._replace(rows=rows)


def _open_formulas(ratings: Ratings) -> Iterator[tuple[Criterion, Formula, Bools]]:
    """Give the formulas that could have said `out` and gave an error instead."""
    there = ~ratings.by_rules.is_status(Status.DISQUALIFIED)
    for index, criterion in enumerate(ratings.model.criteria):
        outcomes = ratings.outcomes[index]
        for number, formula in formulas_of(criterion):
            if criterion.active and criterion.rules[number].out:
                tried = there & (outcomes > number)
                rows = failed_rows(formula, ratings.accounts, tried)
                if rows.any():
                    yield criterion, formula, rows


def _of_cells(column: int, troubles: list[Unread], places: Places) -> Iterator[Finding]:
    rows = np.logical_or.reduce([trouble.rows for trouble in troubles])
    for row, more in _named(rows):
        trouble = next(trouble for trouble in troubles if trouble.rows[row])
        cell, wanted = places.quote(row, column), WANTED[trouble.needs]
        near = yes_or_no(cell) if "flag" in trouble.needs else None
        sentence = message(
            NOT_OUT,
            cell=cell,
            wanted=wanted,
            criterion=trouble.criterion.name,
            account=places.name(row),
        ).hint(near)
        place = places.cell(row, column)
        yield CODE.at(place, sentence, expected=wanted, found=cell, more=more)


def _of_formula(
    criterion: Criterion, formula: Formula, rows: Bools, places: Places
) -> Iterator[Finding]:
    source = places.accounts.source(formula.fields[0])
    column = places.accounts.name_column if source is None else source.column
    for row, more in _named(rows):
        sentence = message(
            NO_RESULT,
            formula=shortened(formula.text),
            criterion=criterion.name,
            account=places.name(row),
        )
        yield CODE.at(places.cell(row, column), sentence, more=more)


def _named(rows: Bools) -> Iterator[tuple[int, int]]:
    """Give the first of the rows marked; the last of them with how many follow."""
    every = np.flatnonzero(rows).tolist()
    for number, row in enumerate(every[:MOST], start=1):
        yield row, len(every) - number if number == MOST else 0
