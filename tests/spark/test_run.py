"""Data scored by Spark as the command does it: the same as on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from scoring.errors import FileError
from scoring.lake.sources import Source
from scoring.progress import silent
from scoring.sheets.scored import sheet_frame
from scoring.sheets.summary import summary_sheet
from scoring.spark.run import score_on_spark
from scoring.spark.session import session as product_session
from scoring.stages import Options, Scores
from scoring.vocabulary import ScoredHead
from tests.lake.one_sheet import assert_same, on_one_sheet, scored_in_order
from tests.lake.random_data import arrow_table, typed_case
from tests.lake.runs import results_of, small_book, small_data, write_book, write_files
from tests.lake.runs import run as run_here
from tests.lake.tabbed import SUMMED, rated_on_one_sheet, tabbed_case, write_tabbed
from tests.lake.test_bad_data import BAD, broken_inside
from tests.spark.sessions import SPARK, session
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scoring.lake.score import LargeScored

pytestmark = SPARK
AT = "At"
SEEDS = (3, 10, 17)
"""With and without a limit to the contacts, groups, profiles, a matrix and dates."""
MANY = 100_000
"""Accounts of each of four files: more than a worker has at a time."""
WITH_TABS = (0, 6, 15)
"""With a limit to the contacts, some of whom are decided by hand."""


def run(
    place: Path | str, book: Path, out: Path | str, *, overwrite: bool = False
) -> LargeScored:
    session()
    options = Options(criteria=book, today=TODAY)
    return score_on_spark(
        Source(str(place)), str(out), options, overwrite=overwrite, progress=silent
    )


def left_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("seed", SEEDS)
def test_results_summary_and_contacts_are_those_of_one_sheet(
    seed: int, tmp_path: Path
) -> None:
    case = typed_case(seed)
    case = case._replace(headings=[*case.headings, AT])
    table = arrow_table(case._replace(headings=case.headings[:-1]))
    table = table.append_column(AT, pa.array(range(table.num_rows), pa.float64()))
    named = table.rename_columns([*case.headings])
    middle = named.num_rows // 3
    # the larger file, which Spark reads first, holds the accounts that come last
    folder = write_files(tmp_path / "data", named.slice(0, middle), named.slice(middle))
    book = write_book(case, tmp_path / "book.xlsx")
    large = run(folder, book, tmp_path / "out")

    whole = on_one_sheet(case, table)
    results = results_of(large.folder).sort_values(AT).reset_index(drop=True)
    assert_same(results, scored_in_order(whole))
    summary, here = summary_sheet(whole, (), "", ""), large.results.summary
    for name in ("statuses", "histogram", "tiers", "coverage", "top", "research"):
        assert getattr(here, name) == getattr(summary, name), name
    for name in ("lowering", "matrix", "not_disqualified"):
        assert getattr(here, name) == getattr(summary, name), name
    contacts = Scores(whole).table()
    contacts = contacts[contacts[str(ScoredHead.CONTACT)] == "Yes"]
    assert_same(sheet_frame(large.results.scored), contacts)
    assert left_in(tmp_path) == ["book.xlsx", "data", "out", "out.xlsx"]


@pytest.mark.parametrize("seed", WITH_TABS)
def test_tabs_tell_what_they_tell_on_one_sheet(seed: int, tmp_path: Path) -> None:
    case = tabbed_case(seed)
    count = len(case.rows)
    at = [float(number) for number in range(count)]
    rows = [[*row, place] for row, place in zip(case.rows, at, strict=True)]
    case = case._replace(headings=[*case.headings, AT], rows=rows)
    table = arrow_table(case).rename_columns([*case.headings])
    folder = write_files(
        tmp_path / "data", table.slice(0, count // 3), table.slice(count // 3)
    )
    book = write_tabbed(case, seed, tmp_path / "book.xlsx")
    large = run(folder, book, tmp_path / "out")
    _, results = rated_on_one_sheet(sorted(folder.iterdir()), book)
    ours = results_of(large.folder).sort_values(AT).reset_index(drop=True)
    theirs = sheet_frame(results.scored).sort_values(AT).reset_index(drop=True)
    assert_same(ours, theirs)
    for name in SUMMED:
        here = getattr(large.results.summary, name)
        assert here == getattr(results.summary, name), name


def test_the_findings_are_those_of_this_process(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(50), small_data(33, 50))
    book = small_book(tmp_path / "book.xlsx")
    ours = run(folder, book, tmp_path / "out").results.findings
    here = run_here(folder, book, tmp_path / "here").results.findings
    assert [*map(str, ours)] == [*map(str, here)]
    assert ours


def test_columns_as_files_have_them(tmp_path: Path) -> None:
    table = pa.table(
        {
            "Account": pa.array(["Acme", "Bolt", "Cord"]).dictionary_encode(),
            "Industry": pa.array(["Software", "Bank", None], pa.large_string()),
            "Employees": pa.array([90, 4, None], pa.uint64()),
            "Nothing": pa.nulls(3),
            "Seen, last": pa.array([0, 1, 2], pa.timestamp("us", "Europe/Bucharest")),
            "employees": pa.array([1, 2, 3], pa.uint8()),
        }
    )
    folder = tmp_path / "da ta[1]{a}%20" / "zone=Côte d'Ivoire"
    folder.mkdir(parents=True)
    parquet.write_table(table, folder / "a.parquet")
    second = table.set_column(1, "Industry", pa.nulls(3)).slice(0, 1)
    names = pa.array(["Dorn"])
    parquet.write_table(second.set_column(0, "Account", names), folder / "b.parquet")
    book = small_book(tmp_path / "book.xlsx")
    large = run(folder.parent, book, tmp_path / "out")
    here = run_here(folder.parent, book, tmp_path / "here")
    ours, theirs = (
        results_of(one.folder).sort_values("Account").reset_index(drop=True)
        for one in (large, here)
    )
    assert ours["zone"].tolist() == ["Côte d'Ivoire"] * 4
    assert_same(ours.drop(columns="Seen, last"), theirs.drop(columns="Seen, last"))
    moments = [pd.to_datetime(one["Seen, last"], utc=True) for one in (ours, theirs)]
    assert (moments[0] == moments[1]).all()


def test_tables_are_read_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = small_book(tmp_path / "book.xlsx")
    accounts = session().createDataFrame(small_data(83))
    accounts.createOrReplaceTempView("accounts")
    stored = (tmp_path / "stored").as_uri()
    large = run("table:accounts", book, stored)
    assert (large.place, large.workbook.name) == (stored, "stored.xlsx")
    here = run_here(
        write_files(tmp_path / "data", small_data(83)), book, tmp_path / "here"
    )
    ours, theirs = (
        results_of(place).sort_values("Account").reset_index(drop=True)
        for place in (tmp_path / "stored", here.folder)
    )
    assert_same(ours, theirs)
    with pytest.raises(FileError, match=r"stored\.xlsx exists already"):
        run("table:accounts", book, stored)
    large.workbook.unlink()
    with pytest.raises(FileError, match="exists already: name another with -o"):
        run(stored, book, stored)
    run(stored, book, stored.replace("stored", "again"))
    with pytest.raises(FileError, match="Spark gives up, and nothing was written"):
        run("table:nowhere", book, tmp_path / "more")
    assert left_in(tmp_path) == sorted(
        ["again", "again.xlsx", "book.xlsx", "data", "here", "here.xlsx", "stored"]
    )


def test_tables_of_the_catalogue_are_read_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = small_book(tmp_path / "book.xlsx")
    for name in ("accounts_2026", "scored_2026"):
        session().sql(f"drop table if exists {name}")
    session().createDataFrame(small_data(83)).write.saveAsTable("accounts_2026")
    large = run("table:accounts_2026", book, "table:scored_2026")
    assert (large.place, large.workbook.name) == (
        "table:scored_2026",
        "scored_2026.xlsx",
    )
    folder = write_files(tmp_path / "data", small_data(83))
    here = results_of(run_here(folder, book, tmp_path / "here").folder)

    def scored() -> pd.DataFrame:
        whole: pd.DataFrame = session().table("scored_2026").toArrow().to_pandas()
        return whole.sort_values("Account").reset_index(drop=True)

    expected = here.sort_values("Account").reset_index(drop=True)
    assert_same(scored(), expected)
    large.workbook.unlink()
    with pytest.raises(FileError, match="table:scored_2026 exists already"):
        run("table:accounts_2026", book, "table:scored_2026")
    assert not large.workbook.exists()
    run("table:accounts_2026", book, "table:scored_2026", overwrite=True)
    assert_same(scored(), expected)
    assert left_in(tmp_path) == [
        "book.xlsx",
        "data",
        "here",
        "here.xlsx",
        "scored_2026.xlsx",
    ]


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_bad_files(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(200))
    spoil(folder)
    book = small_book(tmp_path / "book.xlsx")
    match = "damaged|gives up" if spoil is broken_inside else BAD[spoil]
    with pytest.raises(FileError, match=match) as caught:
        run(folder, book, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert left_in(tmp_path) == ["book.xlsx", "data"]


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "data", small_data(5))
    book = small_book(tmp_path / "book.xlsx")
    with pytest.raises(FileError, match="does not exist"):
        run(folder, book, tmp_path / "nowhere" / "out")
    run(folder, book, tmp_path / "out")
    with pytest.raises(FileError, match="exists already"):
        run(folder, book, tmp_path / "out")
    run(folder, book, tmp_path / "out", overwrite=True)
    assert len(results_of(tmp_path / "out")) == 5


def test_many_accounts(tmp_path: Path) -> None:
    one = small_data(MANY)
    folder = write_large(tmp_path / "data", [one] * 4)
    book = small_book(tmp_path / "book.xlsx")
    ours = results_of(run(folder, book, tmp_path / "out").folder)
    theirs = results_of(run_here(folder, book, tmp_path / "here").folder)
    names = [*theirs.columns]
    ours, theirs = (t.sort_values(names, ignore_index=True) for t in (ours, theirs))
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)
    assert len(ours) == 4 * MANY
    assert np.nanmax(ours["Rank"]) > 2 * MANY


def write_large(folder: Path, tables: list[pa.Table]) -> Path:
    folder.mkdir()
    for number, table in enumerate(tables):
        parquet.write_table(table, folder / f"{number}.parquet")
    return folder


def test_the_session_that_runs_is_used() -> None:
    assert product_session() is session()
