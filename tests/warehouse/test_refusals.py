"""What SQL cannot hold is refused by name, all at once; the rest reads as SQL."""

from __future__ import annotations

import pytest
import sqlglot

import scoring
from scoring.warehouse.dialects import Dialect
from scoring.warehouse.query import Table, write_query
from tests.warehouse.typed_cases import TODAY, some_case


HEAD = ["Criterion", "Weight", "Account field", "Test", "Value", "To", "Points"]


def table(dialect: Dialect = Dialect.DUCKDB) -> Table:
    return Table("accounts", dialect, keys=("Account",))


def model_of(*rows: tuple[object, ...]) -> scoring.Model:
    return scoring.parse_model([HEAD, *map(list, rows)])


def faults(model: scoring.Model, dialect: Dialect = Dialect.DUCKDB) -> list[str]:
    with pytest.raises(scoring.ModelError) as refused:
        write_query(model, table(dialect), TODAY)
    return [str(finding) for finding in refused.value.findings]


def test_all_that_cannot_be_written_is_named_at_once() -> None:
    model = model_of(
        ("Sum", 1, None, "formula", "[Revenue] > 0", None, 5),
        ("Size", 1, "Employees", "at least", 50, None, 10),
        ("Size", None, None, "contains", "5", None, 2),
        ("Seen", 1, "Visit", "in the last days", 30, None, 10),
        ("Much", 1, "Visit", "at least", 5, None, 10),
        ("Kind", 1, "Class", "is one of", "A; 7", None, 10),
    )
    assert faults(model) == [
        (
            "C119 Criteria!D4: 'Employees' is compared as numbers and as text, "
            "and a column of a table is one"
        ),
        (
            "C119 Criteria!D6: 'Visit' is compared as dates and as numbers, "
            "and a column of a table is one"
        ),
        (
            "C119 Criteria!D7: 'Class' is compared with words and with '7', "
            "which SQL does not read out of a text"
        ),
        "C118 Criteria!D2: a formula of Excel's cannot be written as SQL",
        "C118 Criteria!D4: 'Employees' is a column of numbers, and 'contains' reads text",
    ]


def test_words_are_refused_where_patterns_know_english_letters_alone() -> None:
    model = model_of(("Role", 1, None, "has the word", "CTO", None, 10))
    assert faults(model, Dialect.SNOWFLAKE) == [
        (
            "C118 Criteria!D2: 'has the word' cannot be written for snowflake, "
            "whose patterns know no letters but those of English"
        )
    ]
    write_query(model, table(Dialect.SPARK), TODAY)


@pytest.mark.slow
@pytest.mark.parametrize("dialect", Dialect)
def test_every_dialect_is_one_select_that_its_own_grammar_reads(
    dialect: Dialect,
) -> None:
    for seed in range(30):
        model, _ = some_case(seed)
        words = any(r.test == "has the word" for c in model.criteria for r in c.rules)
        words |= any(
            r.test == "does not have the word" for c in model.criteria for r in c.rules
        )
        if words and dialect is Dialect.SNOWFLAKE:
            continue
        text = write_query(model, table(dialect)).text
        (tree,) = sqlglot.parse(text, read=dialect)
        assert isinstance(tree, sqlglot.exp.Select)
        assert tree.named_selects[:6] == [
            *("Account", "Rating", "Tier", "Status", "Known", "Exact")
        ]


def test_a_table_is_named_as_the_user_writes_it() -> None:
    model = model_of(("Size", 1, "Employees", "at least", 50, None, 10))
    named = Table("{{ ref('crm_accounts') }}", Dialect.BIGQUERY, keys=("Account",))
    assert "FROM {{ ref('crm_accounts') }}\n" in write_query(model, named).text


def test_without_a_day_the_query_rates_on_the_day_it_runs() -> None:
    model = model_of(("Seen", 1, "Visit", "in the last days", 30, None, 10))
    assert "CURRENT_DATE" in write_query(model, table()).text
    assert "CURRENT_DATE" not in write_query(model, table(), TODAY).text
