"""The form in which texts are compared."""

from __future__ import annotations

import unicodedata


_CEDILLA_TO_COMMA = str.maketrans("ŞşŢţ\u00a0", "ȘșȚț ")


def text_key(text: str) -> str:
    r"""Give the form in which texts are compared.

    >>> text_key("  Bucures\u0327ti\u00a0 SRL ")
    'bucurești srl'
    """
    if text.isascii():
        return " ".join(text.split()).lower()
    text = unicodedata.normalize("NFC", text).translate(_CEDILLA_TO_COMMA)
    folded = unicodedata.normalize("NFC", text.casefold())
    return " ".join(folded.split())
