"""What Live says in its formulas, and the words that it shows and reads."""

from __future__ import annotations

from typing import Final

from scoring.language import phrase
from scoring.values.refs import quoted_text
from scoring.vocabulary import OUT_WORDS, SKIP_WORDS
from scoring.vocabulary.cell_words import CellWord


RANGE: Final = phrase("{least} to {most}")
CONTACTS: Final = phrase("{contacts} of {accounts} accounts")
LISTED: Final = phrase("Contact list: {contacts} of {accounts} accounts")
BELOW: Final = phrase("{contacts} of {accounts} accounts are contacts")
MARKED: Final = phrase("{mark} for accounts so marked: {count}. ")


def shown(points: str) -> str:
    """Show what an account earns: a number, or a word in the language."""
    result = points
    for word, english in ((CellWord.SKIP, SKIP_WORDS[0]), (CellWord.OUT, OUT_WORDS[0])):
        if str(word) != english:
            result = f'IF({points}="{english}",{quoted_text(str(word))},{result})'
    return result


def one_of(text: str, words: tuple[str, ...]) -> str:
    """Say whether a text is one of some words."""
    same = ",".join(f"{text}={quoted_text(word)}" for word in words)
    return f"OR({same})"
