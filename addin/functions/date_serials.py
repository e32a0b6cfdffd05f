"""Dates that arrive as numbers.

Excel hands a cell's date over as a date, but what a formula has computed (``FILTER``,
``TAKE``) and everything in Excel for the web as a bare serial number. Where no cell of
the accounts arrives as a date, a column that Criteria judge as nothing but dates is
taken to hold such serials.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from scoring.model.derived_fields import Derive, find_source, heading_index
from scoring.rating.derive import FIRST_YEAR, LAST_YEAR
from scoring.values.days import date_of, serial_day
from scoring.vocabulary import Test


if TYPE_CHECKING:
    from addin.cells.ranges import Rows
    from scoring.model.model import Model, Rule

SAY_NOTHING: Final = (Test.IS_BLANK, Test.IS_NOT_BLANK, Test.OTHERWISE)
OF_DAYS: Final = (Test.IN_LAST_DAYS, Test.NOT_IN_LAST_DAYS, Test.IN_NEXT_DAYS)


def date_columns(model: Model, headings: tuple[str, ...]) -> frozenset[int]:
    """Find the columns, counted from 0, that are judged as dates and as nothing else."""
    dates: set[int] = set()
    others: set[int] = set()
    index = heading_index(headings)
    for criterion in model.criteria:
        source = find_source(criterion.field, index)
        judging = [rule for rule in criterion.rules if rule.test not in SAY_NOTHING]
        if source is not None and judging:
            dated = source.derive is not None or all(map(_judges_day, judging))
            (dates if dated else others).add(source.column)
    return frozenset(dates - others)


def _judges_day(rule: Rule) -> bool:
    return rule.test in OF_DAYS or getattr(rule.condition, "lens", None) == "day"


def year_columns(model: Model, headings: tuple[str, ...]) -> frozenset[int]:
    """Find the columns in which a number may be a plain year."""
    index = heading_index(headings)
    sources = (find_source(criterion.field, index) for criterion in model.criteria)
    years = (s for s in sources if s is not None and s.derive is Derive.YEARS_SINCE)
    return frozenset(source.column for source in years)


def with_dates(rows: Rows, dates: frozenset[int], years: frozenset[int]) -> Rows:
    """Turn serials into dates, unless dates arrive as such."""
    kinds = map(type, chain.from_iterable(rows))
    if not dates or any(map(_is_date_kind, kinds)):
        return rows
    return tuple(_row(row, dates, years) for row in rows)


@lru_cache
def _is_date_kind(kind: type) -> bool:
    """Say it once for each type: cells are many, their types few."""
    return issubclass(kind, dt.date)


def _row(
    row: tuple[Any, ...], dates: frozenset[int], years: frozenset[int]
) -> tuple[Any, ...]:
    cells = list(row)
    for column in dates:
        cells[column] = _dated(cells[column], may_be_year=column in years)
    return tuple(cells)


def _dated(cell: Any, *, may_be_year: bool) -> Any:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    if may_be_year and FIRST_YEAR <= cell <= LAST_YEAR and cell == int(cell):
        return cell
    day = serial_day(float(cell))
    if day != day:  # noqa: PLR0124 - NaN: no serial
        return cell
    return dt.datetime.combine(date_of(day), dt.time())
