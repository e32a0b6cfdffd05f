"""Rules that no account matches: `Software, IT services` is one value, not two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.checks.quoting import judged_cells, shortened
from scoring.checks.text_rules import POSITIVE, occurs, written_items
from scoring.findings import Code, Level, message
from scoring.model.conditions.base import Moment
from scoring.model.derived_fields import derive_array
from scoring.rating.columns import Coded
from scoring.rating.decide import is_answer
from scoring.vocabulary import LIST_SEPARATOR, Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Rule
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell


SEPARATORS: Final = re.compile(r"[,/|\n]|\s(?:or|eller|sau)\s", re.IGNORECASE)
"""What people write between the items of a list in place of ;"""
FILLED: Final = frozenset({Test.IS_BLANK, Test.IS_NOT_BLANK, Test.OTHERWISE})
"""Tests that look for no value."""
LISTS: Final = {Test.IS: Test.IS_ONE_OF, Test.IS_NOT: Test.IS_NOT_ONE_OF}
ONE_VALUE: Final = (
    "'{item}' in '{criterion}' is one value, and no account has it; write '{test} "
    "{spelling}'"
)
NOBODY: Final = "no account matches '{rule}', a rule of '{criterion}'"
NOT_SPLIT: Final = Code(
    "C215",
    Level.WARNING,
    title="one value or several?",
    help="The items of a list are apart by a semicolon only.",
    advice="Write the list as the finding spells it.",
    words=(ONE_VALUE,),
)
UNMATCHED: Final = Code(
    "C216",
    Level.NOTE,
    title="a rule for nobody",
    help="No account matches it.",
    advice="Compare its Value with the column; nothing if such accounts may still come.",
    words=(NOBODY,),
)


@dataclass(frozen=True, slots=True)
class UnmatchedRules:
    """Lists with another separator, and rules that match no account at all."""

    codes: tuple[Code, ...] = (NOT_SPLIT, UNMATCHED)

    def check(self, scores: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find them in each criterion; rules without a match are one finding."""
        for index, criterion in enumerate(scores.model.criteria):
            if not criterion.active:
                continue
            source = scores.accounts.source(criterion.field)
            decided = np.bincount(
                scores.outcomes[index], minlength=len(criterion.rules)
            )
            cells = _Cells(criterion, source, scores.accounts)
            unmatched = []
            for number, rule in enumerate(criterion.rules):
                spelling = cells.spelling(rule)
                if spelling is not None:
                    yield _not_split(criterion, rule, spelling)
                elif not decided[number] and cells.lack(rule):
                    unmatched.append(rule)
            if unmatched:
                first = unmatched[0]
                sentence = message(NOBODY, rule=first.said, criterion=criterion.name)
                yield UNMATCHED.at(first.place, sentence, more=len(unmatched) - 1)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What a criterion judges, to be searched for what a rule looks for."""

    criterion: Criterion
    source: Source | None
    accounts: Accounts

    def distinct(self) -> list[Cell] | None:
        """Give its distinct cells; None for a column of only numbers or dates."""
        if self.source is None:
            return []
        column = self.accounts.column(self.source.column)
        if not isinstance(column, Coded):
            return None
        return judged_cells(self.criterion, self.source, column, self.accounts.today)

    def spelling(self, rule: Rule) -> tuple[str, str] | None:
        """Give an item of a rule's list that is a list itself, and the right list."""
        if rule.test not in POSITIVE:
            return None
        items = written_items(rule)
        if not any(map(SEPARATORS.search, items)):
            return None
        cells = self.distinct() or []
        split = [_split(rule.test, item, cells) for item in items]
        pairs = zip(items, split, strict=True)
        wrong = next((item for item, parts in pairs if parts != [item]), None)
        parts = [part for parts in split for part in parts]
        return None if wrong is None else (wrong, f"{LIST_SEPARATOR} ".join(parts))

    def lack(self, rule: Rule) -> bool:
        """Say whether no account matches, though some could be read for the rule."""
        if rule.test in FILLED:
            return False
        if rule.condition.reads():
            unused = np.broadcast_to(np.nan, (len(self.accounts),))
            return not rule.condition.array(unused, "number", self.accounts).any()
        cells, row = self.distinct(), Moment(self.accounts.today)
        if cells is None:
            return self._lack_number(rule)
        matched = any(rule.condition.cell(cell, row) for cell in cells)
        return not matched and any(_readable(cell, rule) for cell in cells)

    def _lack_number(self, rule: Rule) -> bool:
        """Say so of a column of only numbers or dates."""
        if self.source is None:
            return False
        column = self.accounts.column(self.source.column)
        row = Moment(self.accounts.today)
        if isinstance(column, Coded):
            return False
        derive, kinds = self.source.derive, rule.condition.kinds()
        values, lens = derive_array(column.values, column.lens, derive, row.today)
        readable = bool(kinds & {"text", "flag", lens}) and not np.isnan(values).all()
        return readable and not rule.condition.array(values, lens, row).any()


def _split(test: Test, item: str, cells: list[Cell]) -> list[str]:
    """Split an item that no cell has at other separators, if cells have the parts."""
    parts = [part.strip() for part in SEPARATORS.split(item) if part.strip()]
    if len(parts) < len("ab") or occurs(test, item, cells):
        return [item]
    return parts if any(occurs(test, part, cells) for part in parts) else [item]


def _readable(cell: Cell, rule: Rule) -> bool:
    kinds = rule.condition.kinds()
    return cell.kind != "blank" and ("text" in kinds or is_answer(cell, kinds))


def _not_split(criterion: Criterion, rule: Rule, wrong: tuple[str, str]) -> Finding:
    item, spelling = wrong
    sentence = message(
        ONE_VALUE,
        item=shortened(item),
        criterion=criterion.name,
        test=LISTS.get(rule.test, rule.test).value,
        spelling=spelling,
    )
    return NOT_SPLIT.at(rule.place, sentence, expected=spelling, found=item)
