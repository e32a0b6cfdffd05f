"""What each thing that was changed did to the ratings, one thing after the other.

First the values of the accounts, in the order of Criteria, then the criteria themselves.
Each step is rated with all that was changed before it, so that the steps sum to the
change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.explain.why import value_sentences
from scoring.history.parts import Effect, Kind
from scoring.rating.decide import outcome_floors, outcome_outs
from scoring.rating.kernel import rounded_rating
from scoring.rating.plan import Plan
from scoring.rating.rate_block import rate_block
from scoring.threads import blocks
from scoring.values.cell import number_text
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.arrays import Bools, Floats, Int16s, Ints, Objects
    from scoring.model.model import Criterion, Model
    from scoring.rating.ratings import Ratings

MOST_NAMED: Final = 20
"""Criteria that are told apart; each is rated once more. What the others did is `other`."""
BLOCK: Final = 16_384


@dataclass(frozen=True, slots=True)
class Standing:
    """How n accounts stand by k criteria.

    Parameters
    ----------
    outcomes : ndarray of int, shape (k, n)
        Which rule decided.
    points : ndarray of float, shape (k, n)
        NaN where skipped.
    levels : ndarray of float, shape (n,)
        The rating before it is rounded, within its limits; NaN for none.
    """

    outcomes: Int16s
    points: Floats
    levels: Floats

    @classmethod
    def of(cls, ratings: Ratings, rows: Ints | slice = slice(None)) -> Standing:
        """Take it out of ratings."""
        return cls(
            ratings.outcomes[:, rows],
            ratings.points[:, rows],
            _level(ratings.exact[rows], ratings.rating[rows]),
        )


def _level(exact: Floats, rating: Floats) -> Floats:
    """Give ratings that are not rounded; what a limit, a floor or an out gives as it is."""
    same = rounded_rating(exact) == rating
    level: Floats = np.where(same, np.clip(exact, 0.0, 10.0), rating)
    return level


def _rated(plan: Plan, outcomes: Int16s, points: Floats, before: Floats) -> Floats:
    """Rate a step; where nothing can be rated on the way, nothing moves."""
    block = rate_block(plan, outcomes, points)
    level = _level(block.exact, block.rating)
    return np.where(np.isnan(level), before, level)


def value_effects(
    pair: tuple[Ratings, Ratings], before: Standing, after: Standing, now: Ints
) -> Iterator[Effect]:
    """Say what other values did.

    Parameters
    ----------
    pair : tuple of Ratings
        The m accounts with the values of then, and those of now: both by the criteria
        of then.
    before, after : Standing
        How the m accounts stand by either.
    now : ndarray of int, shape (m,)
        Their rows in the second of the pair.
    """
    old, new = pair
    model = old.model
    moved = _moved(model, before, after)
    counts = moved.sum(axis=1)
    named = np.argsort(-counts, kind="stable")[:MOST_NAMED]
    named = np.sort(named[counts[named] > 0])
    amounts = _one_by_one(model, before, after, (moved, named))
    for index in named:
        rows = np.flatnonzero(moved[index])
        then = _value_words(old, index, rows)
        value = _value_words(new, index, now[rows])
        alike = then == value
        then[alike], value[alike] = "", ""
        name = model.criteria[index].name
        yield Effect(Kind.VALUE, name, rows, amounts[index][rows], then, value)


def _moved(model: Model, before: Standing, after: Standing) -> Bools:
    """Say which criteria moved which accounts, shape (k, n)."""
    both = np.isnan(before.points) & np.isnan(after.points)
    moved: Bools = (before.points != after.points) & ~both
    for index, criterion in enumerate(model.criteria):
        floors = ~np.isnan(outcome_floors(criterion))
        if any(outcome_outs(criterion)) or floors.any():
            moved[index] |= before.outcomes[index] != after.outcomes[index]
    return moved


def _one_by_one(
    model: Model, before: Standing, after: Standing, which: tuple[Bools, Ints]
) -> dict[int, Floats]:
    """Give what each criterion did to each account, one criterion after the other."""
    moved, named = which
    alone = moved.sum(axis=0) == 1
    whole = after.levels - before.levels
    amounts = {int(index): np.where(alone, whole, 0.0) for index in named}
    plan = Plan.of(model)
    several = np.flatnonzero(~alone & moved.any(axis=0))
    for block in blocks(len(several), BLOCK):
        rows = several[block]
        outcomes, points = before.outcomes[:, rows], before.points[:, rows]
        level = before.levels[rows]
        for index in named:
            if moved[index, rows].any():
                outcomes[index] = after.outcomes[index, rows]
                points[index] = after.points[index, rows]
                later = _rated(plan, outcomes, points, level)
                amounts[int(index)][rows] = later - level
                level = later
    return amounts


def _value_words(ratings: Ratings, index: int, rows: Ints) -> Objects:
    """Give the values of a criterion's field in words; each different one is said once."""
    words = np.full(len(rows), "", dtype=object)
    criterion = ratings.model.criteria[index]
    if ratings.accounts.source(criterion.field) is None:
        return words
    codes, say = value_sentences(ratings, index, rows)
    _, first, places = np.unique(codes, return_index=True, return_inverse=True)
    texts = [say(int(at)) for at in first]
    words[:] = np.array(texts, dtype=object)[places.reshape(-1)]
    return words


@dataclass(frozen=True, slots=True)
class _Change:
    """A criterion that is another now; None for one that was not, or is not."""

    kind: Kind
    old: int | None
    new: int | None
    name: str
    before: str = ""
    after: str = ""


def rule_effects(
    pair: tuple[Ratings, Model], before: Standing, after: Standing, *, settings: bool
) -> Iterator[Effect]:
    """Say what other weights, rules and settings did.

    Parameters
    ----------
    pair : tuple of (Ratings, Model)
        What is rated now, and the criteria of then.
    before, after : Standing
        How the accounts stand by the criteria of then, and by those of now.
    settings : bool
        Whether settings were changed, too.
    """
    new, model = pair
    changes = [*_changes(model, new.model)]
    whole, everyone = after.levels - before.levels, np.arange(len(after.levels))
    alone = len(changes) == 1 and not settings
    models, few = (model, new.model), changes[:MOST_NAMED]
    amounts = [whole] if alone else _step_by_step(models, few, before, after)
    for one, moved in zip(changes, amounts, strict=False):
        yield Effect(one.kind, one.name, everyone, moved, one.before, one.after)
    rest = Kind.SETTINGS if settings else Kind.OTHER
    yield Effect(rest, "", everyone, whole - sum(amounts, np.zeros(len(everyone))))


def _changes(old: Model, new: Model) -> Iterator[_Change]:
    """List what was changed about criteria, in the order of Criteria."""
    earlier = {text_key(c.name): n for n, c in enumerate(old.criteria)}
    for place, criterion in enumerate(new.criteria):
        at = earlier.pop(text_key(criterion.name), None)
        if at is None:
            yield _Change(Kind.ADDED, None, place, criterion.name)
            continue
        was = old.criteria[at]
        if _bare(was) == _bare(criterion):
            continue
        if _bare(replace(was, weight=criterion.weight)) == _bare(criterion):
            weights = number_text(was.weight), number_text(criterion.weight)
            yield _Change(Kind.WEIGHT, at, place, criterion.name, *weights)
        else:
            yield _Change(Kind.RULES, at, place, criterion.name)
    for at in earlier.values():
        yield _Change(Kind.REMOVED, at, None, old.criteria[at].name)


def _bare(criterion: Criterion) -> Criterion:
    """Leave out where it stands, and what settings make of it."""
    rules = tuple(replace(rule, place="") for rule in criterion.rules)
    blank_words = type(criterion.blank_words).of(())
    bare = replace(criterion, rules=rules, blank_words=blank_words)
    return replace(bare, place="", field_place="")


def _step_by_step(
    models: tuple[Model, Model],
    changes: Sequence[_Change],
    before: Standing,
    after: Standing,
) -> list[Floats]:
    """Change one criterion after the other, and say what each did to the accounts."""
    amounts = [np.empty(len(after.levels)) for _ in changes]
    ways = [*_ways(models, changes)]
    plans = [Plan.of(replace(models[1], criteria=_picked(models, way))) for way in ways]
    for block in blocks(len(after.levels), BLOCK):
        level = before.levels[block]
        for amount, plan, way in zip(amounts, plans, ways, strict=True):
            sides = [(after, new) if old is None else (before, old) for old, new in way]
            outcomes = np.array([side.outcomes[n, block] for side, n in sides])
            points = np.array([side.points[n, block] for side, n in sides])
            later = _rated(plan, outcomes, points, level)
            amount[block] = later - level
            level = later
    return amounts


_Way = tuple[tuple[int | None, int], ...]
"""Criteria of one step: the place in the old model, or None and that in the new one."""


def _ways(models: tuple[Model, Model], changes: Sequence[_Change]) -> Iterator[_Way]:
    way: list[tuple[int | None, int]] = [(n, n) for n in range(len(models[0].criteria))]
    for change in changes:
        here = None if change.old is None else way.index((change.old, change.old))
        if change.new is None and here is not None:
            del way[here]
        elif change.new is not None and here is not None:
            way[here] = (None, change.new)
        elif change.new is not None:
            way.append((None, change.new))
        yield tuple(way)


def _picked(models: tuple[Model, Model], way: _Way) -> tuple[Criterion, ...]:
    old, new = models
    return tuple(
        new.criteria[there] if here is None else old.criteria[here]
        for here, there in way
    )
