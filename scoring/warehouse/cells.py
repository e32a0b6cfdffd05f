"""What a criterion judges, in DuckDB's SQL: a column, typed, or what is derived from it.

A cell is NULL where it is blank. A text is its key, as `scoring.values.text.text_key`
makes it: composed, in small letters, trimmed and with single spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from scoring.model.derived_fields import Derive
from scoring.warehouse.literals import date, identifier
from scoring.warehouse.matching import NEVER, Place, matches


if TYPE_CHECKING:
    import datetime as dt

    from scoring.model.conditions.equality import IsOneOf
    from scoring.warehouse.columns import Column, Field
    from scoring.warehouse.dialects import Manner


def column_cell(column: Column, manner: Manner) -> str:
    """Read a column as its kind; NULL where it is blank."""
    name = identifier(column.name)
    match column.kind:
        case "number":
            return manner.number.format(f"CAST({name} AS DOUBLE)")
        case "day":
            return f"CAST({name} AS DATE)"
        case "flag":
            return f"CAST({name} AS BOOLEAN)"
        case "text":
            return _key(f"CAST({name} AS TEXT)", manner)
        case _:
            assert_never(column.kind)


def _key(text: str, manner: Manner) -> str:
    composed = manner.composed.format(text)
    commas = f"TRANSLATE({composed}, 'ŞşŢţ' || CHR(160), 'ȘșȚț ')"
    spaced = manner.spaced.format(f"REPLACE(LOWER({commas}), 'ß', 'ss')")
    return f"NULLIF(TRIM({spaced}), '')"


def field_cell(field: Field, cell: str, blank: IsOneOf, today: str) -> str:
    """Give the cell that a criterion judges: blank words blank, then derived."""
    words = matches(blank, Place(cell, field.column.kind, today))
    if words != NEVER:
        cell = f"CASE WHEN {words} THEN NULL ELSE {cell} END"
    match field.derive:
        case None:
            return cell
        case Derive.DAYS_SINCE:
            return f"CAST(DATE_DIFF('day', {cell}, {today}) AS DOUBLE)"
        case Derive.YEARS_SINCE:
            return f"CAST({_years(cell, today)} AS DOUBLE)"
        case _:
            assert_never(field.derive)


def _years(cell: str, today: str) -> str:
    """Count the completed years from a date to today; negative for dates to come."""
    ahead = f"({_in_year(today)} - {_in_year(cell)})"
    years = f"EXTRACT(YEAR FROM {today}) - EXTRACT(YEAR FROM {cell})"
    past = f"{years} - CASE WHEN {ahead} < 0 THEN 1 ELSE 0 END"
    to_come = f"{years} + CASE WHEN {ahead} > 0 THEN 1 ELSE 0 END"
    return f"CASE WHEN {cell} > {today} THEN {to_come} ELSE {past} END"


def _in_year(day: str) -> str:
    return f"(EXTRACT(MONTH FROM {day}) * 32 + EXTRACT(DAY FROM {day}))"


def day_expression(today: dt.date | None) -> str:
    """Write the day to rate at: a date, or the day the query runs."""
    return "CURRENT_DATE" if today is None else date(today)
