"""The form in which texts are compared."""

from __future__ import annotations

import unicodedata
from functools import cache


CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")


@cache
def text_key(text: str) -> str:
    """The form in which texts are compared."""
    composed = unicodedata.normalize("NFC", text).translate(CEDILLAS)
    folded = unicodedata.normalize("NFC", composed.casefold())
    # str.split takes the no-break space for white space too.
    return " ".join(folded.split())


def tidy(text: str) -> str:
    """A name as it is shown: trimmed, runs of white space as one space."""
    return " ".join(text.split())
