"""The catalogues of the languages, as gettext keeps them.

`words` holds what people write as well as read: it is looked at as soon as a workbook is
read, and is small. `texts` holds sentences, and is opened when one is said.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation
from typing import Final

from scoring.language.current import LANGUAGES, LOCALE, Language, current
from scoring.language.letters import without_accents


WORDS: Final = "words"
TEXTS: Final = "texts"
ALSO: Final = "|"
"""Stands between a word that is written and others that are understood as well."""
OTHERS: Final = tuple(language for language in LANGUAGES if language != "en")
"""All languages but English, which is in the code."""


@cache
def catalogue(language: Language, domain: str) -> NullTranslations:
    """Open a catalogue; an empty one where it is missing."""
    return translation(domain, str(LOCALE), [language.value], fallback=True)


def translate(text: str, context: str = "") -> str:
    """Put a text into the language that is spoken; English where it has none.

    Parameters
    ----------
    text : str
        A sentence, with its places unfilled, or a word.
    context : str
        For a word that people also write: what kind of word it is.
    """
    language = current()
    if language is Language.ENGLISH or not text:
        return text
    if context:
        return _entry(language, text, context)[0]
    return catalogue(language, TEXTS).gettext(text)


@cache
def _entry(language: Language, text: str, context: str) -> tuple[str, ...]:
    entry = catalogue(language, WORDS).pgettext(context, text)
    words = [word.strip() for word in entry.split(ALSO)]
    if language is Language.ROMANIAN:
        # most people type it on a keyboard of another language
        words += [without_accents(word) for word in words]
    return tuple(dict.fromkeys(words))


def in_language(language: Language, text: str, context: str) -> tuple[str, ...]:
    """Give all that is understood for a word in one language; first what is written."""
    if language is Language.ENGLISH:
        return (text,)
    return _entry(language, text, context)


def understood(text: str, context: str) -> tuple[str, ...]:
    """Give all that is understood for a word, in every language; English first.

    Parameters
    ----------
    text : str
        The English word.
    context : str
        What kind of word it is: the name of its class.

    Returns
    -------
    tuple of str
        Each once; the first of a language is the one that is written in it.
    """
    entries = [_entry(language, text, context) for language in OTHERS]
    return tuple(dict.fromkeys((text, *(word for entry in entries for word in entry))))
