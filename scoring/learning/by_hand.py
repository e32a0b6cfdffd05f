"""Whether people who decide otherwise than the rules know better than these."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.language import local, phrase
from scoring.learning.calibration import out_of_fold
from scoring.learning.shown import two_decimals
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import Hand, Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.learning.as_of import Judged
    from scoring.rating.decisions import Decisions

CONTACT: Final = STATUSES.index(Status.CONTACT)
LEAST: Final = 10
"""Outcomes from which on chance can be told from knowledge."""
SURE: Final = 0.05
TINY: Final = 0.001
HUNDREDTH: Final = 0.01
CALLED: Final = (
    phrase("Called all the same: {tally}."),
    phrase("{person} called all the same: {tally}."),
)
LEFT: Final = (
    phrase("Left out all the same: {tally}."),
    phrase("{person} left out all the same: {tally}."),
)
WON: Final = phrase("{won:,} of {count:,} won")
EXPECTED: Final = phrase("{tally}, {expected:.1f} expected")
BETTER: Final = phrase("{tally}: better than the rating (p {p})")
NO_DIFFERENT: Final = phrase("{tally}: no different from the rating (p {p})")


class Hands(NamedTuple):
    """What people decided of accounts.

    Parameters
    ----------
    decisions : Decisions
        The decisions, those that are over among them.
    since : ndarray of float, shape (n,)
        For each account of Accounts the first day it was scored by hand; NaN where
        that is not known.
    """

    decisions: Decisions
    since: Floats


class _Otherwise(NamedTuple):
    """The m outcomes of accounts of which a person decided otherwise than the rules.

    Parameters
    ----------
    called : ndarray of bool, shape (m,)
        Whether the account was a contact by hand; else it was one by the rules.
    won : ndarray of bool, shape (m,)
        What became of it.
    chances : ndarray of float, shape (m,)
        The chance of winning by the rules; NaN where it cannot be told.
    people : ndarray of str, shape (m,)
        Who decided; empty where that is not known.
    """

    called: Bools
    won: Bools
    chances: Floats
    people: Objects


def hand_lines(
    judged: Judged, folds: Ints, hands: Hands, contact_from: float
) -> tuple[str, ...]:
    """Say how accounts fared of which people decided otherwise than the rules.

    Parameters
    ----------
    judged : Judged
        The outcomes, with what the rules said on their eve.
    folds : ndarray of int, shape (n,)
        The fold of each, for chances that an outcome has no part in.
    hands : Hands
        What people decided.
    contact_from : float
        Least rating of a contact.

    Returns
    -------
    tuple of str
        ``Called all the same: 7 of 12 won, 3.7 expected: better than the rating (p
        0.04).``; the same for each person with ten such outcomes. An outcome counts
        from the first day on which the account was scored by hand, where History
        tells it.
    """
    otherwise = _otherwise(judged, folds, hands, contact_from)
    lines = [*_lines(otherwise, "", 1)]
    for person in sorted({*otherwise.people.tolist()} - {""}):
        lines += _lines(otherwise, person, LEAST)
    return tuple(lines)


def _otherwise(
    judged: Judged, folds: Ints, hands: Hands, contact_from: float
) -> _Otherwise:
    decisions, outcomes = (
        hands.decisions.take(judged.outcomes.accounts),
        judged.outcomes,
    )
    rows = decisions.rows
    called = decisions.are(Hand.CONTACT) | (decisions.numbers >= contact_from)
    since = hands.since[outcomes.accounts[rows]]
    other = called != (judged.status[rows] == CONTACT)
    other &= ~(outcomes.days[rows] < since)
    chances = np.full(len(outcomes), math.nan)
    if outcomes.won.any() and not outcomes.won.all():
        chances = out_of_fold(judged, folds)
    people = np.array(decisions.people, dtype=object)
    rows = rows[other]
    return _Otherwise(called[other], outcomes.won[rows], chances[rows], people[other])


def _lines(otherwise: _Otherwise, person: str, least: int) -> Iterator[str]:
    """Say it of all together, or of one person, in either direction."""
    rows = (otherwise.people == person) | (person == "")
    for words, called in ((CALLED, True), (LEFT, False)):
        chosen = rows & (otherwise.called == called)
        if chosen.sum() >= least:
            won, chances = otherwise.won[chosen], otherwise.chances[chosen]
            tally = _tally(won, chances, more=called)
            yield words[bool(person)].format(tally=tally, person=person)


def _tally(won: Bools, chances: Floats, *, more: bool) -> str:
    """Say how many were won, how many the rules expected, and whether that is chance."""
    count = int(won.sum())
    tally = WON.format(won=count, count=len(won))
    if np.isnan(chances).any():
        return tally
    tally = EXPECTED.format(tally=tally, expected=float(chances.sum()))
    if len(won) < LEAST:
        return tally
    p = at_least(chances, count) if more else at_least(1 - chances, len(won) - count)
    words = BETTER if p <= SURE else NO_DIFFERENT
    return words.format(tally=tally, p=_shown(p))


def _shown(p: float) -> str:
    """Write a small chance: 0.04, 0.006 or < 0.001."""
    if p < TINY:
        return local(f"< {TINY}")
    return two_decimals(p) if p >= HUNDREDTH else local(f"{p:.3f}")


def at_least(chances: Floats, count: int) -> float:
    """Give the chance that so many of some deals are won, or more, each with its own.

    It is exact: the Poisson binomial distribution, deal by deal.

    Examples
    --------
    >>> at_least(np.array([0.5, 0.5]), 1)
    0.75
    """
    spread = np.ones(1)
    for chance in chances.tolist():
        spread = np.convolve(spread, [1 - chance, chance])
    return float(min(spread[count:].sum(), 1.0))
