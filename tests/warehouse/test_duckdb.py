"""The query rates as the engine does, in DuckDB."""

from __future__ import annotations

import duckdb
import pytest

from scoring.warehouse.dialects import Dialect
from scoring.warehouse.query import Table, write_query
from tests.warehouse.answers import differences, engine_answer
from tests.warehouse.typed_cases import TODAY, some_case


CHUNK = 20
TABLE = Table("accounts", Dialect.DUCKDB, keys=("Account",))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 200, CHUNK))
def test_random_models_rate_alike(first: int) -> None:
    for seed in range(first, first + CHUNK):
        model, accounts = some_case(seed)
        query = write_query(model, TABLE, TODAY)
        with duckdb.connect() as connection:
            connection.register("accounts", accounts)
            answer = connection.execute(query.text).df()
        assert not differences(answer, engine_answer(model, accounts)), seed
