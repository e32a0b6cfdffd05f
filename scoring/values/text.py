"""The form in which texts are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final


# a number, a date or a range written out; a longer text is none of them, and would
# take long to try
LONGEST_NUMERAL: Final = 255

_CEDILLA_TO_COMMA = str.maketrans("ŞşŢţ\u00a0", "ȘșȚț ")
# zero-width characters, byte-order marks and soft hyphens come along when text is copied
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]"
)


def visible(text: str) -> str:
    r"""Leave out the characters that nobody sees.

    >>> visible("Soft\u00adware\u200b")
    'Software'
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def text_key(text: str) -> str:
    r"""Give the form in which texts are compared.

    >>> text_key("  Bucures\u0327ti\u00a0 SRL ")
    'bucurești srl'
    """
    if text.isascii():
        return " ".join(text.split()).lower()
    text = unicodedata.normalize("NFC", visible(text)).translate(_CEDILLA_TO_COMMA)
    folded = unicodedata.normalize("NFC", text.casefold())
    return " ".join(folded.split())
