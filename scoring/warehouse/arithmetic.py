"""The arithmetic of a rating in DuckDB's SQL; see `scoring.rating.kernel` for the symbols.

Sums are written in the order of the criteria, so that they end on the engine's digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.rating.kernel import SETTLING
from scoring.warehouse.literals import literal


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.model.model import Criterion
    from scoring.rating.kernel import Weighing


NOTHING: Final = "CAST(NULL AS DOUBLE)"
LARGE: Final = 2.0**40
EIGHTHS: Final = 8
"""Sums of eighths are exact, as decimals and as floats."""
UNKNOWN: Final = -1
"""The rule of a criterion that is unknown; 0 where no rule matched."""


def exact(weighing: Weighing, criteria: Sequence[Criterion]) -> str:
    """Write the exact rating; NULL without worth."""
    if weighing.full == 0:
        return NOTHING
    earned = _sum(_weighted(weighing, criteria, positive=True))
    cost = _sum(_weighted(weighing, criteria, positive=False))
    whole = f"({earned}) / ({worth(weighing, criteria)})"
    if cost != "0.0":
        whole = f"{whole} + ({cost}) / {literal(weighing.full)}"
    return f"CASE WHEN {worth(weighing, criteria)} > 0 THEN {whole} END"


def worth(weighing: Weighing, criteria: Sequence[Criterion]) -> str:
    """Write the weight of what can earn points and is not skipped."""
    return _sum(
        f"CASE WHEN {points(index)} IS NULL THEN 0.0 ELSE {float_sum(weight)} END"
        if criteria[index].if_blank.skip
        else float_sum(weight)
        for index, weight, positive in _each(weighing)
        if positive
    )


def known(weighing: Weighing) -> str:
    """Write the share of the weight that is known; NULL where nothing has weight."""
    if weighing.total == 0:
        return NOTHING
    parts = _sum(
        f"CASE WHEN {unknown(index)} THEN 0.0 ELSE {float_sum(weight)} END"
        for index, weight, _ in _each(weighing)
    )
    return f"CAST({parts} AS DOUBLE) / {literal(weighing.total)}"


def out(members: Iterable[int], criteria: Sequence[Criterion]) -> str:
    """Write whether any criterion disqualifies."""
    parts = []
    for index in members:
        criterion = criteria[index]
        rules = [n for n, rule in enumerate(criterion.rules, start=1) if rule.out]
        if criterion.if_blank.out:
            rules.append(UNKNOWN)
        if rules and criterion.active:
            parts.append(f"{rule(index)} IN ({', '.join(map(str, rules))})")
    return " OR ".join(parts) or "FALSE"


def lifted(rating: str, members: Iterable[int], criteria: Sequence[Criterion]) -> str:
    """Write a rating limited, rounded, and not below the highest floor that applies."""
    floors = [
        f"CASE {rule(index)} {' '.join(whens)} ELSE 0.0 END"
        for index in members
        if criteria[index].active and (whens := _floors(criteria[index]))
    ]
    highest = f"GREATEST({', '.join([rating, *floors, '0.0'])})"
    settled = rounded(f"LEAST({highest}, 10.0)", 9)
    return f"CASE WHEN {rating} IS NOT NULL THEN {rounded(settled, 1)} END"


def float_sum(number: float) -> str:
    """Write a weight so that adding it ends on a float's digit, not on a decimal's.

    >>> float_sum(2.5), float_sum(0.1)
    ('2.5', "CAST('0.1' AS DOUBLE)")
    """
    whole = abs(number) < LARGE and number * EIGHTHS == int(number * EIGHTHS)
    return literal(number) if whole else f"CAST('{number!r}' AS DOUBLE)"


def rounded(value: str, digits: int) -> str:
    """Write a number of 0 or more rounded half up, as `round_half_away` does."""
    power = 10.0**digits
    return f"FLOOR({value} * {literal(power * SETTLING)} + 0.5) / {literal(power)}"


def settled(value: str) -> str:
    """Write a number of any sign, rounded to nine decimals."""
    return f"SIGN({value}) * {rounded(f'ABS({value})', 9)}"


def rule(index: int) -> str:
    """Name the column with the rule that decided a criterion."""
    return f"rule_{index + 1}"


def points(index: int) -> str:
    """Name the column with the points of a criterion; NULL where skipped."""
    return f"points_{index + 1}"


def unknown(index: int) -> str:
    """Write whether a criterion is unknown."""
    return f"{rule(index)} = {UNKNOWN}"


def _floors(criterion: Criterion) -> list[str]:
    return [
        f"WHEN {number} THEN {literal(rule.floor)}"
        for number, rule in enumerate(criterion.rules, start=1)
        if rule.floor == rule.floor  # not NaN
    ]


def _weighted(
    weighing: Weighing, criteria: Sequence[Criterion], *, positive: bool
) -> Iterator[str]:
    for index, weight, can_earn in _each(weighing):
        if can_earn == positive:
            each = points(index)
            if criteria[index].if_blank.skip:
                each = f"COALESCE({each}, 0.0)"
            yield f"{each} * {literal(weight)}"


def _each(weighing: Weighing) -> zip[tuple[int, float, bool]]:
    return zip(weighing.criteria, weighing.weights, weighing.positive, strict=True)


def _sum(parts: Iterable[str]) -> str:
    return " + ".join(parts) or "0.0"
