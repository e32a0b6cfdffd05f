"""Text in files that others open in a spreadsheet."""

from __future__ import annotations

from typing import Final


FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a formula by, where a text of a CSV file begins with it."""


def escaped(text: str) -> str:
    """Keep a text from being taken for a formula.

    >>> escaped("=1+1"), escaped("Acme")
    ("'=1+1", 'Acme')
    """
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
