"""Ratings of a block of accounts: profiles, disqualifiers, groups, status."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.rating.decide import outcome_floors, outcome_outs, unknown
from scoring.rating.kernel import (
    contributions,
    exact_rating,
    known_range,
    round_half_away,
    rounded_rating,
)
from scoring.values.text import text_key
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats, Int8s, Int16s
    from scoring.model.model import Model, Settings
    from scoring.rating.plan import Part, Plan


STATUSES: Final = tuple(Status)
SETTLED: Final = 9
"""Decimals at which two ratings count as the same."""


class BlockRatings(NamedTuple):
    """What a block of n accounts came to; see `scoring.rating.ratings.Ratings`."""

    worth: Floats
    exact: Floats
    rating: Floats
    known: Floats
    low: Floats
    high: Floats
    status: Int8s
    profile: Int8s
    profile_ratings: Floats
    group_ratings: Floats


class _Block(NamedTuple):
    """What was decided for a block, and what disqualifies."""

    points: Floats
    unknown: Bools
    outs: dict[int, Bools]
    floors: dict[int, Floats]


def rate_block(plan: Plan, outcomes: Int16s, points: Floats) -> BlockRatings:
    """Rate a block of accounts.

    Parameters
    ----------
    plan : Plan
        The model, prepared.
    outcomes : ndarray of int, shape (k, n)
        Which rule decided each criterion.
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    """
    block = _block(plan.model, outcomes, points)
    n = points.shape[1]
    rated = [exact_rating(part.weighing, points) for part in plan.parts]
    out = [_any_out(block, part.members, n) for part in plan.parts]
    profile = _best(plan, block, rated, out)
    views = [_view(plan, part, block) for part in plan.parts]
    shown = _choose(profile, views)
    exact = _choose_one(profile, [exact for exact, _ in rated])
    floors = [_floor(block, part.members, n) for part in plan.parts]
    disqualified = np.logical_and.reduce(out)
    lifted = _lifted(exact, _choose_one(profile, floors))
    rating = np.where(disqualified, 0.0, lifted)
    low, high = _limits(plan, block, shown, rating, disqualified)
    reached = enough(plan, shown.known, shown.groups)
    return BlockRatings(
        worth=_choose_one(profile, [worth for _, worth in rated]),
        exact=exact,
        rating=rating,
        known=shown.known,
        low=low,
        high=high,
        status=status_of(plan.model.settings, rating, reached, disqualified),
        profile=profile,
        profile_ratings=_profile_ratings(plan, rated, out, floors),
        group_ratings=shown.groups,
    )


def _block(model: Model, outcomes: Int16s, points: Floats) -> _Block:
    past = np.array([unknown(c) for c in model.criteria], dtype=np.int16)
    outs, floors = {}, {}
    for index, criterion in enumerate(model.criteria):
        table, bounds = outcome_outs(criterion), outcome_floors(criterion)
        if criterion.active and any(table):
            outs[index] = np.take(table, outcomes[index])
        if criterion.active and not np.isnan(bounds).all():
            floors[index] = np.take(bounds, outcomes[index])
    return _Block(points, outcomes == past[:, None], outs, floors)


def _any_out(block: _Block, chosen: Sequence[int], n: int) -> Bools:
    outs = np.zeros(n, dtype=np.bool_)
    for index in chosen:
        if index in block.outs:
            outs |= block.outs[index]
    return outs


def _floor(block: _Block, chosen: Sequence[int], n: int) -> Floats:
    """Find the highest floor that applies; below every rating where none does."""
    floor = np.full(n, -math.inf)
    for index in chosen:
        if index in block.floors:
            floor = np.fmax(floor, block.floors[index])
    return floor


def _lifted(exact: Floats, floor: Floats) -> Floats:
    """Round exact ratings, none below its floor; without worth there is none."""
    return rounded_rating(np.maximum(exact, floor))


def _best(
    plan: Plan, block: _Block, rated: list[tuple[Floats, Floats]], out: list[Bools]
) -> Int8s:
    """Choose the profile to show: the best that can be rated, known ones first."""
    n = block.points.shape[1]
    chosen = np.zeros(n, dtype=np.int8)
    if len(plan.parts) == 1:
        return chosen
    # Sorted by (standing, exact): 3 known, 2 nothing of its own known, 1 not out, 0 out
    best_standing, best_exact = np.full(n, -1.0), np.full(n, -math.inf)
    for index, part in enumerate(plan.parts):
        exact, worth = rated[index]
        blind = np.logical_and.reduce(block.unknown[list(part.own)], axis=0)
        standing = np.where(worth > 0, np.where(blind, 2.0, 3.0), 1.0)
        standing[out[index]] = 0.0
        settled = np.where(standing > 1, round_half_away(exact, SETTLED), -math.inf)
        better = (standing > best_standing) | (
            (standing == best_standing) & (settled > best_exact)
        )
        chosen[better] = index
        np.copyto(best_standing, standing, where=better)
        np.copyto(best_exact, settled, where=better)
    return chosen


class _View(NamedTuple):
    """What one profile shows of an account."""

    known: Floats
    low: Floats
    high: Floats
    groups: Floats


def _view(plan: Plan, part: Part, block: _Block) -> _View:
    n = block.points.shape[1]
    spread = known_range(part.weighing, block.points, block.unknown)
    groups = np.empty((len(part.groups), n))
    for row, (name, weighing) in enumerate(zip(plan.groups, part.groups, strict=True)):
        exact, _ = exact_rating(weighing, block.points)
        inside = [i for i in part.members if plan.model.criteria[i].group == name]
        out, floor = _any_out(block, inside, n), _floor(block, inside, n)
        groups[row] = np.where(out, 0.0, _lifted(exact, floor))
    floor = _floor(block, part.members, n)
    low, high = np.maximum(spread.low, floor), np.maximum(spread.high, floor)
    return _View(spread.known, low, high, groups)


def _choose(profile: Int8s, views: list[_View]) -> _View:
    if len(views) == 1:
        return views[0]
    return _View(*(_choose_one(profile, list(field)) for field in zip(*views)))  # noqa: B905


def _choose_one(profile: Int8s, candidates: list[Floats]) -> Floats:
    """Take for each account the candidate of its profile."""
    chosen = candidates[0]
    for index, candidate in enumerate(candidates[1:], start=1):
        chosen = np.where(profile == index, candidate, chosen)
    return chosen


def _limits(
    plan: Plan, block: _Block, shown: _View, rating: Floats, disqualified: Bools
) -> tuple[Floats, Floats]:
    """Round Low and High, and let them include the rating."""
    low = np.fmin(rounded_rating(shown.low), rating)
    high = np.fmax(rounded_rating(shown.high), rating)
    if block.outs:
        known_out = np.zeros(rating.shape, dtype=np.bool_)
        for index in plan.parts[0].members:
            if index in block.outs:
                known_out |= block.outs[index] & ~block.unknown[index]
        low[disqualified] = 0.0
        high[disqualified & known_out] = 0.0
    low[np.isnan(shown.low)] = math.nan
    high[np.isnan(shown.high)] = math.nan
    return low, high


class Enough(NamedTuple):
    """Whether each account has what a contact needs beside its rating."""

    known: Bools
    groups: Bools


def enough(plan: Plan, known: Floats, group_ratings: Floats) -> Enough:
    """Say which accounts have what a contact needs beside its rating.

    Parameters
    ----------
    plan : Plan
        The model, prepared.
    known : ndarray of float, shape (n,)
        Share of weight, 0 to 1.
    group_ratings : ndarray of float, shape (g, n)
        One row per group of the plan.
    """
    settings = plan.model.settings
    least = round_half_away(np.array(settings.known_at_least), SETTLED)
    groups = np.ones(known.shape, dtype=np.bool_)
    rows = {text_key(name): row for row, name in enumerate(plan.groups)}
    for need in settings.also_needs:
        row = rows.get(text_key(need.group))
        # an empty group falls short, for NaN reaches nothing
        groups &= False if row is None else group_ratings[row] >= need.bound
    # of criteria without any weight nothing is known, which is enough where 0 is
    return Enough(round_half_away(np.nan_to_num(known), SETTLED) >= least, groups)


def status_of(
    settings: Settings, rating: Floats, reached: Enough, disqualified: Bools
) -> Int8s:
    """Give the status of n accounts, as an index into `STATUSES`.

    Parameters
    ----------
    settings : Settings
        What a contact needs.
    rating : ndarray of float, shape (n,)
        Rounded; NaN for No data.
    reached : Enough
        Whether each has what a contact needs beside.
    disqualified : ndarray of bool, shape (n,)
        Whether something disqualifies it.
    """
    contact = (rating >= settings.contact_from) & reached.groups
    chosen = np.select(
        [disqualified, np.isnan(rating), contact & reached.known, contact],
        [
            STATUSES.index(status)
            for status in (
                Status.DISQUALIFIED,
                Status.NO_DATA,
                Status.CONTACT,
                Status.RESEARCH,
            )
        ],
        default=STATUSES.index(Status.NOT_NOW),
    )
    return chosen.astype(np.int8)


def shown_contributions(
    plan: Plan, points: Floats, worth: Floats, profile: Int8s
) -> Floats:
    """Split exact ratings into contributions, each by the profile that is shown.

    Parameters
    ----------
    plan : Plan
        The model, prepared.
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    worth, profile : ndarray, shape (n,)
        As `rate_block` gives them.

    Returns
    -------
    ndarray of float, shape (k, n)
    """
    split = [contributions(part.weighing, points, worth) for part in plan.parts]
    return _choose_one(profile, split)


def _profile_ratings(
    plan: Plan,
    rated: list[tuple[Floats, Floats]],
    out: list[Bools],
    floors: list[Floats],
) -> Floats:
    if not plan.model.profiles:
        return np.empty((0, rated[0][0].shape[0]))
    return np.stack(
        [
            np.where(disqualified, 0.0, _lifted(exact, floor))
            for (exact, _), disqualified, floor in zip(rated, out, floors, strict=True)
        ]
    )
