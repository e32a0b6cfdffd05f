"""The language of a workbook, as its tabs or its headings tell it.

It is asked for where no Settings can be read: there are none, or not yet.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from scoring.language import Language
from scoring.vocabulary.sheets import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.language import Word


def guess_language(names: Iterable[str], kind: type[Word] = Sheet) -> Language | None:
    """Guess a language from words of one kind, such as the names of tabs.

    Each word that is understood in one language alone speaks for that language.

    Parameters
    ----------
    names : iterable of str
        The words; those that are none of ours say nothing.
    kind : type of Word
        What they are: sheets, or headings.

    Returns
    -------
    Language or None
        That of most words; None where no word tells, or two languages are even.

    Examples
    --------
    >>> guess_language(["Start", "Indstillinger", "Notes"]).name
    'DANISH'
    >>> guess_language(["Sheet1"]) is None
    True
    """
    known = _languages_of(kind)
    keys = {_key(name) for name in names}
    alone = (known[key] for key in keys if len(known.get(key, ())) == 1)
    votes = Counter(language for (language,) in alone).most_common(2)
    if not votes or (len(votes) > 1 and votes[0][1] == votes[1][1]):
        return None
    return votes[0][0]


@cache
def _languages_of(kind: type[Word]) -> dict[str, tuple[Language, ...]]:
    """Say of each word of a kind in which languages it is understood."""
    known: dict[str, tuple[Language, ...]] = {}
    for language in Language:
        words = {
            _key(word) for member in kind for word in member.understood_in(language)
        }
        known |= {word: (*known.get(word, ()), language) for word in words}
    return known


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
