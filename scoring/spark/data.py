"""What the user names as the data, or as the place of results, where Spark finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import functions as F  # noqa: N812 - as everybody writes it
from pyspark.sql import types as spark_types
from pyspark.sql.pandas.types import from_arrow_type

from scoring.errors import FileError
from scoring.lake.data import NO_ROWS
from scoring.spark.columns import PLACE, Columns


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame, DataFrameReader, SparkSession

    from scoring.lake.data import Data, DataFile

TABLE: Final = "table:"
DELTA: Final = "delta:"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""How an address in a store begins; a drive of Windows has one letter."""
_GLOB: Final = re.compile(r"([][{}*?\\])")
FILE: Final = "file"
ROW: Final = "row"
START: Final = "start"


@dataclass(frozen=True, slots=True)
class Place:
    """A table, a Delta table or a folder of Parquet files.

    Parameters
    ----------
    kind : {"table", "delta", "parquet"}
        Which of them.
    name : str
        Its name or address.
    """

    kind: str
    name: str

    @classmethod
    def of(cls, text: str) -> Place | None:
        """Read what the user names; None for a file or folder of this machine.

        Examples
        --------
        >>> Place.of("table:sales.accounts")
        Place(kind='table', name='sales.accounts')
        >>> Place.of("s3a://exports/accounts/")
        Place(kind='parquet', name='s3a://exports/accounts/')
        >>> Place.of("exports/accounts.parquet")
        """
        if text.startswith(TABLE):
            return cls("table", text.removeprefix(TABLE))
        if text.startswith(DELTA):
            return cls("delta", text.removeprefix(DELTA))
        if _ADDRESS.match(text):
            return cls("parquet", text)
        if text and Path(text, "_delta_log").is_dir():
            return cls("delta", text)
        return None

    @property
    def short_name(self) -> str:
        """What the workbook beside it is called."""
        sign = "." if self.kind == "table" else "/"
        return self.name.rstrip("/").rpartition(sign)[2]

    def read(self, spark: SparkSession) -> DataFrame:
        """Open it."""
        if self.kind == "table":
            return spark.table(self.name)
        return spark.read.format(self.kind).load(self.name)

    def exists(self, spark: SparkSession) -> bool:
        """Say whether something is there already."""
        if self.kind == "table":
            return bool(spark.catalog.tableExists(self.name))
        try:
            return bool(self.read(spark).schema.fields)
        except AnalysisException:
            return False

    def write(self, results: DataFrame, *, overwrite: bool) -> None:
        """Write results there, whole or not at all as Spark does it."""
        writer = results.write.mode("overwrite" if overwrite else "errorifexists")
        if self.kind == "table":
            writer.saveAsTable(self.name)
        else:
            writer.format(self.kind).save(self.name)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is to be known of accounts that Spark finds by itself.

    Parameters
    ----------
    name : str
        What people call them.
    rows : int
        How many there are.
    columns : Columns
        Their columns.
    """

    name: str
    rows: int
    columns: Columns

    @classmethod
    def of(cls, place: Place, spark: SparkSession) -> Stored:
        """Open a place.

        Raises
        ------
        FileError
            If there are no accounts, or no column that a cell can hold.
        """
        accounts = place.read(spark)
        rows = accounts.count()
        if not rows:
            raise FileError(NO_ROWS.format(name=place.name))
        return cls(place.short_name, rows, Columns.of(accounts))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns, trimmed."""
        return self.columns.headings

    @property
    def left_out(self) -> tuple[str, ...]:
        """The columns that no cell can hold."""
        return self.columns.left_out

    def sift(
        self, numbers: Sequence[int], sieve: Callable[[pa.Table], pa.Table]
    ) -> pa.Table:
        """Give the distinct rows of what a sieve takes out of some columns."""
        return self.columns.sift(numbers, sieve)


def columns_of_files(data: Data, root: Path, spark: SparkSession) -> Columns:
    """Let Spark read files of this machine, with the places of the accounts in them.

    Parameters
    ----------
    data : Data
        Parquet files that have the same columns.
    root : Path
        The folder above those whose names hold columns.
    spark : SparkSession
        It runs on this machine too, or reads the same disk.
    """
    fields = [_field(column.heading, column.type) for column in data.columns]
    reader = spark.read
    if any(file.keys for file in data.files):
        reader = reader.option("basePath", f"file:{root.absolute()}")
    files = _Files(reader, tuple(fields))
    pieces = [files.read(some, blank) for blank, some in _by_blanks(data.files)]
    starts = accumulate((file.rows for file in data.files), initial=0)
    first = dict(zip((str(file.path.absolute()) for file in data.files), starts))  # noqa: B905 - one more, the end
    places = [urlsplit(uri).path for piece in pieces for uri in piece.inputFiles()]
    rows = [(path, first[unquote(path)]) for path in places]
    table = spark.createDataFrame(rows, f"{FILE} string, {START} long")
    whole = reduce(type(pieces[0]).unionAll, pieces)
    placed = whole.join(F.broadcast(table), FILE, "left")
    place = (F.col(START) + F.col(ROW)).alias(PLACE)
    return Columns(
        placed.select(*map(str, range(len(fields))), place),
        tuple(fields),
        data.left_out,
    )


def _by_blanks(
    files: Iterable[DataFile],
) -> Iterator[tuple[frozenset[str], list[DataFile]]]:
    """Sort files by their columns that hold nothing, which are of no type there."""
    groups: dict[frozenset[str], list[DataFile]] = {}
    for file in files:
        blank = frozenset(c.heading for c in file.columns if pa.types.is_null(c.type))
        groups.setdefault(blank, []).append(file)
    yield from groups.items()


@dataclass(frozen=True, slots=True)
class _Files:
    """Reads files with the same columns."""

    reader: DataFrameReader
    fields: tuple[spark_types.StructField, ...]

    def read(self, files: Iterable[DataFile], blank: frozenset[str]) -> DataFrame:
        """Read some, with the file and the row of each account."""
        fields = [
            spark_types.StructField(f.name, NOTHING) if f.name in blank else f
            for f in self.fields
        ]
        paths = [_address(str(file.path.absolute())) for file in files]
        read = self.reader.schema(spark_types.StructType(fields)).parquet(*paths)
        # the same file may be file:/a or file:///a
        address = F.regexp_replace("_metadata.file_path", "^file:/+", "/")
        names = [str(number) for number in range(len(fields))]
        rows = read.select("*", address, "_metadata.row_index").toDF(*names, FILE, ROW)
        cells = [
            F.col(name).cast(field.dataType)
            for name, field in zip(names, self.fields, strict=True)
        ]
        return rows.select(*cells, FILE, ROW)


def _address(path: str) -> str:
    """Name a file of this machine, wherever else Spark looks by itself."""
    return "file:" + _GLOB.sub(r"\\\1", path)


def _field(heading: str, type_: pa.DataType) -> spark_types.StructField:
    """Say what Spark reads a column of a Parquet file as."""
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    kind: Any = NOTHING
    if pa.types.is_unsigned_integer(type_):
        kind = UNSIGNED[type_.bit_width]
    elif not pa.types.is_null(type_):
        kind = from_arrow_type(type_, prefer_timestamp_ntz=True)
    return spark_types.StructField(heading, kind)


NOTHING: Final = spark_types.IntegerType()
"""As Arrow writes a column with nothing in it."""
UNSIGNED: Final[dict[int, Any]] = {
    8: spark_types.ShortType(),
    16: spark_types.IntegerType(),
    32: spark_types.LongType(),
    64: spark_types.DecimalType(20, 0),
}
"""The least type that holds every whole number of so many bits."""
