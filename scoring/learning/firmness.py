"""How far each weight may move alone, and which account then joins or leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.judgement.stability import reach, sums_of
from scoring.learning.review import StabilityRow
from scoring.rating.kernel import rounded_rating
from scoring.rating.plan import Plan
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from scoring.arrays import Ints
    from scoring.judgement.stability import Reach
    from scoring.rating.kernel import Weighing
    from scoring.rating.ratings import Ratings


def firmness(now: Ratings) -> tuple[StabilityRow, ...]:
    """Find for each criterion how far its weight may move; none for profiles.

    Parameters
    ----------
    now : Ratings
        The accounts; the setting *Contact from* is that of their model.
    """
    if now.model.profiles:
        return ()
    weighing = Plan.of(now.model).parts[0].weighing
    if not weighing.full:
        return ()
    rows = np.flatnonzero(_movable(now))
    points = now.points[np.array(weighing.criteria, dtype=np.int64)][:, rows]
    weights, positive = np.array(weighing.weights), np.array(weighing.positive)
    sums = sums_of(points, weights, positive, now.model.settings.contact_from)
    return tuple(
        _row(
            now,
            rows,
            weighing,
            n,
            reach(sums, points[n], weights[n], positive=bool(positive[n])),
        )
        for n in range(len(weights))
    )


def _movable(now: Ratings) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark accounts that weights can move: with worth, not out, and on no floor."""
    there = (now.worth > 0) & ~now.is_status(Status.DISQUALIFIED)
    on_floor = now.rating > rounded_rating(np.nan_to_num(now.exact))
    movable: np.ndarray[tuple[int], np.dtype[np.bool_]] = there & ~on_floor
    return movable


def _row(
    now: Ratings, rows: Ints, weighing: Weighing, index: int, span: Reach
) -> StabilityRow:
    criterion = now.model.criteria[weighing.criteria[index]]

    def moves(at: int) -> str:
        if at < 0:
            return ""
        account = int(rows[at])
        name = str(now.accounts.name_texts.iloc[account])
        joins = not now.rating[account] >= now.model.settings.contact_from
        return f"{name} joins" if joins else f"{name} leaves"

    return StabilityRow(
        criterion.name,
        weighing.weights[index],
        float(span.low),
        float(span.high),
        moves(span.low_account),
        moves(span.high_account),
    )
