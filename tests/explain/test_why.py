"""The sentences: why an account is rated so, and what to find out."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scoring.explain.why import _joined, cell_words, to_research, why
from scoring.rating.rate import rate
from scoring.values.cell import Style, read_cell
from tests.engine import Case, model_of, ratings_of
from tests.strategies import TODAY
from tests.strategies.pools import MOMENT


def why_of(rules: list[dict[str, object]], cell: object, **stated: object) -> str:
    """Why, for one account and one criterion called Trait."""
    rows = [{"Criterion": "Trait", **rule} for rule in rules]
    rows[0] |= {"Weight": 1, **stated}
    sure = {"Criterion": "Sure", "Weight": 1, "Test": "is", "Value": "x", "Points": 10}
    case = Case([*rows, sure], ["Account", "Trait", "Sure"], [["Acme", cell, "y"]])
    return why(ratings_of(case))[0]


@pytest.mark.parametrize(
    ("rule", "cell", "sentence"),
    [
        ({"Test": "yes"}, "ja", "Trait +2.5"),
        ({"Test": "yes"}, True, "Trait +2.5"),
        ({"Test": "no"}, "nej", "Trait no +2.5"),
        ({"Test": "no"}, False, "Trait no +2.5"),
        ({"Test": "is blank"}, None, "Trait blank +2.5"),
        ({"Test": "is blank"}, "n/a", "Trait blank +2.5"),
        ({"Test": "is", "Value": "n/a"}, "N/A ", "Trait N/A +2.5"),
        ({"Test": "otherwise"}, True, "Trait TRUE +2.5"),
        ({"Test": "otherwise"}, "  Two \u00a0 words\n", "Trait Two words +2.5"),
        ({"Test": "otherwise"}, "12.345", "Trait 12.345 +2.5"),
        ({"Test": "otherwise"}, 12_345, "Trait 12.3k +2.5"),
        ({"Test": "otherwise"}, dt.date(2026, 3, 1), "Trait 2026-03-01 +2.5"),
        ({"Test": "otherwise"}, MOMENT(2026, 3, 1, 9, 30), "Trait 2026-03-01 +2.5"),
        ({"Test": "formula", "Value": "[Trait]>1"}, 5, "Trait +2.5"),
    ],
)
def test_how_a_value_is_said(
    rule: dict[str, object], cell: object, sentence: str
) -> None:
    assert why_of([rule | {"Points": 5}], cell) == sentence


def test_points_for_an_unknown_cell_say_blank() -> None:
    rule: dict[str, object] = {"Test": "is", "Value": "a", "Points": 5}
    assert why_of([rule], None, **{"If blank": 4}) == "Trait blank +2.0"


@pytest.mark.parametrize("points", [0, 10])
def test_what_adds_nothing_is_left_out(points: int) -> None:
    rule: dict[str, object] = {"Test": "is", "Value": "a", "Points": points}
    assert why_of([rule], "b") == ""


@pytest.mark.parametrize(
    ("rule", "cell", "stated", "sentence"),
    [
        (
            {"Test": "is", "Value": "Retail"},
            " RETAIL ",
            {},
            "disqualified: Trait RETAIL",
        ),
        ({"Test": "yes"}, "x", {}, "disqualified: Trait"),
        ({"Test": "no"}, 0, {}, "disqualified: Trait no"),
        ({"Test": "is blank"}, "", {}, "disqualified: Trait blank"),
        ({"Test": "yes"}, None, {"If blank": "out"}, "disqualified: Trait blank"),
        ({"Test": "at most", "Value": 5}, 4, {"Weight": None}, "disqualified: Trait 4"),
    ],
)
def test_what_disqualifies(
    rule: dict[str, object], cell: object, stated: dict[str, object], sentence: str
) -> None:
    assert why_of([rule | {"Points": "out"}], cell, **stated) == sentence


def test_the_first_of_several_disqualifiers_is_named() -> None:
    rows: list[dict[str, object]] = [
        {"Criterion": "Off", "Weight": 0, "Test": "yes", "Points": "out"},
        {"Criterion": "B", "Weight": 1, "Test": "yes", "Points": 10},
        {"Criterion": "C", "Weight": 1, "Test": "yes", "Points": "out"},
        {"Criterion": "D", "Test": "yes", "Points": "out"},
    ]
    headings = ["Account", "Off", "B", "C", "D"]
    accounts: list[list[object]] = [
        ["1", "x", "x", "x", "x"],
        ["2", "x", "x", None, "x"],
    ]
    sentences = why(ratings_of(Case(rows, headings, accounts)))
    assert sentences.tolist() == ["disqualified: C", "disqualified: D"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("a  b " * 10, "a b " * 9 + "a b"),
        (" " + "y" * 40 + "  ", "y" * 40),
        (320, "320"),
        (0.25, "0.25"),
        ("4.50", "4.50"),
        (False, "FALSE"),
        (None, ""),
    ],
    ids=[
        "forty",
        "forty-one",
        "spaces",
        "trimmed",
        "number",
        "fine",
        "text",
        "flag",
        "blank",
    ],
)
def test_cell_words(value: object, words: str) -> None:
    assert cell_words(read_cell(value)) == words


def test_a_serial_in_a_date_column_is_said_as_a_date() -> None:
    serial = read_cell(46112, Style(serials=True))
    assert cell_words(serial) == "2026-03-31"
    assert cell_words(read_cell(-5, Style(serials=True))) == "-5"


def test_the_three_largest_in_size_are_named_in_order() -> None:
    rows = [
        {"Criterion": name, "Weight": 1, "Test": "yes", "Points": points}
        for name, points in (("A", 2), ("B", -8), ("C", 6), ("D", 6), ("E", 10))
    ]
    case = Case(rows, ["Account", *"ABCDE"], [["Acme", *["x"] * 5]])
    # full 4: 0.5, -2, 1.5, 1.5, 2.5, and of equals the first in Criteria
    assert why(ratings_of(case)).tolist() == ["E +2.5; B -2.0; C +1.5"]


def rating_sentences(values: Any, accounts_field: str = "Trait") -> list[str]:
    """Why, for a typed column Trait."""
    rule = {"Criterion": "T", "Weight": 1, "Test": "otherwise", "Points": 10}
    model = model_of([rule | {"Account field": accounts_field}])
    frame = pd.DataFrame(
        {"Account": [str(at) for at in range(len(values))], "Trait": values}
    )
    return why(rate(model, frame, today=TODAY)).tolist()


def test_typed_columns_are_said_like_mixed_ones() -> None:
    assert rating_sentences([12_345.0, 12_321.0, float("nan"), 12_351.0]) == [
        "T 12.3k +10.0",
        "T 12.3k +10.0",
        "",
        "T 12.4k +10.0",
    ]
    days = pd.to_datetime(["2026-03-01", "2026-03-30"])
    assert rating_sentences(days) == ["T 2026-03-01 +10.0", "T 2026-03-30 +10.0"]
    assert rating_sentences(days, "days since Trait") == ["T 30 +10.0", "T 1 +10.0"]


@pytest.mark.parametrize(
    ("values", "words"),
    [([1.005, 1.0], ["1.01", "1"]), ([9999.94, 10_000.0], ["9999.9", "10k"])],
    ids=["half", "border"],
)
def test_each_number_of_a_typed_column_is_said_as_if_alone(
    values: list[float], words: list[str]
) -> None:
    assert rating_sentences(values) == [f"T {word} +10.0" for word in words]


@pytest.mark.parametrize(
    ("blank", "listed"),
    [
        ("ABCD", "B; C; A; D"),
        ("AD", "A; D"),
        ("", ""),
    ],
)
def test_the_unknown_that_could_move_most_is_researched_first(
    blank: str, listed: str
) -> None:
    rows = [
        {"Criterion": name, "Weight": weight, "Test": "yes", "Points": points}
        for name, weight, points in (
            ("A", 1, 10),
            ("B", 3, 10),
            ("C", 4, -5),
            ("D", 2, 5),
        )
    ]
    rows.append({"Criterion": "Veto", "Weight": None, "Test": "yes", "Points": "out"})
    cells = [None if name in blank else "no" for name in "ABCD"]
    case = Case(rows, ["Account", *"ABCD", "Veto"], [["Acme", *cells, None]])
    assert to_research(ratings_of(case)).tolist() == [listed]


def test_a_model_without_weight_has_nothing_to_research() -> None:
    rows = [{"Criterion": "Veto", "Test": "yes", "Points": "out"}]
    ratings = ratings_of(Case(rows, ["Account", "Veto"], [["Acme", None]]))
    assert to_research(ratings).tolist() == [""]
    assert why(ratings).tolist() == [""]


def test_a_large_weight_makes_no_more_words_than_occur() -> None:
    """A penalty of 1,000,000 beside a weight of 1 spans ten million tenths."""
    far = 20_000_000
    texts, ids = ["", "Size 5"], np.ones((1, 3), dtype=np.int64)
    tenths = np.array([[-far, 0, far]])
    tracemalloc.start()
    joined = _joined(texts, ids, tenths).tolist()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert joined == ["Size 5 -2000000.0", "Size 5 +0.0", "Size 5 +2000000.0"]
    assert peak < 1 << 20
