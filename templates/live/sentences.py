"""What Live says in its formulas, and the words that it shows and reads."""

from __future__ import annotations

from typing import Final

from scoring.language import phrase
from scoring.values.refs import quoted_text
from scoring.vocabulary.cell_words import CellWord


RANGE: Final = phrase("{least} to {most}")
CONTACTS: Final = phrase("{contacts} of {accounts} {accounts:account|accounts}")
LISTED: Final = phrase(
    "Contact list: {contacts} of {accounts} {accounts:account|accounts}"
)
BELOW: Final = phrase(
    "{contacts} of {accounts} {accounts:account|accounts} {contacts:is a contact|are contacts}"
)
MARKED: Final = phrase("{mark} for accounts so marked: {count}. ")


def skip() -> str:
    """Give the word, as a formula has it, for a criterion that is left out."""
    return quoted_text(str(CellWord.SKIP))


def out() -> str:
    """Give the word, as a formula has it, for an account that is disqualified."""
    return quoted_text(str(CellWord.OUT))
