"""The engine on the examples worked out by hand."""

from __future__ import annotations

import pytest

from scoring.rating.ranking import ranked
from tests.engine import Case, ratings_of, results_of, same
from tests.worked_examples import EXAMPLES, WorkedExample


@pytest.mark.parametrize("typed", [False, True], ids=["mixed", "typed"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_worked_example(example: WorkedExample, *, typed: bool) -> None:
    case = Case(
        example.criteria,
        example.headings,
        example.rows,
        example.settings,
        example.today,
    )
    ratings = ratings_of(case, typed=typed)
    results = results_of(ratings)
    for name, expected in example.expected.items():
        if name == "order":
            assert ranked(ratings)[0].tolist() == expected
            continue
        values = [getattr(result, name) for result in results]
        for one, right, row in zip(values, expected, example.rows, strict=True):
            assert same(one, right), (name, row, one, right)
