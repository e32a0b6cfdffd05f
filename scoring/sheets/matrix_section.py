"""Two groups of criteria beside each other, as Summary shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.phrases import SummaryWord
from scoring.sheets.sections import Heat, HeatTable, Step


if TYPE_CHECKING:
    from scoring.model.model import Axis
    from scoring.sheets.results import HeatCell, HeatMap

NAMES_MOST = 95
"""Letters of names in a cell."""


def matrix_section(heat: HeatMap) -> HeatTable:
    """Put the cells of two groups between their axes, each with its best accounts."""
    down, across = len(heat.rows.steps), len(heat.columns.steps)
    cells = tuple(
        Heat(cell.count, names_line(cell), _shade(divmod(at, across), (down, across)))
        for at, cell in enumerate(heat.cells)
    )
    return HeatTable(
        SummaryWord.MATRIX.format(rows=heat.rows.group, columns=heat.columns.group),
        _steps(heat.columns),
        _steps(heat.rows),
        tuple(cells[at : at + across] for at in range(0, len(cells), across)),
    )


def _steps(axis: Axis) -> tuple[Step, ...]:
    return tuple(
        Step(step.name, _bound(axis, index)) for index, step in enumerate(axis.steps)
    )


def _bound(axis: Axis, index: int) -> str:
    """Say from which rating on a step begins."""
    if index == len(axis.steps) - 1:
        return SummaryWord.BELOW.format(group=axis.group)
    bound = axis.steps[index].bound
    return SummaryWord.FROM.format(group=axis.group, bound=bound)


def names_line(cell: HeatCell) -> str:
    """Name the best accounts of a cell, as many as there is room for.

    >>> from scoring.sheets.results import HeatCell
    >>> names_line(HeatCell("A1", 12, ("Acme", "Bolt")))
    'Acme, Bolt and 10 more'
    """
    names = [*cell.accounts]
    while len(names) > 1 and len(", ".join(names)) > NAMES_MOST:
        names.pop()
    more, line = cell.count - len(names), ", ".join(names)
    if len(line) > NAMES_MOST:
        line = f"{line[: NAMES_MOST - 1]}…"
    return SummaryWord.MORE.format(names=line, more=more) if more and line else line


def _shade(step: tuple[int, int], steps: tuple[int, int]) -> int:
    """Choose how dark a cell is by its worth: 4 best on both axes, 0 worst on both.

    >>> [_shade((row, column), (2, 3)) for row in range(2) for column in range(3)]
    [4, 3, 2, 2, 1, 0]
    """
    shares = [at / max(count - 1, 1) for at, count in zip(step, steps, strict=True)]
    return int(4 * (1 - sum(shares) / 2))
