"""Blank words: what people write where they know nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.model.conditions.equality import IsOneOf
from scoring.values.cell import cell_key, read_cell


if TYPE_CHECKING:
    from scoring.model.conditions.formula import Formula, Result
    from scoring.model.model import Settings


class Moment(NamedTuple):
    """A row of which only the date is known: enough for any Test but formula."""

    today: float

    def evaluate(self, formula: Formula) -> Result:
        """Refuse: a formula needs the account's other fields."""
        raise NotImplementedError(formula.text)


def blank_words_of(settings: Settings, named: frozenset[str] = frozenset()) -> IsOneOf:
    """Prepare the blank words, less those that rules name, given by their keys."""
    cells = (read_cell(word, settings.style) for word in settings.blank_words)
    words = (c for c in cells if c.kind != "blank" and cell_key(c) not in named)
    return IsOneOf.of(tuple(words))
