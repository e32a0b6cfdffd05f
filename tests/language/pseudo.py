"""A language that wraps every sentence of ours, so that what is not one stands out.

Words that people write as well stay Danish: what is read is looked up by them, and that
is remembered for longer than one test.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import Final

from scoring.language import Language, catalogues
from tools.po_files import read


CATALOGUE: Final = catalogues.catalogue
LETTERS: Final = re.compile("[^\\W\\d_]{2,}")


class Pseudo(NullTranslations):
    """The catalogue of one language; the others say nothing of their own."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.wraps = language is Language.DANISH

    def gettext(self, message: str) -> str:
        """Wrap a sentence."""
        return f"⟦{message}⟧" if self.wraps else message


def pseudo(language: Language, domain: str) -> NullTranslations:
    """Stand for `catalogues.catalogue`."""
    known = domain == catalogues.WORDS
    return CATALOGUE(language, domain) if known else Pseudo(language)


def danish_words() -> set[str]:
    """All words that are written in Danish."""
    po = read("da", catalogues.WORDS)
    texts = [str(each.string).split(catalogues.ALSO)[0] for each in po if each.id]
    return {word.casefold() for text in texts for word in LETTERS.findall(text)}


def bare(text: str) -> str:
    """Leave out what is wrapped, however deep.

    >>> bare("⟦Wrote ⟦Check⟧ ⟧ there")
    ' there'
    """
    former = ""
    while former != text:
        former, text = text, re.sub("⟦[^⟦⟧]*⟧", "", text)
    return text
