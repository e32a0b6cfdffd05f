"""The query rates as the engine does, in a real Spark; texts are stored composed."""

from __future__ import annotations

import unicodedata

import pyarrow as pa
import pytest

from scoring.warehouse.dialects import Dialect
from scoring.warehouse.query import Table, write_query
from tests.spark.sessions import SPARK, session
from tests.warehouse.answers import differences, engine_answer
from tests.warehouse.typed_cases import COLUMNS, TODAY, some_case


pytestmark = SPARK
CHUNK = 6
TABLE = Table("accounts", Dialect.SPARK, keys=("Account",))
TYPES = {
    "text": pa.string(),
    "number": pa.float64(),
    "day": pa.date32(),
    "flag": pa.bool_(),
}
TEXTS = [heading for heading, kind in COLUMNS.items() if kind == "text"]


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("first", range(0, 12, CHUNK))
def test_random_models_rate_alike(first: int) -> None:
    fields = [pa.field(name, TYPES[kind]) for name, kind in COLUMNS.items()]
    schema = pa.schema([pa.field("Account", pa.string()), *fields])
    for seed in range(first, first + CHUNK):
        model, accounts = some_case(seed)
        for heading in TEXTS:  # Spark has no function that composes them
            accounts[heading] = accounts[heading].map(composed, na_action="ignore")
        table = pa.Table.from_pandas(accounts, schema, preserve_index=False)
        session().createDataFrame(table).createOrReplaceTempView("accounts")
        query = write_query(model, TABLE, TODAY)
        answer = session().sql(query.text).toArrow().to_pandas()
        assert not differences(answer, engine_answer(model, accounts)), seed
