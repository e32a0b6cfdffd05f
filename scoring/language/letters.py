"""Letters as they are typed where a keyboard lacks the signs upon them."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """Leave out the accents of a text.

    >>> without_accents("Malmö Företag")
    'Malmo Foretag'
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
