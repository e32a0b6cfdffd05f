"""The texts that rules look for, beside those that a column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.arrays import count_each
from scoring.model.conditions.base import Moment
from scoring.model.conditions.registry import Written, make
from scoring.rating.decide import no_match
from scoring.values.cell import PLAIN, number_text, read_cell
from scoring.vocabulary import LIST_SEPARATOR, Test


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.arrays import Bools, Int16s, Ints
    from scoring.model.model import Criterion, Rule
    from scoring.rating.columns import Coded
    from scoring.values.cell import Cell


POSITIVE: Final = {
    Test.IS: Test.IS,
    Test.IS_ONE_OF: Test.IS,
    Test.IS_NOT: Test.IS,
    Test.IS_NOT_ONE_OF: Test.IS,
    Test.CONTAINS: Test.CONTAINS,
    Test.CONTAINS_NOT: Test.CONTAINS,
    Test.HAS_WORD: Test.HAS_WORD,
    Test.HAS_WORD_NOT: Test.HAS_WORD,
}
"""The Tests of texts, and how each looks for one item of its list."""
NAMING: Final = frozenset({Test.IS, Test.IS_ONE_OF, Test.CONTAINS, Test.HAS_WORD})
"""Those that say what they want, not what they do not want."""


def written_value(rule: Rule) -> str:
    """Give the Value of a rule of texts as it stands in Criteria."""
    return rule.value if isinstance(rule.value, str) else number_text(rule.value)


def written_items(rule: Rule) -> list[str]:
    """Give the items of its list as they stand in Criteria; `is` takes one."""
    if rule.test in (Test.IS, Test.IS_NOT):
        return [written_value(rule)]
    parts = map(str.strip, written_value(rule).split(LIST_SEPARATOR))
    return [part for part in parts if part]


def occurs(test: Test, item: str, cells: Iterable[Cell]) -> bool:
    """Say whether some cell has what one item of a list looks for."""
    if read_cell(item).kind == "blank":
        return False
    condition, row = make(Written(POSITIVE[test], item, None, PLAIN)), Moment(0.0)
    return any(condition.cell(cell, row) for cell in cells)


def names_texts(criterion: Criterion) -> bool:
    """Say whether some rule looks for a text that is no number and no date."""
    texts = (item for r in criterion.rules if r.test in NAMING for item in _texts(r))
    return any(texts)


def _texts(rule: Rule) -> list[bool]:
    cells = map(read_cell, written_items(rule))
    return [np.isnan(cell.number) and np.isnan(cell.day) for cell in cells]


def unmatched_counts(
    criterion: Criterion, column: Coded, outcomes: Int16s, among: Bools | None = None
) -> Ints:
    """Count for each distinct cell the accounts that no rule matched, of some or all."""
    rows = outcomes == no_match(criterion)
    rows = rows if among is None else rows & among
    return count_each(column.codes[rows], len(column.cells))
