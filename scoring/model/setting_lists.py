"""Lists in Settings: words, and names with bounds, parted by `;`.

A list parted by another sign would be read as one long name that nothing has, in
silence; so it does not fit, and the sentence shows the right spelling.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from scoring import vocabulary
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.values.text import text_key


_BOUND: Final = re.compile(
    r"(.+?)(?:\s+from)?\s*(?:[:=]|>=|≥|\s)\s*(-?[0-9]+(?:[.,][0-9]+)?)", re.IGNORECASE
)
# a comma before a digit is a decimal comma
_BOUND_SEPARATORS: Final = re.compile(r"[;\n/]|,(?![0-9])")
# n/a is one word
_WORD_SEPARATORS: Final = re.compile(r"\n|\s/\s|,(?![0-9])")
SPELLED: Final = phrase("{wanted}: write {right}")


class NotAList(ValueError):  # noqa: N818 - says what was expected
    """A text is no such list; the text is what was expected."""


class Bound(NamedTuple):
    """A name and its number, as in ``Fit 5``."""

    name: str
    number: float


def read_words(text: str, wanted: str) -> tuple[str, ...]:
    """Read words parted by `;`.

    Parameters
    ----------
    text : str
        The list; one word with a comma in it ends in `;`.
    wanted : str
        What the setting takes, for the error.

    Raises
    ------
    NotAList
        If another sign stands where `;` belongs.

    Examples
    --------
    >>> read_words("Decision maker; Champion", "roles")
    ('Decision maker', 'Champion')
    """
    if vocabulary.LIST_SEPARATOR not in text:
        meant = _filled(_WORD_SEPARATORS.split(text))
        if len(meant) > 1:
            raise NotAList(_shown(wanted, meant))
    return _filled(text.split(vocabulary.LIST_SEPARATOR))


def read_bounds(text: str, wanted: str) -> tuple[Bound, ...]:
    """Read names with numbers, parted by `;`.

    Raises
    ------
    NotAList
        If it is none; where another sign stands for `;`, showing the right spelling.

    Examples
    --------
    >>> read_bounds("A 8; B 5,5", "names with bounds")
    (Bound(name='A', number=8.0), Bound(name='B', number=5.5))
    """
    pairs = _pairs(text.split(vocabulary.LIST_SEPARATOR))
    meant = _pairs(_BOUND_SEPARATORS.split(text))
    if len(meant) > len(pairs):
        right = tuple(f"{pair.name} {pair.number:g}" for pair in meant)
        raise NotAList(_shown(wanted, right))
    if not pairs:
        raise NotAList(wanted)
    return pairs


def _shown(wanted: str, right: tuple[str, ...]) -> Message:
    spelling = f"{vocabulary.LIST_SEPARATOR} ".join(right)
    return message(SPELLED, wanted=wanted, right=spelling)


def _filled(parts: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _pairs(parts: list[str]) -> tuple[Bound, ...]:
    """Read each part as a name with its number; none where one is none, or doubled."""
    matches = [_BOUND.fullmatch(part.strip()) for part in parts if part.strip()]
    pairs = [Bound(m[1], float(m[2].replace(",", "."))) for m in matches if m]
    names = {text_key(pair.name) for pair in pairs}
    if len(pairs) < len(matches) or len(names) < len(pairs):
        return ()
    return tuple(pairs)
