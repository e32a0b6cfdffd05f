"""What a worker does, without Spark: its rows add up to those of one sheet."""

from __future__ import annotations

import pickle
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from scoring.lake.reader import PartReader, standing
from scoring.language import Language
from scoring.rating.ranking import ranked
from scoring.sheets.totals import Totals
from scoring.spark import workers
from scoring.spark.workers import Choose, Count, Describe, Engine, Limits, Look, parts
from tests.lake.one_sheet import on_one_sheet
from tests.lake.random_data import arrow_table, typed_case


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.rating.ratings import Ratings

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
BATCH = 3


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AT_ONCE", 2 * BATCH)


def rated(seed: int) -> tuple[pa.Table, Ratings, Engine]:
    """A random case without a limit, whole, and what rates its parts alike."""
    case = typed_case(seed)
    table = arrow_table(case)
    whole = on_one_sheet(case, table)
    numbers = tuple(range(table.num_columns))
    reader = PartReader(whole.model, whole.accounts.like(whole.accounts.frame.head(0)))
    return table, reader.rate(whole.accounts), Engine(reader, numbers, Language.ENGLISH)


def given(table: pa.Table, work: Callable[..., Iterator[pa.RecordBatch]]) -> pa.Table:
    """All that a worker gives of a partition."""
    return pa.Table.from_batches(work(iter(table.to_batches(max_chunksize=BATCH))))


def test_batches_are_joined() -> None:
    table = pa.table({"a": range(16)})
    joined = [*parts(table.to_batches(max_chunksize=BATCH))]
    assert [part.num_rows for part in joined] == [6, 6, 4]
    assert pa.concat_tables(joined).equals(table)
    assert [*parts([])] == []


def test_a_partition_tells_what_its_parts_tell() -> None:
    table = pa.table({"a": pa.array([None, 1.0, 2.0, None, 5.0, 6.0, 7.0, None])})
    whole = given(table, Look((4,), lambda number, cells: number + cells.count()))
    (row,) = whole.column(0).to_pylist()
    assert pickle.loads(row) == {4: (4 + 4) | (4 + 1)}  # noqa: S301 - our own


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_counts_add_up(seed: int) -> None:
    table, whole, engine = rated(seed)
    counted = given(table, Count(engine))
    totals = [pickle.loads(row).totals for row in counted["folded"].to_pylist() if row]  # noqa: S301 - our own
    assert reduce(add, totals) == Totals.of(whole)
    stands = standing(whole)
    for names, rows in (("count", slice(None)), ("contacts", stands.contact)):
        values, counts = np.unique(stands.settled[rows], return_counts=True)
        sums = counted.group_by("settled").aggregate([(names, "sum")]).to_pydict()
        ours = dict(zip(sums["settled"], sums[f"{names}_sum"], strict=True))
        expected = dict(zip(values.tolist(), counts.tolist(), strict=True))
        expected = {None if np.isnan(v) else v: n for v, n in expected.items()}
        assert {value: n for value, n in ours.items() if n} == expected


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_those_that_stand_first_are_chosen(seed: int) -> None:
    table, whole, engine = rated(seed)
    place = pa.array(range(table.num_rows))
    stands = standing(whole)
    contacts = np.flatnonzero(stands.contact)
    middle = float(np.median(stands.settled[contacts])) if len(contacts) else 0.0
    chosen = given(
        table.append_column("place", place), Choose(engine, Limits(-1e300, middle))
    )
    places = chosen["place"].to_numpy()
    listed = places[chosen["contact"].to_numpy(zero_copy_only=False)]
    assert listed.tolist() == contacts[stands.settled[contacts] >= middle].tolist()
    named = places[chosen["named"].to_numpy(zero_copy_only=False)]
    assert set(ranked(whole)[0][:10].tolist()) <= set(named.tolist())


def test_contacts_that_must_wait_are_none() -> None:
    table, whole, engine = rated(4)
    best = float(np.nanmax(standing(whole).settled))
    filled = (True,) * table.num_columns
    sheet = Describe(engine, Limits(best), filled, (None,) * 99).engine.rate(table)
    assert Limits(best).apply(sheet).max() == best or np.isnan(best)
    assert not standing(sheet).contact.any()
