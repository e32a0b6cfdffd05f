"""Accounts of a Spark DataFrame, rated on several workers: the same as on one sheet."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

import scoring.spark
from scoring.errors import FileError
from scoring.lake.reader import PartReader
from scoring.spark import frame
from tests.engine import model_of
from tests.lake.one_sheet import assert_same, on_one_sheet, scored_in_order
from tests.lake.random_data import arrow_table, typed_case
from tests.lake.runs import small_data
from tests.spark.mortal import MortalReader
from tests.spark.sessions import SPARK, session


if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from pyspark.sql import DataFrame

    from scoring import Model

pytestmark = SPARK
AT = "At"
SEEDS = (0, 1, 4)


def in_order(results: DataFrame, name: str = AT) -> pd.DataFrame:
    """All results, by the column that says where they stood."""
    whole: pd.DataFrame = results.toArrow().to_pandas()
    return whole.sort_values(name).reset_index(drop=True)


def small_model() -> Model:
    return scoring.parse_model(
        [
            ["Criterion", "Weight", "Test", "Value", "To", "Points"],
            ["Industry", 3, "is", "Software", None, 10],
            [None, None, "is", "Retail", None, "out"],
            ["Employees", 2, "scale", 0, 100, 10],
        ]
    )


def test_every_column_is_that_of_one_sheet() -> None:
    for seed in SEEDS:
        case = typed_case(seed)
        case = case._replace(headings=[*case.headings, AT])
        table = arrow_table(case._replace(headings=case.headings[:-1]))
        table = table.append_column(AT, pa.array(range(table.num_rows), pa.float64()))
        named = table.rename_columns([*case.headings])
        accounts = session().createDataFrame(named).repartition(3)
        model = model_of(case.criteria, case.settings)
        results = scoring.spark.score(accounts, model, today=case.today)
        assert_same(in_order(results), scored_in_order(on_one_sheet(case, table)))


def test_a_worker_that_is_killed_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = session().createDataFrame(small_data(60)).repartition(4)
    expected = in_order(scoring.spark.score(accounts, small_model()), "Account")
    tomb, driver = tmp_path / "killed", os.getpid()

    def mortal(*arguments: Any) -> MortalReader:
        reader = PartReader.of(*arguments)
        return MortalReader(reader.model, reader.accounts, tomb=tomb, driver=driver)

    monkeypatch.setattr(frame, "PartReader", SimpleNamespace(of=mortal))
    ours = in_order(scoring.spark.score(accounts, small_model()), "Account")
    assert tomb.exists()
    assert ours.equals(expected)


def test_columns_that_no_cell_can_hold_are_left_out() -> None:
    accounts = session().sql(
        "select 'Acme' as Account, 'Software' as Industry, 40 as Employees, "
        "array(1, 2) as Visits"
    )
    results = scoring.spark.score(accounts, small_model())
    assert "Visits" not in results.columns
    assert [row["Rating"] for row in results.collect()] == [7.6]  # (3 x 10 + 2 x 4) / 5
    with pytest.raises(FileError, match="has no column that a cell can hold"):
        scoring.spark.score(accounts.select("Visits"), small_model())


def test_no_accounts_at_all() -> None:
    accounts = session().createDataFrame(small_data(3)).where("Account = 'nobody'")
    results = scoring.spark.score(accounts, small_model())
    assert results.count() == 0
    assert "Rating" in results.columns
