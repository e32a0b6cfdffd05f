"""Totals that were typed, understood by trying what they could come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.adopt.reading import Reading, is_number, total_like
from scoring.adopt.solved import solve_weights
from scoring.language import phrase
from scoring.values.text import text_key


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.adopt.view import View

LEAST: Final = 3
MOST_OF: Final = 0.8
CELLS: Final = 20_000
NOT_WEIGHED: Final = phrase("{cell} is typed, and comes from no weighing of its marks")
NO_WEIGHTS: Final = phrase(
    "{first} to {last} are typed, and no weights of the marks beside them give them all"
)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which totals may come about."""

    factors: Mapping[int, float]
    weights: Mapping[int, float]
    cells: Mapping[int, str]
    averages: bool = False
    solved: bool = False


def typed_readings(view: View) -> Iterator[Reading]:
    """Find how typed totals come about: each way that explains nearly all of them."""
    lines = _lines(view)
    if len(lines) < LEAST or len(lines) * view.width() > CELLS:
        return
    columns = _numeric(view, lines)
    totals = sorted(columns, key=lambda at: not _says_total(view, lines, at))
    for total in totals:
        places = tuple(at for at in columns if at != total)
        if len(places) < 2:  # noqa: PLR2004 - of one there is nothing to weigh
            continue
        rounding = _rounding(view, lines, total)
        for way in _ways(view, lines, (total, places), rounding):
            misses = _misses(view, lines, total, way, rounding)
            if len(misses) <= (1 - MOST_OF) * len(lines):
                yield _reading(view, (total, lines), way, rounding, misses)
                return


def typed_totals(view: View) -> str:
    """Name the cells with typed totals that nothing explains; empty where none are."""
    lines = _lines(view)
    if len(lines) < LEAST or len(lines) * view.width() > CELLS:
        return ""
    for at in _numeric(view, lines):
        if _says_total(view, lines, at) and not any(view.formula(n, at) for n in lines):
            first, last = view.full(lines[0], at), view.cell(lines[-1], at)
            return NO_WEIGHTS.format(first=first, last=last)
    return ""


def _says_total(view: View, lines: tuple[int, ...], at: int) -> bool:
    return total_like(view.label(lines[0], at)[1])


def _reading(
    view: View,
    extent: tuple[int, tuple[int, ...]],
    way: _Way,
    rounding: float,
    misses: list[int],
) -> Reading:
    total, lines = extent
    odd = {n: NOT_WEIGHED.format(cell=view.full(n, total)) for n in misses}
    return Reading(
        view, total, lines, way.factors, way.weights, way.cells,
        averages=way.averages, rounding=rounding, odd=odd, solved=way.solved,
    )  # fmt: skip


def _lines(view: View) -> tuple[int, ...]:
    """Find the lines of accounts: a name, and at least three numbers."""
    lines = []
    for line in range(1, view.lines() + 1):
        values = [view.value(line, at) for at in range(1, view.width() + 1)]
        first = next((v for v in values if v is not None), None)
        numbers = sum(map(is_number, values))
        if isinstance(first, str) and numbers >= LEAST and line > 1:
            lines.append(line)
    # a line of weights begins with a word as accounts do
    return tuple(n for n in lines if not is_weight_line(view, n))


def is_weight_line(view: View, line: int) -> bool:
    """Say whether a line begins with a word for weights."""
    first = (view.value(line, at) for at in range(1, view.width() + 1))
    text = next((v for v in first if v is not None), "")
    words = {"weight", "weights", "vægt", "vikt", "pondere", "ponderi"}
    return isinstance(text, str) and bool(words & set(text_key(text).split()))


def _numeric(view: View, lines: tuple[int, ...]) -> list[int]:
    """Find where most lines hold a number."""
    return [
        at
        for at in range(1, view.width() + 1)
        if sum(is_number(view.value(n, at)) for n in lines) > MOST_OF / 2 * len(lines)
    ]


def _ways(
    view: View,
    lines: tuple[int, ...],
    sought: tuple[int, tuple[int, ...]],
    rounding: float,
) -> Iterator[_Way]:
    """Give the ways to try: by weights that stand there, by none, by those it takes."""
    total, places = sought
    count = len(places)
    for weights, cells in _weight_rows(view, lines, places):
        every: float = sum(weights.values())
        for whole in (1.0, 100.0, every):
            if not whole:
                continue
            factors = {at: weight / whole for at, weight in weights.items()}
            yield _Way(factors, weights, cells)
    equal = dict.fromkeys(places, 1.0)
    yield _Way(equal, equal, {})
    yield _Way(dict.fromkeys(places, 1 / count), equal, {}, averages=True)
    if _says_total(view, lines, total):
        yield from _solved(view, lines, sought, rounding)


def _solved(
    view: View,
    lines: tuple[int, ...],
    sought: tuple[int, tuple[int, ...]],
    rounding: float,
) -> Iterator[_Way]:
    """Give the weights that typed totals come from, where nobody wrote any."""
    total, places = sought
    every = [[view.value(n, at) for at in (*places, total)] for n in lines]
    known = [[float(str(v)) for v in row] for row in every if all(map(is_number, row))]
    if not known:
        return
    table = np.array(known)
    solved = solve_weights(table[:, :-1], table[:, -1], rounding + 1e-9)
    if solved is None:
        return
    factors, weights = (
        {at: float(v) for at, v in zip(places, values, strict=True) if v}
        for values in solved
    )
    yield _Way(factors, weights, {}, solved=True)


def _weight_rows(
    view: View, lines: tuple[int, ...], places: tuple[int, ...]
) -> Iterator[tuple[dict[int, float], dict[int, str]]]:
    """Find weights: in a line above or below the accounts, or in a list beside."""
    for line in range(1, view.lines() + 1):
        values = {at: view.value(line, at) for at in places}
        if line not in lines and all(map(is_number, values.values())):
            weights = {at: float(str(value)) for at, value in values.items()}
            if any(weights.values()):
                yield weights, {at: view.full(line, at) for at in places}
    yield from _weight_list(view, lines, places)


def _weight_list(
    view: View, lines: tuple[int, ...], places: tuple[int, ...]
) -> Iterator[tuple[dict[int, float], dict[int, str]]]:
    """Find a list of the components' names with a number beside each."""
    names = {text_key(view.label(lines[0], at)[1]): at for at in places}
    weights: dict[int, float] = {}
    cells: dict[int, str] = {}
    grid = view.grid
    for (row, column), value in grid.values.items():
        beside = grid.values.get((row, column + 1))
        at = names.get(text_key(value)) if isinstance(value, str) else None
        if at is not None and is_number(beside):
            weights[at] = float(str(beside))
            cells[at] = view.full(*view.own(row, column + 1))
    if set(weights) == set(places) and any(weights.values()):
        yield weights, cells


def _rounding(view: View, lines: tuple[int, ...], total: int) -> float:
    """Say by how much typed totals may be off: half of their last decimal."""
    most = 0
    for line in lines:
        value = view.value(line, total)
        if is_number(value):
            _, _, decimals = f"{float(str(value)):.6f}".rstrip("0").partition(".")
            most = max(most, len(decimals))
    return 0.5 * 10.0**-most


def _misses(
    view: View, lines: tuple[int, ...], total: int, way: _Way, rounding: float
) -> list[int]:
    """Give the lines whose total does not come about in a way."""
    return [
        line for line in lines if not _fits(view, line, (total, way), rounding + 1e-9)
    ]


def _fits(view: View, line: int, sought: tuple[int, _Way], near: float) -> bool:
    total, way = sought
    shown = view.value(line, total)
    if not is_number(shown):
        return False
    marks = {at: view.value(line, at) for at in way.factors}
    known = {at: float(str(v)) for at, v in marks.items() if is_number(v)}
    result = sum(way.factors[at] * mark for at, mark in known.items())
    if way.averages and known:
        result *= len(way.factors) / len(known)
    return abs(result - float(str(shown))) <= near
