"""What is made of a cell: the days or the years since it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.model.derived_fields import Derive
from scoring.values.cell import BLANK, Cell, number_cell
from scoring.values.days import date_of, years_between


if TYPE_CHECKING:
    from scoring.arrays import Floats
    from scoring.model.conditions.base import Lens


FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999


def derive_cell(cell: Cell, derive: Derive | None, today: float) -> Cell:
    """Make the derived cell; blank where it cannot be made."""
    if derive is None or cell.kind == "blank":
        return cell
    if derive is Derive.YEARS_SINCE and _is_year(cell.number):
        return number_cell(date_of(today).year - cell.number)
    if math.isnan(cell.day):
        return BLANK
    if derive is Derive.DAYS_SINCE:
        return number_cell(today - cell.day)
    return number_cell(float(years_between(date_of(cell.day), date_of(today))))


def derive_array(
    values: Floats, lens: Lens, derive: Derive | None, today: float
) -> tuple[Floats, Lens]:
    """Make the derived numbers of many cells that are all numbers, or all days."""
    if derive is None:
        return values, lens
    if lens == "number":
        return _years_from_numbers(values, derive, today), "number"
    if derive is Derive.DAYS_SINCE:
        return today - values, "number"
    return _years_from_days(values, today), "number"


def _is_year(number: float) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR and number == math.floor(number)


def _years_from_numbers(values: Floats, derive: Derive, today: float) -> Floats:
    if derive is Derive.DAYS_SINCE:
        return np.full(values.shape, math.nan)
    years = (values >= FIRST_YEAR) & (values <= LAST_YEAR) & (values % 1 == 0)
    counted: Floats = np.where(years, date_of(today).year - values, math.nan)
    return counted


def _years_from_days(values: Floats, today: float) -> Floats:
    """Count completed years on the calendar, as `years_between` does."""
    now = date_of(today)
    blank = np.isnan(values)
    dates = np.where(blank, 0, values).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (dates - months).astype(np.int64) + 1
    ahead = (now.month * 32 + now.day) - (month * 32 + day)
    past = now.year - years - (ahead < 0)
    coming = -(years - now.year - (ahead > 0))
    completed: Floats = np.where(values > today, coming, past).astype(np.float64)
    completed[blank] = math.nan
    return completed
