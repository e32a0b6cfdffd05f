"""Random accounts as a data set has them: every column of one type."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pyarrow as pa

from tests.engine import Case
from tests.strategies import random_case
from tests.strategies.settings import fitted, some_settings


if TYPE_CHECKING:
    from collections.abc import Sequence


def typed_case(seed: int, most: int = 60) -> Case:
    """A random case for a seed; about half of them limit the number of contacts."""
    rng = random.Random(seed)
    criteria, headings, rows = random_case(rng, most)
    chosen = some_settings(rng, criteria)
    return Case(fitted(criteria, chosen.decimal_sign), headings, rows, chosen)


def arrow_table(case: Case) -> pa.Table:
    """The accounts, typed; a column of several kinds is one of texts."""
    columns = [
        _column([row[place] for row in case.rows])
        for place in range(len(case.headings))
    ]
    return pa.table(columns, names=[str(place) for place in range(len(columns))])


def _column(values: Sequence[object]) -> pa.Array:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float}:
        numbers = [None if v is None else float(str(v)) for v in values]
        return pa.array(numbers, pa.float64() if kinds else pa.null())
    if kinds <= {dt.date, dt.datetime}:
        return pa.array([_moment(value) for value in values], pa.timestamp("us"))
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    return pa.array([None if v is None else str(v) for v in values], pa.string())


def _moment(value: object) -> dt.datetime | None:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return value if isinstance(value, dt.datetime) else None
