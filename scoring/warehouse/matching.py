"""What each Test asks of a cell, and what a match earns, in DuckDB's SQL."""

from __future__ import annotations

import math
import re
from functools import singledispatch
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from scoring.model.conditions.equality import Is, IsOneOf, Not
from scoring.model.conditions.filled import Filled
from scoring.model.conditions.flags import Says
from scoring.model.conditions.inside import Contains, HasWord
from scoring.model.conditions.limits import Within
from scoring.model.conditions.proportion import Scale
from scoring.model.conditions.recency import Days
from scoring.values.days import date_of
from scoring.warehouse.literals import date, literal, quoted


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.model.conditions.base import Condition, Kind


NEVER: Final = "FALSE"


class Place(NamedTuple):
    """Where a cell is found.

    Parameters
    ----------
    cell : str
        Its expression.
    kind : {"number", "day", "flag", "text"}
        What it holds.
    today : str
        The day's expression.
    apart : str
        The pattern around a word.
    """

    cell: str
    kind: Kind
    today: str
    apart: str = ""


@singledispatch
def matches(condition: Condition, place: Place) -> str:
    """Write what a Test asks of a cell; no Test but `is blank` matches NULL."""
    raise NotImplementedError(condition, place)


@matches.register
def _(condition: Filled, place: Place) -> str:
    return f"{place.cell} IS {'NOT ' * condition.filled}NULL"


@matches.register
def _(condition: Not, place: Place) -> str:
    inside = matches(condition.other, place)
    return f"{place.cell} IS NOT NULL" if inside == NEVER else f"NOT ({inside})"


@matches.register(Is)
@matches.register(IsOneOf)
def _(condition: Is | IsOneOf, place: Place) -> str:
    return _equal(condition.values(), place.cell, place.kind)


@matches.register
def _(condition: Says, place: Place) -> str:
    return place.cell if condition.yes else f"NOT {place.cell}"


@matches.register
def _(condition: Within, place: Place) -> str:
    return _within(place.cell, place.kind, condition.low, condition.high)


@matches.register
def _(_: Scale, place: Place) -> str:
    return f"{place.cell} IS NOT NULL"


@matches.register
def _(condition: Days, place: Place) -> str:
    age = f"DATE_DIFF('day', {place.cell}, {place.today})"
    return _within(age, "number", condition.least, condition.most)


@matches.register
def _(condition: Contains, place: Place) -> str:
    return _any(f"STRPOS({place.cell}, {quoted(key)}) > 0" for key in condition.keys)


@matches.register
def _(condition: HasWord, place: Place) -> str:
    words = "|".join(map(re.escape, condition.keys))
    pattern = f"(^|{place.apart})({words})({place.apart}|$)"
    return f"REGEXP_MATCHES({place.cell}, {quoted(pattern)})"


def _any(parts: Iterable[str]) -> str:
    texts = list(parts)
    return " OR ".join(texts) if texts else NEVER


def _equal(items: Sequence[Is], cell: str, kind: Kind) -> str:
    match kind:
        case "text":
            keys = sorted({quoted(item.key) for item in items})
            return f"{cell} IN ({', '.join(keys)})" if keys else NEVER
        case "number":
            bounds = sorted({(i.low, i.high) for i in items if i.low == i.low})
            return _any(_within(cell, kind, low, high) for low, high in bounds)
        case "day":
            days = sorted({i.value.day for i in items if i.value.day == i.value.day})
            dates = ", ".join(date(date_of(day)) for day in days)
            return f"{cell} IN ({dates})" if days else NEVER
        case "flag":
            flags = {i.value.flag for i in items}
            ways = [cell] * (True in flags) + [f"NOT {cell}"] * (False in flags)
            return _any(ways)
        case _:
            assert_never(kind)


def _within(cell: str, kind: Kind, low: float, high: float) -> str:
    first, last = (_day_ends if kind == "day" else _number_ends)(low, high)
    if not first:
        return f"{cell} <= {last}"
    return f"{cell} BETWEEN {first} AND {last}" if last else f"{cell} >= {first}"


def _number_ends(low: float, high: float) -> tuple[str, str]:
    return (
        "" if low == -math.inf else literal(low),
        "" if high == math.inf else literal(high),
    )


def _day_ends(low: float, high: float) -> tuple[str, str]:
    """Give the first and the last date; the bounds lie a trifle beside whole days."""
    first = "" if low == -math.inf else date(date_of(math.ceil(low)))
    last = "" if high == math.inf else date(date_of(math.floor(high)))
    return first, last


def earned(condition: Condition, points: float, place: Place) -> str:
    """Write what a match earns: the points of its rule, or a share of them."""
    if not isinstance(condition, Scale):
        return literal(points)
    start, end = condition.start, condition.end
    if place.kind == "day":
        along = f"DATE_DIFF('day', {date(date_of(start))}, {place.cell})"
        start, end = 0.0, end - start
    else:
        along = f"({place.cell} - {literal(start)})"
    share = f"CAST({along} AS DOUBLE) / {literal(end - start)}"
    return f"{literal(points)} * LEAST(GREATEST({share}, 0.0), 1.0)"
