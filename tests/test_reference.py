"""The reference against examples worked out by hand, and against itself."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from tests.chance import examples
from tests.reference import (
    Result,
    display_order,
    excel_round,
    rate,
    rounded_rating,
)
from tests.strategies import ALL_HEADINGS, TODAY, accounts, cases, models, random_case
from tests.strategies.settings import fitted, some_settings
from tests.strategies.written import RANGES
from tests.worked_examples import EXAMPLES, WorkedExample


if TYPE_CHECKING:
    from collections.abc import Mapping

from fractions import Fraction


def result_values(results: list[Result], name: str) -> list[object]:
    """One field of every result; `order` is the order of display."""
    if name == "order":
        return list(display_order(results))
    return [getattr(result, name) for result in results]


def close(value: object, expected: object) -> bool:
    """Equal, but for the last digits of unrounded numbers."""
    if isinstance(value, dict) and isinstance(expected, dict):
        return value.keys() == expected.keys() and all(
            close(value[key], expected[key]) for key in expected
        )
    if isinstance(value, float) and isinstance(expected, float):
        return value == pytest.approx(expected, abs=1e-9)
    return value == expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_worked_example(example: WorkedExample) -> None:
    results = rate(
        example.criteria,
        example.headings,
        example.rows,
        example.today,
        example.settings,
    )
    for name, expected in example.expected.items():
        values = result_values(results, name)
        assert len(values) == len(expected), name
        pairs = zip(values, expected, example.rows, strict=True)
        wrong = [(row, f, e) for f, e, row in pairs if not close(f, e)]
        assert not wrong, f"{name}: {wrong}"


# Rows of one criterion each: formula, Points, result, and the points it must earn.
@pytest.mark.parametrize(
    ("points", "result", "earned", "unknown"),
    [
        (5, True, 5.0, False),
        (5, False, 0.0, True),
        (5, 2, 5.0, False),
        (5, 0, 0.0, True),
        (5, "#DIV/0!", 0.0, True),
        (None, 12.5, 10.0, False),
        (None, -12.5, -10.0, False),
        (None, 3, 3.0, False),
        (None, True, 1.0, False),
        (None, False, 0.0, True),
        (None, "text", 0.0, True),
    ],
)
def test_formula(
    *, points: object, result: object, earned: float, unknown: bool
) -> None:
    formulas: list[tuple[str, Mapping[str, object]]] = []

    def evaluate(text: str, values: Mapping[str, object]) -> object:
        formulas.append((text, values))
        return result

    formula = "[Revenue]/[Employees]+[Seen]"
    row = {
        "Criterion": "Revenue each",
        "Weight": 1,
        "Test": "formula",
        "Value": formula,
        "Points": points,
    }
    headings = ["Account", "Revenue", "Employees", "Seen"]
    rows: list[list[object]] = [
        ["Acme", None, "n/a", "?"],
        ["Bolt", "1 200", 5, dt.date(2026, 3, 31)],
    ]
    first, second = rate([row], headings, rows, TODAY, evaluate=evaluate)
    assert first.points == second.points == {"Revenue each": earned}
    # A formula's cell is blank when all its fields are.
    assert first.known == (0.0 if unknown else 1.0)
    assert second.known == 1.0
    assert formulas == [
        (formula, {"Revenue": None, "Employees": None, "Seen": None}),
        (formula, {"Revenue": 1200.0, "Employees": 5.0, "Seen": 46112.0}),
    ]


def test_rounding_is_half_away_from_zero() -> None:
    assert excel_round(Fraction(-5, 100), 1) == Fraction(-1, 10)
    assert excel_round(Fraction(45, 100), 1) == Fraction(5, 10)
    # 4.9499999999 rounds to 4.95 at nine decimals, and from there to 5.0.
    assert rounded_rating(Fraction("4.9499999999")) == 5
    assert rounded_rating(Fraction("4.949999999")) == Fraction("4.9")


def check_laws(results: list[Result]) -> None:
    """What must hold of any results."""
    for result in results:
        total = sum(result.contributions.values())
        if result.exact is not None:
            assert total == pytest.approx(result.exact, rel=1e-9, abs=1e-9)
            shown = excel_round(
                sum(map(Fraction, result.shown.values()), Fraction(0)), 1
            )
            assert shown == excel_round(excel_round(Fraction(result.exact), 9), 1)
            assert result.exact <= 10 + 1e-9
        if result.low is not None and result.high is not None:
            assert 0 <= result.low <= (result.rating or result.low) <= result.high <= 10
        assert (result.rank is None) == (result.tier is None)
        assert result.contact == (result.status == "Contact")
    order = [results[place] for place in display_order(results)]
    ranks = [result.rank for result in order if result.rank is not None]
    assert ranks == sorted(ranks)
    assert all(result.rank is None for result in order[len(ranks) :])


def test_laws_of_random_cases() -> None:
    for seed in range(200):
        criteria, headings, rows = random_case(random.Random(seed))
        check_laws(rate(criteria, headings, rows, TODAY))


@settings(
    max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(case=cases())
def test_laws_of_drawn_cases(
    case: tuple[list[dict[str, object]], list[str], list[list[object]]],
) -> None:
    criteria, headings, rows = case
    check_laws(rate(criteria, headings, rows, TODAY))


@settings(
    max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(criteria=models(), rows=accounts())
def test_an_account_is_rated_by_itself_given_its_columns(
    criteria: list[Mapping[str, object]], rows: list[list[object]]
) -> None:
    """Each account twice in the table: the same ratings, and ranks shared."""
    once = rate(criteria, ALL_HEADINGS, rows, TODAY)
    twice = rate(criteria, ALL_HEADINGS, rows + rows, TODAY)
    for result, first, second in zip(once, twice, twice[len(once) :], strict=False):
        assert first == second
        assert replace(first, rank=result.rank) == result


def test_random_cases_are_repeatable_and_rich() -> None:
    def write(seed: int) -> str:
        return repr(random_case(random.Random(seed)))

    assert write(7) == write(7)
    statuses, lifted, ranges = set(), 0, 0
    for seed in range(80):
        rng = random.Random(seed)
        criteria, headings, rows = random_case(rng)
        chosen = some_settings(rng, criteria)
        criteria = fitted(criteria, chosen.decimal_sign)
        results = rate(criteria, headings, rows, TODAY, chosen)
        statuses |= {result.status for result in results}
        lifted += sum((r.rating or 0) > max(r.exact or 0, 0) + 0.1 for r in results)
        ranges += sum(cell in RANGES for row in rows for cell in row)
    assert statuses == {
        *("Contact", "Waiting", "Research", "Not now", "Disqualified", "No data"),
    }
    assert lifted > 20
    assert ranges > 100
