"""Blank words: what people write where they know nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model.conditions.equality import IsOneOf
from scoring.values.cell import cell_key, read_cell


if TYPE_CHECKING:
    from scoring.model.model import Settings


def blank_words_of(settings: Settings, named: frozenset[str] = frozenset()) -> IsOneOf:
    """Prepare the blank words, less those that rules name, given by their keys."""
    cells = (read_cell(word, settings.style) for word in settings.blank_words)
    words = (c for c in cells if c.kind != "blank" and cell_key(c) not in named)
    return IsOneOf.of(tuple(words))
