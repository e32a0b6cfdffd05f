"""Suggested weights, and how far each may move, on the Review page."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.learning.shown import apart, one_decimal, two_decimals
from scoring.sheets.review_layout import (
    CENTRED,
    LEFT,
    NAMED,
    NOTE,
    SHARE,
    TEXT,
    Listed,
    draw_table,
    draw_title,
)
from scoring.sheets.review_words import ReviewWord
from scoring.vocabulary import Face


if TYPE_CHECKING:
    from scoring.judgement.spans import WeightSpan
    from scoring.learning.by_pairs import ByPairs
    from scoring.learning.review import Review
    from scoring.learning.suggested_weights import WeightRow, Weights
    from scoring.sheets.page import Draft
    from scoring.sheets.sections import Value

MOST_NAMED: Final = 5
LINE: Final = 60
"""Letters of names that fit behind what is said of them."""
APPLY: Final = {
    Face.EXCEL: ReviewWord.APPLY_IN_EXCEL,
    Face.LITE: ReviewWord.APPLY_IN_LITE,
    Face.SHEETS: ReviewWord.APPLY_IN_SHEETS,
    Face.PAGE: ReviewWord.APPLY_ON_PAGE,
}
"""What to do to take weights over, where no command can be typed."""
APPLY_PAIRS: Final = {
    Face.EXCEL: ReviewWord.BY_HAND_IN_EXCEL,
    Face.LITE: ReviewWord.BY_HAND_IN_EXCEL,
    Face.SHEETS: ReviewWord.BY_HAND_IN_SHEETS,
    Face.PAGE: ReviewWord.APPLY_ON_PAGE,
}
"""The same of those that the sheet Compare comes to."""
ANY: Final = replace(CENTRED, number="General")
WEIGHT_HEADS: Final = (
    Listed(ReviewWord.CRITERION, NAMED),
    Listed(ReviewWord.YOURS, ANY),
    Listed(ReviewWord.WEIGHT_SHARE, SHARE),
    Listed(ReviewWord.SUGGESTED_ONE, replace(ANY, font=NAMED.font)),
    Listed(ReviewWord.SPAN, CENTRED),
    Listed(ReviewWord.WAY, CENTRED),
)
PAIRS_HEADS: Final = (
    Listed(ReviewWord.CRITERION, NAMED),
    Listed(ReviewWord.YOURS, ANY),
    Listed(ReviewWord.PAIRS, replace(CENTRED, font=NAMED.font)),
    Listed(ReviewWord.SUGGESTED_ONE, ANY),
)
STABILITY_HEADS: Final = (
    Listed(ReviewWord.CRITERION, NAMED),
    Listed(ReviewWord.WEIGHT, ANY),
    Listed(ReviewWord.LOW, CENTRED),
    Listed(ReviewWord.HIGH, CENTRED),
    Listed(ReviewWord.THEN_BELOW, TEXT),
)


def suggested_title(profile: str) -> str:
    """Head the suggested weights: of all, or of a profile."""
    if not profile:
        return str(ReviewWord.SUGGESTED)
    return ReviewWord.SUGGESTED_OF.format(profile=profile)


def draw_weights(draft: Draft, review: Review, row: int, face: Face) -> int:
    """Put the weights that the outcomes ask for, or why there are none."""
    apply = APPLY.get(face, ReviewWord.HOW_TO_APPLY).format(file=review.file)
    for weights in review.weights:
        title = suggested_title(weights.profile)
        draw_title(draft, row, "B", title)
        row = _draw_profile(draft, weights, apply, row + 1) + 1
    return row


def _draw_profile(draft: Draft, weights: Weights, apply: str, row: int) -> int:
    plain = replace(NOTE, wrap=False)
    if weights.refusal:
        draft.fill(row, "B", weights.refusal, plain)
        return row + 1
    left = draw_table(draft, row, LEFT, WEIGHT_HEADS, [_line(r) for r in weights.rows])
    for at, text in enumerate(_sentences(weights, apply), start=row):
        draft.fill(at, "J", text, plain)
    return max(left, row + len([*_sentences(weights, apply)]))


def _line(row: WeightRow) -> tuple[Value, ...]:
    way = ReviewWord.SAME
    if row.suggested != row.own:
        way = ReviewWord.UP if row.suggested > row.own else ReviewWord.DOWN
    span = f"{one_decimal(row.low)} - {one_decimal(row.high)}"
    return (row.criterion, row.own, row.share, row.suggested, span, way)


def _sentences(weights: Weights, apply: str) -> tuple[str, ...]:
    """Say what the suggestion is worth, and whom it would bring in."""
    lines = []
    if weights.gain is not None:
        lines.append(
            ReviewWord.GAIN.format(
                own=two_decimals(weights.gain.auc_own),
                auc=two_decimals(weights.gain.auc),
                learnt=weights.learnt,
            )
        )
    for words, count, names in (
        (ReviewWord.JOINING, weights.joins, weights.joining),
        (ReviewWord.LEAVING, weights.leaves, weights.leaving),
    ):
        shown = _first_names(names)
        lines.append(words.format(count=count, names=shown or str(ReviewWord.NOBODY)))
    lines.append(ReviewWord.CUTOFF.format(cutoff=one_decimal(weights.cutoff)))
    return (*lines, ReviewWord.SPAN_SAYS, apply)


def _first_names(names: tuple[str, ...]) -> str:
    """Name as many as stand on one line.

    >>> _first_names(("Acme", "Bolt"))
    'Acme, Bolt'
    >>> _first_names(("A" * 40, "B" * 40)) == "A" * 40 + " ..."
    True
    """
    count = MOST_NAMED
    while count > 1 and len(", ".join(names[:count])) > LINE:
        count -= 1
    return ", ".join(names[:count]) + (" ..." if len(names) > count else "")


def draw_by_pairs(draft: Draft, review: Review, row: int, face: Face) -> int:
    """Put the weights that the sheet Compare comes to, where there is one."""
    compared = review.by_pairs
    if compared is None:
        return row
    draw_title(draft, row, "B", ReviewWord.BY_PAIRS)
    texts, column, below = compared.sentences, "B", row + 1
    if compared.rows:
        apply = APPLY_PAIRS.get(face, ReviewWord.HOW_TO_APPLY_PAIRS)
        texts, column = (*texts, apply.format(file=review.file)), "J"
        below = draw_table(draft, row + 1, LEFT, PAIRS_HEADS, pairs_lines(compared))
    for at, text in enumerate(texts, start=row + 1):
        draft.fill(at, column, text, replace(NOTE, wrap=False))
    return max(below, row + 1 + len(texts)) + 1


def pairs_lines(compared: ByPairs) -> list[tuple[Value, ...]]:
    """Give a line for each criterion that is compared."""
    return [
        (
            row.criterion,
            row.own,
            one_decimal(row.by_pairs),
            None if math.isnan(row.suggested) else row.suggested,
        )
        for row in compared.rows
    ]


def draw_stability(draft: Draft, rows: tuple[WeightSpan, ...], row: int) -> int:
    """Put how far each weight may move before the contacts change."""
    if not rows:
        return row
    draw_title(draft, row, "B", ReviewWord.STABILITY)
    heads = (*STABILITY_HEADS, Listed(ReviewWord.THEN_ABOVE, TEXT))
    columns = (*LEFT[:4], "F:H", "J:L")
    lines = [
        (
            each.criterion,
            each.weight,
            _bound(each.low, each.weight),
            _bound(each.high, each.weight),
            each.below,
            each.above,
        )
        for each in rows
    ]
    return draw_table(draft, row + 1, columns, heads, lines) + 1


def _bound(weight: float, own: float) -> str:
    """Write the weight at which the list changes.

    >>> _bound(4.25, 5), str(_bound(math.inf, 5)), str(_bound(math.nan, 5))
    ('4.3', 'no limit', 'not known')
    """
    if math.isnan(weight):
        return ReviewWord.NOT_KNOWN
    return ReviewWord.NO_LIMIT if math.isinf(weight) else apart(weight, own)
