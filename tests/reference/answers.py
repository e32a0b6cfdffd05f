"""What each criterion says about one account."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.arithmetic import excel_number
from tests.reference.cells import Cell, Column
from tests.reference.criteria import Criterion, Rule, bare
from tests.reference.matching import matches, readable, scale_shares
from tests.reference.spoken import spoken
from tests.reference.terms import BLIND_TESTS
from tests.reference.texts import text_key


if TYPE_CHECKING:
    from tests.reference.accounts import AccountTable


Evaluate = Callable[[str, Mapping[str, object]], object]


@dataclass(frozen=True)
class Answer:
    """What one criterion says about one account. `points` None means skipped."""

    criterion: Criterion
    cell: Cell
    rule: Rule | None
    points: Fraction | None
    unknown: bool = False
    out: bool = False

    @property
    def disqualifies(self) -> bool:
        """Whether the answer's `out` applies; weight 0 silences it."""
        return self.out and self.criterion.weight != 0

    @property
    def floor(self) -> Fraction:
        """What the rating is not below for this answer; weight 0 silences it."""
        if self.rule is None or self.criterion.weight == 0:
            return Fraction(0)
        return self.rule.floor

    @property
    def value(self) -> str:
        """The account's value as Why shows it, with a space before it."""
        test = "" if self.rule is None else self.rule.test
        if test in ("yes", "formula"):
            return ""
        if test == "no":
            return " no"
        return f" {spoken(self.cell)}"


class Judge:
    """Answers every criterion for one account after another."""

    def __init__(self, table: AccountTable, evaluate: Evaluate | None) -> None:
        self.table = table
        self.evaluate = evaluate

    def answer(self, criterion: Criterion, row: Sequence[object]) -> Answer:
        """The answer of the first rule that matches, or of If blank."""
        cell = self.cell(criterion, row)
        for rule in criterion.rules:
            points = self.earned(criterion, rule, cell, row)
            if points is not None:
                return Answer(criterion, cell, rule, points, out=rule.out)
        if not self.blank(criterion, cell, row) and not unreadable(criterion, cell):
            return Answer(criterion, cell, None, Fraction(0))
        policy = criterion.if_blank
        earned = policy if isinstance(policy, Fraction) else Fraction(0)
        points = None if policy == "skip" else earned
        out = policy == "out"
        return Answer(criterion, cell, None, points, unknown=True, out=out)

    def only_formulas(self, criterion: Criterion) -> bool:
        """Whether the formulas' fields stand in for an account field."""
        return (
            not criterion.field
            and text_key(criterion.name) not in self.table.places
            and all(rule.test == "formula" for rule in criterion.rules)
        )

    def cell(self, criterion: Criterion, row: Sequence[object]) -> Cell:
        """The criterion's cell, empty where it is blank."""
        if self.only_formulas(criterion):
            return Cell(None, Column())
        field = criterion.field or criterion.name
        return self.table.look_up(field, row, criterion.named)

    def blank(self, criterion: Criterion, cell: Cell, row: Sequence[object]) -> bool:
        """Whether the criterion's cell is blank."""
        if not self.only_formulas(criterion):
            return cell.value is None
        fields = [field for rule in criterion.rules for field in rule.fields]
        cells = (self.table.look_up(f, row, criterion.named) for f in fields)
        return all(cell.value is None for cell in cells)

    def earned(
        self, criterion: Criterion, rule: Rule, cell: Cell, row: Sequence[object]
    ) -> Fraction | None:
        """The points that a rule earns (0 for `out`), or None: it does not match."""
        if rule.test == "formula":
            result = self.result(criterion, rule, row)
            return formula_points(rule, result)
        if not matches(cell, rule, self.table.today):
            return None
        points = rule.points or Fraction(0)
        if rule.test == "scale":
            # Of a range what is certain counts: the lesser of its two ends.
            shares = scale_shares(cell, rule) or ()
            return min(points * share for share in shares)
        return points

    def result(self, criterion: Criterion, rule: Rule, row: Sequence[object]) -> object:
        """What a formula gives for the account."""
        if self.evaluate is None:
            message = "a formula needs something to evaluate it"
            raise ValueError(message)
        values = {
            field: formula_value(self.table.look_up(field, row, criterion.named))
            for field in rule.fields
        }
        return self.evaluate(rule.value.text, values)


def unreadable(criterion: Criterion, cell: Cell) -> bool:
    """Whether each rule that looks at a filled cell needs what the cell is not."""
    looking = [rule for rule in criterion.rules if rule.test not in BLIND_TESTS]
    return bool(looking) and not any(readable(cell, rule) for rule in looking)


def formula_value(cell: Cell) -> object:
    """A cell as a formula sees it: numbers in text are numbers, dates serials."""
    if cell.number is not None:
        return float(cell.number)
    if cell.day is not None:
        serial = (cell.day - dt.date(1899, 12, 30)).days
        return float(serial if serial > 60 else serial - 1)
    return cell.value


def formula_points(rule: Rule, result: object) -> Fraction | None:
    """The points for a formula's result, or None: it does not match."""
    if not isinstance(result, bool | int | float) or not math.isfinite(result):
        return None
    if not bare(rule):
        return (rule.points or Fraction(0)) if result else None
    if isinstance(result, bool):
        return Fraction(1) if result else None
    number = Fraction(excel_number(result))
    return min(max(number, Fraction(-10)), Fraction(10))
