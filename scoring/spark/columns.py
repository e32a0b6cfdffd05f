"""The columns of a Spark DataFrame as columns of accounts."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyspark.sql import functions as F  # noqa: N812 - as everybody writes it
from pyspark.sql import types as spark_types

from scoring.errors import FileError
from scoring.lake.mentions import DOMAIN, NAME
from scoring.language import phrase
from scoring.spark.workers import Sift


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructField, StructType

PLACE: Final = "place"
"""The column with the order of the accounts, for those that are equal in all else."""
CELLS: Final = (
    spark_types.NumericType,
    spark_types.StringType,
    spark_types.BooleanType,
    spark_types.DateType,
    spark_types.TimestampType,
    spark_types.TimestampNTZType,
    spark_types.NullType,
)
"""What a cell can hold."""
NO_CELLS: Final = phrase("the data has no column that a cell can hold")


def map_in_arrow(
    accounts: DataFrame, work: Callable[..., Any], schema: StructType | str
) -> DataFrame:
    """Let workers do work on accounts that they are handed as Arrow.

    Spark warns of pandas 3, through which nothing of it goes here.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet", FutureWarning)
        return accounts.mapInArrow(work, schema)


@dataclass(frozen=True, slots=True)
class Columns:
    """Accounts, with their columns numbered: a heading may be any text.

    Parameters
    ----------
    frame : DataFrame
        The columns under their numbers, from 0, and then `PLACE`.
    fields : tuple of StructField
        What they are called and what they hold.
    left_out : tuple of str
        Columns that no cell can hold.
    """

    frame: DataFrame
    fields: tuple[StructField, ...]
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, accounts: DataFrame, place: str | None = None) -> Columns:
        """Take accounts with their columns numbered.

        Parameters
        ----------
        accounts : DataFrame
            One row per account.
        place : str, optional
            The last column, if it says the order of the accounts.

        Raises
        ------
        FileError
            If it has no column that a cell can hold.
        """
        own = [field for field in accounts.schema.fields if field.name != place]
        fits = [isinstance(field.dataType, CELLS) for field in own]
        fitting = [n for n, fit in enumerate(fits) if fit]
        if not fitting:
            raise FileError(str(NO_CELLS))
        numbered = accounts.toDF(
            *map(str, range(len(own))), *([PLACE] if place else [])
        )
        if not place:
            numbered = numbered.withColumn(PLACE, F.monotonically_increasing_id())
        frame = numbered.select(*map(str, fitting), PLACE)
        frame = frame.toDF(*map(str, range(len(fitting))), PLACE)
        fields = tuple(own[n] for n in fitting)
        left_out = tuple(f.name for f, fit in zip(own, fits, strict=True) if not fit)
        return cls(frame, fields, left_out)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, trimmed."""
        return tuple(field.name.strip() for field in self.fields)

    def numbers(self, *kinds: type) -> tuple[int, ...]:
        """List the columns of some types; all where none is named."""
        of_kind = (
            n
            for n, field in enumerate(self.fields)
            if not kinds or isinstance(field.dataType, kinds)
        )
        return tuple(of_kind)

    def select(self, numbers: Iterable[int]) -> DataFrame:
        """Take some of the columns, without their order."""
        return self.frame.select(*map(str, numbers))

    def sift(
        self, numbers: Sequence[int], sieve: Callable[[pa.Table], pa.Table]
    ) -> pa.Table:
        """Give the distinct rows of what a sieve takes out of some columns."""
        names = [str(place) for place in range(len(numbers))]
        given = self.frame.select(*map(str, numbers)).toDF(*names)
        schema = ", ".join(f"{name} string" for name in (NAME, DOMAIN))
        return map_in_arrow(given, Sift(sieve), schema).distinct().toArrow()
