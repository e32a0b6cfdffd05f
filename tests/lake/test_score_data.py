"""Data of any size, scored into a folder: the same as on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from scoring.lake import data as lake_data
from scoring.sheets.scored import sheet_frame
from scoring.sheets.summary import summary_sheet
from scoring.stages import Scores
from scoring.vocabulary import ScoredHead
from tests.lake.one_sheet import assert_same, on_one_sheet, scored_in_order
from tests.lake.random_data import arrow_table, typed_case
from tests.lake.runs import (
    PART,
    results_of,
    run,
    small_book,
    small_data,
    write_book,
    write_files,
)


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

pytestmark = pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_every_column_is_that_of_one_sheet(seed: int, tmp_path: Path) -> None:
    case = typed_case(seed)
    table = arrow_table(case).rename_columns(list(case.headings))
    middle = table.num_rows // 2
    folder = write_files(tmp_path / "data", table.slice(0, middle), table.slice(middle))
    book = write_book(case, tmp_path / "book.xlsx")
    large = run(folder, book, tmp_path / "out")

    whole = on_one_sheet(case, table)
    assert_same(results_of(large.folder), scored_in_order(whole))

    summary, here = summary_sheet(whole, (), "", ""), large.results.summary
    for name in ("statuses", "histogram", "tiers", "coverage", "top", "research"):
        assert getattr(here, name) == getattr(summary, name), name
    for name in ("lowering", "matrix", "not_disqualified"):
        assert getattr(here, name) == getattr(summary, name), name
    listed = sheet_frame(large.results.scored)
    contacts = Scores(whole).table()
    contacts = contacts[contacts[str(ScoredHead.CONTACT)] == "Yes"]
    assert_same(listed, contacts)


def test_ranks_are_those_that_duckdb_gives(tmp_path: Path) -> None:
    tables = [small_data(50), small_data(33, 50), small_data(1, 83)]
    folder = write_files(tmp_path / "data", *tables)
    large = run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    relation = duckdb.sql(
        f"""
        with rated as (
          select Account,
            round((coalesce(3 * 10 * (Industry = 'Software')::int, 0)
              + 2 * least(Employees / 100, 1) * 10) / 5, 9) as exact
          from '{folder}/*.parquet' where Industry is distinct from 'Retail')
        select Account, rank() over (order by exact desc) as rank from rated
        """  # noqa: S608 - a folder of the test
    )
    assert relation is not None
    expected = relation.df()
    ours = results_of(large.folder).dropna(subset="Rank")
    ranks = dict(zip(ours["Account"], ours["Rank"].astype(int), strict=True))
    assert ranks == dict(zip(expected["Account"], expected["rank"], strict=True))
    assert len(ranks) == 63
    assert len(set(ranks.values())) < len(ranks)


@pytest.mark.parametrize("count", [3 * PART, 12 * PART])
def test_no_more_than_a_part_is_in_memory(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    plain = lake_data.Data.read

    def read(
        data: lake_data.Data, numbers: Sequence[int], first: int = 0
    ) -> Iterator[pa.Table]:
        for table in plain(data, numbers, first):
            sizes.append(table.num_rows)
            yield table

    monkeypatch.setattr(lake_data.Data, "read", read)
    folder = write_files(tmp_path / "data", small_data(count))
    run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    assert set(sizes) == {PART}
    assert sum(sizes) >= 3 * count
