"""What becomes of whatever a formula gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from scoring.model.conditions.formula import NO_MATCH, Formula, Result, compile_formula
from scoring.values.cell import read_cell


if TYPE_CHECKING:
    from collections.abc import Callable


def result_of(function: Callable[[object], object]) -> Result:
    """The result of a formula that does this to its one field."""
    formula = Formula("[A]", ("A",), function, (0,))
    return formula.result([read_cell(5)], 0.0)


@pytest.mark.parametrize(
    ("given", "result"),
    [
        (True, Result(matched=True, points=1.0, earned=True)),
        (False, NO_MATCH),
        (3, Result(matched=True, points=3.0, earned=True)),
        (np.float64(2.5), Result(matched=True, points=2.5, earned=True)),
        (np.array([[7]]), Result(matched=True, points=7.0, earned=True)),
        (99.0, Result(matched=True, points=10.0, earned=True)),
        (-99.0, Result(matched=True, points=-10.0, earned=True)),
        (math.nan, NO_MATCH._replace(error="#NUM!")),
        ("#REF!", NO_MATCH._replace(error="#REF!")),
        ("text", NO_MATCH),
        (np.array([1.0, 2.0]), NO_MATCH),
    ],
    ids=repr,
)
def test_a_result(given: object, result: Result) -> None:
    assert result_of(lambda _: given) == result


def test_a_formula_that_fails_names_its_failure_and_matches_not() -> None:
    def fail(_: object) -> object:
        raise ZeroDivisionError

    assert result_of(fail) == NO_MATCH._replace(error="ZeroDivisionError")


def test_today_is_given_and_not_read_from_a_clock() -> None:
    formula = compile_formula("today( )-[A]")
    assert formula.inputs in ((-1, 0), (0, -1))
    day_20_000_is = 45_569
    result = formula.result([read_cell(day_20_000_is - 4)], 20_000.0)
    assert result == Result(matched=True, points=4.0, earned=True)
