"""Short texts that are found only inside longer words: `CTO` in `Director`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.quoting import shortened, sources
from scoring.checks.text_rules import written_items
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.model.conditions.base import Moment
from scoring.model.conditions.inside import HasWord
from scoring.rating.columns import Coded
from scoring.values.cell import cell_key, cell_text
from scoring.values.text import text_key
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell


LONGEST: Final = 4
"""Letters up to which a text is often found where nobody means it."""
WORDS: Final = phrase(
    "'{item}' in '{rule}' is found only inside longer words, such as '{cell}'; 'has the "
    "word' looks for whole words"
)
CODE: Final = Code(
    "C219",
    Level.WARNING,
    title="inside longer words",
    help="A short text is found only inside longer words.",
    advice="Use *has the word* in place of *contains*.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class InsideWords:
    """Short items of `contains` that are nowhere a word of their own."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:  # noqa: ARG002 - every check is asked alike
        """Find the first such item of each rule."""
        for _, criterion, source in sources(ratings.model, ratings.accounts):
            column = ratings.accounts.column(source.column)
            if source.derive is not None or not isinstance(column, Coded):
                continue
            for rule in criterion.rules:
                if rule.test not in (Test.CONTAINS, Test.CONTAINS_NOT):
                    continue
                short = [i for i in written_items(rule) if len(text_key(i)) <= LONGEST]
                for item in short:
                    cell = _inside(text_key(item), column.cells)
                    if cell is None:
                        continue
                    shown = shortened(cell_text(cell))
                    sentence = message(WORDS, item=item, rule=rule.words, cell=shown)
                    yield CODE.at(rule.place, sentence, expected=item, found=shown)
                    break


def _inside(item: str, cells: tuple[Cell, ...]) -> Cell | None:
    """Find a cell with an item inside a longer word; None if it is a word anywhere."""
    if not item.isalpha():
        return None
    word, row = HasWord.of((item,)), Moment(0.0)
    filled = (cell for cell in cells if cell.kind != "blank")
    holding = [cell for cell in filled if item in cell_key(cell)]
    if any(word.cell(cell, row) for cell in holding):
        return None
    return next(iter(holding), None)
