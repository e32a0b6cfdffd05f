"""How far one weight may move before an account joins or leaves the contacts.

Symbols, per account::

    S      sum of w p over P, not skipped                 (n,)
    W      sum of w over P, not skipped                   (n,)
    N      sum of w p over penalties                      (n,)
    F      full, the sum of w over P
    theta  the exact rating from which a rounded one is a contact
    t      by how much the weight of the criterion moves
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats

HALF_STEP: Final = 0.05
NEAR: Final = 1e-9
"""What counts as on the bound: ratings are settled at nine decimals."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the accounts' ratings are made of.

    Parameters
    ----------
    earned, worth, cost : ndarray of float, shape (n,)
        S, W and N of each account.
    full : float
        F.
    bound : float
        theta.
    """

    earned: Floats
    worth: Floats
    cost: Floats
    full: float
    bound: float


class Reach(NamedTuple):
    """How far a weight moves freely, and which account moves first.

    Parameters
    ----------
    low, high : float
        The weight from and to which nothing changes; inf without a limit.
    low_account, high_account : int
        The account that joins or leaves beyond; -1 for none.
    """

    low: float
    high: float
    low_account: int
    high_account: int


def contact_bound(contact_from: float) -> float:
    """Give the exact rating from which the rounded one reaches `contact_from`.

    >>> contact_bound(5.0)
    4.95
    """
    return math.ceil(round(contact_from * 10, 9)) / 10 - HALF_STEP


def sums_of(
    points: Floats, weights: Floats, positive: Bools, contact_from: float
) -> Sums:
    """Add up what ratings are made of.

    Parameters
    ----------
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    weights : ndarray of float, shape (k,)
        All above 0.
    positive : ndarray of bool, shape (k,)
        Which are of P.
    contact_from : float
        The least rating of a contact.
    """
    n = points.shape[1]
    earned, worth, cost = np.zeros(n), np.zeros(n), np.zeros(n)
    for row, weight, good in zip(points, weights.tolist(), positive, strict=True):
        there = ~np.isnan(row)
        weighted = np.where(there, row * weight, 0.0)
        if good:
            earned += weighted
            worth += np.where(there, weight, 0.0)
        else:
            cost += weighted
    full = float(weights[positive].sum())
    return Sums(earned, worth, cost, full, contact_bound(contact_from))


def reach(sums: Sums, points: Floats, weight: float, *, positive: bool) -> Reach:
    """Find how far one criterion's weight moves before the contacts change.

    Parameters
    ----------
    sums : Sums
        Of the accounts with worth that are not out.
    points : ndarray of float, shape (n,)
        Of this criterion; NaN where skipped.
    weight : float
        Its weight.
    positive : bool
        Whether it is of P.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        moves = _of_positive(sums, points) if positive else _of_penalty(sums, points)
        _count_on_bound(sums, points, moves, positive=positive)
    below, above = _nearest(moves, weight)
    low = max(weight + below[0], 0.0) if below[1] >= 0 else 0.0
    high = weight + above[0] if above[1] >= 0 else math.inf
    return Reach(low, high, below[1], above[1])


def _of_positive(sums: Sums, points: Floats) -> Floats:
    """Give the moves at which each account is on the bound, shape (2, n)."""
    s, w, n = sums.earned, sums.worth, sums.cost
    full, theta = sums.full, sums.bound
    skipped = np.isnan(points)
    p = np.where(skipped, 0.0, points)
    plain = (theta * w - s) / (p - theta)
    moves = np.stack([plain, np.full_like(plain, math.nan)])
    costly = (n != 0) & ~skipped
    if costly.any():
        a = (p - theta)[costly]
        b = (s + p * full + n - theta * (w + full))[costly]
        c = (s * full + n * w - theta * w * full)[costly]
        moves[:, costly] = _roots(a, b, c)
    moves[0, skipped] = (n / (theta - s / w) - full)[skipped]
    moves[1, skipped] = math.nan
    return moves


def _roots(a: Floats, b: Floats, c: Floats) -> Floats:
    """Solve a t^2 + b t + c = 0; NaN where there is no root."""
    root = np.sqrt(b**2 - 4 * a * c)
    # the sum that does not cancel, so that the smaller root keeps its digits
    q = -(b + np.where(b >= 0, root, -root)) / 2
    return np.where(
        a == 0, np.stack([-c / b, np.full_like(b, math.nan)]), [q / a, c / q]
    )


def _of_penalty(sums: Sums, points: Floats) -> Floats:
    s, w, n = sums.earned, sums.worth, sums.cost
    move = (sums.bound - s / w - n / sums.full) * sums.full / points
    return np.stack([move, np.full_like(move, math.nan)])


def _count_on_bound(
    sums: Sums, points: Floats, moves: Floats, *, positive: bool
) -> None:
    """Let an account on the bound count at once, on the side that lowers it."""
    exact = sums.earned / sums.worth + sums.cost / sums.full
    on = np.abs(exact - sums.bound) <= NEAR
    if not on.any():
        return
    slope = points.copy()
    if positive:
        share = sums.earned / sums.worth
        rise = (points - share) / sums.worth - sums.cost / sums.full**2
        slope = np.where(np.isnan(points), -sums.cost / sums.full**2, rise)
    near = np.abs(moves) <= NEAR * (1 + sums.full)
    moves[near & on] = math.nan
    lowers = on & (np.abs(np.nan_to_num(slope)) > 0)
    first = np.where(np.isnan(moves[0]), 0, 1)
    rows = np.flatnonzero(lowers)
    moves[first[rows], rows] = np.where(slope[rows] < 0, 0.0, -0.0)


def _nearest(
    moves: Floats, weight: float
) -> tuple[tuple[float, int], tuple[float, int]]:
    """Find the nearest move down and up, and whose it is; -1 for none."""
    flat = moves.ravel()
    negative = np.signbit(flat)
    usable = np.isfinite(flat) & (flat >= -weight * (1 + NEAR) - NEAR)
    down = np.where(usable & negative, flat, -math.inf)
    up = np.where(usable & ~negative, flat, math.inf)
    low, high = int(down.argmax()), int(up.argmin())
    n = moves.shape[1]
    return (
        (float(down[low]), low % n if math.isfinite(down[low]) else -1),
        (float(up[high]), high % n if math.isfinite(up[high]) else -1),
    )
