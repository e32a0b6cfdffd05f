"""The arithmetic of the kernel for one account: single numbers, in the same order.

A property test holds it and the kernel together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.rating.kernel import SETTLING


if TYPE_CHECKING:
    from scoring.rating.kernel import Weighing
    from scoring.rating.plan import Part, Plan

NONE: Final = math.nan


class RowRating(NamedTuple):
    """One account's rating.

    Parameters
    ----------
    rating : float
        0 to 10 with one decimal; NaN for No data.
    exact : float
        Before limits and rounding; NaN without worth.
    out : bool
        Whether the account is disqualified.
    points : tuple of float
        One per criterion; NaN where skipped.
    profile : int
        Index of the profile shown; 0 where the model has none.
    """

    rating: float
    exact: float
    out: bool
    points: tuple[float, ...]
    profile: int


class Decisions(NamedTuple):
    """What was decided for one account, one entry per criterion.

    Parameters
    ----------
    points : tuple of float
        NaN where skipped.
    outs, blanks : list of bool
        Whether it disqualifies, and whether it is unknown.
    floors : list of float
        The least rating that it leaves; below every rating where it says none.
    """

    points: tuple[float, ...]
    outs: list[bool]
    blanks: list[bool]
    floors: list[float]


def rate_points(plan: Plan, decided: Decisions) -> RowRating:
    """Rate an account by what each criterion earned."""
    best: tuple[float, float] = (-1.0, -math.inf)
    chosen = (0, NONE, True)
    for index, part in enumerate(plan.parts):
        exact = _exact(part.weighing, decided.points)
        standing, out = _standing(part, exact, decided.outs, decided.blanks)
        settled = _settled(exact) if standing > 1 else -math.inf
        if (standing, settled) > best:
            best, chosen = (standing, settled), (index, exact, out)
    index, exact, out = chosen
    members = plan.parts[index].members
    floor = max(map(decided.floors.__getitem__, members), default=NONE)
    lifted = max(exact, floor)
    rating = 0.0 if out else rounded(lifted)
    return RowRating(rating, exact, out, decided.points, index)


def _standing(
    part: Part, exact: float, outs: list[bool], blanks: list[bool]
) -> tuple[float, bool]:
    """Rank a profile for being shown; see `scoring.rating`."""
    if True in outs and any(map(outs.__getitem__, part.members)):
        return 0.0, True
    if exact != exact:  # noqa: PLR0124 - NaN
        return 1.0, False
    return (2.0 if all(blanks[index] for index in part.own) else 3.0), False


def _exact(weighing: Weighing, points: tuple[float, ...]) -> float:
    """Compute the exact rating as `scoring.rating.kernel.exact_rating` does."""
    earned = cost = worth = 0.0
    for index, weight, positive in zip(
        weighing.criteria, weighing.weights, weighing.positive, strict=True
    ):
        value = points[index]
        if value != value:  # noqa: PLR0124 - skipped
            continue
        if positive:
            earned += value * weight
            worth += weight
        else:
            cost += value * weight
    if worth == 0:
        return NONE
    return earned / worth + cost / weighing.full


def _settled(exact: float) -> float:
    size = math.floor(abs(exact) * 1e9 * SETTLING + 0.5) / 1e9
    return math.copysign(size, exact) + 0.0


def rounded(exact: float) -> float:
    """Limit to 0..10 and round as a spreadsheet does; NaN stays.

    >>> rounded(4.949999999999999), rounded(12.0)
    (5.0, 10.0)
    """
    if exact != exact:  # noqa: PLR0124 - NaN
        return exact
    settled = _settled(min(max(exact, 0.0), 10.0))
    return math.floor(settled * 10 * SETTLING + 0.5) / 10
