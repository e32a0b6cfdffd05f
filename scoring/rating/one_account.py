"""One account rated alone, quickly, from plain values.

The same conditions as for whole columns decide here; the arithmetic is in
`scoring.rating.one_rating`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scoring.model.blank_words import blank_words_of
from scoring.model.derived_fields import Source, find_source, heading_index
from scoring.rating.decide import (
    decide,
    outcome_floors,
    outcome_outs,
    reads_fields,
    unknown,
)
from scoring.rating.derive import derive_cell
from scoring.rating.one_rating import Decisions, RowRating, rate_points
from scoring.rating.plan import Plan
from scoring.values.cell import BLANK, PLAIN, Cell, Style, read_cell


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model.conditions.equality import IsOneOf
    from scoring.model.model import Criterion, Model


class _Step(NamedTuple):
    """One criterion, with all that need not be looked up again."""

    criterion: Criterion
    source: Source | None
    style: Style
    outs: tuple[bool, ...]
    floors: tuple[float, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class Rater:
    """A model compiled for one order of columns.

    Parameters
    ----------
    steps : tuple
        One per criterion.
    plan : Plan
        The arithmetic.
    headings : dict
        Heading keys and their columns.
    blank_words : IsOneOf
        Of the settings.

    Examples
    --------
    >>> import scoring
    >>> model = scoring.parse_model(
    ...     [
    ...         ["Criterion", "Weight", "Test", "Value", "Points"],
    ...         ["Employees", 1, "at least", 250, 10],
    ...     ]
    ... )
    >>> rater = Rater.of(model, ("Account", "Employees"))
    >>> rater.rate(("Acme", 320), today=20_000.0).rating
    10.0
    """

    steps: tuple[_Step, ...]
    plan: Plan
    headings: dict[str, int]
    blank_words: IsOneOf
    styles: dict[int, Style]

    @classmethod
    def of(
        cls,
        model: Model,
        headings: tuple[str, ...],
        styles: dict[int, Style] | None = None,
    ) -> Rater:
        """Compile a model.

        Parameters
        ----------
        model : Model
            Criteria and settings.
        headings : tuple of str
            What the values of a row stand under.
        styles : dict of int to Style, optional
            How columns are written, where their cells alone cannot tell.
        """
        index, styles = heading_index(headings), styles or {}
        steps = []
        for criterion in model.criteria:
            source = find_source(criterion.field, index)
            style = PLAIN if source is None else styles.get(source.column, PLAIN)
            outs = tuple(criterion.active and out for out in outcome_outs(criterion))
            floors = tuple(
                floor if criterion.active and floor >= 0 else -math.inf
                for floor in outcome_floors(criterion)
            )
            last = unknown(criterion)
            steps.append(_Step(criterion, source, style, outs, floors, last))
        words = blank_words_of(model.settings)
        return cls(tuple(steps), Plan.of(model), index, words, styles)

    def rate(self, values: Sequence[object], today: float) -> RowRating:
        """Rate one account.

        Parameters
        ----------
        values : sequence
            Its cells, in the order of the headings.
        today : float
            The day of the run, counted from 1 January 1970.
        """
        row = _Row(self, values, today)
        points, outs, blanks, floors = [], [], [], []
        for step in self.steps:
            cell = row.own_cell(step)
            outcome, earned = decide(step.criterion, cell, row)
            points.append(earned)
            outs.append(step.outs[outcome])
            blanks.append(outcome == step.unknown)
            floors.append(step.floors[outcome])
        decided = Decisions(tuple(points), outs, blanks, floors)
        return rate_points(self.plan, decided)


class _Row:
    """An account's values, read as they are asked for."""

    __slots__ = ("rater", "today", "values")

    def __init__(self, rater: Rater, values: Sequence[object], today: float) -> None:
        self.rater = rater
        self.values = values
        self.today = today

    def own_cell(self, step: _Step) -> Cell:
        """Read the cell that a criterion judges."""
        criterion, source, style = step.criterion, step.source, step.style
        if source is None:
            return self._formula_cell(criterion)
        cell = read_cell(self.values[source.column], style)
        if cell.kind == "blank":
            return cell
        words = criterion.blank_words
        plain = cell.kind == "number" and not words.dense
        if not plain and words.cell(cell, self):
            return BLANK
        if source.derive is None:
            return cell
        return derive_cell(cell, source.derive, self.today)

    def _formula_cell(self, criterion: Criterion) -> Cell:
        """Say whether a criterion without a column is blank: if all its fields are."""
        names = reads_fields(criterion)
        some = any(self.field(name).kind != "blank" for name in names)
        return Cell(None, "text", key="") if some else BLANK

    def field(self, name: str) -> Cell:
        """Read an account field, blank words being blank."""
        source = find_source(name, self.rater.headings)
        if source is None:
            return BLANK
        style = self.rater.styles.get(source.column, PLAIN)
        cell = read_cell(self.values[source.column], style)
        if cell.kind == "blank" or self.rater.blank_words.cell(cell, self):
            return BLANK
        return derive_cell(cell, source.derive, self.today)
