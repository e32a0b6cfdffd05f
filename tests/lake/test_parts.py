"""Parts of the data, each rated by itself, are rated as one table would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from scoring.explain.why import to_research, why
from scoring.lake.evidence import FirstLook, fold, judged_columns
from scoring.lake.ranks import last_rank, rank_tables
from scoring.lake.reader import PartReader, standing
from scoring.rating.accounts import Accounts
from scoring.rating.ranking import ranked
from scoring.rating.rate import rate_accounts
from scoring.reading.arrow_cells import cells_frame
from scoring.values.days import day_of
from scoring.vocabulary import Status
from tests.engine import model_of
from tests.lake.random_data import arrow_table, typed_case


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd
    import pyarrow as pa

    from scoring.lake.evidence import Of, T
    from scoring.rating.ratings import Ratings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning"),
]
SIZE = 7
ARRAYS = (
    "outcomes",
    "points",
    "exact",
    "rating",
    "known",
    "low",
    "high",
    "profile",
    "profile_ratings",
    "group_ratings",
)


def slices(table: pa.Table) -> list[pa.Table]:
    return [table.slice(at, SIZE) for at in range(0, table.num_rows, SIZE)]


def both(seed: int) -> tuple[Ratings, list[Ratings]]:
    """The same accounts rated at once, and part by part."""
    case = typed_case(seed)
    model, table = model_of(case.criteria, case.settings), arrow_table(case)
    today, headings = day_of(case.today), tuple(case.headings)

    def frame(part: pa.Table) -> pd.DataFrame:
        return cells_frame(part.columns, part.num_rows)

    def read(columns: Iterable[int]) -> Iterator[dict[int, pd.Series[Any]]]:
        wanted = [*columns]
        for part in slices(table):
            yield {number: frame(part)[number] for number in wanted}

    def gather(numbers: Iterable[int], of: Of[T]) -> dict[int, T]:
        return fold(read(numbers), of)

    whole = Accounts(frame(table), model.settings, today, headings)
    judged = judged_columns(model, whole)
    every = tuple(range(table.num_columns))
    texts = tuple(n for n in every if whole.frame[n].dtype.kind not in "fM")
    look = FirstLook(gather, every, judged, texts, whole.manner).styles()
    reader = PartReader.of(model, whole, look.styles)
    parts = [reader.rate(reader.read(part, every)) for part in slices(table)]
    return rate_accounts(model, whole), parts


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_parts_are_rated_as_the_whole_is(first: int) -> None:
    for seed in range(first, first + 25):
        whole, parts = both(seed)
        for name in ARRAYS:
            joined = np.concatenate([getattr(p, name) for p in parts], axis=-1)
            assert np.array_equal(joined, getattr(whole, name), equal_nan=True), seed
        for texts in (why, to_research):
            joined_texts = [text for part in parts for text in texts(part)]
            assert joined_texts == [*texts(whole)], seed


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_ranks_and_limits_are_those_of_the_whole(first: int) -> None:
    for seed in range(first, first + 50):
        whole, parts = both(seed)
        settled = [standing(part) for part in parts]
        ranks = [np.full(len(part), np.nan) for part in parts]
        for table in rank_tables(lambda some=settled: [s.settled for s in some], 5):  # type: ignore[misc]  # bound now
            for one, where in zip(settled, ranks, strict=True):
                table.place(one.settled, where)
        order, expected = ranked(whole)
        joined = np.concatenate(ranks)
        assert np.array_equal(joined[order], expected, equal_nan=True), seed
        most = whole.model.settings.contacts_at_most
        if most is not None:
            wish = [r[s.contact] for r, s in zip(ranks, settled, strict=True)]
            first_out = last_rank(wish, most)
            contact = np.concatenate([s.contact for s in settled])
            waiting = contact & (joined >= first_out)
            assert np.array_equal(waiting, whole.is_status(Status.WAITING)), seed
