"""Dates where they cannot be right: after Today, or against what a rule compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import first_and_more
from scoring.finding_codes import finding
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.model.conditions.recency import Days
from scoring.rating.columns import Dense
from scoring.values.days import date_of
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Derive
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.columns import Column
    from scoring.rating.ratings import Ratings

PAST: Final = (Test.IN_LAST_DAYS, Test.NOT_IN_LAST_DAYS)
WORDS: Final = {"number": "numbers", "day": "dates"}


def mismatched_dates(scores: Ratings, places: Places) -> Iterator[Finding]:
    """Find dates after Today (A213), and rules that compare the other kind (C213)."""
    told: set[int] = set()
    for criterion in scores.model.criteria:
        source = scores.accounts.source(criterion.field)
        if source is None or not criterion.active:
            continue
        if _looks_back(criterion, source.derive) and source.column not in told:
            told.add(source.column)
            yield from _after_today(source.column, scores.accounts, places)
        if source.derive is None:
            yield from _other_kind(criterion, source.column, scores.accounts)


def _looks_back(criterion: Criterion, derive: Derive | None) -> bool:
    tests = {rule.test for rule in criterion.rules}
    return derive is not None or bool(tests & set(PAST))


def _days(column: int, accounts: Accounts) -> Floats | None:
    """Give the days of a column; None for a column of numbers."""
    read = accounts.column(column)
    if isinstance(read, Dense):
        return read.values if read.lens == "day" else None
    return np.array([cell.day for cell in read.cells])[read.codes]


def _after_today(column: int, accounts: Accounts, places: Places) -> Iterator[Finding]:
    days = _days(column, accounts)
    found = None if days is None else first_and_more(days > accounts.today)
    if found is None:
        return
    row, more = found
    today = date_of(accounts.today).isoformat()
    text = f"'{places.said(row, column)}' in '{accounts.headings[column]}' lies after "
    text += f"Today ({today}); mend the date, or the setting Today"
    yield finding("A213", places.cell(row, column), text, more=more)


def _other_kind(
    criterion: Criterion, column: int, accounts: Accounts
) -> Iterator[Finding]:
    """Find rules that compare dates in a column of numbers, and the other way."""
    held = _held(accounts.column(column))
    for rule in criterion.rules:
        condition = rule.condition
        wanted = "day" if isinstance(condition, Days) else None
        if isinstance(condition, Within | Scale):
            wanted = condition.lens
        if wanted is not None and len(held) == 1 and wanted not in held:
            (kind,) = held
            text = f"'{rule.said}' compares {WORDS[wanted]}, but "
            text += f"'{accounts.headings[column]}' holds {WORDS[kind]}; it never "
            text += "matches"
            place, other = rule.place, WORDS[wanted]
            yield finding("C213", place, text, expected=WORDS[kind], found=other)


def _held(read: Column) -> set[str]:
    """Say whether a column holds numbers, days, both or neither."""
    if isinstance(read, Dense):
        return set() if np.isnan(read.values).all() else {read.lens}
    numbers = any(cell.number == cell.number for cell in read.cells)
    days = any(cell.day == cell.day for cell in read.cells)
    return {kind for kind, some in (("number", numbers), ("day", days)) if some}
