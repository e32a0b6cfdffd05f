"""From data to results by Spark, as the command does it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import functions as F  # noqa: N812 - as everybody writes it
from pyspark.sql import types as spark_types

from scoring.assembly import accounts_of
from scoring.errors import FileError
from scoring.lake.book import head_table, read_book
from scoring.lake.data import PART
from scoring.lake.draft import MANIFEST, Draft, Target, written
from scoring.lake.open_data import open_data
from scoring.lake.outcome import Few, Whole, describe
from scoring.lake.passes import MOST_LISTED
from scoring.lake.score import LargeScored
from scoring.language import phrase
from scoring.progress import Progress, Stage
from scoring.rating.rate_block import STATUSES
from scoring.reading.output_paths import already_exists, exists
from scoring.sheets.write import write_scored
from scoring.spark.columns import PLACE, map_in_arrow
from scoring.spark.data import Place, Stored, columns_of_files
from scoring.spark.frame import Scoring, counts_of, limits_of, totals_of
from scoring.spark.ranks import RANK, ranked
from scoring.spark.session import session, trouble
from scoring.spark.workers import (
    CONTACT,
    CONTACTS,
    KNOWN,
    NAMED,
    SETTLED,
    Choose,
)
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from scoring.arrays import Floats
    from scoring.findings import Finding
    from scoring.lake.book import Described
    from scoring.lake.sources import Source
    from scoring.progress import Tell
    from scoring.sheets.results import Results
    from scoring.sheets.totals import Totals
    from scoring.spark.columns import Columns
    from scoring.spark.workers import Limits
    from scoring.stages import Options

THERE: Final = phrase("{place} exists already: name another with -o, or use --force")
CHANGED: Final = phrase("{name} changed while it was read: nothing was written")
BESIDE: Final = (
    spark_types.StructField(SETTLED, spark_types.DoubleType()),
    spark_types.StructField(KNOWN, spark_types.DoubleType()),
    spark_types.StructField(NAMED, spark_types.BooleanType()),
    spark_types.StructField(CONTACT, spark_types.BooleanType()),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Data that is open.

    Parameters
    ----------
    data : Described
        What is to be known of it.
    columns : Columns
        As Spark reads it.
    first : pyarrow.Table
        The first accounts.
    noticed : sequence of Finding
        What was noticed on the way.
    """

    data: Described
    columns: Columns
    first: pa.Table
    noticed: Sequence[Finding] = ()


def score_on_spark(
    source: Source,
    output: str,
    options: Options,
    *,
    overwrite: bool,
    progress: Tell,
) -> LargeScored:
    """Score data on a cluster.

    Parameters
    ----------
    source : Source
        Files of this machine, a query, or what Spark finds by itself: an address, a
        Delta table, a table.
    output : str
        A folder of this machine, or such a place.
    options : Options
        They name the workbook with the criteria.
    overwrite : bool
        Whether results of an earlier run may be replaced.
    progress : callable
        Told how far the work is.

    Raises
    ------
    FileError
        If something cannot be read or written, or Spark gives up.
    ModelError
        If a finding is an error.
    """
    place = Place.of(output)
    target = Target(Path(output if place is None else place.short_name), overwrite)
    if place is None:
        target.check(resume=False)
    elif exists(target.workbook) and not overwrite:
        raise already_exists(target.workbook)
    spark = session()
    draft = Draft(target)
    with written(target.folder), _unfinished(draft), trouble():
        if place is not None and not overwrite and place.exists(spark):
            raise FileError(THERE.format(place=output))
        opened = _open(source, draft, spark)
        results, workbook = _score(opened, options, target.folder.name, progress)
        write_scored(None, draft.folder / target.workbook.name, workbook)
        progress(Progress(Stage.WRITE, 0))
        if place is None:
            parts = _write_here(results, draft)
            draft.finish()
            return LargeScored(target.folder, target.workbook, workbook, parts)
        place.write(results, overwrite=overwrite)
        (draft.folder / target.workbook.name).replace(target.workbook)
        return LargeScored(target.folder, target.workbook, workbook, 0, output)


@contextmanager
def _unfinished(draft: Draft) -> Iterator[None]:
    """Work beside the place of the results, and leave nothing there."""
    draft.begin(resume=False)
    try:
        yield
    finally:
        draft.clear()


def _open(source: Source, draft: Draft, spark: SparkSession) -> Opened:
    place = Place.of(source.place)
    if place is not None and not source.query:
        stored = Stored.of(place, spark)
        every = stored.columns.numbers()
        first = stored.columns.select(every).limit(PART).toArrow()
        return Opened(stored, stored.columns, first)
    data, noticed = open_data(source, draft.staged)
    columns = columns_of_files(data, Path(source.place), spark)
    first = next(data.read(range(len(data.columns))))
    return Opened(Stored(data.name, data.rows, columns), columns, first, noticed)


def _score(
    opened: Opened, options: Options, folder: str, progress: Tell
) -> tuple[DataFrame, Results]:
    """Rate, rank, and describe; the results are made when they are written."""
    head = head_table(opened.data, opened.first)
    book = read_book(opened.data, head, opened.noticed, options, progress)
    progress(Progress(Stage.READ, 0))
    first = accounts_of(book.model, book.book.table, book.book.today)
    scoring = Scoring.of(opened.columns, book.model, first, book.tabs)
    progress(Progress(Stage.RATE, 0))
    counted = scoring.counted()
    ranks = ranked(counted).persist()
    counts = counts_of(counted)
    most = limits_of(ranks, counts, book.model.settings.contacts_at_most)
    totals = _waiting(totals_of(counts), ranks, most)
    if totals.accounts != opened.data.rows:
        raise FileError(CHANGED.format(name=opened.data.name))
    few = _few(scoring, ranks, most)
    whole = Whole(
        name=opened.data.name,
        folder=folder,
        rows=opened.data.rows,
        reader=scoring.engine.reader,
        filled=scoring.filled,
        first=opened.first,
        contacts=totals.statuses[STATUSES.index(Status.CONTACT)],
    )
    return scoring.results(ranks, most), describe(whole, book, few, totals)


def _waiting(totals: Totals, ranks: DataFrame, most: Limits) -> Totals:
    """Count those who wait apart from the contacts."""
    waits = F.when(F.col(SETTLED) <= most.waits_at, F.col(CONTACTS))
    (row,) = ranks.agg(F.coalesce(F.sum(waits), F.lit(0))).collect()
    statuses = [*totals.statuses]
    statuses[STATUSES.index(Status.CONTACT)] -= row[0]
    statuses[STATUSES.index(Status.WAITING)] += row[0]
    return replace(totals, statuses=tuple(statuses))


def _few(scoring: Scoring, ranks: DataFrame, most: Limits) -> Few:
    """Fetch the accounts that the workbook names."""
    frame, reader = scoring.columns.frame, scoring.engine.reader
    schema = spark_types.StructType([*frame.schema.fields, *BESIDE])
    chosen = map_in_arrow(frame, Choose(scoring.engine, most), schema)
    chosen = chosen.join(ranks.select(SETTLED, RANK), SETTLED, "left").persist()
    best = (F.col(SETTLED).desc(), F.col(KNOWN).desc(), PLACE)
    listed = chosen.where(CONTACT).orderBy(*best).limit(MOST_LISTED).toArrow()
    named = chosen.where(NAMED).toArrow()
    chosen.unpersist()
    places = listed.column(PLACE)
    alone = pc.invert(pc.is_in(named.column(PLACE), places.combine_chunks()))
    rows = pa.concat_tables([listed, named.filter(alone)]).sort_by(PLACE)
    ratings = reader.rate(
        reader.read(
            rows.select([*map(str, scoring.engine.numbers)]), scoring.engine.numbers
        )
    )
    most.apply(ratings)
    positions = rows.column(PLACE).to_numpy().astype(np.int64)
    in_list = np.isin(positions, places.to_numpy())
    return Few(ratings, positions, _floats(rows, RANK), in_list)


def _floats(rows: pa.Table, name: str) -> Floats:
    floats: Floats = rows.column(name).cast(pa.float64()).to_numpy()
    return floats


def _write_here(results: DataFrame, draft: Draft) -> int:
    """Write Parquet files into the folder that takes its place later."""
    writer = results.write.mode("overwrite").option("compression", "zstd")
    writer.parquet(f"file:{draft.parts.absolute()}")
    draft.save_json(f"{draft.parts.name}/{MANIFEST}", {"engine": "spark"})
    return len([*draft.parts.glob("*.parquet")])
