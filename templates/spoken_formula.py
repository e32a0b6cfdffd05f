"""Sentences that a formula says: in the language spoken, with cells in their places."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final

from scoring.language.numbers import CHOICE
from scoring.values.refs import quoted_text


if TYPE_CHECKING:
    from scoring.language import Phrase

DE: Final = "de"
"""The end of a place before whose word Romanian says `de` from 20 on."""


def sentence(text: Phrase, **cells: object) -> str:
    """Give the formula of a sentence.

    Parameters
    ----------
    text : Phrase
        With its places.
    cells : object
        The formula for each place, or a text or number that stays as it is.

    Examples
    --------
    >>> from scoring.language import phrase
    >>> sentence(
    ...     phrase("{contacts} of {accounts} accounts"), contacts="A1", accounts="B1"
    ... )
    'A1&" of "&B1&" accounts"'
    >>> sentence(phrase("{accounts} {accounts:account|accounts}"), accounts="B1")
    'B1&" "&IF(B1=1,"account","accounts")'
    """
    parts = []
    for words, place, spec, _ in Formatter().parse(str(text)):
        if words:
            parts.append(quoted_text(words))
        if place is not None:
            parts.append(_place(str(cells[place]), spec or ""))
    return "&".join(parts)


def _place(cell: str, spec: str) -> str:
    if CHOICE in spec:
        one, others = map(quoted_text, spec.split(CHOICE))
        return f"IF({cell}=1,{one},{others})"
    return f"{cell}{_de(cell) if spec.endswith(DE) else ''}"


def _de(number: str) -> str:
    rest = f"MOD({number},100)"
    return f'&IF(AND({number}>1,OR({rest}=0,{rest}>=20))," de","")'
