"""When two texts are meant to be the same: one typing error apart, or less."""

from __future__ import annotations

import re
import unicodedata
from typing import Final


SHORTEST: Final = 5
"""Letters from which on one wrong letter is a typing error: Iran and Iraq are not."""
_DIGITS: Final = re.compile(r"[0-9]+")
_UNMARKED: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"})
_SEPARATORS: Final = ".,'`\u2019\u00b4\u201c\u201d\"()/&"
_SEPARATING: Final = frozenset({"Zs", "Pd", "Pc"})


def folded(key: str) -> str:
    """Leave out accents, spaces, hyphens and points from a text key.

    >>> folded("e-commerce"), folded("bucurești")
    ('ecommerce', 'bucuresti')
    """
    if key.isalnum() and key.isascii():
        return key
    apart = unicodedata.normalize("NFKD", key).translate(_UNMARKED)
    return "".join(letter for letter in apart if not _is_dropped(letter))


def _is_dropped(letter: str) -> bool:
    if letter in _SEPARATORS or unicodedata.combining(letter):
        return True
    return unicodedata.category(letter) in _SEPARATING


def alike(one: str, other: str) -> bool:
    """Say whether one of two different text keys is a misspelling of the other.

    They are alike if they differ only by accents and separators, or by one letter: a
    wrong one, one too many, one too few, or two swapped; never the first, and never a
    digit.

    >>> alike("sofware", "software"), alike("11-50", "11-51"), alike("b2b", "b2c")
    (True, False, False)
    """
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    first, second = folded(one), folded(other)
    if first == second:
        return bool(first)
    return min(len(first), len(second)) >= SHORTEST and _one_edit(first, second)


def one_letter_off(one: str, other: str) -> bool:
    """Say whether two text keys differ by one letter or two swapped, however short.

    >>> one_letter_off("yess", "yes"), one_letter_off("perhaps", "yes")
    (True, False)
    """
    return one != other and _one_edit(one, other)


def _one_edit(one: str, other: str) -> bool:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    tail = 0
    while (
        tail < min(len(one), len(other)) - start and one[-1 - tail] == other[-1 - tail]
    ):
        tail += 1
    left, right = one[start : len(one) - tail], other[start : len(other) - tail]
    if not f"{left}{right}".isalpha():
        return False
    if len(left) == len(right) == len("ab"):
        return left == right[::-1]
    return start > 0 and max(len(left), len(right)) == 1


def neighbours(key: str) -> set[str]:
    """Give what a text key and those alike have in common: itself, less a letter.

    Two alike keys share at least one of these, so that they can be looked up.
    """
    whole = folded(key)
    return {whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))}
