"""Accounts as one weight moves: who is a contact, and what is certain between two weights."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.judgement.contact_rule import HALF_NINTH, UNRATED
from scoring.judgement.courses import Course, course_of, known_course
from scoring.judgement.firm import SETTLED, first_waiting


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Indices, Int8s, Ints
    from scoring.judgement.contact_rule import ContactRule, Way
    from scoring.judgement.courses import Sums

SAMPLES: Final = (0.37, 0.81, 1.0, 1.7, 5.3)
"""Shares of today's weight at which two ratings are compared."""
MIXING: Final = 1.0 + 1 / math.pi


class Bound(NamedTuple):
    """A rating, or a share, that must be reached, on its course."""

    course: Course
    least: float
    always: Bools
    never: Bools

    def take(self, rows: Indices) -> Bound:
        """Keep some accounts."""
        course = self.course.take(rows)
        return Bound(course, self.least, self.always[rows], self.never[rows])

    def at(self, weight: float) -> Bools:
        """Mark where it is reached at a weight."""
        reached: Bools = (self.course.at(weight) >= self.least) | self.always
        return reached & ~self.never

    def between(self, first: float, last: float) -> tuple[Bools, Bools]:
        """Mark where it is certainly reached, and where certainly missed."""
        low, high = self.course.between(first, last)
        yes = ((low >= self.least) | self.always) & ~self.never
        return yes, ((high < self.least) & ~self.always) | self.never


class Path(NamedTuple):
    """A profile's ways to a contact, on their course."""

    bars: tuple[Bound, ...]
    standing: Int8s

    def take(self, rows: Indices) -> Path:
        """Keep some accounts."""
        return Path(tuple(bar.take(rows) for bar in self.bars), self.standing[rows])


class Certain(NamedTuple):
    """What is certain of accounts between two weights, and which profiles may be shown."""

    yes: Bools
    no: Bools
    low: Floats
    high: Floats
    shown: tuple[Bools, ...]


class Motion(NamedTuple):
    """Accounts as one weight moves.

    Parameters
    ----------
    paths : tuple of Path
        One per profile.
    samples : tuple of float
        Weights at which ratings are compared that may always be the same.
    now : ndarray of bool, shape (n,)
        Which are contacts by today's weight.
    most : int or None
        How many contacts there may be.
    """

    paths: tuple[Path, ...]
    samples: tuple[float, ...]
    now: Bools
    most: int | None

    def take(self, rows: Indices, most: int | None) -> Motion:
        """Keep some accounts."""
        paths = tuple(path.take(rows) for path in self.paths)
        return Motion(paths, self.samples, self.now[rows], most)

    def contacts(self, weight: float) -> Bools:
        """Say who is a contact at a weight."""
        contact, exact = self.shown(weight)
        if self.most is None:
            return contact
        settled = np.where(contact, exact.round(SETTLED), -math.inf)
        among: Bools = settled > first_waiting(settled, self.most)
        return among

    def shown(self, weight: float) -> tuple[Bools, Floats]:
        """Give whether each is a contact, if there are places for all, and its rating.

        Both are what the best profile says; the rating is exact.
        """
        best: tuple[Bools, Floats] | None = None
        standing = np.zeros(len(self.now), dtype=np.int8)
        for path in self.paths:
            exact = path.bars[0].course.at(weight)
            contact = np.logical_and.reduce([bar.at(weight) for bar in path.bars])
            contact &= path.standing > UNRATED
            if best is None:
                best, standing = (contact, exact), path.standing
                continue
            higher = exact.round(SETTLED) > best[1].round(SETTLED)
            better = (path.standing > standing) | ((path.standing == standing) & higher)
            best = (
                np.where(better, contact, best[0]),
                np.where(better, exact, best[1]),
            )
            standing = np.maximum(standing, path.standing)
        return best or (self.now, np.zeros(len(self.now)))

    def certain(self, first: float, last: float) -> Certain:
        """Say what is certain between two weights, if there were places for all."""
        standing = np.maximum.reduce([path.standing for path in self.paths])
        bounds = [path.bars[0].course.between(first, last) for path in self.paths]
        usable = [path.standing == standing for path in self.paths]
        pairs = [*zip(bounds, usable, strict=True)]
        low = np.fmax.reduce([np.where(u, low, -math.inf) for (low, _), u in pairs])
        high = np.fmax.reduce([np.where(u, high, -math.inf) for (_, high), u in pairs])
        yes, no = (np.full(len(low), standing > UNRATED), np.ones(len(low), np.bool_))
        shown = []
        for path, ((_, top), use) in zip(self.paths, pairs, strict=True):
            each = [bar.between(first, last) for bar in path.bars]
            reached = np.logical_and.reduce([mark for mark, _ in each])
            missed = np.logical_or.reduce([mark for _, mark in each])
            chosen = use & (top >= low - HALF_NINTH)
            shown.append(chosen)
            yes &= reached | ~chosen
            no &= missed | ~chosen
        return Certain(yes, no | (standing == UNRATED), low, high, tuple(shown))


def motion_of(
    rule: ContactRule, sums: list[list[Sums]], criterion: int, weight: float
) -> Motion:
    """Let the weight of one criterion move.

    Parameters
    ----------
    rule : ContactRule
        The accounts.
    sums : list of list of Sums
        What each bar of each profile is made of.
    criterion : int
        The criterion.
    weight : float
        Its weight today.
    """
    paths = tuple(
        _path(rule, way, of_way, criterion)
        for way, of_way in zip(rule.ways, sums, strict=True)
    )
    n = rule.points.shape[1]
    samples = tuple(weight * times for times in SAMPLES)
    motion = Motion(paths, samples, np.zeros(n, np.bool_), rule.most)
    return _parted(motion._replace(now=motion.contacts(weight)))


def _path(rule: ContactRule, way: Way, sums: list[Sums], criterion: int) -> Path:
    bars = [
        Bound(course_of(each, rule, criterion), bar.least, bar.always, bar.never)
        for bar, each in zip(way.bars, sums, strict=True)
    ]
    if rule.known_least > 0:
        course = known_course(rule, way.weighing, criterion)
        nobody = np.zeros(len(way.standing), dtype=np.bool_)
        bars.append(Bound(course, rule.known_least, nobody, nobody))
    return Path(tuple(bars), way.standing)


def _parted(motion: Motion) -> Motion:
    """Leave out profiles that are tied with one before them whatever the weight.

    Two ratings that agree at some weights are one and the same fraction.
    """
    paths: list[Path] = []
    for path in motion.paths:
        standing, course = path.standing, path.bars[0].course
        for other in paths:
            off = [other.bars[0].course.at(w) - course.at(w) for w in motion.samples]
            same = np.logical_and.reduce([np.abs(each) < HALF_NINTH for each in off])
            same &= other.standing == standing
            standing = np.where(same, UNRATED, standing).astype(np.int8)
        paths.append(path._replace(standing=standing))
    return motion._replace(paths=tuple(paths))


def alike(motion: Motion, shown: tuple[Bools, ...]) -> Ints:
    """Give one number to accounts that are tied whatever the weight.

    They are told by a sum of the ratings that may be shown, each times a number.
    """
    key, times = np.zeros(len(motion.now)), 1.0
    for weight in motion.samples:
        values = np.array(
            [
                np.where(chosen, path.bars[0].course.at(weight), 0.0)
                for path, chosen in zip(motion.paths, shown, strict=True)
            ]
        )
        for row in np.sort(np.nan_to_num(values), axis=0):
            times *= MIXING
            key += times * row
    _, codes = np.unique(key.round(SETTLED - 2), return_inverse=True)
    return codes.astype(np.int64)
