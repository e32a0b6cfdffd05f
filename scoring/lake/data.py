"""The data: Parquet files whose columns are the same, read part by part.

A part is so many rows of the data in their order, wherever its files begin and end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

import pyarrow as pa

from scoring.errors import FileError
from scoring.lake.mentions import distinct_rows
from scoring.language import phrase
from scoring.reading.arrow_cells import Kind, kind_of
from scoring.reading.parquet_file import NO_COLUMNS, open_parquet, whole
from scoring.xlsx.archive import unfit


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

PART: Final = 262_144
"""Accounts that are worked on at a time, and that stand in one file of the results."""
READ_AT_ONCE: Final = 65_536
NO_VALUE: Final = "__HIVE_DEFAULT_PARTITION__"
"""What stands for a blank in the name of a folder."""
LACKS: Final = phrase(
    "has no column '{heading}', which {file} has: all files need the same columns"
)
FURTHER: Final = phrase(
    "has a column '{heading}', which {file} does not have: all files need the same "
    "columns"
)
OTHER_KIND: Final = phrase(
    "holds {kind} in the column '{heading}', and {file} holds {other}: all files need "
    "the same columns"
)
KINDS: Final = {
    Kind.NUMBER: phrase("numbers"),
    Kind.DATE: phrase("dates"),
    Kind.FLAG: phrase("true or false"),
    Kind.TEXT: phrase("texts"),
    Kind.BLANK: phrase("nothing"),
}
TWICE: Final = phrase("has two columns '{heading}': give one another name")
NO_ROWS: Final = phrase("{name} holds no accounts")


class Column(NamedTuple):
    """One column of the data."""

    heading: str
    type: pa.DataType


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the data.

    Parameters
    ----------
    path : Path
        A Parquet file.
    groups : tuple of int
        Rows of each of its row groups.
    columns : tuple of Column
        Those that a cell can hold.
    keys : tuple of (str, str or None)
        Columns that stand in the names of its folders, as in ``country=DK``.
    left_out : tuple of str
        Its columns that no cell can hold.
    """

    path: Path
    groups: tuple[int, ...]
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, str | None], ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many accounts it holds."""
        return sum(self.groups)

    @classmethod
    def open(cls, path: Path, keys: Sequence[tuple[str, str | None]] = ()) -> DataFile:
        """Read what a file says of itself at its end.

        Raises
        ------
        FileError
            If it cannot be read, or is no Parquet file.
        """
        with open_parquet(path) as opened:
            schema, data = opened.schema_arrow, opened.metadata
            groups = [data.row_group(n).num_rows for n in range(data.num_row_groups)]
        fits = [kind_of(field.type) is not None for field in schema]
        pairs = [*zip(schema, fits, strict=True)]
        columns = tuple(Column(f.name, f.type) for f, fit in pairs if fit)
        left_out = tuple(field.name for field, fit in pairs if not fit)
        for heading, count in Counter(schema.names).items():
            if count > 1:
                raise unfit(path, TWICE.format(heading=heading))
        return cls(path, tuple(groups), columns, tuple(keys), left_out)

    def batches(self, names: Sequence[str], first: int) -> Iterator[pa.RecordBatch]:
        """Read columns from a row on, counted from 0, some rows at a time."""
        starts = [0, *accumulate(self.groups)]
        group = max(n for n, start in enumerate(starts[:-1]) if start <= first)
        skip = first - starts[group]
        with open_parquet(self.path) as opened:
            for batch in opened.iter_batches(
                batch_size=READ_AT_ONCE,
                row_groups=[*range(group, len(self.groups))],
                columns=[*names],
                use_threads=False,
            ):
                rows = batch.num_rows
                if skip < rows:
                    yield batch.slice(skip)
                skip = max(skip - rows, 0)


@dataclass(frozen=True, slots=True)
class Data:
    """Files with the same columns, read as one.

    Parameters
    ----------
    name : str
        What people call it.
    files : tuple of DataFile
        In the order of the accounts; none is empty.
    columns : tuple of Column
        As the first file has them, and then those of the folders.
    part : int
        How many accounts a part has.
    """

    name: str
    files: tuple[DataFile, ...]
    columns: tuple[Column, ...]
    part: int

    @classmethod
    def of(cls, name: str, files: Iterable[DataFile]) -> Data:
        """Put files together.

        Raises
        ------
        FileError
            If their columns are not the same, or they hold nothing.
        """
        files = tuple(files)
        first = files[0]
        for file in files[1:]:
            _compare(file, first)
        keys = [key for key, _ in first.keys]
        own = (column for column in first.columns if column.heading not in keys)
        columns = tuple(_widest(column, files) for column in own)
        columns += tuple(Column(key, pa.string()) for key in keys)
        if not columns:
            raise unfit(first.path, NO_COLUMNS)
        filled = tuple(file for file in files if file.rows)
        if not filled:
            raise FileError(NO_ROWS.format(name=name))
        return cls(name, filled, columns, PART)

    @property
    def rows(self) -> int:
        """How many accounts there are."""
        return sum(file.rows for file in self.files)

    @property
    def parts(self) -> int:
        """How many parts they make."""
        return -(-self.rows // self.part)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns, trimmed."""
        return tuple(column.heading.strip() for column in self.columns)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The columns that no cell can hold."""
        return tuple(dict.fromkeys(n for file in self.files for n in file.left_out))

    def read(self, numbers: Sequence[int], first: int = 0) -> Iterator[pa.Table]:
        """Read columns, counted from 0, part by part, from a part on.

        Raises
        ------
        FileError
            If a file is damaged.
        """
        columns = [self.columns[number] for number in numbers]
        waiting: list[pa.Table] = []
        size = 0
        for piece in self._pieces(columns, first * self.part):
            waiting.append(piece)
            size += piece.num_rows
            while size >= self.part:
                joined = pa.concat_tables(waiting)
                yield joined.slice(0, self.part)
                waiting, size = [joined.slice(self.part)], size - self.part
        if size:
            yield pa.concat_tables(waiting)

    def sift(
        self, numbers: Sequence[int], sieve: Callable[[pa.Table], pa.Table]
    ) -> pa.Table:
        """Give the distinct rows of what a sieve takes out of some columns."""
        parts = map(sieve, self.read(numbers))
        return reduce(lambda one, other: distinct_rows([one, other]), parts)

    def _pieces(self, columns: Sequence[Column], first: int) -> Iterator[pa.Table]:
        for file in self.files:
            if first >= file.rows:
                first -= file.rows
                continue
            theirs = {column.heading for column in file.columns}
            keys = dict(file.keys)
            names = [c.heading for c in columns if c.heading in theirs]
            # without any column a file would not say how many rows it has
            for batch in file.batches(names or [file.columns[0].heading], first):
                with whole(file.path):
                    yield _in_order(batch, columns, keys)
            first = 0


def _in_order(
    batch: pa.RecordBatch, columns: Sequence[Column], keys: dict[str, str | None]
) -> pa.Table:
    """Give columns in the order, and of the types, that are asked for."""
    arrays = []
    for column in columns:
        if column.heading in keys:
            text = pa.scalar(keys[column.heading], pa.string())
            array = pa.repeat(text, batch.num_rows)
        else:
            array = batch.column(column.heading).cast(column.type)
        arrays.append(array)
    names = [str(number) for number in range(len(arrays))]
    return pa.table(arrays, names=names)


def _compare(file: DataFile, first: DataFile) -> None:
    """Refuse a file with other columns than the first."""
    ours, theirs = _kinds(file), _kinds(first)
    other = first.path.name
    for heading in theirs:
        if heading not in ours:
            raise unfit(file.path, LACKS.format(heading=heading, file=other))
    for heading, kind in ours.items():
        if heading not in theirs:
            raise unfit(file.path, FURTHER.format(heading=heading, file=other))
        there = theirs[heading]
        if kind is not there and Kind.BLANK not in {kind, there}:
            words = {"kind": KINDS[kind], "other": KINDS[there]}
            sentence = OTHER_KIND.format(heading=heading, file=other, **words)
            raise unfit(file.path, sentence)


def _kinds(file: DataFile) -> dict[str, Kind]:
    kinds = {c.heading: kind_of(c.type) or Kind.BLANK for c in file.columns}
    return kinds | {key: Kind.TEXT for key, _ in file.keys}


def _widest(column: Column, files: Sequence[DataFile]) -> Column:
    """Choose a type that holds the column's cells in every file."""
    types = dict.fromkeys(
        theirs.type
        for file in files
        for theirs in file.columns
        if theirs.heading == column.heading
    )
    filled = [type_ for type_ in types if not pa.types.is_null(type_)]
    if len(filled) <= 1:
        return Column(column.heading, filled[0] if filled else pa.null())
    if all(map(pa.types.is_signed_integer, filled)):
        return Column(column.heading, pa.int64())
    common = {
        Kind.NUMBER: pa.float64(),
        Kind.DATE: pa.timestamp("us"),
        Kind.TEXT: pa.large_string(),
    }
    return Column(column.heading, common[kind_of(filled[0]) or Kind.TEXT])


def folder_keys(path: Path, root: Path) -> tuple[tuple[str, str | None], ...]:
    """Read the columns that stand in the names of folders.

    >>> from pathlib import Path
    >>> folder_keys(Path("data/country=DK/a.parquet"), Path("data"))
    (('country', 'DK'),)
    """
    parents = path.relative_to(root).parts[:-1]
    pairs = (name.partition("=") for name in parents if "=" in name)
    return tuple(
        (unquote(key), None if value == NO_VALUE else unquote(value))
        for key, _, value in pairs
    )
