"""One worked example."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.reference import DEFAULTS, ReferenceSettings


if TYPE_CHECKING:
    from collections.abc import Iterable


MOMENT = dt.datetime


@dataclass(frozen=True)
class WorkedExample:
    """Criteria, accounts and what they must come to."""

    name: str
    criteria: list[dict[str, object]]
    headings: list[str]
    rows: list[list[object]]
    expected: dict[str, list[object]]
    today: dt.date = dt.date(2026, 3, 31)
    settings: ReferenceSettings = DEFAULTS


def table(headings: str, *rows: tuple[object, ...]) -> list[dict[str, object]]:
    """The rows of a Criteria table under headings written as `A, B, C`."""
    names = headings.split(", ")
    return [dict(zip(names, row, strict=True)) for row in rows]


def accounts(name: str, values: Iterable[object]) -> list[list[object]]:
    """An account of this name for each value of the only other column."""
    return [[name, value] for value in values]


SHORT = "Criterion, Weight, Test, Value, Points"
BLANK = "Criterion, Weight, Test, Value, Points, If blank"
# A criterion that hands its points on: the cell's number from 0 to 10.
AS_IS = ("scale", 0, 10, 10)
