"""One account rated alone, quickly, from plain values.

The same conditions as for whole columns decide here; the arithmetic is in
`scoring.rating.one_rating`.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.model.blank_words import blank_words_of
from scoring.model.conditions.base import Moment
from scoring.model.derived_fields import Source, find_source, heading_index
from scoring.rating.decide import (
    decider,
    field_cell,
    outcome_floors,
    outcome_outs,
    reads_fields,
    unknown,
)
from scoring.rating.derive import derive_cell
from scoring.rating.one_rating import Decisions, RowRating, rate_points
from scoring.rating.plan import Plan
from scoring.values.cell import BLANK, PLAIN, Cell, Style, number_cell, read_cell


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.model.conditions.equality import IsOneOf
    from scoring.model.model import Criterion, Model
    from scoring.rating.decide import Decide

    Recall = Callable[[object, float], tuple[int, float]]

MOST_RECALLED: Final = 8192
"""How many texts and dates each criterion remembers."""


class _Step(NamedTuple):
    """One criterion, with all that need not be looked up again.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    source : Source or None
        Where its cell stands.
    style : Style
        How that column is written.
    bare : bool
        Whether a number is judged as it is: neither derived nor a blank word.
    decide : callable
        Decides for a cell.
    recall : callable or None
        Decides for a value that was seen before; None where other fields count too.
    outs, floors : tuple
        Of each outcome.
    unknown : int
        The outcome of no answer.
    """

    criterion: Criterion
    source: Source | None
    style: Style
    bare: bool
    decide: Decide
    recall: Recall | None
    outs: tuple[bool, ...]
    floors: tuple[float, ...]
    unknown: int

    @classmethod
    def of(
        cls, criterion: Criterion, source: Source | None, styles: dict[int, Style]
    ) -> _Step:
        """Look up what no account changes."""
        style, bare, recall = PLAIN, False, None
        decide = decider(criterion)
        if source is not None:
            style = styles.get(source.column, PLAIN)
            bare = source.derive is None and not criterion.blank_words.dense
        if source is not None and not reads_fields(criterion):
            recall = _recalled(criterion, source, style, decide)
        outs = tuple(criterion.active and out for out in outcome_outs(criterion))
        floors = tuple(
            floor if criterion.active and floor >= 0 else -math.inf
            for floor in outcome_floors(criterion)
        )
        looks = criterion, source, style, bare, decide, recall
        return cls(*looks, outs, floors, unknown(criterion))


def _recalled(
    criterion: Criterion, source: Source, style: Style, decide: Decide
) -> Recall:
    """Remember what was decided: the same texts and dates stand in many accounts."""

    @lru_cache(maxsize=MOST_RECALLED)
    def recall(value: object, today: float) -> tuple[int, float]:
        row = Moment(today)
        cell = field_cell(criterion, read_cell(value, style), source, row)
        return decide(cell, row)

    return recall


def _is_recalled(value: object) -> bool:
    """Say whether a value equals only what is read as it is.

    1 equals TRUE, and a moment the same moment of another zone, on another day.
    """
    if type(value) is str or value is None:
        return True
    return isinstance(value, dt.datetime) and value.tzinfo is None


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
        steps = tuple(
            _Step.of(criterion, find_source(criterion.field, index), styles)
            for criterion in model.criteria
        )
        words = blank_words_of(model.settings)
        return cls(steps, Plan.of(model), index, words, styles)

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
            outcome, earned = row.judge(step)
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

    def judge(self, step: _Step) -> tuple[int, float]:
        """Decide a criterion: give its outcome and what that earns."""
        source = step.source
        if source is None:
            return step.decide(self._formula_cell(step.criterion), self)
        value = self.values[source.column]
        if step.bare and type(value) is float:
            return step.decide(number_cell(value, step.style), self)
        if step.recall is not None and _is_recalled(value):
            return step.recall(value, self.today)
        cell = read_cell(value, step.style)
        return step.decide(field_cell(step.criterion, cell, source, self), self)

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
