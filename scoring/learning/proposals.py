"""Criteria proposed from fields: rules with points, as a person would write them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.arrays import count_each, sum_each
from scoring.learning.chance import logit
from scoring.learning.edges import edge_between, whole_points
from scoring.learning.levels import (
    PRIOR,
    Field,
    bins,
    rarest,
    strength,
    strength_levels,
)
from scoring.learning.pooling import Level, joined_levels, shaped


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints

NUMBER_BINS: Final = 20
WEAKEST: Final = 0.84
"""A field whose strength is less is not proposed."""


class ProposedRule(NamedTuple):
    """A level of a field, and its points.

    Parameters
    ----------
    bound : float
        For numbers the least value that it takes; -inf for all the others.
    words : tuple of str
        For text the folded words that it takes; empty for all the others.
    points : int
        0 to 10.
    size, won : int
        The outcomes it is drawn from.
    """

    bound: float
    words: tuple[str, ...]
    points: int
    size: int
    won: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A criterion, proposed.

    Parameters
    ----------
    heading, kind : str
        The field.
    rules : tuple of ProposedRule
        The first that fits decides; the last fits all.
    blank : int or None
        Points of a blank; None skips it.
    span : float
        The greatest evidence less the least.
    strength : float
        How sure it is that the field says something, as a z.
    """

    heading: str
    kind: str
    rules: tuple[ProposedRule, ...]
    blank: int | None
    span: float
    strength: float

    def points(self, field: Field) -> Floats:
        """Rate outcomes by it; NaN where it skips a blank."""
        blank = math.nan if self.blank is None else float(self.blank)
        points = np.full(len(field.values), math.nan)
        for rule in reversed(self.rules):
            points[_fits(rule, field)] = rule.points
        return np.where(field.filled, points, blank)


def _fits(rule: ProposedRule, field: Field) -> Bools:
    if field.kind != "text":
        there: Bools = field.values >= rule.bound
        return there
    if not rule.words:
        return field.filled
    wanted = set(rule.words)
    takes = np.array([*(key in wanted for key in field.keys), False])
    return takes[np.nan_to_num(field.values, nan=-1).astype(np.int64)]


class _Evidence(NamedTuple):
    """Evidence of each level, of all else, and of blanks; None where too few."""

    levels: list[float]
    other: float | None
    blank: float | None

    def scale(self) -> tuple[float, float]:
        """Give the least and the greatest."""
        every = [*self.levels]
        every += [each for each in (self.other, self.blank) if each is not None]
        return min(every), max(every)


def propose(field: Field, won: Bools) -> Proposal | None:
    """Make a criterion of a field; None where it says too little.

    Parameters
    ----------
    field : Field
        As n outcomes have it.
    won : ndarray of bool, shape (n,)
        Whether each is won.
    """
    rare = rarest(len(won))
    sure = strength(strength_levels(field, rare), won)
    if sure < WEAKEST:
        return None
    levels = _levels(field, won, rare)
    evidence = _evidence(field, won, levels, rare)
    if not levels and evidence.other is None:
        return None
    least, greatest = evidence.scale()
    if greatest <= least:
        return None

    def points(value: float) -> int:
        limited = min(max(value, least), greatest)
        return whole_points((limited - least) / (greatest - least))

    rules = (_number_rules if field.kind != "text" else _text_rules)(field, levels)
    earned = [*evidence.levels][:: -1 if field.kind != "text" else 1]
    pointed = [
        rule._replace(points=points(value))
        for rule, value in zip(rules, earned, strict=True)
    ]
    if field.kind == "text":
        pointed.append(_rest(field, won, levels, points(evidence.other or 0.0)))
    blank = None if evidence.blank is None else points(evidence.blank)
    return Proposal(
        field.heading, field.kind, tuple(pointed), blank, greatest - least, sure
    )


def _levels(field: Field, won: Bools, rare: int) -> list[Level]:
    """Give ascending levels of numbers, or levels of words from the best on."""
    if field.kind != "text":
        size = max(rare, float(field.filled.sum()) / NUMBER_BINS)
        return joined_levels(shaped(_counted(bins(field.values, size), won)))
    codes = np.nan_to_num(field.values, nan=-1).astype(np.int64)
    common = [level for level in _counted(codes, won) if level.size >= rare]
    base = float(won.mean())
    common.sort(
        key=lambda level: (-_log_odds(level, base), field.keys[level.members[0]])
    )
    return joined_levels(common)


def _counted(codes: Ints, won: Bools) -> list[Level]:
    """Count each code from 0 on as a level."""
    there = codes >= 0
    counts = count_each(codes[there])
    hits = sum_each(codes[there], won[there])
    return [
        Level((index,), int(count), int(hit))
        for index, (count, hit) in enumerate(zip(counts, hits, strict=True))
        if count
    ]


def _log_odds(level: Level, base: float) -> float:
    """Give the evidence of a level: the log odds of its share less those of all."""
    share = (level.won + PRIOR * base) / (level.size + PRIOR)
    return logit(share) - logit(base)


def _evidence(field: Field, won: Bools, levels: list[Level], rare: int) -> _Evidence:
    base = float(won.mean())
    other = None
    if field.kind == "text":
        rest = _others(field, won, levels)
        other = _log_odds(rest, base) if rest.size >= rare else None
    blank = ~field.filled
    empty = Level((), int(blank.sum()), int(won[blank].sum()))
    return _Evidence(
        [_log_odds(level, base) for level in levels],
        other,
        _log_odds(empty, base) if empty.size >= rare else None,
    )


def _others(field: Field, won: Bools, levels: list[Level]) -> Level:
    """Count the filled outcomes that no level names."""
    count = int(field.filled.sum()) - sum(level.size for level in levels)
    hits = int(won[field.filled].sum()) - sum(level.won for level in levels)
    return Level((), count, hits)


def _rest(field: Field, won: Bools, levels: list[Level], points: int) -> ProposedRule:
    rest = _others(field, won, levels)
    return ProposedRule(-math.inf, (), points, rest.size, rest.won)


def _number_rules(field: Field, levels: list[Level]) -> list[ProposedRule]:
    """Give rules from the top, each from the edge to the level below on."""
    size = max(rarest(len(field.values)), float(field.filled.sum()) / NUMBER_BINS)
    numbers = bins(field.values, size)
    rules = []
    for index in range(len(levels) - 1, -1, -1):
        level, bound = levels[index], -math.inf
        if index:
            below = field.values[numbers == levels[index - 1].members[-1]].max()
            above = field.values[numbers == level.members[0]].min()
            bound = edge_between(float(below), float(above))
        rules.append(ProposedRule(bound, (), 0, level.size, level.won))
    return rules


def _text_rules(field: Field, levels: list[Level]) -> list[ProposedRule]:
    return [
        ProposedRule(
            -math.inf,
            tuple(field.keys[member] for member in level.members),
            0,
            level.size,
            level.won,
        )
        for level in levels
    ]
