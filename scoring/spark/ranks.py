"""Exact ranks of accounts on a cluster: how many stand above each exact rating.

An account's rank is one more than the number of accounts above it, and equals share a
rank. So only distinct ratings are put in order, each within a bin that is narrow enough;
what stands above a bin is a sum over few numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from pyspark.sql import Window
from pyspark.sql import functions as F  # noqa: N812 - as everybody writes it

from scoring.spark.workers import CONTACTS, COUNT, SETTLED, Limits


if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

BIN: Final = "bin"
BINS_PER_POINT: Final = 1000
"""So a bin has at most a million distinct ratings, of 9 decimals each."""
RANK: Final = "rank"
CONTACTS_TO: Final = "contacts_to"


def ranked(counted: DataFrame) -> DataFrame:
    """Rank distinct exact ratings, the best first.

    Parameters
    ----------
    counted : DataFrame
        Exact ratings, perhaps more than once, with the numbers of accounts and of
        contacts that have them; missing for accounts without a rank.

    Returns
    -------
    DataFrame
        Each exact rating once, with its rank, the number of contacts that have it, and
        of those that have it or a better one.
    """
    sums = [F.sum(name).alias(name) for name in (COUNT, CONTACTS)]
    distinct = counted.where(F.col(SETTLED).isNotNull()).groupBy(SETTLED).agg(*sums)
    binned = distinct.withColumn(BIN, F.floor(F.col(SETTLED) * BINS_PER_POINT))
    inside = Window.partitionBy(BIN).orderBy(F.col(SETTLED).desc())
    # a few thousand bins at most: they may well be in one partition
    among = Window.partitionBy(F.lit(0)).orderBy(F.col(BIN).desc())
    bins = binned.groupBy(BIN).agg(*sums)
    before = bins.select(
        BIN,
        (_running(COUNT, among) - F.col(COUNT)).alias("above"),
        (_running(CONTACTS, among) - F.col(CONTACTS)).alias("contacts_above"),
    )
    within = binned.select(
        SETTLED,
        BIN,
        CONTACTS,
        (_running(COUNT, inside) - F.col(COUNT)).alias("better"),
        _running(CONTACTS, inside).alias("contacts_within"),
    )
    return within.join(F.broadcast(before), BIN).select(
        SETTLED,
        CONTACTS,
        (F.col("above") + F.col("better") + 1).alias(RANK),
        (F.col("contacts_above") + F.col("contacts_within")).alias(CONTACTS_TO),
    )


def _running(name: str, window: object) -> Column:
    return F.sum(name).over(window)  # type: ignore[arg-type]  # a WindowSpec


def limits(ranks: DataFrame, contacts_at_most: int | None, listed: int) -> Limits:
    """Find which contacts must wait, and which may be listed.

    Parameters
    ----------
    ranks : DataFrame
        As `ranked` gives it.
    contacts_at_most : int, optional
        How many contacts there may be; the first beyond takes its equals with it.
    listed : int
        How many are listed.
    """
    some = F.col(CONTACTS) > 0
    most = np.iinfo(np.int64).max if contacts_at_most is None else contacts_at_most
    beyond = F.when(some & (F.col(CONTACTS_TO) > most), F.col(SETTLED))
    enough = F.when(some & (F.col(CONTACTS_TO) >= listed), F.col(SETTLED))
    (row,) = ranks.agg(F.max(beyond), F.max(enough)).collect()
    waits_at, listed_from = (-np.inf if value is None else value for value in row)
    return Limits(waits_at, listed_from)
