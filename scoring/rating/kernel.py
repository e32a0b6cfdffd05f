"""The arithmetic of a rating, on bare arrays, without validation.

Symbols::

    p   points of a criterion, NaN where skipped          (k, n)
    w   weight of a criterion                             (k,)
    P   criteria that can earn positive points
    N   penalties, the others
    full   = sum of w over P
    worth  = sum of w over P, not skipped                 (n,)
    exact  = sum(w p over P) / worth + sum(w p over N) / full

Sums run over the criteria in their order, so that one account rated alone gets the
same last digit as among a million.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats


SETTLING: Final = 1 + 2**-51
"""Lifts a half that its binary form or a product left a few 10^-16 short."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The part of a model that the arithmetic needs, for one set of criteria.

    Parameters
    ----------
    criteria : tuple of int
        Indices of the criteria that count (weight above 0), in order.
    weights : tuple of float
        Their weights.
    positive : tuple of bool
        Whether each can earn positive points (P) or not (N).
    least, greatest : tuple of float
        The points that each can attain.
    full : float
        Sum of the weights of P.
    total : float
        Sum of all the weights.
    """

    criteria: tuple[int, ...]
    weights: tuple[float, ...]
    positive: tuple[bool, ...]
    least: tuple[float, ...]
    greatest: tuple[float, ...]
    full: float
    total: float


def round_half_away(values: Floats, digits: int) -> Floats:
    """Round as a spreadsheet's ROUND does: half away from zero.

    >>> round_half_away(np.array([0.25, -0.25, 2.5]), 1)
    array([ 0.3, -0.3,  2.5])
    """
    power = 10.0**digits * SETTLING
    rounded: Floats = np.copysign(np.floor(np.abs(values) * power + 0.5), values)
    return rounded / 10.0**digits + 0.0


def rounded_rating(values: Floats) -> Floats:
    """Limit to 0..10 and round to one decimal, after nine have settled the noise."""
    return round_half_away(round_half_away(np.clip(values, 0.0, 10.0), 9), 1)


def exact_rating(weighing: Weighing, points: Floats) -> tuple[Floats, Floats]:
    """Rate accounts, neither limited nor rounded.

    Parameters
    ----------
    weighing : Weighing
        What counts, and how much.
    points : ndarray of float, shape (k, n)
        Of all criteria of the model; NaN where skipped.

    Returns
    -------
    exact : ndarray of float, shape (n,)
        NaN without worth.
    worth : ndarray of float, shape (n,)
        Weight of P that is not skipped.
    """
    earned, cost, worth = (np.zeros(points.shape[1]) for _ in range(3))
    for index, weight, positive in _each(weighing):
        weighted = points[index] * weight
        skipped = np.isnan(weighted)
        if skipped.any():
            weighted[skipped] = 0.0
            worth += np.where(skipped, 0.0, weight if positive else 0.0)
        elif positive:
            worth += weight
        total = earned if positive else cost
        total += weighted
    some = worth > 0
    exact = np.divide(earned, worth, out=np.full(worth.shape, math.nan), where=some)
    if weighing.full > 0:
        exact += cost / weighing.full
    return exact, worth


class Range(NamedTuple):
    """How far the unknown could move a rating.

    Parameters
    ----------
    known : ndarray of float, shape (n,)
        Share of the weight that is known, 0 to 1.
    low, high : ndarray of float, shape (n,)
        Unrounded rating, limited to 0..10, with each unknown criterion at its least
        and at its greatest attainable points.
    """

    known: Floats
    low: Floats
    high: Floats


def known_range(weighing: Weighing, points: Floats, unknown: Bools) -> Range:
    """Find what is known, and between which ratings the unknown leaves an account.

    Parameters
    ----------
    weighing : Weighing
        What counts, and how much.
    points : ndarray of float, shape (k, n)
        Of all criteria of the model.
    unknown : ndarray of bool, shape (k, n)
        Where the criterion's cell is blank.
    """
    known, low, high = (np.zeros(points.shape[1]) for _ in range(3))
    bounds = zip(weighing.least, weighing.greatest, strict=True)
    for (index, weight, _), (least, greatest) in zip(
        _each(weighing), bounds, strict=True
    ):
        weighted = points[index] * weight
        if not unknown[index].any():
            known += weight
            low += weighted
            high += weighted
            continue
        blank = unknown[index]
        known += np.where(blank, 0.0, weight)
        low += np.where(blank, weight * least, weighted)
        high += np.where(blank, weight * greatest, weighted)
    full, total = weighing.full or math.nan, weighing.total or math.nan
    return Range(
        known / total, np.clip(low / full, 0.0, 10.0), np.clip(high / full, 0.0, 10.0)
    )


def contributions(weighing: Weighing, points: Floats, worth: Floats) -> Floats:
    """Split exact ratings into what each criterion contributes.

    Parameters
    ----------
    weighing : Weighing
        What counts.
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    worth : ndarray of float, shape (n,)
        As `exact_rating` gives it.

    Returns
    -------
    ndarray of float, shape (k, n)
        0 for criteria that do not count or are skipped, and where there is no worth.
    """
    parts = np.zeros(points.shape)
    share = np.where(worth > 0, worth, math.inf)
    whole = np.where(worth > 0, weighing.full or math.inf, math.inf)
    for index, weight, positive in _each(weighing):
        part = np.multiply(points[index], weight, out=parts[index])
        part /= share if positive else whole
        skipped = np.isnan(part)
        if skipped.any():
            part[skipped] = 0.0
    return parts


def _each(weighing: Weighing) -> zip[tuple[int, float, bool]]:
    return zip(weighing.criteria, weighing.weights, weighing.positive, strict=True)
