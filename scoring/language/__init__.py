"""The languages that people write and read: English, Danish, Swedish, Romanian.

A word of ours is English in the code, and stays so wherever it means something: it is
put into the language of the reader at the last step only, by `str` or `format`. The
other languages stand in gettext catalogues, one for words that people write as well
(sheets, headings, Tests, settings), one for what they only read.

It may use nothing of the house.
"""

from __future__ import annotations

from scoring.language.current import (
    LANGUAGES,
    Language,
    choose,
    current,
    in_this_context,
    language_of,
    speaking,
)
from scoring.language.listing import with_and
from scoring.language.numbers import local, number
from scoring.language.phrase import (
    Phrase,
    Word,
    Wording,
    english,
    fill,
    phrase,
    say,
    words,
)


__all__ = [
    "LANGUAGES",
    "Language",
    "Phrase",
    "Word",
    "Wording",
    "choose",
    "current",
    "english",
    "fill",
    "in_this_context",
    "language_of",
    "local",
    "number",
    "phrase",
    "say",
    "speaking",
    "with_and",
    "words",
]
