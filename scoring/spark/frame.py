"""Accounts of a Spark DataFrame, rated into another."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - as everybody writes it
from pyspark.sql import types as spark_types

from scoring.lake.evidence import FirstLook, judged_columns
from scoring.lake.passes import MOST_LISTED
from scoring.lake.ranks import last_rank
from scoring.lake.reader import PartReader
from scoring.language import current
from scoring.rating.accounts import Accounts
from scoring.reading.arrow_cells import cells_frame
from scoring.sheets.results import Look as Shown
from scoring.sheets.scored import Beside, scored_sheet
from scoring.spark.columns import Columns, map_in_arrow
from scoring.spark.ranks import RANK, limits, ranked
from scoring.spark.workers import (
    CONTACTS,
    COUNT,
    FOLDED,
    SETTLED,
    Count,
    Describe,
    Engine,
    Limits,
    Look,
)
from scoring.stages import calendar_day
from scoring.values.days import day_of


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

    from scoring.arrays import Bools
    from scoring.lake.evidence import Of, T
    from scoring.lake.tabs import Tabs
    from scoring.model.model import Model
    from scoring.sheets.results import ScoredColumn
    from scoring.sheets.totals import Totals
    from scoring.spark.workers import Counted

HEAD = 1_000
"""Accounts that tell which column holds their names."""


def score(
    accounts: DataFrame, model: Model, *, today: dt.date | None = None
) -> DataFrame:
    """Rate the accounts of a Spark DataFrame, where they are.

    The ratings and ranks are those that the same accounts have on a sheet. The workers
    need account-scoring installed. The accounts are read three times: for what whole
    columns tell of their cells, for the ranks, and, once the result is used, for the
    result; if they are the outcome of long work, cache them before.

    Parameters
    ----------
    accounts : DataFrame
        One row per account; numbers, dates, texts, flags. Other columns are left out.
    model : Model
        Criteria and settings, as `scoring.read` or `scoring.parse_model` gives them.
    today : datetime.date, optional
        The day to rate at; else that of the setting *Today*, else the calendar's.

    Returns
    -------
    DataFrame
        The columns of Scored, in no certain order: sort it by Rank.

    Raises
    ------
    FileError
        If no column is one that a cell can hold.
    """
    day = today or model.settings.today or calendar_day()
    columns = Columns.of(accounts)
    head = columns.select(columns.numbers()).limit(HEAD).toArrow()
    frame = cells_frame(head.columns, head.num_rows)
    first = Accounts(frame, model.settings, day_of(day), columns.headings)
    scoring = Scoring.of(columns, model, first)
    counted = scoring.counted()
    (count,) = counted.agg(F.sum(COUNT)).collect()
    points = model.settings.shows_points(count[0] or 0)
    scoring = scoring.with_points(shown=points)
    ranks = ranked(counted)
    most = limits(ranks, model.settings.contacts_at_most, MOST_LISTED)
    return scoring.results(ranks, most)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Adds up what the parts of columns tell, each where it is."""

    columns: Columns

    def __call__(self, numbers: Iterable[int], of: Of[T]) -> dict[int, T]:
        """Look at the columns of these numbers."""
        wanted = tuple(numbers)
        if not wanted:
            return {}
        rows = map_in_arrow(
            self.columns.select(wanted), Look(wanted, of), f"{FOLDED} binary"
        )
        whole: dict[int, T] = {}
        for (row,) in rows.collect():
            for number, more in pickle.loads(row).items():  # noqa: S301 - our own
                whole[number] = whole[number] | more if number in whole else more
        return whole


@dataclass(frozen=True, slots=True)
class Scoring:
    """Rates accounts on a cluster, now that it is known how they are written.

    Parameters
    ----------
    columns : Columns
        The accounts.
    engine : Engine
        It takes all their columns.
    judged : tuple of int
        The columns that criteria read, counted from 0.
    filled : ndarray of bool
        Which columns have something in them.
    """

    columns: Columns
    engine: Engine
    judged: tuple[int, ...]
    filled: Bools

    @classmethod
    def of(
        cls, columns: Columns, model: Model, first: Accounts, tabs: Tabs | None = None
    ) -> Scoring:
        """Look at all accounts, and decide how their columns are read.

        Parameters
        ----------
        columns : Columns
            The accounts.
        model : Model
            Criteria and settings.
        first : Accounts
            Some of them, with the day and the headings.
        tabs : Tabs, optional
            What tabs tell of accounts.
        """
        every = columns.numbers()
        judged = tuple(n for n in judged_columns(model, first) if n in every)
        texts = columns.numbers(spark_types.StringType)
        look = FirstLook(Gathered(columns), every, judged, texts, first.manner).styles()
        filled_here = look.filled | (frozenset() if tabs is None else tabs.filled)
        filled = np.array([n in filled_here for n in range(len(first.headings))])
        reader = PartReader.of(model, first, look.styles, tabs)
        needed = tuple(sorted({*judged, *reader.needed}))
        return cls(columns, Engine(reader, every, current()), needed, filled)

    def with_points(self, *, shown: bool) -> Scoring:
        """Show the points of each criterion, or do not."""
        reader = self.engine.reader
        settings = replace(reader.model.settings, points_columns=shown)
        model = replace(reader.model, settings=settings)
        engine = replace(self.engine, reader=replace(reader, model=model))
        return replace(self, engine=engine)

    def counted(self) -> DataFrame:
        """Count accounts by their exact rating; kept, as several things follow from it."""
        # without any column Arrow would not say how many accounts there are
        judged = self.judged or self.columns.numbers()[:1]
        count = Count(replace(self.engine, numbers=judged))
        kinds = f"{SETTLED} double, {CONTACTS} long, {COUNT} long, {FOLDED} binary"
        return map_in_arrow(self.columns.select(judged), count, kinds).persist()

    def results(self, ranks: DataFrame, most: Limits) -> DataFrame:
        """Give the columns of Scored.

        Parameters
        ----------
        ranks : DataFrame
            As `scoring.spark.ranks.ranked` gives it.
        most : Limits
            Who must wait.
        """
        sheet = self._sheet()
        types = [*map(self._type, sheet)]
        fields = [
            spark_types.StructField(str(number), kind.of_spark)
            for number, kind in enumerate(types)
        ]
        arrow = tuple(kind.of_arrow for kind in types)
        describe = Describe(self.engine, most, tuple(self.filled.tolist()), arrow)
        every = self.columns.select(self.engine.numbers)
        rated = map_in_arrow(every, describe, spark_types.StructType(fields))
        names = rated.columns
        place = [column.look for column in sheet].index(Shown.RANK)
        ranked_by = ranks.select(F.col(SETTLED).alias(names[place]), RANK)
        joined = rated.join(ranked_by, names[place], "left")
        order = [*names[:place], RANK, *names[place + 1 :]]
        return joined.select(*order).toDF(*(column.heading for column in sheet))

    def _sheet(self) -> tuple[ScoredColumn, ...]:
        """Describe the columns of Scored by no accounts at all."""
        ratings = self.engine.reader.rate(self.engine.reader.accounts)
        return scored_sheet(ratings, None, Beside(filled=self.filled)).columns

    def _type(self, column: ScoredColumn) -> _Type:
        """Say what a column of Scored is."""
        if 0 <= column.source < len(self.columns.fields):
            return _Type(self.columns.fields[column.source].dataType, None)
        if column.values.dtype.kind == "M":
            return _Type(spark_types.TimestampNTZType(), pa.timestamp("us"))
        if column.look is Shown.RANK or column.values.dtype.kind in "if":
            return _Type(spark_types.DoubleType(), pa.float64())
        return _Type(spark_types.StringType(), pa.string())


class _Type(NamedTuple):
    """What a column holds, as Spark and as Arrow call it; None leaves it as it is."""

    of_spark: DataType
    of_arrow: pa.DataType | None


def counts_of(counted: DataFrame) -> tuple[Counted, ...]:
    """Give what is counted over each part, of which there is one at least."""
    rows = counted.where(F.col(FOLDED).isNotNull()).select(FOLDED).collect()
    return tuple(pickle.loads(row) for (row,) in rows)  # noqa: S301 - our own


def totals_of(counts: Sequence[Counted]) -> Totals:
    """Add up what Summary counts."""
    return reduce(add, (part.totals for part in counts))


def limits_of(ranks: DataFrame, counts: Sequence[Counted], most: int | None) -> Limits:
    """Find which contacts must wait, and which may be listed.

    Parameters
    ----------
    ranks : DataFrame
        As `scoring.spark.ranks.ranked` gives it.
    counts : sequence of Counted
        What is counted over each part.
    most : int, optional
        How many contacts there may be.
    """
    if most is None:
        return limits(ranks, None, MOST_LISTED)
    certain = sum(part.certain for part in counts)
    among = limits(ranks, max(most - certain, 0), MOST_LISTED)
    wait_at = -last_rank((-part.wished for part in counts), most)
    return replace(among, rules_wait_at=wait_at)
