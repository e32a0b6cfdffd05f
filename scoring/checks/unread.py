"""Cells that a criterion cannot read: text where it needs a number or a date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.checks.quoting import first_and_more, judged_cells, sources
from scoring.finding_codes import finding
from scoring.model.conditions.base import Moment
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.model.conditions.recency import Days
from scoring.model.derived_fields import Derive, derive_array
from scoring.rating.columns import Coded
from scoring.rating.decide import no_match


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell


class _Trouble(NamedTuple):
    """What a criterion lacks in a field."""

    criterion: Criterion
    needs: frozenset[str]
    rows: Bools


def unread_cells(scores: Ratings, places: Places) -> Iterator[Finding]:
    """Find cells without the number or date that Tests need (A202, A203).

    Only those count that matched no rule: a text that the criterion names itself, or
    that `otherwise` catches, is an answer. A cell that a derived field cannot be made
    of counts always.
    """
    grouped: dict[tuple[str, int], list[_Trouble]] = defaultdict(list)
    for index, criterion, source in sources(scores.model, scores.accounts):
        needs = needed(criterion, source)
        rows = _rows(criterion, source, scores.accounts, needs)
        if rows is None:
            continue
        if source.derive is None:
            rows &= scores.outcomes[index] == no_match(criterion)
        if rows.any():
            code = "A202" if "number" in needs else "A203"
            trouble = _Trouble(criterion, needs, rows)
            grouped[code, source.column].append(trouble)
    for (code, column), troubles in grouped.items():
        yield _finding(code, column, troubles, places)


def needed(criterion: Criterion, source: Source) -> frozenset[str]:
    """Say which readings of its cells a criterion can use; empty for any."""
    if source.derive is Derive.DAYS_SINCE:
        return frozenset({"day"})
    if source.derive is Derive.YEARS_SINCE:
        return frozenset({"day", "year"})
    conditions = [rule.condition for rule in criterion.rules]
    limits = {c.lens for c in conditions if isinstance(c, Within | Scale)}
    ages = {"day" for c in conditions if isinstance(c, Days)}
    return frozenset(limits | ages)


def _rows(
    criterion: Criterion, source: Source, accounts: Accounts, needs: frozenset[str]
) -> Bools | None:
    """Mark the filled cells without a reading that is needed; None for none."""
    if not needs:
        return None
    column = accounts.column(source.column)
    if isinstance(column, Coded):
        lacking = _lacking(criterion, source, column, accounts.today, needs)
        return lacking[column.codes] if lacking.any() else None
    filled = ~np.isnan(column.values)
    if criterion.blank_words.dense:
        row = Moment(accounts.today)
        filled &= ~criterion.blank_words.array(column.values, column.lens, row)
    if source.derive is None:
        return None if column.lens in needs else filled
    derive, today = source.derive, accounts.today
    made, _ = derive_array(column.values, column.lens, derive, today)
    return filled & np.isnan(made)


def _lacking(
    criterion: Criterion,
    source: Source,
    column: Coded,
    today: float,
    needs: frozenset[str],
) -> Bools:
    plain = judged_cells(criterion, source._replace(derive=None), column, today)
    if source.derive is None:
        found = (cell.kind != "blank" and not _reads(cell, needs) for cell in plain)
    else:
        made = judged_cells(criterion, source, column, today)
        pairs = zip(plain, made, strict=True)
        found = (one.kind != "blank" and other.kind == "blank" for one, other in pairs)
    return np.fromiter(found, np.bool_, len(plain))


def _reads(cell: Cell, needs: frozenset[str]) -> bool:
    number = "number" in needs and cell.number == cell.number
    return number or ("day" in needs and cell.day == cell.day)


def _finding(
    code: str, column: int, troubles: list[_Trouble], places: Places
) -> Finding:
    """Report the first cell, and how many more there are for any criterion."""
    rows = np.logical_or.reduce([trouble.rows for trouble in troubles])
    row, more = first_and_more(rows) or (0, 0)
    criterion, needs, _ = next(trouble for trouble in troubles if trouble.rows[row])
    said, wanted = places.said(row, column), _wanted(needs)
    source = places.accounts.source(criterion.field)
    if source is not None and source.derive is not None:
        effect = f", so '{criterion.field}' is blank"
    else:
        effect = (
            f", which '{criterion.name}' needs: it matches no rule and earns 0 points"
        )
    text = f"'{said}' is not {wanted}{effect}; write {wanted}"
    place = places.cell(row, column)
    return finding(code, place, text, expected=wanted, found=said, more=more)


def _wanted(needs: frozenset[str]) -> str:
    words = {"number": "a number", "day": "a date", "year": "a year"}
    return " or ".join(word for need, word in words.items() if need in needs)
