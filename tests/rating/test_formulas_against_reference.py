"""Criteria with formulas: the engine and the reference, each with its own evaluator."""

from __future__ import annotations

import datetime as dt
import os
import random
from typing import TYPE_CHECKING

import pytest

from scoring.rating.rate import rate as rate_frame
from tests.engine import Case, differences, frame_of, model_of, ratings_of, results_of
from tests.excel_formulas import MONEY, PLACE, SIZE, SUMS, VISIT, evaluate
from tests.reference import rate
from tests.strategies import TODAY
from tests.strategies.pools import MOMENT


if TYPE_CHECKING:
    from tests.excel_formulas import Sum
    from tests.reference import Result

CASES = int(os.environ.get("ACCOUNT_SCORING_CASES", "600")) // 4
CHUNK = 25
HEADINGS = ["Account", SIZE, MONEY, VISIT, PLACE]
NUMBERS = (0, 5, 12.5, 50, 320, -5, "1 200", "5m", "12 %", "about 40", True, None, "?")
DAYS = (dt.date(2026, 3, 1), MOMENT(2025, 12, 31, 8, 30), "31.3.2026", None, "n/a")
PLACES = ("Norway", "norway", "Iași", "#N/A", None, " ")
POINTS = (10, 5, -5, "out", 2.5)


def formula_rule(rng: random.Random, entry: Sum) -> dict[str, object]:
    """A rule with a formula; its result is the points where it is never 0."""
    bare = entry.never_nought and rng.random() < 0.6
    points = None if bare else rng.choice(POINTS)
    return {"Test": "formula", "Value": entry.text, "Points": points}


def other_rule(rng: random.Random) -> dict[str, object]:
    """A rule that reads the criterion's own field."""
    rules: tuple[dict[str, object], ...] = (
        {"Test": "at least", "Value": 50},
        {"Test": "scale", "Value": 0, "To": 320},
        {"Test": "is blank"},
        {"Test": "otherwise"},
    )
    return rng.choice(rules) | {"Points": rng.choice((10, 5, -5))}


def criterion(rng: random.Random, name: str) -> list[dict[str, object]]:
    """Rules with formulas, and at times others about an account field."""
    rules = [formula_rule(rng, rng.choice(SUMS)) for _ in range(rng.randint(1, 2))]
    cells: dict[str, object] = {
        "Weight": rng.choice((1, 2, 0.5)),
        "If blank": rng.choice((None, "skip", 3, "out")),
    }
    if rng.random() < 0.5:
        cells["Account field"] = rng.choice((SIZE, MONEY))
        rules.insert(rng.randint(0, len(rules)), other_rule(rng))
    rows: list[dict[str, object]] = [{"Criterion": name, **rule} for rule in rules]
    return [rows[0] | cells, *rows[1:]]


def seeded_case(seed: int) -> Case:
    """The same random case for a seed each time."""
    rng = random.Random(seed)
    names = ("Alpha", "Beta", "Gamma")[: rng.randint(1, 3)]
    rows: list[list[object]] = [
        [
            f"Account {number}",
            rng.choice(NUMBERS),
            rng.choice(NUMBERS),
            rng.choice(DAYS),
            rng.choice(PLACES),
        ]
        for number in range(rng.randint(1, 9))
    ]
    return Case([row for n in names for row in criterion(rng, n)], HEADINGS, rows)


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_random_formulas(first: int) -> None:
    for seed in range(first, first + CHUNK):
        case = seeded_case(seed)
        expected = rate(*case[:3], TODAY, evaluate=evaluate)
        wrong = differences(ratings_of(case), expected)
        assert not wrong, (seed, wrong[:5])


def rated(rules: list[dict[str, object]], row: list[object]) -> Result:
    """One account's result by the criterion F and one that is always known."""
    first, *rest = rules
    criteria = [
        {"Criterion": "F", "Weight": 1, **first},
        *rest,
        {"Criterion": "Sure", "Weight": 1, "Test": "otherwise", "Points": 10}
        | {"Account field": "Account"},
    ]
    frame = frame_of([["Acme", *row]], len(HEADINGS))
    ratings = rate_frame(
        model_of(criteria), frame, today=TODAY, headings=tuple(HEADINGS)
    )
    return results_of(ratings)[0]


def formula(text: str, points: object = None) -> dict[str, object]:
    """A rule with a formula."""
    return {"Test": "formula", "Value": text, "Points": points}


ROW: list[object] = [5, None, dt.date(2026, 3, 1), "Norway"]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("[Size]*2-3", 7.0),
        ("[Size]*100", 10.0),
        ("-[Size]*100", -10.0),
        ("[Size]>4", 1.0),
        ("[Size]+[Money]", 5.0),
        ("MAX([Size]+0,3)", 5.0),
        ("TODAY()-[Seen]-25", 5.0),
        ('IF([Money]="",4,1)', 4.0),
        ("LEN([Place])", 6.0),
        ("ISBLANK([Money])", 1.0),
        ("IFERROR([Size]/[Money],-1)", -1.0),
        ('LEN("[Money]")+[Size]-6', 6.0),
        pytest.param("SUM([Size],[Money])", 5.0),
        pytest.param("MAX([Size],[Money],3)", 5.0),
        pytest.param("MIN([Size],[Money])", 5.0),
        pytest.param("SUM([Size],[Place])", 5.0),
        pytest.param("AVERAGE([Size],[Money])", 5.0),
    ],
)
def test_a_formula_without_points_earns_its_result(text: str, points: float) -> None:
    assert rated([formula(text)], ROW).points["F"] == pytest.approx(points)


@pytest.mark.parametrize(
    "text",
    [
        "[Size]/[Money]",
        "[Place]+1",
        "[Place]",
        "[Money]",
        "[Size]>6",
        '[Size]&"%"',
        "SQRT(-[Size])",
    ],
)
def test_a_formula_that_gives_an_error_text_or_nothing_matches_not(text: str) -> None:
    assert rated([formula(text, 8)], ROW).points["F"] == 0
    assert rated([formula(text)], ROW).points["F"] == 0


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("[Size]", True),
        ("[Size]-5", False),
        ("[Size]=5", True),
        ("AND(NOT([Size]=6))", True),
        pytest.param(
            "NOT([Size]=6)",
            True,
        ),
    ],
)
def test_a_formula_with_points_matches_on_true_and_on_numbers_but_nought(
    text: str, *, matched: bool
) -> None:
    assert rated([formula(text, 8)], ROW).points["F"] == (8 if matched else 0)


def test_a_formula_without_points_that_gives_nought_decides() -> None:
    rules = [formula("[Size]*0"), formula("[Size]>1", 10)]
    assert rated(rules, ROW).points["F"] == 0


def test_an_overflow_is_an_error_as_in_excel() -> None:
    big: list[object] = [1e200, 1e200, None, None]
    assert rated([formula("[Size]*[Money]*[Size]")], big).points["F"] == 0


def test_a_criterion_of_formulas_is_unknown_where_all_its_fields_are_blank() -> None:
    rules = [formula("[Size]>1", 8), formula("[Money]>1", 8)]
    blank: list[object] = [None, "?", None, None]
    half: list[object] = [None, 0, None, None]
    assert rated(rules, blank).to_research == "F"
    assert rated(rules, half).to_research == ""


def test_formulas_never_reach_across_accounts() -> None:
    criteria = [{"Criterion": "F", "Weight": 1, **formula("MAX([Size]+0,1)")}]
    rows = [["Acme", size, None, None, None] for size in (2, 9, 4, 2)]
    assert list(ratings_of(Case(criteria, HEADINGS, rows)).points[0]) == [2, 9, 4, 2]


def test_a_field_that_no_column_has_is_blank_in_a_formula() -> None:
    assert rated([formula("[Nowhere]+[Size]")], ROW).points["F"] == 5


def test_a_blank_criterion_with_a_formula_may_still_match_is_blank() -> None:
    # The review refuses such a criterion without a field; its own cell is blank.
    blank_rule: dict[str, object] = {"Test": "is blank", "Points": 4}
    assert rated([formula("[Size]>9", 8), blank_rule], ROW).points["F"] == 4
    assert rated([formula("[Size]>4", 8), blank_rule], ROW).points["F"] == 8
