"""The query rates as the engine does, in a real PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.warehouse.dialects import Dialect
from scoring.warehouse.query import Table, write_query
from tests.warehouse.answers import differences, engine_answer
from tests.warehouse.postgres import Postgres, needs_postgres, postgres
from tests.warehouse.typed_cases import COLUMNS, TODAY, some_case


if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [needs_postgres, pytest.mark.slow]
CHUNK = 25
TABLE = Table("accounts", Dialect.POSTGRES, keys=("Account",))
TYPES = {"text": "text", "number": "float8", "day": "date", "flag": "boolean"}


@pytest.fixture(scope="module")
def served() -> Iterator[Postgres]:
    with postgres() as started:
        yield started


@pytest.mark.parametrize("first", range(0, 100, CHUNK))
def test_random_models_rate_alike(served: Postgres, first: int) -> None:
    types = {"Account": "text"} | {name: TYPES[kind] for name, kind in COLUMNS.items()}
    for seed in range(first, first + CHUNK):
        model, accounts = some_case(seed)
        query = write_query(model, TABLE, TODAY)
        answer = served.answer(accounts, types, query.text)
        assert not differences(answer, engine_answer(model, accounts)), seed
