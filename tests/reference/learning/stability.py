"""How far one weight may move before the contacts change: by trying."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Points = Sequence[Fraction | None]


@dataclass(frozen=True)
class Rules:
    """Weights, which of them are penalties, and the least exact of a contact."""

    weights: tuple[Fraction, ...]
    penalty: tuple[bool, ...]
    least: Fraction


def is_contact(points: Points, rules: Rules) -> bool:
    """Whether exact, as section 3 of the model has it, reaches the bound."""
    parts = list(zip(points, rules.weights, rules.penalty, strict=True))
    full = sum((w for _, w, n in parts if not n), Fraction(0))
    worth = sum((w for p, w, n in parts if not n and p is not None), Fraction(0))
    if not worth:
        return False
    earned = sum((w * p for p, w, n in parts if not n and p is not None), Fraction(0))
    contact_share = sum(
        (w * p for p, w, n in parts if n and p is not None), Fraction(0)
    )
    return earned / worth + contact_share / full >= rules.least


def moved(rules: Rules, criterion: int, weight: Fraction) -> Rules:
    """The rules with one weight changed."""
    weights = list(rules.weights)
    weights[criterion] = weight
    return Rules(tuple(weights), rules.penalty, rules.least)


def first_change(
    points: Points, rules: Rules, criterion: int, far: Fraction
) -> Fraction | None:
    """The weight nearest to today's, towards `far`, at which this account changes.

    Steps of a thousandth of the way find the first change, halving makes it sharp.
    """
    today = rules.weights[criterion]
    now = is_contact(points, rules)

    def changes(weight: Fraction) -> bool:
        return is_contact(points, moved(rules, criterion, weight)) != now

    steps = 1000
    for i in range(1, steps + 1):
        outer = today + (far - today) * Fraction(i, steps)
        if changes(outer):
            inner = today + (far - today) * Fraction(i - 1, steps)
            return halved(changes, inner, outer)
    return None


def halved(
    changes: Callable[[Fraction], bool], inner: Fraction, outer: Fraction
) -> Fraction:
    """Where the change lies, to a millionth of a millionth."""
    for _ in range(40):
        middle = (inner + outer) / 2
        if changes(middle):
            outer = middle
        else:
            inner = middle
    return outer


def span(
    accounts: Sequence[Points], rules: Rules, criterion: int
) -> tuple[tuple[float, int] | None, tuple[float, int] | None]:
    """The nearest change below and above: weight and account; None: none."""
    today = rules.weights[criterion]
    out: list[tuple[float, int] | None] = []
    for far in (Fraction(0), today + 10 * sum(rules.weights)):
        changes = [
            (abs(weight - today), i, weight)
            for i, points in enumerate(accounts)
            for weight in [first_change(points, rules, criterion, far)]
            if weight is not None
        ]
        nearest = min(changes, default=None)
        out.append(None if nearest is None else (float(nearest[2]), nearest[1]))
    return out[0], out[1]
