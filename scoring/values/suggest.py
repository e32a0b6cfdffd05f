"""Did you mean: the nearest known word to one that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from scoring.findings import HINT
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.language import Word


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that is nearest; None if none is near.

    >>> nearest("at lest", ["at least", "at most"])
    'at least'
    """
    keys = {text_key(name): name for name in reversed(list(known))}
    close = get_close_matches(text_key(word), keys, n=1, cutoff=0.7)
    return keys[close[0]] if close else None


def nearest_of(word: str, words: Iterable[Word]) -> str | None:
    """Find the nearest of our words, in the language in which it is near.

    >>> from scoring.vocabulary import Test
    >>> nearest_of("mindts", Test), nearest_of("at lest", Test)
    ('mindst', 'at least')
    """
    return nearest(word, [form for each in words for form in each.understood])


def did_you_mean(sentence: str, word: str, known: Iterable[str]) -> str:
    """Let a sentence suggest the nearest known word; the same if none is near.

    >>> did_you_mean("there is no sheet 'Sofware'", "Sofware", ["Software"])
    "there is no sheet 'Sofware', did you mean 'Software'?"
    """
    near = nearest(word, known)
    return HINT.format(sentence=sentence, near=near) if near else sentence
