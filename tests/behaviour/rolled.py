"""Tables rolled up by the engine, in plain values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from scoring.behaviour.roll_up import roll_up
from scoring.model.read_criteria import parse_model
from scoring.values.days import day_of
from scoring.values.table import SheetTable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.behaviour.rolled_up import RolledUp
    from scoring.model.model import Model

TODAY = dt.date(2026, 3, 31)
Rows = list[list[Any]]


def criteria_of(fields: Sequence[str]) -> Rows:
    """Criteria that name these fields."""
    head = ["Criterion", "Weight", "Account field", "Test", "Points"]
    rows = [
        [f"about {n}", 1, field, "is not blank", 10] for n, field in enumerate(fields)
    ]
    return [head, *rows]


def model_of(
    fields: Sequence[str] = ("Account",), settings: Rows | None = None
) -> Model:
    return parse_model(criteria_of(fields), settings)


def rolled_up(
    tables: Mapping[str, Rows],
    fields: Sequence[str] = ("Account",),
    today: dt.date = TODAY,
    settings: Rows | None = None,
) -> RolledUp:
    """Roll up tables given as rows, the headings first."""
    given = {Sheet(name): SheetTable.of(name, rows) for name, rows in tables.items()}
    return roll_up(model_of(fields, settings), given, day_of(today))


def column(rolled: RolledUp, heading: str) -> list[Any]:
    """A column in plain values, None where it is blank."""
    number = rolled.table.headings.index(heading)
    return [plain(value) for value in rolled.table.frame.iloc[:, number]]


def plain(value: Any) -> Any:
    if value is None or pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def code_places(rolled: RolledUp) -> list[tuple[str, str, int]]:
    """The findings as code, place and how many more."""
    return [(f.code, f.place, f.more) for f in rolled.findings]
