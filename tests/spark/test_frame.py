"""Accounts of a Spark DataFrame, rated on several workers: the same as on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

import scoring.spark
from tests.engine import model_of
from tests.lake.one_sheet import assert_same, on_one_sheet, scored_in_order
from tests.lake.random_data import arrow_table, typed_case
from tests.spark.sessions import needs_java, session


if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame

pytestmark = [
    needs_java,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning"),
    # nothing of Spark's goes through pandas here
    pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning"),
]
AT = "At"
CHUNK = 8


def in_order(results: DataFrame) -> pd.DataFrame:
    """All results, by the column that says where they stood."""
    frame: pd.DataFrame = results.toArrow().to_pandas()
    return frame.sort_values(AT).reset_index(drop=True)


@pytest.mark.parametrize("first", range(0, 16, CHUNK))
def test_every_column_is_that_of_one_sheet(first: int) -> None:
    for seed in range(first, first + CHUNK):
        case = typed_case(seed)
        case = case._replace(headings=[*case.headings, AT])
        table = arrow_table(case._replace(headings=case.headings[:-1]))
        table = table.append_column(AT, pa.array(range(table.num_rows), pa.float64()))
        named = table.rename_columns([*case.headings])
        accounts = session().createDataFrame(named).repartition(3)
        model = model_of(case.criteria, case.settings)
        results = scoring.spark.score(accounts, model, today=case.today)
        assert_same(in_order(results), scored_in_order(on_one_sheet(case, table)))
