"""What a worker does with the accounts that Spark hands it; it needs no Spark itself."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pyarrow as pa

from scoring.lake.evidence import fold
from scoring.lake.passes import let_wait, named_rows, results_table
from scoring.lake.reader import standing
from scoring.language import speaking
from scoring.reading.arrow_cells import cells_frame
from scoring.sheets.totals import Totals


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pandas as pd

    from scoring.arrays import Floats
    from scoring.lake.evidence import Of
    from scoring.lake.reader import PartReader
    from scoring.language import Language
    from scoring.rating.ratings import Ratings

    Batches = Iterable[pa.RecordBatch]

AT_ONCE: Final = 65_536
"""Accounts that a worker works on at a time: Spark's own batches are too small."""
SETTLED: Final = "settled"
CONTACTS: Final = "contacts"
COUNT: Final = "count"
KNOWN: Final = "known"
NAMED: Final = "named"
CONTACT: Final = "contact"
FOLDED: Final = "folded"


def parts(batches: Batches) -> Iterator[pa.Table]:
    """Join batches until there are enough accounts."""
    waiting: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        waiting.append(batch)
        size += batch.num_rows
        if size >= AT_ONCE:
            yield pa.Table.from_batches(waiting)
            waiting, size = [], 0
    if size:
        yield pa.Table.from_batches(waiting)


def _batches(table: pa.Table) -> Iterator[pa.RecordBatch]:
    yield from table.combine_chunks().to_batches()


@dataclass(frozen=True, slots=True)
class Look:
    """Tells what the cells of columns tell; one row with all of it per partition.

    Parameters
    ----------
    numbers : tuple of int
        The columns that are given, as they are counted among all.
    of : callable
        Takes the number of a column and some of its cells.
    """

    numbers: tuple[int, ...]
    of: Of[Any]

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Look at the accounts of a partition."""
        whole = fold(map(self._cells, parts(batches)), self.of)
        row = pa.array([pickle.dumps(whole)], pa.binary())
        yield pa.RecordBatch.from_arrays([row], names=[FOLDED])

    def _cells(self, part: pa.Table) -> Mapping[int, pd.Series[Any]]:
        cells = cells_frame(part.columns, part.num_rows)
        return dict(zip(self.numbers, (cells[n] for n in cells), strict=True))


@dataclass(frozen=True, slots=True)
class Sift:
    """Takes some accounts out of a partition.

    Parameters
    ----------
    sieve : callable
        Takes some accounts out of some more.
    """

    sieve: Callable[[pa.Table], pa.Table]

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Sift the accounts of a partition."""
        for part in parts(batches):
            few = self.sieve(part)
            texts = pa.schema([(name, pa.string()) for name in few.column_names])
            yield from _batches(few.cast(texts))


@dataclass(frozen=True, slots=True)
class Engine:
    """Rates accounts of columns.

    Parameters
    ----------
    reader : PartReader
        The engine, with how each column is written.
    numbers : tuple of int
        The columns that are given first, as they are counted among all.
    language : Language
        What Why is written in.
    """

    reader: PartReader
    numbers: tuple[int, ...]
    language: Language

    def rate(self, part: pa.Table) -> Ratings:
        """Rate the accounts of a part as if there were no limit to the contacts."""
        given = part.select(range(len(self.numbers)))
        return self.reader.rate(self.reader.read(given, self.numbers))


class Counted(NamedTuple):
    """What is counted over a part.

    Parameters
    ----------
    totals : Totals
        What Summary counts.
    certain : int
        Accounts that people made contacts.
    wished : ndarray of float
        The best exact ratings of those that the rules alone make contacts, as many as
        may be contacts and one more; empty where nobody decides by hand.
    """

    totals: Totals
    certain: int
    wished: Floats


@dataclass(frozen=True, slots=True)
class Count:
    """Counts accounts by their exact rating, and all that Summary counts.

    The rows are distinct ratings with the numbers of accounts and of contacts; the first
    of each part bears its totals.
    """

    engine: Engine

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Rate the accounts of a partition."""
        for part in parts(batches):
            with speaking(self.engine.language):
                counted = self._count(self.engine.rate(part))
            yield from _batches(counted)

    def _count(self, ratings: Ratings) -> pa.Table:
        stands = standing(ratings, decides=self.engine.reader.decides)
        settled, at, count = np.unique(
            stands.settled, return_inverse=True, return_counts=True
        )
        contacts = np.zeros(len(settled), dtype=np.int64)
        np.add.at(contacts, at, stands.hopeful)
        most = ratings.model.settings.contacts_at_most
        wished = np.sort(stands.wished)[::-1][: 0 if most is None else most + 1]
        counted = Counted(Totals.of(ratings), len(stands.certain), wished)
        totals = pickle.dumps(counted)
        return pa.table(
            {
                SETTLED: pa.array(settled, pa.float64(), from_pandas=True),
                CONTACTS: contacts,
                COUNT: count.astype(np.int64),
                FOLDED: pa.array([totals, *[None] * (len(settled) - 1)], pa.binary()),
            }
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """Who is a contact, and which of them are listed, by exact ratings.

    Parameters
    ----------
    waits_at : float
        Contacts with this exact rating at most must wait; -infinity without a limit.
    listed_from : float
        The least exact rating of contacts that may be listed.
    rules_wait_at : float
        As `waits_at`, if the rules alone decided.
    """

    waits_at: float = -np.inf
    listed_from: float = -np.inf
    rules_wait_at: float = -np.inf

    def apply(self, ratings: Ratings) -> Floats:
        """Let contacts wait, and give the ratings that accounts are ranked by."""
        settled = standing(ratings).settled
        let_wait(ratings, settled <= self.waits_at)
        if ratings.rules is not None:
            rules = ratings.rules
            let_wait(rules, standing(rules).settled <= self.rules_wait_at)
        return settled


@dataclass(frozen=True, slots=True)
class Choose:
    """Chooses the accounts that the workbook may need, with what they are ordered by."""

    engine: Engine
    limits: Limits

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Rate the accounts of a partition."""
        for part in parts(batches):
            with speaking(self.engine.language):
                chosen = self._choose(part)
            yield from _batches(chosen)

    def _choose(self, part: pa.Table) -> pa.Table:
        ratings = self.engine.rate(part)
        settled = self.limits.apply(ratings)
        stands = standing(ratings)
        named = np.zeros(len(ratings), dtype=bool)
        named[named_rows(ratings)] = True
        listed = stands.contact & (settled >= self.limits.listed_from)
        listed[stands.certain] = True
        more = {
            SETTLED: pa.array(settled, pa.float64(), from_pandas=True),
            KNOWN: pa.array(stands.known),
            NAMED: pa.array(named),
            CONTACT: pa.array(listed),
        }
        for name, array in more.items():
            part = part.append_column(name, array)
        return part.filter(pa.array(named | listed))


@dataclass(frozen=True, slots=True)
class Describe:
    """Gives the columns of Scored, with what is ranked by in the place of Rank.

    Parameters
    ----------
    engine : Engine
        It is given all columns.
    limits : Limits
        Who must wait.
    filled : tuple of bool
        Which columns have something in them.
    types : tuple of pyarrow.DataType or None
        What each column of Scored is; None for the user's own, which stay as they are.
    """

    engine: Engine
    limits: Limits
    filled: tuple[bool, ...]
    types: tuple[pa.DataType | None, ...]

    def __call__(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """Rate the accounts of a partition."""
        for part in parts(batches):
            with speaking(self.engine.language):
                described = self.table(part)
            yield from _batches(described)

    def table(self, part: pa.Table) -> pa.Table:
        """Describe the accounts of a part."""
        ratings = self.engine.rate(part)
        settled = self.limits.apply(ratings)
        ranked_by = pa.array(settled, pa.float64(), from_pandas=True)
        filled = np.array(self.filled, dtype=bool)
        beside = self.engine.reader.beside(ratings.accounts, filled)
        results = results_table(ratings, part, ranked_by, beside)
        arrays = [
            column if kind is None else column.cast(kind)
            for column, kind in zip(results.columns, self.types, strict=True)
        ]
        return pa.table(arrays, names=[*map(str, range(len(arrays)))])
