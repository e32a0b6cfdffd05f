"""Review figures: the hidden sheet on which a review leaves its numbers for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.sheets import looks
from scoring.sheets.page import Draft, Page
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable

HEADS = (Head.FIGURE, Head.FIGURE_OF, Head.VALUE)


def figures_page(rows: Iterable[tuple[str, str, str | float]]) -> Page:
    """Lay out figures: what each is, of what, and its number or text."""
    draft = Draft()
    for letter, head in zip("ABC", HEADS, strict=True):
        draft.fill(1, letter, head, looks.HEADER)
    for row, values in enumerate(rows, start=2):
        for letter, value in zip("ABC", values, strict=True):
            draft.fill(row, letter, value, looks.BODY)
    return draft.on(Page(Sheet.REVIEW_FIGURES, (30, 24, 24), (), (), hidden=True))
