"""The model as one SELECT: typed columns, cells, rules, points, sums, rating, status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.errors import ModelError
from scoring.rating.plan import Plan
from scoring.values.table import named_apart
from scoring.vocabulary import ScoredHead
from scoring.warehouse import arithmetic, filters, ratings
from scoring.warehouse.cells import column_cell, day_expression, field_cell
from scoring.warehouse.columns import fields_of
from scoring.warehouse.dialects import MANNERS, Dialect, translate
from scoring.warehouse.literals import identifier, literal, quoted
from scoring.warehouse.matching import Place, earned, matches


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from scoring.model.model import Criterion, Model
    from scoring.warehouse.columns import Column, Field
    from scoring.warehouse.dialects import Manner


TABLE: Final = "table_with_accounts"
EXACT: Final = "Exact"
POINTS: Final = "{criterion} points"


@dataclass(frozen=True, slots=True)
class Table:
    """The table to select from.

    Parameters
    ----------
    name : str
        As the dialect writes it.
    dialect : Dialect
        Whose SQL it is.
    headings : tuple of str
        The headings of Accounts; columns are named as they are there.
    keys : tuple of str
        The columns that come along, such as the account's name.
    """

    name: str
    dialect: Dialect
    headings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and what it expects of its table.

    Parameters
    ----------
    text : str
        One SELECT.
    columns : tuple of Column
        What criteria look at, each once, in their order.
    """

    text: str
    columns: tuple[Column, ...]


def write_query(model: Model, table: Table, today: dt.date | None = None) -> Query:
    """Write a model as one SELECT over a table of typed columns.

    Parameters
    ----------
    model : Model
        Criteria and settings.
    table : Table
        Where the accounts are.
    today : datetime.date, optional
        The day to rate at; else the day on which the query runs.

    Raises
    ------
    FileError
        Where the dialect has no words for a part of it.
    ModelError
        With all that SQL cannot hold.

    Examples
    --------
    >>> import scoring
    >>> criteria = [
    ...     ["Criterion", "Test", "Value", "Points"],
    ...     ["Size", "at least", 50, 10],
    ... ]
    >>> model = scoring.parse_model(criteria)
    >>> query = write_query(model, Table("accounts", Dialect.DUCKDB, keys=("Account",)))
    >>> [(column.name, column.kind) for column in query.columns]
    [('Size', 'number')]
    """
    manner = MANNERS[table.dialect]
    fields, faults = fields_of(model, table.headings, table.dialect)
    if faults:
        raise ModelError(faults)
    writer = _Writer(Plan.of(model), fields, manner, day_expression(today))
    text = translate(writer.query(table.keys), table.dialect)
    return Query(text.replace(TABLE, table.name), writer.columns)


@dataclass(frozen=True, slots=True)
class _Writer:
    """What the steps of one query have in common."""

    plan: Plan
    fields: tuple[Field, ...]
    manner: Manner
    today: str

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(dict.fromkeys(field.column for field in self.fields))

    def query(self, keys: Sequence[str]) -> str:
        """Write the steps, each of which adds columns to the one before."""
        key_names = [f"key_{number}" for number in range(1, len(keys) + 1)]
        named = dict(zip(key_names, map(identifier, keys), strict=True))
        steps = {
            "as_typed": named | self._as_typed(),
            "cells": self._cells(),
            "rules": self._rules(),
            "points": self._points(),
            "sums": ratings.sums(self.plan),
            "standings": ratings.standings(self.plan),
            "chosen": ratings.best_profile(self.plan),
            "rated": ratings.rated(self.plan),
            "filtered": {"status": filters.status(self.plan)},
        }
        source, written = TABLE, []
        for name, columns in steps.items():
            if columns:
                before = [] if source == TABLE else ["*"]
                made = [f"{value} AS {column}" for column, value in columns.items()]
                step = f"SELECT {', '.join(before + made)} FROM {source}"  # noqa: S608 - names are quoted
                step += self.manner.fence
                written.append(f"{name} AS ({step})")
                source = name
        results = ", ".join(self._results(dict(zip(key_names, keys, strict=True))))
        return f"WITH {', '.join(written)} SELECT {results} FROM {source}"  # noqa: S608 - names are quoted

    def _as_typed(self) -> dict[str, str]:
        return {
            f"column_{number}": column_cell(column, self.manner)
            for number, column in enumerate(self.columns, start=1)
        }

    def _cells(self) -> dict[str, str]:
        return {
            place.cell: field_cell(
                field,
                f"column_{self.columns.index(field.column) + 1}",
                criterion.blank_words,
                self.today,
            )
            for place, field, criterion in self._each()
        }

    def _rules(self) -> dict[str, str]:
        return {
            arithmetic.rule(index): _rule(place, criterion)
            for index, (place, _, criterion) in enumerate(self._each())
        }

    def _points(self) -> dict[str, str]:
        return {
            arithmetic.points(index): _points(arithmetic.rule(index), place, criterion)
            for index, (place, _, criterion) in enumerate(self._each())
        }

    def _each(self) -> Iterator[tuple[Place, Field, Criterion]]:
        each = zip(self.fields, self.plan.model.criteria, strict=True)
        for number, (field, criterion) in enumerate(each, start=1):
            cell, apart = f"cell_{number}", self.manner.apart
            yield Place(cell, field.kind, self.today, apart), field, criterion

    def _results(self, keys: dict[str, str]) -> Iterator[str]:
        model = self.plan.model
        columns = [
            *keys.items(),
            ("rating", ScoredHead.RATING.value),
            (filters.tier(model.settings), ScoredHead.TIER.value),
            (filters.limited_status(model.settings), ScoredHead.STATUS.value),
            ("known", ScoredHead.KNOWN.value),
            ("exact", EXACT),
        ]
        if model.profiles:
            named = {n: quoted(name) for n, name in enumerate(model.profiles, start=1)}
            columns.append((ratings.of_profile(named), ScoredHead.BEST_PROFILE.value))
        columns += [
            (arithmetic.points(index), POINTS.format(criterion=criterion.name))
            for index, criterion in enumerate(model.criteria)
        ]
        headings = named_apart(heading for _, heading in columns)
        for (value, _), heading in zip(columns, headings, strict=True):
            yield f"{value} AS {identifier(heading)}"


def _rule(place: Place, criterion: Criterion) -> str:
    """Write which rule decides: its number, 0 for none, or that it is unknown."""
    whens = [
        f"WHEN {matches(rule.condition, place)} THEN {number}"
        for number, rule in enumerate(criterion.rules, start=1)
    ]
    whens.append(f"WHEN {place.cell} IS NULL THEN {arithmetic.UNKNOWN}")
    return f"CASE {' '.join(whens)} ELSE 0 END"


def _points(rule: str, place: Place, criterion: Criterion) -> str:
    """Write what the rule that decides earns; NULL for skipped."""
    whens = [
        f"WHEN {number} THEN {earned(each.condition, each.points, place)}"
        for number, each in enumerate(criterion.rules, start=1)
    ]
    blank = criterion.if_blank
    skip = "NULL" if blank.skip else literal(blank.points)
    whens.append(f"WHEN {arithmetic.UNKNOWN} THEN {skip}")
    return f"CAST(CASE {rule} {' '.join(whens)} ELSE 0.0 END AS DOUBLE)"
