"""From a criterion's cell to its outcome: which rule decided, and what it earned.

An outcome is the index of the rule that decided, or one past the rules where none
matched, or two past them where the criterion is unknown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.model.conditions.base import Moment
from scoring.rating.columns import Coded, Dense
from scoring.rating.derive import derive_array, derive_cell
from scoring.values.cell import BLANK


if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.arrays import Bools, Floats, Int16s, Ints
    from scoring.model.conditions.base import Kind, Lens, Row
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Rule
    from scoring.rating.accounts import Accounts
    from scoring.values.cell import Cell

    Judge = Callable[[slice], "Decided"]
    Decide = Callable[[Cell, Row], tuple[int, float]]


class Decided(NamedTuple):
    """What one criterion gave for n accounts.

    Parameters
    ----------
    outcomes : ndarray of int, shape (n,)
        Which rule decided.
    points : ndarray of float, shape (n,)
        NaN where skipped.
    """

    outcomes: Int16s
    points: Floats


def no_match(criterion: Criterion) -> int:
    """Give the outcome where no rule matched."""
    return len(criterion.rules)


def unknown(criterion: Criterion) -> int:
    """Give the outcome where the criterion is unknown."""
    return len(criterion.rules) + 1


def outcome_points(criterion: Criterion) -> list[float]:
    """Give the points of each outcome; NaN for skipped."""
    blank = math.nan if criterion.if_blank.skip else criterion.if_blank.points
    return [*(rule.points for rule in criterion.rules), 0.0, blank]


def outcome_outs(criterion: Criterion) -> list[bool]:
    """Say for each outcome whether it disqualifies."""
    return [*(rule.out for rule in criterion.rules), False, criterion.if_blank.out]


def outcome_floors(criterion: Criterion) -> list[float]:
    """Give for each outcome the rating that it sets as a floor; NaN for none."""
    return [*(rule.floor for rule in criterion.rules), math.nan, math.nan]


def is_answer(cell: Cell, needs: frozenset[Kind]) -> bool:
    """Say whether a filled cell reads as one of the kinds that a criterion needs.

    >>> from scoring.values.cell import read_cell
    >>> needs = frozenset({"number"})
    >>> is_answer(read_cell("51-200"), needs), is_answer(read_cell("TBD"), needs)
    (True, False)
    """
    if not needs:
        return True
    number = cell.number == cell.number or cell.span is not None
    return (
        (number and "number" in needs)
        or (cell.day == cell.day and "day" in needs)
        or (cell.flag is not None and "flag" in needs)
    )


def no_answers(values: Floats, lens: Lens, needs: frozenset[Kind]) -> Bools:
    """Mark the numbers or days that are no answers; see `is_answer`."""
    if not needs or lens in needs:
        return np.zeros(values.shape, dtype=np.bool_)
    if lens == "number" and "flag" in needs:
        neither: Bools = (values != 0) & (values != 1)
        return neither
    return np.ones(values.shape, dtype=np.bool_)


def field_cell(
    criterion: Criterion, cell: Cell, source: Source | None, row: Row
) -> Cell:
    """Give the cell that a criterion judges: blank words blank, then derived."""
    if cell.kind != "blank" and criterion.blank_words.cell(cell, row):
        return BLANK
    if source is None or source.derive is None:
        return cell
    return derive_cell(cell, source.derive, row.today)


def decide(criterion: Criterion, cell: Cell, row: Row) -> tuple[int, float]:
    """Decide one criterion for one account.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    cell : Cell
        The cell it judges, as `field_cell` gives it.
    row : Row
        The account.

    Returns
    -------
    tuple of (int, float)
        The outcome and its points, NaN where skipped.
    """
    return decider(criterion)(cell, row)


def decider(criterion: Criterion) -> Decide:
    """Give `decide` of one criterion, with all that no cell changes looked up."""
    rules = tuple(
        (
            index,
            rule.condition.cell,
            rule.condition.earn if _varies(rule) else None,
            rule.points,
        )
        for index, rule in enumerate(criterion.rules)
    )
    unmatched = len(rules), 0.0
    points = math.nan if criterion.if_blank.skip else criterion.if_blank.points
    blank = len(rules) + 1, points
    needs = criterion.needs

    def decided(cell: Cell, row: Row) -> tuple[int, float]:
        for index, matches, earn, points in rules:
            if matches(cell, row):
                return index, earn(points, cell, row) if earn else points
        answers = cell.kind != "blank" and is_answer(cell, needs)
        return unmatched if answers else blank

    return decided


def prepare(criterion: Criterion, accounts: Accounts) -> Judge:
    """Make ready to decide a criterion for any block of the accounts.

    Distinct cells are decided once, here; a block then only gathers. Real numbers
    and days are decided block by block, while they are in the processor's cache.
    """
    source = accounts.source(criterion.field)
    if reads_fields(criterion):
        return as_decided(_decide_fields(criterion, source, accounts))
    if source is None:
        return as_decided(_decide_blank(criterion, len(accounts)))
    column = accounts.column(source.column)
    if isinstance(column, Coded):
        return _gather(criterion, source, column, accounts.today)

    def judge(block: slice) -> Decided:
        return _decide_dense(
            criterion, source, Dense(column.values[block], column.lens), accounts.today
        )

    return judge


def reads_fields(criterion: Criterion) -> tuple[str, ...]:
    """Name the fields that the rules read beside the criterion's own."""
    named = (name for rule in criterion.rules for name in rule.condition.reads())
    return tuple(dict.fromkeys(named))


def changes_with_day(criterion: Criterion, accounts: Accounts) -> bool:
    """Say whether a criterion may decide otherwise of the same cells on another day."""
    source = accounts.source(criterion.field)
    derived = source is not None and source.derive is not None
    # a formula may ask for today, and so may what its fields are made of
    if derived or reads_fields(criterion):
        return True
    return any(rule.condition.changes_with_day() for rule in criterion.rules)


def as_decided(decided: Decided) -> Judge:
    """Give any block of what is decided of all accounts."""
    return lambda block: Decided(decided.outcomes[block], decided.points[block])


def _gather(criterion: Criterion, source: Source, column: Coded, today: float) -> Judge:
    row, decided = Moment(today), decider(criterion)
    pairs = [
        decided(field_cell(criterion, cell, source, row), row) for cell in column.cells
    ]
    outcomes = np.array([outcome for outcome, _ in pairs], dtype=np.int16)
    points = np.array([earned for _, earned in pairs])

    def judge(block: slice) -> Decided:
        codes = column.codes[block]
        return Decided(outcomes.take(codes), points.take(codes))

    return judge


def _decide_blank(criterion: Criterion, n: int) -> Decided:
    """Decide a criterion whose column does not exist: blank everywhere."""
    outcome, points = decide(criterion, BLANK, Moment(0.0))
    return Decided(np.full(n, outcome, dtype=np.int16), np.full(n, points))


def _decide_dense(
    criterion: Criterion, source: Source, column: Dense, today: float
) -> Decided:
    values, row = column.values, Moment(today)
    if criterion.blank_words.dense:
        worded = criterion.blank_words.array(values, column.lens, row)
        values = np.where(worded, math.nan, values)
    values, lens = derive_array(values, column.lens, source.derive, today)

    def matched(index: int) -> Bools:
        return criterion.rules[index].condition.array(values, lens, row)

    blank = np.isnan(values) | no_answers(values, lens, criterion.needs)
    outcomes = _first_match(criterion, blank, matched)
    points = np.take(outcome_points(criterion), outcomes)
    for index, rule in enumerate(criterion.rules):
        if _varies(rule):
            earned = rule.condition.earn_array(rule.points, values, row)
            np.copyto(points, earned, where=outcomes == index)
    return Decided(outcomes, points)


def _varies(rule: Rule) -> bool:
    """Say whether a match earns more here and less there."""
    least, greatest = rule.condition.reach(rule.points)
    return least < greatest


def _decide_fields(
    criterion: Criterion, source: Source | None, accounts: Accounts
) -> Decided:
    """Decide a criterion whose rules read several fields of an account."""
    codes, cells = _own_cells(criterion, source, accounts)
    row = Moment(accounts.today)
    unused = np.broadcast_to(math.nan, codes.shape)

    def matched(index: int) -> Bools:
        condition = criterion.rules[index].condition
        if condition.reads():
            return condition.array(unused, "number", accounts)
        return np.array([condition.cell(cell, row) for cell in cells])[codes]

    answers = [c.kind != "blank" and is_answer(c, criterion.needs) for c in cells]
    blank = ~np.array(answers)[codes]
    if source is None:
        blank = _all_blank(criterion, accounts)
    outcomes = _first_match(criterion, blank, matched)
    points = np.take(outcome_points(criterion), outcomes)
    for index, rule in enumerate(criterion.rules):
        if not _varies(rule):
            continue
        if rule.condition.reads():
            earned = rule.condition.earn_array(rule.points, unused, accounts)
        else:
            each = [rule.condition.earn(rule.points, cell, row) for cell in cells]
            earned = np.array(each)[codes]
        np.copyto(points, earned, where=outcomes == index)
    return Decided(outcomes, points)


def _own_cells(
    criterion: Criterion, source: Source | None, accounts: Accounts
) -> tuple[Ints, list[Cell]]:
    if source is None:
        return np.zeros(len(accounts), dtype=np.int64), [BLANK]
    column = accounts.coded(source.column)
    row = Moment(accounts.today)
    cells = [field_cell(criterion, cell, source, row) for cell in column.cells]
    return column.codes.astype(np.int64), cells


def _all_blank(criterion: Criterion, accounts: Accounts) -> Bools:
    """Say where all the fields that the criterion's formulas name are blank."""
    blank = np.ones(len(accounts), dtype=np.bool_)
    for name in reads_fields(criterion):
        codes, cells = accounts.field_cells(name)
        blank &= np.array([cell.kind == "blank" for cell in cells])[codes]
    return blank


def _first_match(
    criterion: Criterion, blank: Bools, matched: Callable[[int], Bools]
) -> Int16s:
    """Find the first rule that matches; the last is tried first and overwritten."""
    outcomes = np.where(blank, np.int16(unknown(criterion)), no_match(criterion))
    outcomes = outcomes.astype(np.int16, copy=False)
    for index in reversed(range(len(criterion.rules))):
        np.copyto(outcomes, np.int16(index), where=matched(index))
    return outcomes
