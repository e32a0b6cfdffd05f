"""The form in which texts are compared."""

from __future__ import annotations

import unicodedata
from functools import cache


CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")
# Zero-width characters, marks of direction, joiners, byte-order marks, soft hyphens
# and the selectors that make a check mark an emoji.
INVISIBLE = dict.fromkeys(
    (
        *(0x00AD, 0x180E, 0xFEFF, 0xFE0E, 0xFE0F),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
    )
)


@cache
def visible(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text.translate(INVISIBLE)


@cache
def text_key(text: str) -> str:
    """The form in which texts are compared."""
    composed = unicodedata.normalize("NFC", visible(text)).translate(CEDILLAS)
    folded = unicodedata.normalize("NFC", composed.casefold())
    # str.split takes the no-break space for white space too.
    return " ".join(folded.split())


def tidy(text: str) -> str:
    """A name as it is shown: trimmed, runs of white space as one space."""
    return " ".join(text.split())
