"""Rules that no account matches: `Software, IT services` is one value, not two."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import count_each
from scoring.checks.quoting import judged_cells, shortened
from scoring.checks.text_rules import POSITIVE, occurs, written_items
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.base import Moment
from scoring.rating.columns import Coded
from scoring.rating.decide import is_answer
from scoring.rating.derive import derive_array
from scoring.vocabulary import LIST_SEPARATOR, Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.derived_fields import Source
    from scoring.model.model import Criterion, Rule
    from scoring.rating.accounts import Accounts
    from scoring.rating.columns import Dense
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell


SEPARATORS: Final = re.compile(r"[,/|\n]|\s(?:or|eller|sau)\s", re.IGNORECASE)
"""What people write between the items of a list in place of ;"""
FILLED: Final = frozenset({Test.IS_BLANK, Test.IS_NOT_BLANK, Test.OTHERWISE})
"""Tests that look for no value."""
LISTS: Final = {Test.IS: Test.IS_ONE_OF, Test.IS_NOT: Test.IS_NOT_ONE_OF}
ONE_VALUE: Final = phrase(
    "'{item}' in '{criterion}' is one value, and no account has it; write '{test} "
    "{spelling}'"
)
NOBODY: Final = phrase("no account matches '{rule}', a rule of '{criterion}'")
NOT_SPLIT: Final = Code(
    "C215",
    Level.WARNING,
    title="one value or several?",
    help="Only a semicolon separates the items of a list.",
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

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find them in each criterion; rules without a match are one finding."""
        for index, criterion in enumerate(ratings.model.criteria):
            if not criterion.active:
                continue
            source = ratings.accounts.source(criterion.field)
            outcomes = ratings.outcomes[index]
            decided = count_each(outcomes, len(criterion.rules))
            cells = _Cells(criterion, source, ratings.accounts)
            unmatched = []
            for number, rule in enumerate(criterion.rules):
                spelling = cells.spelling(rule)
                if spelling is not None:
                    yield _not_split(criterion, rule, spelling)
                elif not decided[number] and cells.lack(rule, outcomes < number):
                    unmatched.append(rule)
            if unmatched:
                first = unmatched[0]
                sentence = message(NOBODY, rule=first.words, criterion=criterion.name)
                yield UNMATCHED.at(first.place, sentence, more=len(unmatched) - 1)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What a criterion judges, to be searched for what a rule looks for."""

    criterion: Criterion
    source: Source | None
    accounts: Accounts

    def judged(self, column: Coded, cells: tuple[Cell, ...]) -> list[Cell]:
        """Give some distinct cells of its column as the criterion judges them."""
        if self.source is None:
            return []
        some, today = replace(column, cells=cells), self.accounts.today
        return judged_cells(self.criterion, self.source, some, today)

    def spelling(self, rule: Rule) -> tuple[str, str] | None:
        """Give an item of a rule's list that is a list itself, and the right list."""
        if rule.test not in POSITIVE or self.source is None:
            return None
        column, items = self.accounts.column(self.source.column), written_items(rule)
        if not isinstance(column, Coded) or not any(map(SEPARATORS.search, items)):
            return None
        cells = self.judged(column, column.cells)
        split = [_split(rule.test, item, cells) for item in items]
        pairs = zip(items, split, strict=True)
        wrong = next((item for item, parts in pairs if parts != [item]), None)
        parts = [part for parts in split for part in parts]
        return None if wrong is None else (wrong, f"{LIST_SEPARATOR} ".join(parts))

    def lack(self, rule: Rule, earlier: Bools) -> bool:
        """Say whether no account matches a rule, though some could be read for it.

        It decides none, so that only those can match that an earlier rule decides.
        """
        if rule.test in FILLED:
            return False
        if rule.condition.reads():
            unused = np.broadcast_to(np.nan, (len(self.accounts),))
            return not rule.condition.array(unused, "number", self.accounts).any()
        if self.source is None:
            return False
        column = self.accounts.column(self.source.column)
        if isinstance(column, Coded):
            return self._lack_cell(rule, column, earlier)
        return self._lack_number(rule, column, self.source, earlier)

    def _lack_cell(self, rule: Rule, column: Coded, earlier: Bools) -> bool:
        row, counts = Moment(self.accounts.today), count_each(column.codes[earlier])
        some = tuple(column.cells[code] for code in np.flatnonzero(counts))
        if any(rule.condition.cell(cell, row) for cell in self.judged(column, some)):
            return False
        every = self.judged(column, column.cells)
        return any(_readable(cell, rule) for cell in every)

    def _lack_number(
        self, rule: Rule, column: Dense, source: Source, earlier: Bools
    ) -> bool:
        row = Moment(self.accounts.today)
        values, lens = derive_array(
            column.values, column.lens, source.derive, row.today
        )
        readable = bool(rule.condition.kinds() & {"text", "flag", lens})
        if not readable or np.isnan(values).all():
            return False
        return not rule.condition.array(values[earlier], lens, row).any()


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
        test=LISTS.get(rule.test, rule.test),
        spelling=spelling,
    )
    return NOT_SPLIT.at(rule.place, sentence, expected=spelling, found=item)
